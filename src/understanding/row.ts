import type { Page, Table } from '../reading/extraction.ts'
import type { Columns } from './nominees/roles.ts'
import { columnsOf } from './nominees/columns.ts'
import { splitHead } from './marks.ts'
import { isShout, plainOf } from './plain.ts'
import { upright } from './upright-table.ts'
import { foldText, tidy } from './vietnamese/fold.ts'

/** One line of a file, or one data table, in reading order: what splitting and reading of fields walk over. */
export type Row = {
  /** From 1. */
  readonly page: number
  /** First row of its page. */
  readonly top: boolean
  /** Tidied; wide gaps are tabs. '' for a table. */
  readonly text: string
  /** `text` in lower case without marks, of the same length: an index into one is an index into the other. */
  readonly plain: string
  /** Letters mostly capitals. */
  readonly shout: boolean
  /** Bold or centred, where the format says so. */
  readonly marked: boolean
  /** From a layout table or a line of two columns. */
  readonly column: 'left' | 'right' | null
  readonly table: DataTable | null
}

/** A table of data under one heading; without heading where it continues one of the page before, or never had one. */
export type DataTable = { readonly columns: Columns | null; readonly rows: readonly (readonly string[])[] }

/** Beyond this a line is cut: nothing of a document's structure stands so far right, and patterns stay cheap. */
const MAX_LINE = 4_000

/** The pages of a file as one run of rows: head and signature tables taken apart into lines, data tables kept whole. */
export function rowsOf(pages: readonly Page[]): Row[] {
  const rows: Row[] = []
  pages.forEach((page, index) => {
    const before = rows.length
    for (const block of page.blocks) {
      if (block.kind === 'table') rows.push(...rowsOfTable(block, index + 1))
      else {
        const marked = block.bold === true || block.centred === true
        for (const line of block.text.split(/\r?\n|\v|\f/)) rows.push(...lineRows(line, index + 1, marked, null))
      }
    }
    const first = rows[before]
    if (first !== undefined) rows[before] = { ...first, top: true }
  })
  return withHeadings(rows)
}

/** A table without heading right after one of the same width goes on with it: typed row by row, or broken by a page. */
function withHeadings(rows: readonly Row[]): Row[] {
  let last: { readonly columns: Columns; readonly at: number } | null = null
  return rows.map((one, at) => {
    if (one.table === null) return one
    const { columns } = one.table
    if (columns !== null) last = { columns, at }
    else if (
      last !== null &&
      at - last.at <= 2 &&
      one.table.rows.every((cells) => cells.length === last?.columns.roles.length)
    ) {
      last = { columns: last.columns, at }
      return { ...one, table: { ...one.table, columns: last.columns } }
    }
    return one
  })
}

function lineRows(line: string, page: number, marked: boolean, column: Row['column']): Row[] {
  const text = tidyLine(line)
  if (text === '') return []
  return splitHead(text, plainOf(text)).map((part, i, parts) => {
    const side = parts.length > 1 ? (i === 0 ? 'left' : 'right') : column
    return row(part, page, marked, side)
  })
}

function row(text: string, page: number, marked: boolean, column: Row['column']): Row {
  return { page, top: false, text, plain: plainOf(text), shout: isShout(text), marked, column, table: null }
}

function tableRow(table: DataTable, page: number): Row {
  return { page, top: false, text: '', plain: '', shout: false, marked: false, column: null, table }
}

const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

