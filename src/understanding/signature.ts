import type { Field } from './document.ts'
import { evidenceOf } from './fields/evidence.ts'
import { isSignatureRow, NOI_NHAN } from './marks.ts'
import { plainOf, isShout } from './plain.ts'
import type { Row } from './row.ts'
import { personNameScore, withoutHonorifics } from './vietnamese/person-name.ts'

/** A name printed at the bottom, with the role over it as plain text. */
export type Signatory = { readonly name: string; readonly role: string; readonly row: Row }

export type Signing = {
  /** Index of the first row of the block; the number of rows where nobody signs. */
  readonly from: number
  readonly signatories: readonly Signatory[]
}

/** How far up the last signature block may begin. */
const MAX_BLOCK_ROWS = 45

/**
 * The block in which people sign: roles over names, often in two columns, whose cells were read one after the other or line by line.
 * `after`: rows before it are head and title, whose organs look like signatories.
 * Roles and names are matched column by column where columns are known, else in order.
 */
export function signingOf(rows: readonly Row[], after: number): Signing {
  const floor = Math.max(3, after, rows.length - MAX_BLOCK_ROWS)
  let from = rows.length
  for (let i = rows.length - 1; i >= floor; i--) {
    const row = rows[i]
    if (row === undefined || (row.table !== null && from < rows.length)) break
    if (row.table !== null) continue
    if (parts(row).some((part) => isSignatureRow(part.text, part.plain, part.shout))) from = i
    else if (from < rows.length && (row.text.length > 110 || from - i > 8)) break
  }
  // The left half of the same block stands before its right half, whatever role it names ("Ý kiến của lãnh đạo").
  if (rows[from]?.column === 'right') while (from > floor && rows[from - 1]?.column === 'left') from--
  from = Math.min(from, footOf(rows, floor), afterEndMark(rows, floor), roleOverName(rows, floor))
  const roles: { role: string; column: Column; at: number }[] = []
  const names: { name: string; column: Column; row: Row; at: number }[] = []
  for (const [at, row] of rows.slice(from).entries()) {
    if (row.table !== null) continue
    for (const part of parts(row)) {
      if (isSignatureRow(part.text, part.plain, part.shout)) roles.push({ role: part.plain, column: part.column, at })
      else {
        const name = withoutHonorifics(part.text.replace(/^\(?(?:đã ký|đã kí|ký tên)\)?:?\s*/iu, ''))
        if (!/^[-+*]/.test(part.text) && !/noi nhan/.test(part.plain) && personNameScore(name) >= 0.55)
          names.push({ name, column: part.column, row, at })
      }
    }
  }
  return { from, signatories: match(roles, names) }
}

/** Rows at the end of a paper among which somebody signs, whatever the post is called. */
const LAST_ROWS = 6

/** "GIÁM ĐỐC ĐIỀU HÀNH" / "Bạch Công Danh": a post on a line of its own over a name, and hardly anything after it but another such pair. */
function roleOverName(rows: readonly Row[], floor: number): number {
  let from = rows.length
  for (let at = rows.length - 1; at >= Math.max(2, Math.min(floor, rows.length - 2), rows.length - LAST_ROWS); at--) {
    const begins = beginOfSignature(rows[at - 1], rows[at], at === rows.length - 1)
    if (begins !== null) from = at + begins
  }
  return from
}

/** -1 where the role stands on the line above, 0 where it stands before the name, null where nobody signs. */
function beginOfSignature(above: Row | undefined, row: Row | undefined, isLast: boolean): -1 | 0 | null {
  if (row === undefined || row.table !== null) return null
  const { text } = row
  const [, role = '', signed = ''] = /^([^:]{4,40}?)(?::|\s[-–])\s*(\p{Lu}[^:,;.]{4,40})$/u.exec(text) ?? []
  // Behind "Chủ tịch:" a name is one, if no list holds its last syllable.
  if (role !== '' && ANY_POST.test(plainOf(role)) && isNameLike(signed)) return 0
  if (above === undefined || above.table !== null || LISTED.test(text)) return null
  const sure = personNameScore(withoutHonorifics(text)) >= 0.6
  if (above.text.length <= 60 && !/[:,;.]/.test(above.text) && ANY_POST.test(above.plain) && (sure || isNameLike(text)))
    return -1
  // "25.05.2021" over a bare name that ends the paper: the date and who signs.
  return isLast && (sure || isNameLike(text)) && DATE_ALONE.test(above.plain) ? -1 : null
}

/** Two to five capitalised syllables and nothing else. */
function isNameLike(text: string): boolean {
  const name = withoutHonorifics(text)
  return /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){1,4}$/u.test(name) && personNameScore(name) > 0
}

/** Who heads something, in any office. */
const ANY_POST =
  /^(?:pho |q\. ?|quyen |nguyen )?(?:tong )?(?:giam doc|chu tich|p?\.?ct(?: |\.)?(?:cd|cong doan)\b|hieu truong|hieu pho|quan doc|chu nhiem|doi truong|to truong|tram truong|cuc truong|chi cuc truong|vien truong|xuong truong|cua hang truong|truong (?:phong|ban|khoa|tram|chi nhanh|don vi|bo phan)|chanh van phong|phu trach|nguoi dai dien|dai dien|general manager|director)\b/

