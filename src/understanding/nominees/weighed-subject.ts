import type { Nominee, NomineeKind } from '../document.ts'
import type { Row } from '../row.ts'
import { isShout, plainOf } from '../plain.ts'
import type { Signing } from '../signature.ts'
import { foldName, stripMarks } from '../vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { isOrganName, mentionOf } from './mention.ts'
import { dataAfter } from './subject-labels.ts'
import { subjectOf } from './subject.ts'
import type { Subjects } from './subjects.ts'

/** A form of summary that nobody has met before still puts its subject where all do; what speaks for a name is added up. */
type Candidate = {
  readonly kind: NomineeKind
  readonly name: string
  readonly row: Row
  readonly index: number
  weight: number
}

/** What a single way of knowing the subject weighs against the sum of small signs. */
const TRUST: Readonly<Record<NonNullable<Subjects['knownBy']>, number>> = {
  label: 9,
  table: 8,
  list: 5,
  title: 6,
  sentence: 4,
  signature: 5,
}
/** Below this nothing is concluded; a rival this near leaves the matter open. */
const ENOUGH = 5
const MARGIN = 2

/**
 * The subject of a summary of one person or collective by the weight of all signs: labels, the row under the title, birth after the
 * name, the writer's signature, the file's name. Replaces what one sign alone gave only where it weighs more.
 */
export function weighedSubject(
  told: Subjects,
  rows: readonly Row[],
  title: { readonly text: string; readonly end: number } | null,
  signing: Signing,
  fileName: string,
): Subjects {
  if (told.subjects.length > 1) return told
  return plausible(weighed(told, rows, title, signing, fileName))
}

/** Nobody is better than a heading taken for somebody: "CÁ NHÂN TIÊU BIỂU" names no one. */
function plausible(told: Subjects): Subjects {
  const subjects = told.subjects.filter(({ kind, name }) =>
    kind === 'individual'
      ? told.knownBy === 'label' || personNameScore(name) >= (told.knownBy === 'title' ? 0.3 : 0.5)
      : told.knownBy === 'label' || isOrganName(name),
  )
  return subjects.length === told.subjects.length
    ? told
    : { subjects, knownBy: subjects.length === 0 ? null : told.knownBy }
}

function weighed(
  told: Subjects,
  rows: readonly Row[],
  title: { readonly text: string; readonly end: number } | null,
  signing: Signing,
  fileName: string,
): Subjects {
  const candidates = candidatesOf(rows, title, signing, fileName)
  const best = candidates[0]
  if (best === undefined || best.weight < ENOUGH) return told
  const rival = candidates.find((other) => foldName(other.name) !== foldName(best.name))
  if (rival !== undefined && best.weight - rival.weight < MARGIN) return told
  const known = told.subjects[0]
  if (
    known !== undefined &&
    (foldName(known.name) === foldName(best.name) || trustOf(known, told.knownBy) >= best.weight)
  ) {
    return told
  }
  const mention = { kind: best.kind, name: best.name, post: '', unit: '', birthYear: null, award: '', sure: 0.8 }
  const from = Math.max(0, rows.indexOf(best.row))
  const near = rows.slice(from)
  return { subjects: [subjectOf(mention, best.row, dataAfter(near, 0, best.row.text))], knownBy: 'label' }
}

function trustOf(known: Nominee, by: Subjects['knownBy']): number {
  const trust = by === null ? 0 : TRUST[by]
  return known.kind === 'individual' && personNameScore(known.name) < 0.55 ? trust / 3 : trust
}

function candidatesOf(
  rows: readonly Row[],
  title: { readonly text: string; readonly end: number } | null,
  signing: Signing,
  fileName: string,
): Candidate[] {
  const found = new Map<string, Candidate>()
  const start = title?.end ?? 0
  const leaning = leaningOf(
    [title?.text ?? '', ...rows.slice(start, start + 2).flatMap(({ text }) => (text.length < LINE ? [text] : []))].join(
      ' ',
    ),
  )
  const add = (kind: NomineeKind, name: string, row: Row, index: number, weight: number): void => {
    const key = foldName(name)
    const known = found.get(key)
    if (known === undefined) found.set(key, { kind, name, row, index, weight })
    else known.weight += weight
  }
  rows.slice(start).forEach((row, index) => {
    for (const { name, before, after, whole } of peopleIn(row)) {
      add('individual', name, row, index, personWeight(before, after, whole, index))
    }
    const organ = organIn(row) ?? organInTable(row)
    if (organ !== null)
      add('collective', organ.name, row, index, organ.labelled ? 5 : index <= 3 && organ.whole ? 4 : 0)
  })
  if (title !== null) {
    const row = rows[Math.max(0, start - 1)]
    for (const { name, before } of row === undefined ? [] : peopleIn({ ...row, text: title.text }))
      if (row !== undefined && OWNED.test(before)) add('individual', name, row, 0, 5)
  }
  for (const { name, role, row } of signing.signatories) {
    const weight = CERTIFIER.test(role) ? -3 : REPORTER.test(role) ? 4 : 0
    if (found.has(foldName(name)) || weight > 0) add('individual', name, row, rows.length, weight)
  }
  const file = stripMarks(foldName(fileName.replace(/\.[a-z0-9]{2,4}$/i, '').replace(/[_\d.-]+/g, ' ')))
  return [...found.values()]
    .map((one) => ({
      ...one,
      weight: one.weight + fileWeight(one, file) + (leaning === null ? 0 : one.kind === leaning ? 2 : -3),
    }))
    .sort((one, other) => other.weight - one.weight)
}

