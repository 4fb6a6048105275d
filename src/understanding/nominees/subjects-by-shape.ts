import type { Nominee } from '../document.ts'
import type { Row } from '../row.ts'
import { foldName } from '../vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { BULLET, ORDINAL } from './list-lines.ts'
import { detailsOf, mentionOf, type Mention } from './mention.ts'
import { subjectOf } from './subject.ts'

/** Letters of deeds that must stand under each name. */
const ENOUGH = 40
/** And behind it on its own line. */
const RUN_IN = 10
const MAX_HEADING = 160

type Heading = {
  readonly at: number
  readonly shape: string
  readonly mention: Mention
  readonly row: Row
  /** The heading itself says that deeds are told, or they stand on its own line. */
  readonly told: boolean
  /** A name that no list knows: one only among others of its shape. */
  readonly strange?: boolean
}

/**
 * Whose achievements a paper for several tells, whatever its headings look like: lines of one shape (numbered, bulleted, in capitals,
 * after one and the same label), each with a name and with deeds beneath until the next. The shape with the most of them wins.
 */
export function subjectsByShape(rows: readonly Row[]): Nominee[] {
  const shapes = new Map<string, Heading[]>()
  rows.forEach((row, at) => {
    const heading = headingOf(row, at) ?? runInHeadingOf(row, at)
    if (heading !== null) shapes.set(heading.shape, [...(shapes.get(heading.shape) ?? []), heading])
  })
  const whole = [...shapes.values()]
    .map((headings) => distinctly(headings))
    .map((headings) => withoutLead(headings, rows))
    .filter(
      (headings) =>
        headings.length >= 2 &&
        headings.some(({ strange }) => strange !== true) &&
        headings.every((one, i) => one.told || hasDeeds(rows, one.at, headings[i + 1]?.at)),
    )
  const best = whole.toSorted((one, other) => other.length - one.length)[0] ?? []
  return best.map(({ mention, row, at }) => subjectOf(mention, row, dataUnder(rows, at)))
}

function headingOf(row: Row, at: number): Heading | null {
  if (row.table !== null || row.text.length > MAX_HEADING || row.text.includes('\t')) return null
  const mark = ORDINAL.test(row.text) ? 'number' : BULLET.test(row.text) ? 'bullet' : 'plain'
  const unmarked = row.text.replace(ORDINAL, '').replace(BULLET, '')
  const bare = unmarked.replace(DEEDS_OF, '')
  const deeds = bare.length < unmarked.length ? 'deeds' : ''
  const label = /^([^:]{2,40}):\s+(?=\S)/u.exec(bare)?.[1] ?? ''
  if (NOT_THE_SUBJECT.test(foldName(label).normalize('NFD').replace(/\p{M}/gu, ''))) return null
  const text = label === '' ? bare : bare.slice(label.length + 1).trim()
  const mention = mentionOf(text, null)
  if (mention === null || mention.sure < 0.8) return null
  const rest = text.slice(text.indexOf(mention.name) + mention.name.length).replace(/^[\s:.,;–-]+$/u, '')
  // A sentence that begins with a name is no heading.
  if (/^\s+\p{Ll}/u.test(rest) || (/[.;]$/u.test(row.text.replace(/\d\.$/u, '')) && rest.length > 60)) return null
  const formed = row.marked || row.shout ? 'formed' : ''
  if (
    mark === 'plain' &&
    label === '' &&
    formed === '' &&
    deeds === '' &&
    rest !== '' &&
    personNameScore(withoutHonorifics(text)) < 0.6
  )
    return null
  return {
    at,
    shape: `${mark} ${deeds}${withoutCount(label)} ${mark === 'plain' && deeds === '' ? formed : ''}`,
    mention,
    row,
    told: deeds !== '',
  }
}

