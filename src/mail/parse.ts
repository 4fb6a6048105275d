import { createHash } from 'node:crypto'
import { parseMailboxes } from './addresses.ts'
import { readBody } from './body.ts'
import { bounceOf } from './bounce.ts'
import { parseMailDate, parseReceivedDate } from './dates.ts'
import { decodeWords, headerValue, headerValues, parseHeaderFields } from './header-fields.ts'
import { MAIL_LIMITS } from './limits.ts'
import type { HeaderField, Mailbox, Message } from './message.ts'
import { splitParts } from './mime-parts.ts'

/**
 * Raw bytes of a mail → Message (RFC 5322, RFC 2045 to 2049). Never throws on a mail's shape: what is broken is left out and
 * told in `defects`. `internalDate` is the IMAP server's INTERNALDATE, null where the mail comes from a file.
 */
export async function parseMessage(raw: Uint8Array, options: { internalDate: Date | null }): Promise<Message> {
  const { headers, parts, defects } = await splitParts(tidyStart(raw))
  const fields = { headers }
  const body = readBody(parts)
  const time = receivedAt(headers, options.internalDate)
  const message: Message = {
    sha256: createHash('sha256').update(raw).digest('hex'),
    messageId: messageIds(headerValue(fields, 'message-id') ?? '')[0] ?? null,
    from: mailboxes(headers, 'from')[0] ?? null,
    replyTo: mailboxes(headers, 'reply-to'),
    to: mailboxes(headers, 'to'),
    cc: mailboxes(headers, 'cc'),
    subject: subject(headers),
    date: parseMailDate(headerValue(fields, 'date') ?? ''),
    receivedAt: time.at,
    references: references(headers),
    headers,
    text: body.text,
    links: body.links,
    attachments: body.attachments,
    defects: [...defects, ...body.defects, ...time.defects],
    bounce: null,
  }
  return { ...message, bounce: bounceOf(message) }
}

/** When a mail was received, from its header alone, as parseMessage tells it of a mail in a file: bytes after the header may be missing. */
export function receivedAtOf(raw: Uint8Array): Date {
  return receivedAt(parseHeaderFields(headerBlock(tidyStart(raw))), null).at
}

/** Address of the sender, from its header alone, as parseMessage tells it. */
export function senderOf(raw: Uint8Array): string | null {
  return mailboxes(parseHeaderFields(headerBlock(tidyStart(raw))), 'from')[0]?.address ?? null
}

/**
 * The instant that counts: INTERNALDATE, else the topmost Received header that has a date, else the sender's Date, else 1970
 * with a defect (a mail with no date at all must still be judged, and nothing may look at the clock here).
 */
function receivedAt(
  headers: readonly HeaderField[],
  internalDate: Date | null,
): { at: Date; defects: readonly string[] } {
  if (internalDate !== null) return { at: internalDate, defects: [] }
  for (const value of headerValues({ headers }, 'received')) {
    const at = parseReceivedDate(value)
    if (at !== null) return { at, defects: [] }
  }
  const at = parseMailDate(headerValue({ headers }, 'date') ?? '')
  if (at !== null) return { at, defects: [] }
  return { at: new Date(0), defects: ['thư không ghi thời gian gửi hay nhận'] }
}

function mailboxes(headers: readonly HeaderField[], name: string): Mailbox[] {
  return headerValues({ headers }, name).flatMap(parseMailboxes).slice(0, MAIL_LIMITS.mailboxes)
}

function subject(headers: readonly HeaderField[]): string | null {
  const value = headerValue({ headers }, 'subject')
  return value === null ? null : decodeWords(value).slice(0, SUBJECT_LENGTH)
}

/** Characters; RFC 5322 has no limit for a folded subject, mail programs show a few hundred. */
const SUBJECT_LENGTH = 2000

/** References are oldest first; In-Reply-To names the parent, so it goes last where References lacks it. */
function references(headers: readonly HeaderField[]): string[] {
  const ids = ['references', 'in-reply-to'].flatMap((name) => headerValues({ headers }, name).flatMap(messageIds))
  return [...new Set(ids)].slice(-MAIL_LIMITS.references)
}

/** Message-IDs with their angle brackets; a bare one gets them. Words around them ("message of ...") are passed over. */
function messageIds(value: string): string[] {
  const decoded = decodeWords(value)
  const bracketed = decoded.match(/<[^<>\s]{1,995}>/g)
  if (bracketed !== null) return bracketed
  return /^[^\s<>]{1,995}$/.test(decoded) ? [`<${decoded}>`] : []
}

/** The header ends at the first empty line (RFC 5322 section 2.1). */
function headerBlock(mail: Uint8Array): Uint8Array {
  const view = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  const ends = ['\n\r\n', '\n\n'].map((end) => view.indexOf(end)).filter((at) => at >= 0)
  return view.subarray(0, Math.min(...ends, view.length, MAIL_LIMITS.headerBytes))
}

const LF = 0x0a

/** What some programs put before a mail they save: a byte order mark, empty lines, mbox's "From " line. */
function tidyStart(raw: Uint8Array): Uint8Array {
  const view = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  let start = view.indexOf('\u{feff}') === 0 ? 3 : 0
  while (view[start] === 0x0a || view[start] === 0x0d) start++
  if (/^>?From /.test(view.toString('latin1', start, start + 6))) {
    const lineEnd = view.indexOf('\n', start)
    if (lineEnd > 0) start = lineEnd + 1
  }
  const mail = view.subarray(start)
  // Line ends of the old Mac (no line feed in the whole mail), or turned into CRLF twice over.
  if (!mail.includes(LF)) return Buffer.from(mail.toString('latin1').replaceAll('\r', '\n'), 'latin1')
  const twice = mail.indexOf('\r\r\n')
  if (twice < 0 || twice > mail.indexOf(LF)) return mail
  return Buffer.from(mail.toString('latin1').replaceAll('\r\r\n', '\r\n'), 'latin1')
}
