import type { DocumentType, TitleRule } from './document-type.ts'
import { KINH_GUI, PLACE_DATE, QUOC_HIEU, SIGNATURE, TIEU_NGU } from './marks.ts'
import { mentionOf } from './nominees/mention.ts'
import { remember } from './remember.ts'
import type { Row } from './row.ts'
import { beginningOf, phraseOf, type Phrase } from './vietnamese/distance.ts'
import { foldText } from './vietnamese/fold.ts'

/** A title found: which type and rule it speaks for, over how many rows, and how much it looks like one. */
export type Title = {
  readonly type: DocumentType
  readonly rule: TitleRule
  readonly text: string
  readonly at: number
  readonly height: number
  /** 3: capitals or letter-spaced; 2: bold, centred or a short line of its own. */
  readonly strength: 2 | 3
  /** False where a letter was misread. */
  readonly exact: boolean
}

const MAX_TITLE_ROWS = 6
const MAX_TITLE_LENGTH = 400

/** The title that starts at this row, or null. Only the shape of the line and its words count, not what stands around it. */
export function titleAt(rows: readonly Row[], at: number, types: readonly DocumentType[]): Title | null {
  const first = rows[at]
  if (first === undefined) return null
  const numbered = isNumbered(rows, at)
  if (!numbered && !couldBeTitle(first)) return null
  const text = titleText(rows, at)
  const squeezed = squeeze(text.text)
  const firstLine = squeeze(first.text)
  const matches = candidates(types, squeezed, first).filter(({ rule, end }) => {
    const rest = folded(text.text).slice(restStart(text.text, end))
    if (rule.rest !== undefined && !rule.rest.test(rest.trim()) && !rule.rest.test(rest)) return false
    return rule.not === undefined || !rule.not.test(rest)
  })
  const best = matches.sort(
    (a, b) => Number(b.exact) - Number(a.exact) || b.end - a.end || b.rule.sure - a.rule.sure,
  )[0]
  if (best === undefined) return null
  const strength = numbered ? 3 : strengthOf(first, firstLine, best.end)
  if (strength === 0) return null
  return { type: best.type, rule: best.rule, text: text.text, at, height: text.height, strength, exact: best.exact }
}

/** "Tờ trình số 01/TTr ngày 21/5/2021" among the first lines of a page: title and number in one. */
function isNumbered(rows: readonly Row[], at: number): boolean {
  const text = rows[at]?.text ?? ''
  const high = rows.slice(Math.max(0, at - 3), at + 1).some(({ top }) => top)
  return high && text.length < 70 && /^tờ trình số\s*[\d…._]*\s*\/\S+(?:,? ngày [\d/.-]+)?$/iu.test(text)
}

