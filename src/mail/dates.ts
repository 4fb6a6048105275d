/**
 * Date of a Date or Received header (RFC 5322 section 3.3, obsolete forms of 4.3 too), or null. Tolerant: comments, missing
 * weekday or seconds, two-digit years, named zones, C's asctime order, ISO 8601.
 */
export function parseMailDate(value: string): Date | null {
  const text = stripComments(value.slice(0, 1000)).replace(/\s+/g, ' ').trim()
  const parts = RFC5322.exec(text)?.groups ?? ASCTIME.exec(text)?.groups
  if (parts !== undefined) return instant(parts)
  return ISO.test(text) ? valid(new Date(text)) : null
}

/** Date of a Received header: what stands after its last semicolon (RFC 5321 section 4.4). */
export function parseReceivedDate(value: string): Date | null {
  const bare = stripComments(value)
  const semicolon = bare.lastIndexOf(';')
  return semicolon < 0 ? null : parseMailDate(bare.slice(semicolon + 1))
}

/** Takes out comments in parentheses, which may nest and hold escaped characters; quoted strings stay. */
export function stripComments(value: string): string {
  let out = ''
  let depth = 0
  let quoted = false
  for (let i = 0; i < value.length; i++) {
    const character = value[i] ?? ''
    if (character === '\\') {
      if (depth === 0) out += value.slice(i, i + 2)
      i++
    } else if (character === '"' && depth === 0) {
      quoted = !quoted
      out += character
    } else if (character === '(' && !quoted) {
      depth++
    } else if (character === ')' && depth > 0) {
      depth--
      out += depth === 0 ? ' ' : ''
    } else if (depth === 0) {
      out += character
    }
  }
  return out
}

const RFC5322 =
  /^(?:\p{L}{2,9}\.?,? )?(?<day>\d{1,2})[ -](?<month>[A-Za-z]{3})[A-Za-z]{0,6}[ -](?<year>\d{4}|\d{2})[, ]+(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,]\d{1,9})?)?(?: ?(?<zone>[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?))?(?: |$)/u
const ASCTIME =
  /^(?:[A-Za-z]{3},? )?(?<month>[A-Za-z]{3}) (?<day>\d{1,2}) (?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2}) (?:(?<early>[+-]\d{4}|[A-Z]{2,5}) )?(?<year>\d{4})(?: (?<zone>[+-]\d{4}|[A-Z]{1,5}))?(?: |$)/
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Hours east of Greenwich. RFC 5322 names the American ones; ICT is Vietnam's. Unknown and military letters mean -0000. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['edt', -4],
  ['est', -5],
  ['cdt', -5],
  ['cst', -6],
  ['mdt', -6],
  ['mst', -7],
  ['pdt', -7],
  ['pst', -8],
  ['ict', 7],
  ['cet', 1],
  ['cest', 2],
  ['bst', 1],
  ['jst', 9],
  ['kst', 9],
  ['sgt', 8],
])

function instant(parts: Record<string, string | undefined>): Date | null {
  const month = MONTHS.indexOf((parts['month'] ?? '').toLowerCase())
  const [day, hour, minute, second] = [parts['day'], parts['hour'], parts['minute'], parts['second'] ?? '0'].map(Number)
  if (month < 0 || day === undefined || hour === undefined || minute === undefined || second === undefined) return null
  if (day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null
  const zone = zoneMinutes(parts['zone'] ?? parts['early'] ?? '')
  if (zone === null) return null
  const utc = new Date(0)
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  utc.setUTCFullYear(fullYear(parts['year'] ?? ''), month, day)
  utc.setUTCHours(hour, minute - zone, Math.min(second, 59))
  return valid(utc)
}

function fullYear(year: string): number {
  const number = Number(year)
  if (year.length > 2) return number
  return number < 50 ? 2000 + number : 1900 + number
}

function zoneMinutes(zone: string): number | null {
  const offset = /^(?:gmt|utc?)?(?<sign>[+-])(?<hours>\d{1,2}?):?(?<minutes>\d{2})?$/i.exec(zone)?.groups
  if (offset === undefined) return (ZONES.get(zone.toLowerCase()) ?? 0) * 60
  const hours = Number(offset['hours'])
  const minutes = Number(offset['minutes'] ?? 0)
  if (hours > 14 || minutes > 59) return null
  return (offset['sign'] === '-' ? -1 : 1) * (hours * 60 + minutes)
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date
}
