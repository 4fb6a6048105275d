import { promisify } from 'node:util'
import XOAuth2 from 'nodemailer/lib/xoauth2'
import type { Login } from '#src/config.ts'
import { errorText } from './error-code.ts'
import { mendFor } from './mail-trouble.ts'

/** Gives an access token that is good now; `renew` where the server refused the last one. */
export type AccessToken = (renew: boolean) => Promise<string>

/** Why there is no access token, in words that say what to do. */
export class NoToken extends Error {
  /** True where Google said no; false where it was not reached or is busy, which passes. */
  readonly isFinal: boolean
  constructor(message: string, isFinal: boolean, cause: unknown) {
    super(message, { cause })
    this.name = 'NoToken'
    this.isFinal = isFinal
  }
}

const TOKEN_MS = 20_000
/** Answers by which Google says no to this client or this token (RFC 6749 section 5.2). */
const FINAL = /\b(?:invalid_grant|invalid_client|unauthorized_client|deleted_client|invalid_scope|access_denied)\b/

/** Access tokens for IMAP and SMTP, kept until shortly before they run out. */
export function googleToken(user: string, login: Extract<Login, { kind: 'oauth2' }>): AccessToken {
  const { clientId, clientSecret, refreshToken, tokenUrl } = login
  const tokens = new XOAuth2({
    user,
    clientId,
    clientSecret,
    refreshToken,
    accessUrl: tokenUrl,
    requestTimeout: TOKEN_MS,
  })
  tokens.on('error', () => undefined)
  const getToken = promisify((renew: boolean, done: (error: Error | null, token: string) => void) =>
    tokens.getToken(renew, done),
  )
  return async (renew) => {
    try {
      return await getToken(renew)
    } catch (cause) {
      const said = errorText(cause)
      const mend =
        mendFor(said) ?? 'Check GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET and GOOGLE_REFRESH_TOKEN, and the network.'
      throw new NoToken(
        `Google gives no access token for ${user}. It says: "${said}". ${mend}`,
        FINAL.test(said),
        cause,
      )
    }
  }
}
