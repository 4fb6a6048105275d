import { isAddress, parseMailboxes } from './addresses.ts'
import { decodeText } from './charset.ts'
import { headerValue, headerValues, parseHeaderFields, parseStructured } from './header-fields.ts'
import { hasServerCode, isBounceSubject, isBounceText } from './machine-words.ts'
import type { Attachment, Bounce, BouncedRecipient, Message } from './message.ts'
import { OWN_MARKER } from './own.ts'

/** Why a mail is a delivery report, or null (RFC 3464, and the kinds of servers that don't follow it). */
export function bounceBecause(message: Message): string | null {
  const type = parseStructured(headerValue(message, 'content-type') ?? '')
  if (type.value === 'multipart/report') {
    const report = type.params.get('report-type')?.toLowerCase() ?? ''
    if (report.endsWith('delivery-status') || (report === '' && reports(message).length > 0))
      return 'delivery report (RFC 3464)'
  }
  if (headerValue(message, 'x-failed-recipients') !== null) return 'X-Failed-Recipients header'
  if (reports(message).length > 0) return 'holds a delivery report'
  const sender = isDaemon(message)
  if (sender === 'daemon') return 'sent by a mail server'
  const speaks = isBounceSubject(message.subject ?? '') || isBounceText(message.text)
  const returns = message.attachments.some((part) => RETURNED.test(part.declaredType))
  if (sender === 'postmaster' && (speaks || returns || hasNullReturnPath(message)))
    return 'delivery notice of a postmaster'
  if (hasNullReturnPath(message) && speaks) return 'empty Return-Path and the words of a delivery notice'
  if (isBounceSubject(message.subject ?? '') && isBounceText(message.text) && hasServerCode(message.text)) {
    return "the words and codes of a mail server's notice"
  }
  return null
}

/**
 * Whether a status says that nothing sent to this address will ever arrive (RFC 3463): no such user, no such host, closed.
 * A full mailbox, a refused content or sender, and what was never said, are no reason to give somebody up.
 */
export function isAddressDead(status: string | null): boolean {
  return status !== null && /^5\.(?:1\.(?:[0-46]|10)|2\.1|4\.4)$/.test(status)
}

/** The empty reverse-path of RFC 5321 section 4.5.5: the mail must not be answered. */
export function hasNullReturnPath(message: Message): boolean {
  return /^<\s*>/.test(headerValue(message, 'return-path') ?? '')
}

/** What a bounce is about, or null where the mail is none. */
export function bounceOf(message: Message): Bounce | null {
  if (bounceBecause(message) === null) return null
  const returned = message.attachments.filter((part) => RETURNED.test(part.declaredType)).map(returnedHeader)
  const returnedIds = returned.flatMap((header) =>
    // Gmail puts the first Message-ID there where it sets one of its own.
    [...headerValues(header, 'message-id'), ...headerValues(header, 'x-google-original-message-id')].flatMap(
      (value) => value.match(/<[^<>\s]{1,995}>/g) ?? [],
    ),
  )
  const inText = message.text.slice(0, TEXT_READ).matchAll(/^[> \t]*x-tiepnhan:\s{0,20}([a-z\d.-]{1,200})[ \t]*\r?$/gim)
  const tokens = [
    ...returned.flatMap((header) => headerValues(header, OWN_MARKER.toLowerCase())),
    ...[...inText].map((match) => match[1] ?? ''),
  ]
  const quoted = [...message.text.slice(0, TEXT_READ).matchAll(/^[> \t]*message-id:\s{0,20}(<[^<>\s]{1,995}>)/gim)].map(
    (match) => match[1] ?? '',
  )
  const ids = [...returnedIds, ...quoted, ...message.references.toReversed()]
  const reported = reports(message).flatMap(reportRecipients)
  return {
    originalMessageIds: [...new Set(ids)],
    ownTokens: [...new Set(tokens.map((token) => token.trim().toLowerCase()))].filter((token) => OWN_TOKEN.test(token)),
    recipients: reported.length > 0 ? distinct(reported) : distinct(wordedRecipients(message)),
  }
}

