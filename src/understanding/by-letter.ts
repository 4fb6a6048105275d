import { collectiveName } from './collective-name.ts'
import type { Nominee, UnderstoodDocument } from './document.ts'
import { evidenceOf } from './fields/evidence.ts'
import { compareNominees } from './names.ts'
import { isMentioned } from './nominees/mentioned.ts'
import { paragraphHeads } from './nominees/paragraph-heads.ts'
import type { Row } from './row.ts'
import { signingOf } from './signature.ts'
import { foldName } from './vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from './vietnamese/person-name.ts'

type Read = { readonly document: UnderstoodDocument; readonly rows: readonly Row[] }

/**
 * Looks in every summary for those whom the mail's letters and lists propose, as an officer does who has read the letter first.
 * Where a summary's layout gave somebody else or nobody, a proposed name that stands at a subject's place decides: after a label,
 * a number or a courtesy, before the signatures. Names inside sentences ("phối hợp với đồng chí ...") don't count.
 */
export function knowSubjectsByLetter<T extends Read>(read: readonly T[]): T[] {
  const proposed = read.flatMap(({ document }) => document.nominees)
  const letters = read.flatMap(({ document }) => (document.type === 'proposal-letter' ? [document] : []))
  if (proposed.length === 0 && letters.length === 0) return [...read]
  return read.map((one) => {
    const { document, rows } = one
    if (document.type === 'unknown' && document.problem === null)
      return asSummaryOf([...namedOver(one, letters), ...proposed], one)
    if (document.type !== 'achievement-summary' || document.problem !== null) return one
    const subjects = subjectsAmong(proposed, document, rows) ?? inParagraphs(proposed, document, rows)
    return subjects === null ? one : { ...one, document: { ...document, subjects, doubts: [] } }
  })
}

/** A name over a paper stands within so many rows. */
const TOP_ROWS = 6
/** A paper known by the letter alone: seldom wrong, but nothing in it says what it is. */
const CONFIDENCE = 0.75

/** A paper without any title, headed by the name of one who is proposed and telling what was achieved: the summary of that one. */
function asSummaryOf<T extends Read>(proposed: readonly Nominee[], one: T): T {
  const { document, rows } = one
  if (!tellsOfDeeds(rows)) return one
  const top = rows.filter(({ table, text }) => table === null && text !== '').slice(0, TOP_ROWS)
  const heads = new Map(
    proposed.flatMap((nominee): [string, Nominee][] => {
      const row = top.find((each) => isHeadedBy(each, nominee))
      return row === undefined
        ? []
        : [[foldName(nominee.name), { ...nominee, achievementsTold: true, evidence: evidenceOf(row) }]]
    }),
  )
  const [subject, second] = [...heads.values()]
  if (subject === undefined || second !== undefined) return one
  return { ...one, document: { ...document, type: 'achievement-summary', confidence: CONFIDENCE, subjects: [subject] } }
}

/** Who stands over the paper, and in a letter where nothing announced it. */
function namedOver({ rows }: Read, letters: readonly UnderstoodDocument[]): Nominee[] {
  return rows.slice(0, TOP_ROWS).flatMap((row): Nominee[] => {
    const name = withoutHonorifics(row.text)
    const isNamed =
      row.table === null &&
      /^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){1,4}$/u.test(name) &&
      letters.some(({ mentioned }) => isMentioned(mentioned, foldName(name)))
    return isNamed
      ? [{ kind: 'individual', name, post: '', unit: '', birthYear: null, award: '', achievementsTold: true, evidence: evidenceOf(row) }] // prettier-ignore
      : []
  })
}

/** Says so, or tells at some length and is none of the other papers that somebody's name stands over. */
function tellsOfDeeds(rows: readonly Row[]): boolean {
  if (rows.some(({ plain }) => /thanh tich|hoan thanh|giai (?:nhat|nhi|ba)\b/.test(plain))) return true
  const told = rows.reduce(
    (sum, { table, text }) => sum + (table === null && text.length >= PROSE ? text.length : 0),
    0,
  )
  return told >= TOLD && !rows.some(({ plain }) => OTHER_PAPER.test(plain))
}

/** Characters of a line that tells, and of all that tell. */
const PROSE = 45
const TOLD = 150
const OTHER_PAPER =
  /kinh gui|\bso yeu ly lich|\bhop dong|\bgiay (?:khai|chung|xac|moi|gioi|bien)|\bdon (?:xin|de nghi)|\bcan cuoc|\bphieu |\bquyet dinh\b|\bchuong trinh\b|\bhoa don|\bbien (?:ban|lai)/

/** The row is the name: alone, after a label, or with the body it belongs to. */
function isHeadedBy(row: Row, nominee: Nominee): boolean {
  if (nominee.kind === 'individual') return isNamedBy(row.text, '', nominee)
  const named = { ...nominee, name: row.text.replace(/^[^\p{L}]*(?:tập thể|đơn vị)?\s*:?\s*/iu, ''), unit: '' }
  return row.text.length < 100 && compareNominees(nominee, named, { ocr: false }) === 'same'
}

