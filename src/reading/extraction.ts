/**
 * What reading a file gives: the neutral model between formats and understanding.
 * A format turns bytes into pages of blocks; nobody after it knows what kind of file it was.
 */
export type Block = Line | Table

export type Line = {
  readonly kind: 'line'
  /** One paragraph (word processors) or one visual line (PDF, OCR, plain text); NFC, inner tabs kept, trimmed at the end. */
  readonly text: string
  /** Where the format knows: bold, centred, or a heading. Absent means unknown, not false. */
  readonly bold?: boolean
  readonly centred?: boolean
  /** 0..1, OCR only: how sure the reader is of this line. */
  readonly confidence?: number
  /** OCR only: where it stands on the page as shown (line-place.ts). */
  readonly place?: string
}

export type Table = {
  readonly kind: 'table'
  /**
   * Rows of cells in reading order. A merged cell's text stands in its first row and column only, the places it covers are ''.
   * Lines inside a cell are parted by '\n'.
   */
  readonly rows: readonly (readonly string[])[]
  /** OCR only: for each cell where its lines stand, parted as they are. */
  readonly places?: readonly (readonly string[])[]
}

/** One page. A word processor's file has as many pages as it has hard page breaks plus one. */
export type Page = { readonly blocks: readonly Block[] }

/** Why a file could not be read whole (verdict.md). A value, never an exception. */
export type Problem =
  | 'encrypted'
  | 'corrupt'
  /** One volume of an archive cut into several, the others not with it: nothing is wrong with it. The verdict says 'unsupported'. */
  | 'split-part'
  | 'empty'
  | 'blank-form'
  | 'unsupported'
  | 'too-large'
  | 'too-deep'
  | 'timeout'
  /** It bears a mark of secrecy: nothing of it is kept, and nothing more of its mail is read. */
  | 'secret'
  /** A scanner found malware in it: nobody opened it. */
  | 'infected'
  /** It was read, and the program failed in understanding it: a fault of ours, not of the file. The verdict names no problem. */
  | 'not-understood'

/** A file to read: an attachment, or a member of an archive or of an attached mail. */
export type SourceFile = {
  /** Its own name, decoded, NFC, without folders. */
  readonly name: string
  /** Containers down to it, its own name last: ['hoso.zip', 'To trinh.docx']. */
  readonly path: readonly string[]
  /** Declared media type where there is one: a hint only. */
  readonly declaredType: string | null
  readonly bytes: Uint8Array
  /** Where the bytes are those of an archive's volumes, one after the other: names by which they find each other, and lengths. */
  readonly volumes?: readonly { readonly name: string; readonly length: number }[]
}

/** What one format made of one file. */
export type Extraction =
  | {
      readonly kind: 'pages'
      readonly readBy: 'text' | 'ocr'
      readonly pages: readonly Page[]
      readonly confidence: number | null
      readonly warnings: readonly string[]
      /** Files that lie in it beside its own pages: attached to a PDF, embedded in a Word document. They are read in turn. */
      readonly attached?: readonly SourceFile[]
    }
  /** An archive or an attached mail: its members are read in turn. `problem` says why some could not be taken out. */
  | {
      readonly kind: 'members'
      readonly members: readonly SourceFile[]
      readonly problem: Problem | null
      readonly warnings: readonly string[]
    }
  /** A picture that is no document: a logo, a photo of people, a blank page. Not listed, not "unreadable". */
  | { readonly kind: 'not-a-document'; readonly why: string }
  | {
      readonly kind: 'problem'
      readonly problem: Problem
      readonly detail: string
      readonly warnings: readonly string[]
    }

/** One file, read: what understanding starts from. Containers are gone, their members stand here with their path. */
export type FileReading = {
  /** The file's own name as the sender wrote it: the attachment's, or the member's of an archive (then the last of `path`). */
  readonly name: string
  readonly path: readonly string[]
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string
  readonly size: number
  /** Format id of the registry ('docx', 'pdf', ...), or 'unknown'. */
  readonly format: string
  readonly readBy: 'text' | 'ocr' | null
  readonly pages: readonly Page[]
  /** Mean OCR confidence 0..1; null for text. */
  readonly confidence: number | null
  readonly problem: Problem | null
  /** What was odd, in words for staff ('truncated: the last part is lost'). */
  readonly warnings: readonly string[]
}
