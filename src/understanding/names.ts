import type { Nominee } from './document.ts'
import { collectiveKey, collectiveName } from './collective-name.ts'
import { remember } from './remember.ts'
import { distance } from './vietnamese/distance.ts'
import { foldName, foldText, stripMarks } from './vietnamese/fold.ts'
import { isSyllable, withoutHonorifics } from './vietnamese/person-name.ts'

export { collectiveKey } from './collective-name.ts'

const foldedName = remember((name) => foldName(withoutHonorifics(name)))
const withoutMarks = remember(stripMarks)
const keyOf = remember(collectiveKey)
const shapeOf = remember(ocrShape)

export type Likeness = 'same' | 'unsure' | 'different'

/**
 * Whether two mentions are one nominee. Looks at the two alone: 'unsure' is often resolved by who else is on the lists
 * (pairNominees). Case, NFC and NFD, tone placement, honorifics, look-alikes and spaces never part two mentions; a year of birth,
 * post or unit that disagrees does, since one unit may well have two Nguyễn Thị Hương.
 * @param options.ocr either mention was read from a picture: letters and marks may be misread.
 */
export function compareNominees(a: Nominee, b: Nominee, options: { ocr: boolean }): Likeness {
  const oneKind = a.kind === b.kind
  const likeness =
    a.kind === 'collective' || b.kind === 'collective'
      ? compareCollectives(a, b, options.ocr)
      : comparePersons(a, b, options.ocr)
  return likeness === 'same' && !oneKind ? 'unsure' : likeness
}

function comparePersons(a: Nominee, b: Nominee, ocr: boolean): Likeness {
  const names = comparePersonNames(a.name, b.name, ocr)
  if (names === 'different') return 'different'
  const data = compareData(a, b)
  if (data.year === 'far') return ocr && names === 'same' ? 'unsure' : 'different'
  if (names === 'same') {
    if (data.year === 'same') return 'same'
    return data.year === 'near' || data.post === 'differs' || data.unit === 'differs' ? 'unsure' : 'same'
  }
  const supported = data.year === 'same' && data.post !== 'differs'
  return ocr && names === 'misread' && supported ? 'same' : 'unsure'
}

/** 'misread': as far apart as one OCR slip; 'near': perhaps the same (marks missing, i for y, one letter, a middle name left out). */
function comparePersonNames(a: string, b: string, ocr: boolean): 'same' | 'misread' | 'near' | 'different' {
  const left = foldedName(a)
  const right = foldedName(b)
  if (left === right || left.replaceAll(' ', '') === right.replaceAll(' ', '')) return 'same'
  const plainLeft = withoutMarks(left)
  const plainRight = withoutMarks(right)
  if (plainLeft === plainRight) return ocr ? 'misread' : 'near'
  if (plainLeft.replaceAll('y', 'i') === plainRight.replaceAll('y', 'i')) return 'near'
  const apart = distance(left, right, 3)
  const plainApart = distance(plainLeft, plainRight, 3)
  if (ocr) {
    if (plainApart <= 1) return 'misread'
    if (shapeOf(plainLeft) === shapeOf(plainRight)) return 'misread'
    if (plainApart === 2 && plainLeft.length >= 10) return 'near'
  }
  if (apart === 1 && plainApart <= 1 && !otherMiddleName(plainLeft, plainRight)) return 'near'
  // Of a name that wrapped in a narrow cell a scan may keep only the first line.
  if (ocr && (plainLeft.startsWith(`${plainRight} `) || plainRight.startsWith(`${plainLeft} `))) return 'near'
  return middleNameLeftOut(plainLeft, plainRight) ? 'near' : 'different'
}

/** Thị and Thu, Văn and Vân: one letter, but two middle names that both exist are two people before they are a slip. */
function otherMiddleName(a: string, b: string): boolean {
  const left = a.split(' ')
  const right = b.split(' ')
  if (left.length !== right.length) return false
  const at = left.findIndex((word, i) => word !== right[i])
  return at > 0 && at < left.length - 1 && isSyllable(left[at] ?? '') && isSyllable(right[at] ?? '')
}

/** "Nguyễn Hương" for "Nguyễn Thị Hương", "Nguyễn T. Hương": surname and given name agree, one lacks what stands between. */
function middleNameLeftOut(a: string, b: string): boolean {
  const left = a.split(' ')
  const right = b.split(' ')
  if (left[0] !== right[0] || left.at(-1) !== right.at(-1)) return false
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  if (short.length === long.length) {
    return short.every((word, i) => word === long[i] || (word.length === 1 && long[i]?.startsWith(word) === true))
  }
  return short.length >= 2 && short.every((word) => long.includes(word))
}

