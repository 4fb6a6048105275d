import { promisify } from 'node:util'
import XOAuth2 from 'nodemailer/lib/xoauth2'
import type { Login } from '#src/config.ts'

/** Gives an access token that is good now; `renew` where the server refused the last one. */
export type AccessToken = (renew: boolean) => Promise<string>

/** Where Google exchanges refresh tokens (RFC 6749 section 6). */
const TOKEN_URL = 'https://oauth2.googleapis.com/token'
const TOKEN_MS = 20_000

/** Access tokens for IMAP and SMTP, kept until shortly before they run out. */
export function googleToken(user: string, login: Extract<Login, { kind: 'oauth2' }>): AccessToken {
  const tokens = new XOAuth2({ ...login, user, accessUrl: TOKEN_URL, requestTimeout: TOKEN_MS })
  tokens.on('error', () => undefined)
  const getToken = promisify((renew: boolean, done: (error: Error | null, token: string) => void) =>
    tokens.getToken(renew, done),
  )
  return async (renew) => {
    try {
      return await getToken(renew)
    } catch (cause) {
      throw new Error(
        `Google gives no access token for ${user}: check GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET and GOOGLE_REFRESH_TOKEN ` +
          `(a consent screen in "Testing" makes refresh tokens that die after seven days)`,
        { cause },
      )
    }
  }
}
