import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { PDFParse } from 'pdf-parse'
import type { PdfSource } from '../pdf/document.ts'

/** Pixels of the short side of a drawn page: A4 at 200 dpi. */
const SHORT_SIDE = 1654
/** Points: a page beyond is drawn coarser (A0 is 2384 × 3370). */
const LARGEST_PIXELS = 12_000_000

export type PdfDrawer = AsyncDisposable & {
  /** A page as a PNG, /Rotate and crop box as a viewer shows them. Throws where it can't be drawn. */
  draw(page: number): Promise<Uint8Array>
}

/**
 * Draws pages with pdf.js. It leaks native memory with every page drawn, so raw pictures come first and the process that
 * reads is replaced after a while.
 */
export function openPdfDrawer({ bytes, password }: PdfSource): PdfDrawer {
  let parser: PDFParse | null = null
  return {
    async draw(page) {
      parser ??= new PDFParse({
        data: new Uint8Array(bytes),
        verbosity: 0,
        isEvalSupported: false,
        ...resources(),
        ...(password === null ? {} : { password }),
      })
      const { pages } = await parser.getInfo({ partial: [page], parsePageInfo: true })
      const size = pages.find((one) => one.pageNumber === page)
      const width = size?.width ?? 595
      const height = size?.height ?? 842
      const scale = Math.min(SHORT_SIDE / Math.min(width, height), Math.sqrt(LARGEST_PIXELS / (width * height)))
      const shot = await parser.getScreenshot({ partial: [page], scale, imageBuffer: true, imageDataUrl: false })
      const [drawn] = shot.pages
      if (drawn === undefined) throw new Error(`page ${page} could not be drawn`)
      return drawn.data
    },
    async [Symbol.asyncDispose]() {
      await parser?.destroy()
    },
  }
}

/** Without its decoders pdf.js draws JPEG 2000 scans as plain white and says nothing. */
function resources(): { wasmUrl: string; standardFontDataUrl: string; cMapUrl: string } {
  const here = createRequire(import.meta.url)
  const pdfjs = dirname(createRequire(here.resolve('pdf-parse')).resolve('pdfjs-dist/package.json'))
  return {
    wasmUrl: `${join(pdfjs, 'wasm')}/`,
    standardFontDataUrl: `${join(pdfjs, 'standard_fonts')}/`,
    cMapUrl: `${join(pdfjs, 'cmaps')}/`,
  }
}
