import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import XOAuth2 from 'nodemailer/lib/xoauth2'
import type { MailServer } from '#src/config.ts'
import { errorText } from './error-code.ts'
import { googleToken } from './google-token.ts'
import { within } from './within.ts'

/** What became of one attempt to hand a mail over. Only a server's own reply code decides for good. */
export type Delivery =
  /** For one recipient at least. `deferred`: those for whom the server wants to have it later (4xx). */
  | {
      readonly kind: 'accepted'
      readonly response: string
      readonly refusals: readonly Refusal[]
      readonly deferred: readonly string[]
    }
  /** Refused for good (5xx). */
  | { readonly kind: 'refused'; readonly why: string; readonly refusals: readonly Refusal[] }
  /** Surely not taken: not reached, not let in, told to come again (4xx), cut off before the mail was on its way. */
  | { readonly kind: 'not-taken'; readonly why: string }
  /** The mail was on its way and no reply came: taken or not, nobody can tell. */
  | { readonly kind: 'unknown'; readonly why: string }

/** A recipient for whom the server would not have the mail, with its RFC 3463 status where it gave one. */
export type Refusal = { readonly address: string; readonly status: string | null }

export type Envelope = { readonly from: string; readonly to: readonly string[] }

/** Never throws. `until`: the instant after which no byte of the mail may leave any more, where it is not `SMTP_MS` from now. */
export type SendMail = (envelope: Envelope, bytes: Uint8Array, until?: number) => Promise<Delivery>

/** No attempt lasts longer, even that of a process that was frozen meanwhile: whoever finds one that began earlier knows that it is over. */
export const SMTP_MS = 60_000
const CONNECT_MS = 15_000
const QUIT_MS = 2000

export function smtpSender(server: MailServer): SendMail {
  const token = server.login.kind === 'oauth2' ? googleToken(server.user, server.login) : null
  let refused = false
  return async (envelope, bytes, until = Date.now() + SMTP_MS) => {
    const attempt = { underWay: false, until }
    try {
      const password = server.login.kind === 'password' ? server.login.password : ''
      const accessToken = token ? await token(refused) : null
      const delivered = await deliver(server, { password, accessToken }, envelope, bytes, attempt)
      refused = false
      return { kind: 'accepted', ...delivered }
    } catch (error) {
      refused = commandOf(error).startsWith('AUTH')
      return judged(error, attempt.underWay)
    }
  }
}

/** Signs in and says good-bye. @returns null, or why that did not go well */
export async function probeSmtp(server: MailServer): Promise<Error | null> {
  try {
    const password = server.login.kind === 'password' ? server.login.password : ''
    const accessToken = server.login.kind === 'oauth2' ? await googleToken(server.user, server.login)(false) : null
    await converse(server, { password, accessToken }, async () => undefined)
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

type Secret = { readonly password: string; readonly accessToken: string | null }

type Delivered = { readonly response: string; readonly refusals: Refusal[]; readonly deferred: string[] }

type Attempt = { underWay: boolean; readonly until: number }

async function deliver(
  server: MailServer,
  secret: Secret,
  envelope: Envelope,
  bytes: Uint8Array,
  attempt: Attempt,
): Promise<Delivered> {
  return await converse(
    server,
    secret,
    (connection) =>
      new Promise<Delivered>((done, fail) => {
        connection.send({ from: envelope.from, to: [...envelope.to] }, onceRead(bytes, attempt), (problem, info) =>
          problem ? fail(problem) : done({ response: info.response, ...partedBy(info.rejectedErrors ?? []) }),
        )
      }),
  )
}

/** A signed-in session, within its time, and its end. */
async function converse<T>(
  server: MailServer,
  secret: Secret,
  work: (connection: SMTPConnection) => Promise<T>,
): Promise<T> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SMTP_MS,
  })
  const lost = new Promise<never>((_, fail) => connection.on('error', fail))
  const done = (async () => {
    await signIn(connection, server, secret)
    return await work(connection)
  })()
  try {
    const result = await within(SMTP_MS, 'mail server', Promise.race([done, lost]))
    connection.quit()
    setTimeout(() => connection.close(), QUIT_MS).unref()
    return result
  } catch (error) {
    connection.close()
    throw error
  }
}

