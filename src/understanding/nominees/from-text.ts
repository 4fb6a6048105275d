import type { Nominee, NomineeKind } from '../document.ts'
import { evidenceOf } from '../fields/evidence.ts'
import { KINH_GUI, NOI_NHAN } from '../marks.ts'
import { isShout, plainOf, type Row } from '../row.ts'
import { foldName } from '../vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { headingOf, type Columns } from './columns.ts'
import { isOrganName, isPost, mentionOf, startsWithSurname, type Mention } from './mention.ts'
import { nomineesOfTable } from './from-table.ts'

/**
 * Who is proposed, from the body of a letter, list or minutes: its tables, its numbered and bulleted lists, the lines a PDF makes of
 * a table, and, where none of these names anyone, its sentences. `rows` end before the signatures.
 */
export function nomineesOf(all: readonly Row[]): Nominee[] {
  const rows = withoutAddressees(all)
  const nominees: Nominee[] = []
  const state: State = { section: null, listing: false, columns: null }
  let last: Row | null = null
  for (const row of rows.flatMap(itemsOf)) {
    if (row.table !== null) {
      const found = nomineesOfTable(row.table, row.page, state.section)
      nominees.push(...found.nominees)
      state.section = found.section
      continue
    }
    nominees.push(...readLine(row, state, nominees, last))
    last = row
  }
  if (nominees.length === 0) nominees.push(...fromProse(rows))
  if (nominees.length === 0) nominees.push(...fromAnyList(rows))
  return distinct(nominees)
}

/** "Kính gửi:" and the addressees listed under it. */
function withoutAddressees(rows: readonly Row[]): readonly Row[] {
  const at = rows.findIndex((row) => row.table === null && KINH_GUI.test(row.plain))
  if (at < 0) return rows
  let end = at + 1
  while (
    end < at + 8 &&
    rows[end]?.table === null &&
    /^[-–+*•]/.test(rows[end]?.plain ?? '') &&
    !/can cu/.test(rows[end]?.plain ?? '')
  )
    end++
  return [...rows.slice(0, at), ...rows.slice(end)]
}

/** "gồm: 1. Phạm Thu Hà; 2. Lê Quốc Khánh": a list within a paragraph becomes lines. */
function itemsOf(row: Row): Row[] {
  if (row.table !== null || row.text.length < 30 || row.text.includes('\t')) return [row]
  const texts = row.text.split(/(?<=[;:.,])\s+(?=(?:\d{1,2}[.)/]|[-+•*])\s*(?:\p{Lu}|đồng chí|đ\/c|ông|bà|tập thể))/u)
  if (texts.length < 2) return [row]
  return texts.map((text) => ({ ...row, text, plain: plainOf(text), shout: isShout(text) }))
}

type State = {
  /** What the list's heading says its members are. */
  section: NomineeKind | null
  /** Inside a list: after "gồm:", under "Tập thể:", under the heading of a table. */
  listing: boolean
  /** Heading of a table that came as lines. */
  columns: Columns | null
}

const NOT_A_MEMBER =
  /^[-+*•\s]*(?:(?:ban chap hanh|bch|cong doan|cdcs|cd)\b.{0,80}\b(?:kinh (?:de|trinh|mong|chuc|gui)|de nghi|rat mong|xin (?:chiu|tran|cam|kinh|gui)|cam on|lap danh|trinh (?:ldld|lien doan|quy|ban))\b|can cu|thuc hien|kinh gui|noi nhan|luu|nhu tren|ban (?:thuong vu|csp)|tran trong|kinh (?:de nghi|mong|trinh)|tren day|vay |rat mong|\(co |\(kem|kem theo|ghi chu|tong (?:cong|so)|de nghi ldld|moi thong tin|thong tin lien he|lien he|dien thoai|nguoi lap|chu (?:tri|toa)|thu ky|thanh phan|vang|co mat|dia diem|thoi gian|hom nay|chung toi|ho so gom|bao gom ho so|to trinh|bien ban|tom tat thanh tich|bao cao)/

const SECTION_LINE =
  /^(?:(?:[ivx]{1,4}|[a-z]|\d{1,2}(?:\.\d)?)\s?[.)\-/:]{1,2}\s*|[-+*•]\s*)?(?:ve |doi voi |khen (?:thuong )?|danh sach |de nghi (?:khen thuong |tang .{0,40}cho )?(?:cac )?)?(?:so luong )?(?:\d{1,3} ?(?:\([^)]{1,15}\) ?)?)?(?:cac )?(tap the|ca nhan|dong chi)\b([^:]{0,80})(?::|$)\s*(.*)$/