/** Spaces tidied; a gap of three or more is a column's edge, kept as one tab. */
function tidyLine(line: string): string {
  return (
    tidy(line.slice(0, MAX_LINE))
      .replace(/ *\t[ \t]*| {3,}/g, '\t')
      // Room left in a date or number to be filled by hand is no column's edge.
      .replace(/(ng[àa]y|th[áa]ng)\t(?=th[áa]ng|n[ăa]m)/giu, '$1 ')
      .replace(/^(s[ốo]\s*:?)\t(?=[\d/.…])/iu, '$1 ')
      // "Năm sinh\t\t: 1963": colons set under one another.
      .replace(/^([^\t:]{2,60})\t:\s*/u, '$1: ')
      // A bullet is a bullet whatever its shape: ♦ √ ✓ ➢ □, or a sign of a symbol font.
      .replace(/^[\s\uFEFF]*(?:[\p{So}\p{Co}√→⇒»›※‣⁃∙·¤¬•]\s*)+(?=[\p{L}\d])/u, '- ')
      // "TRANG 2 – TÓM TẮT THÀNH TÍCH ...": the page before the heading.
      .replace(/^trang \d{1,2}\s?[-–:.]\s+(?=\p{Lu}{2})/iu, '')
      // A box to tick as recognition sees it: "[L⇥", "[]_⇥".
      .replace(/^\[[\]LIl|_\s]{0,3}\t\s*(?=\p{L})/u, '- ')
      // Numbers however they are set: [1], #1:, (1).
      .replace(/^(?:\[(\d{1,3})\]|#\s?(\d{1,3})|\((\d{1,3})\))\s?[.:)]?\s*(?=\p{L})/u, '$1$2$3. ')
      // "Họ và tên: .....Vũ Hải Đăng..... Năm sinh: ..1990..": dots filled in between.
      .replace(/[.…_]{2,}\s?([\p{Lu}\d][^.…_:\n]{1,80}?)\s?[.…_]{2,}/gu, ' $1; ')
      // "Tập thể 1. Tổ Văn phòng", "Cá nhân 2: Bà Nguyễn Thị A": the number goes before what it counts.
      .replace(/^(tập thể|cá nhân)(?: thứ| số)? (\d{1,2})\s?[.:)/]\s*(?=\p{L})/iu, '$2. $1: ')
      .replace(
        /^[Tt]hứ (nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s*:\s*(?=\p{L})/u,
        (_, word: string) => `${ORDINALS.indexOf(word) + 1}. `,
      )
      .replace(/ {2}/g, ' ')
      .replace(/^[\s\p{Cc}]+|\s+$/gu, '')
  )
}

/** Cuts a table into what it is: lines of a head or foot laid out in cells, label and value pairs, and tables of data. */
function rowsOfTable(given: Table, page: number): Row[] {
  const rows: Row[] = []
  let data: { columns: Columns | null; rows: (readonly string[])[] } | null = null
  const flush = (): void => {
    if (data !== null && (data.rows.length > 0 || data.columns !== null)) rows.push(tableRow(data, page))
    data = null
  }
  const table = withoutOrdinals(upright(given))
  const form = isWholeForm(table)
  for (let i = 0; i < table.rows.length; i++) {
    const cells = table.rows[i] ?? []
    if (form) {
      flush()
      rows.push(...formRows(cells, page))
      continue
    }
    const found = columnsOf(table.rows, i)
    if (found !== null && !isLoneRow(table, i, found) && !isForm(table, i)) {
      flush()
      data = { columns: found.columns, rows: [] }
      i += found.height - 1
    } else if (data !== null && !isFoot(cells)) data.rows.push(cells)
    else if (data === null && (isNumberedRow(cells) || isRestOfRow(table, i) || isGroupHead(table, i)))
      data = { columns: null, rows: [cells] }
    else {
      flush()
      rows.push(...layoutRows(cells, page))
    }
  }
  flush()
  return rows
}

/** "1 | Họ và tên | Đào Văn Dũng" / "2 | Ngày sinh | ...": a form whose lines are numbered. */
function withoutOrdinals(table: Table): Table {
  const filled = table.rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const numbered = filled.every(
    (cells) => cells.length === 3 && /^(?:\d{1,2}|[a-h])[.)]?$/.test((cells[0] ?? '').trim()),
  )
  const labelled = filled.filter((cells) => LABEL.test(foldText(cells[1] ?? '')))
  if (!numbered || labelled.length < 2) return table
  return { ...table, rows: table.rows.map((cells) => cells.slice(1)) }
}

/** Label beside value, row under row: "Tên tập thể | Tổ Văn phòng" / "Số đoàn viên | 12 người". */
function isForm(table: Table, at: number): boolean {
  const under = table.rows.slice(at).filter((cells) => cells.some((cell) => cell.trim() !== ''))
  return (
    under.length > 1 &&
    under.every((cells) => cells.filter((cell) => cell.trim() !== '').length <= 2 && (cells[0] ?? '').trim() !== '') &&
    under.filter((cells) => LABEL.test(foldText(cells[0] ?? ''))).length * 2 > under.length
  )
}

/** Two columns, labels at the left from the first row to the last: whatever they say, each row is a label and its value. */
function isWholeForm(table: Table): boolean {
  const filled = table.rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const labels = filled.map((cells) => foldText(cells[0] ?? ''))
  return (
    filled.length >= 3 &&
    filled.every((cells) => cells.length === 2) &&
    labels.every((label) => label !== '' && label.length < 60 && !/^\d|\(\d+\)$/.test(label)) &&
    labels.filter((label) => NAME_LABEL.test(label)).length === 1 &&
    labels.filter((label) => LABEL.test(label)).length >= 2 &&
    !filled.every((cells) => LABEL.test(foldText(cells[1] ?? '')))
  )
}

const NAME_LABEL =
  /^(?:ho va ten|ho,? ?ten|ten (?:tap the|don vi|ca nhan|co quan|nguoi|khai sinh)|(?:don vi|tap the|ca nhan|nguoi|doi tuong) duoc|full name)/

function formRows(cells: readonly string[], page: number): Row[] {
  const [label = '', value = ''] = cells.map((cell) => cell.trim())
  return labelledRows(label.replaceAll('\n', ' '), value, page)
}

/** Words of a foot ("TỔ TRƯỞNG TỔ CÔNG ĐOÀN | CÁ NHÂN BÁO CÁO") can read like a heading: one heads rows, or numbers them on the next page. */
function isLoneRow(table: Table, at: number, found: { columns: Columns; height: number }): boolean {
  const under = table.rows.slice(at + found.height).some((cells) => cells.some((cell) => cell.trim() !== ''))
  return !under && !found.columns.roles.includes('ordinal')
}

/** "Khoa Điện" across the table, over its first numbered row: of whom the rows are. */
function isGroupHead(table: Table, at: number): boolean {
  const cells = table.rows[at] ?? []
  const filled = cells.filter((cell) => cell.trim() !== '')
  const [next = []] = table.rows.slice(at + 1)
  return (
    cells.length >= 3 &&
    filled.length === 1 &&
    (filled[0] ?? '').length < 60 &&
    /^1[.)]?$/.test((next[0] ?? '').trim()) &&
    isNumberedRow(next)
  )
}

