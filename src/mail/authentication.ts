import { stripComments } from './dates.ts'
import { headerValue, headerValues } from './header-fields.ts'
import type { Message } from './message.ts'

/** True where the server of this mailbox found that the sender is not who the mail says. `own`: the mailbox's addresses. */
export function isNotAuthentic(message: Message, own: readonly string[]): boolean {
  return authentication(message, trustedServer(message, own)) === 'fail'
}

/**
 * What our own mail server found of the sender by DMARC (RFC 7489, told as RFC 8601 says). Only the topmost
 * Authentication-Results counts, and only with our server's name: anybody can write the others.
 */
export function authentication(message: Message, trusted: string | null): 'pass' | 'fail' | 'none' {
  const [server = '', ...results] = resultsOf(message)
  const name = nameOf(server)
  if (trusted === null || name === '' || name !== trusted.trim().toLowerCase()) return 'none'
  const dmarc = results.flatMap(
    (result) => /^\s*dmarc\s*(?:\/\s*\d+\s*)?=\s*(\w+)/i.exec(result)?.[1]?.toLowerCase() ?? [],
  )
  if (dmarc.includes('fail')) return 'fail'
  return dmarc.includes('pass') ? 'pass' : 'none'
}

const GMAIL = 'mx.google.com'
/** Hops that a mail takes inside the house of its last server. */
const LAST_HOPS = 3

/**
 * The name under which the mailbox's own server tells its findings (authserv-id, RFC 8601 section 2.5), or null where it tells
 * none: the one of the topmost field, if a server of that name or of the same domain was the last to take the mail in.
 */
export function trustedServer(message: Message, own: readonly string[]): string | null {
  const name = nameOf(resultsOf(message)[0] ?? '')
  if (name === '') return null
  if (name === GMAIL && own.some((address) => /@(?:gmail|googlemail)\.com$/i.test(address))) return name
  const [last = '', ...before] = headerValues(message, 'received').slice(0, LAST_HOPS).map(takenInBy)
  if (last !== '' && domainOf(last) === domainOf(name)) return name
  return before.includes(name) ? name : null
}

function resultsOf(message: Message): string[] {
  return stripComments(headerValue(message, 'authentication-results') ?? '').split(';')
}

function nameOf(server: string): string {
  return server.trim().split(/\s/)[0]?.toLowerCase() ?? ''
}

function takenInBy(received: string): string {
  return /(?:^|\s)by\s{1,5}([a-z\d.-]{1,253})(?=[\s;(]|$)/i.exec(stripComments(received))?.[1]?.toLowerCase() ?? ''
}

/** The part of a host's name that one house has: `congdoan.vn` of mx1.congdoan.vn, `hanoi.gov.vn` of mail.hanoi.gov.vn. */
function domainOf(host: string): string {
  const labels = host.split('.')
  const isWide = /^(?:com|net|org|edu|gov|ac|co|int|info|name|pro|health)$/.test(labels.at(-2) ?? '')
  return labels.slice(isWide ? -3 : -2).join('.')
}
