import type { Nominee, NomineeKind } from '../document.ts'
import { evidenceOf } from '../fields/evidence.ts'
import { plainOf } from '../plain.ts'
import type { DataTable } from '../row.ts'
import { foldText, tidy } from '../vietnamese/fold.ts'
import { isGivenName } from '../vietnamese/given-names.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import type { Columns, Role } from './roles.ts'
import { withContentRoles } from './columns-by-content.ts'
import { guessColumns } from './guess-columns.ts'
import { namesIn } from './name-cell.ts'
import { inLifetime, isOrganName, mentionOf } from './mention.ts'

/**
 * Nominees of a table. `section` is what a line over the table says its rows are ("II. Cá nhân"), and comes back as the last one the
 * table itself said, for the part of it that stands on the next page. `above` is the last one named before the table, and `before` that one
 * as the table's first row completes it, where a page broke the row.
 */
export function nomineesOfTable(
  table: DataTable,
  page: number,
  section: NomineeKind | null,
  above?: Nominee,
): { nominees: Nominee[]; section: NomineeKind | null; before: Nominee | null } {
  let before: Nominee | null = null
  const known = withGivenNames(table.columns ?? guessColumns(table.rows), table.rows)
  const columns = known === null ? null : withContentRoles(known, table.rows)
  const nominees: Nominee[] = []
  let kind = section
  let said: NomineeKind | null = null
  let unit = ''
  let besideAt: number | null = null
  if (columns === null) return { nominees, section, before }
  for (const cells of table.rows) {
    const heading = subHeading(cells, columns)
    if (heading !== null) {
      kind = heading.kind ?? kind
      if (heading.kind !== null) besideAt = null
      said = heading.kind ?? said
      unit = heading.unit ?? (heading.kind === null ? unit : '')
      continue
    }
    if (nominees.length > 0 && isSigned(cells)) continue
    const over: Nominee | undefined = nominees.at(-1) ?? before ?? above
    if (over !== undefined && isDeedsAcross(cells, columns)) {
      if (nominees.length === 0) before = { ...over, achievementsTold: true }
      else nominees.splice(0, nominees.length, ...nominees.map((one) => (one.evidence === over.evidence ? { ...one, achievementsTold: true } : one))) // prettier-ignore
      continue
    }
    const wrapped = continuation(cells, columns, over)
    if (wrapped !== null) {
      if (nominees.length === 0) before = wrapped
      else nominees[nominees.length - 1] = wrapped
      continue
    }
    const beside = kindBeside(cells, columns)
    if (beside !== null) kind = beside.kind
    // "Tập thể" under "Chức vụ" is said of its own row, unless the cells beneath it are merged with it.
    else if (besideAt !== null && cellAt(cells, besideAt) !== '') kind = section
    besideAt = beside?.at ?? (besideAt !== null && cellAt(cells, besideAt) === '' ? besideAt : null)
    nominees.push(
      ...nomineesOfRow(cells, columns, page, said ?? columns.nameSays ?? kind, unit).map((one) =>
        fillDown(one, cells, columns, nominees.at(-1)),
      ),
    )
  }
  return { nominees, section: kind, before }
}

/** "Họ và tên" over two columns: surname and middle names in one, the given name in the next, under no heading of its own. */
function withGivenNames(columns: Columns | null, rows: readonly (readonly string[])[]): Columns | null {
  if (columns === null) return null
  const at = columns.roles.indexOf('name') + 1
  // "Họ tên | Dạy môn" over "Trình Hữu Đạt | Toán": a heading in words of its own tells of something else.
  if (at === 0 || columns.roles[at] !== null || columns.blank?.[at] === false) return columns
  const filled = rows.filter((row) => (row[at - 1] ?? '').trim() !== '' && (row[at] ?? '').trim() !== '')
  const given = filled.filter((row) => /^\p{Lu}\p{L}*$/u.test(tidy(row[at] ?? '').trim()))
  if (filled.length === 0 || given.length < filled.length * 0.7) return columns
  // "Tôn Thất Tùng | Ngoại": beside the names stands the ward, in words that nobody is called by.
  const called = given.filter((row) => {
    const name = oneLine(tidy(row[at - 1] ?? ''))
    return isGivenName(tidy(row[at] ?? '').trim()) || personNameScore(name) < 0.6 || MIDDLE_LAST.test(name)
  })
  if (called.length < given.length * 0.7) return columns
  return { ...columns, roles: columns.roles.map((role, i) => (i === at ? 'given-name' : role)) }
}

