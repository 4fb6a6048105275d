import type { Line } from './extraction.ts'

/** What formats may use that is not a pure function of the file's bytes: handed in by the shell, so that the core stays pure. */
export type ReadingTools = {
  /** Null where the installation has no OCR: pictures are then a problem 'unsupported', never a guess. */
  readonly ocr: Ocr | null
  readonly limits: ReadingLimits
  /** Passwords that the mail states for its own files. */
  readonly passwords?: readonly string[]
  /** An officer looked at the mail and said that nothing in it is a secret: marks of secrecy are words like others. */
  readonly cleared?: boolean
}

/** An engine that reads one picture; preparing the picture and making pages of its words is reading/ocr's work. */
export type Ocr = {
  /** Pages worth recognising at the same time. */
  readonly parallel: number
  /**
   * Recognises one upright page picture (PGM, JPEG, PNG, TIFF page) as Vietnamese text.
   * Rejects where the picture can't be decoded or the engine died or took too long; the engine itself lives on.
   */
  recognise(image: Uint8Array, hints?: OcrHints): Promise<OcrPage>
}

export type OcrHints = {
  /** Dots per inch, where known: engines guess otherwise. */
  readonly dpi?: number
  /** 'block' (default) keeps what stands on one height on one line, 'sparse' looks for words anywhere. */
  readonly layout?: 'block' | 'sparse'
}

export type OcrPage = {
  readonly lines: readonly OcrLine[]
  /** 0..1, mean over characters; 0 where nothing was read. */
  readonly confidence: number
}

/** A line as the engine saw it: its words parted by one space each. */
export type OcrLine = Line & { readonly words: readonly OcrWord[] }

export type OcrWord = {
  readonly text: string
  /** 0..1. */
  readonly confidence: number
  readonly box: Box
}

/** Pixels of the picture given, origin top left. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What a scanner says of a file. Too large: it does not take so much. */
export type Scanned =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly threat: string }
  | { readonly kind: 'too-large' }

/** Each with a test at the limit and one past it. */
export type ReadingLimits = {
  /** Bytes of one file, and of everything taken out of one mail's archives together. */
  readonly fileBytes: number
  readonly unpackedBytes: number
  /** Unpacked against packed bytes of one archive member. */
  readonly ratio: number
  /** Files of one mail, members of archives counted. */
  readonly files: number
  /** Containers inside containers: 1 is a zip in a mail. */
  readonly depth: number
  readonly pages: number
  /** Pixels of one picture. */
  readonly pixels: number
  /** Milliseconds for one file. */
  readonly fileMs: number
  /** Bytes of resident memory of the reading process. */
  readonly memoryBytes: number
}

export const LIMITS: ReadingLimits = {
  fileBytes: 50_000_000,
  unpackedBytes: 200_000_000,
  ratio: 200,
  files: 500,
  depth: 5,
  pages: 300,
  pixels: 80_000_000,
  fileMs: 120_000,
  memoryBytes: 1_500_000_000,
}
