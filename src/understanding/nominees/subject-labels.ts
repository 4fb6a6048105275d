import type { Nominee } from '../document.ts'
import { plainOf } from '../plain.ts'
import type { Row } from '../row.ts'
import { foldName } from '../vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { isSurname } from '../vietnamese/surnames.ts'
import { detailsOf, inLifetime, mentionOf, type Mention } from './mention.ts'
import { subjectOf, type Data } from './subject.ts'

const NAME_LABEL =
  /^(?:[-+*•]\s*|[a-z][.)]\s*|\(?\d{1,2}(?:\.\d{1,2})?\s?[.)/]?\s*)?(?:(?:(?:ho va ten|ho,? ?(?:&|va)? ?ten|ho ten|ten ca nhan)(?: [a-z, ]{1,40}(?=\s*[:(]))?|ten toi|toi ten|toi la|ca nhan)(?: (?:la|cua)(?: toi)?)?|(ten (?:tap the|don vi|co quan|cong doan|cdcs|to chuc)(?:,? ?[a-z, ]{1,40}(?=\s*[:(]))?|tap the|don vi (?:de nghi|duoc de nghi)))\s*(?:\([^)]{0,80}\))?\s*(?:[:;.…]|\bla\b)+[\s:.…_]*(.*)$/

const MAX_LABEL_ROWS = 16

/** The names that a form's labels give: "Họ và tên:", "Tôi tên là", "Tên tập thể:", "Đồng chí:". */
export function subjectsOfLabels(rows: readonly Row[], from: number): Nominee[] {
  const found: Nominee[] = []
  rows.forEach((row, i) => {
    if (row.table !== null || i < from - 1) return
    const match = labelOf(row)
    if (match === null) return
    let { value } = match
    const next = rows[i + 1]
    if (value === '' && next !== undefined && next.table === null && mentionOf(next.text, null) !== null)
      value = next.text
    value = withBrokenRest(value, next)
    if (/^[\s.…_]*$/.test(value)) return
    const kind = match.collective ? 'collective' : 'individual'
    const mention = mentionOf(value, kind) ?? (match.collective ? null : anyName(value))
    if (mention !== null) found.push(subjectOf(mention, row, dataAfter(rows, i, value)))
  })
  return merged(found)
}

/** "1. Họ và tên: Nguyễn | 2. Sinh năm: 1980" / "Phương Thuỷ | 4. Bộ phận: ...": of a narrow column the next line has the rest. */
function withBrokenRest(value: string, next: Row | undefined): string {
  const [first = '', ...beside] = value.split('\t')
  if (next === undefined || next.table !== null || beside.length === 0 || first.includes(' ') || !isSurname(first))
    return value
  const whole = `${first} ${next.text.split('\t')[0] ?? ''}`
  return personNameScore(whole) < 0.55 ? value : [whole, ...beside].join('\t')
}

/** A form may say the name again, over or under it; two years of birth are two people. */
function merged(found: readonly Nominee[]): Nominee[] {
  const kept: Nominee[] = []
  for (const one of found) {
    const twin = kept.findIndex(
      (other) =>
        foldName(other.name) === foldName(one.name) &&
        (other.birthYear === one.birthYear || one.birthYear === null || other.birthYear === null),
    )
    const other = kept[twin]
    if (other === undefined) kept.push(one)
    else
      kept[twin] = {
        ...other,
        post: other.post || one.post,
        unit: other.unit || one.unit,
        birthYear: other.birthYear ?? one.birthYear,
      }
  }
  return kept
}

function labelOf(row: Row): { collective: boolean; value: string } | null {
  const match = NAME_LABEL.exec(row.plain)
  if (match !== null) return { collective: match[1] !== undefined, value: endOf(row, match[2]) }
  // "Đồng chí: Nguyễn Văn A" and "Đ/c: ..." stand for the label in a one-page summary.
  const comrade =
    /^(?:[-+*]\s*|\d{1,2}[.)]\s*)?(dong chi|d\/c|ong \(ba\)|ong|ba|ten|cua(?: (?:dong chi|d\/c|ong|ba|anh|chi))?)\s*:\s*(.+)$/.exec(
      row.plain,
    )
  if (comrade === null) return anyLabel(row)
  const value = endOf(row, comrade[2])
  // "Tên" and "Của" stand before bodies too.
  return /^(?:ten|cua)/.test(comrade[1] ?? '') && personNameScore(withoutHonorifics(value)) < 0.55
    ? anyLabel(row)
    : { collective: false, value }
}

