/** Pieces of a response: text as latin1, bytes as they are. */
export type Piece = string | Buffer

const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/
const MAX_QUOTED = 1000

/** A string as the protocol writes it: quoted where it is short plain ASCII, a literal elsewhere (RFC 3501, 4.3). */
export function string(value: string | Buffer): Piece[] {
  const text = typeof value === 'string' ? value : value.length <= MAX_QUOTED ? value.toString('latin1') : null
  if (text !== null && text.length <= MAX_QUOTED && PLAIN.test(text)) return [`"${text}"`]
  return literal(typeof value === 'string' ? Buffer.from(value, 'utf8') : value)
}

export function nstring(value: string | Buffer | null): Piece[] {
  return value === null ? ['NIL'] : string(value)
}

export function literal(bytes: Buffer): Piece[] {
  return [`{${bytes.length}}\r\n`, bytes]
}

/** A mailbox name: an atom where it may be one. */
export function mailboxName(name: string): string {
  return /^[A-Za-z0-9./_-]+$/.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** The demo's server stands in Hanoi. */
const OFFSET_MINUTES = 7 * 60

/** INTERNALDATE: "25-May-2021 09:15:00 +0700". */
export function dateTime(date: Date): string {
  const local = new Date(date.getTime() + OFFSET_MINUTES * 60_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = String(local.getUTCDate()).padStart(2, ' ')
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':')
  return `"${day}-${MONTHS[local.getUTCMonth()]}-${local.getUTCFullYear()} ${time} +0700"`
}

/** Reads a date-time of APPEND; null where it is none. */
export function parseDateTime(text: string): Date | null {
  const found = /^ ?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/.exec(text)
  if (found === null) return null
  const [, day, monthName, year, hour, minute, second, sign, zoneHours, zoneMinutes] = found
  const month = monthNumber(monthName!)
  if (month === null) return null
  const offset = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes))
  const at = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute) - offset, Number(second))
  return Number.isNaN(at) ? null : new Date(at)
}

/** Reads a date of SEARCH ("26-May-2021") as days since 1970; null where it is none. */
export function parseDay(text: string): number | null {
  const found = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text)
  const month = found && monthNumber(found[2]!)
  if (!found || month === null) return null
  return Date.UTC(Number(found[3]), month, Number(found[1])) / 86_400_000
}

/** The day an instant falls on at the server, as days since 1970. */
export function dayOf(date: Date): number {
  return Math.floor((date.getTime() + OFFSET_MINUTES * 60_000) / 86_400_000)
}

function monthNumber(name: string): number | null {
  const index = MONTHS.findIndex((month) => month.toLowerCase() === name.toLowerCase())
  return index === -1 ? null : index
}
