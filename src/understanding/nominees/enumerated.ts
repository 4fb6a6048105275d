import type { NomineeKind } from '../document.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { leadingPost } from './leading-post.ts'
import { mentionOf } from './mention.ts'

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
      const edge =
        /^(?:[,;]\s+(?:và\s+|cùng\s+)?|\s+(?:và|cùng)\s+)(?:(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|thầy)\s+(?=\p{L}+ \p{Lu}))?/iu.exec(
          text.slice(i, i + 40),
        )
      if (edge === null) continue
      const next = text.slice(i + edge[0].length, i + edge[0].length + 60)
      const named =
        kind === 'individual'
          ? startsWithName(next) || (edge[0].startsWith(';') && isLikelyName(next))
          : /^(?:Tổ|Phòng|Khoa|Công đoàn|CĐCS|Phân xưởng)\s/u.test(next)
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

/** After a semicolon a whole name with a surname that no list knows: "; Trác Văn Thạch (phòng Y tế)". */
function isLikelyName(text: string): boolean {
  const mention = mentionOf(text, 'individual')
  return (
    mention !== null &&
    personNameScore(mention.name) >= 0.6 &&
    mention.name.split(' ').length >= 3 &&
    withoutHonorifics(text).startsWith(mention.name)
  )
}

/** A whole name with a known surname, a post before it or not; not a post alone that begins with a capital. */
export function startsWithName(text: string): boolean {
  const mention = mentionOf(text, 'individual')
  return (
    mention !== null &&
    personNameScore(mention.name) >= 0.9 &&
    (withoutHonorifics(text).startsWith(mention.name) || leadingPost(text) !== null)
  )
}
