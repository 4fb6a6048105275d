import type { DocumentTypeId } from './document.ts'

/**
 * What the office knows of one type of document. One file per type in rules/document-types/: to teach the system a new kind of paper,
 * write one and add it to the registry there. Types are tried by title first; signals only speak where no title does.
 */
export type DocumentType = {
  readonly id: DocumentTypeId
  /** Shade of the type, for 'other' what it was recognised as. A title rule or signal may say another. */
  readonly subtype: string | null
  /** For staff, in Vietnamese. */
  readonly name: string
  readonly titles: readonly TitleRule[]
  /** Abbreviations in a symbol that speak for the type, without marks, lower case: 'ttr' of 12/TTr-CĐCS. */
  readonly symbols: readonly string[]
  readonly signals: readonly Signal[]
  /** Who is to be read from it: those proposed, those whose achievements are told, or nobody. */
  readonly yields: 'nominees' | 'subjects' | 'nobody'
}

/** A title the type goes by. It is looked for whatever its case, marks, letter-spacing, line breaks and single misread letters. */
export type TitleRule = {
  /** Words the title begins with, with their marks: 'tóm tắt thành tích'. The longest phrase that fits wins. */
  readonly phrase: string
  /** The phrase may stand anywhere in a title typed in capitals: the last resort for titles that their writer made up. */
  readonly anywhere?: true
  /** What the rest of the title (plain text) must, or must not, say. */
  readonly rest?: RegExp
  readonly not?: RegExp
  readonly subtype?: string
  /** 0..1: how often a document so titled is of this type. */
  readonly sure: number
}

export type Signal = {
  /** In words, English: shown to whoever wonders about a decision. */
  readonly says: string
  /** Evidence in thirds of certainty: 3 decides alone, 1 is a hint, negative speaks against. */
  readonly weight: number
  readonly holds: (facts: Facts) => boolean
  readonly subtype?: string
}

/** What a document shows besides its title. Text is plain: lower case, without marks. */
export type Facts = {
  /** The whole of it, a line each, up to a limit. */
  readonly text: string
  /** Its first forty lines. */
  readonly opening: string
  /** Type part of its own symbol: 'ttr' of 12/TTr-CĐCS, '' where the symbol names organs only, null without symbol. */
  readonly symbol: string | null
  /** What "V/v" says under the number, or null. */
  readonly about: string | null
  /** It has a "Kính gửi". */
  readonly addressed: boolean
  /** Number of lines that begin with Căn cứ or Thực hiện. */
  readonly grounds: number
  /** A personal form's labels found: 'ho va ten', 'nam sinh', 'chuc vu', ... */
  readonly labels: number
  /** Rows of tables that name people or collectives. */
  readonly nomineeRows: number
  readonly signedBy: 'union' | 'reporter' | null
  /** Type of the document before it in the same file. */
  readonly follows: DocumentTypeId | null
  readonly fileName: string
}