const LEADS = /:\s*$|(?:gom(?: co)?|nhu sau|sau day|co ten sau|duoi day)\s*[.:]?\s*$/
const ASKS_FOR =
  /khen|tang|trinh|cac (?:guong|dien hinh)|de nghi|danh sach|tap the|ca nhan|dong chi|tuyen duong|bieu duong|bau|nhat tri|thong nhat/

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
    state.listing = true
    state.columns = heading
    return []
  }
  const section = SECTION_LINE.exec(plain)
  if (section !== null) {
    const kind = section[1] === 'tap the' ? 'collective' : 'individual'
    const after = text.slice(plain.length - (section[3] ?? '').length).trim()
    if (isSectionHeading(section[2] ?? '', after, text, plain)) {
      state.section = kind
      state.listing = true
      return after === '' || /^\d/.test(after) ? [] : namedAfter(after, kind, row)
    }
  }
  const told = /^(tap the|ca nhan)\b[^:]{0,60}\b(?:la|gom)\s*:?\s+(.+)$/.exec(plain)
  if (told?.[2] !== undefined && (state.listing || /danh sach|de nghi|khen/.test(plain))) {
    const mention = mentionOf(
      text.slice(text.length - told[2].length),
      told[1] === 'tap the' ? 'collective' : 'individual',
    )
    if (mention !== null && mention.sure >= 0.8) {
      state.listing = true
      return [nomineeOf(mention, row)]
    }
  }
  if (announces) {
    state.listing = true
    if (/ca nhan|dong chi/.test(plain) !== /tap the/.test(plain))
      state.section = /tap the/.test(plain) ? 'collective' : 'individual'
    return []
  }
  if (!state.listing || NOT_A_MEMBER.test(plain)) {
    if (/^(?:tran trong|kinh (?:de|mong)|tren day|vay |rat mong)/.test(plain)) state.listing = false
    return []
  }
  return readMember(row, state, so, last)
}

/** "Cá nhân: Nguyễn Văn A - giáo viên (Giấy khen); Trần Thị B - nhân viên": all that a heading's own line names. */
function namedAfter(text: string, kind: NomineeKind, row: Row): Nominee[] {
  return text
    .split(/;\s+/u)
    .flatMap((part) => enumerated(part, kind))
    .flatMap((part) => {
      const mention = mentionOf(part, kind)
      return mention === null || mention.sure < 0.6 ? [] : [nomineeOf(mention, row)]
    })
}

/** "I. Tập thể", "2. Cá nhân (03 đồng chí):", "Tập thể: Tổ Văn phòng"; not "Tập thể nhà trường đã cố gắng ...". */
function isSectionHeading(middle: string, after: string, text: string, plain: string): boolean {
  if (text.length > 200) return false
  const said = middle.trim()
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

const ORDINAL = /^\(?(?:\d{1,2}\.){0,2}\d{1,3}\s?[.)/:]?-?[\s\t]+(?=\p{L})|^(?:\d{1,2}\.){0,2}\d{1,3}[.)/](?=\p{L})/u
const BULLET = /^(?:[-–+*•○●▪]|[a-zđ]\))\s*/u

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
  const numbered = ORDINAL.test(row.text) || BULLET.test(row.text)
  const bare = row.text
    .replace(ORDINAL, '')
    .replace(BULLET, '')
    .replace(/^(?:và|cùng|cùng với)\s+(?=đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy|tập thể)/iu, '')
    .replaceAll('\t', ' - ')
  const expected = isPerson(bare) ? 'individual' : state.section
  const mention = mentionOf(bare, expected) ?? mentionOf(bare, null)
  if (mention !== null && row.text.length < 320 && mention.sure >= (numbered ? 0.55 : 0.8))
    return [nomineeOf(mention, row)]
  wrap(row, so, last)
  return []
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

function nomineeOf(mention: Mention, row: Row): Nominee {
  const { kind, name, post, unit, birthYear, award } = mention
  return { kind, name, post, unit, birthYear, award, achievementsTold: false, evidence: evidenceOf(row) }
}

