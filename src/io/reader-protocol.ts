import type { Understood } from '#src/dossiers/understood.ts'
import type { Message } from '#src/mail/message.ts'
import type { Extraction, FileReading, Problem } from '#src/reading/extraction.ts'
import type { OcrHints, OcrPage, ReadingLimits, Scanned } from '#src/reading/tools.ts'

/** A mail, parsed and read; one that holds a secret without its contents. The bytes of its attachments are dropped: each `bytes` is empty, `sha256` still names them. */
export type MailReading = {
  readonly message: Message
  readonly files: readonly FileReading[]
  /** Null where the reading program does not understand, or the mail could not be understood in it: then no file has pages. */
  readonly understood: Understood | null
  /** Why nobody could understand it, for whoever mends the program; null where nothing went wrong. */
  readonly failure: string | null
}

/** What the pool asks of a reading process. */
export type ToReader =
  | ReadRequest
  | { readonly kind: 'recalled'; readonly request: number; readonly extraction: Extraction | null }
  | { readonly kind: 'recognised'; readonly request: number; readonly page: OcrPage | null; readonly error: string }
  | { readonly kind: 'scanned'; readonly request: number; readonly scanned: Scanned }

export type ReadRequest = {
  readonly kind: 'read'
  readonly raw: Uint8Array
  readonly internalDate: Date | null
  readonly limits: ReadingLimits
  /** See ReadingTools. */
  readonly cleared: boolean
  /** Files are to be looked through for malware first. */
  readonly scans: boolean
  /** Pictures that may be recognised at the same time; null where there is no OCR. */
  readonly ocrParallel: number | null
  /** Files that killed or stopped a reader before, and what each is told as. */
  readonly doomed: ReadonlyMap<string, Doom>
  /** Where set, whatever is not known yet is told as this: too much went wrong with this mail. */
  readonly doomAll: Doom | null
}

export type Doom = { readonly problem: Problem; readonly detail: string }

/** What a reading process tells. */
export type FromReader =
  | { readonly kind: 'ready' }
  | { readonly kind: 'parsed'; readonly message: Message }
  | { readonly kind: 'recall'; readonly request: number; readonly sha256: string }
  | { readonly kind: 'scan'; readonly request: number; readonly bytes: Uint8Array }
  | { readonly kind: 'begins'; readonly sha256: string }
  | { readonly kind: 'ends'; readonly sha256: string; readonly extraction: Extraction | null }
  | { readonly kind: 'recognise'; readonly request: number; readonly image: Uint8Array; readonly hints: OcrHints }
  | { readonly kind: 'files'; readonly files: readonly FileReading[] }
  | { readonly kind: 'done'; readonly understood: Understood | null }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'memory'; readonly bytes: number }