/** A date and nothing else, with a place before it or without. */
const DATE_ALONE =
  /^(?:[a-z ]{2,25},?\s)?(?:ngay\s)?\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:20)?\d{2}\.?$|^(?:[a-z ]{2,25},?\s)?ngay \d{1,2} thang \d{1,2}(?:,? nam 20\d{2})?\.?$/

/** Rows of a foot after the text's end, recipients and a signature. */
const MAX_AFTER_END = 12

/**
 * "Xin kính trình./.": with "./." the text of an official paper ends (Nghị định 30/2020, Phụ lục I). What follows is its foot, however a seal over it
 * is read; unless it is a list, which some put after their text.
 */
function afterEndMark(rows: readonly Row[], floor: number): number {
  const end = rows.findLastIndex((row) => row.table === null && /\.\s?\/\s?\.(?:\t|$)/.test(row.text))
  const after = rows.slice(end + 1)
  const isFoot =
    end >= floor &&
    after.length <= MAX_AFTER_END &&
    after.every(
      ({ table, plain }) => table === null && !/^(?:danh sach|phu luc|tap the|ca nhan|\(?\d{1,2}[.)/])/.test(plain),
    )
  return isFoot ? end + 1 : rows.length
}

/** Rows that may follow the two columns of a foot: a third signature under them, a page number. */
const MAX_UNDER_FOOT = 6

/**
 * Where the last two columns begin: after head and title nothing is laid out in two columns but the foot, whatever roles an office
 * gives those who sign ("Ý KIẾN CỦA LÃNH ĐẠO", "PHỤ TRÁCH TẬP THỂ").
 */
function footOf(rows: readonly Row[], floor: number): number {
  const last = rows.findLastIndex(({ column }) => column !== null)
  if (last < floor || rows.length - last > MAX_UNDER_FOOT) return rows.length
  if (rows.slice(last + 1).some(({ table, text }) => table !== null || text.length > 110 || LISTED.test(text)))
    return rows.length
  let from = last
  while (from - 1 >= floor && rows[from - 1]?.column !== null && rows[from - 1]?.table === null) from -= 1
  // Two columns of deeds and figures are a table that nobody headed.
  const foot = rows.slice(from, last + 1)
  return foot.some(isOfFoot) && !foot.some(isTold) ? from : rows.length
}

/** A number or bullet begins the line: the text goes on. */
const LISTED = /^\s*(?:\d{1,2}[.)/]|[-–+*•])\s*\S/u

/** At the right of a foot somebody signs; deeds in full sentences, or listed, stand in a table of people. */
function isTold({ column, text }: Row): boolean {
  return column === 'right' && (text.length > 80 || (LISTED.test(text) && text.length > 40))
}

function isOfFoot(row: Row): boolean {
  return (
    NOI_NHAN.test(row.plain) ||
    isSignatureRow(row.text, row.plain, row.shout) ||
    row.shout ||
    personNameScore(withoutHonorifics(row.text)) >= 0.55
  )
}

/** Who signs for the body: under chairman, head or "TM."; of several the chairman of the union before the head of the unit. */
export function signerOf(signing: Signing): Field<string> | null {
  const { signatories } = signing
  const chosen =
    signatories.findLast((one) => /chu tich|^t\s?\/?\.?m|bch|ban chap hanh|cong doan/.test(one.role)) ??
    signatories.findLast((one) => !/nguoi (?:bao|viet|khai)|thu ky/.test(one.role)) ??
    signatories.at(-1)
  return chosen === undefined ? null : { value: chosen.name, evidence: evidenceOf(chosen.row) }
}

type Column = Row['column']

function parts(row: Row): { text: string; plain: string; shout: boolean; column: Column }[] {
  // "02.\tTrịnh Mạnh Đạt\tPhó Giám đốc" is a list's member: nobody signs under a number.
  if (/^\(?\d{1,3}[.)/:]?\t/.test(row.text)) return [{ text: '', plain: '', shout: false, column: row.column }]
  const texts = row.text.split('\t').map((text) => text.trim())
  if (texts.length < 2 || texts.length > 3)
    return [{ text: row.text, plain: row.plain, shout: row.shout, column: row.column }]
  return texts.map((text, i) => ({
    text,
    plain: plainOf(text),
    shout: isShout(text),
    column: i === 0 ? 'left' : i === texts.length - 1 ? 'right' : null,
  }))
}

function match(
  roles: readonly { role: string; column: Column; at: number }[],
  names: readonly { name: string; column: Column; row: Row; at: number }[],
): Signatory[] {
  // Roles over names in rows of three: a role of two lines ("XÁC NHẬN CỦA" / "THỦ TRƯỞNG") stands at the left.
  const above = Math.max(0, ...roles.map(({ at }) => at)) < Math.min(...names.map(({ at }) => at))
  const behind = above && names.length > 2 ? Math.max(0, roles.length - names.length) : 0
  return names.map(({ name, column, row }, i) => {
    const sided = roles.filter((role) => role.column === column && column !== null)
    const role =
      sided.length > 0
        ? sided.map((one) => one.role).join(' / ')
        : ((names.length === 1
            ? roles.map((one) => one.role).join(' / ')
            : roles[Math.min(i + behind, roles.length - 1)]?.role) ?? '')
    return { name, role, row }
  })
}
