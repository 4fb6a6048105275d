import { isoIn } from '../zoned-time.ts'

/** '08 giờ 00 ngày 26/5/2021', as headings say it. */
export function sayMoment(at: Date, timeZone: string): string {
  const { day, month, year, hour, minute } = partsOf(at, timeZone)
  return `${hour} giờ ${minute} ngày ${day}/${month}/${year}`
}

/** '08:05 20/5' */
export function sayShort(at: Date, timeZone: string): string {
  const { day, month, hour, minute } = partsOf(at, timeZone)
  return `${hour}:${minute} ngày ${day}/${month}`
}

/** '2021-05-26' as '26/5' */
export function sayShortDay(iso: string): string {
  const [, month = 0, day = 0] = iso.split('-').map(Number)
  return `${day}/${month}`
}

function partsOf(at: Date, timeZone: string) {
  const iso = isoIn(timeZone, at)
  const [year = 0, month = 0, day = 0] = iso.slice(0, 10).split('-').map(Number)
  return { year, month, day, hour: iso.slice(11, 13), minute: iso.slice(14, 16) }
}

const HOUR_MS = 3_600_000

/** 'còn 3 ngày 9 giờ', 'còn 40 phút', 'đã qua 2 ngày' */
export function sayLeft(deadline: Date, now: Date): string {
  const ms = deadline.getTime() - now.getTime()
  const span = Math.abs(ms)
  const [days, hours] = [Math.floor(span / (24 * HOUR_MS)), Math.floor((span % (24 * HOUR_MS)) / HOUR_MS)]
  const minutes = Math.floor((span % HOUR_MS) / 60_000)
  const said = [
    days > 0 ? `${days} ngày` : '',
    hours > 0 && days < 8 ? `${hours} giờ` : '',
    days === 0 && hours === 0 ? `${minutes} phút` : '',
  ]
  return `${ms > 0 ? 'còn' : 'đã qua'} ${said.filter((part) => part !== '').join(' ')}`
}