/** Words that labels of a name are made of in any form, in Vietnamese or English; one of the second sort must be there. */
const OF_LABEL = new Set(
  'ho va ten tap the ca nhan don vi duoc de nghi khen thuong xet tang bieu duong nguoi doi tuong guong dien hinh ong ba dong chi d c day du khai sinh viet hoa in chu cua full name team employee of the truong hop la tieu bieu nguoi lao dong doan vien so nhan vien cong nhan giao vien can bo lai xe'.split(
    ' ',
  ),
)
const TELLING =
  /\b(?:ho (?:va )?ten|ten|tap the|ca nhan|doi tuong|guong|dien hinh|truong hop|full name|name|team|nhan vien|cong nhan|doan vien|giao vien)\b/

const OF_PEOPLE = /\b(?:nhan vien|cong nhan|doan vien|giao vien|can bo|lai xe)\b/

/** "Tập thể/cá nhân: Tổ Văn phòng", "Gương điển hình số 2: Bà Lê Thị A", "Full name: ...": a label in words nobody foresaw. */
function anyLabel(row: Row): { collective: boolean; value: string } | null {
  const match = /^[-+*•\s\d.)]{0,6}([^:]{2,60}?)\s*[:：]\s*(.+)$/.exec(row.plain)
  const label = (match?.[1] ?? '')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^a-z]+/g, ' ')
    .trim()
  if (label === '' || !TELLING.test(label) || !label.split(' ').every((word) => OF_LABEL.has(word))) return null
  const value = endOf(row, match?.[2])
  const mention = mentionOf(value, null)
  if (mention === null || mention.sure < 0.6) return null
  // "Công đoàn viên của: Công đoàn cơ sở X": what somebody belongs to.
  if (mention.kind === 'collective' && OF_PEOPLE.test(label)) return null
  return { collective: mention.kind === 'collective', value }
}

function endOf(row: Row, plain: string | undefined): string {
  return row.text.slice(row.text.length - (plain ?? '').length).trim()
}

/** A name typed all in lower case, or of a shape not known: taken as it is where a label says it is one. */
function anyName(value: string): Mention | null {
  const said =
    value.split(/\.\s+(?=(?:Tên|Bí danh|Sinh|Năm|Ngày|Chức|Đơn vị|Bộ phận|Giới|Nam|Nữ|Quê|Hiện|Là)(?!\p{L}))/u)[0] ?? ''
  const name = withoutHonorifics((/^[\p{L}\p{M} .'’-]{4,40}/u.exec(said)?.[0] ?? '').trim())
  const words = name.split(' ')
  if (words.length < 2 || words.length > 6 || /\bnam\b|sinh/.test(plainOf(name))) return null
  return { kind: 'individual', name, ...detailsOf(value.slice(name.length)), sure: 0.6 }
}

/** Birth, post and unit from the labels at and under row `at`, until the next name. */
export function dataAfter(rows: readonly Row[], at: number, own: string): Data {
  let post = ''
  let unit = ''
  let birthYear = yearIn(own)
  for (let i = at; i < Math.min(rows.length, at + MAX_LABEL_ROWS); i++) {
    const row = rows[i]
    if (row === undefined || row.table !== null || (i > at && labelOf(row) !== null)) break
    const both = /^[-+*\s\d.)]*chuc vu(?:,| va|\/)? (?:va )?(?:don vi|noi|noi lam)[^:]{0,30}:\s*/.exec(row.plain)
    if (both !== null) {
      const [first = '', ...rest] = row.text.slice(both[0].length).split(/,\s*|\s-\s/)
      post ||= first.trim()
      unit ||= rest.join(', ').trim()
      continue
    }
    for (const part of row.text.split(
      /\t|;\s|,\s(?=(?:chức|đơn vị|sinh|năm sinh|nơi))|\.\s(?=(?:Chức|Đơn vị|Sinh|Năm sinh))/u,
    )) {
      const plain = plainOf(part)
      const value = part
        .replace(/^[^:]{0,60}:\s*/, '')
        .replace(/[.…_\s;,]+$/, '')
        .trim()
      const labelled = part.includes(':')
      if (/nam sinh|sinh (?:ngay|nam)|ngay,? (?:thang,? )?(?:nam )?sinh|^[-+\s]*sinh/.test(plain))
        birthYear ??= yearIn(part)
      else if (!labelled) continue
      else if (POST_LABEL.test(plain)) post ||= value
      else if (UNIT_LABEL.test(plain)) unit ||= value
    }
  }
  return { post, unit, birthYear }
}

const POST_LABEL = /^[-+*\s\d.)a-c]*(?:chuc vu|chuc danh|nhiem vu duoc giao|nghe nghiep|cong viec)/
const UNIT_LABEL = /^[-+*\s\d.)a-c]*(?:don vi|noi cong tac|co quan|to cong doan|bo phan|phong|hien cong tac)/

function yearIn(text: string): number | null {
  const year = Number(/(?:19|20)\d\d/.exec(text)?.[0] ?? 0)
  return inLifetime(year) ? year : null
}