/** The subjects in the letter's light, or null where what the layout gave stands. */
function subjectsAmong(
  proposed: readonly Nominee[],
  document: UnderstoodDocument,
  rows: readonly Row[],
): Nominee[] | null {
  const ocr = document.readBy === 'ocr'
  const isProposed = (one: Nominee): boolean =>
    proposed.some((each) => compareNominees(each, one, { ocr }) !== 'different')
  const { subjects } = document
  const body = rows.slice(0, signingOf(rows, HEAD_ROWS).from)
  const titled =
    (/tap the|don vi/.test(foldedTitle(document)) && !/ca nhan/.test(foldedTitle(document))) ||
    subjects.some(({ evidence }) => /^[^\p{L}]*(?:tên )?tập thể/iu.test(evidence.text))
  // A person's form names the union too; the other way round nobody's name follows "Họ và tên".
  const couldBePerson = subjects.every((one) => one.kind === 'collective') && !titled
  const known = subjects.length > 0 && subjects.every(isProposed)
  const ofSeveral = subjects.length > 1 || subjects.some(isNumbered)
  if (known && !couldBePerson && !ofSeveral) return null
  const seen = new Map<string, Nominee>()
  for (const one of proposed) {
    const row = body.find((each) => isNamedIn(each, one) || (isTitle(each, document) && endsWith(document, one)))
    if (row !== undefined)
      seen.set(`${one.kind} ${foldName(one.name)}`, { ...one, achievementsTold: false, evidence: evidenceOf(row) })
  }
  const found = [...seen.values()]
  const people = found.filter((one) => one.kind === 'individual')
  const fresh = found.filter((one) => subjects.every((each) => compareNominees(one, each, { ocr }) === 'different'))
  if (known) {
    // A paper of several numbers them, bodies and people alike.
    const bare = subjects.some(isBare)
    const more = ofSeveral ? fresh.filter((one) => isNumbered(one) || (bare && isBare(one))) : []
    if (more.length > 0) return [...subjects, ...more]
    return couldBePerson && people.length > 0 ? [...subjects.filter(isNumbered), ...people] : null
  }
  // A body nobody proposed was read from the head.
  if (fresh.length === 0) return subjects.every(({ kind }) => kind === 'collective') ? introduced(proposed, body) : null
  // In a paper of several a plausible stranger may be one of them; in a paper of one the proposed name takes its place.
  const strangers =
    subjects.length < 2
      ? []
      : subjects.filter(
          (one) => !isProposed(one) && one.kind === 'individual' && personNameScore(one.name) >= PLAUSIBLE,
        )
  return [...subjects.filter(isProposed), ...fresh, ...strangers]
}

function isTitle({ text }: Row, { title }: UnderstoodDocument): boolean {
  return text !== '' && title?.value.startsWith(text) === true
}

/** "TÓM TẮT THÀNH TÍCH BÁC SĨ BÀNH QUỐC HIỂN": whatever post stands before the name. */
function endsWith({ title }: UnderstoodDocument, { kind, name }: Nominee): boolean {
  return kind === 'individual' && name.includes(' ') && foldName(title?.value ?? '').endsWith(` ${foldName(name)}`)
}

/**
 * Those of the proposed whose paragraphs stand in a paper that tells by paragraphs: nobody of its subjects is known by a form, all
 * head a paragraph themselves. Null where nobody is added.
 */
function inParagraphs(
  proposed: readonly Nominee[],
  { subjects, title }: UnderstoodDocument,
  rows: readonly Row[],
): Nominee[] | null {
  const body = rows.slice(0, signingOf(rows, HEAD_ROWS).from)
  // Over the title stands the body that wrote the paper.
  const heads = paragraphHeads(
    body.slice(body.findIndex(({ text }) => text !== '' && title?.value.startsWith(text)) + 1),
  )
  const heading = (one: Nominee) =>
    heads.find(
      ({ mention }) =>
        mention.kind === one.kind &&
        foldName(mention.name) === foldName(one.name) &&
        // Of two namesakes the year of birth says which.
        (mention.birthYear === null || one.birthYear === null || mention.birthYear === one.birthYear),
    )
  if (!subjects.every((one) => heading(one) !== undefined)) return null
  const more = proposed.flatMap((one) => {
    const head = heading(one)
    const known =
      head === undefined || subjects.some((each) => compareNominees(one, each, { ocr: false }) !== 'different')
    return known ? [] : [{ ...one, achievementsTold: false, evidence: evidenceOf(head.row) }]
  })
  return more.length === 0 ? null : [...subjects, ...more]
}

