import type { Field } from '../document.ts'
import { KINH_GUI } from '../marks.ts'
import type { Row } from '../row.ts'
import { evidenceOf } from './evidence.ts'

/** Whom it is addressed to, as typed; "Kính gửi:" with its addressees on the lines below gives them joined by "; ". */
export function recipientOf(rows: readonly Row[]): Field<string> | null {
  const at = rows.slice(0, 60).findIndex((row) => KINH_GUI.test(row.plain))
  const row = rows[at]
  if (row === undefined) return null
  const label = KINH_GUI.exec(row.plain)?.[0].length ?? 0
  const parts = [row.text.slice(label)]
  for (const next of rows.slice(at + 1, at + 7)) {
    const bullet = /^[-–+*•]\s*/.exec(next.text)
    if (bullet === null || /^[-+*•\s]*(?:can cu|thuc hien)/.test(next.plain)) {
      // An addressee too long for its line goes on without bullet.
      if (parts.join('').length < 60 && /^(?:va|quan|huyen|thanh pho|ba dinh|\()/.test(next.plain))
        parts.push(next.text)
      break
    }
    parts.push(next.text.slice(bullet[0].length))
  }
  const value = parts
    .map((part) => part.replace(/^[\s\-:.]+|[\s;,.:]+$/g, ''))
    .filter((part) => part !== '')
    .join('; ')
  return value === '' ? null : { value, evidence: evidenceOf(row) }
}

/** The plan that the document goes by: one of a union body before any other, of a district before the city's. */
export function planOf(rows: readonly Row[]): Field<string> | null {
  const found: { value: string; rank: number; row: Row }[] = []
  for (const row of rows) {
    if (row.table !== null) continue
    for (const match of row.text.matchAll(PLAN)) {
      const digits = match[1] ?? ''
      const symbol = (match[2] ?? '').replace(/\s*([-/])\s*/g, '$1')
      const next = row.plain.slice(match.index + match[0].length, match.index + 110)
      const level = /\b(?:thanh pho|tp|tinh|tong|trung uong|quan|huyen|phuong|thi xa)\b/.exec(
        next.replace(/ke hoach so.*/, ''),
      )?.[0]
      const before = row.plain.slice(Math.max(0, match.index - 30), match.index)
      const union = /l[dđ]l[dđ]|tl[dđ]|c[dđ]/i.test(symbol)
      let rank = union ? 2 : 0
      if (level !== undefined) rank += /quan|huyen|phuong|xa/.test(level) ? 1 : -1
      if (/ke hoach/.test(before)) rank += 1
      found.push({ value: `${digits}${symbol}`, rank, row })
    }
    if (found.length > 20) break
  }
  const best = found.sort((a, b) => b.rank - a.rank)[0]
  return best === undefined ? null : { value: best.value, evidence: evidenceOf(best.row) }
}

/** 63/KH-LĐLĐ, 63 /KH-LĐLD, 29-KH/QU, 63/KH - LDLD. */
const PLAN = /(?<![\d/])(\d{1,4})\s?((?:\/\s?KH\s?-\s?[\p{L}]{2,8})|(?:-\s?KH\s?\/\s?[\p{L}]{2,8}))/giu

/** The award asked for with who gives it: "Giấy khen của LĐLĐ quận Ba Đình". The first the title, the V/v or the request names. */
export function awardOf(rows: readonly Row[]): Field<string> | null {
  for (const row of rows) {
    if (row.table !== null || /^(?:[-*+\s]*)?(?:can cu|nam \d{4}|da duoc|duoc tang|nguoi duoc)/.test(row.plain))
      continue
    const found = AWARD.exec(row.plain)
    if (found === null) continue
    const text = row.text.slice(found.index, found.index + found[0].length)
    return { value: text.replace(/[\s,;:.]+$/, ''), evidence: evidenceOf(row) }
  }
  return null
}

const AWARD =
  /(?:giay khen|bang khen|co thi dua|ky niem chuong|bang lao dong sang tao)(?: (?:cua )?(?:ban chap hanh |bch |ban thuong vu |chu tich )?(?:ldld|lien doan lao dong|tong ldld|tong lien doan|cong doan|ubnd|tld)[^,.;:()"\n]{0,50})?/

export type Counts = { readonly collectives: number | null; readonly individuals: number | null }

/** How many the document says it proposes: "01 tập thể và 03 cá nhân", "Tập thể: 01; cá nhân: 03", "hai (02) đồng chí". */
export function countsOf(rows: readonly Row[]): Field<Counts> | null {
  const found = rows.flatMap(countsIn)
  // "Công đoàn trường gồm 118 đoàn viên" says how many there are; who counts tập thể and cá nhân says how many are proposed.
  return found.find(({ plainly }) => plainly)?.counts ?? found[0]?.counts ?? null
}

function countsIn({ table, plain, page, text }: Row): { readonly counts: Field<Counts>; readonly plainly: boolean }[] {
  if (table !== null || /^[-+*\s]*(?:can cu|tong so (?:doan vien|cbgv|cnvc|lao dong|cong nhan))/.test(plain)) return []
  if (!/tap the|ca nhan|dong chi|d\/c|nguoi lao dong|\bnld\b|doan vien|don vi/.test(plain)) return []
  const asks = /de nghi|khen|danh sach|gom|tong (?:so|cong)|so luong|trinh|cho|lap/.test(plain)
  // "(03 cá nhân được khen năm 2020: ...)": what was is told in brackets before what is asked.
  const said = plain.replace(/\([^()]*\b(?:da|duoc|nam (?:truoc|ngoai)) [^()]*\)/g, ' ')
  const both = countIn(said)
  if (both.collectives === null && both.individuals === null) return []
  if (!asks && (both.collectives === null || both.individuals === null)) return []
  const plainly = [COLLECTIVES, INDIVIDUALS, COLLECTIVES_AFTER, INDIVIDUALS_AFTER].some((pattern) => pattern.test(said))
  return [{ counts: { value: both, evidence: evidenceOf({ page, text }) }, plainly }]
}

const WORDS: Readonly<Record<string, number>> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  'muoi mot': 11,
  'muoi hai': 12,
}
const AMOUNT = String.raw`(\d{1,3}|khong|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: mot| hai)?)(?: ?\([^)]{1,20}\))?`
const COLLECTIVES = new RegExp(String.raw`(?:^|[^\p{L}\d/])${AMOUNT} tap the`, 'u')
const INDIVIDUALS = new RegExp(
  String.raw`(?:^|[^\p{L}\d/])${AMOUNT} (?:ca nhan|dong chi|d\/c|(?:doan vien|nguoi) (?:duoc (?:de|khen|tang|xet|binh|gioi|bieu|tuyen)|de nghi))`,
  'u',
)
const COLLECTIVES_AFTER = new RegExp(String.raw`tap the ?[:=-] ?${AMOUNT}(?![\d]|\s?[.)/]\s?\p{L})`, 'u')
const INDIVIDUALS_AFTER = new RegExp(String.raw`ca nhan ?[:=-] ?${AMOUNT}(?![\d]|\s?[.)/]\s?\p{L})`, 'u')

/** Members and units are counted for other reasons too: only where something is asked for just these. */
const ASKED = String.raw`(?:(?:khen|tang|bieu duong)[a-z ]{0,40} cho|khen(?: thuong| tang)?|\btang|gioi thieu|de nghi|\bgom) (?:cac )?`
const UNITS_ASKED = new RegExp(String.raw`${ASKED}${AMOUNT} don vi\b`, 'u')
const WORKERS_ASKED = new RegExp(
  String.raw`${ASKED}(?:${AMOUNT.replace('(', '(?:')} (?:tap the|don vi)(?: va|,| \+)? )?${AMOUNT} (?:nguoi lao dong|nld|doan vien)\b`,
  'u',
)

function countIn(plain: string): Counts {
  return {
    collectives: amount(
      COLLECTIVES.exec(plain)?.[1] ?? COLLECTIVES_AFTER.exec(plain)?.[1] ?? UNITS_ASKED.exec(plain)?.[1],
    ),
    individuals: amount(
      INDIVIDUALS.exec(plain)?.[1] ?? INDIVIDUALS_AFTER.exec(plain)?.[1] ?? WORKERS_ASKED.exec(plain)?.[1],
    ),
  }
}

const PEOPLE = new RegExp(
  String.raw`(?<!trong (?:tong )?so |trong |hon |gan |tren )(?<![\w/.,])${AMOUNT} (?:ca nhan|dong chi|d\/c|thay co|co giao|thay giao|giao vien|nhan vien|cong nhan|cong chuc|vien chuc|can bo|lai xe|doan vien|nguoi|anh em|anh chi|anh|chi em|chi|guong|ong ba|bac si|nghe si|hoi vien|xa vien|truong hop)\b`,
  'gu',
)

/** Numbers of people that a letter speaks of, in any words. Where one of them is that of the names it holds, that is no chance. */
export function countsOfPeople(rows: readonly Row[]): number[] {
  return rows.flatMap(({ table, plain }) =>
    table === null ? [...plain.matchAll(PEOPLE)].flatMap((match) => amount(match[1]) ?? []) : [],
  )
}

function amount(word: string | undefined): number | null {
  if (word === undefined) return null
  const figure = Number(word)
  return Number.isNaN(figure) ? (WORDS[word] ?? null) : figure
}
