import { isoIn } from '../zoned-time.ts'

/** '20/05/2021 14:30', by the office's clock, for people. */
export function sayMoment(at: Date, timeZone: string): string {
  const [day = '', time = ''] = sayLocal(at, timeZone).split(' ')
  return `${sayDate(day)} ${time}`
}

/** '2021-05-20' as '20/05/2021'. */
export function sayDate(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** '2021-05-20 14:30', by the office's clock: sorts by time, and can be part of a file's name once the colon is gone. */
export function sayLocal(at: Date, timeZone: string): string {
  return isoIn(timeZone, at).slice(0, 16).replace('T', ' ')
}
