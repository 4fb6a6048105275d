import type { Nominee } from '../document.ts'
import { isOrganLine } from '../fields/issuer.ts'
import { plainOf } from '../plain.ts'
import type { DataTable, Row } from '../row.ts'
import type { Signing } from '../signature.ts'
import { foldName } from '../vietnamese/fold.ts'
import { withContentRoles } from './columns-by-content.ts'
import { fromHeadings } from './heading-subjects.ts'
import { fromTitle, overTitle, pairIn } from './title-subjects.ts'
import { nomineesOfTable } from './from-table.ts'
import { mentionOf, type Mention } from './mention.ts'
import { paragraphHeads } from './paragraph-heads.ts'
import { subjectsByShape } from './subjects-by-shape.ts'
import { subjectsOfLabels } from './subject-labels.ts'
import { distinct, subjectOf } from './subject.ts'

/** How a subject was known, in falling trust. */
export type Subjects = {
  readonly subjects: readonly Nominee[]
  readonly knownBy: 'label' | 'table' | 'list' | 'title' | 'sentence' | 'signature' | null
}

/**
 * Whose achievements a summary tells: by the labels of its form, its table, its numbered headings, its title, and only where these
 * are silent by its first sentences or the one who signs as its writer. The certifier is never one.
 */
export function subjectsOf(
  rows: readonly Row[],
  title: { readonly text: string; readonly start: number; readonly end: number } | null,
  signing: Signing,
): Subjects {
  const end = title?.end ?? 0
  const labelled = subjectsOfLabels(rows, end)
  const over = title === null || labelled.length > 0 ? null : overTitle(rows, title.start, end)
  if (over !== null) return { subjects: [over], knownBy: 'title' }
  const tabled = fromTables(rows)
  const headed = fromHeadings(rows.slice(end)).filter((one) => !labelled.some(isPerson) || !isWorkplace(one))
  const shaped = withTitled(byShape(rows, title), title?.text ?? '', rows, end)
  const listed = withLabelledAmong(shaped.length > headed.length ? shaped : headed, labelled, rows)
  const most = Math.max(labelled.length, tabled.length, listed.length)
  if (labelled.length > 0 && labelled.length === most) return { subjects: labelled, knownBy: 'label' }
  if (tabled.length > 0 && tabled.length >= listed.length) return { subjects: tabled, knownBy: 'table' }
  if (listed.length > 1) return { subjects: listed, knownBy: 'list' }
  if (labelled.length > 0) return { subjects: labelled, knownBy: 'label' }
  const told = ofParagraphs(rows.slice(end), OF_SEVERAL.test(plainOf(title?.text ?? '')))
  if (told.length > 1 && OF_SEVERAL.test(plainOf(title?.text ?? ''))) return { subjects: told, knownBy: 'list' }
  // A paper for several that holds one: what its title names is the body that wrote it.
  if (listed.length > 0 && OF_SEVERAL.test(plainOf(title?.text ?? ''))) return { subjects: listed, knownBy: 'list' }
  const pair = pairIn(title?.text ?? '', rows, end)
  if (pair.length > 1) return { subjects: pair, knownBy: 'title' }
  const titled = fromTitle(title?.text ?? '', rows, end)
  if (titled !== null) return { subjects: [titled], knownBy: 'title' }
  if (told.length > 1) return { subjects: told, knownBy: 'list' }
  if (listed.length > 0) return { subjects: listed, knownBy: 'list' }
  const writer = signing.signatories.find((one) => /nguoi (?:bao|viet|khai|tu|ke)/.test(one.role))
  const sentence = fromSentences(rows.slice(end)) ?? told[0] ?? null
  if (sentence !== null && !(writer !== undefined && sentence.kind === 'collective')) {
    return { subjects: [sentence], knownBy: 'sentence' }
  }
  if (writer === undefined) return { subjects: [], knownBy: null }
  const signed: Mention = {
    kind: 'individual',
    name: writer.name,
    post: '',
    unit: '',
    birthYear: null,
    award: '',
    sure: 0.8,
  }
  return { subjects: [subjectOf(signed, writer.row)], knownBy: 'signature' }
}

/** "Thành tích của tổ Vệ sinh môi trường", further down "Thành tích của chị Âu Thị Liễu": the title may be the first heading of its shape. */
function byShape(
  rows: readonly Row[],
  title: { readonly text: string; readonly start: number } | null,
): readonly Nominee[] {
  const below = subjectsByShape(rows.slice(title === null ? 0 : title.start + 1))
  if (title === null || below.length > 0 || !/^\P{L}*thành tích\s/iu.test(title.text)) return below
  const all = subjectsByShape(rows.slice(title.start))
  return all.length > 1 ? all : below
}

/** "Người thứ hai: ...", then "Tập thể: Bộ phận Bếp": one that another label heads, after the first of the list. */
function withLabelledAmong(
  listed: readonly Nominee[],
  labelled: readonly Nominee[],
  rows: readonly Row[],
): readonly Nominee[] {
  const [first] = listed
  if (first === undefined || listed.length < 2) return listed
  const at = ({ evidence }: Nominee): number => rows.findIndex(({ text }) => text === evidence.text)
  const among = labelled.filter(
    (one) => at(one) > at(first) && !listed.some((other) => foldName(other.name) === foldName(one.name)),
  )
  return [...listed, ...among]
}

