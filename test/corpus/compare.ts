import type { VerdictDocument, VerdictDossier } from '#src/dossiers/verdict.ts'
import type { Judged } from './judge-case.ts'
import { isRight, sameNumber } from './names.ts'
import type { TrueCase, TrueDocument, TrueDossier, TrueMail, TrueName } from './truth.ts'

/** One mark: what was asked, of which format, and whether the answer was right. */
export type Mark = {
  readonly what:
    | 'kind'
    | 'type'
    | 'problem'
    | 'number'
    | 'date'
    | 'subjects'
    | 'status'
    | 'timeliness'
    | 'unit'
    | 'letter'
    | 'remark'
    | 'no false remark'
    | 'opened'
  readonly format: string
  readonly right: boolean
}

export type Marks = {
  readonly marks: Mark[]
  /** Nominees of the dossier: found and right, found and wrong, not found. */
  right: number
  wrong: number
  lost: number
  falseMissing: number
  missedMissing: number
  dossiers: number
  reviews: number
  needlessReviews: number
  readonly confidences: { readonly confidence: number; readonly right: boolean }[]
  /** In words, for the one who looks into failures. */
  readonly faults: string[]
}

export function compareCase(one: TrueCase, judged: readonly Judged[]): Marks {
  const marks: Marks = {
    marks: [],
    right: 0,
    wrong: 0,
    lost: 0,
    falseMissing: 0,
    missedMissing: 0,
    dossiers: 0,
    reviews: 0,
    needlessReviews: 0,
    confidences: [],
    faults: [],
  }
  for (const [index, mail] of one.mails.entries()) {
    const answer = judged[index]
    if (answer === undefined) continue
    compareMail(mail, answer, one, index === one.mails.length - 1, marks)
  }
  return marks
}

function compareMail(mail: TrueMail, { verdict }: Judged, one: TrueCase, isLast: boolean, marks: Marks): void {
  const note = (what: Mark['what'], right: boolean, fault: string, format: string = one.medium): void => {
    marks.marks.push({ what, format, right })
    if (!right) marks.faults.push(`${mail.file} ${what}: ${fault}`)
  }
  note('kind', verdict.message.kind === mail.kind, `expected ${mail.kind}, found ${verdict.message.kind}`)
  compareDocuments(mail, verdict.documents, one, note, marks)
  const expected = mail.dossiers
  const opened = verdict.dossiers.map((dossier) => dossier.submission)
  const wanted = expected.filter((dossier) => dossier.optional !== true).map((dossier) => dossier.submission)
  const right =
    wanted.every((each) => opened.includes(each)) &&
    opened.every((each) => expected.some((dossier) => dossier.submission === each))
  note(
    'opened',
    right,
    `expected dossiers [${wanted.join('+')}], found [${opened.join('+')}]${verdict.silence === null ? '' : ` (${verdict.silence})`}`,
  )
  for (const truth of expected) {
    const found = verdict.dossiers.find((dossier) => dossier.submission === truth.submission)
    if (found !== undefined) compareDossier(truth, found, one, isLast, note, marks)
  }
}

type Note = (what: Mark['what'], right: boolean, fault: string, format?: string) => void

/** A run of pages or rows of one file that holds one type: how a combined file is cut inside doesn't matter. */
type Group = { readonly types: readonly string[]; readonly subjects: TrueName[]; readonly documents: TrueDocument[] }