/** A row of a table without heading: an ordinal, then at least one cell of words. */
function isNumberedRow(cells: readonly string[]): boolean {
  return /^\d{1,3}[.)]?$/.test(cells[0]?.trim() ?? '') && cells.slice(1).some((cell) => /\p{L}{2}/u.test(cell))
}

/** The rest of a row that the page broke, over rows that are numbered. */
function isRestOfRow(table: Table, at: number): boolean {
  const cells = table.rows[at] ?? []
  const under = table.rows[at + 1]
  return (
    at === 0 &&
    cells.length >= 3 &&
    (cells[0] ?? '').trim() === '' &&
    cells.some((cell) => /\p{L}{2}/u.test(cell)) &&
    under !== undefined &&
    isNumberedRow(under)
  )
}

/** What ends a table of data in a sheet: the signature block, the recipients, a place and date. */
function isFoot(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length > 3) return false
  return filled.some(
    (cell) =>
      (filled.length === 1 && /^ngay\s*\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?20\d\d$/.test(foldText(cell))) ||
      /^(?:noi nhan|t\/?m\.? |kt\.? |tl\.? |chu tich$|giam doc$|hieu truong$|nguoi lap|nguoi bao cao|thu truong|xac nhan|danh sach nay|.{2,30}, ?ngay .{0,6}\d)/.test(
        foldText(cell),
      ),
  )
}

const LABEL =
  /^(?:(?:[a-z\d]{1,3}[.)]|[-+*•])\s*)?(?:ho va ten|ho ten|ten\s*:?$|ten (?:tap the|don vi|ca nhan|co quan|nguoi)|nguoi (?:duoc|dung dau)|tap the|ca nhan|dong chi|cong viec|bo phan|thuoc|so (?:doan vien|cnvc|nguoi|luong|lao dong)|co quan|to truong|phu trach|tru so|quan so|nhiem vu|ngay,? ?(?:thang,? ?nam)? ?sinh|nam sinh|sinh (?:ngay|nam)|gioi tinh|chuc vu|chuc danh|don vi|noi cong tac|que quan|dan toc|ton giao|trinh do|tom tat thanh tich|thanh tich|hinh thuc|to cong doan|dia chi|dien thoai)/

/** Cells of a layout table as lines, left to right; labels with their values beside them as one line each. */
function layoutRows(cells: readonly string[], page: number): Row[] {
  const pairs = pairsOf(cells.map((cell) => cell.trim()))
  if (pairs !== null) return pairs.flatMap(([label, value]) => labelledRows(label, value, page))
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return filled.flatMap((cell, i) => {
    const side = filled.length === 2 ? (i === 0 ? 'left' : 'right') : null
    return cell.split('\n').flatMap((line) => lineRows(line, page, false, side))
  })
}

/** 'Họ tên | Trần Đình Quyết | Năm sinh | 1978': cells that are label and value in turns; a label may stand without value. */
function pairsOf(cells: readonly string[]): [label: string, value: string][] | null {
  const trimmed = cells.findLastIndex((cell) => cell !== '') + 1
  const width = trimmed + (trimmed % 2)
  if (trimmed < 2 || width > 8 || !LABEL.test(foldText(cells[0] ?? ''))) return null
  const [name = '', value = '', ...more] = cells.filter((cell) => cell !== '')
  // "Tên tập thể | | Tổ Văn phòng": the label covers two columns, since rows below it are ruled otherwise.
  if (more.length === 0 && value !== '' && cells[1] === '' && !LABEL.test(foldText(value))) return [[name, value]]
  const pairs = Array.from({ length: width / 2 }, (_, i): [string, string] => [
    cells[2 * i] ?? '',
    cells[2 * i + 1] ?? '',
  ])
  return pairs.every(([label]) => label !== '' && label.length < 60 && !label.includes('\n')) ? pairs : null
}

function labelledRows(label: string, value: string, page: number): Row[] {
  const [first = '', ...more] = value.split('\n')
  return [`${label.replace(/\s*[:：]?\s*$/, '')}: ${first}`, ...more].flatMap((line) =>
    lineRows(line, page, false, null),
  )
}
