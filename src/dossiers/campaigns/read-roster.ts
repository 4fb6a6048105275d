import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'

import type { Unit } from '../campaign.ts'
import { detectEncoding } from '../../understanding/vietnamese/legacy-encodings.ts'
import { isoDay, parseRuleDate } from './rule-date.ts'
import { faultAt, nearest, sourceText, type RuleFault, type SourceText } from './rule-fault.ts'

export const COLUMNS = ['id', 'name', 'aliases', 'emails'] as const
/** Kind of unit, its members, first and last day of its existence, the id of the unit that took its place: columns that may be left out. */
export const MORE_COLUMNS = ['kind', 'members', 'from', 'to', 'successor'] as const
export type RosterColumn = (typeof COLUMNS)[number] | (typeof MORE_COLUMNS)[number]
/** A federation of a province has some ten thousand grassroots unions. */
export const MAX_UNITS = 50_000

/**
 * units.csv → the roster, or every fault at once. Commas, semicolons (Excel under Vietnamese settings) and tabs
 * (Excel's "Unicode Text") part the columns, whichever the header uses.
 */
export function readRoster(file: string, text: string): { units: Unit[]; faults: RuleFault[] } {
  const source = sourceText(file, text)
  const delimiter = delimiterOf(source.lines[0] ?? '')
  const rows = parseRows(source, text, delimiter)
  if ('fault' in rows) return { units: [], faults: [rows.fault] }
  const [header, ...records] = rows.rows
  const headerFaults = checkHeader(source, header?.cells ?? [])
  if (headerFaults.length > 0) return { units: [], faults: headerFaults }
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase())
  const faults: RuleFault[] = []
  const seen: Seen = { ids: new Map(), addresses: new Map(), names: new Map() }
  const reading = { source, delimiter, seen, faults }
  const units = records.map((row) => unitOf(row, names, reading))
  checkSuccessors(units, records, reading)
  if (units.length > MAX_UNITS)
    faults.push(
      faultAt(source, START, {
        expected: `không quá ${MAX_UNITS} đơn vị`,
        found: `${units.length} đơn vị`,
        mend: 'kiểm tra xem có đúng là danh sách đơn vị không',
      }),
    )
  return { units, faults: fewDamaged(faults) }
}

/** One wrong way of saving damages every name: the first rows show it, the rest are counted. */
const MOST_DAMAGED = 3

function fewDamaged(faults: readonly RuleFault[]): RuleFault[] {
  const damage = faults.filter(({ expected }) => expected === UNICODE)
  const last = damage[MOST_DAMAGED - 1]
  if (last === undefined || damage.length === MOST_DAMAGED) return [...faults]
  const kept = new Set(damage.slice(0, MOST_DAMAGED))
  const more = `${last.found}, và ${damage.length - MOST_DAMAGED} tên khác như vậy`
  return faults
    .filter((fault) => fault.expected !== UNICODE || kept.has(fault))
    .map((fault) => (fault === last ? { ...fault, found: more } : fault))
}

const UNICODE = 'tên viết bằng tiếng Việt Unicode'

const START = { line: 1, column: 1 }

const parsedRecords = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

export type RosterRow = { readonly cells: readonly string[]; readonly line: number }
type Seen = Record<'ids' | 'addresses' | 'names', Map<string, number>>
type Reading = {
  readonly source: SourceText
  readonly delimiter: string
  readonly seen: Seen
  readonly faults: RuleFault[]
}

export function delimiterOf(header: string): string {
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }))
  return counted.sort((a, b) => b.count - a.count)[0]?.mark ?? ','
}

