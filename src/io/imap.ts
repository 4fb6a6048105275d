import { ImapFlow } from 'imapflow'
import type { MailServer } from '#src/config.ts'
import { errorCode, errorText } from './error-code.ts'
import { googleToken } from './google-token.ts'
import type { Log } from './log.ts'

/** Why the mailbox can't be reached, in words that say what to do. */
export class ImapTrouble extends Error {
  /** `login`: the server said no, trying again soon makes it worse. `network`: it may pass by itself. */
  readonly kind: 'login' | 'network'
  constructor(kind: 'login' | 'network', message: string, cause: unknown) {
    super(message, { cause })
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

function wordsOf(error: unknown): string {
  return error instanceof Error && 'responseText' in error ? String(error.responseText) : ''
}

function explained(error: unknown, server: MailServer): ImapTrouble {
  const where = `${server.host}:${server.port}`
  if (isRefusal(error)) {
    const said = wordsOf(error) === '' ? '' : ` It says: "${wordsOf(error)}".`
    const mend =
      server.login.kind === 'oauth2'
        ? 'Sign in again to get a new GOOGLE_REFRESH_TOKEN.'
        : 'Check IMAP_USER and IMAP_PASSWORD (Gmail wants an app password, not the account’s own).'
    return new ImapTrouble(
      'login',
      `The mailbox at ${where} refuses the sign-in of ${server.user}.${said} ${mend}`,
      error,
    )
  }
  const code = errorCode(error)
  const hint =
    code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? 'The name is not known: check IMAP_HOST and the network.'
      : code === 'ECONNREFUSED'
        ? 'Nothing answers there: check IMAP_HOST and IMAP_PORT.'
        : /ssl|tls|wrong version|certificate/i.test(`${code} ${errorText(error)}`)
          ? 'Check IMAP_SECURITY (tls, starttls) and IMAP_PORT.'
          : 'Check the network; it is tried again.'
  return new ImapTrouble('network', `The mailbox at ${where} can't be reached: ${errorText(error)}. ${hint}`, error)
}
