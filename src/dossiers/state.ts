import type { UnderstoodDocument } from '../understanding/document.ts'
import type { Decision } from './decisions/decision.ts'
import type { DossierStatus, ReplyKind } from './verdict.ts'

/**
 * A dossier as it is kept between mails: what came, and what was told. Everything else (status, items, remarks) is judged
 * from it anew each time, so that a rule change or a correction by staff is a matter of judging again.
 * Plain data: it goes through JSON unchanged (instants are ISO 8601 in UTC).
 */
export type DossierState = {
  /** 'HS63-0042': in every letter's subject, can be read out over the phone. */
  readonly code: string
  readonly campaign: string
  readonly submission: string
  readonly unit: KnownUnit | null
  /** What the papers said of the unit, where staff said otherwise (then `unit` is theirs). */
  readonly unitFound?: KnownUnit | null
  /** Folded name of the body that issued the documents, where the roster does not know it: two mails of it are one dossier. */
  readonly unitKey: string | null
  /** Mails that brought something, in order of their time of receipt. */
  readonly contributions: readonly Contribution[]
  /** Addresses that wrote for it, newest last. */
  readonly senders: readonly string[]
  /** Message-IDs of its mails and of our letters: an answer to one of them belongs here. */
  readonly messageIds: readonly string[]
  readonly completedAt: string | null
  readonly status: DossierStatus
  /** Other open campaigns that it could belong to just as well; absent: it surely belongs to its own. */
  readonly rivals?: readonly { readonly campaign: string; readonly plan: string }[]
  /** Letters about it, oldest first. One whose `sendAt` is ahead is planned and may still be replaced. */
  readonly letters: readonly LetterRecord[]
  /** What staff decided about it, oldest first; absent: nothing. Judging goes by the mails and these. */
  readonly decisions?: readonly Decision[]
  /** Absent or null while it is open. A closed dossier takes no more mail and is answered no more. */
  readonly closed?: Closed | null
  /** Codes of dossiers that were merged into this one: whoever writes under them means it. */
  readonly mergedCodes?: readonly string[]
  /** Version of the rules that it was judged by last, see `Campaign.version`. */
  readonly rules?: string
}

export type Closed =
  | { readonly as: 'not-a-dossier' }
  /** Its term of keeping ended: nothing is left of it but its number, unit and times. */
  | { readonly as: 'forgotten' }
  | { readonly as: 'merged'; /** Code of the dossier that took its mails. */ readonly into: string }

export type KnownUnit = {
  readonly id: string
  readonly name: string
  /** 'staff': an officer said so, and no paper overrules it. */
  readonly knownBy: 'address' | 'document' | 'text' | 'staff'
}

export type Contribution = {
  /** SHA-256 of the mail's raw bytes. */
  readonly mail: string
  readonly messageId: string | null
  readonly from: string | null
  readonly receivedAt: string
  readonly documents: readonly UnderstoodDocument[]
  /** Sizes of files by their SHA-256, for the receipt. */
  readonly sizes: Readonly<Record<string, number>>
  /** The mail spoke of a dossier but brought no file; or a link to a shared drive in a file's place. */
  readonly noFile: boolean
  readonly linkOnly: boolean
  /** Items that the mail's own body seems to hold as text: 'proposal-letter', 'achievement-summary'. */
  readonly inBody: readonly string[]
  /** Sentences of the mail that take somebody back; absent: none. */
  readonly withdraws?: readonly string[]
  /** The mailbox's own server found that its sender is not who the mail says (DMARC). */
  readonly notAuthentic: boolean
  /** What it brought as it was read before, where an officer had it read once more; absent: it was read once. */
  readonly earlier?: EarlierReading
}

/** What reading a mail gives to a dossier. */
export type ReadPapers = Pick<Contribution, 'documents' | 'sizes' | 'inBody' | 'noFile' | 'linkOnly'>

export type EarlierReading = ReadPapers & {
  /** The decision by which it is not the last word any more. */
  readonly decision: number
  /** Only the new reading told whose dossier it is. */
  readonly withoutUnit: boolean
  readonly earlier?: EarlierReading
}

export type LetterRecord = {
  readonly kind: ReplyKind
  /** SHA-256 of the mail that it answers. */
  readonly answers: string
  /** It told its reader that a mail had come before: that is told once. */
  readonly again?: boolean
  /** The decision that brought it about; absent: the mail itself. */
  readonly decision?: number
  readonly plannedAt: string
  readonly sendAt: string
  /** Codes of all the dossiers that the letter speaks of. */
  readonly dossiers: readonly string[]
  /** When the burst of mails began that this notice waits out. */
  readonly burstSince: string
  /** SHA-256 of the mails that it takes into account: what came in others is new to its reader. */
  readonly mails: readonly string[]
  /** Keys of the items that it told as present and as missing: the next letter tells the difference. */
  readonly toldPresent: readonly string[]
  readonly toldMissing: readonly string[]
}

export function isOpen({ closed }: Pick<DossierState, 'closed'>): boolean {
  return closed === undefined || closed === null
}

/** Whose dossier it is by its papers alone. */
export function unitByPapers({ unit, unitFound }: Pick<DossierState, 'unit' | 'unitFound'>): KnownUnit | null {
  return unitFound === undefined ? unit : unitFound
}
