import { isoIn } from '../zoned-time.ts'

/** '2021-05-20 14:30', by the office's clock: sorts by time, and can be part of a file's name once the colon is gone. */
export function sayLocal(at: Date, timeZone: string): string {
  return isoIn(timeZone, at).slice(0, 16).replace('T', ' ')
}
