import { sayLimit } from '../letters/speak.ts'
import { instantAt, type LocalTime } from './zone.ts'

export type RuleDate = { readonly local: LocalTime; readonly hasTime: boolean }

/** A day, or a minute of it, as officers write it: 2021-05-27, 27/5/2021, 2021-05-27T17:00, 27/5/2021 17:00. Null: no such day. */
export function parseRuleDate(written: string): { readonly local: LocalTime; readonly hasTime: boolean } | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2})[:hg](\d{2})?)?$/u.exec(written.trim())
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ]+(\d{1,2})[:hg](\d{2})?)?$/u.exec(written.trim())
  const [, year, month, day] = iso ?? (vietnamese ? ['', vietnamese[3], vietnamese[2], vietnamese[1]] : [])
  const [, , , , hour, minute] = iso ?? vietnamese ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const local = { year: +year, month: +month, day: +day, hour: +(hour ?? 0), minute: +(minute ?? 0) }
  return isReal(local) ? { local, hasTime: hour !== undefined } : null
}

/** '2021-05-27' */
export function isoDay({ year, month, day }: LocalTime): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * The instant before which a mail is on time, from the plan's phrase:
 *
 *   before a day       'trước ngày 27/5'           the day's first instant; a mail of that very day is marked (many read it as included)
 *   before an hour     'trước 17 giờ 00 ngày 27/5' that minute's first instant
 *   by a day           'chậm nhất ngày 27/5', 'đến hết ngày 27/5'   the next day's first instant
 *   by an hour         'chậm nhất 17 giờ 00'       the next minute's first instant: letters tell times to the minute, so that
 *                                                   what was received at '17 giờ 00 phút' is on time
 *   24 giờ 00          'trước', 'chậm nhất'         the end of that day, whatever word leads to it
 */
export function deadlineOf(
  phrase: 'before' | 'by',
  date: { readonly local: LocalTime; readonly hasTime: boolean },
  timeZone: string,
): { at: Date; boundaryDay: string | null; said: string } {
  const { local, hasTime } = date
  if (local.hour === 24) {
    const at = instantAt(local, timeZone)
    return { at, boundaryDay: null, said: `${phrase === 'before' ? 'trước' : 'chậm nhất'} ${sayLimit(at, timeZone)}` }
  }
  if (phrase === 'before') {
    const at = instantAt(local, timeZone)
    const onDay = !hasTime || (local.hour === 0 && local.minute === 0)
    return { at, boundaryDay: onDay ? isoDay(local) : null, said: `trước ${sayLimit(at, timeZone)}` }
  }
  if (!hasTime) {
    const at = instantAt({ ...local, day: local.day + 1 }, timeZone)
    return { at, boundaryDay: null, said: `chậm nhất ${sayLimit(at, timeZone)}` }
  }
  const at = instantAt(local, timeZone)
  return { at: new Date(at.getTime() + MINUTE_MS), boundaryDay: null, said: `chậm nhất ${sayLimit(at, timeZone)}` }
}

const MINUTE_MS = 60_000

function isReal({ year, month, day, hour, minute }: LocalTime): boolean {
  const at = new Date(Date.UTC(year, month - 1, day))
  const sameDay = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  const isTime = (hour < 24 && minute < 60) || (hour === 24 && minute === 0)
  return sameDay && year >= 1990 && year <= 2100 && isTime
}