/** Cheap refusals first: references, list items, running text. */
function couldBeTitle(row: Row): boolean {
  if (row.table !== null || row.text.length > MAX_TITLE_LENGTH) return false
  if (/[;,]$/.test(row.text) || (row.text.includes('\t') && !isSpaced(row.text) && !isTornShout(row))) return false
  if (!row.shout && row.text.length > 150) return false
  // A number's line: "SỐ 56/BB-CĐCS" is no register ("sổ").
  if (/^s[o06]\s*[:.]?\s*[\d…._/]/.test(row.plain)) return false
  // "Tờ trình số 12/TTr-CĐ ngày ...", "(Kèm theo Tờ trình ...)", "Căn cứ Kế hoạch ..."
  return !/^(?:\(|[-+*•]|can cu|thuc hien|kem theo|theo|noi nhan|kinh gui|trang |(?:to trinh|ke hoach|quyet dinh|cong van|bien ban|huong dan|danh sach|thong bao) (?:so|nay|kem|tren)\b)/.test(
    row.plain,
  )
}

/** "TỔNG HỢP THÀNH TÍCH TẬP THỂ,⇥CÁ NHÂN": a gap that a fold in the paper left, not two columns of a head. */
function isTornShout({ shout, text, plain }: Row): boolean {
  const [left = '', right = '', more] = text.split('\t')
  return (
    shout &&
    more === undefined &&
    left.includes(' ') &&
    /^\p{Lu}[^\d]*$/u.test(right) &&
    !HEADS.some((head) => head.test(plain.slice(left.length + 1)))
  )
}

const HEADS = [QUOC_HIEU, TIEU_NGU, PLACE_DATE]

/** The row, and those under it that carry the title on. */
function titleText(rows: readonly Row[], at: number): { text: string; height: number } {
  let text = rows[at]?.text ?? ''
  let height = 1
  while (height < MAX_TITLE_ROWS && text.length < MAX_TITLE_LENGTH) {
    const next = rows[at + height]
    const first = rows[at]
    if (next === undefined || first === undefined || next.top) break
    // "Tổ thư ký Đảng ủy - HĐND -": a dash at the line's end waits for the rest of the name.
    const awaited = /\p{L}\s[-–]$/u.test(text) && next.table === null && /^\p{Lu}[^:\t]{3,90}$/u.test(next.text)
    if (!awaited && !carriesOn(first, next)) break
    text += ` ${next.text}`
    height++
  }
  return { text, height }
}

function carriesOn(first: Row, row: Row): boolean {
  // A tab parts cells: a table of lines begins.
  if (row.table !== null || row.text.length > 260 || row.column === 'left' || row.text.includes('\t')) return false
  const { plain } = row
  // "Tập thể được đề nghị: Tổ Văn phòng", "Trường hợp 1: ...": a form begins; a title has no label and value.
  if (/^[^(":\s][^(":]{1,45}(?:\([^()]{1,12}\)\s*)?:\s*\S/.test(row.text) && !/^(?:v\/v|ve viec)/.test(plain))
    return false
  // "Tổ Văn phòng hiện có 12 đoàn viên, là ...", "Nói đến phong trào ...": the text begins.
  if (
    !row.shout &&
    /\b(?:la mot|hien (?:co|la|nay)|toi (?:ten )?la|noi den|khong the|duoc thanh lap|sinh (?:nam|ngay)|luon|da (?:co|dat|tich|hoan))\b/.test(
      plain,
    )
  )
    return false
  // Sentences end in a stop and go on after a comma, titles don't.
  if (/[.;]$/.test(row.text) && row.text.length > 45) return false
  if ([KINH_GUI, PLACE_DATE, QUOC_HIEU, TIEU_NGU, SIGNATURE].some((pattern) => pattern.test(plain))) return false
  if (
    /^(?:can cu|thuc hien|(?!v\/v)[ivx]+\s?[.)/-]|\d+\s?[.)/-]|[a-h]\s?[.)/-]\s?|[-+*•]|so\s*:|ho va ten|ho ten|toi ten|ten (?:tap the|don vi|ca nhan)\s*:|hom nay|thoi gian|don vi\s*:|-{3,}|_{3,})/.test(
      plain,
    )
  )
    return false
  if (
    /^(?:\(|v\/v|ve viec|ve |de nghi|cua |cho |trong |nam hoc|nam 20|giai doan|nhiem ky|dot |kem theo|thanh tich|ket qua|tap the|ca nhan|to chuc|phong trao|khen thuong|hop |xet |binh xet)/.test(
      plain,
    )
  )
    return true
  return first.shout && row.shout && /\p{L}{2}/u.test(row.text)
    ? row.text.length < 160
    : row.marked && first.marked && row.text.length < 200
}

type Candidate = {
  readonly type: DocumentType
  readonly rule: TitleRule
  readonly end: number
  readonly exact: boolean
}

function candidates(types: readonly DocumentType[], squeezed: string, first: Row): Candidate[] {
  const found: Candidate[] = []
  for (const { type, rule, phrase } of phrasesOf(types).atStart)
    if (squeezed.startsWith(phrase.letters)) found.push({ type, rule, end: phrase.letters.length, exact: true })
  // "II. THÀNH TÍCH ĐẠT ĐƯỢC" heads a section.
  const section = /^(?:[ivx]{1,4}|[a-h]|\d{1,2})\s?[.)/:-]/.test(first.plain)
  const made = first.shout && !section ? anywhereIn(types, squeeze(first.text), squeezed) : []
  if (found.length > 0) return [...found, ...made]
  if (made.length > 0 || !(first.shout || first.marked) || first.text.length > 120) return made
  // No title stands left of the motto: "phường vạn" there is an organ's name, whatever word it resembles.
  if (first.column === 'left') return made
  const firstLine = squeeze(first.text)
  const beginsWith = beginningOf(squeezed)
  for (const { type, rule, phrase } of phrasesOf(types).all) {
    const end = misreadEnd(beginsWith, phrase, firstLine)
    if (end > 0) found.push({ type, rule, end, exact: false })
  }
  return found
}

/** A made-up title that says the word somewhere: all of it is looked at, so that what speaks against can stand before the word. */
function anywhereIn(types: readonly DocumentType[], firstLine: string, squeezed: string): Candidate[] {
  if (firstLine.length > 90 || squeezed.length >= 300) return []
  return phrasesOf(types)
    .anywhere.filter(({ phrase }) => firstLine.includes(phrase.letters))
    .map(({ type, rule }) => ({ type, rule, end: 0, exact: true }))
}

