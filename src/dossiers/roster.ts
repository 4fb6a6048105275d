import type { Unit } from './campaign.ts'

/**
 * The roster as it is on an ISO day: a unit that has ended and has a successor stands there no more, and its names and addresses
 * are the successor's (unions are merged and renamed while their people keep their mailboxes and last year's papers).
 * One that ended without a successor stays: whoever still writes for it is told nothing wrong, and staff see it.
 */
export function rosterOn(units: readonly Unit[], day: string): readonly Unit[] {
  if (!units.some(({ successor }) => successor !== undefined)) return units
  const known = cache.get(units) ?? new Map<string, readonly Unit[]>()
  cache.set(units, known)
  const kept = known.get(day)
  if (kept !== undefined) return kept
  if (known.size >= DAYS_KEPT) known.clear()
  const roster = inherited(units, day)
  known.set(day, roster)
  return roster
}

/** Asked for with every mail; the days of a mailbox come in order. */
const cache = new WeakMap<readonly Unit[], Map<string, readonly Unit[]>>()
const DAYS_KEPT = 50

function inherited(units: readonly Unit[], day: string): Unit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const heirs = new Map<string, Unit[]>()
  const gone = new Set<string>()
  for (const unit of units) {
    const heir = heirOf(unit, byId, day)
    if (heir === unit) continue
    gone.add(unit.id)
    heirs.set(heir.id, [...(heirs.get(heir.id) ?? []), unit])
  }
  return units
    .filter(({ id }) => !gone.has(id))
    .map((unit) => {
      const former = heirs.get(unit.id) ?? []
      if (former.length === 0) return unit
      return {
        ...unit,
        aliases: unique([...unit.aliases, ...former.flatMap(({ name, aliases }) => [name, ...aliases])]),
        emails: unique([...unit.emails, ...former.flatMap(({ emails }) => emails)]),
      }
    })
}

/** The unit itself while it exists, else the first of its successors that does, else the last one known. */
function heirOf(unit: Unit, byId: ReadonlyMap<string, Unit>, day: string): Unit {
  let heir = unit
  // A chain is as long as the roster at most: the reader of rosters refuses circles.
  for (let step = 0; step < byId.size && hasEnded(heir, day); step++) {
    const next = heir.successor === undefined ? undefined : byId.get(heir.successor)
    if (next === undefined) break
    heir = next
  }
  return heir
}

export function hasEnded({ to }: Unit, day: string): boolean {
  return to !== undefined && to < day
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