/** Rows of cells with the lines that they begin at, or what is wrong with their quotes. */
export function parseRows(
  source: SourceText,
  text: string,
  delimiter: string,
): { rows: RosterRow[] } | { fault: RuleFault } {
  try {
    const records = parsedRecords.parse(
      parse(text, {
        delimiter,
        bom: true,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
      }),
    )
    // `info.lines` is the line at which a record ends; it begins as many lines before as its quoted cells hold.
    const rows = records.map(({ record, info }) => ({
      cells: record.map((cell) => cell.normalize('NFC')),
      line: info.lines - record.join('').split('\n').length + 1,
    }))
    return { rows: rows.filter((row) => row.cells.some((cell) => cell !== '')) }
  } catch (error) {
    const line = error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : 1
    return {
      fault: faultAt(
        source,
        { line, column: 1 },
        {
          expected: 'các cột cách nhau bằng một loại dấu; ô có dấu đó thì đặt trong dấu nháy kép',
          found: 'dấu nháy kép không đóng hoặc đặt giữa ô',
          mend: 'xóa dấu nháy kép thừa ở dòng này, hoặc mở bằng Excel và lưu lại kiểu CSV UTF-8',
        },
      ),
    }
  }
}

function checkHeader(source: SourceText, header: readonly string[]): RuleFault[] {
  const names = header.map((cell) => cell.trim().toLowerCase())
  const expected = `dòng đầu gồm bốn cột: ${COLUMNS.join(',')}; có thể thêm ${MORE_COLUMNS.join(',')}`
  const missing = COLUMNS.filter((column) => !names.includes(column))
  const known: readonly string[] = [...COLUMNS, ...MORE_COLUMNS]
  const unknown = names.filter((name) => !known.includes(name))
  if (missing.length === 0 && unknown.length === 0 && names.length === new Set(names).size) return []
  const open = known.filter((column) => !names.includes(column))
  const meant = unknown.map((name) => nearest(name, open)).find((name) => name !== null)
  return [
    faultAt(source, START, {
      expected,
      found: names.join(',').slice(0, 100) || 'tệp trống',
      mend: meant
        ? `có phải ý định ghi "${meant}"?`
        : missing.length > 0
          ? `thêm cột ${missing.join(', ')} vào dòng đầu`
          : `bỏ cột thừa hoặc trùng`,
    }),
  ]
}