/** "Vàng A | Chơ": no list holds every given name, but what ends in a middle name lacks one. */
const MIDDLE_LAST = /\s(?:A|Thị|Văn)$/u

/** A cell merged over rows says its word in the first of them only: unit and award go on downward. */
function fillDown(nominee: Nominee, cells: readonly string[], columns: Columns, above: Nominee | undefined): Nominee {
  if (above === undefined || above.kind !== nominee.kind) return nominee
  const merged = (role: Role): boolean => columns.roles.includes(role) && cellOf(cells, columns, role) === ''
  return {
    ...nominee,
    unit: nominee.unit === '' && merged('unit') ? above.unit : nominee.unit,
    award: nominee.award === '' && merged('award') ? above.award : nominee.award,
  }
}

/** "Chủ tịch công đoàn: Tống Thị Giáp" alone in the last row of a sheet. */
function isSigned(cells: readonly string[]): boolean {
  const [only = '', second] = cells.map((cell) => oneLine(tidy(cell))).filter((cell) => cell !== '')
  return (
    second === undefined &&
    /^(?:pho )?(?:chu tich|giam doc|hieu truong|truong|nguoi lap|quan doc|thu truong)[^:]{0,30}:\s*\S/.test(
      foldText(only),
    )
  )
}

function cellAt(cells: readonly string[], at: number): string {
  return tidy(cells[at] ?? '').trim()
}

function cellOf(cells: readonly string[], columns: Columns, role: Role): string {
  const at = columns.roles.indexOf(role)
  return at < 0 ? '' : tidy(cells[at] ?? '').trim()
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim()
}

const SECTION =
  /^(?:(?:[ivx]{1,4}|[a-z]|\d{1,2})\s?[.)\-/:]?\s+)?(?:ve |doi voi |danh sach |khen thuong )?(?:\d{1,3} )?(tap the|ca nhan|cac tap the|cac ca nhan|cong doan co so|don vi)(?: (?:nho|nguoi|lao dong))?(?: (?:de nghi|duoc|xuat sac|tieu bieu|gom|gui|trinh).{0,60})?\s*(?:\(.{0,40}\))?\s*[:.]?\s*(?:\d{1,3}(?: (?:tap the|ca nhan|dong chi))?)?$/

/** "I. TẬP THỂ", "B | Cá nhân": what the rows below are; or a group's name in a row of its own: the unit of the rows below. */
function subHeading(
  cells: readonly string[],
  columns: Columns,
): { kind: NomineeKind | null; unit: string | null } | null {
  const filled = cells.map((cell) => oneLine(tidy(cell))).filter((cell) => cell !== '')
  if (filled.length === 0) return { kind: null, unit: null }
  const joined = foldText(filled.join(' '))
  const section = SECTION.exec(joined)
  if (section?.[1] !== undefined) return { kind: /ca nhan/.test(section[1]) ? 'individual' : 'collective', unit: null }
  if (/^(?:tong (?:cong|so)|cong ?(?::|$)|cong \d|ghi chu|danh sach (?:nay|co|gom)|\(?an dinh)/.test(joined))
    return { kind: null, unit: null }
  const ordinal = cellOf(cells, columns, 'ordinal')
  if (/^(?:[IVX]{1,4}|[A-H])[.)]?$/.test(ordinal) && filled.length === 2) {
    const text = filled[1] ?? ''
    return personNameScore(text) > 0.5 ? null : { kind: null, unit: text }
  }
  // "Tổ Văn phòng" across the table, over those who work there.
  const [only] = filled
  if (
    filled.length === 1 &&
    only !== undefined &&
    ordinal === only &&
    columns.roles.includes('ordinal') &&
    isOrganName(only)
  )
    return { kind: null, unit: only }
  // Numbers under the heading: (1) (2) (3).
  if (filled.every((cell) => /^\(?\d{1,2}\)?$|^[A-H]$/.test(cell))) return { kind: null, unit: null }
  return null
}

