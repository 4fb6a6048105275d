import type { Campaign } from './campaign.ts'
import type { Judgement } from './judgement.ts'
import type { LookupKeys } from './lookup-keys.ts'
import type { DossierState } from './state.ts'

/**
 * The dossiers of one mailbox held in memory: what the database is to the service, this is to `check`, to a replay and
 * to a rehearsal of changed rules.
 */
export type Desk = {
  readonly find: (keys: LookupKeys) => DossierState[]
  readonly nextNumber: (campaign: Campaign) => number
  /** True where a mail with this fingerprint was kept before. */
  readonly isKnown: (fingerprint: string | null) => boolean
  readonly keep: (judgement: Judgement, fingerprint: string | null) => void
  /** Keeps a dossier as staff left it. */
  readonly keepState: (state: DossierState) => void
  readonly dossiers: () => DossierState[]
}

export function openDesk(): Desk {
  const dossiers = new Map<string, DossierState>()
  const index = new Map<string, Set<string>>()
  const numbers = new Map<string, number>()
  const fingerprints = new Set<string>()

  const found = (keys: Iterable<string>): Set<string> =>
    new Set([...keys].flatMap((key) => [...(index.get(key) ?? [])]))
  const keepState = (state: DossierState): void => {
    dossiers.set(state.code, state)
    for (const key of keysOf(state)) index.set(key, (index.get(key) ?? new Set()).add(state.code))
  }
  return {
    find: (keys) => {
      const direct = found(keysAskedFor(keys))
      const along = [...direct].flatMap(
        (code) => dossiers.get(code)?.letters.flatMap((letter) => letter.dossiers) ?? [],
      )
      return [...direct.union(new Set(along))].sort().flatMap((code) => dossiers.get(code) ?? [])
    },
    nextNumber: (campaign) => {
      const next = (numbers.get(campaign.id) ?? 0) + 1
      numbers.set(campaign.id, next)
      return next
    },
    isKnown: (fingerprint) => fingerprint !== null && fingerprints.has(fingerprint),
    keep: (judgement, fingerprint) => {
      if (fingerprint !== null && judgement.dossiers.length > 0) fingerprints.add(fingerprint)
      for (const { state } of judgement.dossiers) keepState(state)
    },
    keepState,
    dossiers: () => [...dossiers.values()],
  }
}

function keysAskedFor({ messageIds, codes, unitIds, unitKeys, senders }: LookupKeys): string[] {
  return [
    ...messageIds.map((id) => `id ${id}`),
    ...codes.map((code) => `code ${code}`),
    ...unitIds.map((id) => `unit ${id}`),
    ...unitKeys.map((key) => `body ${key}`),
    ...senders.map((address) => `from ${address}`),
  ]
}

function keysOf(state: DossierState): string[] {
  return keysAskedFor({
    messageIds: state.messageIds,
    codes: [state.code, ...(state.mergedCodes ?? [])],
    unitIds: state.unit === null ? [] : [state.unit.id],
    unitKeys: state.unitKey === null ? [] : [state.unitKey],
    senders: state.senders,
  })
}
