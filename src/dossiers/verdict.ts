import type { DocumentTypeId, NomineeKind } from '../understanding/document.ts'
import type { Problem } from '../reading/extraction.ts'

/**
 * The format of a judgement: what `tiepnhan check --json` prints, one object a line.
 * A contract with other programs; field order as printed.
 */
export type Verdict = {
  /** The path given, or path#N for the N-th message of an mbox. */
  file: string
  message: {
    messageId: string | null
    from: string | null
    subject: string | null
    /** ISO 8601 in the campaign's time zone: 2021-05-26T23:59:59+07:00. */
    receivedAt: string
    kind: MessageKind
  }
  documents: VerdictDocument[]
  dossiers: VerdictDossier[]
  replies: VerdictReply[]
  silence: Silence | null
}

export type MessageKind = 'submission' | 'auto-reply' | 'bounce' | 'bulk' | 'own'

/** Why nothing is answered. */
export type Silence =
  | 'auto-reply'
  | 'bounce'
  | 'bulk'
  | 'own'
  | 'not-a-dossier'
  | 'resend'
  | 'unknown-sender'
  | 'rate-limited'
  | 'no-sender'
  | 'sender-not-authentic'
  | 'letters-held'

export type VerdictDocument = {
  attachment: string
  path: string[]
  pages: [first: number, last: number] | null
  type: DocumentTypeId
  number: string | null
  date: string | null
  issuer: string | null
  subjects: { kind: NomineeKind; name: string }[]
  readBy: 'text' | 'ocr' | null
  confidence: number
  problem: Exclude<Problem, 'split-part'> | null
}

export type DossierStatus = 'complete' | 'incomplete' | 'needs-review'

export type VerdictDossier = {
  code: string
  campaign: string
  submission: string
  unit: { id: string; name: string; knownBy: 'address' | 'document' | 'text' } | null
  status: DossierStatus
  timeliness: 'on-time' | 'late'
  deadline: string
  firstReceivedAt: string
  completedAt: string | null
  nominees: { kind: NomineeKind; name: string; summary: 'present' | 'missing' | 'unreadable' }[]
  items: { item: string; nominee: string | null; status: ItemStatus; evidence: VerdictEvidence | null }[]
  remarks: { code: string; text: string }[]
}

export type ItemStatus = 'present' | 'missing' | 'unreadable' | 'waived'

export type VerdictEvidence = { message: string; attachment: string; pages: [number, number] | null; text: string }

export type ReplyKind = 'receipt' | 'missing-items' | 'review-pending'

export type VerdictReply = {
  kind: ReplyKind
  sendAt: string
  to: string[]
  subject: string
  text: string
  html: string
}