function unitOf(row: RosterRow, names: readonly string[], reading: Reading): Unit {
  const cell = (column: RosterColumn) => row.cells[names.indexOf(column)]?.replace(/\s+/gu, ' ').trim() ?? ''
  const list = (value: string) =>
    value
      .split('|')
      .map((each) => each.trim())
      .filter((each) => each !== '')
  const { source, faults, seen } = reading
  const report = (found: string, expected: string, mend: string) =>
    faults.push(faultAt(source, placeOf(source, row, found), { expected, found: `"${found}"`, mend }))
  const once = (map: Map<string, number>, key: string, found: string, what: string) => {
    const before = map.get(key)
    if (before !== undefined && before !== row.line)
      report(found, `${what} không trùng nhau`, `đã có ở dòng ${before}; giữ ở một đơn vị, xóa ở đơn vị kia`)
    else map.set(key, row.line)
  }

  if (row.cells.length !== names.length)
    report(
      row.cells.join(reading.delimiter).slice(0, 60),
      `${names.length} cột`,
      `dòng này có ${row.cells.length} cột; kiểm tra dấu phân cách, ô có dấu đó thì đặt trong dấu nháy kép`,
    )
  const id = cell('id')
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/u.test(id))
    report(
      id,
      'mã đơn vị không dấu, không dấu cách, ví dụ thcs-hoa-ban',
      'đặt mã bằng chữ cái không dấu, chữ số và dấu gạch ngang',
    )
  else once(seen.ids, id.toLowerCase(), id, 'mã đơn vị')
  const name = cell('name')
  if (name === '')
    report(row.cells.join(reading.delimiter).slice(0, 60), 'tên đầy đủ của công đoàn cơ sở', 'ghi tên vào cột name')
  const aliases = list(cell('aliases'))
  for (const called of [name, ...aliases].filter((each) => each !== '')) {
    const damage = damaged(called)
    if (damage) report(called, UNICODE, damage)
    else once(seen.names, called.toLocaleLowerCase('vi'), called, 'tên gọi')
  }
  const emails = list(cell('emails')).map((address) => address.toLowerCase())
  for (const address of emails)
    if (/^[^\s@<>,;"()]+@[^\s@<>,;"()]+\.[^\s@<>,;"().]+$/u.test(address))
      once(seen.addresses, address, address, 'địa chỉ thư')
    else
      report(address, 'địa chỉ thư điện tử, các địa chỉ cách nhau bằng dấu |', 'kiểm tra dấu @, tên miền và dấu cách')
  return { id, name, aliases, emails, ...moreOf(cell, names, report) }
}

/** What the further columns say; nothing of a column that the roster does not have. */
function moreOf(
  cell: (column: RosterColumn) => string,
  names: readonly string[],
  report: (found: string, expected: string, mend: string) => void,
): Partial<Unit> {
  const day = (column: 'from' | 'to'): string => {
    const written = cell(column)
    const date = written === '' ? null : parseRuleDate(written)
    if (date !== null && !date.hasTime) return isoDay(date.local)
    if (written !== '') report(written, 'một ngày có thật, ví dụ 2025-06-30 hoặc 30/6/2025', 'kiểm tra lại ngày')
    return ''
  }
  const members = cell('members').replace(/[.\s]/gu, '')
  if (!/^\d{0,7}$/u.test(members)) report(cell('members'), 'số đoàn viên', 'ghi một số, hoặc để trống')
  const [from, to] = [day('from'), day('to')]
  if (from !== '' && to !== '' && from > to)
    report(cell('to'), `ngày không sớm hơn ngày bắt đầu (${from})`, 'kiểm tra lại hai ngày')
  return {
    ...(names.includes('kind') ? { kind: cell('kind') } : {}),
    ...(names.includes('members') ? { members: /^\d{1,7}$/u.test(members) ? Number(members) : null } : {}),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(cell('successor') === '' ? {} : { successor: cell('successor') }),
  }
}

/** A successor is a unit of the roster, and no chain of them comes back to its beginning. */
function checkSuccessors(units: readonly Unit[], rows: readonly RosterRow[], { source, faults }: Reading): void {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  for (const [index, unit] of units.entries()) {
    const row = rows[index]
    if (unit.successor === undefined || row === undefined) continue
    const seen = new Set([unit.id])
    let next: string | undefined = unit.successor
    while (next !== undefined && !seen.has(next) && byId.has(next)) {
      seen.add(next)
      next = byId.get(next)?.successor
    }
    if (next === undefined) continue
    const meant = nearest(unit.successor, [...byId.keys()])
    faults.push(
      faultAt(source, placeOf(source, row, unit.successor), {
        expected: 'mã (cột id) của đơn vị kế tục',
        found: `"${unit.successor}"`,
        mend: seen.has(next)
          ? 'các đơn vị kế tục lẫn nhau thành vòng; xóa một chỗ'
          : meant
            ? `có phải ý định ghi "${meant}"?`
            : 'chép mã ở cột id, hoặc để trống',
      }),
    )
  }
}

function placeOf(source: SourceText, row: RosterRow, found: string): { line: number; column: number } {
  const at =
    found === '' ? -1 : (source.lines[row.line - 1] ?? '').normalize('NFC').toLowerCase().indexOf(found.toLowerCase())
  return { line: row.line, column: at === -1 ? 1 : at + 1 }
}

/** Vietnamese that was saved or opened in the wrong encoding and can't be a name any more; null where it is sound. */
function damaged(name: string): string | null {
  const save = 'mở lại danh sách gốc, khi lưu chọn kiểu CSV UTF-8'
  if (name.includes('\ufffd') || /\p{L}\?|\?\p{L}/u.test(name)) return `chữ có dấu đã mất khi lưu; ${save}`
  if (/á»|áº|Ã[\u0080-\u00bf]|Ä‘|Æ°|Æ¡/u.test(name)) return `chữ UTF-8 đã được mở bằng bảng mã khác; ${save}`
  if (/\p{L}[¨©ª«¬®µ¶·¸¹»¼½¾]|[§®]\p{Ll}/u.test(name))
    return `chữ theo bảng mã TCVN3 (phông .VnTime); chuyển sang Unicode rồi lưu kiểu CSV UTF-8`
  if (detectEncoding(name) === 'vni')
    return `chữ theo bảng mã VNI (phông VNI-Times); chuyển sang Unicode rồi lưu kiểu CSV UTF-8`
  return null
}
