import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PDFParse } from 'pdf-parse'

/** A PDF and the password that opens it; null where it asks for none. */
export type PdfSource = { readonly bytes: Uint8Array; readonly password: string | null }

/** The part of pdf-parse's bundled pdf.js that reading uses: a page as a list of drawing operations, each with its arguments. */
export type PdfDocument = {
  readonly numPages: number
  getPage(number: number): Promise<PdfPage>
  getAttachments(): Promise<Readonly<Record<string, unknown>> | null>
  getFieldObjects(): Promise<Readonly<Record<string, readonly { readonly value?: unknown }[]>> | null>
}

export type PdfPage = {
  getOperatorList(): Promise<{
    readonly fnArray: readonly number[]
    readonly argsArray: readonly (readonly unknown[] | null)[]
  }>
  getViewport(options: { scale: number }): {
    readonly width: number
    readonly height: number
    readonly transform: readonly number[]
  }
  readonly commonObjs: {
    has(id: string): boolean
    get(id: string): { readonly name?: string; readonly fontMatrix?: readonly number[] }
  }
  cleanup(): void
}

/** Loads the half of pdf.js that it would load with the first PDF. */
export async function loadPdfReader(): Promise<void> {
  const { resolve } = createRequire(import.meta.resolve('pdf-parse'))
  await import(pathToFileURL(resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')).href)
}

/** Opens a PDF for reading its text: pictures are not decoded. The caller destroys the parser. */
export async function openPdf({
  bytes,
  password,
}: PdfSource): Promise<{ readonly pdf: PdfDocument; readonly parser: PDFParse }> {
  // pdf.js empties the array that it is given, so it gets a copy. A picture of more than one pixel is skipped: OCR takes it raw.
  const parser = new PDFParse({
    data: new Uint8Array(bytes),
    maxImageSize: 1,
    verbosity: 0,
    isEvalSupported: false,
    ...NOTHING_DRAWN,
    ...(password === null ? {} : { password }),
  })
  // `load` is what all of its readers call first; its types keep it to themselves.
  const load: unknown = Reflect.get(parser, 'load')
  if (typeof load !== 'function') throw new Error('pdf-parse has no load')
  try {
    const pdf: PdfDocument = await Reflect.apply(load, parser, [])
    return { pdf, parser }
  } catch (error) {
    await parser.destroy().catch(() => undefined)
    throw error
  }
}

/**
 * Outside browsers pdf.js makes outlines of all letters for a canvas, a quarter of the time of reading. Told that fonts can be loaded,
 * it hands each to the page (CSS Font Loading): this one takes them and does nothing with them.
 */
const NOTHING_DRAWN = {
  disableFontFace: false,
  ownerDocument: { fonts: { add: () => undefined, delete: () => undefined } },
}
if (!('FontFace' in globalThis)) {
  Reflect.set(
    globalThis,
    'FontFace',
    class {
      readonly loaded = Promise.resolve()
      readonly load = () => this.loaded
    },
  )
}

/** Operation codes of pdf.js 5 (its OPS), those that place text and lines. */
export const OPS = {
  save: 10,
  restore: 11,
  transform: 12,
  stroke: 20,
  closeStroke: 21,
  fill: 22,
  eoFill: 23,
  fillStroke: 24,
  eoFillStroke: 25,
  closeFillStroke: 26,
  closeEOFillStroke: 27,
  beginText: 31,
  setCharSpacing: 33,
  setWordSpacing: 34,
  setHScale: 35,
  setLeading: 36,
  setFont: 37,
  setTextRenderingMode: 38,
  setTextRise: 39,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  showSpacedText: 45,
  paintFormXObjectBegin: 74,
  paintFormXObjectEnd: 75,
  beginAnnotation: 80,
  endAnnotation: 81,
  constructPath: 91,
} as const
