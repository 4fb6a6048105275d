import { foldText, stripMarks } from '../../understanding/vietnamese/fold.ts'
import type { Unit } from '../campaign.ts'
import { COLUMNS, MORE_COLUMNS, readRoster, type RosterColumn } from './read-roster.ts'
import { type Recognised, recogniseHeadings } from './roster-columns.ts'
import type { RuleFault } from './rule-fault.ts'

/** A table as a program showed it: rows by the numbers that a person sees beside them. */
export type RosterTable = {
  /** 'danh-sach.xlsx, trang tính "CĐCS"': where faults say they are. */
  readonly place: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

export type ImportedRoster = {
  readonly units: readonly Unit[]
  /** units.csv as it is to be written: UTF-8 with the mark that Excel knows it by. */
  readonly csv: string
  readonly faults: readonly RuleFault[]
  /** What was understood, in words for an officer. */
  readonly told: readonly string[]
}

/** A list of units as an office keeps one → units.csv. Headings may stand anywhere in the first rows, under a title. */
export function importRoster(tables: readonly RosterTable[]): ImportedRoster {
  const found = tables.flatMap(withHeadings).toSorted((one, other) => other.known - one.known)[0]
  if (found === undefined) return { units: [], csv: '', faults: [noHeadings(tables[0])], told: [] }
  const { table, at, headings } = found
  const taken: Taken[] = []
  const skipped: number[] = []
  const ids = new Set<string>()
  for (const row of table.rows.slice(at + 1)) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    if (isUnit(row.cells, headings)) taken.push({ number: row.number, cells: writtenCells(row.cells, headings, ids) })
    else skipped.push(row.number)
  }
  const used = [...COLUMNS, ...MORE_COLUMNS.filter((column) => headings.columns.has(column))]
  const lines = [used, ...taken.map(({ cells }) => used.map((column) => cells[column] ?? ''))]
  const csv = lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
  const { units, faults } = readRoster(table.place, csv)
  return {
    units,
    csv: `\ufeff${csv}`,
    faults: [
      ...faults.map((fault) => atSource(fault, table, taken)),
      ...(taken.length === 0 ? [noUnits(table, table.rows[at]?.number ?? 1)] : []),
    ],
    told: toldOf(table, at, headings, units, skipped),
  }
}

type Taken = { readonly number: number; readonly cells: Partial<Record<RosterColumn, string>> }
type Found = { readonly table: RosterTable; readonly at: number; readonly headings: Recognised; readonly known: number }

/** Titles and letterheads take no more. */
const MOST_TITLE_ROWS = 40

function withHeadings(table: RosterTable): Found[] {
  return table.rows.slice(0, MOST_TITLE_ROWS).flatMap(({ cells }, at) => {
    const headings = recogniseHeadings(cells)
    return headings === null ? [] : [{ table, at, headings, known: headings.columns.size }]
  })
}

/** Sums, headings of groups and signatures are no units: they lack the row's number, or stand alone. */
function isUnit(cells: readonly string[], { columns, numbering }: Recognised): boolean {
  const name = cellOf(cells, columns.get('name'))
  if (name === '' || /^(?:tổng(?: cộng| số)?|cộng)\b/iu.test(name)) return false
  if (numbering !== null && /^\d{1,6}\.?$/u.test(cellOf(cells, numbering))) return true
  return numbering === null ? true : cellOf(cells, columns.get('emails')).includes('@')
}

