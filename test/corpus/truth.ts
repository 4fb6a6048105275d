import type { DocumentTypeId, NomineeKind } from '#src/understanding/document.ts'
import type { DossierStatus } from '#src/dossiers/verdict.ts'
import type { Problem } from '#src/reading/extraction.ts'

/** What a perfect officer finds in one mail, in the verdict's terms. Where two answers are sound, the first is the better one. */
export type TrueMail = {
  readonly file: string
  readonly raw: Uint8Array
  readonly kind: 'submission' | 'auto-reply' | 'bounce' | 'bulk' | 'own'
  readonly documents: readonly TrueDocument[]
  /** Dossiers that the mail opened or changed, as they stand after it; the order doesn't matter. */
  readonly dossiers: readonly TrueDossier[]
}

export type TrueDocument = {
  /** Containers down to the file, its own name last. */
  readonly path: readonly string[]
  readonly types: readonly DocumentTypeId[]
  /** Undefined: not scored. */
  readonly number: string | null | undefined
  readonly date: string | null | undefined
  /** Whose achievements a summary tells. */
  readonly subjects: readonly TrueName[]
  /** Who is proposed, of letters and lists; undefined for others. */
  readonly nominees: readonly TrueName[] | undefined
  readonly problem: Problem | null
  readonly format: string
}

export type TrueName = {
  readonly kind: NomineeKind
  /** Every spelling that counts as right. */
  readonly names: readonly string[]
}

export type TrueDossier = {
  /** True where the mail may as well leave it alone (minutes sent into the thread of an open dossier). */
  readonly optional?: boolean
  readonly submission: 'commendation' | 'result-report'
  readonly statuses: readonly DossierStatus[]
  readonly timeliness: 'on-time' | 'late'
  /** Undefined: not scored. */
  readonly unit: string | null | undefined
  readonly nominees: readonly (TrueName & { readonly summary: readonly ('present' | 'missing' | 'unreadable')[] })[]
  /** Items that are there: to call one of them missing is the worst error. */
  readonly letter: 'present' | 'missing' | 'unreadable' | null
  /** Undefined: not scored. */
  readonly remarks: readonly string[] | undefined
}

/** One mailbox: the mails of one union, judged in order. */
export type TrueCase = {
  readonly id: string
  readonly seed: string
  /** 'digital', 'scan' or 'photo': the hardest format in it. */
  readonly medium: 'digital' | 'scan' | 'photo'
  /** What makes it hard, in words for the table. */
  readonly traits: readonly string[]
  readonly roster: readonly {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
    readonly emails: readonly string[]
  }[]
  readonly mails: readonly TrueMail[]
}
