import { parseAddressHeader } from 'mailparser'
import { MAIL_LIMITS } from './limits.ts'
import type { Mailbox } from './message.ts'

/** Mailboxes of an address field (RFC 5322 section 3.4), groups opened, names decoded; what is no address is left out. */
export function parseMailboxes(value: string): Mailbox[] {
  const mailboxes: Mailbox[] = []
  for (const entry of parseAddressHeader(value, { flatten: true, decodePunycode: false }).value) {
    const address = (entry.address ?? '').normalize('NFC').trim().toLowerCase()
    if (!isAddress(address)) continue
    if (mailboxes.length === MAIL_LIMITS.mailboxes) break
    mailboxes.push({ address, name: tidyName(entry.name) })
  }
  return mailboxes
}

/** A bare address that can be written into an SMTP envelope or a header without changing its meaning. */
export function isAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@<>()[\],;:"\\\p{Cc}]+@[^\s@<>()[\],;:"\\\p{Cc}]+$/u.test(text)
}

function tidyName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u{202a}-\u{202e}\u{2066}-\u{2069}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}
