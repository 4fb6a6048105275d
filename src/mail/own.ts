import { headerValue } from './header-fields.ts'
import type { Message } from './message.ts'

/** Who we are in the mail world: a mail of ours that comes back (a copy, a loop, a redirect) is never answered. */
export type OwnIdentity = {
  /** Addresses that our mails are sent from, lower case. */
  readonly addresses: readonly string[]
}

/** Header field that every mail of ours carries; its value is the outgoing mail's token. */
export const OWN_MARKER = 'X-Tiepnhan'

/**
 * Message-ID of an outgoing mail. The prefix makes it known as ours on any domain: the office's may be gmail.com, which is
 * everybody's. `token` is unique for each mail (RFC 5322 section 3.6.4).
 */
export function messageIdFor(token: string, domain: string): string {
  const safe = (text: string) => text.toLowerCase().replace(/[^a-z\d.-]+/g, '-')
  return `<${OWN_ID_PREFIX}${safe(token)}@${safe(domain)}>`
}

function isOwnMessageId(messageId: string): boolean {
  return messageId.startsWith(`<${OWN_ID_PREFIX}`)
}

/** Why a mail is one of our own, or null. */
export function ownBecause(message: Message, own: OwnIdentity): string | null {
  if (headerValue(message, OWN_MARKER.toLowerCase()) !== null) return `${OWN_MARKER} header`
  if (message.messageId !== null && isOwnMessageId(message.messageId)) return 'Message-ID is one of ours'
  const from = message.from?.address
  return from !== undefined && own.addresses.some((address) => address.toLowerCase() === from)
    ? 'From is our own address'
    : null
}

const OWN_ID_PREFIX = 'tiepnhan.'
