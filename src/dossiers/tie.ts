import type { Nominee } from '../understanding/document.ts'
import { compareNominees } from '../understanding/names.ts'
import { pairNominees } from '../understanding/pairing.ts'
import type { Piece } from './material.ts'

/** A summary's subject, with the document that tells of it. */
export type Subject = { readonly subject: Nominee; readonly piece: Piece }

export type Tie = {
  readonly nominee: Nominee
  /** Summaries that tell of this nominee, newest last. */
  readonly sure: readonly Subject[]
  /** Summaries that may tell of this nominee. */
  readonly unsure: readonly Subject[]
}

export type Ties = {
  readonly ties: readonly Tie[]
  /** Subjects that are none of the nominees, as far as anybody can tell from the names. */
  readonly strangers: readonly Subject[]
}

/** Whether staff said that these are two people. */
export type Apart = (nominee: Nominee, subject: Nominee) => boolean

/** Ties each summary to the nominee it tells of. */
export function tie(
  nominees: readonly Nominee[],
  subjects: readonly Subject[],
  ocr: boolean,
  apart: Apart = () => false,
): Ties {
  const { pairs, surplus } = pairNominees(
    nominees,
    subjects.map(({ subject }) => subject),
    { ocr, apart },
  )
  const tied = (nominated: number, sure: boolean): Subject[] =>
    pairs.flatMap((pair) => (pair.nominated === nominated && pair.sure === sure ? (subjects[pair.told] ?? []) : []))
  return {
    ties: nominees.map((nominee, index) => ({ nominee, sure: tied(index, true), unsure: tied(index, false) })),
    strangers: surplus.flatMap((index) => subjects[index] ?? []),
  }
}

/** Nominees of several letters and lists, each once; of two spellings of one nominee the newest document's stands. */
export function mergeNominees(named: readonly (readonly Nominee[])[], ocr: boolean): readonly Nominee[] {
  const newestFirst = named.toReversed()
  return newestFirst.reduce<readonly Nominee[]>((merged, older) => {
    // Namesakes within one document are two people; only across documents may two mentions be one.
    const fresh = older.filter((nominee) =>
      merged.every((known) => compareNominees(known, nominee, { ocr }) !== 'same'),
    )
    return [...fresh, ...merged]
  }, [])
}