const ASKING = /de nghi|\btrinh\b|de xuat|xin duoc|xet (?:tang|khen)|bau|nhat tri|thong nhat/
const AWARD_WORDS = /khen|tang|tuyen duong|bieu duong|danh hieu/
/** What announces a name in running text; the name itself begins with a capital. */
const ANNOUNCED =
  /(?:^|[\s,;:(])((?:các )?(?:tập thể|tap the)(?: (?:là|gồm))?|(?:cho|tặng|khen|thưởng|gồm|là|:)(?=\s+(?:công đoàn|cđcs|tổ|phòng|khoa|phân xưởng|ban nữ công)\s+\p{L})|(?:các )?(?:cá nhân|đồng chí|đ\/c|ca nhan|dong chi)(?: (?:là|gồm))?|ông|bà|anh|chị|cô giáo|thầy giáo|cô|thầy)\s*:?\s+(?=\p{Lu}|công đoàn|tổ )/giu

/** "đề nghị ... khen thưởng cho tập thể Tổ Văn phòng và các đồng chí: Nguyễn Thị B (Tổ trưởng), Lê Văn C". */
function fromProse(rows: readonly Row[]): Nominee[] {
  const nominees: Nominee[] = []
  for (const row of rows) {
    if (row.table !== null || NOT_PROSE.test(row.plain)) continue
    const from = row.plain.search(ASKING)
    if (from < 0 || !AWARD_WORDS.test(row.plain)) continue
    const text = row.text.slice(from)
    const marks = [...text.matchAll(ANNOUNCED)]
    marks.forEach((mark, i) => {
      const begin = mark.index + mark[0].length
      const end = marks[i + 1]?.index ?? text.length
      const word = plainOf(mark[1] ?? '')
      const kind = /tap the|^(?:cho|tang|khen|thuong|gom|la|:)$/.test(word) ? 'collective' : 'individual'
      for (const part of enumerated(text.slice(begin, end), kind)) {
        const mention = mentionOf(part, kind)
        if (mention !== null) nominees.push(nomineeOf(mention, row))
      }
    })
  }
  return nominees
}

/** A list that nothing announces: its numbered or lettered lines that begin with a name. */
function fromAnyList(rows: readonly Row[]): Nominee[] {
  const asked = rows.findIndex(
    (row) => row.table === null && ASKING.test(row.plain) && AWARD_WORDS.test(row.plain) && !NOT_PROSE.test(row.plain),
  )
  if (asked < 0) return []
  return rows
    .slice(asked)
    .flatMap(itemsOf)
    .flatMap((row): Nominee[] => {
      const addressed = /^(?:và |cùng )?(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s+\p{Lu}[^.:;]*[,(–-]/iu.test(row.text)
      const listed =
        row.table === null && (addressed || ORDINAL.test(row.text) || /^(?:[-–+*•]|[a-hđ]\))\s*\S/u.test(row.text))
      if (!listed || NOT_A_MEMBER.test(row.plain)) return []
      const mention = mentionOf(
        row.text
          .replace(ORDINAL, '')
          .replace(BULLET, '')
          .replace(/^(?:và|cùng)\s+/iu, ''),
        null,
      )
      return mention !== null && mention.sure >= 0.8 ? [nomineeOf(mention, row)] : []
    })
}

const NOT_PROSE = /^[-+*•\s]*(?:can cu|chu (?:tri|toa)|thu ky|thanh phan|moi thong tin|lien he)/

/** "Phạm Thu Hà (Giáo viên), Lê Quốc Khánh (Nhân viên) và Vũ Thị Mai": one part for each name, its details with it. */
function enumerated(text: string, kind: NomineeKind): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '(') depth++
    else if (c === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      const edge = /^(?:[,;]\s+|\s+(?:và|cùng)\s+)(?:đồng chí\s+|đ\/c\s+)?/iu.exec(text.slice(i, i + 30))
      if (edge === null) continue
      const next = text.slice(i + edge[0].length, i + edge[0].length + 60)
      const named =
        kind === 'individual' ? startsWithName(next) : /^(?:Tổ|Phòng|Khoa|Công đoàn|CĐCS|Phân xưởng)\s/u.test(next)
      if (!named) continue
      parts.push(text.slice(start, i))
      i += edge[0].length - 1
      start = i + 1
    }
  }
  parts.push(
    text
      .slice(start)
      .replace(/\s+(?:và|cùng|cùng với)\s*(?:các|cho|\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)?\s*$/u, ''),
  )
  return parts
}

/** A whole name with a known surname, not a post that begins with a capital. */
function startsWithName(text: string): boolean {
  const mention = mentionOf(text, 'individual')
  return mention !== null && text.startsWith(mention.name) && personNameScore(mention.name) >= 0.9
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
