import { LUU } from '../marks.ts'
import type { Nominee } from '../document.ts'
import type { Row } from '../row.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import { detailsOf, mentionOf, type Mention } from './mention.ts'
import { distinct, subjectOf } from './subject.ts'

/** "1.", "II/", "a)", and a number after any short word: "Trường hợp 1:", "Gương thứ 2 -". */
const NUMBERED = /^(?:[-+*]\s*)?(?:(?:[a-z]{1,8} ){0,3}\d{1,2}(?:\.\d{1,2})?|[ivx]{1,4}|[a-e])\s?[.)/\-:]\s*(.*)$/

const KIND_ONLY = /^(?:ve |doi voi |thanh tich (?:cua )?)?(?:cac )?(tap the|ca nhan)\s*(?:\(.{0,30}\))?\s*:?\s*$/

/** "1. Đồng chí Nguyễn Văn A - Giáo viên", then paragraphs; "II. Tổ Văn phòng": a combined summary's headings. */
export function fromHeadings(rows: readonly Row[]): Nominee[] {
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

const FILED = new RegExp(`^${LUU}`)

/** "* Lý Quang Ước" in a line of its own: the name and nothing more, or bold. */
function bulletedName(row: Row): string | undefined {
  const rest = /^[-+*•●▪]\s*(\S.*)$/.exec(row.plain)?.[1]
  if (rest === undefined || FILED.test(rest)) return undefined
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
