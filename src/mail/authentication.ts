import { stripComments } from './dates.ts'
import { headerValue } from './header-fields.ts'
import type { Message } from './message.ts'

/**
 * What our own mail server found of the sender by DMARC (RFC 7489, told as RFC 8601 says). Only the topmost
 * Authentication-Results counts, and only with our server's name: anybody can write the others.
 */
export function authentication(message: Message, trustedServer: string | null): 'pass' | 'fail' | 'none' {
  const [server = '', ...results] = stripComments(headerValue(message, 'authentication-results') ?? '').split(';')
  const name = server.trim().split(/\s/)[0]?.toLowerCase() ?? ''
  if (trustedServer === null || name === '' || name !== trustedServer.trim().toLowerCase()) return 'none'
  const dmarc = results.flatMap(
    (result) => /^\s*dmarc\s*(?:\/\s*\d+\s*)?=\s*(\w+)/i.exec(result)?.[1]?.toLowerCase() ?? [],
  )
  if (dmarc.includes('fail')) return 'fail'
  return dmarc.includes('pass') ? 'pass' : 'none'
}
