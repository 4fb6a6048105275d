import type { NomineeKind, UnderstoodDocument } from '../understanding/document.ts'
import type { Submission } from './campaign.ts'
import type { Contribution } from './state.ts'

/** A document with the mail that brought it. */
export type Piece = { readonly document: UnderstoodDocument; readonly from: Contribution }

/** What a dossier holds, sorted by what it is good for; versions that a newer one replaces are left out. */
export type Material = {
  /** The letters in force: usually one. */
  readonly letters: readonly Piece[]
  /** Letters that newer ones replaced. */
  readonly replaced: readonly Piece[]
  readonly lists: readonly Piece[]
  readonly summaries: readonly Piece[]
  /** By document type, for items that are wanted once. */
  readonly byType: ReadonlyMap<string, readonly Piece[]>
  /** Files that could hold anything: not readable, or read and not recognised. */
  readonly unclear: readonly Piece[]
  readonly blankForms: readonly Piece[]
  readonly all: readonly Piece[]
  /** The words of a mail were not understood: what is wanted may be typed into it. */
  readonly opaque: boolean
}

export function materialOf(contributions: readonly Contribution[]): Material {
  const all = contributions.flatMap((from) => from.documents.map((document): Piece => ({ document, from })))
  const sound = all.filter(({ document }) => document.problem === null && document.type !== 'unknown')
  const ofType = (type: string) => sound.filter(({ document }) => document.type === type)
  const byType = new Map<string, readonly Piece[]>()
  for (const { document } of sound) byType.set(document.type, ofType(document.type))
  const letters = lettersInForce(ofType('proposal-letter'))
  return {
    letters,
    replaced: ofType('proposal-letter').filter((letter) => !letters.includes(letter)),
    lists: newestLists(ofType('nominee-list')),
    summaries: ofType('achievement-summary'),
    byType,
    unclear: all.filter((piece) => isUnclear(piece.document) && !isReplaced(piece, sound)),
    blankForms: all.filter(({ document }) => document.problem === 'blank-form'),
    all,
    opaque: contributions.some(({ inBody }) => inBody.includes('unknown')),
  }
}

/**
 * A newer letter replaces the older one, unless the two are plainly different letters: another number, or one for
 * collectives and one for individuals.
 */
function lettersInForce(letters: readonly Piece[]): Piece[] {
  const newestFirst = letters.toReversed()
  const kept: Piece[] = []
  for (const letter of newestFirst) {
    if (kept.every((newer) => newer.from === letter.from || areDifferentLetters(newer.document, letter.document)))
      kept.push(letter)
  }
  return kept.toReversed()
}

function areDifferentLetters(one: UnderstoodDocument, other: UnderstoodDocument): boolean {
  const names = new Set(one.nominees.map((nominee) => nominee.name.toLocaleLowerCase('vi')))
  if (other.nominees.some((nominee) => names.has(nominee.name.toLocaleLowerCase('vi')))) return false
  if (one.nominees.length === 0 || other.nominees.length === 0) return false
  if (one.number !== null && other.number !== null && !one.numberBlank && !other.numberBlank)
    return one.number.value !== other.number.value
  const kinds = (document: UnderstoodDocument): Set<NomineeKind> =>
    new Set(document.nominees.map((nominee) => nominee.kind))
  return kinds(one).isDisjointFrom(kinds(other))
}

function newestLists(lists: readonly Piece[]): Piece[] {
  const newest = lists.at(-1)
  return newest === undefined ? [] : lists.filter((list) => list.from === newest.from)
}

/** A blank form is surely no document; any other file that was not understood may hold what is missing. */
function isUnclear(document: UnderstoodDocument): boolean {
  return (document.problem !== null && document.problem !== 'blank-form') || document.type === 'unknown'
}

/** Sent again under the same name, and read this time. */
function isReplaced(piece: Piece, sound: readonly Piece[]): boolean {
  const stem = stemOf(piece.document.attachment)
  return sound.some(
    (newer) =>
      newer.from !== piece.from &&
      newer.from.receivedAt >= piece.from.receivedAt &&
      stemOf(newer.document.attachment) === stem,
  )
}

function stemOf(name: string): string {
  return name
    .toLocaleLowerCase('vi')
    .replace(/\.[a-z0-9]{1,5}$/, '')
    .replace(/\s*\(\d+\)$/, '')
    .trim()
}

/** Submissions of a campaign to which a document of this type belongs by the rules; [] for what may belong to any. */
export function submissionsFor(type: string, submissions: readonly Submission[]): Submission[] {
  // What is known by its title alone may be anything as far as its type goes.
  return submissions.filter(({ required }) =>
    required.some(({ types, titles }) => titles === undefined && types.includes(type)),
  )
}
