import { collectiveKey } from '../collective-name.ts'
import type { Nominee, NomineeKind } from '../document.ts'
import { KINH_GUI, NOI_NHAN, TRAN_TRONG } from '../marks.ts'
import { plainOf } from '../plain.ts'
import type { Row } from '../row.ts'
import { foldName } from '../vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import type { Columns } from './roles.ts'
import { headingOf } from './columns.ts'
import { isOrganName, isPost, mentionOf, startsWithSurname } from './mention.ts'
import { announcesByShape } from './announced-by-shape.ts'
import { deedsBeside } from './deeds-beside.ts'
import { startsWithName } from './enumerated.ts'
import { fromAnyList, fromProse } from './from-prose.ts'
import { nomineesOfTable } from './from-table.ts'
import { BULLET, itemsOf, NOT_A_MEMBER, ORDINAL, withoutAddressees } from './list-lines.ts'
import { namedAfter, namedOfTeam } from './people-in-line.ts'
import { nomineeOf } from './subject.ts'

/**
 * Who is proposed, from the body of a letter, list or minutes: its tables, its numbered and bulleted lists, the lines a PDF makes of
 * a table, and, where none of these names anyone, its sentences. `all` ends before the signatures.
 * @param isList the paper is a list by its title: nothing needs to announce its members.
 */
export function nomineesOf(all: readonly Row[], isList = false): Nominee[] {
  const rows = withoutAddressees(all)
  const nominees: Nominee[] = []
  const state: State = { section: null, listing: isList, announced: !isList, columns: null }
  let last: Row | null = null
  const lines = rows.flatMap(itemsOf)
  for (const [at, row] of lines.entries()) {
    if (row.table !== null) {
      const above = nominees.at(-1)
      const found = nomineesOfTable(row.table, row.page, state.section, above)
      const { before } = found
      // A cell may name several, whose deeds the row after the page break tells together.
      if (before !== null && before.achievementsTold)
        nominees.forEach((one, i) => {
          if (one.evidence === above?.evidence) nominees[i] = { ...one, achievementsTold: true }
        })
      if (before !== null) nominees[nominees.length - 1] = before
      nominees.push(...found.nominees)
      state.section = found.section
      last = row
      continue
    }
    if (toldBelow(row, last, nominees)) continue
    if (announcesByShape(lines, at)) {
      state.listing = state.announced = true
      last = row
      continue
    }
    nominees.push(...readLine(row, state, nominees, last))
    last = row
  }
  // "... xét khen thưởng: tập thể Tổ Mẫu giáo bé; cá nhân: 1) ...": the list tells of one kind, the sentence before it of the other.
  nominees.push(...fromProse(rows).filter(({ kind }) => !nominees.some((one) => one.kind === kind)))
  if (nominees.length === 0) nominees.push(...fromAnyList(rows).map(unsure))
  return distinct(nominees).map((one) => (isPlausible(one) ? one : unsure(one)))
}

/** "Thành tích: ..." right under a table: the deeds of its last row, which the sheet gave as a line. */
function toldBelow(row: Row, last: Row | null, so: Nominee[]): boolean {
  const one = so.at(-1)
  if (
    last?.table == null ||
    one === undefined ||
    !/^[-+*\s]*(?:tom tat )?thanh tich[^:]{0,30}:\s*\S.{20}/.test(row.plain)
  )
    return false
  so[so.length - 1] = { ...one, achievementsTold: true }
  return true
}

function unsure(nominee: Nominee): Nominee {
  return { ...nominee, uncertain: true }
}

/** Shaped as names are. What is not may still be one, of the highlands or of a team with a name of its own. */
function isPlausible({ kind, name, post, birthYear }: Nominee): boolean {
  return kind === 'individual'
    ? (birthYear !== null && post !== '' && startsWithSurname(name)) ||
        (post !== '' && startsWithSurname(name) && personNameScore(name) >= 0.4) ||
        personNameScore(name) >= (isPost(`${post.slice(0, 1).toUpperCase()}${post.slice(1)}`) ? 0.4 : 0.55)
    : isOrganName(name)
}

type State = {
  /** What the list's heading says its members are. */
  section: NomineeKind | null
  /** Inside a list: after "gồm:", under "Tập thể:", under the heading of a table. */
  listing: boolean
  /** Words or a heading said that a list begins; in a list by its title alone the body's own name stands over it too. */
  announced: boolean
  /** Heading of a table that came as lines. */
  columns: Columns | null
}

