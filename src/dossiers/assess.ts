import { collectiveKey, collectiveName } from '../understanding/collective-name.ts'
import type { Nominee } from '../understanding/document.ts'
import { askedItems } from './asked-items.ts'
import { type AssessedItem, dossierItem, isTyped, nomineeItems } from './assessed-items.ts'
import { settledRemarks } from './decisions/settled-remarks.ts'
import type { Campaign, Submission } from './campaign.ts'
import { NO_RULINGS, type Rulings } from './decisions/apply-decisions.ts'
import { isPerson } from './decisions/person-ref.ts'
import { type Material, materialOf, type Piece } from './material.ts'
import { tieByPassages } from './passages.ts'
import type { Contribution, DossierState } from './state.ts'
import { compareNominees } from '../understanding/names.ts'
import { isMentioned, isTeam } from '../understanding/nominees/mentioned.ts'
import { foldName } from '../understanding/vietnamese/fold.ts'
import { type Apart, mergeNominees, type Subject, tie as tieSummaries, type Ties } from './tie.ts'
import type { DossierStatus } from './verdict.ts'
import { dayIn } from './zoned-time.ts'

/** A dossier judged by its campaign's rules: what is there, what is missing, and what a person must look at. */
export type Assessment = {
  readonly status: DossierStatus
  readonly late: boolean
  readonly onTheDay: boolean
  readonly firstReceivedAt: Date
  readonly nominees: readonly { readonly nominee: Nominee; readonly summary: 'present' | 'missing' | 'unreadable' }[]
  readonly items: readonly AssessedItem[]
  readonly remarks: readonly Remark[]
}

/** Something staff should know. `review`: a person must decide before anybody is told that something is missing. */
export type Remark = { readonly code: string; readonly text: string; readonly review: boolean }

/** What a check looks at. */
export type DossierFacts = {
  readonly state: Assessable
  readonly campaign: Campaign
  readonly submission: Submission
  readonly material: Material
  readonly nominees: readonly Nominee[]
  /** True where a letter is there but nobody in it could be read. */
  readonly nomineesUnread: boolean
  readonly ties: Ties
  readonly items: readonly AssessedItem[]
  readonly late: boolean
  readonly onTheDay: boolean
}

/** One sentence of the office's knowledge, and a pure function that finds where it applies. */
export type Check = {
  readonly id: string
  readonly sentence: string
  readonly find: (facts: DossierFacts) => readonly Remark[]
}

/** What is judged: the mails of a dossier and whose they are. */
export type Assessable = Pick<DossierState, 'unit' | 'contributions'> & {
  /** Why the unit is not surely known, in words; null where it is. */
  readonly unitDoubt: string | null
  /** Other open campaigns that it could belong to. */
  readonly rivals?: DossierState['rivals'] | undefined
  /** What staff settled; absent: nothing. */
  readonly rulings?: Rulings
}

export function assess(
  state: Assessable,
  submission: Submission,
  campaign: Campaign,
  checks: readonly Check[],
): Assessment {
  const material = materialOf(state.contributions)
  const read = nomineesOf(material, submission)
  const { unread } = read
  const named = [...read.nominees, ...namedByCandidates(material, read.nominees)]
  const confirmed = named.filter((one) => !isWriter(one, named, state.unit?.name ?? '', material))
  const nominees = [...confirmed, ...overlooked(material, confirmed)]
  const rulings = state.rulings ?? NO_RULINGS
  const apart: Apart = (nominee, subject) =>
    rulings.apart.some((pair) => isPerson(pair.nominee, nominee) && isPerson(pair.subject, subject))
  const byName = tieOf(material, nominees, apart)
  const ties = {
    ...byName,
    ties: tieByPassages(byName.ties, [...material.letters, ...material.lists, ...material.summaries]),
  }
  const asked = askedItems(submission, campaign, state.unit, nominees).flatMap((required) =>
    required.per === 'nominee'
      ? nomineeItems(required, ties, unread || isTyped(required, state.contributions), material, apart)
      : [dossierItem(required, material, state.contributions)],
  )
  const items = asked.map((item) => (isWaived(item, rulings) ? { ...item, status: 'waived' as const } : item))
  const received = firstReceived(state.contributions)
  const late = received.getTime() >= submission.deadline.at.getTime()
  const onTheDay = late && submission.deadline.boundaryDay === dayIn(campaign.timeZone, received)
  const facts: DossierFacts = {
    state,
    campaign,
    submission,
    material,
    nominees,
    nomineesUnread: unread,
    ties,
    items,
    late,
    onTheDay,
  }
  const remarks = settledRemarks(
    checks.flatMap((check) => check.find(facts)),
    rulings,
  )
  return {
    status: statusOf(items, remarks),
    late,
    onTheDay,
    firstReceivedAt: received,
    nominees: nomineesShown(items, nominees),
    items,
    remarks,
  }
}