function compareDocuments(
  mail: TrueMail,
  found: readonly VerdictDocument[],
  one: TrueCase,
  note: Note,
  marks: Marks,
): void {
  const lenient = one.medium !== 'digital'
  const paths = new Map<string, TrueDocument[]>()
  for (const document of mail.documents)
    paths.set(keyOf(document.path), [...(paths.get(keyOf(document.path)) ?? []), document])
  for (const [path, truths] of paths) {
    const anywhere = path === ''
    const answers = anywhere ? found : found.filter((document) => keyOf(document.path) === path)
    const format = truths[0]?.format ?? '?'
    if (truths[0]?.problem != null && truths[0].problem !== 'blank-form') {
      note(
        'problem',
        answers.length > 0 && answers.every((answer) => answer.problem !== null || answer.type === 'unknown'),
        `${path}: ${truths[0].problem} expected, found ${describe(answers)}`,
        format,
      )
      continue
    }
    const groups = groupsOf(truths)
    const usable = answers.filter(
      (answer) => !(answer.type === 'nominee-list' && truths.every((truth) => truth.types[0] !== 'nominee-list')),
    )
    const cut = anywhere ? usable : runsOf(usable)
    for (const group of groups) {
      const answer = cut.find((each) => group.types.includes(each.type))
      const right = answer !== undefined && (anywhere || cut.length <= groups.length)
      note(
        'type',
        right,
        `${path}: expected ${groups.map((each) => each.types[0]).join('+')}, found ${describe(answers)}`,
        format,
      )
      if (answer !== undefined)
        compareFields(
          group,
          usable.filter((each) => group.types.includes(each.type)),
          path,
          format,
          lenient,
          note,
        )
    }
    for (const answer of answers.filter((each) => each.problem === null))
      marks.confidences.push({
        confidence: answer.confidence,
        right:
          groups.some((group) => group.types.includes(answer.type)) ||
          (answer.type === 'nominee-list' && truths.some((truth) => truth.nominees !== undefined)),
      })
  }
}

function compareFields(
  group: Group,
  answers: readonly VerdictDocument[],
  path: string,
  format: string,
  lenient: boolean,
  note: Note,
): void {
  const [truth] = group.documents
  const [answer] = answers
  if (truth === undefined || answer === undefined) return
  if (truth.number !== undefined)
    note(
      'number',
      sameNumber(answer.number, truth.number),
      `${path}: expected ${truth.number ?? 'none'}, found ${answer.number ?? 'none'}`,
      format,
    )
  if (truth.date !== undefined && group.documents.length === 1)
    note(
      'date',
      answer.date === truth.date,
      `${path}: expected ${truth.date ?? 'none'}, found ${answer.date ?? 'none'}`,
      format,
    )
  if (group.subjects.length === 0) return
  const subjects = answers.flatMap((each) => each.subjects)
  const { lost, wrong } = matchNames(group.subjects, subjects, lenient)
  note(
    'subjects',
    lost.length === 0 && wrong.length === 0,
    `${path}: lost [${lost.map((name) => name.names[0]).join('; ')}], wrong [${wrong.map((each) => `${each.kind} ${each.name}`).join('; ')}]`,
    format,
  )
}

function compareDossier(
  truth: TrueDossier,
  found: VerdictDossier,
  one: TrueCase,
  isLast: boolean,
  note: Note,
  marks: Marks,
): void {
  const lenient = one.medium !== 'digital'
  const reasons = found.remarks.map((remark) => remark.code).join(', ')
  note(
    'status',
    truth.statuses.includes(found.status),
    `${truth.submission}: expected ${truth.statuses.join(' or ')}, found ${found.status} (${reasons})`,
  )
  note('timeliness', found.timeliness === truth.timeliness, `expected ${truth.timeliness}, found ${found.timeliness}`)
  if (truth.unit !== undefined)
    note(
      'unit',
      (found.unit?.id ?? null) === truth.unit,
      `expected ${truth.unit ?? 'none'}, found ${found.unit?.id ?? 'none'} (by ${found.unit?.knownBy ?? '-'})`,
    )
  for (const code of truth.remarks ?? [])
    note(
      'remark',
      found.remarks.some((remark) => remark.code === code),
      `${code} not among [${reasons}]`,
    )
  const { remarks } = truth
  if (truth.submission === 'commendation' && truth.unit !== undefined && remarks !== undefined) {
    const invented = found.remarks
      .map((remark) => remark.code)
      .filter((code) => TELLING.has(code) && !remarks.includes(code))
    note('no false remark', invented.length === 0, invented.join(', '))
  }
  marks.dossiers += 1
  if (found.status === 'needs-review') {
    marks.reviews += 1
    if (truth.statuses[0] !== 'needs-review') marks.needlessReviews += 1
  }
  if (truth.submission === 'result-report') return
  const letter = found.items.find((item) => item.nominee === null)?.status ?? null
  if (truth.letter !== null) {
    note('letter', letter === truth.letter, `expected letter ${truth.letter}, found ${letter ?? 'no item'}`)
    if (letter === 'missing' && truth.letter !== 'missing')
      tell(marks, 'falseMissing', `${one.id}: the letter is called missing`)
    if (letter === 'present' && truth.letter === 'missing')
      tell(marks, 'missedMissing', `${one.id}: no letter came, and nobody noticed`)
  }
  const listed = truth.nominees.length > 0
  const { pairs, lost, wrong } = matchNames(truth.nominees, found.nominees, lenient)
  for (const [expected, answer] of pairs) {
    const summary = truth.nominees.find((nominee) => nominee === expected)?.summary ?? []
    if (answer.summary === 'missing' && !summary.includes('missing'))
      tell(marks, 'falseMissing', `${one.id}: summary of ${answer.name} is called missing`)
    if (answer.summary === 'present' && !summary.includes('present'))
      tell(marks, 'missedMissing', `${one.id}: summary of ${answer.name} did not come, found present`)
  }
  if (!listed) return
  for (const answer of wrong)
    if (answer.summary === 'missing')
      tell(
        marks,
        'falseMissing',
        `${one.id}: nobody proposed ${answer.kind} "${answer.name}", whose summary is called missing`,
      )
  for (const expected of lost)
    if (truth.nominees.find((nominee) => nominee === expected)?.summary.includes('missing') === true)
      tell(marks, 'missedMissing', `${one.id}: ${expected.names[0]} was not found, nor that the summary lacks`)
  if (!isLast) return
  marks.right += pairs.length
  marks.wrong += wrong.length
  marks.lost += lost.length
  if (lost.length > 0 || wrong.length > 0)
    marks.faults.push(
      `${one.id} nominees: lost [${lost.map((name) => name.names[0]).join('; ')}], wrong [${wrong.map((each) => `${each.kind} ${each.name}`).join('; ')}]`,
    )
}