/** Where the phrase ends in the text if it stands there with a letter or two misread, or 0. Short phrases must fill the line. */
function misreadEnd(beginsWith: ReturnType<typeof beginningOf>, phrase: Phrase, firstLine: string): number {
  const { length } = phrase.letters
  const limit = length >= 14 ? 2 : 1
  if (length < 7 || (length < 10 && firstLine.length > length + limit)) return 0
  return beginsWith(phrase, limit)
}

/** 0 where this is running text that happens to begin with a type's name. */
function strengthOf(row: Row, firstLine: string, end: number): 0 | 2 | 3 {
  if (row.shout || isSpaced(row.text)) return 3
  const rest = folded(row.text).slice(restStart(row.text, end)).trim()
  const calm =
    rest === '' ||
    isNameOnly(row.text.slice(restStart(row.text, end)), end) ||
    OF_WHOM.test(rest) ||
    /^(?:de nghi|ve viec|v\/v|ve |khen thuong|ca nhan|tap the|cua |\(|nam |hop|xet|ket qua|thanh tich|tong ket|so ket|phong trao|thi dua|dot|trong|[-:] ?(?:v\/v|ve|de nghi))/.test(
      rest,
    )
  if (!calm || (/[.;]$/.test(row.text.trim()) && rest.length > 25))
    return row.marked && row.text.length < 120 && calm ? 2 : 0
  if (row.text.endsWith(':') || /\b(?:(?<!thu )gom|nhu sau|kem theo|duoc|da)\b/.test(rest.replace(/\([^()]*\)/g, ' ')))
    return 0
  if (row.marked) return 2
  return firstLine.length <= end + 60 && row.text.length <= 110 ? 2 : 0
}

/** "thành tích tổ lễ tân", "Thành tích 2 người ở bãi Lê Trực": of whom, in few words and none of a sentence. */
const OF_WHOM =
  /^(?:cac |nhung |to |doi |phong |khoa |nhom |bo phan |\d{1,2} (?:nguoi|anh|chi|ca nhan|tap the|nhan vien|cong nhan|doan vien|lai xe|co|thay))[^.;,:]{0,40}(?:\([^()]*\))?$/

/** "Thành tích của đồng chí Nguyễn Văn A", "Thành tích của Tổ Văn phòng": the line names whose they are and says no more. */
function isNameOnly(rest: string, end: number): boolean {
  const whole = rest
    .replace(/[\s–-]+$/u, '')
    .replace(/^\s*của\s+(?:tập thể\s+|cá nhân\s+)?(?=\p{Lu})/iu, '')
    .trim()
  const mention = end === 0 ? null : mentionOf(whole, null)
  // "... của anh Đào Duy Bằng, lái xe HTX Vận tải": a post may follow.
  const bare = whole.replace(/\s*\([^()]{2,60}\)$/u, '').replace(/,\s+\p{Ll}[^.;:]{2,60}$/u, '')
  return mention !== null && mention.sure >= 0.8 && bare.endsWith(mention.name)
}

/** "T Ờ  T R Ì N H": single letters parted by spaces. */
function isSpaced(text: string): boolean {
  return /^(?:\p{L}\s+){4,}\p{L}(?:\s|$)/u.test(text)
}

/** Letters and digits only, without marks: what letter-spacing, line breaks and punctuation leave unchanged. */
const squeeze = remember((text) =>
  folded(text)
    .replace(/^[^a-z]+/, '')
    .replace(/[^a-z0-9]+/g, ''),
)

/** A line is asked for by itself and as the beginning of what it may be the title of. */
const folded = remember(foldText)

type RulePhrase = { readonly type: DocumentType; readonly rule: TitleRule; readonly phrase: Phrase }
type Phrases = Readonly<Record<'all' | 'atStart' | 'anywhere', readonly RulePhrase[]>>

/** The rules' phrases are asked for at every row of every document: they are squeezed once. */
function phrasesOf(types: readonly DocumentType[]): Phrases {
  const known = phrases.get(types)
  if (known !== undefined) return known
  const all = types.flatMap((type) =>
    type.titles.map((rule): RulePhrase => ({ type, rule, phrase: phraseOf(squeeze(rule.phrase)) })),
  )
  const made = {
    all,
    atStart: all.filter(({ rule }) => rule.anywhere !== true),
    anywhere: all.filter(({ rule }) => rule.anywhere === true),
  }
  phrases.set(types, made)
  return made
}

const phrases = new WeakMap<readonly DocumentType[], Phrases>()

/** Where, in the folded text, its first `letters` letters and digits end. */
function restStart(text: string, letters: number): number {
  const plain = folded(text)
  let seen = 0
  let i = plain.search(/[a-z]/)
  for (; i < plain.length && seen < letters; i++) if (/[a-z0-9]/.test(plain[i] ?? '')) seen++
  return i
}