const SECTION_LINE =
  /^(?:(?:[ivx]{1,4}|[a-z]|\d{1,2}(?:\.\d)?)\s?[.)\-/:]{1,2}\s*|[-+*•]\s*)?(?:ve |doi voi |khen (?:thuong )?|danh sach |danh hieu |de nghi (?:khen thuong |tang .{0,40}cho )?(?:cac )?)?(?:so luong )?(?:\d{1,3} ?(?:\([^)]{1,15}\) ?)?)?(?:cac )?(tap the|ca nhan|dong chi)\b([^:]{0,80})(?::|$)\s*(.*)$/

/** "Tập thể: Không." */
const NOBODY = /^\(?(?:khong|khong co|chua co|chua|0|-)\)?[\s.;)]*$/

const LEADS = /:\s*$|(?:gom(?: co)?|nhu sau|sau day|co ten sau|duoi day)\s*[.:]?\s*$/
const ASKS_FOR =
  /khen|tang|trinh|cac (?:guong|dien hinh)|de nghi|danh sach|tap the|ca nhan|dong chi|tuyen duong|bieu duong|bau|nhat tri|thong nhat|gioi thieu|(?:don vi|nguoi lao dong|doan vien) sau day/

/** One line of the body: whom it names; nobody where it belongs to what was read before. */
function readLine(row: Row, state: State, so: Nominee[], last: Row | null): Nominee[] {
  const { plain, text } = row
  // "Căn cứ kết quả bình xét, ... đề nghị khen thưởng 02 cá nhân, gồm:" is no ground but the announcement itself.
  const announces = LEADS.test(plain) && ASKS_FOR.test(plain)
  if (KINH_GUI.test(plain) || NOI_NHAN.test(plain) || (!announces && /^[-+*•\s]*(?:can cu|thuc hien)/.test(plain))) {
    state.listing = false
    return []
  }
  const cells = text.split('\t')
  const heading = cells.length >= 2 ? headingOf(cells) : headingLine(plain)
  if (heading !== null) {
    state.listing = state.announced = true
    state.columns = heading
    return []
  }
  const section = SECTION_LINE.exec(plain)
  if (section !== null) {
    const kind = section[1] === 'tap the' ? 'collective' : 'individual'
    const after = text.slice(plain.length - (section[3] ?? '').length).trim()
    if (isSectionHeading(section[2] ?? '', after, text, plain)) {
      state.section = kind
      state.listing = state.announced = true
      return after === '' || NOBODY.test(plainOf(after)) || /^\d{1,3}(?!\d|\s?[.)/])/.test(after)
        ? []
        : namedAfter(after, kind, row)
    }
  }
  const told = /^(?:va |cung )?(?:\d{1,2} )?(tap the|ca nhan)\b[^:]{0,60}?\b(?:la|gom)\s*:?\s+(.+)$/.exec(plain)
  if (told?.[2] !== undefined && (state.listing || /danh sach|de nghi|khen/.test(plain))) {
    const mention = mentionOf(
      text.slice(text.length - told[2].length),
      told[1] === 'tap the' ? 'collective' : 'individual',
    )
    if (mention !== null && mention.sure >= 0.8) {
      state.listing = state.announced = true
      return [nomineeOf(mention, row)]
    }
  }
  if (announces) {
    state.listing = state.announced = true
    if (/ca nhan|dong chi/.test(plain) !== /tap the/.test(plain))
      state.section = /tap the/.test(plain) ? 'collective' : 'individual'
    return []
  }
  if (!state.listing || NOT_A_MEMBER.test(plain)) {
    if (CLOSES.test(plain)) state.listing = false
    return []
  }
  return readMember(row, state, so, last)
}

