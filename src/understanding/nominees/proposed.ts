import type { Nominee, NomineeKind, UnderstoodDocument } from '../document.ts'
import type { Row } from '../row.ts'
import { candidatesOf, notAmong, type Candidate } from './candidates.ts'
import { countsOfPeople } from '../fields/references.ts'
import { withDeedsBeneath } from './deeds-beneath.ts'
import { everyoneNamed } from './everyone.ts'
import { nomineesOf } from './from-text.ts'
import { withoutGroups } from './group-heads.ts'

/** From this weight a candidate is taken where nobody else was found, and from the higher one where the letter's count calls for it. */
const STRONG = 4.5
const VERY_STRONG = 5.5
/** Below it a name is only mentioned. */
const WEAK = 2

export type Proposed = { readonly nominees: readonly Nominee[]; readonly candidates: readonly Nominee[] }

/**
 * Whom a letter or list proposes. What its lists and tables announce stands; where the letter counts just so many more of a kind as there
 * are weighty candidates, or nobody was found, these are taken too, uncertain. The others are kept beside: a summary may name them.
 * @param elsewhere the letter says that its nominees stand in an attached list.
 */
export function proposedOf(
  rows: readonly Row[],
  stated: UnderstoodDocument['statedCounts'],
  elsewhere: boolean,
  isList: boolean,
): Proposed {
  const listed = nomineesOf(rows, isList)
  const announced = withoutGroups(listed, rows, stated)
  const candidates = candidatesOf(rows, isList)
  const rest = notAmong(candidates, [...announced, ...listed]).filter(
    ({ nominee, weight }) => weight >= WEAK && !isPlaceOf(nominee, announced),
  )
  const expected = { collective: stated?.value.collectives ?? null, individual: stated?.value.individuals ?? null }
  const found = announced.map((one): Nominee => confirmedBy(expected[one.kind], one, announced))
  const taken = (['collective', 'individual'] as const).flatMap((kind) => {
    const called = takenOf(kind, found, rest, expected[kind], elsewhere)
    return called.length > 0 || expected[kind] !== null ? called : likeTheFound(kind, found, rest, candidates)
  })
  const read = [...found, ...taken]
  if (read.length === 0 && !elsewhere && !isList) return { nominees: anybody(rows, expected, rest), candidates: [] }
  return {
    nominees: withDeedsBeneath(read, rows),
    candidates: rest
      .map(({ nominee }) => nominee)
      .filter((one) => !taken.some(({ evidence, name }) => evidence === one.evidence && name === one.name)),
  }
}

/**
 * Of a letter whose layout nobody foresaw: all whom it names, and the teams that weighed most. A number that fits to the last one ("xin khen
 * 05 người") confirms them; else they are uncertain, and summaries decide.
 */
function anybody(
  rows: readonly Row[],
  expected: Readonly<Record<NomineeKind, number | null>>,
  rest: readonly Candidate[],
): Nominee[] {
  const people = everyoneNamed(rows)
  const teams = rest.flatMap(({ nominee, weight }) =>
    nominee.kind === 'collective' && weight >= TEAM && SAID_TO_BE.test(nominee.evidence.text) ? [nominee] : [],
  )
  const counts = expected.individual === null ? countsOfPeople(rows) : [expected.individual]
  const sure = people.length > 1 && counts.includes(people.length)
  return [
    ...people.map((one): Nominee => (sure ? one : { ...one, uncertain: true })),
    ...teams.map((one): Nominee => (expected.collective === teams.length ? one : { ...one, uncertain: true })),
  ]
}

/** Departments stand over their people, and unions before their verbs: a team is said to be one. */
const SAID_TO_BE = /tập thể|đơn vị/iu

/** From this weight a team counts where a letter's layout told nothing. */
const TEAM = 3

/** "Tổ Sử - Địa: cô A, thầy B": the group in whose line its people are proposed. */
function isPlaceOf({ kind, evidence }: Nominee, found: readonly Nominee[]): boolean {
  return (
    kind === 'collective' &&
    found.some((one) => one.kind === 'individual' && one.unit !== '' && one.evidence.text === evidence.text)
  )
}

/** A count that is met confirms those read by weak signs. */
function confirmedBy(expected: number | null, one: Nominee, all: readonly Nominee[]): Nominee {
  if (one.uncertain !== true || expected !== all.filter(({ kind }) => kind === one.kind).length) return one
  const { uncertain: _, ...sure } = one
  return sure
}

function takenOf(
  kind: NomineeKind,
  found: readonly Nominee[],
  rest: readonly Candidate[],
  expected: number | null,
  elsewhere: boolean,
): Nominee[] {
  const own = rest.filter((one) => one.nominee.kind === kind)
  const lacking = expected === null ? 0 : expected - found.filter((one) => one.kind === kind).length
  const called = own.filter(({ weight }) => weight >= VERY_STRONG)
  const nobody = found.length === 0 ? STRONG : found.every((one) => one.kind !== kind) ? VERY_STRONG : null
  const alone = nobody !== null && !elsewhere && expected === null ? own.filter(({ weight }) => weight >= nobody) : []
  // Just so many as the letter counts, and all of them weighty: the count confirms what the signs said.
  if (lacking > 0 && called.length === lacking) return called.map(({ nominee }) => nominee)
  return alone.map(({ nominee }): Nominee => ({ ...nominee, uncertain: true }))
}

/** Lines of the very shape of one that is found, near it: the same list, of which the patterns saw a part. */
function likeTheFound(
  kind: NomineeKind,
  found: readonly Nominee[],
  rest: readonly Candidate[],
  all: readonly Candidate[],
): Nominee[] {
  const known = all.filter(
    ({ nominee, shape }) => shape !== '' && found.some((one) => one.kind === kind && one.name === nominee.name),
  )
  return rest
    .filter(
      (one) =>
        one.nominee.kind === kind &&
        one.weight >= VERY_STRONG &&
        known.some((other) => other.shape === one.shape && Math.abs(other.at - one.at) <= 2),
    )
    .map(({ nominee }): Nominee => ({ ...nominee, uncertain: true }))
}