/** What kind of subject title and sub-title announce, where they announce one alone. */
function leaningOf(text: string): NomineeKind | null {
  const plain = plainOf(text)
  const collective = /\b(?:tap the|don vi(?! (?:cong tac|lam viec|cu)| ?:))\b/.test(plain)
  const individual = /\b(?:ca nhan|dong chi|d\/c)\b/.test(plain)
  return collective === individual ? null : collective ? 'collective' : 'individual'
}

/** What stands before a person's name in a title; after "Nhà xuất bản" or "Chợ" the name is a place's. */
const OWNED =
  /^\s*$|(?:\b(?:cua|ca nhan|dong chi|ong|ba|anh|chi|co|thay|giao|cho|doi voi|thanh tich|khen thuong)|d\/c|[:(.–-])\s*$/

type Sighting = { readonly name: string; readonly before: string; readonly after: string; readonly whole: boolean }

/** Runs of capitalised words that can be a person's name, with what stands around them; cells of a table one by one. */
function peopleIn(row: Row): Sighting[] {
  const parts =
    row.table === null
      ? [{ text: row.text, before: '' }]
      : row.table.rows
          .slice(0, 12)
          .flatMap((cells) => cells.map((text, at) => ({ text, before: at === 0 ? '' : `${cells[at - 1] ?? ''}:` })))
  return parts.flatMap(({ text, before }) => sightings(text.slice(0, 600), before))
}

/** In capitals a courtesy runs into the name after it, and words before it too. */
function withCalmCourtesies(text: string): string {
  if (!isShout(text)) return text
  return text.replace(/(?<=^|\s)(?:CHỊ|ANH|ÔNG|BÀ|CÔ|THẦY|ĐỒNG CHÍ|Đ\/C)(?=\s\p{Lu})/gu, (word) => word.toLowerCase())
}

const RUN = /\p{Lu}[\p{L}\p{M}'’]*(?: \p{Lu}[\p{L}\p{M}'’]*){1,6}/gu

function sightings(text: string, cellBefore: string): Sighting[] {
  return [...withCalmCourtesies(text).matchAll(RUN)].flatMap((match) => {
    const run = withoutHonorifics(match[0])
    // "Lưu Thị Hải Yến" / "Công chức Tư pháp": a post on the next line runs into the name.
    const own = mentionOf(text.slice(match.index, match.index + 120), 'individual')?.name ?? run
    const name = run.startsWith(`${own} `) && personNameScore(own) >= 0.9 && !isShout(run) ? own : run
    const lead = match[0].slice(0, match[0].length - run.length)
    const before = plainOf(`${cellBefore}${text.slice(0, match.index)}${lead}`)
    const after = plainOf(text.slice(match.index + match[0].length - (run.length - name.length)))
    // A name of the highlands follows no known shape: a form of address before it and a birth after it make it one.
    const framed = ADDRESSED.test(before) && BIRTH.test(after) && !isOrganName(name)
    if (personNameScore(name) < 0.6 && !framed) return []
    return [
      { name, before, after, whole: before.trim() === plainOf(lead).trim() && after.replace(/[^a-z0-9]/g, '') === '' },
    ]
  })
}

/** A label that a person's name fills in, whatever the form calls it, and a form of address at the start of a row. */
const LABEL =
  /(?:\b(?:ten|ca nhan|nguoi|doi tuong|dong chi|toi la|toi ten|ong|ba|anh|chi|thay|co)\b|d\/c)[^:;.]{0,60}(?:[:…]|\.{2,})\s*(?:ong|ba|dong chi|d\/c|anh|chi)?\s*$/
const ADDRESSED =
  /^[-+*•\s\d.)]*(?:dong chi|d\/c|ong|ba|anh|chi|co giao|thay giao|co|thay|toi la|toi ten la|toi ten)\s*[:.]?\s*$/
