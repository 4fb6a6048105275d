import type { Evidence, Field } from '../document.ts'
import type { Row } from '../row.ts'
import { evidenceOf } from './evidence.ts'

/**
 * The document's own date as ISO: the place and date of its head, or of its signature block; never one that a line of the body quotes.
 * A day or month left blank is no date, even if the body quotes a whole one.
 */
export function dateOf(rows: readonly Row[], headLength: number): Field<string> | null {
  const head = rows.slice(0, Math.max(headLength, 12))
  const places = [...head.map((row, i) => ({ row, i })), ...tail(rows, head.length)]
  for (const { row: given, i } of places) {
    const row = i < head.length ? afterNumber(given) : given
    if (row.table !== null || row.text.length > 120 || QUOTES.test(row.plain)) continue
    // "Ban hành:" / "02/01/2019": what a label over it calls a date is another one.
    if (/^[\d\s/.-]+$/.test(row.plain) && (rows[i - 1]?.plain ?? '').endsWith(':')) continue
    // "... phường từ" / "ngày 10/5/2021.": the rest of a sentence that a line's end broke.
    const before = rows[i - 1]?.text ?? ''
    if (/^\p{Ll}/u.test(row.text) && before.length > 40 && !before.endsWith(',')) continue
    if (i >= head.length && before.length > 60 && /[\p{L}\d]$/u.test(before) && row.text.endsWith('.')) continue
    // "... xong trước ngày" / "05/5/2021.", "(Quyết định số 88/QĐ-" / "THCS ngày 30/6/2020).": likewise.
    if (!/^[^\d,]{2,40},\s*ngay/.test(row.plain) && RUNS_ON.test(before)) continue
    if (row.text.includes(')') && !row.text.includes('(')) continue
    const found = placeDate(unbroken(row, rows.slice(i + 1, i + 3)))
    if (found !== null) return found.date === null ? null : { value: found.date, evidence: found.evidence }
  }
  return null
}

/** "Số 04/TTr-CĐ, ngày 24-5-2021": number and date on one line of the head. */
function afterNumber(row: Row): Row {
  const number = /^(?:to trinh )?so\s*:?\s*[\d.…]*\s*\/[^\s,]+\s*(?:,|-)?\s+(?=ngay\b)/.exec(row.plain)?.[0].length ?? 0
  if (number === 0) return row
  // "Số 27/TTr-CĐ - Ngày lập: 26/05/2021"
  const label = /^ngay (?:lap|ky|viet)\s*:\s*/.exec(row.plain.slice(number))?.[0].length ?? 0
  const from = number + label
  return { ...row, text: row.text.slice(from), plain: row.plain.slice(from) }
}

const RUNS_ON = /(?:^|\s)(?:ngày|ngay|trước|truoc|sau|từ|đến|tới|và)$|\/\p{L}+-$/u

/** Date of a meeting, told in the first lines of minutes: "Hôm nay, vào hồi 14 giờ ngày 18 tháng 5 năm 2021". */
export function meetingDateOf(rows: readonly Row[]): Field<string> | null {
  for (const row of rows.slice(0, 40)) {
    if (!/hom nay|thoi gian|vao (?:luc|hoi)|^ngay/.test(row.plain)) continue
    const found = WORDED.exec(row.plain) ?? FIGURES.exec(row.plain)
    const date = found === null ? null : isoOf(found[1], found[2], found[3])
    if (date !== null) return { value: date, evidence: evidenceOf(row) }
  }
  return null
}

/** "Hà Nội, ngày 28 tháng 05 năm" / "2021": a narrow column breaks the date, and the other column's line may come between. */
function unbroken(row: Row, under: readonly Row[]): Row {
  if (!BROKEN.test(row.plain)) return row
  const rest = under.find(({ table, text, plain }) => table === null && text.length < 30 && REST.test(plain))
  if (rest === undefined) return row
  const text = `${row.text} ${rest.text}`
  const plain = `${row.plain} ${rest.plain}`
  return WORDED.test(plain) ? { ...row, text, plain } : row
}

const BROKEN = /ngay[^a-z]*\d{1,2}[^a-z]*(?:thang[^a-z]*(?:\d{1,2}[^a-z]*(?:nam[^a-z\d]*)?)?)?$/
const REST = /^(?:thang\s*\d|\d{1,2}[^a-z\d]*nam|nam\s*\d|20\d\d[\s.]*$)/

const MAX_TAIL_ROWS = 40

/** The signature block's rows, last first: a summary is dated over "NGƯỜI BÁO CÁO". */
function tail(rows: readonly Row[], from: number): { row: Row; i: number }[] {
  return rows
    .map((row, i) => ({ row, i }))
    .slice(Math.max(from, rows.length - MAX_TAIL_ROWS))
    .toReversed()
}

