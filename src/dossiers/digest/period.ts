import type { Campaign } from '../campaign.ts'
import { instantAt } from '../campaigns/zone.ts'
import { dayIn } from '../zoned-time.ts'

/** One digest: the hour it is of, by the office's clock ('2021-05-26T08:00'), and when that was. */
export type Period = { readonly name: string; readonly at: Date }

const DAY_MS = 86_400_000

/** The last hour of a campaign's digest that has struck; null where none did since yesterday. */
export function lastPeriod({ digest, timeZone }: Campaign, now: Date): Period | null {
  const days = [new Date(now.getTime() - DAY_MS), now].map((at) => dayIn(timeZone, at))
  const struck = days
    .flatMap((day) => digest.hours.map((hour) => ({ name: `${day}T${hour}`, at: instantOf(day, hour, timeZone) })))
    .filter(({ at }) => at.getTime() <= now.getTime())
  return struck.at(-1) ?? null
}

function instantOf(day: string, hour: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return instantAt({ year, month, day: date, hour: hours, minute: minutes }, timeZone)
}

/** How long after its last deadline a campaign is still told of every day on which something is open. */
const AFTERMATH_MS = 14 * DAY_MS
/** From this long before the deadline on there is a digest at every hour, whatever happened. */
const LAST_WEEK_MS = 7 * DAY_MS

export type Phase = 'quiet' | 'running' | 'last-week' | 'over'

/** Where a campaign stands: before its period nothing is expected, in the last week every hour counts. */
export function phaseOf({ period, timeZone, submissions }: Campaign, now: Date): Phase {
  const deadlines = submissions.map(({ deadline }) => deadline.at.getTime())
  const [last, next] = [Math.max(...deadlines), Math.min(...deadlines.filter((at) => at > now.getTime()))]
  if (now.getTime() > last + AFTERMATH_MS) return 'over'
  if (next - now.getTime() <= LAST_WEEK_MS) return 'last-week'
  return dayIn(timeZone, now) < period.from ? 'quiet' : 'running'
}