/** A row of one cell across all columns, with a text in it: what the one in the row above did. */
function isDeedsAcross(cells: readonly string[], columns: Columns): boolean {
  const filled = new Set(cells.map((cell) => oneLine(tidy(cell))).filter((cell) => cell !== ''))
  const [text = ''] = filled
  if (filled.size !== 1 || columns.roles.length < 2) return false
  const letters = text.replace(/\P{L}/gu, '').length
  return (
    letters >= DEEDS || (letters >= 15 && /^[-+*\s]*(?:tom tat )?(?:thanh tich|ket qua)[^:]{0,30}:/.test(plainOf(text)))
  )
}

/** Letters from which a row's only text tells deeds: names of bodies are shorter. */
const DEEDS = 70

/** A row without ordinal, with little in it, under one that has: the rest of a name or post that the page broke. */
function continuation(cells: readonly string[], columns: Columns, last: Nominee | undefined): Nominee | null {
  if (last === undefined || !columns.roles.includes('ordinal') || cellOf(cells, columns, 'ordinal') !== '') return null
  const name = oneLine(cellOf(cells, columns, 'name'))
  const short = name === '' || (!name.includes(' ') && /^\p{L}+$/u.test(name) && last.name.split(' ').length <= 3)
  if (!short) return null
  const post = oneLine(cellOf(cells, columns, 'post'))
  const unit = oneLine(cellOf(cells, columns, 'unit'))
  return {
    ...last,
    name: `${last.name} ${name}`.trim(),
    post: `${last.post} ${post}`.trim(),
    unit: `${last.unit} ${unit}`.trim(),
    achievementsTold: last.achievementsTold || tellsDeeds(cells, columns),
  }
}

function tellsDeeds(cells: readonly string[], columns: Columns): boolean {
  return (
    columns.roles.includes('achievements') &&
    cellOf(cells, columns, 'achievements').replace(/\P{L}/gu, '').length >= TOLD
  )
}

/** Letters from which a cell tells what somebody did; "Tận tụy, trách nhiệm" is a reason, no summary. */
const TOLD = 22

function nomineesOfRow(
  cells: readonly string[],
  columns: Columns,
  page: number,
  kind: NomineeKind | null,
  unit: string,
): Nominee[] {
  return eachNameColumn(cells, columns).flatMap((named) => namedInColumn(named, cells, columns, page, kind, unit))
}

/** "1 | Khoa Cấp cứu | | Giấy khen" among people with their departments: the department is proposed itself. */
function teamInstead(cells: readonly string[], columns: Columns, section: NomineeKind | null): string {
  const team = cellOf(cells, columns, 'unit')
  const numbered = /^\d/.test(cellOf(cells, columns, 'ordinal'))
  return numbered && section !== 'individual' && isOrganName(team) ? team : ''
}

/** "Xưởng Quấn dây | Tập thể xưởng": all who work where the cell beside says. */
const ITS_TEAM = /^(?:ca )?tap the(?: (?:phan xuong|xuong|phong|ban|khoa|to|doi|lop|don vi|bo phan|nha truong))?$/

