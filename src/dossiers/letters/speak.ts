import { wallClock, type WallClock } from '../zoned-time.ts'

/**
 * Times, dates and sizes as Vietnamese administrative letters write them
 * (Decree 30/2020/NĐ-CP, annex I: days below 10 and the months 1 and 2 take a leading zero).
 */

/** '16 giờ 05 phút, ngày 25 tháng 5 năm 2021', in the zone given. */
export function sayTime(at: Date, timeZone: string): string {
  const local = wallClock(timeZone, at)
  return `${hour(local)}, ${sayParts(local)}`
}

/** 'ngày 25 tháng 5 năm 2021' of an ISO date. */
export function sayDay(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return sayParts({ year, month, day })
}

/**
 * The limit as people say it: '24 giờ 00 phút ngày 26 tháng 5 năm 2021'. An instant at midnight is the end of the day before it
 * (a day ends at 24:00: Civil Code 2015, article 148).
 */
export function sayLimit(at: Date, timeZone: string): string {
  const local = wallClock(timeZone, at)
  if (local.hour === 0 && local.minute === 0) {
    const eve = wallClock(timeZone, new Date(at.getTime() - 1))
    return `24 giờ 00 phút ${sayParts(eve)}`
  }
  return `${hour(local)} ${sayParts(local)}`
}

/** '512 byte', '24,5 KB', '1,2 MB' (1 KB = 1024 byte, decimal comma). */
export function saySize(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  const rounded = value < 100 ? value.toFixed(1).replace('.0', '').replace('.', ',') : String(Math.round(value))
  return `${rounded} ${unit}`
}

type Day = { readonly year: number; readonly month: number; readonly day: number }

function sayParts({ year, month, day }: Day): string {
  return `ngày ${day < 10 ? '0' : ''}${day} tháng ${month < 3 ? '0' : ''}${month} năm ${year}`
}

function hour(local: WallClock): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(local.hour)} giờ ${two(local.minute)} phút`
}
