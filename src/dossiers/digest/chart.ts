import type { Campaign } from '../campaign.ts'
import type { Register } from '../register/register.ts'
import { dayIn } from '../zoned-time.ts'
import type { Figures } from './standing-groups.ts'

/** What the picture of a digest shows: dossiers by what is next, and by the day they first came. */
export type ChartData = {
  readonly figures: Figures
  readonly days: readonly DayCount[]
  /** ISO day that is the last on which papers are on time; null where it is not among the days. */
  readonly lastDay: string | null
  readonly today: string
}

export type DayCount = { readonly day: string; readonly count: number }

/** As many as fit beside each other with their dates legible. */
export const MOST_DAYS = 14
const DAY_MS = 86_400_000

/** The days that lead to the deadline and a few after it, the present day among them. */
export function chartOf({ campaign, dossiers, at }: Register, figures: Figures): ChartData {
  const { timeZone, submissions } = campaign
  const lastDay = dayIn(timeZone, new Date(Math.max(...submissions.map(({ deadline }) => deadline.at.getTime())) - 1))
  const today = dayIn(timeZone, at)
  const counts = new Map<string, number>()
  for (const { received } of dossiers) {
    const day = dayIn(timeZone, received)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  const end = today <= lastDay && daysBetween(today, lastDay) < MOST_DAYS / 2 ? lastDay : today
  const first = firstDay(campaign, [...counts.keys()], end)
  const days = Array.from({ length: daysBetween(first, end) + 1 }, (_, index) => {
    const day = addDays(first, index)
    return { day, count: counts.get(day) ?? 0 }
  })
  return { figures, days, lastDay: days.some(({ day }) => day === lastDay) ? lastDay : null, today }
}

function firstDay({ period }: Campaign, days: readonly string[], end: string): string {
  const earliest = days.reduce((first, day) => (day < first ? day : first), period.from < end ? end : period.from)
  const limit = addDays(end, 1 - MOST_DAYS)
  const wanted = earliest < addDays(end, -6) ? earliest : addDays(end, -6)
  return wanted < limit ? limit : wanted
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