/** "I. Tập thể", "2. Cá nhân (03 đồng chí):", "Tập thể: Tổ Văn phòng"; not "Tập thể nhà trường đã cố gắng ...". */
function isSectionHeading(middle: string, after: string, text: string, plain: string): boolean {
  if (text.length > 200) return false
  const said = middle.trim()
  // "Tập thể Tổ Văn phòng: Trang trí 01 khu vực bỏ phiếu": a body and its deeds.
  const named = mentionOf(text.slice(0, Math.max(0, text.indexOf(':'))), 'collective')
  if (named !== null && isOrganName(said) && /^\p{Lu}/u.test(named.name) && after.length > 40 && !isOrganName(after))
    return false
  if (/:/.test(plain)) return !/(?:da|duoc binh|luon|hoan thanh|khong ngung)/.test(said)
  if (after !== '') return false
  return said === '' || /^(?:\(?\d|\(|de nghi|duoc|tieu bieu|xuat sac|nho|gom|co thanh tich|nguoi lao dong)/.test(said)
}

/** The heading of a table whose cells came as one line: "TT Họ và tên Chức vụ Hình thức khen thưởng". */
function headingLine(plain: string): Columns | null {
  if (plain.length > 160 || !/^(?:stt|tt|so tt)\b/.test(plain)) return null
  if (!/ho (?:va )?ten|ten (?:tap the|ca nhan|don vi)|tap the|ca nhan|don vi/.test(plain)) return null
  const told = /thanh tich/.test(plain)
  return {
    roles: ['ordinal', 'name', ...(told ? (['achievements'] as const) : [])],
    nameSays: /ho (?:va )?ten/.test(plain) ? 'individual' : null,
  }
}

const CLOSES = new RegExp(`^(?:${TRAN_TRONG}|kinh (?:de|mong)|tren day|vay |rat mong)`)

/** A list's member, or the wrapped rest of the one before. */
function readMember(row: Row, state: State, so: Nominee[], last: Row | null): Nominee[] {
  const cells = row.text.split('\t').map((cell) => cell.trim())
  if (cells.length >= 2 && state.columns !== null && state.columns.roles.length >= cells.length - 1) {
    const found = nomineesOfTable({ columns: fitted(state.columns, cells), rows: [cells] }, row.page, state.section)
    const [nominee] = found.nominees
    if (nominee !== undefined) return [nominee]
  }
  const parts = row.text.split(/;\s+/u)
  if (parts.length > 1 && row.text.length < 1_200 && parts.every((part) => isPerson(part) || startsWithName(part)))
    return parts.flatMap((part) => {
      const mention = mentionOf(part, 'individual')
      return mention === null ? [] : [nomineeOf(mention, row)]
    })
  const team = namedOfTeam(row)
  if (team.length > 0) return team
  const numbered = ORDINAL.test(row.text) || BULLET.test(row.text)
  const whole = row.text
    .replace(ORDINAL, '')
    .replace(BULLET, '')
    .replace(/^(?:và|cùng|cùng với)\s+(?=đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy|tập thể)/iu, '')
    .replaceAll('\t', ' - ')
  const bare = (numbered ? deedsBeside(whole)?.who : null) ?? whole
  const expected = isPerson(bare) ? 'individual' : state.section
  const mention = mentionOf(bare, expected) ?? mentionOf(bare, null)
  if (mention?.kind === 'collective' && !numbered && (!state.announced || isSaidOf(mention.name, bare))) return []
  if (mention !== null && isDeedUnder(mention, row, so.at(-1))) return []
  if (mention !== null && bare.length < 320 && mention.sure >= (numbered ? 0.55 : 0.8)) return [nomineeOf(mention, row)]
  const strange = numbered ? strangeName(bare, row, so) : null
  if (strange !== null) return [strange]
  wrap(row, so, last)
  return []
}

/** "- Tẩn Láo Lở" in a list of people marked alike: nothing but capitalised syllables is a name, if one that no list knows. */
function strangeName(bare: string, row: Row, so: readonly Nominee[]): Nominee | null {
  const marked = (text: string): string => (ORDINAL.test(text) ? 'number' : BULLET.test(text) ? 'bullet' : 'none')
  const among = so.some(({ kind, evidence }) => kind === 'individual' && marked(evidence.text) === marked(row.text))
  const name = STRANGE.exec(withoutHonorifics(bare))?.[0]
  if (!among || name === undefined || isOrganName(name) || isPost(name)) return null
  const mention = mentionOf(bare, 'individual')
  return mention === null ? null : { ...nomineeOf(mention, row), uncertain: true }
}

const STRANGE = /^(?:\p{Lu}[\p{Ll}\p{M}'’]{0,9} ){1,4}\p{Lu}[\p{Ll}\p{M}'’]{0,9}(?=\s*(?:$|[,;.(]|\s[-–]\s))/u

/** "* Tổ Văn phòng:" over "- Duy trì ngày thứ Bảy tình nguyện": under a name with a colon, in words of no name. */
function isDeedUnder(
  { name, kind }: { name: string; kind: NomineeKind },
  row: Row,
  above: Nominee | undefined,
): boolean {
  if (above === undefined || !above.evidence.text.trimEnd().endsWith(':')) return false
  if (above.evidence.text.trim()[0] === row.text.trim()[0]) return false
  return kind === 'collective' ? !isOrganName(name) : personNameScore(name) < 0.55
}

/** "Công đoàn đã báo cáo ...", "BCH.": what the union says of itself between the lines of its list, under a name that is no name. */
function isSaidOf(name: string, text: string): boolean {
  if (collectiveKey(name) === '') return true
  const rest = plainOf(text.slice(text.indexOf(name) + name.length))
  return /^\s+(?:da|duoc|luon|se|xin|kinh|chung toi|cam (?:ket|doan)|rat|trinh|hien)\b/.test(rest)
}

/** A whole name, and nothing or a person's data after it ("(Bà), SN 1972, Điều dưỡng"): a person whatever the section said. */
function isPerson(bare: string): boolean {
  if (personNameScore(withoutHonorifics(bare)) > 0.8) return true
  const mention = mentionOf(bare, 'individual')
  if (mention === null || isOrganName(mention.name)) return false
  const rest = plainOf(bare.slice(bare.indexOf(mention.name) + mention.name.length))
  if (/^\s*\((?:ong|ba|nam|nu|anh|chi)\)|^\s*[,(–-]\s*(?:sinh|sn|ns|nam sinh)\b/.test(rest)) return true
  if (mention.birthYear !== null) return personNameScore(mention.name) >= 0.9
  // Two people in ten thousand are called Đoàn Kết: a surname before it and a post behind it say so.
  return startsWithSurname(mention.name) && /^\s*[,(–-]/.test(rest) && isPost(mention.post)
}

/** A line of cells may lack the ordinal, or cells in its middle. */
function fitted(columns: Columns, cells: readonly string[]): Columns {
  if (cells.length === columns.roles.length || /^\d{1,3}[.)]?$/.test(cells[0] ?? '')) return columns
  return { ...columns, roles: columns.roles.filter((role) => role !== 'ordinal') }
}

/** "1 Nguyễn Thị" / "Hương": the given name fell on the next line. */
function wrap(row: Row, so: Nominee[], last: Row | null): void {
  const previous = so.at(-1)
  if (previous === undefined || last === null || previous.kind !== 'individual') return
  if (!last.text.includes(previous.name) || previous.name.split(' ').length > 2) return
  const word = /^\p{Lu}[\p{L}]{0,7}(?=\s|$)/u.exec(row.text)?.[0]
  if (word === undefined || row.text.split(/\s+/).length > 4) return
  so[so.length - 1] = { ...previous, name: `${previous.name} ${word}` }
}

/** The same mention twice (a list and its repetition in the request) is one; namesakes with different data are two. */
function distinct(nominees: readonly Nominee[]): Nominee[] {
  const kept: Nominee[] = []
  for (const nominee of nominees) {
    const twin = kept.findIndex((other) => foldName(other.name) === foldName(nominee.name) && agree(other, nominee))
    const other = kept[twin]
    if (other === undefined) kept.push(nominee)
    else
      kept[twin] = {
        ...other,
        post: other.post || nominee.post,
        unit: other.unit || nominee.unit,
        birthYear: other.birthYear ?? nominee.birthYear,
        award: other.award || nominee.award,
        achievementsTold: other.achievementsTold || nominee.achievementsTold,
      }
  }
  return kept
}

/** Two rows of one table are two people unless nothing parts them. */
function agree(a: Nominee, b: Nominee): boolean {
  const differs = (x: string, y: string): boolean => x !== '' && y !== '' && foldName(x) !== foldName(y)
  return (
    !(differs(a.post, b.post) || differs(a.unit, b.unit)) &&
    (a.birthYear === null || b.birthYear === null || a.birthYear === b.birthYear)
  )
}
