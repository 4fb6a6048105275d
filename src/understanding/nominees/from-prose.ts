import { CHU_TRI } from '../marks.ts'
import type { Nominee } from '../document.ts'
import { plainOf } from '../plain.ts'
import type { Row } from '../row.ts'
import { foldName } from '../vietnamese/fold.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import { enumerated, startsWithName } from './enumerated.ts'
import { BULLET, itemsOf, NOT_A_MEMBER, ORDINAL } from './list-lines.ts'
import { isOrganName, mentionOf, startsWithSurname, type Mention } from './mention.ts'
import { nomineeOf } from './subject.ts'

export const ASKING =
  /(?<!khong |chua )de nghi|\btrinh\b|de xuat|(?:xin|kinh) gioi thieu|\bde cu\b|\btien cu\b|xin duoc|\bxin (?:[^.,;]{0,40} )?(?:khen|tang)|xet (?:tang|khen)|\bbau\b(?! cu)|nhat tri|thong nhat/
/** Verbs by which people are put forward, whatever for. */
const PUTS_FORWARD = /(?:thong nhat|nhat tri|xin|kinh) (?:gioi thieu|de cu|suy ton|lua chon|binh chon|de xuat)/
export const AWARD_WORDS = /khen|tang|tuyen duong|bieu duong|danh hieu/
/** What announces a name in running text; the name itself begins with a capital. */
const ANNOUNCED =
  /(?:^|[\s,;:(]|(?<=\S)(?=:\s))((?:các )?(?:tập thể|tap the)(?: (?:là|gồm))?|(?:cho|tặng|khen|thưởng|gồm|là|:)(?=\s+(?:công đoàn|cđcs|tổ|phòng|khoa|phân xưởng|ban nữ công)\s+\p{L})|(?:các )?(?:cá nhân|đồng chí|đ\/c|ca nhan|dong chi)(?: (?:là|gồm))?|ông|bà|anh|chị|cô giáo|thầy giáo|cô|thầy|bác|chú|bạn|em|(?<=\S):)\s*:?\s+(?=\p{Lu}|công đoàn|tổ )/giu

/** "đề nghị ... khen thưởng cho tập thể Tổ Văn phòng và các đồng chí: Nguyễn Thị B (Tổ trưởng), Lê Văn C". */
export function fromProse(rows: readonly Row[]): Nominee[] {
  const nominees: Nominee[] = []
  for (const row of rows) {
    if (row.table !== null || NOT_PROSE.test(row.plain)) continue
    // "Xét thành tích của các đồng chí: ..., Ban Chấp hành kính trình ...": the request comes after the names.
    const from = /^[-+*•\s]*(?:xet|ghi nhan) thanh tich/.test(row.plain) ? 0 : row.plain.search(ASKING)
    if (from < 0 || !ASKING.test(row.plain) || !(AWARD_WORDS.test(row.plain) || PUTS_FORWARD.test(row.plain))) continue
    const text = row.text.slice(from)
    const marks = [...text.matchAll(ANNOUNCED)].filter((mark) => !isWithinName(mark, text))
    const plainly = PLAIN_REQUEST.test(row.plain) || PLAIN_CHOICE.test(row.plain)
    marks.forEach((mark, i) => {
      const begin = mark.index + mark[0].length
      const end = marks[i + 1]?.index ?? text.length
      const word = plainOf(mark[1] ?? '')
      const rest = text.slice(begin, end)
      const person = word === ':' ? startsWithName(rest) : !/tap the|^(?:cho|tang|khen|thuong|gom|la)$/.test(word)
      const kind = person ? 'individual' : 'collective'
      if (word === ':' && !person && !isOrganName(rest)) return
      for (const part of enumerated(rest, kind)) {
        const mention = mentionOf(part, kind)
        if (mention === null) continue
        const nominee = nomineeOf(mention, row)
        nominees.push(plainly && isWhollyNamed(mention) ? nominee : { ...nominee, uncertain: true })
      }
    })
    nominees.push(
      ...behindPosts(text, row, nominees).map((one) => (plainly ? one : { ...one, uncertain: true as const })),
    )
  }
  return nominees
}

/** "... khen thưởng nữ hộ sinh Doãn Thị Hồng Gấm và nhân viên hợp đồng Diệp Văn Sỹ (Tổ Cổ động)": named by what they are. */
function behindPosts(text: string, row: Row, known: readonly Nominee[]): Nominee[] {
  const request = /(?:khen thưởng|tặng thưởng|khen|tặng|biểu dương|tuyên dương)\s/iu.exec(text)
  if (request === null) return []
  const sentence = text.slice(request.index + request[0].length).split(/\.\s/u)[0] ?? ''
  return sentence.split(/[,;:]\s+|\s(?:và|cùng|cùng với|cho)\s+/u).flatMap((part): Nominee[] => {
    const [, post = '', rest = ''] = /^((?:\p{Ll}+\s+){1,6})(\p{Lu}.*)$/u.exec(part) ?? []
    if (post === '' || NO_POST.test(` ${plainOf(post)}`)) return []
    const mention = mentionOf(rest, 'individual')
    if (mention === null || !rest.startsWith(mention.name) || !startsWithSurname(mention.name)) return []
    const name = foldName(mention.name)
    if (personNameScore(mention.name) < 0.9 || known.some((one) => foldName(one.name) === name)) return []
    return [nomineeOf({ ...mention, post: post.trim() }, row)]
  })
}

/** Words before a name that make it somebody else's: who leads, whose school it is, whom one works with. */
const NO_POST =
  /\s(?:cua|voi|do|tai|o|truong|phuong|quan|duong|pho|ngo|boi|theo|duoi|giup|mang ten|ten|chu tich|nhan dip|thuoc)\s/

/** The request itself stands in the sentence, before whom it asks for: nothing is left to guess. */
const PLAIN_REQUEST =
  /(?:de nghi|kinh trinh|trinh|de xuat)\b[^.;]{0,200}\b(?:khen thuong|tang|khen|bieu duong)\b[^.]{0,160}\b(?:cho|tap the|ca nhan|dong chi|d\/c|ong|ba|co|thay|anh|chi|bac|chu|ban)\b/

/** "... thống nhất giới thiệu tập thể X, bà A": a choice, told with whom it fell on. */
const PLAIN_CHOICE = new RegExp(
  String.raw`${PUTS_FORWARD.source}\b[^.;]{0,120}\b(?:tap the|ca nhan|dong chi|d\/c|ong|ba|co|thay|anh|chi)\b`,
)

function isWhollyNamed({ kind, name, sure, post }: Mention): boolean {
  if (kind === 'individual') return personNameScore(name) >= (post === '' ? 0.6 : 0.4)
  return sure >= 0.9 || (sure >= 0.8 && isOrganName(name))
}

/** "Mai Anh Tuấn", "Hoàng Bà Kim": a syllable of a name, not a form of address. */
function isWithinName(mark: RegExpMatchArray, text: string): boolean {
  const before = text.slice(0, (mark.index ?? 0) + 1)
  return /^(?:Ông|Bà|Anh|Chị|Cô|Thầy)$/u.test((mark[1] ?? '').trim()) && /\p{Lu}[\p{L}\p{M}]*\s$/u.test(before)
}

/** A list that nothing announces: its numbered or lettered lines that begin with a name. */
export function fromAnyList(rows: readonly Row[]): Nominee[] {
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

const NOT_PROSE = new RegExp(String.raw`^[-+*•\s]*(?:can cu|${CHU_TRI}|thu ky|thanh phan|moi thong tin|lien he)`)