/** Absent is said only where nothing that came could be the missing item. */
function statusOf(items: readonly AssessedItem[], remarks: readonly Remark[]): DossierStatus {
  if (items.some(({ status }) => status === 'unreadable') || remarks.some(({ review }) => review)) return 'needs-review'
  return items.some(({ status }) => status === 'missing') ? 'incomplete' : 'complete'
}

/**
 * Who is proposed: those named in the letters in force and in the lists they refer to. Without a letter, those whose
 * summaries came.
 */
function nomineesOf(material: Material, submission: Submission): { nominees: readonly Nominee[]; unread: boolean } {
  if (!submission.required.some(({ per }) => per === 'nominee')) return { nominees: [], unread: false }
  const { letters, lists } = material
  const inLetters = letters.map(({ document }) => document.nominees)
  const inLists = lists.map(({ document }) => document.nominees)
  // A letter of which only names by the way were read leaves it to the list beside it.
  const letterIsUnsure = inLetters.flat().every(({ uncertain }) => uncertain === true) && inLists.flat().length > 0
  const useLists = letterIsUnsure || letters.some(({ document }) => document.refersToList)
  const named = letterIsUnsure ? inLists : useLists ? [...inLetters, ...inLists] : inLetters
  const told = material.summaries.map(({ document }) => document.subjects)
  if (Math.max(named.flat().length, told.flat().length) > MOST_NOMINEES) return { nominees: [], unread: true }
  if (named.flat().length > 0) return { nominees: mergeNominees(named, isOcr([...letters, ...lists])), unread: false }
  const nominees = mergeNominees(told, isOcr(material.summaries))
  return { nominees, unread: letters.length > 0 && !areNamedIn(letters, nominees) }
}

/** "Trường Mầm non X có 18 cô ...": the union that writes, taken for a nominee by a sentence that begins with it, beside others surely named. */
function isWriter(one: Nominee, all: readonly Nominee[], unit: string, { letters }: Material): boolean {
  if (one.kind !== 'collective' || one.uncertain !== true || all.every(({ uncertain }) => uncertain === true))
    return false
  // The union itself may be proposed; the company or school that it is of is not.
  if (/^(?:công đoàn|cđcs|cđ|ban chấp hành|bch)\s/iu.test(one.name)) return false
  const key = collectiveKey(one.name)
  const writers = [unit, ...letters.map(({ document }) => document.issuer?.value ?? '')].map(collectiveKey)
  return key !== '' && writers.some((writer) => writer === key || writer.startsWith(`${key} `))
}

/** Whether a letter whose layout gave nobody names all of those whose summaries came, and counts no others. */
function areNamedIn(letters: readonly Piece[], nominees: readonly Nominee[]): boolean {
  return (
    nominees.length > 0 &&
    nominees.every(
      ({ kind, name }) =>
        kind === 'individual' && letters.some(({ document }) => isMentioned(document.mentioned, foldName(name))),
    ) &&
    letters.every(({ document }) => {
      const stated = document.statedCounts?.value
      return (
        stated === undefined || ((stated.individuals ?? nominees.length) === nominees.length && !stated.collectives)
      )
    })
  )
}

/** No union proposes so many; each is compared with each, so a list of ten thousand would hold up everybody's mail. */
export const MOST_NOMINEES = 300

