import { SIGNATURE } from '../marks.ts'
import { plainOf } from '../plain.ts'
import { foldText, tidy } from '../vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { roleOf, type Columns, type Role } from './roles.ts'
import { isPost, mentionOf } from './mention.ts'

/** Rows looked at to find what a column holds. */
const SAMPLE = 30
/** Of a column's filled cells, how many must be of a sort for the column to be of it. */
const MOST = 0.6
/** Letters from which a cell tells what somebody did; posts with their units are shorter. */
const LONG = 45

/**
 * A heading whose words nobody foresaw ("Số TT | Danh tính | Vai trò | Việc đã làm"): what stands under it says which column holds names,
 * and that the table is one of people with something a list of nominees has. Names beside figures (fees, marks) propose nobody.
 */
export function headingByContent(cells: readonly string[], under: readonly (readonly string[])[]): Columns | null {
  const folded = cells.map(foldText)
  // Half a row is what a page broke off the row before it.
  const filled = folded.filter((cell) => cell !== '').length
  if (filled < 2 || (cells.length > 2 && filled <= cells.length / 2)) return null
  if (folded.some((cell) => cell.length > 60 || /^\(?\d|: \S/.test(cell) || SIGNATURE.test(cell))) return null
  if (cells.some((cell) => personNameScore(withoutHonorifics(cell)) >= 0.6)) return null
  const foot = under.findIndex(isSigned)
  const rows = under
    .slice(0, foot < 0 ? SAMPLE : Math.min(foot, SAMPLE))
    .filter((row) => row.some((cell) => cell.trim() !== ''))
  const byHeading = folded.map(roleOf)
  if (byHeading.includes('name')) return null
  // A column that its heading explains holds no names; of two others people come before the teams they belong to.
  const shares = cells.map((_, i) => {
    if (isOneWord(rows, i) || (byHeading[i] !== null && byHeading[i] !== undefined)) return 0
    const called = OF_PEOPLE.test(folded[i] ?? '') ? 0.98 * share(rows, i, endsInCapitals) : 0
    return Math.max(share(rows, i, isPerson), 0.99 * share(rows, i, isName), called)
  })
  const at = shares.indexOf(Math.max(...shares))
  if ((shares[at] ?? 0) < MOST) return null
  const roles = byHeading.map((role, i): Role | null => (i === at ? 'name' : (role ?? contentRole(rows, i))))
  const telling = roles.some(
    (role) => role === 'post' || role === 'unit' || role === 'award' || role === 'achievements',
  )
  return telling || OF_PEOPLE.test(folded[at] ?? '') ? { roles, nameSays: null } : null
}

/** The same columns, where a heading said nothing known the content speaks: long texts beside names tell what those did. */
export function withContentRoles(columns: Columns, rows: readonly (readonly string[])[]): Columns {
  const { roles } = columns
  if (roles.includes('achievements')) return columns
  const sample = rows.slice(0, SAMPLE)
  return {
    ...columns,
    roles: roles.map((role, i) => {
      if (role !== null && role !== 'other' && role !== 'note') return role
      return contentRole(sample, i) === 'achievements' ? 'achievements' : role
    }),
  }
}

function contentRole(rows: readonly (readonly string[])[], column: number): Role | null {
  if (share(rows, column, (cell) => /^(?:\d{1,3}|[ivx]{1,5})[.)]?$/i.test(cell)) >= MOST) return 'ordinal'
  if (share(rows, column, (cell) => /^(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d$/.test(cell)) >= MOST) return 'birth'
  if (share(rows, column, (cell) => cell.length < 60 && /khen|co thi dua/.test(plainOf(cell))) >= MOST) return 'award'
  if (share(rows, column, (cell) => cell.replace(/\P{L}/gu, '').length >= LONG) >= MOST) return 'achievements'
  return share(rows, column, isPost) >= MOST ? 'post' : null
}

function share(rows: readonly (readonly string[])[], column: number, holds: (cell: string) => boolean): number {
  const cells = rows.map((row) => tidy(row[column] ?? '').trim()).filter((cell) => cell !== '')
  return cells.length === 0 ? 0 : cells.filter(holds).length / cells.length
}

/** Those who sign stand in the table's last rows, under no number. */
function isSigned(cells: readonly string[]): boolean {
  return !/^\d/.test((cells[0] ?? '').trim()) && cells.some((cell) => SIGNATURE.test(foldText(cell)))
}

/** "HOÀN THÀNH TỐT" in every row: what all are said to be names nobody. */
function isOneWord(rows: readonly (readonly string[])[], column: number): boolean {
  const said = rows.map((row) => foldText(row[column] ?? '')).filter((cell) => cell !== '')
  return said.length > 1 && new Set(said).size === 1
}

/** What a heading calls those under it where it does not say "Họ và tên". */
const OF_PEOPLE =
  /^(?:doan vien|nhan vien|cong nhan|can bo|giao vien|lai xe|vien chuc|cong chuc|nguoi lao dong|nld|hoi vien|nguoi|dien hinh|guong)\b(?! (?:nam|nu|chuc))/

function isPerson(cell: string): boolean {
  return personNameScore(mentionOf(cell.split('\n')[0] ?? '', 'individual')?.name ?? '') >= 0.9
}

/** "Thẩm phán Hứa Thị Bảo Châm" under "Đoàn viên": three syllables of a name, whatever families the lists know. */
function endsInCapitals(cell: string): boolean {
  return /(?:^|\s)(?:\p{Lu}\p{Ll}*\s){2,4}\p{Lu}\p{Ll}*$/u.test(
    (cell.split('\n')[0] ?? '').replace(/\s*\(.*$/u, '').trim(),
  )
}

function isName(cell: string): boolean {
  const first = cell.split('\n')[0] ?? ''
  return personNameScore(withoutHonorifics(first)) >= 0.6 || (mentionOf(first, null)?.sure ?? 0) >= 0.8
}
