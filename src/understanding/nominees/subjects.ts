import type { Nominee } from '../document.ts'
import { isOrganLine } from '../fields/issuer.ts'
import { plainOf } from '../plain.ts'
import type { DataTable, Row } from '../row.ts'
import type { Signing } from '../signature.ts'
import { foldName } from '../vietnamese/fold.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import { withContentRoles } from './columns-by-content.ts'
import { nomineesOfTable } from './from-table.ts'
import { detailsOf, mentionOf, startsWithSurname, type Mention } from './mention.ts'
import { paragraphHeads } from './paragraph-heads.ts'
import { subjectsByShape } from './subjects-by-shape.ts'
import { dataAfter, subjectsOfLabels } from './subject-labels.ts'
import { subjectOf } from './subject.ts'

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
  const over = title === null || labelled.length > 0 ? null : overTitle(rows, title.start)
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

/** "PHẠM VĂN KIỂM" over "TÓM TẮT THÀNH TÍCH", "Đôi nét về nghệ sĩ Tống Duy Mạnh": the name stands over the title, the first of the paper. */
function overTitle(rows: readonly Row[], start: number): Nominee | null {
  const row = rows[start - 1]
  if (row === undefined || row.table !== null || row.column !== null || row.text.length > 80) return null
  const text = row.text.replace(/^(?:đôi nét về|vài nét về|về|gương|chân dung)\s+/iu, '')
  const mention = nameAtEnd(` ${text}`) ?? (text === row.text ? null : mentionOf(text, null))
  const whole = mention !== null && mention.sure >= 0.75 && text.endsWith(mention.name)
  return whole && (mention.kind === 'individual' ? mention.name.length * 2 > text.length : true)
    ? subjectOf(mention, row)
    : null
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
    roles.some((role, at) => role === 'achievements' && /\p{L}{2}/u.test(cells[at] ?? ''))
  const names = (cells: readonly string[]): boolean =>
    (mentionOf((cells[name] ?? '').split('\n')[0] ?? '', null)?.sure ?? 0) >= 0.6
  if (!table.rows.some((cells) => told(cells) && names(cells))) return table
  return { ...table, rows: table.rows.filter((cells) => told(cells) || !names(cells)) }
}

const OF_WHOM =
  /(?:của|cua|đối với|cho)\s+(?=(?:tập thể|cá nhân|đồng chí|đ\/c|ông|bà|cô|thầy|tap the|ca nhan|dong chi)?\s*:?\s*\p{Lu})/iu
const KIND_AHEAD = /(?:tập thể|cá nhân|đồng chí|đ\/c|ông|bà|cô giáo|thầy giáo)\s*:?\s+(?=\p{Lu})/iu
/** What a title goes on with that names nobody. */
const NO_NAME =
  /\s*(?:đề nghị|v\/v|về việc|kèm theo|trong (?:phong|đợt|cuộc|công)|năm (?:học|\d)|nhân dịp|đợt thi đua).*$/iu

