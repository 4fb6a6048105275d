import { ImapFlow } from 'imapflow'
import type { MailServer } from '#src/config.ts'
import { errorCode, errorText } from './error-code.ts'
import { googleToken, NoToken } from './google-token.ts'
import type { Log } from './log.ts'
import { mendFor, networkMend } from './mail-trouble.ts'

/** Why the mailbox can't be reached, in words that say what to do. */
export class ImapTrouble extends Error {
  /** `login`: the server said no, trying again soon makes it worse. `network`: it may pass by itself. */
  readonly kind: 'login' | 'network'
  /** What the server said, or why it was not reached, without our advice. */
  readonly says: string
  constructor(kind: 'login' | 'network', message: string, says: string, cause: unknown) {
    super(message, { cause })
    this.says = says
    this.name = 'ImapTrouble'
    this.kind = kind
  }
}

const CONNECT_MS = 20_000
/** Silence for so long is a dead connection; a look at the mailbox comes more often. */
const SILENCE_MS = 60_000
/** More than the largest mail that is taken (`MAX_MAIL_BYTES`). */
const MAX_LITERAL_BYTES = 110_000_000
const MAX_LINE_BYTES = 20_000_000

/** Opens sessions on one account. */
export function imapSessions(server: MailServer, log: Log): () => Promise<ImapFlow> {
  const token = server.login.kind === 'oauth2' ? googleToken(server.user, server.login) : null
  let refused = false
  return async () => {
    try {
      const auth =
        server.login.kind === 'password'
          ? { user: server.user, pass: server.login.password }
          : { user: server.user, accessToken: (await token?.(refused)) ?? '' }
      const client = new ImapFlow({
        host: server.host,
        port: server.port,
        secure: server.security === 'tls',
        doSTARTTLS: server.security === 'starttls',
        auth,
        logger: false,
        clientInfo: { name: 'tiepnhan' },
        disableAutoIdle: true,
        connectionTimeout: CONNECT_MS,
        greetingTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
        maxLiteralSize: MAX_LITERAL_BYTES,
        maxLineLength: MAX_LINE_BYTES,
        maxResponseSize: MAX_LITERAL_BYTES + MAX_LINE_BYTES,
      })
      // Without a listener a lost connection ends the process; whoever uses the session meets the error itself.
      client.on('error', (error) => log.debug({ err: error }, 'imap session'))
      await client.connect()
      refused = false
      return client
    } catch (error) {
      refused = isRefusal(error)
      throw explained(error, server)
    }
  }
}

/** Answers to LOGIN that are about the server's state, not about the password (RFC 5530). */
const PASSING = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN']

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('authenticationFailed' in error) || error.authenticationFailed !== true)
    return false
  return !('serverResponseCode' in error && PASSING.includes(String(error.serverResponseCode)))
}

/** What the server said, in whichever of the library's fields it stands. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const text = 'responseText' in error ? String(error.responseText) : ''
  const oauth = 'oauthError' in error && error.oauthError ? JSON.stringify(error.oauthError) : ''
  return [text, oauth].filter((part) => part !== '').join(' ')
}

function explained(error: unknown, server: MailServer): ImapTrouble {
  const where = `${server.host}:${server.port}`
  if (error instanceof NoToken)
    return new ImapTrouble(error.isFinal ? 'login' : 'network', error.message, errorText(error.cause), error)
  const words = wordsOf(error)
  if (isRefusal(error)) {
    const said = words === '' ? '' : ` It says: "${words}".`
    const mend =
      mendFor(words) ??
      (server.login.kind === 'oauth2'
        ? 'Consent again: `npx tiepnhan setup --consent`.'
        : 'Check IMAP_USER and IMAP_PASSWORD (Gmail wants an app password, not the account’s own).')
    const text = `The mailbox at ${where} refuses the sign-in of ${server.user}.${said} ${mend}`
    return new ImapTrouble('login', text, words, error)
  }
  const mend = mendFor(words) ?? networkMend(errorCode(error), errorText(error), 'IMAP')
  const said = words === '' ? errorText(error) : words
  return new ImapTrouble('network', `The mailbox at ${where} can't be reached: ${said}. ${mend}`, said, error)
}
