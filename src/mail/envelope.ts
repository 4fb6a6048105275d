import { parseMailboxes } from './addresses.ts'
import { parseMailDate, parseReceivedDate } from './dates.ts'
import { headerValue, headerValues, parseHeaderFields } from './header-fields.ts'
import { MAIL_LIMITS } from './limits.ts'
import type { HeaderField, Mailbox } from './message.ts'

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
export function receivedAt(
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

/** The addresses of a header field. */
export function mailboxes(headers: readonly HeaderField[], name: string): Mailbox[] {
  return headerValues({ headers }, name).flatMap(parseMailboxes).slice(0, MAIL_LIMITS.mailboxes)
}

/** The header ends at the first empty line (RFC 5322 section 2.1). */
function headerBlock(mail: Uint8Array): Uint8Array {
  const view = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  const ends = ['\n\r\n', '\n\n'].map((end) => view.indexOf(end)).filter((at) => at >= 0)
  return view.subarray(0, Math.min(...ends, view.length, MAIL_LIMITS.headerBytes))
}

const LF = 0x0a

/** What some programs put before a mail they save: a byte order mark, empty lines, mbox's "From " line. */
export function tidyStart(raw: Uint8Array): Uint8Array {
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
