import type { ChartData } from './chart.ts'
import { sayShortDay } from './say.ts'

/** What the picture shows, in words: for the text part, and for who can't see it. */
export function chartText({ figures, days, lastDay }: ChartData): string[] {
  const { complete, incomplete, decide, late } = figures
  const states = [
    `${complete} đã đủ`,
    `${incomplete} còn thiếu`,
    `${decide} cần quyết định`,
    ...(late > 0 ? [`${late} sau hạn`] : []),
  ]
  const received = days.filter(({ count }) => count > 0).map(({ day, count }) => `${sayShortDay(day)}: ${count}`)
  return [
    `Theo tình trạng: ${states.join(', ')}.`,
    `Hồ sơ nhận lần đầu theo ngày: ${received.length === 0 ? 'chưa có' : received.join('; ')}.`,
    ...(lastDay === null ? [] : [`Ngày cuối nhận hồ sơ: ${sayShortDay(lastDay)}.`]),
  ]
}