/** "Tóm tắt thành tích của đồng chí Nguyễn Văn A", "TÓM TẮT THÀNH TÍCH" / "(Tập thể: Tổ Văn phòng)", or the line under it. */
function fromTitle(title: string, rows: readonly Row[], end: number): Nominee | null {
  const row = rows[Math.max(0, end - 1)]
  if (row === undefined) return null
  const tail = title.replace(/^.{0,60}?thành tích/iu, '').replace(NO_NAME, '')
  const bareTail = tail.replace(/^[\s:(–-]*(?:(?:của )?(?:tập thể|cá nhân))?[\s:(–-]*/iu, '')
  const direct = bareTail.length > 4 ? mentionOf(bareTail, null) : null
  if (direct !== null && direct.sure >= 0.8 && !/^(?:của|cá nhân|tập thể|các)/iu.test(direct.name)) {
    return withData(direct, row, rows, end)
  }
  const last = nameAtEnd(tail)
  if (last !== null) return withData(last, row, rows, end)
  for (const pattern of [OF_WHOM, KIND_AHEAD]) {
    const match = pattern.exec(tail)
    if (match === null) continue
    const mention = mentionIn(tail.slice(match.index + match[0].length), /tập thể|tap the/i.test(match[0]))
    if (mention !== null) return withData(mention, row, rows, end)
  }
  return underTitle(rows, end)
}

/** "... CỦA NGHỆ SĨ ƯU TÚ BẾ THỊ THANH XUÂN", "... của bưu tá Lý Văn Thuấn": whatever post stands before it, the title ends with a whole name. */
function nameAtEnd(tail: string): Mention | null {
  const words = tail
    .replace(/\s*\([^()]{2,60}\)\s*$/u, '')
    .replace(/[\s.,;:–-]+$/u, '')
    .trim()
    .split(/\s+/u)
  for (let length = Math.min(5, words.length); length >= 3; length--) {
    const name = words.slice(-length).join(' ')
    if (startsWithSurname(name) && personNameScore(name) >= 0.75) return mentionOf(name, 'individual')
  }
  return null
}

/** "của ông Phùng Khắc Khoan và vợ là bà Tạ Thị Nhạn": a title that names two, each with a form of address. */
function pairIn(title: string, rows: readonly Row[], end: number): Nominee[] {
  const row = rows[Math.max(0, end - 1)]
  const whom = title.slice(title.search(/thành tích/iu))
  if (row === undefined || !COUPLED.test(whom)) return []
  const found = [...whom.matchAll(/(?:^|[\s,:(])(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s+(?=\p{Lu})/giu)].flatMap(
    (match) => {
      const mention = mentionOf(whom.slice(match.index + match[0].length).split(/\svà\s|,/iu)[0] ?? '', 'individual')
      return mention === null || mention.sure < 0.6 ? [] : [subjectOf(mention, row)]
    },
  )
  return found.length === 2 ? found : []
}

/** Nothing but the two names and what joins them: a story in the title's capitals brings in others too. */
const COUPLED =
  /^thành tích\s(?:của\s)?(?:cá nhân\s|hai\s|các\s|gia đình\s|vợ chồng\s)*(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s[^.;]{5,70}\svà\s(?:vợ\s|chồng\s|là\s)*(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s/iu

function underTitle(rows: readonly Row[], end: number): Nominee | null {
  for (const next of rows.slice(end, end + 4)) {
    if (next.table !== null || next.text.length > 160 || /^(?:[ivx]{1,4}|\d{1,2})\s?[.)/-]/.test(next.plain)) break
    const inner = next.text.replace(/^[(\s"]+|[)\s"]+$/g, '').replace(NO_NAME, '')
    if (inner.length < 4) continue
    const plain = plainOf(inner)
    const labelled = /^(?:cua |tap the|ca nhan|dong chi|d\/c|ong |ba |don vi\s*:|cdcs|cong doan)/.test(plain)
    const alone = next.text.length < 90 && !/[.;:,]$/.test(next.text) && !/ (?:co|da|la|luon|gom|duoc) /.test(plain)
    if (!labelled && !(next.marked || next.shout || alone)) continue
    const mention = mentionIn(inner.replace(/^của\s+/iu, ''), /^(?:cua )?tap the/.test(plain))
    if (mention !== null && mention.sure >= (labelled ? 0.6 : 0.8)) return withData(mention, next, rows, end)
  }
  return null
}

function mentionIn(text: string, collective: boolean): Mention | null {
  return mentionOf(text, collective ? 'collective' : null) ?? mentionOf(text, 'individual')
}

function withData(mention: Mention, row: Row, rows: readonly Row[], from: number): Nominee {
  return subjectOf(mention, row, dataAfter(rows, from, ''))
}

/** "1.", "II/", "a)", and a number after any short word: "Trường hợp 1:", "Gương thứ 2 -". */
const NUMBERED = /^(?:[-+*]\s*)?(?:(?:[a-z]{1,8} ){0,3}\d{1,2}(?:\.\d{1,2})?|[ivx]{1,4}|[a-e])\s?[.)/\-:]\s*(.*)$/
const KIND_ONLY = /^(?:ve |doi voi |thanh tich (?:cua )?)?(?:cac )?(tap the|ca nhan)\s*(?:\(.{0,30}\))?\s*:?\s*$/

/** "1. Đồng chí Nguyễn Văn A - Giáo viên", then paragraphs; "II. Tổ Văn phòng": a combined summary's headings. */
function fromHeadings(rows: readonly Row[]): Nominee[] {
  const found: Nominee[] = []
  let section: Mention['kind'] | null = null
  rows.forEach((given, i) => {
    if (given.table !== null) return
    const row = runInHead(given)
    if (row === null) return
    const rest = NUMBERED.exec(row.plain)?.[1] ?? bulletedName(row)
    const plain = rest ?? row.plain
    const only = KIND_ONLY.exec(plain)
    if (only !== null) {
      // Under a name it says what kind it is, on its own it heads a section.
      if (rest !== undefined || row.marked || row.shout) section = only[1] === 'tap the' ? 'collective' : 'individual'
      return
    }
    const honoured = /^(?:dong chi|d\/c|ong|ba|tap the|ca nhan)\b/.test(plain)
    if (rest === undefined && !(honoured && (row.marked || row.shout || row.text.endsWith(':')))) return
    const below = rows[i + 1]
    const formed = row.marked || (below !== undefined && /^[-+*\s(]*(?:sinh|nam sinh)\b/.test(below.plain))
    const mention = headingMention(row.text.slice(row.text.length - plain.length), section, honoured, formed)
    if (mention === null) return
    const details =
      below === undefined || !/^[-+*\s(]*(?:sinh|nam sinh|chuc vu|sn)\b/.test(below.plain)
        ? null
        : detailsOf(below.text.replaceAll(':', ' '))
    found.push(subjectOf(mention, row, details))
  })
  return distinct(found)
}

/** "1/ Tổ Văn phòng (Tập thể): trong đợt thi đua ...": of a long line with a number what stands before its colon. */
function runInHead(row: Row): Row | null {
  if (row.text.length <= 160) return row
  const head = /^(?:\d{1,2}|[IVX]{1,4})\s?[.)/-]\s?[^:]{4,100}(?=:\s)/u.exec(row.text)?.[0]
  return head === undefined ? null : { ...row, text: head, plain: row.plain.slice(0, head.length) }
}

/** "* Lý Quang Ước" in a line of its own: the name and nothing more, or bold. */
function bulletedName(row: Row): string | undefined {
  const rest = /^[-+*•●▪]\s*(\S.*)$/.exec(row.plain)?.[1]
  if (rest === undefined || /^luu\b/.test(rest)) return undefined
  const text = row.text.slice(row.text.length - rest.length)
  const mention = mentionOf(text, null)
  if (mention === null || mention.sure < 0.8) return undefined
  return row.marked || text.length - mention.name.length < 14 ? rest : undefined
}

/** `formed`: bold, or with a line of birth under it, so that a name of a shape not known may be one too. */
function headingMention(
  text: string,
  section: Mention['kind'] | null,
  honoured: boolean,
  formed: boolean,
): Mention | null {
  const bare = text.replace(/^thành tích của\s+/iu, '')
  const expected =
    section === 'collective' && personNameScore(mentionOf(bare, 'individual')?.name ?? '') >= 0.9
      ? 'individual'
      : section
  const mention = mentionOf(bare, expected) ?? (formed ? mentionOf(bare, 'individual') : null)
  if (mention === null) return null
  if (formed && mention.kind === 'individual' && bare.length - mention.name.length < 14) return mention
  if (mention.kind === 'individual') return mention.sure >= (honoured || section !== null ? 0.6 : 0.85) ? mention : null
  // Sentences of a report begin with organs too: a heading has no verb after the name and no stop at its end.
  const whole = mention.name.length >= bare.replace(/[\s:.,;]+$/u, '').length - 60 && !/[.;]$/.test(text)
  return (mention.sure >= 0.8 || section === 'collective') && whole ? mention : null
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

function distinct(nominees: readonly Nominee[]): Nominee[] {
  return nominees.filter(
    (nominee, i) =>
      nominees.findIndex(
        (other) =>
          foldName(other.name) === foldName(nominee.name) &&
          other.birthYear === nominee.birthYear &&
          other.post === nominee.post,
      ) === i,
  )
}
