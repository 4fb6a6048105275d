import type { Extraction, SourceFile } from './extraction.ts'
import type { ReadingTools } from './tools.ts'

/**
 * One way to read files. To add a format: one file in formats/ and its line in formats/index.ts.
 * `accepts` is asked in the registry's order, the first that says yes reads the file.
 */
export type Format = {
  /** Short and stable: it is stored and shown ('docx', 'pdf'). */
  readonly id: string
  readonly accepts: (look: Look) => boolean
  /** Never throws on a file's shape: what can't be read is a `problem`. A throw is a fault of ours and is told as 'corrupt'. */
  readonly read: (file: SourceFile, tools: ReadingTools) => Promise<Extraction>
}

/** What a first look at the bytes says. The name is here to break ties only: wrong extensions are normal. */
export type Look = {
  /** By magic bytes, as an extension in lower case ('pdf', 'docx', 'zip', 'rar', 'jpg', 'tnef'), or null where none matched. */
  readonly magic: string | null
  /** Compound files (OLE2, MS-CFB): whose they are, by the streams at their root. */
  readonly compound: Compound | null
  /** What text it is, where it is text at all. */
  readonly text: TextKind | null
  /** Extension of the file's name in lower case without its dot, '' where there is none. */
  readonly extension: string
  readonly bytes: Uint8Array
}

export type Compound = 'doc' | 'xls' | 'ppt' | 'msg' | 'encrypted-office' | 'other'

export type TextKind = 'html' | 'mail' | 'archive' | 'xml' | 'plain'