const BIRTH = /^\s*[,;.(–-]*\s*(?:sinh|sn\b|nam sinh|ngay sinh|ngay thang nam sinh|gioi tinh|nam\/nu)/
/** "Phụ trách: đ/c Hồ Thị Lan", "do ông Cầm Bá Hùng làm đội trưởng", "ThS. Vương Thị Nhàn phụ trách khoa": who leads the team that is told of. */
const LED_BY =
  /\b(?:phu trach|dung dau|lanh dao|truong (?:khoa|phong|ban|nhom|bo phan|tram|don vi|xuong|ca)|(?:to|doi|nhom|ca|kip) truong|quan doc|do)\s*(?:la\s*)?[:,]?\s*(?:(?:dong chi|d\/c|ong|ba|anh|chi|co|thay|ths\.?|bs\.?)\s*)?$/
const LEADS = /^[\s,]*(?:phu trach|lam (?:to|doi|nhom|truong|quan|phu)|dieu hanh|dung dau|chi huy)\b/
/** A sub-title is no longer. */
const LINE = 90
/** Names in the middle of what was done are other people's. */
const EARLY_ROWS = 8

function personWeight(before: string, after: string, whole: boolean, index: number): number {
  if (LED_BY.test(before) || LEADS.test(after)) return 0
  const labelled = LABEL.test(before) || (index <= 2 && isOpening(before, after)) ? 4 : 0
  const addressed = ADDRESSED.test(before) ? 2 : 0
  const born = BIRTH.test(after) ? 4 : 0
  const alone = whole ? 2 : 0
  const early = labelled + addressed + born + alone > 0 ? (index <= 3 ? 2 : index <= EARLY_ROWS ? 1 : 0) : 0
  return labelled + addressed + born + alone + early
}

/** "Gương: Nguyễn Thị Hà" right under the title: a label of any words, but none that names who leads or certifies. */
function isOpening(before: string, after: string): boolean {
  return (
    /^[-+*•\s\d.)]*[a-z][^:]{1,30}:\s*$/.test(before) &&
    /^\s*(?:$|[.,;(–-])/.test(after) &&
    !/\b(?:vo|chong|con|bo|me|cha)\b|than nhan|gia dinh|truong|phu trach|chu tich|dung dau|lanh dao|giam doc|xac nhan|kinh|dai dien|bi thu/.test(
      before,
    )
  )
}

const ORGAN_LABEL = /^[-+*•\s\d.)]*(?:ten )?(?:tap the|don vi|cong doan|cdcs|co quan)[^:]{0,50}:\s*/

function organIn(row: Row): { name: string; labelled: boolean; whole: boolean } | null {
  if (row.table !== null || row.text.length > 200) return null
  const label = ORGAN_LABEL.exec(row.plain)
  const value = label === null ? row.text : row.text.slice(label[0].length)
  const mention = mentionOf(value, label === null ? null : 'collective')
  if (mention?.kind !== 'collective' || mention.sure < 0.8) return null
  if (label !== null && /noi|cong tac|truc thuoc|cap tren|dia chi/.test(label[0])) return null
  return { name: mention.name, labelled: label !== null, whole: mention.name.length >= value.trim().length - 4 }
}

/** "TÊN TẬP THỂ | SỐ LAO ĐỘNG | TỔ TRƯỞNG" over one row: a form laid out as a table. */
function organInTable({ table }: Row): { name: string; labelled: boolean; whole: boolean } | null {
  if (table === null) return null
  const asked = (cells: readonly string[] | undefined): number =>
    cells?.findIndex((cell) => /^ten (?:tap the|don vi)/.test(plainOf(cell))) ?? -1
  const at = table.columns?.nameSays === 'collective' ? table.columns.roles.indexOf('name') : asked(table.rows[0])
  const value = table.rows[table.columns === null ? 1 : 0]?.[at]
  const mention = value === undefined ? null : mentionOf(value, 'collective')
  return mention?.kind === 'collective' && isOrganName(mention.name)
    ? { name: mention.name, labelled: true, whole: true }
    : null
}

const REPORTER =
  /(?:nguoi|ca nhan|phu trach).{0,20}(?:bao cao|viet|khai|lap|ke|tu thuat|de nghi|nhan xet)|nguoi (?:bao|viet|khai|tu)/
const CERTIFIER =
  /xac nhan|thu truong|chu tich|hieu truong|giam doc|to truong|truong phong|lanh dao|^t\s?\/?\.?m\b|^kt\b|bch|ban chap hanh|duyet|phu trach/

function fileWeight({ kind, name }: Candidate, file: string): number {
  const plain = stripMarks(foldName(name))
  if (kind === 'collective') return 0
  const words = plain.split(' ')
  const two = words.slice(-2).join(' ')
  return ` ${file} `.includes(` ${plain} `)
    ? 4
    : ` ${file} `.includes(` ${two} `)
      ? 3
      : ` ${file} `.includes(` ${words.at(-1) ?? ''} `)
        ? 2
        : 0
}
