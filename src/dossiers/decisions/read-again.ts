import { type Contribution, type DossierState, type EarlierReading, type ReadPapers, unitByPapers } from '../state.ts'

/** What a mail gave to a dossier when it was read once more. */
export type FreshPapers = ReadPapers & { /** Whose papers they are. */ readonly unit: DossierState['unit'] }

/** A dossier with a new reading of one of its mails. What the mail gave before is kept, so that it can be undone. */
export function withReading(
  state: DossierState,
  mail: string,
  { unit, ...papers }: FreshPapers,
  decision: number,
): DossierState {
  const isFirstUnit = unitByPapers(state) === null && unit !== null
  return {
    ...(isFirstUnit ? withUnitByPapers(state, unit) : state),
    contributions: state.contributions.map((contribution) =>
      contribution.mail === mail
        ? { ...contribution, ...papers, earlier: earlierOf(contribution, decision, isFirstUnit) }
        : contribution,
    ),
  }
}

/** A dossier as if that decision had not been taken. */
export function withoutReading(state: DossierState, decision: number): DossierState {
  const hadNoUnit = state.contributions.some(({ earlier }) => isWithoutUnit(earlier, decision))
  return {
    ...(hadNoUnit ? withUnitByPapers(state, null) : state),
    contributions: state.contributions.map((contribution) => before(contribution, decision)),
  }
}

export function wasReadBy({ contributions }: DossierState, decision: number): boolean {
  return contributions.some((contribution) => before(contribution, decision) !== contribution)
}

function withUnitByPapers(state: DossierState, unit: DossierState['unit']): DossierState {
  return state.unitFound === undefined ? { ...state, unit } : { ...state, unitFound: unit }
}

function isWithoutUnit(earlier: EarlierReading | undefined, decision: number): boolean {
  if (earlier === undefined) return false
  return earlier.decision === decision ? earlier.withoutUnit : isWithoutUnit(earlier.earlier, decision)
}

function earlierOf(contribution: Contribution, decision: number, withoutUnit: boolean): EarlierReading {
  const { documents, sizes, inBody, noFile, linkOnly, earlier } = contribution
  return {
    documents,
    sizes,
    inBody,
    noFile,
    linkOnly,
    decision,
    withoutUnit,
    ...(earlier === undefined ? {} : { earlier }),
  }
}

/** A reading after the one that is undone stays the last word. */
function before<T extends ReadPapers & { readonly earlier?: EarlierReading }>(reading: T, decision: number): T {
  const { earlier } = reading
  if (earlier === undefined) return reading
  if (earlier.decision !== decision) {
    const left = before(earlier, decision)
    return left === earlier ? reading : { ...reading, earlier: left }
  }
  const { documents, sizes, inBody, noFile, linkOnly } = earlier
  const { earlier: _undone, ...rest } = reading
  const was = { ...rest, documents, sizes, inBody, noFile, linkOnly }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same reading with its papers of before
  return (earlier.earlier === undefined ? was : { ...was, earlier: earlier.earlier }) as T
}
