import type { Message } from '../mail/message.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import type { Assessment, Check } from './assess.ts'
import type { Campaign, Submission } from './campaign.ts'
import type { Letter } from './letter.ts'
import type { DossierState, LetterRecord } from './state.ts'
import type { MessageKind, Silence, Verdict } from './verdict.ts'

export type JudgeInput = {
  readonly message: Message
  readonly kind: MessageKind
  /** Documents of the attachments. */
  readonly documents: readonly UnderstoodDocument[]
  /** Types of documents that the mail's own text seems to be: a letter typed into the mail. */
  readonly bodyTypes: readonly string[]
  /** Sizes in bytes of files by their SHA-256. */
  readonly sizes: Readonly<Record<string, number>>
  readonly campaigns: readonly Campaign[]
  readonly checks: readonly Check[]
  /** Dossiers that the mail may touch: found by `lookupKeys`, with those that their planned letters speak of too. */
  readonly known: readonly DossierState[]
  /** A copy of a mail judged before (`fingerprintOf`). */
  readonly isResend: boolean
  /** Reading stopped at a mark of secrecy: nothing is known of the mail but its sender, and it opens no dossier. */
  readonly secret?: boolean
  readonly now: Date
  /** Gives the next dossier number of a campaign, from 1. */
  readonly nextNumber: (campaign: Campaign, submission: Submission) => number
}

export type Judgement = {
  /** Dossiers that the mail opened or changed, in their state after it. */
  readonly dossiers: readonly JudgedDossier[]
  /** Letters to send, in order. */
  readonly letters: readonly PlannedLetter[]
  /** Unsent letters that are void now (`letterKey`): a newer one says more, or nothing is missing any more. */
  readonly voids: readonly string[]
  readonly silence: Silence | null
  readonly verdict: Verdict
}

export type JudgedDossier = {
  readonly state: DossierState
  readonly before: DossierState | null
  readonly assessment: Assessment
  readonly submission: Submission
  readonly campaign: Campaign
  /** False for a dossier that is only carried along because a planned letter speaks of it too. */
  readonly touched: boolean
}

/** A letter to be sent at a time. */
export type PlannedLetter = {
  readonly record: LetterRecord
  readonly to: readonly string[]
  readonly letter: Letter
}

/** What names a letter: a mail brings about at most one of a kind, and so does a decision. */
export function letterKey({ answers, kind, decision }: Pick<LetterRecord, 'answers' | 'kind' | 'decision'>): string {
  return decision === undefined ? `${kind}:${answers}` : `${kind}:${answers}:${decision}`
}