/** Letters that OCR takes for one another, made one: l, i, 1 and j; rn and m; cl and d; 0 and o. */
function ocrShape(plain: string): string {
  return plain
    .replace(/[1lj|]/g, 'i')
    .replaceAll('rn', 'm')
    .replaceAll('cl', 'd')
    .replaceAll('0', 'o')
    .replaceAll('vv', 'w')
    .replaceAll('y', 'v')
    .replaceAll(' ', '')
}

type Agreement = 'same' | 'differs' | 'unknown'

function compareData(a: Nominee, b: Nominee): { year: Agreement | 'near' | 'far'; post: Agreement; unit: Agreement } {
  return { year: compareYears(a.birthYear, b.birthYear), post: comparePosts(a, b), unit: compareUnits(a.unit, b.unit) }
}

/** Near: one digit typed wrong or two swapped. */
function compareYears(a: number | null, b: number | null): Agreement | 'near' | 'far' {
  if (a === null || b === null) return 'unknown'
  if (a === b) return 'same'
  const [left, right] = [String(a), String(b)]
  const off = Array.from(left).filter((digit, i) => digit !== right[i]).length
  const swapped = off === 2 && Array.from(left).sort().join('') === Array.from(right).sort().join('')
  return off === 1 || swapped ? 'near' : 'far'
}

/** A post is told in one place as "GV", in another as "Giáo viên Toán, tổ trưởng": one word in common is agreement. */
function comparePosts(a: Nominee, b: Nominee): Agreement {
  if (a.post === '' || b.post === '') return 'unknown'
  const telling = (text: string): string[] => words(text).filter((word) => !OF_MANY_POSTS.has(word))
  const [left, right] = [telling(a.post), telling(`${b.post} ${b.unit}`)]
  if (left.length === 0 || right.length === 0) return 'unknown'
  return left.some((word) => right.includes(word)) || telling(b.post).some((word) => telling(a.unit).includes(word))
    ? 'same'
    : 'differs'
}

/** A cook and a lecturer are both some "viên": these words say nothing of the post. */
const OF_MANY_POSTS: ReadonlySet<string> = new Set(['vien', 'nhan', 'truong', 'pho', 'to', 'tai', 'hien', 'la'])

function compareUnits(a: string, b: string): Agreement {
  if (a === '' || b === '') return 'unknown'
  const left = keyOf(a).split(' ')
  const right = keyOf(b).split(' ')
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  if (short.every((word) => long.includes(word))) return 'same'
  // A school and a subject group within it do not disagree; two groups of one sort do.
  return left[0] === right[0] ? 'differs' : 'unknown'
}

const POSTS: Readonly<Record<string, string>> = {
  gv: 'giao vien',
  nv: 'nhan vien',
  cn: 'cong nhan',
  ht: 'hieu truong',
  pht: 'pho hieu truong',
  ttcm: 'to truong chuyen mon',
  tpcm: 'to pho chuyen mon',
  ct: 'chu tich',
  pct: 'pho chu tich',
  uv: 'uy vien',
  uvbch: 'uy vien ban chap hanh',
  tp: 'truong phong',
  pp: 'pho phong',
  ktv: 'ky thuat vien',
  kt: 'ke toan',
  gd: 'giam doc',
  pgd: 'pho giam doc',
  bs: 'bac si',
  dd: 'dieu duong',
  tt: 'to truong',
  tpt: 'tong phu trach',
}

const words = remember((text: string): string[] =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .flatMap((word) => POSTS[word]?.split(' ') ?? [word])
    .filter((word) => word.length > 1 && !['va', 'cua', 'kiem', 'cdcs', 'cong', 'doan', 'co', 'so'].includes(word)),
)