const RETURNED = /^(?:message\/(?:rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)/
const REPORT = /^message\/(?:global-)?delivery-status$/
/** Characters of a bounce's text that are searched. */
const TEXT_READ = 50_000

function isDaemon(message: Message): 'daemon' | 'postmaster' | null {
  // A bare "MAILER-DAEMON" without a domain is no address, so the field itself is looked at too.
  const from = `${message.from?.address ?? ''} ${(headerValue(message, 'from') ?? '').slice(0, 500)}`.toLowerCase()
  if (
    /(?:^|[\s<"'(])(?:mailer-?daemon|mail-?daemon|mdaemon|maildelivery|post_master|microsoftexchange[\da-f]{32})(?:[@\s>"'()]|$)/.test(
      from,
    )
  )
    return 'daemon'
  if (/mail delivery (?:sub)?system/.test(from)) return 'daemon'
  return /(?:^|[\s<"'])(?:postmaster|system administrator|bounces?)(?:[@\s>"']|$)/.test(from) ? 'postmaster' : null
}

function reports(message: Message): Attachment[] {
  return message.attachments.filter((part) => REPORT.test(part.declaredType))
}

const OWN_TOKEN = /^[a-z\d.-]{1,200}$/

function returnedHeader(part: Attachment): Pick<Message, 'headers'> {
  const block =
    Buffer.from(part.bytes.subarray(0, 65_536))
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? ''
  return { headers: parseHeaderFields(Buffer.from(block, 'latin1')) }
}

/** Blocks of fields, one a recipient; the first is about the report as a whole (RFC 3464 section 2.1). */
function reportRecipients(part: Attachment): BouncedRecipient[] {
  const blocks = decodeText(part.bytes.subarray(0, 262_144), null).split(/(?:\r?\n[ \t]*){2,}/)
  return blocks.flatMap((block) => {
    const fields = { headers: parseHeaderFields(Buffer.from(block)) }
    const recipient = headerValue(fields, 'final-recipient') ?? headerValue(fields, 'original-recipient')
    const address = plainAddress(recipient?.replace(/^[^;]*;/, '') ?? '')
    if (address === null) return []
    return [
      {
        address,
        action: action(headerValue(fields, 'action')),
        status: /[245]\.\d{1,3}\.\d{1,3}/.exec(headerValue(fields, 'status') ?? '')?.[0] ?? null,
      },
    ]
  })
}

function action(value: string | null): BouncedRecipient['action'] {
  const word = (value ?? '').toLowerCase().trim().split(/[\s(]/)[0] ?? ''
  return word === 'delayed' || word === 'delivered' || word === 'relayed' || word === 'expanded' ? word : 'failed'
}

/** Servers without reports name the address on a line of its own, or before a colon (qmail, Exim, Gmail's old notices). */
function wordedRecipients(message: Message): BouncedRecipient[] {
  const named = headerValues(message, 'x-failed-recipients')
    .flatMap(parseMailboxes)
    .map((mailbox) => mailbox.address)
  const text =
    message.text.slice(0, TEXT_READ).split(/^-{3,}.{0,80}(?:copy|original|returned|below|message)/im)[0] ?? ''
  const lines = [...text.matchAll(ADDRESS_LINE)].map((match) => match[1] ?? match[2] ?? '')
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(message.text.slice(0, TEXT_READ))?.[0] ?? null
  return [...named, ...lines].flatMap((candidate) => {
    const address = plainAddress(candidate)
    return address === null ? [] : [{ address, action: 'failed' as const, status }]
  })
}

/** `<a@b>: 550 ...` or an address alone on its line, or one that the words of failure name. */
const ADDRESS_LINE =
  /^[ \t>*-]{0,20}(?:<([^\s<>:,;"']{1,250}@[^\s<>:,;"']{1,250})>(?=[:\s]|$)|([^\s<>:,;"']{1,250}@[^\s<>:,;"']{1,250}):?[ \t]*\r?$)/gm

function plainAddress(text: string): string | null {
  const address = text.replace(/[<>"]/g, '').trim().toLowerCase()
  return isAddress(address) ? address : null
}

function distinct(recipients: readonly BouncedRecipient[]): BouncedRecipient[] {
  return [...new Map(recipients.map((recipient) => [recipient.address, recipient])).values()]
}
