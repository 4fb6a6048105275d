import { shortTime } from '#src/dossiers/words.ts'

const numbers = new Intl.NumberFormat('vi-VN')

/** 1234 as '1.234'. */
export function inVietnamese(count: number): string {
  return numbers.format(count)
}

/** '3 ngày', '5 giờ', '12 phút', 'chưa tới 1 phút': the largest unit only, rounded down. */
export function sayDuration(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'chưa tới 1 phút'
  if (minutes < 60) return `${minutes} phút`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} giờ` : `${inVietnamese(Math.floor(hours / 24))} ngày`
}

/** 'hết ngày 26/5' where a day's end is the limit, as it usually is; else 'trước 26/5 17:00'. */
export function shortDeadline(at: Date): string {
  const last = shortTime(new Date(at.getTime() - 60_000))
  return last.endsWith(' 23:59') ? `hết ngày ${last.split(' ', 1)[0]}` : `trước ${shortTime(at)}`
}
