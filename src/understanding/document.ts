import type { Problem } from '../reading/extraction.ts'

/** Ids of document types that the verdict's contract names; a campaign's items refer to them. */
export type DocumentTypeId =
  | 'proposal-letter'
  | 'achievement-summary'
  | 'nominee-list'
  | 'result-report'
  | 'minutes'
  | 'other'
  | 'unknown'

export type NomineeKind = 'individual' | 'collective'

/** Someone proposed, or someone whose achievements are told. */
export type Nominee = {
  readonly kind: NomineeKind
  /** As typed in the document, honorifics off, spaces tidied, NFC: a certificate may be printed from it. */
  readonly name: string
  /** Post and unit as typed ('Giáo viên'), '' where not said. They tell two people of one name apart. */
  readonly post: string
  readonly unit: string
  /** Year of birth where said. */
  readonly birthYear: number | null
  /** The award asked for, as typed ('Giấy khen'), '' where not said. */
  readonly award: string
  /** True where a row of a list carries this nominee's achievements in a column of their own. */
  readonly achievementsTold: boolean
  /** Read from a sentence or by weak signs: unless counts, a list or a summary confirm it, nobody may be told that something of it is missing. */
  readonly uncertain?: true
  readonly evidence: Evidence
}

/** Words of the document that decided something, and the page they stand on (from 1). */
export type Evidence = { readonly page: number; readonly text: string }

/** A value read from a document, with the words it was read from. */
export type Field<T> = { readonly value: T; readonly evidence: Evidence }

/** One document: a file, or a run of pages of one, or several photos that belong together. */
export type UnderstoodDocument = {
  /** Decoded file name as the sender wrote it, and the containers down to it. */
  readonly attachment: string
  readonly path: readonly string[]
  readonly sha256: string
  /** Path of the file whose document goes on in this one (a second photo of one letter): all fields are that document's. */
  readonly continues?: readonly string[]
  /** First and last page from 1, where one file holds several documents; else null. */
  readonly pages: readonly [first: number, last: number] | null
  readonly type: DocumentTypeId
  /** For 'other': what it was recognised as ('plan', 'decision', 'invitation'); for the rest the type's own shade ('official-letter', 'full-report'). */
  readonly subtype: string | null
  /** 0..1: of documents scored 0.9, nine in ten are typed right. */
  readonly confidence: number
  readonly title: Field<string> | null
  readonly number: Field<string> | null
  /** True where the document has a place for its number ('Số: ... /TTr-CĐCS') and nobody filled it in. */
  readonly numberBlank: boolean
  /** ISO date, the document's own. A day or month left blank is no date. */
  readonly date: Field<string> | null
  /** The body that issued it, as its head names it, and the body above it. */
  readonly issuer: Field<string> | null
  readonly superior: Field<string> | null
  readonly signer: Field<string> | null
  readonly recipient: Field<string> | null
  /** Symbol of the plan it refers to, as typed ('63/KH-LĐLĐ'). */
  readonly planNumber: Field<string> | null
  readonly awardLevel: Field<string> | null
  /** Counts that the letter itself states ('01 tập thể và 03 cá nhân'). */
  readonly statedCounts: Field<{ readonly collectives: number | null; readonly individuals: number | null }> | null
  /** Letters and lists: who is proposed. */
  readonly nominees: readonly Nominee[]
  /** Letters and lists: names that stand where a nominee could, which nothing announces as proposed. A summary of one of them decides. */
  readonly candidates?: readonly Nominee[]
  /**
   * Names that stand in the text, folded. Of summaries and what was not recognised: who stands there may be told of there. Of letters, in
   * the request: who stands there and whose summary came is proposed.
   */
  readonly mentioned?: readonly string[]
  /** True where a letter says that its nominees stand in an attached list. */
  readonly refersToList: boolean
  /** Summaries: whose achievements are told. A combined summary has several. */
  readonly subjects: readonly Nominee[]
  /** Summaries: what stands at the head of each passage, a name or not; absent for other types. */
  readonly passages?: readonly Evidence[]
  readonly readBy: 'text' | 'ocr' | null
  readonly problem: Problem | null
  /** Doubts in words for staff ('the name could not be read surely'). */
  readonly doubts: readonly string[]
}
