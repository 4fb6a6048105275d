import { foldText } from '../vietnamese/fold.ts'
import { isShout } from '../plain.ts'
import { headingByContent } from './columns-by-content.ts'
import { isOrganName, mentionOf } from './mention.ts'
import { roleOf, type Columns } from './roles.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'

/**
 * The heading that starts at row `at`, one or two rows high, or null. A heading names who (a name column, whatever it is called) and
 * at least one thing more; its cells are short and none of them is a bare number.
 */
export function columnsOf(
  rows: readonly (readonly string[])[],
  at: number,
): { columns: Columns; height: number } | null {
  const first = rows[at]
  if (first === undefined) return null
  const read = headingOf(first) ?? headingByContent(first, rows.slice(at + 1)) ?? overNames(first, rows.slice(at + 1))
  if (read === null) return null
  const columns = withoutKindColumn(read, rows.slice(at + 1))
  const second = rows[at + 1]
  if (second === undefined || !isSecondHeading(first, second)) return { columns, height: 1 }
  const lower = first.map((cell, i) => (second[i] ?? '').trim() || cell)
  const joined = headingOf(lower) ?? columns
  // "Năm sinh" over "Nam | Nữ": the year stands under the sex.
  const born = first.findIndex((cell) => roleOf(foldText(cell)) === 'birth')
  const roles = joined.roles.map((role, i) =>
    born >= 0 && i - born <= 1 && i >= born && /^(?:nam|nu)$/.test(foldText(second[i] ?? '')) ? 'birth' : role,
  )
  return { columns: { ...joined, roles }, height: 2 }
}

/** "Chuyền | Họ tên công nhân | Mã NV | Công đoạn": one column is called for names and holds them, whatever the others are called. */
function overNames(first: readonly string[], beneath: readonly (readonly string[])[]): Columns | null {
  if (first.length < 2 || first.some((cell) => cell.length > 40 || /\d|:\s*\S/.test(cell))) return null
  const at = first.findIndex((cell) => /^(?:ho (?:va )?,? ?ten|ten (?:tap the|don vi))\b/.test(foldText(cell)))
  if (at < 0) return null
  const nameSays = foldText(first[at] ?? '').startsWith('ho') ? 'individual' : 'collective'
  const below = beneath.slice(0, 6).filter((cells) => (cells[at] ?? '').trim() !== '')
  const named = below.filter((cells) => {
    const name = (cells[at] ?? '').split('\n')[0] ?? ''
    return nameSays === 'individual' ? personNameScore(withoutHonorifics(name)) >= 0.4 : isOrganName(name)
  })
  // A form goes on with its deeds under the one name.
  if (named.length === 0 || named[0] !== below[0] || (named.length > 1 && named.length * 2 < below.length)) return null
  return {
    roles: first.map((cell, i) => (i === at ? 'name' : (roleOf(foldText(cell)) ?? 'other'))),
    nameSays,
    blank: first.map((cell) => cell.trim() === ''),
  }
}

export function headingOf(cells: readonly string[]): Columns | null {
  const columns = rolesOfHeading(cells)
  return columns === null ? null : { ...columns, blank: cells.map((cell) => cell.trim() === '') }
}

