// oxlint-disable-next-line no-restricted-imports -- the composer makes bytes of values; what sends them stays in io/
import MailComposer from 'nodemailer/lib/mail-composer'
import { isAddress } from './addresses.ts'
import { cleanFileName } from './file-name.ts'
import type { Mailbox, Message } from './message.ts'
import { OWN_MARKER } from './own.ts'

/** A mail of ours, fixed before it is sent: the same values give the same bytes. */
export type OutgoingMail = {
  /** The display name is the office's. */
  readonly from: Mailbox
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly subject: string
  readonly text: string
  /** Null for a mail of plain text only. */
  readonly html: string | null
  readonly attachments: readonly OutgoingFile[]
  /** With angle brackets; see `messageIdFor`. */
  readonly messageId: string
  readonly date: Date
  /** Message-ID of the mail that this one answers, or null. */
  readonly inReplyTo: string | null
  /** Message-IDs of the thread, oldest first; see `threadOf`. */
  readonly references: readonly string[]
  /** RFC 3834: an answer to a mail, or a mail that nobody's mail set off (a digest, a reminder). */
  readonly automatic: 'auto-replied' | 'auto-generated'
  /** Version of the program that words it. */
  readonly version: string
}

export type OutgoingFile = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** Content-ID without brackets of a picture that the HTML shows as `cid:...` (RFC 2392); absent or null: a plain attachment. */
  readonly cid?: string | null
}

/**
 * Exact bytes of an outgoing mail (RFC 5322), lines in CRLF and short enough for every relay. It says that a machine wrote it,
 * so that no machine answers. Throws where a value could change the meaning of the header: that is a fault of the caller.
 */
export async function composeMail(mail: OutgoingMail): Promise<Uint8Array> {
  for (const id of [mail.messageId, ...(mail.inReplyTo === null ? [] : [mail.inReplyTo])]) checkMessageId(id)
  const token = /^<([^@]+)@/.exec(mail.messageId)?.[1] ?? ''
  const composer = new MailComposer({
    from: mailbox(mail.from),
    to: mail.to.map(mailbox),
    cc: mail.cc.map(mailbox),
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html === null ? {} : { html: mail.html }),
    attachments: mail.attachments.map((file) => ({
      filename: cleanFileName(file.name),
      contentType: oneLine(file.type),
      content: Buffer.from(file.bytes),
      ...(file.cid ? { cid: oneLine(file.cid), contentDisposition: 'inline' as const } : {}),
    })),
    messageId: mail.messageId,
    date: mail.date,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo }),
    references: shortThread(mail.references),
    textEncoding: 'quoted-printable',
    // Without it every run draws another boundary, and a mail that is sent again would be another mail.
    baseBoundary: token.replace(/[^\w.-]+/g, '-').slice(0, 40),
    headers: {
      'Auto-Submitted': mail.automatic,
      'X-Auto-Response-Suppress': 'All',
      'X-Mailer': oneLine(`Tiepnhan ${mail.version}`),
      'Content-Language': 'vi',
      [OWN_MARKER]: token,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
  return await composer.compile().build()
}

/** Header values that put an answer into the thread of the mail it answers (RFC 5322 section 3.6.4). */
export function threadOf(
  parent: Pick<Message, 'messageId' | 'references'>,
): Pick<OutgoingMail, 'inReplyTo' | 'references'> {
  if (parent.messageId === null) return { inReplyTo: null, references: [...parent.references] }
  const before = parent.references.filter((id) => id !== parent.messageId)
  return { inReplyTo: parent.messageId, references: [...before, parent.messageId] }
}

/** Mail programs thread by the first and the last ones; a header of hundreds is cut by relays. */
const REFERENCES = 20

function shortThread(references: readonly string[]): string[] {
  const sound = references.filter((id) => MESSAGE_ID.test(id))
  return sound.length <= REFERENCES ? sound : [...sound.slice(0, 1), ...sound.slice(1 - REFERENCES)]
}

const MESSAGE_ID = /^<[\u{21}-\u{3b}\u{3d}\u{3f}-\u{7e}]{1,250}>$/u

function checkMessageId(id: string): void {
  if (!MESSAGE_ID.test(id))
    throw new Error(`A Message-ID of printable ASCII in angle brackets was expected, not ${JSON.stringify(id)}`)
}

function mailbox({ name, address }: Mailbox): { name: string; address: string } {
  if (!isAddress(address)) throw new Error(`A bare mail address was expected, not ${JSON.stringify(address)}`)
  return { name: oneLine(name), address }
}

/** A line break in a header value would begin a header of its own. */
function oneLine(value: string): string {
  return value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
