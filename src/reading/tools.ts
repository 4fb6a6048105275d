import type { Line } from './extraction.ts'

/** What formats may use that is not a pure function of the file's bytes: handed in by the shell, so that the core stays pure. */
export type ReadingTools = {
  /** Null where the installation has no OCR: pictures are then a problem 'unsupported', never a guess. */
  readonly ocr: Ocr | null
  readonly limits: ReadingLimits
}

export type Ocr = {
  /** Recognises one page picture (JPEG, PNG, TIFF page, ... anything sharp decodes) as Vietnamese text. */
  recognise(image: Uint8Array): Promise<OcrPage>
}

export type OcrPage = {
  readonly lines: readonly Line[]
  /** 0..1, mean over words; 0 where nothing was read. */
  readonly confidence: number
}

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
