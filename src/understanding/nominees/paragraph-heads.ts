import { plainOf } from '../plain.ts'
import type { Row } from '../row.ts'
import { personNameScore } from '../vietnamese/person-name.ts'
import { BULLET, ORDINAL } from './list-lines.ts'
import { isOrganName, mentionOf, type Mention } from './mention.ts'

/** A paragraph that begins with somebody, and goes on with what that one did. */
export type ParagraphHead = { readonly mention: Mention; readonly row: Row; readonly at: number }

/** Letters of deeds that a paragraph, with those under it up to the next head, must hold. */
const ENOUGH = 40

/**
 * Who is told of by paragraphs, as a clerk tells it who uses no form: "Bác Cấn Văn Sửu, sinh năm 1964, bảo vệ trường ...", "Về cá nhân, cô
 * Nguyễn Lệ Quyên, giáo viên ...", or the name on a line of its own over the text. In order, each as often as a paragraph begins so.
 */
export function paragraphHeads(rows: readonly Row[]): ParagraphHead[] {
  const heads = rows.flatMap((row, at): ParagraphHead[] => {
    const mention = row.table === null ? headOf(row.text) : null
    return mention === null ? [] : [{ mention, row, at }]
  })
  return heads.filter(({ at, mention }, i) => lettersOf(rows.slice(at, heads[i + 1]?.at ?? at + 40), mention) >= ENOUGH)
}

function lettersOf(rows: readonly Row[], { name }: Mention): number {
  return (
    rows
      .map(({ text }) => text)
      .join('')
      .replace(/\P{L}/gu, '').length - name.length
  )
}

/** What may stand before a form of address: where the clerk is in the telling, and nothing that says what others did with that one. */
const LEAD = /^(?:\p{L}+,?\s+){1,7}?(?=(?:đồng chí|đ\/c|cô giáo|thầy giáo|bác|cô|thầy|chị|anh|ông|bà|chú)\s+\p{Lu})/iu
const OF_LEAD: ReadonlySet<string> = new Set(
  've phan ca nhan tap the doi voi rieng con tiep theo den thu nhat hai ba tu nam sau bay mot la cuoi truoc het tien ben canh do ngoai ra nguoi guong dien hinh tieu bieu truong hop phai ke toi nhac xin gioi thieu day khong quen dac biet trong so'.split(
    ' ',
  ),
)
const ADDRESS =
  /^(?:(?:tôi|em|mình)\s+(?:xin\s+)?(?:tên\s+)?là\s*:?|đồng chí|đ\/c|cô giáo|thầy giáo|nhà giáo|bác sĩ|bác sỹ|bác|cô|thầy|chị|anh|ông|bà|chú|em|tên)\s*:?\s+(?=\p{Lu})/iu

function headOf(line: string): Mention | null {
  // "Kính gửi công đoàn. Em là Trần Văn Hải, ..."
  const text = line
    .replace(ORDINAL, '')
    .replace(/^[IVX]{1,4}\s?[.)/-]\s+(?=\p{L})/u, '')
    .replace(BULLET, '')
    .replace(/^Kính (?:gửi|thưa)[^.:]{3,60}[.:]\s+(?=\p{Lu})/u, '')
    .trim()
  const lead = LEAD.exec(text)?.[0] ?? ''
  if (!words(lead).every((word) => OF_LEAD.has(word))) return null
  const rest = text.slice(lead.length)
  const address = ADDRESS.exec(rest)?.[0] ?? ''
  const named = mentionOf(rest.slice(address.length), address === '' ? null : 'individual')
  if (named === null) return null
  return named.kind === 'individual'
    ? personAtHead(rest.slice(address.length), named, address !== '')
    : teamAtHead(rest, named)
}

function words(lead: string): string[] {
  return plainOf(lead)
    .replace('cuoi cung', 'cuoi')
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

function personAtHead(text: string, mention: Mention, addressed: boolean): Mention | null {
  if (!text.startsWith(mention.name) || personNameScore(mention.name) < (addressed ? 0.6 : 0.9)) return null
  const after = text.slice(mention.name.length)
  return addressed || /^\s*(?:$|[,:(–-])|^\s+(?:là|sinh|hiện)\s/u.test(after) ? mention : null
}

/** Sentences of a report begin with its union's name all the time: a team heads what follows on a line of its own, or by what it is. */
function teamAtHead(text: string, mention: Mention): Mention | null {
  if (mention.sure < 0.8 || !isOrganName(mention.name) || !text.startsWith(mention.name)) return null
  const after = text.slice(mention.name.length)
  return /^[\s:.]*$|^\s*(?:\([^()]*\))?\s*:\s|^\s+(?:hiện\s+)?(?:có|gồm)\s+\d|^\s+là\s+(?:đơn vị|tập thể|một)/u.test(
    after,
  )
    ? mention
    : null
}