/** Lines that speak of other documents or of someone's life. */
const QUOTES =
  /^[(\-+*\s]*(?:can cu|thuc hien|theo|kem theo|ban hanh|sinh|ngay,? thang|tu ngay|den ngay|truoc ngay|v\/v|ve viec|kinh gui|ngay vao|ngay sinh|hom nay|thoi gian)|\bso\b.{0,40}\bngay\b|\bke hoach\b|quyet dinh|to trinh so|ho va ten|sinh ngay|\bqd\b/

/** What stands between the parts of a date: room, dots, a comma or another slip of the hand. */
const BLANK = String.raw`[\s.…_xX/(),;:\-]*`
const WORDED =
  /ngay[\s.…_,;:-]*(\d{1,2})[\s.…_,;:/-]*thang[\s.…_,;:-]*(\d{1,2})[\s.…_,;:/-]*nam[\s.…_,;:-]*([12][0o\d][\dol]{2})/
const WORDED_BLANK = new RegExp(`ngay${BLANK}(\\d{0,2})${BLANK}thang${BLANK}(\\d{0,2})${BLANK}nam`)
const FIGURES = /(?:^|[,\s])(?:ngay\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d|\d\d)(?=$|[\s.,;)])/

function placeDate(row: Row): { date: string | null; evidence: Evidence } | null {
  const plain = inFigures(row.plain)
  const worded = WORDED.exec(plain)
  if (worded !== null) {
    return isLine(plain, worded.index, worded[0].length)
      ? { date: isoOf(worded[1], worded[2], worded[3]), evidence: evidenceOf(row) }
      : null
  }
  const blank = WORDED_BLANK.exec(plain)
  if (blank !== null) return isLine(plain, blank.index, plain.length) ? { date: null, evidence: evidenceOf(row) } : null
  if (NO_DAY.test(plain)) return { date: null, evidence: evidenceOf(row) }
  const figures = FIGURES.exec(plain)
  if (figures === null || !isLine(plain, figures.index, figures[0].length)) return null
  // "Hà Nội 21/05/2021": a place of two or three words, and nothing more.
  if (!/^[^\d]*(?:,|ngay)/.test(plain) && figures.index > 0 && !/^(?:\p{Lu}\p{L}*[ .]+){1,4}\d/u.test(row.text))
    return null
  if (/:/.test(plain.slice(0, figures.index).replace(/^ngay\s*:/, ''))) return null
  return { date: isoOf(figures[1], figures[2], figures[3]), evidence: evidenceOf(row) }
}

/** "ngày 14 tháng Năm năm 2021", "ngày 25 tháng 5/2021" with the month and the year as figures between their words. */
function inFigures(plain: string): string {
  return plain
    .replace(
      /thang (muoi(?: mot| hai)?|mot|hai|ba|tu|nam|sau|bay|tam|chin) (?=nam [12]\d{3})/,
      (_, word: string) => `thang ${MONTHS.indexOf(word) + 1} `,
    )
    .replace(/(ngay[\s.…_]*\d{1,2}[\s.…_]*thang\s?\d{1,2})\s?\/\s?(?=20\d\d)/, '$1 nam ')
}

const MONTHS = ['mot', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot', 'muoi hai']
/** The month and the year, and no day, or room for it. */
const NO_DAY =
  /^[^\d:]{2,30},\s*(?:thang\s*\d{1,2}\s*(?:nam|\/)\s*20\d\d|ngay[\s.…_()]*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d\d)[\s./]*$/

/** Nothing but a place before it and nothing but punctuation after it. */
function isLine(plain: string, at: number, length: number): boolean {
  const before = plain.slice(0, at).replace(/^.*\t/, '').trim()
  const after = plain.slice(at + length).trim()
  return (
    before.length <= 45 &&
    !/\d/.test(before.replace(/^s[o6]?.*?\/\S+/, '')) &&
    /^(?:[\s.,;:/)…_]*$|[.,;–-]\s+(?:chu tich|ct|t\s?\/?m|tm|cong doan|bch)\b)/.test(after.slice(0, 20))
  )
}

function isoOf(day: string | undefined, month: string | undefined, year: string | undefined): string | null {
  const d = Number(day)
  const m = Number(month)
  let y = Number((year ?? '').replaceAll('o', '0').replaceAll('l', '1'))
  if (y < 100) y += 2000
  if (!(y >= 1990 && y <= 2099)) return null
  const date = new Date(Date.UTC(y, m - 1, d))
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null
  return date.toISOString().slice(0, 10)
}
