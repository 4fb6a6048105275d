import libmime from 'libmime'
import addressparser from 'nodemailer/lib/addressparser'
import { MAIL_LIMITS } from './limits.ts'
import type { Mailbox } from './message.ts'

/** Mailboxes of an address field (RFC 5322 section 3.4), groups opened, names decoded; what is no address is left out. */
export function parseMailboxes(value: string): Mailbox[] {
  const mailboxes: Mailbox[] = []
  for (const entry of addressparser(value, { flatten: true })) {
    const address = (plainAddress(entry.address) ?? '').normalize('NFC').trim().toLowerCase()
    if (!isAddress(address)) continue
    if (mailboxes.length === MAIL_LIMITS.mailboxes) break
    mailboxes.push({ address, name: tidyName(decoded(entry.name.trim()) ?? entry.name) })
  }
  return mailboxes
}

/**
 * RFC 2047 section 5 keeps encoded words out of addresses: one that hides there is taken only where it decodes to a plain address. (Those
 * two libraries are what mailparser reads addresses with; by itself it would bring the whole parser into processes that only need these.)
 */
function plainAddress(address: string): string | null {
  if (!/=\?[^?]+\?[BbQq]\?[^?]*\?=/.test(address)) return address
  const plain = decoded(address) ?? ''
  return /^[^\s@]+@[^\s@]+$/.test(plain) && !plain.includes('=?') ? plain : null
}

function decoded(text: string): string | null {
  try {
    return libmime.decodeWords(text)
  } catch {
    return null
  }
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
