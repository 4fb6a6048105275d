import type { PlannedCase } from './dossier.ts'
import type { PlannedFile } from './files.ts'
import { keysOf, trueNames } from './pieces.ts'
import type { Key, Piece } from './pieces.ts'
import { unmarked } from './unmarked.ts'
import type { TrueDossier, TrueName } from './truth.ts'

/**
 * What the union's dossier is once these files have arrived, by the rules of the verdict: a letter and a summary for every
 * nominee; nothing is missing that a file which could not be read may hold.
 */
export function expectCommendation(
  plan: PlannedCase,
  files: readonly PlannedFile[],
  timeliness: 'on-time' | 'late',
  inMails: readonly Key[] = [],
): TrueDossier | null {
  const readable = files.filter((file) => file.damage === null)
  const unreadable = files.length > readable.length
  const pieces = readable.flatMap((file) => file.pieces)
  const letter = pieces.find((piece) => piece.role === 'letter')
  const list = pieces.find((piece) => piece.role === 'list')
  const told = new Set<Key>(pieces.flatMap((piece) => piece.tells))
  const relevant = files.some(
    (file) =>
      file.damage !== null ||
      file.pieces.some((piece) => piece.role !== 'report' && piece.role !== 'minutes' && piece.role !== 'distractor'),
  )
  if (!relevant) return null
  const known = letter !== undefined && !letter.refersToList ? letter.names : (list?.names ?? null)
  const keys = known ?? keysOf(plan.scene).filter((key) => told.has(key))
  const all = trueNames(plan.scene)
  const order = keysOf(plan.scene)
  const spelled = (key: Key): TrueName => {
    const name = all[order.indexOf(key)] ?? { kind: 'individual', names: [] }
    const others = pieces
      .filter((piece) => piece.remarks.includes('name-differs') && piece.tells.includes(key))
      .flatMap((piece) => piece.subjects.flatMap((subject) => subject.names))
    const whole = { kind: name.kind, names: [...new Set([...name.names, ...others])] }
    return plan.habits.unmarked === true ? spelledWithout(whole) : whole
  }
  const nominees = keys.map((key) => {
    const differs = pieces.some((piece) => piece.remarks.includes('name-differs') && piece.tells.includes(key))
    const summary: TrueDossier['nominees'][number]['summary'] = told.has(key)
      ? differs
        ? ['present', 'unreadable']
        : ['present']
      : unreadable
        ? ['unreadable']
        : inMails.includes(key)
          ? ['unreadable', 'present']
          : ['missing']
    return { ...spelled(key), summary }
  })
  const letterStatus = letter !== undefined ? 'present' : unreadable ? 'unreadable' : 'missing'
  const listLost = letter?.refersToList === true && list === undefined
  const lacking = letterStatus !== 'present' || keys.some((key) => !told.has(key)) || keys.length === 0
  return {
    submission: 'commendation',
    statuses: statusesOf({
      lacking,
      unreadable: unreadable || inMails.some((key) => !told.has(key)),
      listLost,
      pieces: pieces.flatMap((piece) => piece.remarks),
      noSummary: told.size === 0,
    }),
    timeliness,
    unit: plan.known === 'unknown' ? null : plan.unit.id,
    nominees: listLost ? [] : nominees,
    letter: letterStatus,
    remarks: remarksOf(pieces, known !== null, plan, timeliness),
  }
}

/** The same where no marks are typed. */
export function spelledWithout(name: TrueName): TrueName {
  return { kind: name.kind, names: [...name.names, ...name.names.map(unmarked)] }
}

/** Differences to the letter show once there is a letter. */
function remarksOf(
  pieces: readonly Piece[],
  nomineesKnown: boolean,
  plan: PlannedCase,
  timeliness: 'on-time' | 'late',
): string[] {
  const codes = pieces.flatMap((piece) => piece.remarks).filter((code) => nomineesKnown || !TO_THE_LETTER.has(code))
  const first = plan.mails[0]?.sent.getTime() ?? 0
  const onTheDay = timeliness === 'late' && first < Date.UTC(2021, 4, 27, 17)
  return [
    ...new Set([...codes, ...(onTheDay ? ['on-the-day'] : []), ...(plan.known === 'unknown' ? ['unit-unknown'] : [])]),
  ]
}

const TO_THE_LETTER = new Set(['name-differs', 'summary-not-nominated'])

type Facts = {
  readonly lacking: boolean
  readonly unreadable: boolean
  readonly listLost: boolean
  readonly noSummary: boolean
  readonly pieces: readonly string[]
}

function statusesOf(facts: Facts): TrueDossier['statuses'] {
  if (facts.lacking && facts.unreadable) return ['needs-review']
  // The letter names a list that did not come: with summaries a doubt, without any surely lacking.
  if (facts.listLost) return facts.noSummary ? ['incomplete', 'needs-review'] : ['needs-review', 'incomplete']
  if (facts.lacking)
    // Who is one too many in the count may be the one whose summary is looked for.
    return facts.pieces.includes('summary-not-nominated') || facts.pieces.includes('count-differs')
      ? ['incomplete', 'needs-review']
      : ['incomplete']
  if (
    facts.unreadable ||
    facts.pieces.includes('name-differs') ||
    facts.pieces.includes('not-a-to-trinh') ||
    facts.pieces.includes('count-differs')
  )
    return ['complete', 'needs-review']
  return ['complete']
}

/** The duty to report results is met by one report. */
export function expectReport(
  plan: PlannedCase,
  files: readonly PlannedFile[],
  timeliness: 'on-time' | 'late',
): TrueDossier | null {
  const report = files.some((file) => file.damage === null && file.pieces.some((piece) => piece.role === 'report'))
  if (!report) return null
  return {
    submission: 'result-report',
    statuses: ['complete'],
    timeliness,
    unit: plan.known === 'unknown' ? null : plan.unit.id,
    nominees: [],
    letter: null,
    remarks: [],
  }
}