/** The union's own name over the first heading has no deeds: it heads the paper. */
function withoutLead(headings: readonly Heading[], rows: readonly Row[]): readonly Heading[] {
  const [first, second] = headings
  const leads = first !== undefined && second !== undefined && !first.told && !hasDeeds(rows, first.at, second.at)
  return leads ? headings.slice(1) : headings
}

/** "1. Tổ Mẫu giáo Lớn: 8 giáo viên, làm 45 bộ đồ dùng": number or bullet, a name and nothing else, then the deeds. */
function runInHeadingOf(row: Row, at: number): Heading | null {
  if (row.table !== null || row.text.includes('\t')) return null
  const mark = ORDINAL.test(row.text) ? 'number' : BULLET.test(row.text) ? 'bullet' : null
  if (mark === null) return null
  const [, head, deeds] = /^([^:]{4,110}?)\s*:\s+(\S.*)$/u.exec(row.text.replace(ORDINAL, '').replace(BULLET, '')) ?? []
  if (head === undefined || (deeds ?? '').replace(/\P{L}/gu, '').length < RUN_IN) return null
  const known = mentionOf(head, null)
  const sure = known !== null && known.sure >= 0.8
  const mention = !sure && /^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,4}$/u.test(head) ? mentionOf(head, 'individual') : known
  const strange = known === null || known.sure < 0.6
  if (mention === null || mention.sure < 0.8 || !isWholeHead(head, mention)) return null
  return { at, shape: `${mark} run-in`, mention, row, told: true, strange }
}

/** The name with at most a courtesy before it and a post after it. */
function isWholeHead(head: string, { name, kind, post }: Mention): boolean {
  const rest = head.slice(head.indexOf(name) + name.length).trim()
  return rest === '' || (kind === 'individual' && (post !== '' || rest.startsWith('(')))
}

/** "Người thứ nhất", "Gương số 2": one label, counted. */
function withoutCount(label: string): string {
  return label
    .toLowerCase()
    .replace(/(?<=(?:thứ|số)\s+)\S+|\d+/gu, '')
    .trim()
}

/** "THÀNH TÍCH KHOA HỒI SỨC", "Tóm tắt thành tích của cá nhân ...": the heading says that deeds follow. */
const DEEDS_OF =
  /^(?:(?:bản|báo cáo)\s+)?(?:tóm tắt\s+)?thành tích\s*(?:của\s+)?(?:(?:tập thể|cá nhân)\s*(?:là\s+)?:?\s*)?(?:-\s*)?(?=\p{Lu})/iu

/** Whose name follows is not told of. */
const NOT_THE_SUBJECT =
  /noi|cong tac|truc thuoc|cap tren|dia chi|xac nhan|chu tich|hieu truong|giam doc|phu trach|nguoi (?:lap|viet|ky)|kinh gui|don vi cong/

function distinctly(headings: readonly Heading[]): Heading[] {
  return headings.filter(
    (one, i) =>
      headings.findIndex(
        (other) =>
          foldName(other.mention.name) === foldName(one.mention.name) &&
          other.mention.birthYear === one.mention.birthYear &&
          other.mention.post === one.mention.post,
      ) === i,
  )
}

function hasDeeds(rows: readonly Row[], at: number, next: number | undefined): boolean {
  let letters = 0
  for (const row of rows.slice(at + 1, next ?? at + 40)) {
    letters += (row.table === null ? row.text : row.table.rows.flat().join(' ')).replace(/\P{L}/gu, '').length
    if (letters >= ENOUGH) return true
  }
  return false
}

/** Birth and post on the line right under the name. */
function dataUnder(rows: readonly Row[], at: number): ReturnType<typeof detailsOf> | null {
  const below = rows[at + 1]
  return below === undefined || !/^[-+*\s(]*(?:sinh|nam sinh|ngay sinh|chuc vu|chuc danh|sn\b)/.test(below.plain)
    ? null
    : detailsOf((below.text.split(/\.\s/u)[0] ?? '').replaceAll(':', ' '))
}
