import type { Campaign, Submission } from '../campaign.ts'
import { instantAt } from '../campaigns/zone.ts'
import { dayIn } from '../zoned-time.ts'

/** A time at which units are reminded of a deadline. */
export type Window = {
  /** ISO day on which it opens. */
  readonly day: string
  readonly opensAt: Date
  /** From then on it is too late for this one: the day is over, the next one opens, or the deadline has passed. */
  readonly closesAt: Date
}

/** No letter that nobody asked for goes out after this minute of the day. */
const LAST_MINUTE = 21 * 60

/**
 * When units are reminded of a submission, the earliest first: so many days before the last day of its deadline. Where staff
 * release the list, a window stays open until the next one or the deadline; else it closes in the evening of its day, so that a
 * service that was down sends no reminder in the night or days later.
 */
export function windowsOf({ deadline }: Submission, { reminders, timeZone }: Campaign): Window[] {
  if (reminders === null) return []
  const lastDay = dayIn(timeZone, new Date(deadline.at.getTime() - 1))
  const opened = reminders.daysBefore
    .map((days) => shifted(lastDay, -days))
    .map((day) => ({ day, opensAt: minuteOf(day, reminders.atMinute, timeZone) }))
    .filter(({ opensAt }) => opensAt < deadline.at)
  return opened.map(({ day, opensAt }, index) => {
    const next = opened[index + 1]?.opensAt ?? deadline.at
    const evening = minuteOf(day, LAST_MINUTE, timeZone)
    const closesAt = reminders.approve ? next : new Date(Math.min(next.getTime(), evening.getTime()))
    return { day, opensAt, closesAt }
  })
}

/** Whether letters that nobody asked for may leave now. */
export function isCivil(now: Date, { reminders, timeZone }: Campaign): boolean {
  const today = dayIn(timeZone, now)
  return (
    now >= minuteOf(today, reminders?.atMinute ?? LAST_MINUTE, timeZone) && now < minuteOf(today, LAST_MINUTE, timeZone)
  )
}

function minuteOf(day: string, minute: number, timeZone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return instantAt({ year, month, day: date, hour: Math.floor(minute / 60), minute: minute % 60 }, timeZone)
}

function shifted(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
