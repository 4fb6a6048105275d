import type { Nominee, NomineeKind } from '../document.ts'
import { plainOf } from '../plain.ts'
import type { Row } from '../row.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import { BULLET, itemsOf, NOT_A_MEMBER, ORDINAL } from './list-lines.ts'
import { mentionOf } from './mention.ts'
import { nomineeOf } from './subject.ts'

export const ASKING = /de nghi|\btrinh\b|de xuat|xin duoc|xet (?:tang|khen)|bau|nhat tri|thong nhat/
export const AWARD_WORDS = /khen|tang|tuyen duong|bieu duong|danh hieu/
/** What announces a name in running text; the name itself begins with a capital. */
const ANNOUNCED =
  /(?:^|[\s,;:(])((?:các )?(?:tập thể|tap the)(?: (?:là|gồm))?|(?:cho|tặng|khen|thưởng|gồm|là|:)(?=\s+(?:công đoàn|cđcs|tổ|phòng|khoa|phân xưởng|ban nữ công)\s+\p{L})|(?:các )?(?:cá nhân|đồng chí|đ\/c|ca nhan|dong chi)(?: (?:là|gồm))?|ông|bà|anh|chị|cô giáo|thầy giáo|cô|thầy)\s*:?\s+(?=\p{Lu}|công đoàn|tổ )/giu

/** "đề nghị ... khen thưởng cho tập thể Tổ Văn phòng và các đồng chí: Nguyễn Thị B (Tổ trưởng), Lê Văn C". */
export function fromProse(rows: readonly Row[]): Nominee[] {
  const nominees: Nominee[] = []
  for (const row of rows) {
    if (row.table !== null || NOT_PROSE.test(row.plain)) continue
    // "Xét thành tích của các đồng chí: ..., Ban Chấp hành kính trình ...": the request comes after the names.
    const from = /^[-+*•\s]*(?:xet|ghi nhan) thanh tich/.test(row.plain) ? 0 : row.plain.search(ASKING)
    if (from < 0 || !ASKING.test(row.plain) || !AWARD_WORDS.test(row.plain)) continue
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

const NOT_PROSE = /^[-+*•\s]*(?:can cu|chu (?:tri|toa)|thu ky|thanh phan|moi thong tin|lien he)/

/** "Phạm Thu Hà (Giáo viên), Lê Quốc Khánh (Nhân viên) và Vũ Thị Mai": one part for each name, its details with it. */
export function enumerated(text: string, kind: NomineeKind): string[] {
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
export function startsWithName(text: string): boolean {
  const mention = mentionOf(text, 'individual')
  return mention !== null && text.startsWith(mention.name) && personNameScore(mention.name) >= 0.9
}