function rolesOfHeading(cells: readonly string[]): Columns | null {
  const folded = cells.map(foldText)
  // "Cá nhân (03)" counts what stands beside it: a row, no heading.
  if (folded.some((cell) => cell.length > 90 || /^\d{1,4}[.)]?$|\(\d{2}\)$/.test(cell))) return null
  // "Họ và tên: Ngô Văn Ước | Ngày sinh: 10/05/1962": labels with their values.
  if (cells.some((cell) => /:\s*\S/.test(cell))) return null
  // A form's row of label and value ('Họ tên | Trần Đình Quyết | Năm sinh | 1978') is no heading.
  const isPerson = (cell: string): boolean =>
    roleOf(foldText(cell)) === null && personNameScore(withoutHonorifics(cell.replace(/\s*\([^()]*\)\s*$/u, ''))) >= 0.6
  if (cells.some(isPerson)) return null
  // "Tập thể | CĐCS Trường THCS X | Giấy khen": a row whose words are those of headings, beside a body's own name.
  if (cells.some(isBody)) return null
  const roles = folded.map(roleOf)
  const count = roles.filter((role) => role !== null && role !== 'other').length
  if (count < 2) return null
  if (!roles.includes('name')) {
    const unit = roles.indexOf('unit')
    // A list of collectives calls their column "Đơn vị".
    if (unit < 0 || !(roles.includes('ordinal') && (roles.includes('award') || roles.includes('achievements'))))
      return null
    roles[unit] = 'name'
    return { roles, nameSays: 'collective' }
  }
  // "Ông/Bà" beside "Họ và tên" holds the honorific alone.
  const polite = folded.findIndex((cell) => /^(?:ong|ba|danh xung|q\/ba)\b/.test(cell))
  if (polite >= 0 && roles.some((role, i) => role === 'name' && i !== polite)) roles[polite] = 'other'
  const extra = roles.indexOf('name', roles.indexOf('name') + 1)
  if (extra >= 0 && /^ten$/.test(folded[extra] ?? '')) roles[extra] = 'given-name'
  const says = (header: string): Columns['nameSays'] => {
    const person = /ho va ten|ho,? ?ten|ca nhan|ong|ba\b|dong chi|^ten$/.test(header)
    const group = /tap the|don vi|cong doan/.test(header)
    return person === group ? null : person ? 'individual' : 'collective'
  }
  const kinds = roles.map((role, i) => (role === 'name' ? says(folded[i] ?? '') : null))
  if (roles.filter((role) => role === 'name').length > 1) return { roles, nameSays: null, nameKinds: kinds }
  return { roles, nameSays: kinds[roles.indexOf('name')] ?? null }
}

const GENERIC = /\b(?:to|cong doan|cdcs|co so|phong|ban|khoa|don vi|bo phan|tap the|truong|cap tren|truc thuoc)\b/g

function isBody(cell: string): boolean {
  const name = cell.trim()
  if (!/\p{Lu}.*\s\p{Lu}/u.test(name) || name.includes('/') || isShout(name) || name.length > 90) return false
  return (
    isOrganName(name) &&
    foldText(name)
      .replace(GENERIC, '')
      .replace(/[^a-z0-9]/g, '').length > 3 &&
    (mentionOf(name, null)?.sure ?? 0) >= 0.8
  )
}

/** "Đối tượng | Tên | Đề nghị" over "Tập thể | CĐCS ... | Giấy khen": the first column says of what kind its rows are, and names nobody. */
function withoutKindColumn(columns: Columns, rows: readonly (readonly string[])[]): Columns {
  const names = columns.roles.flatMap((role, i) => (role === 'name' || role === 'given-name' ? [i] : []))
  const kinds = names.filter((i) => {
    const said = rows.map((row) => foldText(row[i] ?? '')).filter((cell) => cell !== '')
    return said.length > 0 && said.every((cell) => /^(?:cac )?(?:tap the|ca nhan)(?: \(?\d{1,2}\)?)?$/.test(cell))
  })
  if (kinds.length === 0 || kinds.length === names.length) return columns
  const rest = names.filter((i) => !kinds.includes(i))
  return {
    nameSays: rest.length === 1 ? null : columns.nameSays,
    ...(columns.nameKinds === undefined ? {} : { nameKinds: columns.nameKinds }),
    roles: columns.roles.map((role, i) => (kinds.includes(i) ? 'other' : i === rest[0] ? 'name' : role)),
  }
}

/** The lower row of a two-row heading: no ordinal, no long text, and it fills what the upper one left empty under a merged cell. */
function isSecondHeading(first: readonly string[], second: readonly string[]): boolean {
  const filled = second.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]))
  if (filled.length === 0 || filled.length === second.length) return false
  const folded = second.map(foldText)
  if (folded.some((cell) => /\d/.test(cell) || cell.length > 30) || (folded[0] ?? '') !== '') return false
  return (
    filled.length >= 2 &&
    filled.every((i) =>
      /^(?:nam|nu|ong|ba|danh xung|q\/ba|tap the|ca nhan|chuc vu|don vi|ho|ten|ho dem|chinh quyen|cong doan|dang|doan the|giay khen|bang khen|ngay|thang)/.test(
        folded[i] ?? '',
      ),
    ) &&
    filled.some((i) => (first[i] ?? '').trim() === '')
  )
}