function compareCollectives(a: Nominee, b: Nominee, ocr: boolean): Likeness {
  // "Công đoàn trường" has no proper part: the body it was written in has.
  const left = keyOf(a.name) || collectiveKey(a.unit)
  const right = keyOf(b.name) || collectiveKey(b.unit)
  if (left === '' || right === '') return left === right ? 'same' : 'unsure'
  if (left === right) return compareMarked(a, b, ocr)
  const [brief, whole] = left.length < right.length ? [left, right] : [right, left]
  // "Tổ Văn phòng" and "Tổ Văn phòng Trường THCS X": the second adds the body it belongs to.
  if (whole.startsWith(`${brief} `) && BODY.test(whole.slice(brief.length + 1))) return 'same'
  // "Tổ Môi trường số 7 - Đội Duy trì vệ sinh số 2": the larger team it belongs to, with a number of its own.
  if (whole.startsWith(`${brief} `) && LARGER_TEAM.test(whole.slice(brief.length + 1))) return 'unsure'
  const initials = matchesByInitials(left, right)
  if (initials !== null) return initials
  if (numbersOf(left) !== numbersOf(right)) return 'different'
  if (a.unit !== '' || b.unit !== '') {
    const wholeLeft = withUnit(left, a.unit)
    const wholeRight = withUnit(right, b.unit)
    if (wholeLeft === right || left === wholeRight || wholeLeft === wholeRight) return compareMarked(a, b, ocr)
  }
  const leftWords = left.split(' ')
  const rightWords = right.split(' ')
  const [short, long] = leftWords.length < rightWords.length ? [leftWords, rightWords] : [rightWords, leftWords]
  if (long.join(' ').startsWith(`${short.join(' ')} `)) return 'unsure'
  if (short.length >= 2 && short.every((word) => long.includes(word)) && long.length - short.length <= 3)
    return 'unsure'
  if (left.replaceAll(' ', '') === right.replaceAll(' ', '')) return 'same'
  const apart = distance(left, right, 3)
  const room = ocr ? (left.length >= 12 ? 2 : 1) : 1
  return apart <= room && left.length >= 6 ? 'unsure' : 'different'
}

/** Whether one key of a collective writes words of the other by their initials. */
export function isByInitials(left: string, right: string): boolean {
  return matchesByInitials(left, right) !== null
}

/** "Tổ KHXH" and "Tổ Khoa học xã hội": initials of three words and more say it surely, of two (KT) they may mean others. */
function matchesByInitials(left: string, right: string): 'same' | 'unsure' | null {
  const a = left.split(' ').filter((word) => word !== 'va')
  const b = right.split(' ').filter((word) => word !== 'va')
  let shortest = Infinity
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      i++
      j++
      continue
    }
    const inB = initialsAt(a[i] ?? '', b, j)
    const inA = initialsAt(b[j] ?? '', a, i)
    if (inB === 0 && inA === 0) return null
    shortest = Math.min(shortest, Math.max(inB, inA))
    i += inB > 0 ? 1 : inA
    j += inB > 0 ? inB : 1
  }
  if (i < a.length || j < b.length || shortest === Infinity) return null
  return shortest >= 3 ? 'same' : 'unsure'
}

/** How many words from `at` on the letters of `word` begin; 0 where they don't. */
function initialsAt(word: string, words_: readonly string[], at: number): number {
  if (word.length < 2 || word.length > 6 || at + word.length > words_.length) return 0
  return Array.from(word).every((letter, k) => words_[at + k]?.startsWith(letter) === true) ? word.length : 0
}

const BODY =
  /^(?:truong|trung hoc|tieu hoc|mam non|mau giao|cong ty|uy ban|phuong|xa|benh vien|cong doan|trung tam|xi nghiep|dai hoc|cao dang|chi nhanh|lien doan|ngan hang|nha may|vien|so|cuc)(?: |$)/

const LARGER_TEAM = /^(?:to|doi|khoa|phong|ban|xuong|phan xuong|khoi|cum|bo phan|doan|nganh|tram|kho)(?: |$)/

/** One key without marks: the marks may still tell two apart (Tân Mai, Tản Mai), unless one of them was typed without any. */
function compareMarked(a: Nominee, b: Nominee, ocr: boolean): Likeness {
  const left = collectiveName(a.name)
  const right = collectiveName(b.name)
  const unmarked = left === stripMarks(left) || right === stripMarks(right)
  if (left === right || unmarked) return 'same'
  const leftWords = left.split(' ')
  const rightWords = right.split(' ')
  const differing = leftWords.filter((word) => !rightWords.includes(word) && rightWords.some((r) => likeWord(r, word)))
  return ocr || differing.length === 0 ? 'same' : 'unsure'
}

function likeWord(a: string, b: string): boolean {
  return stripMarks(a) === stripMarks(b)
}

function withUnit(key: string, unit: string): string {
  const unitKey = collectiveKey(unit)
  return unitKey === '' || key.includes(unitKey) ? key : `${key} ${unitKey}`
}

/** Group 1 and group 2 are two groups, however alike the rest; so are 5A and 5B. */
function numbersOf(key: string): string {
  return (key.match(/\b(?:\d+[a-z]?|[ivx]+|[a-z])\b/g) ?? []).join(' ')
}
