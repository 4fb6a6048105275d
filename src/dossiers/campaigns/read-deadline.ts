import type { Submission } from '../campaign.ts'
import { sayDay } from '../letters/speak.ts'
import { readPhrase } from './deadline-phrase.ts'
import { deadlineOf, isoDay, parseRuleDate, type RuleDate } from './rule-date.ts'
import type { Report } from './rule-report.ts'
import { yesNo } from './rule-report.ts'
import { type Holidays, nextWorkingDay } from './working-days.ts'
import type { Path } from './yaml-source.ts'

/** What a deadline is read against. */
export type Around = { readonly timeZone: string; readonly issued: string; readonly holidays: Holidays }

type Written = {
  readonly before?: string | undefined
  readonly by?: string | undefined
  readonly phrase: string
  readonly 'roll-to-working-day'?: string | undefined
}

/**
 * The deadline as one instant: from `before` or `by` where one is written, else from the plan's own phrase. A limit counted to
 * the end of a day rolls on to the next working day (Civil Code 2015, article 148.5) unless the campaign says no; "trước ngày" and
 * hours do so only where it says yes.
 */
export function readDeadline(written: Written, path: Path, around: Around, report: Report): Submission['deadline'] {
  const { phrase } = written
  const unknown = { at: new Date(0), boundaryDay: null, phrase }
  const fixed = fixedBy(written, path, around, report)
  if (fixed === null) return unknown
  const { kind, date, place } = fixed
  if (isoDay(date.local) < around.issued)
    report(place, {
      expected: `hạn nhận không sớm hơn ngày ban hành kế hoạch (${sayDay(around.issued)})`,
      found: isoDay(date.local),
      mend: 'kiểm tra lại năm và tháng của hạn nhận',
    })
  const rolls = yesNo(
    [...path, 'roll-to-working-day'],
    written['roll-to-working-day'],
    kind === 'by' && !date.hasTime,
    report,
  )
  const day = isoDay(date.local)
  // "Trước ngày 31/5" ends with the 30th: it is that day that may be a day off.
  const lastDay = kind === 'before' && !date.hasTime ? shifted(day, -1) : day
  const rolled = rolls ? nextWorkingDay(lastDay, around.holidays) : lastDay
  if (rolled === lastDay) return { ...deadlineOf(kind, date, around.timeZone), phrase }
  const moved = parseRuleDate(lastDay === day ? rolled : shifted(rolled, 1))?.local ?? date.local
  const local = { ...date.local, year: moved.year, month: moved.month, day: moved.day }
  return { ...deadlineOf(kind, { ...date, local }, around.timeZone), phrase, rolledFrom: lastDay }
}

type Fixed = { readonly kind: 'before' | 'by'; readonly date: RuleDate; readonly place: Path }

function fixedBy(written: Written, path: Path, around: Around, report: Report): Fixed | null {
  const { before, by, phrase } = written
  if (before !== undefined && by !== undefined) {
    report(path, {
      expected: 'một trong hai dòng: before (trước) hoặc by (chậm nhất)',
      found: 'có cả hai dòng before và by',
      mend: 'kế hoạch ghi "trước ngày" thì dùng before; ghi "chậm nhất", "đến hết ngày" thì dùng by',
    })
    return null
  }
  const kind = before === undefined ? 'by' : 'before'
  const value = before ?? by
  if (value === undefined) {
    const read = readPhrase(phrase, around.issued)
    if (read.kind !== 'open') return { ...read, place: [...path, 'phrase'] }
    report([...path, 'phrase'], {
      expected: 'thời hạn có ngày cụ thể, ví dụ trước ngày 27/5/2021, chậm nhất 17 giờ 00 ngày 27/5/2021',
      found: `"${phrase}" (${read.why})`,
      mend: 'thêm dòng before: (trước) hoặc by: (chậm nhất) với ngày do cơ quan ấn định, ví dụ by: 2021-05-27',
    })
    return null
  }
  const date = parseRuleDate(value)
  if (date !== null) return { kind, date, place: [...path, kind] }
  report([...path, kind], {
    expected: 'một ngày có thật (2021-05-27), hoặc ngày và giờ (2021-05-27T17:00)',
    found: `"${value}"`,
    mend: 'kiểm tra lại ngày, tháng, giờ',
  })
  return null
}

function shifted(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
