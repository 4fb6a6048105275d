import { createHash } from 'node:crypto'
import { readBody } from './body.ts'
import { bounceOf } from './bounce.ts'
import { parseMailDate } from './dates.ts'
import { mailboxes, receivedAt, tidyStart } from './envelope.ts'
import { decodeWords, headerValue, headerValues } from './header-fields.ts'
import { MAIL_LIMITS } from './limits.ts'
import type { HeaderField, Message } from './message.ts'
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
