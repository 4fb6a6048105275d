import { TRAN_TRONG } from '../marks.ts'
import type { Row } from '../row.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import type { Columns, Role } from './roles.ts'
import { headingOf } from './columns.ts'
import { mentionOf } from './mention.ts'

/**
 * Puts together tables that came as lines: a PDF or a scan without rulings gives one line for each line of text, its cells parted by
 * tabs, cells that wrap spread over the lines below, and an ordinal that stands in the middle of its row. Other rows come back as
 * they are.
 */
export function withLineTables(rows: readonly Row[]): Row[] {
  const out: Row[] = []
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (row === undefined) continue
    const columns = row.table === null && row.text.includes('\t') ? headingOf(row.text.split('\t')) : null
    if (columns === null) {
      out.push(row)
      continue
    }
    const end = endOf(rows, i + 1)
    const entries = assemble(rows.slice(i + 1, end), columns)
    if (entries.length === 0) {
      out.push(row)
      continue
    }
    out.push({ ...row, text: '', plain: '', table: { columns, rows: entries } })
    i = end - 1
  }
  return out
}

/** Where the lines stop being a table's: a foot, a closing formula, running text, the next table. */
function endOf(rows: readonly Row[], from: number): number {
  let i = from
  for (; i < rows.length; i++) {
    const row = rows[i]
    if (row === undefined || row.table !== null) break
    if (STOPS.test(row.plain)) break
    if (!row.text.includes('\t') && (row.text.length > 100 || (/[.:;]$/.test(row.text) && row.text.length > 45))) break
    if (i > from && headingOf(row.text.split('\t')) !== null && !/^(?:s?tt|so tt)\b/.test(row.plain)) break
  }
  return i
}

const STOPS = new RegExp(
  String.raw`^(?:${TRAN_TRONG}|kinh (?:de nghi|mong|trinh)|noi nhan|t\/?\.?m\.? |kt\. ?|chu tich|\((?:co|kem|danh sach)|danh sach (?:nay|co|gom)|tong (?:cong|so)|ban chap hanh .{20}|tren day|vay |de nghi (?:ldld|lien doan)|nguoi lap|xac nhan|thu truong|[a-z ,]{2,40},? ngay .{0,8}thang)`,
)

type Draft = { ordinal: string | null; name: string[]; readonly others: Map<Role, string[]> }

const SECTION =
  /^(?:(?:[ivx]{1,4}|[a-c]|\d)\s?[.)\-/]?[\s\t]+)?(?:(?:cac )?tap the|(?:cac )?ca nhan)\b(?!.*\b(?:to|phong|truong|khoa|cong doan)\b)[^\t]{0,40}$/

function assemble(rows: readonly Row[], columns: Columns): string[][] {
  const entries: string[][] = []
  const beside = namesStandBesideOrdinals(rows)
  let draft: Draft | null = null
  const close = (open: Draft | null): null => {
    if (open !== null && open.name.length > 0) entries.push(cellsOf(open, columns))
    return null
  }
  for (const row of rows) {
    if (SECTION.test(row.plain)) {
      draft = close(draft)
      entries.push([row.text.replaceAll('\t', ' ')])
      continue
    }
    const cells = row.text.split('\t').map((cell) => cell.trim())
    const first = /^(\d{1,3})[.)]?(?:\s+(?=\p{Lu})|$)/u.exec(cells[0] ?? '')
    const ordinal = first?.[1] ?? null
    const rest =
      first === null
        ? cells
        : [(cells[0] ?? '').slice(first[0].length), ...cells.slice(1)].filter((cell, i) => i > 0 || cell !== '')
    const names = startsName(rest[0] ?? '')
    const waiting = draft?.ordinal === null
    if (ordinal !== null && !(waiting && (!names || rest.length === 0))) {
      close(draft)
      draft = { ordinal, name: [], others: new Map() }
    } else if (ordinal !== null && draft !== null) draft.ordinal = ordinal
    else if (draft === null || (names && !beside && draft.ordinal !== null && draft.name.length > 0)) {
      close(draft)
      draft = { ordinal: columns.roles.includes('ordinal') ? null : '', name: [], others: new Map() }
    }
    if (draft !== null) add(draft, rest, columns)
  }
  close(draft)
  return entries
}

/** In most tables the ordinal stands on its row's first line; where it is centred beside a wrapped cell it stands on a later one. */
function namesStandBesideOrdinals(rows: readonly Row[]): boolean {
  let beside = 0
  let apart = 0
  for (const row of rows) {
    const match = /^\d{1,3}[.)]?(?:\s+(?=\p{Lu})|\t|$)/u.exec(row.text)
    if (match === null) continue
    if (startsName(row.text.slice(match[0].length).trim().split('\t')[0] ?? '')) beside++
    else apart++
  }
  return beside > 0 && beside > 2 * apart
}

function startsName(cell: string): boolean {
  if (personNameScore(cell) >= 0.9) return true
  const mention = mentionOf(cell, null)
  return mention !== null && mention.kind === 'collective' && !/^(?:tổ trưởng|tổ phó|trưởng|phó|ban chấp)/iu.test(cell)
}

function add(draft: Draft, cells: readonly string[], columns: Columns): void {
  const roles = columns.roles.filter((role) => role !== 'ordinal')
  const whole = cells.length === roles.length
  cells.forEach((cell, i) => {
    if (cell === '') return
    const role = whole ? (roles[i] ?? 'other') : roleOf(cell, i, draft, cells.length > 1)
    if (role === 'name') draft.name.push(cell)
    else draft.others.set(role, [...(draft.others.get(role) ?? []), cell])
  })
}

/** What a cell of an incomplete line is, by its looks. */
function roleOf(cell: string, at: number, draft: Draft, more: boolean): Role {
  if (/giấy khen|bằng khen|cờ thi đua|^khen/iu.test(cell)) return 'award'
  if (/^(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d\d$/.test(cell)) return 'birth'
  if (at === 0 && draft.name.length === 0) return startsName(cell) || personNameScore(cell) >= 0.55 ? 'name' : 'post'
  const fragment =
    /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,2}$/u.test(cell) &&
    mentionOf(`Nguyễn ${cell}`, 'individual')?.name === `Nguyễn ${cell}`
  if (at === 0 && !more && mentionOf(draft.name.join(' '), null)?.kind === 'collective') return 'name'
  // A lone word under a row belongs to whichever cell wrapped: to the name while that lacks its last word.
  const short = (draft.name.join(' ').match(/\p{L}+/gu) ?? []).length <= 2
  return at === 0 && fragment && (more || short || !draft.others.has('post')) ? 'name' : 'post'
}

function cellsOf(draft: Draft, columns: Columns): string[] {
  return columns.roles.map((role) => {
    if (role === 'ordinal') return draft.ordinal ?? ''
    if (role === 'name') return draft.name.join('\n')
    return role === null ? '' : (draft.others.get(role) ?? []).join(' ')
  })
}