/** The first of several papers of one shape has its heading for the title. */
function withTitled(shaped: readonly Nominee[], title: string, rows: readonly Row[], end: number): readonly Nominee[] {
  if (
    shaped.length === 0 ||
    !shaped.every(({ evidence }) => /^\P{L}*(?:tóm tắt\s+)?thành tích\s/iu.test(evidence.text))
  )
    return shaped
  const first = fromTitle(title, rows, end)
  return first === null ? shaped : distinct([first, ...shaped])
}

function isPerson({ kind }: Nominee): boolean {
  return kind === 'individual'
}

/** "3. Đơn vị: Trường ...": where the one who is told of works. */
function isWorkplace({ evidence }: Nominee): boolean {
  return /^[^a-z]*(?:ten )?(?:don vi|co quan|noi |to chuc|cong doan|thuoc )[^:]{0,40}:/.test(plainOf(evidence.text))
}

const OF_SEVERAL =
  /tap the.{0,12}ca nhan|ca nhan.{0,12}tap the|\bcac (?:tap the|ca nhan|truong hop|dong chi|guong|dien hinh|don vi)/

/** The union that reports of itself: a summary of a collective without any label, headed by the collective's name. */
export function headAsSubject(issuer: string | null, rows: readonly Row[]): Nominee | null {
  const row = rows.find((one) => isOrganLine(one))
  if (issuer === null || row === undefined || /^(?:lđlđ|ldld|liên đoàn)/iu.test(issuer)) return null
  const mention = mentionOf(issuer, 'collective')
  return mention === null ? null : subjectOf(mention, row)
}

function fromTables(rows: readonly Row[]): Nominee[] {
  const found: Nominee[] = []
  for (const row of rows) {
    if (row.table?.columns == null) continue
    if (!withContentRoles(row.table.columns, row.table.rows).roles.includes('achievements')) continue
    found.push(...nomineesOfTable(withToldRows(row.table), row.page, null).nominees)
  }
  return distinct(found)
}

/** Without the rows whose cell for deeds was left empty, where other rows filled theirs: of those nothing is told. */
function withToldRows(table: DataTable): DataTable {
  const roles = withContentRoles(table.columns ?? { roles: [], nameSays: null }, table.rows).roles
  const name = roles.indexOf('name')
  const told = (cells: readonly string[]): boolean =>
    roles.some(
      (role, at) => role === 'achievements' && /\p{L}{2}/u.test(cells[at] ?? '') && !isYetToCome(cells[at] ?? ''),
    )
  const names = (cells: readonly string[]): boolean =>
    (mentionOf((cells[name] ?? '').split('\n')[0] ?? '', null)?.sure ?? 0) >= 0.6
  if (!table.rows.some((cells) => told(cells) && names(cells))) return table
  return { ...table, rows: table.rows.filter((cells) => told(cells) || !names(cells)) }
}

/** "Chưa có - đang nằm viện, sẽ gửi bổ sung": said in place of deeds. */
function isYetToCome(cell: string): boolean {
  return (
    cell.length < 90 &&
    /^\W*(?:chua (?:co|gui|nop|kip)|se (?:gui|nop|bo sung)|(?:gui|nop|bo sung) sau|dang (?:viet|hoan thien|cho))\b/.test(
      plainOf(cell),
    )
  )
}

/** Who heads paragraphs. A team's paper tells of its members too: who of them is told of for himself, the letter says. */
function ofParagraphs(rows: readonly Row[], ofSeveral: boolean): Nominee[] {
  const heads = paragraphHeads(rows)
  const [first] = heads
  const own =
    first?.mention.kind === 'collective' && !ofSeveral
      ? heads.filter(({ mention }) => mention.kind === 'collective')
      : heads
  return distinct(own.map(({ mention, row }) => subjectOf(mention, row)))
}

/** "Tổ Văn phòng hiện có 5 đồng chí", "Đồng chí Nguyễn Văn A là giáo viên": how a summary without any form begins. */
function fromSentences(rows: readonly Row[]): Nominee | null {
  for (const row of rows.slice(0, 10)) {
    if (row.table !== null || row.text.length < 25) continue
    const text = withCalmVerb(row).replace(/^(?:[-+*•]|\d{1,2}[.)])\s*/u, '')
    const honoured = /^(?:đồng chí|đ\/c|ông|bà|anh|chị|cô giáo|thầy giáo|cô|thầy|tập thể)\s/iu.test(text)
    const mention = mentionOf(text, /^tập thể\s/iu.test(text) ? 'collective' : null)
    if (mention === null) continue
    if (mention.kind === 'individual' ? honoured && mention.sure >= 0.8 : mention.sure >= 0.8)
      return subjectOf(mention, row)
  }
  return null
}

/** "ANH GIANG ĐĂNG GIÁP LÀ GIÁO VIÊN": in capitals the verb runs into the name before it. */
function withCalmVerb({ text, shout }: Row): string {
  return shout ? text.replace(/\s(?:LÀ|ĐÃ|ĐANG|LUÔN|HIỆN|SINH NĂM)(?=\s)/u, (verb) => verb.toLowerCase()) : text
}