function tieOf(material: Material, nominees: readonly Nominee[], apart: Apart = () => false): Ties {
  return tieSummaries(nominees, nominees.length === 0 ? [] : subjectsOf(material), isOcr(material.all), apart)
}

function isWaived({ required, nominee, status }: AssessedItem, { waived }: Rulings): boolean {
  if (status === 'present') return false
  return waived.some(
    (ruling) =>
      ruling.item === required.item &&
      (ruling.nominee === null ? nominee === null : nominee !== null && isPerson(ruling.nominee, nominee)),
  )
}

/** Who stands in a letter where nothing announced it, but a summary came of just that one: the two papers together name a nominee. */
function namedByCandidates(material: Material, nominees: readonly Nominee[]): Nominee[] {
  if (material.letters.length === 0) return []
  const papers = [...material.letters, ...material.lists].map(({ document }) => document)
  const candidates = papers.flatMap((document) => document.candidates ?? [])
  const mentioned = papers.flatMap((document) =>
    document.type === 'proposal-letter' ? (document.mentioned ?? []) : [],
  )
  if (candidates.length === 0 && mentioned.length === 0) return []
  const told = distinctly(tieOf(material, nominees).strangers.map(({ subject }) => subject))
  return told.flatMap((subject) => {
    const named = candidates.find(
      (one) => one.kind === subject.kind && compareNominees(one, subject, { ocr: false }) === 'same',
    )
    if (named !== undefined) return [named]
    // A union is named in each of its letters, a team where it is proposed.
    const name = subject.kind === 'individual' ? subject.name : collectiveName(subject.name)
    return (subject.kind === 'individual' || isTeam(name)) && isMentioned(mentioned, foldName(name)) ? [subject] : []
  })
}

/**
 * Whom we overlooked in the letter: it counts more of a kind than we read, and summaries of just so many others of that
 * kind came. A number that fits to the last one is no chance.
 */
function overlooked(material: Material, nominees: readonly Nominee[]): Nominee[] {
  const [letter, second] = material.letters
  const stated = letter?.document.statedCounts?.value
  if (letter === undefined || second !== undefined || stated === undefined || nominees.length === 0) return []
  const strangers = tieOf(material, nominees).strangers.map(({ subject }) => subject)
  return (['collective', 'individual'] as const).flatMap((kind) => {
    const others = distinctly(strangers.filter((stranger) => stranger.kind === kind))
    const expected = kind === 'collective' ? stated.collectives : stated.individuals
    const found = nominees.filter((nominee) => nominee.kind === kind).length
    return expected !== null && others.length > 0 && expected - found === others.length ? others : []
  })
}

/** A Word file and its PDF copy tell of one. */
function distinctly(nominees: readonly Nominee[]): Nominee[] {
  return mergeNominees(
    nominees.map((nominee) => [nominee]),
    false,
  ).slice()
}

function isOcr(pieces: readonly Piece[]): boolean {
  return pieces.some(({ document }) => document.readBy === 'ocr')
}

/** Whose achievements are told, in summaries and in lists that tell them in a column. */
function subjectsOf(material: Material): Subject[] {
  const told = material.summaries.flatMap((piece) => piece.document.subjects.map((subject) => ({ subject, piece })))
  const inLists = [...material.letters, ...material.lists].flatMap((piece) =>
    piece.document.nominees.flatMap((subject) => (subject.achievementsTold ? [{ subject, piece }] : [])),
  )
  return [...told, ...inLists]
}

function nomineesShown(items: readonly AssessedItem[], nominees: readonly Nominee[]): Assessment['nominees'] {
  return nominees.map((nominee) => {
    const own = items.filter((item) => item.nominee === nominee)
    const worst = own.find(({ status }) => status === 'missing') ?? own.find(({ status }) => status === 'unreadable')
    return { nominee, summary: worst === undefined ? 'present' : worst.status === 'missing' ? 'missing' : 'unreadable' }
  })
}

function firstReceived(contributions: readonly Contribution[]): Date {
  return new Date(Math.min(...contributions.map(({ receivedAt }) => Date.parse(receivedAt))))
}