function cellOf(cells: readonly string[], index: number | undefined): string {
  return index === undefined ? '' : (cells[index] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function writtenCells(
  cells: readonly string[],
  { columns }: Recognised,
  ids: Set<string>,
): Partial<Record<RosterColumn, string>> {
  const raw = (column: RosterColumn) => (cells[columns.get(column) ?? -1] ?? '').normalize('NFC')
  const written: Partial<Record<RosterColumn, string>> = {}
  for (const column of [...COLUMNS, ...MORE_COLUMNS]) written[column] = cellOf(cells, columns.get(column))
  return {
    ...written,
    id: written.id === undefined || written.id === '' ? newId(written.name ?? '', ids) : written.id,
    aliases: listed(raw('aliases'), /[|;\n]+/u).join('|'),
    emails: listed(isNone(raw('emails')) ? '' : raw('emails').replaceAll(/mailto:|[<>]/giu, ' '), /[\s|;,]+/u)
      .map((address) => address.toLowerCase())
      .join('|'),
  }
}

function listed(cell: string, separator: RegExp): string[] {
  return cell
    .split(separator)
    .map((each) => each.replace(/\s+/gu, ' ').trim())
    .filter((each) => each !== '')
}

/** 'Công đoàn cơ sở Trường THCS Hoa Ban' → 'thcs-hoa-ban', the second of that name 'thcs-hoa-ban-2'. */
function newId(name: string, ids: Set<string>): string {
  const plain = stripMarks(name)
    .toLowerCase()
    .replace(/^(?:cong doan co so|cdcs|cong doan|cd)\s+/u, '')
    .replace(/^truong\s+/u, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60)
  const base = plain === '' ? 'don-vi' : plain
  let id = base
  for (let turn = 2; ids.has(id); turn++) id = `${base}-${turn}`
  ids.add(id)
  return id
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A fault of the list that was made, told at the row that it was made of. */
function atSource(fault: RuleFault, table: RosterTable, taken: readonly Taken[]): RuleFault {
  const number = taken[fault.line - 2]?.number ?? fault.line
  const row = table.rows.find((each) => each.number === number)
  const mend = fault.mend.replaceAll(
    /ở dòng (\d+)/gu,
    (_, line: string) => `ở dòng ${taken[Number(line) - 2]?.number ?? line}`,
  )
  const excerpt = row?.cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()).join(' | ') ?? ''
  const words = /^"(.*)"$/su.exec(fault.found)?.[1] ?? ''
  const column = words === '' ? -1 : excerpt.normalize('NFC').toLowerCase().indexOf(words.toLowerCase())
  return { ...fault, file: table.place, line: number, column: column + 1 || 1, excerpt, mend }
}

function noHeadings(table: RosterTable | undefined): RuleFault {
  const first = table?.rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return {
    file: table?.place ?? '',
    line: first?.number ?? 1,
    column: 1,
    expected: 'một dòng tiêu đề cột có tên đơn vị và ít nhất một cột khác, ví dụ: STT, Tên đơn vị, Email',
    found: first?.cells.join(' | ').slice(0, 100) ?? 'không có dòng nào',
    mend: 'ghi tên cột ở dòng trên cùng của danh sách; các tên nhận biết được: Mã, Tên đơn vị, Tên khác, Email, Loại đơn vị, Số đoàn viên, Từ ngày, Đến ngày, Đơn vị kế tục',
    excerpt: '',
  }
}

function noUnits(table: RosterTable, line: number): RuleFault {
  return {
    file: table.place,
    line,
    column: 1,
    expected: 'ít nhất một đơn vị dưới dòng tiêu đề cột',
    found: 'không có đơn vị nào',
    mend: 'kiểm tra xem danh sách có nằm ở trang tính khác không; nếu có cột STT thì mỗi đơn vị cần có số thứ tự',
    excerpt: '',
  }
}

const SAID: Readonly<Record<RosterColumn, string>> = {
  id: 'mã',
  name: 'tên đơn vị',
  aliases: 'tên khác',
  emails: 'địa chỉ thư',
  kind: 'loại đơn vị',
  members: 'số đoàn viên',
  from: 'từ ngày',
  to: 'đến ngày',
  successor: 'đơn vị kế tục',
}

function toldOf(
  table: RosterTable,
  at: number,
  { columns, ignored }: Recognised,
  units: readonly Unit[],
  skipped: readonly number[],
): string[] {
  const row = table.rows[at]
  const understood = [...columns].map(([column, index]) => `  "${cellOf(row?.cells ?? [], index)}" là ${SAID[column]}`)
  const addressed = units.filter(({ emails }) => emails.length > 0).length
  return [
    `${table.place}: tiêu đề cột ở dòng ${row?.number ?? 1}`,
    ...understood,
    ...(ignored.length === 0 ? [] : [`  không dùng: ${ignored.map((heading) => `"${heading}"`).join(', ')}`]),
    ...(columns.has('id')
      ? []
      : ['  không có cột mã: mã được đặt theo tên, ví dụ ' + (units[0]?.id ?? 'thcs-hoa-ban')]),
    ...(skipped.length === 0 ? [] : [`  không phải đơn vị, bỏ qua các dòng: ${ranges(skipped)}`]),
    `  ${units.length} đơn vị; ${addressed} đơn vị có địa chỉ thư${addressed < units.length ? `; ${units.length - addressed} đơn vị chưa có (không đôn đốc được, nhận biết qua văn bản)` : ''}`,
    ...units
      .slice(0, SHOWN)
      .map(({ id, name, emails }) => `  - ${id}: ${name}${emails.length === 0 ? '' : ` (${emails.join(', ')})`}`),
    ...(units.length > SHOWN ? [`  … và ${units.length - SHOWN} đơn vị khác`] : []),
  ]
}

const SHOWN = 5

/** 3, 4, 5, 9 → '3-5, 9' */
function ranges(numbers: readonly number[]): string {
  const spans: [number, number][] = []
  for (const number of numbers) {
    const last = spans.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else spans.push([number, number])
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ')
}

/** How people say in a cell that there is none. */
function isNone(cell: string): boolean {
  return /^(?:(?:khong|chua)(?: co)?(?: (?:email|mail|dia chi))?|[-–—./x0]+|n\/a)?$/u.test(foldText(cell))
}
