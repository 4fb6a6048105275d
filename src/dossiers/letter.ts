import type { Problem } from '../reading/extraction.ts'
import type { NomineeKind } from '../understanding/document.ts'
import type { Campaign, Submission } from './campaign.ts'
import type { ReceiptSlip } from './letters/receipt-slip.ts'
import type { DossierStatus, ReplyKind } from './verdict.ts'

/** What a letter tells: facts only, the words are the campaign's wording. */
export type LetterFacts = {
  readonly kind: ReplyKind
  readonly campaign: Campaign
  /** Name of the unit, or null where it is not known yet. */
  readonly unitName: string | null
  /** When the mail that this letter answers was received. */
  readonly receivedAt: Date
  /** When the letter itself goes out; absent: with the mail it answers. A notice that leaves after the deadline must not ask for anything before it. */
  readonly sendAt?: Date
  /** Subject of that mail: the letter goes into its thread. */
  readonly subject: string | null
  /** Every dossier that the mail opened or changed; a missing-items notice speaks of the incomplete ones. */
  readonly dossiers: readonly LetterDossier[]
  /** Files of this mail (for a notice: of all mails since the last letter), by what they turned out to be. */
  readonly arrived: readonly ArrivedDocument[]
  /** Files that could not be read or recognised. */
  readonly unread: readonly UnreadFile[]
  /** The mail brought no file; it brought a link to a shared drive instead. */
  readonly noFile: boolean
  readonly linkOnly: boolean
  /** The dossier existed before this mail: the letter speaks of a supplement. */
  readonly supplement: boolean
  /** The mail brings only what came before: its sender is told so, once. */
  readonly again?: boolean
  /** The mail holds a secret: its sender is asked to call, and told nothing. */
  readonly secret?: boolean
  /** Other campaigns that the mail could belong to just as well. */
  readonly rivals?: readonly Campaign[]
}

export type LetterDossier = {
  /** '' where nothing has come yet. */
  readonly code: string
  /** Nothing has come of this submission: a reminder says so. */
  readonly unsent?: boolean
  readonly submission: Submission
  readonly status: DossierStatus
  readonly late: boolean
  /** Received on the very day that the plan's phrase leaves in doubt. */
  readonly onTheDay: boolean
  readonly firstReceivedAt: Date
  /** Items that are there, those surely absent, and those that came but could not be read. */
  readonly present: readonly LetterItem[]
  readonly missing: readonly LetterItem[]
  readonly unreadable: readonly LetterItem[]
  /** Of `present`, what came since the last letter about this dossier; empty in the first letter. */
  readonly since: readonly LetterItem[]
}

export type LetterItem = {
  /** The item's name in the rules: 'Tờ trình của Công đoàn cơ sở'. */
  readonly name: string
  readonly nominee: { readonly kind: NomineeKind; readonly name: string } | null
}

export type ArrivedDocument = {
  /** What it is, in Vietnamese: 'Tờ trình số 12/TTr-CĐCS', 'Tóm tắt thành tích: Nguyễn Văn A'. */
  readonly what: string
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly receivedAt: Date
}

export type UnreadFile = {
  readonly file: string
  /** Null: read, but not recognised. */
  readonly problem: Problem | null
}

/** A letter as it will be sent, before headers. */
export type Letter = {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The slip that it carries as a PDF, where the campaign wants one. */
  readonly slip?: ReceiptSlip
}
