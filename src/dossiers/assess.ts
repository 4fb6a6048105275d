import type { Nominee } from '../understanding/document.ts'
import { askedItems, titled } from './asked-items.ts'
import { settledRemarks } from './decisions/settled-remarks.ts'
import type { Campaign, RequiredItem, Submission } from './campaign.ts'
import { NO_RULINGS, type Rulings } from './decisions/apply-decisions.ts'
import { isPerson } from './decisions/person-ref.ts'
import { type Material, materialOf, type Piece } from './material.ts'
import { tieByPassages } from './passages.ts'
import type { Contribution, DossierState } from './state.ts'
import { compareNominees } from '../understanding/names.ts'
import { foldName, stripMarks } from '../understanding/vietnamese/fold.ts'
import { mergeNominees, type Subject, tie as tieSummaries, type Ties } from './tie.ts'
import type { DossierStatus, ItemStatus } from './verdict.ts'
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

export type AssessedItem = {
  readonly required: RequiredItem
  readonly nominee: Nominee | null
  readonly status: ItemStatus
  readonly piece: Piece | null
  /** The words that decided. */
  readonly words: string
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
  const confirmed = [...read.nominees, ...namedByCandidates(material, read.nominees)]
  const nominees = [...confirmed, ...overlooked(material, confirmed)]
  const rulings = state.rulings ?? NO_RULINGS
  const apart: Apart = (nominee, subject) =>
    rulings.apart.some((pair) => isPerson(pair.nominee, nominee) && isPerson(pair.subject, subject))
  const byName = tieOf(material, nominees, apart)
  const ties = { ...byName, ties: tieByPassages(byName.ties, material.summaries) }
  const asked = askedItems(submission, campaign, state.unit, nominees).flatMap((required) =>
    required.per === 'nominee'
      ? nomineeItems(required, ties, unread, material, apart)
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
  const useLists = inLetters.flat().length === 0 || letters.some(({ document }) => document.refersToList)
  const named = useLists ? [...inLetters, ...lists.map(({ document }) => document.nominees)] : inLetters
  const told = material.summaries.map(({ document }) => document.subjects)
  if (Math.max(named.flat().length, told.flat().length) > MOST_NOMINEES) return { nominees: [], unread: true }
  if (named.flat().length > 0) return { nominees: mergeNominees(named, isOcr([...letters, ...lists])), unread: false }
  return { nominees: mergeNominees(told, isOcr(material.summaries)), unread: letters.length > 0 }
}

/** No union proposes so many; each is compared with each, so a list of ten thousand would hold up everybody's mail. */
export const MOST_NOMINEES = 300

/** Whether staff said that these are two people. */
type Apart = (nominee: Nominee, subject: Nominee) => boolean

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
  const candidates = [...material.letters, ...material.lists].flatMap(({ document }) => document.candidates ?? [])
  if (candidates.length === 0 || material.letters.length === 0) return []
  const told = distinctly(tieOf(material, nominees).strangers.map(({ subject }) => subject))
  return told.flatMap((subject) => {
    const named = candidates.find(
      (one) => one.kind === subject.kind && compareNominees(one, subject, { ocr: false }) === 'same',
    )
    return named === undefined ? [] : [named]
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

function dossierItem(required: RequiredItem, material: Material, contributions: readonly Contribution[]): AssessedItem {
  const ofType = required.types.includes('proposal-letter')
    ? [...material.letters, ...otherTypes(required, material)]
    : required.types.flatMap((type) => material.byType.get(type) ?? [])
  const pieces = titled(ofType, required)
  const newest = pieces.at(-1) ?? null
  if (newest !== null) {
    const { title, number } = newest.document
    const words = [title?.evidence.text, number?.evidence.text].filter((text) => text !== undefined).join(' · ')
    return {
      required,
      nominee: null,
      status: 'present',
      piece: newest,
      words: words === '' ? newest.document.attachment : words,
    }
  }
  // A list that is addressed to the office may be meant as the letter itself: a person decides.
  const addressed = required.types.includes('proposal-letter') ? addressedList(material) : null
  if (addressed !== null)
    return {
      required,
      nominee: null,
      status: 'unreadable',
      piece: addressed,
      words: addressed.document.title?.evidence.text ?? '',
    }
  return {
    required,
    nominee: null,
    ...absent(
      material,
      contributions.some(({ inBody }) => inBody.some((type) => required.types.includes(type))),
    ),
  }
}

/** A list with "Kính gửi" where no letter came. */
export function addressedList({ letters, lists }: Material): Piece | null {
  return letters.length > 0 ? null : (lists.findLast(({ document }) => document.recipient !== null) ?? null)
}

function otherTypes(required: RequiredItem, material: Material): Piece[] {
  return required.types.filter((type) => type !== 'proposal-letter').flatMap((type) => material.byType.get(type) ?? [])
}

function nomineeItems(
  required: RequiredItem,
  { ties, strangers }: Ties,
  unread: boolean,
  material: Material,
  apart: Apart,
): AssessedItem[] {
  // A letter whose nominees can't be read wants at least one summary; without letter and summaries nobody can be named.
  if (ties.length === 0) return [{ required, nominee: null, ...absent(material, false) }]
  // A summary that names nobody, or somebody nobody proposed, may be the one that is looked for.
  const nameless = material.summaries.find(({ document }) => document.subjects.length === 0)
  const foreign = strangers.filter(({ piece }) => piece.document.type === 'achievement-summary')
  const own = ties.filter(({ nominee }) => required.ofNominees === undefined || nominee.kind === required.ofNominees)
  // Where most of a letter's names are doubtful the letter was misread, and the others may be too.
  const misread = ties.filter(({ nominee }) => nominee.uncertain === true).length * 2 > ties.length
  return own.map((tie): AssessedItem => {
    const item = { required, nominee: tie.nominee }
    const told = tie.sure.at(-1)
    if (told !== undefined) return { ...item, status: 'present', piece: told.piece, words: told.subject.evidence.text }
    const doubtful = tie.unsure.at(-1) ?? foreign.find(({ subject }) => !apart(tie.nominee, subject))
    if (doubtful !== undefined)
      return { ...item, status: 'unreadable', piece: doubtful.piece, words: doubtful.subject.evidence.text }
    if (nameless !== undefined)
      return { ...item, status: 'unreadable', piece: nameless, words: nameless.document.title?.evidence.text ?? '' }
    return { ...item, ...absent(material, unread || misread || tie.nominee.uncertain === true, tie.nominee) }
  })
}

/** Of files that could be anything, the one that bears the nominee's name. */
function bearing(pieces: readonly Piece[], nominee: Nominee | null): Piece | undefined {
  if (nominee === null) return undefined
  const plain = (text: string): string => ` ${stripMarks(foldName(text.replace(/[._-]+/g, ' ')))} `
  return pieces.findLast(({ document }) => plain(document.attachment).includes(plain(nominee.name)))
}

/** Missing, unless some file that came could be it. */
function absent(
  material: Material,
  perhapsElsewhere: boolean,
  nominee: Nominee | null = null,
): Pick<AssessedItem, 'status' | 'piece' | 'words'> {
  const unclear =
    bearing(material.unclear, nominee) ??
    material.unclear.at(-1) ??
    (nominee === null ? null : mentioning(material, nominee))
  if (unclear !== null) return { status: 'unreadable', piece: unclear, words: '' }
  return { status: perhapsElsewhere ? 'unreadable' : 'missing', piece: null, words: '' }
}

/** A summary that names the nominee somewhere in its text may tell of it too, in a layout we did not see through. */
function mentioning({ summaries }: Material, nominee: Nominee): Piece | null {
  const name = foldName(nominee.name)
  return summaries.findLast(({ document }) => document.mentioned?.includes(name) === true) ?? null
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
