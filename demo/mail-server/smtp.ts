import { callbackify } from 'node:util'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { MailStore } from './store.ts'

export const MAX_MAIL_BYTES = 35 * 1024 * 1024
const MAX_RECIPIENTS = 100

/** A mail as it came in over SMTP, with the trace fields of this server before it. */
export type Delivery = {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
  readonly receivedAt: Date
}

/** Takes every mail for every address and puts it into that address's own INBOX in memory: nothing is passed on anywhere. */
export function createSmtpServer(options: {
  readonly store: MailStore
  readonly password: string
  readonly host: string
  /** When a mail counts as received. */
  readonly receivedAt: (raw: Buffer) => Date
  readonly onDelivery: (delivery: Delivery) => void
}): SMTPServer {
  return new SMTPServer({
    name: options.host,
    banner: 'Tiep nhan demo',
    size: MAX_MAIL_BYTES,
    maxRecipients: MAX_RECIPIENTS,
    authOptional: true,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    socketTimeout: 120_000,
    closeTimeout: 1000,
    onAuth(auth, _, done) {
      const account = auth.password === options.password ? options.store.account(auth.username ?? '') : null
      if (account) done(null, { user: account.address })
      else done(refusal(535, 'Wrong user name or password; the demo prints both at its start'))
    },
    onRcptTo(address, _, done) {
      if (options.store.account(address.address)) done()
      else done(refusal(550, 'Not an address this demo can hold'))
    },
    onData(stream, session, done) {
      callbackify(async () => {
        const body = await receive(stream)
        if (body === null) throw refusal(552, `Mail of more than ${MAX_MAIL_BYTES} bytes`)
        if (!options.store.fits(body.length)) throw refusal(452, 'The demo holds no more mail')
        deliver(options, session, body)
        return 'Received'
      })(done)
    },
  })
}

/** The mail's bytes, or null where it is too large (the rest is read and dropped, as the protocol wants). */
async function receive(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    if (stream.sizeExceeded) chunks.length = 0
    else chunks.push(Buffer.from(chunk))
  }
  return stream.sizeExceeded ? null : Buffer.concat(chunks)
}

function deliver(options: Parameters<typeof createSmtpServer>[0], session: SMTPServerSession, body: Buffer): void {
  const receivedAt = options.receivedAt(body)
  const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
  const to = session.envelope.rcptTo.map(({ address }) => address)
  const trace =
    `Return-Path: <${from}>\r\n` +
    `Received: from ${session.hostNameAppearsAs || 'unknown'} ([${session.remoteAddress}])\r\n` +
    `\tby ${options.host} with ${session.transmissionType} id ${session.id};\r\n\t${rfc5322Date(receivedAt)}\r\n`
  const raw = Buffer.concat([Buffer.from(trace), body])
  for (const address of new Set(to.map((recipient) => recipient.toLowerCase()))) {
    const inbox = options.store.account(address)?.folders.get('INBOX')
    if (inbox) options.store.append(inbox, raw, { internalDate: receivedAt })
  }
  options.onDelivery({ from, to, raw, receivedAt })
}

/** A date as headers write it, in Hanoi's time. */
function rfc5322Date(date: Date): string {
  const local = new Date(date.getTime() + 7 * 3_600_000)
  return local.toUTCString().replace('GMT', '+0700')
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