async function signIn(connection: SMTPConnection, server: MailServer, secret: Secret): Promise<void> {
  await new Promise<void>((done, fail) => connection.connect((error) => (error ? fail(error) : done())))
  if (!connection.allowsAuth) return
  await new Promise<void>((done, fail) =>
    connection.login(loginOf(server, secret), (error) => (error ? fail(error) : done())),
  )
}

/**
 * The bytes as a stream that is first read when the server has said "354 go ahead": from then on the mail is under way. Piece by piece,
 * each looking at the clock: a process that wakes after a long sleep must not go on with what another sends by now.
 */
function onceRead(bytes: Uint8Array, attempt: Attempt): Readable {
  let at = 0
  return new Readable({
    highWaterMark: 0,
    read() {
      if (Date.now() > attempt.until) {
        this.destroy(new Error('its time was over before it could leave'))
        return
      }
      attempt.underWay = true
      this.push(at < bytes.length ? bytes.subarray(at, at + PIECE_BYTES) : null)
      at += PIECE_BYTES
    },
  })
}

const PIECE_BYTES = 65_536

function loginOf(server: MailServer, { password, accessToken }: Secret) {
  if (accessToken === null) return { user: server.user, credentials: { user: server.user, pass: password } }
  return { user: server.user, method: 'XOAUTH2', oauth2: new XOAuth2({ user: server.user, accessToken }) }
}

/** Steps of SMTP at which a reply is about this mail; before them it is about us or the server. */
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA']
/** 5xx replies that pass by themselves: a bad sequence after a broken session, Gmail's daily limit. */
const PASSING = /^503|\b5\.4\.5\b/

function judged(error: unknown, underWay: boolean): Delivery {
  const why = errorText(error)
  const code = codeOf(error)
  if (code >= 500 && ABOUT_THE_MAIL.includes(commandOf(error)) && !PASSING.test(responseOf(error)))
    return { kind: 'refused', why, refusals: refusalsIn(error) }
  if (code >= 400 || !underWay) return { kind: 'not-taken', why }
  return { kind: 'unknown', why }
}

function commandOf(error: unknown): string {
  return error instanceof Error && 'command' in error ? String(error.command) : ''
}

function responseOf(error: unknown): string {
  return error instanceof Error && 'response' in error ? String(error.response) : ''
}

/** One for each recipient where each was refused; nodemailer keeps those of the others beside the first. */
function refusalsIn(error: unknown): Refusal[] {
  const each =
    error instanceof Error && 'rejectedErrors' in error && Array.isArray(error.rejectedErrors)
      ? error.rejectedErrors
      : []
  return each.flatMap(refusalOf)
}

/** Recipients that were refused for good, and those to be tried again. */
function partedBy(errors: readonly unknown[]): Pick<Delivered, 'refusals' | 'deferred'> {
  const isFinal = (error: unknown): boolean => codeOf(error) >= 500 && !PASSING.test(responseOf(error))
  return {
    refusals: errors.filter(isFinal).flatMap(refusalOf),
    // As they were given: they are asked for again.
    deferred: errors.filter((error) => !isFinal(error)).flatMap((error) => recipientOf(error) ?? []),
  }
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
}

function recipientOf(error: unknown): string | null {
  return error instanceof Error && 'recipient' in error ? String(error.recipient) : null
}

function refusalOf(error: unknown): Refusal[] {
  const recipient = recipientOf(error)
  if (recipient === null) return []
  const status = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(responseOf(error))?.[1] ?? null
  return [{ address: recipient.toLowerCase(), status }]
}
