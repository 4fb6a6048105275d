import { parseRuleDate, isoDay } from './rule-date.ts'
import { lunarDay, lunarNewYear } from './lunar.ts'
import { faultAt, sourceText, type RuleFault } from './rule-fault.ts'

/** Days off, as the office's holiday file tells them. */
export type Holidays = {
  /** ISO days off besides Saturdays and Sundays. */
  readonly off: ReadonlySet<string>
  /** Saturdays and Sundays worked to make up for a day off. */
  readonly worked: ReadonlySet<string>
  /** Days off of every year: '04-30'. */
  readonly yearly: ReadonlySet<string>
  /** Years whose moving holidays (Tết, Giỗ Tổ) the file tells. */
  readonly years: ReadonlySet<string>
}

export const NO_HOLIDAYS: Holidays = { off: new Set(), worked: new Set(), yearly: new Set(), years: new Set() }

/**
 * The holiday file: one day a line, or two days joined by '..' for a span; 'nghỉ' for days off, 'làm bù' for days worked instead,
 * 'hằng năm' for a day and month of every year. '#' begins a note.
 */
export function readHolidays(file: string, text: string): { holidays: Holidays; faults: RuleFault[] } {
  const source = sourceText(file, text)
  const sets = { off: new Set<string>(), worked: new Set<string>(), yearly: new Set<string>() }
  const faults: RuleFault[] = []
  for (const [index, raw] of source.lines.entries()) {
    const line = raw.replace(/#.*/u, '').normalize('NFC').trim()
    if (line === '') continue
    const found = /^(nghỉ|làm bù|hằng năm)\s*:?\s*(\S+?)(?:\s*(?:\.\.|đến)\s*(\S+))?$/u.exec(line)
    const days = found === null ? null : daysOf(found[1] ?? '', found[2] ?? '', found[3])
    if (found === null || days === null)
      faults.push(
        faultAt(
          source,
          { line: index + 1, column: 1 },
          {
            expected: 'nghỉ 2026-02-14..2026-02-22, làm bù 2026-08-22, hoặc hằng năm 30/4',
            found: line.slice(0, 60),
            mend: 'kiểm tra chữ đầu dòng và ngày; ghi chú thì đặt sau dấu #',
          },
        ),
      )
    else
      for (const day of days) sets[found[1] === 'nghỉ' ? 'off' : found[1] === 'làm bù' ? 'worked' : 'yearly'].add(day)
  }
  return { holidays: { ...sets, years: new Set([...sets.off].map((day) => day.slice(0, 4))) }, faults }
}

/** No holiday is longer. */
const MAX_SPAN = 40

function daysOf(kind: string, first: string, last: string | undefined): string[] | null {
  if (kind === 'hằng năm') {
    const [, day = '', month = ''] = /^(\d{1,2})\/(\d{1,2})$/u.exec(first) ?? []
    return day !== '' && parseRuleDate(`2024-${month}-${day}`) !== null
      ? [`${month.padStart(2, '0')}-${day.padStart(2, '0')}`]
      : null
  }
  const from = dayNumber(first)
  const to = last === undefined ? from : dayNumber(last)
  if (from === null || to === null || to < from || to - from >= MAX_SPAN) return null
  return Array.from({ length: to - from + 1 }, (_, index) => isoOf(from + index))
}

/** The day itself where it is worked, else the next one that is (Civil Code 2015, article 148.5). */
export function nextWorkingDay(iso: string, holidays: Holidays): string {
  let day = dayNumber(iso) ?? 0
  // No country rests for longer; a file that says so must not hang the program.
  for (let turns = 0; turns < 400 && isOff(isoOf(day), holidays); turns++) day++
  return isoOf(day)
}

export function isOff(iso: string, holidays: Holidays): boolean {
  const { off, worked, yearly } = holidays
  if (worked.has(iso)) return false
  return isWeekend(iso) || off.has(iso) || yearly.has(iso.slice(5)) || isComputedOff(iso, holidays)
}

function isWeekend(iso: string): boolean {
  const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** Of years that the file does not tell of, what the law fixes is off all the same. */
function isComputedOff(iso: string, { years, yearly }: Holidays): boolean {
  const year = iso.slice(0, 4)
  return yearly.size > 0 && !years.has(year) && lawfulDaysOff(Number(year), yearly).has(iso)
}

/**
 * Days off that need no announcement (Labour Code 2019, articles 111.3 and 112): the last day of the lunar year and the first three
 * of the new one, Giỗ Tổ (10/3 lunar), and the next working day for each holiday on a weekly rest day. The fifth day of Tết, the day
 * beside 2/9 and swapped days are announced every year.
 */
function lawfulDaysOff(year: number, yearly: ReadonlySet<string>): ReadonlySet<string> {
  const newYear = dayNumber(lunarNewYear(year)) ?? 0
  const tet = [-1, 0, 1, 2].map((day) => isoOf(newYear + day))
  const single = [lunarDay(year, 3, 10), ...[...yearly].map((day) => `${year}-${day}`)]
  const off = new Set([...tet, ...single])
  for (const day of [...tet, ...single].toSorted()) {
    if (!isWeekend(day)) continue
    let instead = (dayNumber(day) ?? 0) + 1
    while (isWeekend(isoOf(instead)) || off.has(isoOf(instead))) instead++
    off.add(isoOf(instead))
  }
  return off
}

/** True where nobody can tell yet whether the day is off: its year is not announced in the file, and Tết or Quốc khánh is near. */
export function isUncertain(iso: string, { years, yearly }: Holidays): boolean {
  const year = iso.slice(0, 4)
  if (yearly.size === 0 || years.has(year)) return false
  const day = dayNumber(iso) ?? 0
  const beside = [iso.slice(5)].some((monthDay) => monthDay >= '08-31' && monthDay <= '09-04')
  const fromTet = day - (dayNumber(lunarNewYear(Number(year))) ?? 0)
  return beside || (fromTet >= -4 && fromTet <= 9)
}

const DAY_MS = 86_400_000

function dayNumber(written: string): number | null {
  const read = parseRuleDate(written)
  return read === null || read.hasTime ? null : Date.parse(`${isoDay(read.local)}T00:00:00Z`) / DAY_MS
}

function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