function isNumbered({ evidence }: Nominee): boolean {
  return /^\W{0,2}(?:\d{1,2}|[IVX]{1,4})\s?[.)/:-]/u.test(evidence.text)
}

/** The name is all that its line says, as it stands in the cell of a form. */
function isBare({ name, evidence }: Nominee): boolean {
  return foldName(withoutHonorifics(evidence.text)) === foldName(name)
}

/** The only one of the proposed who is introduced with a birth in the text, however it is told and typed. */
function introduced(proposed: readonly Nominee[], body: readonly Row[]): Nominee[] | null {
  const found = proposed.flatMap((one) => {
    const words = ` ${foldName(one.name)} sinh `
    const row = body.find(({ table, text }) => table === null && ` ${foldName(text)} `.includes(words))
    return one.kind === 'collective' || row === undefined
      ? []
      : [{ ...one, achievementsTold: false, evidence: evidenceOf(row) }]
  })
  return found.length === 1 ? found : null
}

/** A head is at least so long; organs in it look like signatories. */
const HEAD_ROWS = 6

const PLAUSIBLE = 0.8

function foldedTitle(document: UnderstoodDocument): string {
  return foldName(document.title?.value ?? '')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
}

/** Does the nominee's name stand in this row, or in a cell of it, where a subject is named? */
function isNamedIn(row: Row, nominee: Nominee): boolean {
  if (row.table === null) return isNamedBy(row.text, '', nominee)
  return row.table.rows.some((cells) =>
    cells.some((cell, index) =>
      cell.split('\n').some((text) => isNamedBy(text, labelBefore(cells[index - 1] ?? ''), nominee)),
    ),
  )
}

/** Beside one name in the heading of a table another one is no label. */
function labelBefore(cell: string): string {
  return personNameScore(withoutHonorifics(cell)) >= 0.9 ? '' : cell
}

function isNamedBy(text: string, before: string, nominee: Nominee): boolean {
  const name = foldName(nominee.kind === 'collective' ? collectiveName(nominee.name) : nominee.name).split(' ')
  if (name.length < 2) return false
  const words = foldName(text).split(' ')
  const at = words.findIndex((_, index) => name.every((word, offset) => words[index + offset] === word))
  if (at === -1) return false
  const labels = [...foldName(before).split(' '), ...words.slice(0, at)].filter((word) => word !== '')
  if (!labels.every((word) => LABEL.has(word) || /^(?:\d{1,3}|[ivx]+|[a-e])$/u.test(word))) return false
  const [next = ''] = words.slice(at + name.length)
  if ((VERBS.has(next) && !isStopped(text, name)) || (nominee.kind === 'individual' && isLonger(text, name.length, at)))
    return false
  // A collective's bare name stands over every paper of the union: a label or a number must say that it is told of.
  return nominee.kind === 'individual' || labels.some((word) => TELLING.has(word) || /^(?:\d{1,3}|[ivx]+)$/u.test(word))
}

/** "Cù Văn Cáp: tổ trưởng": a colon or a dash ends what stands before it, and no sentence goes on. */
function isStopped(text: string, name: readonly string[]): boolean {
  const [, head = ''] = /^([^:(]{3,80}?)\s*(?::|\s[-–]\s|\()/u.exec(text) ?? []
  return foldName(head).split(' ').slice(-name.length).join(' ') === name.join(' ')
}

/** "PHẠM THỊ MAI HƯƠNG": the same words with a syllable more are another's name. */
function isLonger(text: string, length: number, at: number): boolean {
  const words = text.split(/\s+/u)
  const first = words.findIndex(
    (_, i) => foldName(words.slice(0, i).join(' ')).split(' ').filter(Boolean).length === at,
  )
  const [next = ''] = words.slice(first + length)
  const own = words.slice(first, first + length).join(' ')
  return (
    /^\p{Lu}/u.test(next) && /\p{L}$/u.test(own) && personNameScore(`${own} ${next.replace(/[^\p{L}]+$/u, '')}`) >= 0.6
  )
}

/** Words that stand before the name of the one who is told of, and nothing else does. */
const LABEL = new Set(
  'họ và tên tôi là ông bà đ c đc đồng chí anh chị cô thầy em người được đề nghị khen thưởng xét trình viết chữ in hoa thường khai sinh của trường hợp cá nhân tập thể đầy đủ bằng ghi không tắt stt tt công đoàn cơ sở cđcs cđ ths ts bs'.split(
    ' ',
  ),
)
const TELLING = new Set(['tập', 'hợp', 'của', 'tên'])
/** What makes a name the beginning of a sentence about deeds. */
const VERBS = new Set([
  'đã',
  'cùng',
  'luôn',
  'còn',
  'phối',
  'tổ',
  'tham',
  'xác',
  'và',
  'phân',
  'có',
  'được',
  'làm',
  'thực',
  'chỉ',
  'hướng',
  'giao',
  'cử',
])
