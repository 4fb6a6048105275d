import type { DocumentTypeId, NomineeKind } from '../../understanding/document.ts'

/**
 * What an officer decided about a dossier, with who, when and why. Never changed: an undo is a decision of its own. Plain data.
 */
export type Decision = {
  /** Decisions are in force in the order of their ids. */
  readonly id: number
  /** Code of the dossier on whose page it was taken; another's after a merge. */
  readonly dossier: string
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Address of the officer. */
  readonly by: string
  readonly reason: string
  readonly effect: Effect
}

/** What a decision does. */
export type Effect =
  | PaperEffect
  | {
      readonly kind: 'unit-is'
      /** Of the roster, or (id null) a body outside of it. */
      readonly unit: { readonly id: string | null; readonly name: string }
      /** The sender's address is the unit's from now on. */
      readonly learn: string | null
    }
  | { readonly kind: 'extend'; /** ISO 8601 instant before which papers are on time. */ readonly until: string }
  | { readonly kind: 'late-accepted' }
  | { readonly kind: 'paper-received'; /** ISO day. */ readonly on: string }
  | { readonly kind: 'hold-letters' }
  | {
      readonly kind: 'staff-letter'
      readonly to: readonly string[]
      readonly subject: string
      readonly text: string
      /** Row of the outbox in whose place it goes, where that has not left yet. */
      readonly instead?: number | null
    }
  | { readonly kind: 'send-again'; /** Row of the outbox whose words go once more. */ readonly letter: number }
  | { readonly kind: 'merge'; /** Code of the dossier that takes these mails. */ readonly into: string }
  | {
      readonly kind: 'part'
      /** SHA-256 of the mail that becomes a dossier of its own. */
      readonly mail: string
      /** Its code; '' until the decision is carried out. */
      readonly to: string
    }
  | { readonly kind: 'not-a-dossier' }
  | { readonly kind: 're-read'; /** SHA-256 of the mail that was read once more. */ readonly mail: string }
  | { readonly kind: 'undo'; readonly of: number }

/** Decisions about papers and people: they go with the papers when dossiers are merged. */
export type PaperEffect =
  | {
      readonly kind: 'document-is'
      readonly document: DocumentRef
      /** 'other': not needed. */
      readonly as: Exclude<DocumentTypeId, 'unknown'>
      /** Whose achievements a summary tells. */
      readonly subjects: readonly PersonRef[]
    }
  | {
      readonly kind: 'split'
      readonly document: DocumentRef
      /** First page of the second document, and the file's last page. */
      readonly before: number
      readonly lastPage: number
    }
  | { readonly kind: 'nominee-add'; readonly document: DocumentRef; readonly nominee: PersonRef }
  | {
      readonly kind: 'nominee-remove'
      /** All that name them: a Word file and its PDF copy. */ readonly documents: readonly DocumentRef[]
      readonly nominee: PersonRef
    }
  | {
      readonly kind: 'nominee-respell'
      readonly documents: readonly DocumentRef[]
      readonly nominee: PersonRef
      readonly name: string
    }
  | { readonly kind: 'same-person' | 'not-same-person'; readonly nominee: PersonRef; readonly subject: PersonRef }
  | {
      readonly kind: 'waive'
      readonly item: string
      /** What the rules called it then; absent in decisions of before. */
      readonly name?: string
      /** Null: for the whole dossier. */
      readonly nominee: PersonRef | null
    }
  | { readonly kind: 'remark-seen'; readonly code: string; readonly text: string }

/**
 * A document by the bytes of its file, so that a newer version of it is another document. `pages` where one file holds several.
 */
export type DocumentRef = { readonly sha256: string; readonly pages: readonly [first: number, last: number] | null }

export type PersonRef = {
  readonly kind: NomineeKind
  readonly name: string
  /** Tells namesakes apart; '' where there are none. */
  readonly post?: string
}

export type EffectKind = Effect['kind']

const PAPER_KINDS: readonly EffectKind[] = [
  'document-is',
  'split',
  'nominee-add',
  'nominee-remove',
  'nominee-respell',
  'same-person',
  'not-same-person',
  'waive',
  'remark-seen',
]

export function isAboutPapers({ effect }: Pick<Decision, 'effect'>): boolean {
  return PAPER_KINDS.includes(effect.kind)
}

/** What left the house can't be taken back, and an undo is undone by deciding anew. */
export function isUndoable({ effect: { kind } }: Pick<Decision, 'effect'>): boolean {
  return kind !== 'staff-letter' && kind !== 'send-again' && kind !== 'undo'
}

/** Decisions that no later one cancels, oldest first. */
export function inForce(decisions: readonly Decision[]): Decision[] {
  const undone = new Set(decisions.flatMap(({ effect }) => (effect.kind === 'undo' ? [effect.of] : [])))
  return decisions
    .filter(({ id, effect }) => effect.kind !== 'undo' && !undone.has(id))
    .toSorted((one, other) => one.id - other.id)
}
