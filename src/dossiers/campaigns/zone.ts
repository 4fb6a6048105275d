import { wallClock } from '../zoned-time.ts'

/** A day or a minute on the wall of an office, without a zone. */
export type LocalTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

export function isTimeZone(name: string): boolean {
  try {
    // Fixed offsets ('+07:00') are taken by Intl too, but an office has a zone.
    return /^[A-Z]/iu.test(name) && Number.isInteger(wallClock(name, new Date(0)).year)
  } catch {
    return false
  }
}

/**
 * The instant at which clocks of the zone show this time. A time that the clocks skip (summer time begins) is the instant that
 * much later; of a time shown twice it is the first.
 */
export function instantAt(local: LocalTime, timeZone: string): Date {
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute)
  const before = wall - offsetMs(new Date(wall - DAY_MS), timeZone)
  const after = wall - offsetMs(new Date(wall + DAY_MS), timeZone)
  const shown = [before, after].sort((a, b) => a - b).find((at) => at + offsetMs(new Date(at), timeZone) === wall)
  return new Date(shown ?? before)
}

const DAY_MS = 86_400_000

function offsetMs(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(timeZone, at)
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  return wall - Math.floor(at.getTime() / 1000) * 1000
}
