import type { Nominee } from '../understanding/document.ts'
import { isMentioned } from '../understanding/nominees/mentioned.ts'
import { compareNominees } from '../understanding/names.ts'
import { foldName, stripMarks } from '../understanding/vietnamese/fold.ts'
import { titled } from './asked-items.ts'
import type { RequiredItem } from './campaign.ts'
import type { Material, Piece } from './material.ts'
import { isOwnUnion } from './passages.ts'
import type { Contribution } from './state.ts'
import type { Apart, Ties } from './tie.ts'
import type { ItemStatus } from './verdict.ts'

/** What became of one wanted item: there, missing, or perhaps in a file that a person must look at. */
export type AssessedItem = {
  readonly required: RequiredItem
  readonly nominee: Nominee | null
  readonly status: ItemStatus
  readonly piece: Piece | null
  /** The words that decided. */
  readonly words: string
}

export function dossierItem(
  required: RequiredItem,
  material: Material,
  contributions: readonly Contribution[],
): AssessedItem {
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
    ...absent(material, isTyped(required, contributions)),
  }
}

/** The words of a mail itself seem to be what is wanted: sent, though not as a file. */
export function isTyped(required: RequiredItem, contributions: readonly Contribution[]): boolean {
  return contributions.some(({ inBody }) => inBody.some((type) => required.types.includes(type)))
}

/** A list with "Kính gửi" where no letter came. */
export function addressedList({ letters, lists }: Material): Piece | null {
  return letters.length > 0 ? null : (lists.findLast(({ document }) => document.recipient !== null) ?? null)
}

function otherTypes(required: RequiredItem, material: Material): Piece[] {
  return required.types.filter((type) => type !== 'proposal-letter').flatMap((type) => material.byType.get(type) ?? [])
}

export function nomineeItems(
  required: RequiredItem,
  { ties, strangers }: Ties,
  unread: boolean,
  material: Material,
  apart: Apart,
): AssessedItem[] {
  // A letter whose nominees can't be read wants at least one summary; without letter and summaries nobody can be named.
  if (ties.length === 0) return [{ required, nominee: null, ...absent(material, false) }]
  // A summary that names nobody, or somebody nobody proposed, may be the one that is looked for.
  const tied = new Set(ties.flatMap(({ sure }) => sure.map(({ piece }) => piece)))
  const nameless = material.summaries.find((piece) => piece.document.subjects.length === 0 && !tied.has(piece))
  const foreign = strangers.filter(
    ({ piece, subject }) => piece.document.type === 'achievement-summary' && !wasProposed(material, subject),
  )
  const own = ties.filter(({ nominee }) => required.ofNominees === undefined || nominee.kind === required.ofNominees)
  // Where most of a letter's names are doubtful the letter was misread, and the others may be too.
  const misread = ties.filter(({ nominee }) => nominee.uncertain === true).length * 2 > ties.length
  // Two scanned papers tied to one: the second may be of another, its head taken for its subject.
  const crowded = ties.some(({ sure }) => hasTwoScans(sure.map(({ piece }) => piece)))
  return own.map((tie): AssessedItem => {
    const item = { required, nominee: tie.nominee }
    const told = tie.sure.at(-1)
    if (told !== undefined) return { ...item, status: 'present', piece: told.piece, words: told.subject.evidence.text }
    const doubtful = tie.unsure.at(-1) ?? foreign.find(({ subject }) => !apart(tie.nominee, subject))
    if (doubtful !== undefined)
      return { ...item, status: 'unreadable', piece: doubtful.piece, words: doubtful.subject.evidence.text }
    if (nameless !== undefined)
      return { ...item, status: 'unreadable', piece: nameless, words: nameless.document.title?.evidence.text ?? '' }
    return {
      ...item,
      ...absent(
        material,
        unread || misread || crowded || tie.nominee.uncertain === true || isInScannedList(material, tie.nominee),
        tie.nominee,
      ),
    }
  })
}

/** Whom an older letter proposed and the newer one no more: the summary is that one's, and can't be what is looked for. */
function wasProposed({ replaced }: Material, subject: Nominee): boolean {
  return replaced.some(
    ({ document }) =>
      isMentioned(document.mentioned, foldName(subject.name)) ||
      document.nominees.some((one) => compareNominees(one, subject, { ocr: false }) !== 'different'),
  )
}

/** A scan without a legible title that was taken for a list because it names people may tell of them. */
function isInScannedList({ lists }: Material, nominee: Nominee): boolean {
  return lists.some(
    ({ document }) =>
      document.readBy === 'ocr' &&
      document.title === null &&
      document.nominees.some((one) => compareNominees(one, nominee, { ocr: true }) !== 'different'),
  )
}

/** Of one mail: a scan sent again in another mail is a better copy. */
function hasTwoScans(pieces: readonly Piece[]): boolean {
  const scans = pieces.filter(({ document }) => document.readBy === 'ocr')
  return scans.some(
    (one, i) => scans.findIndex((other) => other.from === one.from && other.document !== one.document) > i,
  )
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
  return { status: perhapsElsewhere || material.opaque ? 'unreadable' : 'missing', piece: null, words: '' }
}

/** A summary that names the nominee somewhere in its text may tell of it too, in a layout we did not see through. */
function mentioning({ summaries }: Material, nominee: Nominee): Piece | null {
  const name = foldName(nominee.name)
  return (
    summaries.findLast(
      ({ document }) =>
        isMentioned(document.mentioned, name) &&
        !isOfNamesake(document, name, nominee) &&
        !isOwnUnion(nominee, document),
    ) ?? null
  )
}

/** The name in it is that of its one subject, whose year of birth or post is another's: it tells of the namesake. */
function isOfNamesake({ subjects, readBy }: Piece['document'], name: string, nominee: Nominee): boolean {
  const [subject, second] = subjects
  return (
    readBy === 'text' &&
    subject !== undefined &&
    second === undefined &&
    foldName(subject.name) === name &&
    (subject.birthYear !== null && nominee.birthYear !== null
      ? subject.birthYear !== nominee.birthYear
      : compareNominees(nominee, subject, { ocr: false }) !== 'same')
  )
}