/** Remarks that say something of the sender's papers: one without ground sends an officer looking. */
const TELLING = new Set([
  'plan-differs',
  'count-differs',
  'not-a-to-trinh',
  'unit-unknown',
  'summary-not-nominated',
  'on-the-day',
])

function tell(marks: Marks, what: 'falseMissing' | 'missedMissing', fault: string): void {
  marks[what] += 1
  marks.faults.push(`${what.toUpperCase()} ${fault}`)
}

/** Pairs each true name with one answer at most: two people of one name are two answers. */
function matchNames<T extends { readonly kind: string; readonly name: string }>(
  truths: readonly TrueName[],
  answers: readonly T[],
  lenient: boolean,
): { pairs: [TrueName, T][]; lost: TrueName[]; wrong: T[] } {
  const rest = [...answers]
  const pairs: [TrueName, T][] = []
  const lost: TrueName[] = []
  for (const truth of truths) {
    let at = rest.findIndex((answer) => isRight(answer, truth, false))
    if (at === -1 && lenient) at = rest.findIndex((answer) => isRight(answer, truth, true))
    const answer = rest[at]
    if (answer === undefined) lost.push(truth)
    else {
      pairs.push([truth, answer])
      rest.splice(at, 1)
    }
  }
  return { pairs, lost, wrong: rest }
}

function groupsOf(truths: readonly TrueDocument[]): Group[] {
  const groups: Group[] = []
  for (const truth of truths) {
    const last = groups.at(-1)
    if (last !== undefined && last.types[0] === truth.types[0]) {
      last.documents.push(truth)
      last.subjects.push(...truth.subjects)
    } else groups.push({ types: truth.types, subjects: [...truth.subjects], documents: [truth] })
  }
  return groups
}

/** Answers with neighbours of one type joined. */
function runsOf(answers: readonly VerdictDocument[]): VerdictDocument[] {
  return answers.filter((answer, index) => answers[index - 1]?.type !== answer.type)
}

function describe(answers: readonly VerdictDocument[]): string {
  return (
    answers
      .map(
        (answer) =>
          `${answer.type}${answer.problem === null ? '' : `!${answer.problem}`} ${answer.confidence.toFixed(2)}`,
      )
      .join(' + ') || 'nothing'
  )
}

function keyOf(path: readonly string[]): string {
  return path.map((part) => part.normalize('NFC')).join(' > ')
}