function namedInColumn(
  named: { at: number; kind: NomineeKind | null },
  cells: readonly string[],
  columns: Columns,
  page: number,
  section: NomineeKind | null,
  unit: string,
): Nominee[] {
  const said = tidy(cells[named.at] ?? '').trim()
  const team = cellOf(cells, columns, 'unit')
  const whole = ITS_TEAM.test(foldText(said)) && isOrganName(team)
  const cell = whole ? team : said || teamInstead(cells, columns, section)
  const kind = whole ? 'collective' : (named.kind ?? section)
  const given = oneLine(cellOf(cells, columns, 'given-name'))
  const told = tellsDeeds(cells, columns)
  const own = {
    post: oneLine(cellOf(cells, columns, 'post')),
    unit: oneLine(cellOf(cells, columns, 'unit')),
    award: oneLine(cellOf(cells, columns, 'award')),
    birthYear: columns.roles.reduce<number | null>(
      (year, role, i) => year ?? (role === 'birth' ? yearOf(tidy(cells[i] ?? '').trim()) : null),
      null,
    ),
  }
  const evidence = evidenceOf({
    page,
    text: cells
      .map(oneLine)
      .filter((text) => text !== '')
      .join(' | '),
  })
  return namesIn(cell, given).flatMap((text): Nominee[] => {
    const mention =
      mentionOf(text, personNameScore(oneLine(text)) > 0.8 && kind !== 'collective' ? 'individual' : kind) ??
      mentionOf(text, null) ??
      (kind !== 'collective' && personNameScore(oneLine(text)) >= 0.4 ? mentionOf(text, 'individual') : null) ??
      plainEntry(text, kind)
    if (mention === null) return []
    const post = own.post || mention.post
    // A collective has no post: under "Chức vụ, đơn vị" stands the body it belongs to.
    const isUnit = mention.kind === 'collective'
    const body = /^(?:tập thể|đơn vị|x|-)$/iu.test(post) ? '' : post
    return [
      {
        kind: mention.kind,
        name: mention.name,
        post: isUnit ? '' : post,
        unit: own.unit || (isUnit ? body : mention.unit) || unit,
        birthYear: own.birthYear ?? mention.birthYear,
        award: award(own.award) || mention.award,
        achievementsTold: told,
        evidence,
      },
    ]
  })
}

/** "Cá nhân (03) | 1. Lê Thị Hà ... | Giấy khen": a cell beside the names says what they are. */
function kindBeside(cells: readonly string[], columns: Columns): { kind: NomineeKind; at: number } | null {
  for (const [at, cell] of cells.entries()) {
    if (columns.roles[at] === 'name') continue
    const said = /^(?:cac )?(tap the|ca nhan)\s*(?:[:(]|$)/.exec(foldText(cell))?.[1]
    if (said !== undefined) return { kind: said === 'tap the' ? 'collective' : 'individual', at }
  }
  return null
}

/** "Cá nhân | Tập thể", both filled: the row names some of each kind. */
function eachNameColumn(cells: readonly string[], columns: Columns): { at: number; kind: NomineeKind | null }[] {
  const filled = columns.roles.flatMap((role, at) => {
    const kind = columns.nameKinds?.[at] ?? null
    return role === 'name' && kind !== null && /\p{L}{2}/u.test(cells[at] ?? '') ? [{ at, kind }] : []
  })
  return new Set(filled.map(({ kind }) => kind)).size > 1 ? filled : [nameColumn(cells, columns)]
}

/** "Tên tập thể | Tên cá nhân": of several columns of names the one that is filled in this row, and what its heading says. */
function nameColumn(cells: readonly string[], columns: Columns): { at: number; kind: NomineeKind | null } {
  const all = columns.roles.flatMap((role, i) => (role === 'name' ? [i] : []))
  const filled = all.find((at) => /\p{L}{2}/u.test(cells[at] ?? '')) ?? all[0] ?? -1
  return { at: filled, kind: all.length > 1 ? (columns.nameKinds?.[filled] ?? null) : null }
}

function award(cell: string): string {
  return /^(?:x|v|co|\+|\d+)$/i.test(cell) ? '' : cell
}

/** In a column of names any words will do for a name that follow no known shape: a name of the highlands, a team's own name. */
function plainEntry(text: string, kind: NomineeKind | null): ReturnType<typeof mentionOf> {
  const whole = oneLine(text)
  const name = kind === 'individual' ? withoutHonorifics(whole.replace(/\s*[(,;:].*$|\s[-–]\s.*$/u, '')) : whole
  if (/^(?:ong|ba|anh|chi|co|thay|d\/c|tap the|ca nhan|tong|cong)$/.test(plainOf(name))) return null
  if (kind === null || name.length < 3 || name.length > 120 || !/^\p{Lu}/u.test(name) || /\d{3}|[.…]{3}/.test(name))
    return null
  return { kind, name, post: '', unit: '', birthYear: null, award: '', sure: 0.5 }
}

function yearOf(cell: string): number | null {
  const year = /(?:19|20)\d\d/.exec(cell)?.[0] ?? /\d{1,2}[/.-]\d{1,2}[/.-](\d\d)$/.exec(cell)?.[1] ?? null
  if (year === null) return null
  const value = year.length === 2 ? 1900 + Number(year) : Number(year)
  return inLifetime(value) ? value : null
}
