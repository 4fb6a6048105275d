import type { Page } from '../extraction.ts'
import type { PdfSource } from '../pdf/document.ts'
import type { ReadingTools } from '../tools.ts'
import type { Decoded, Undecodable } from './decode.ts'
import { turn } from './grey.ts'
import { openPdfDrawer } from './pdf-drawing.ts'
import type { PdfDrawer } from './pdf-drawing.ts'
import type { PdfImages } from './pdf-images.ts'
import { inParallel, readDecoded } from './picture.ts'
import type { PictureReading } from './picture.ts'
import { along, beforeTurn } from './ways-back.ts'
import { countOf, KIND } from '#src/understanding/vietnamese/letter-kinds.ts'
import { isCipher, isSoundText } from './sound-text.ts'

/** Visible letters under which a page is taken for a picture. */
const FEWEST_LETTERS = 20
/** Letters that a stamp of a digital signature, a header or a page number adds to a scan. */
const STAMP_LETTERS = 400
/** Pixels of a picture that can be a page: A5 at 100 dpi. */
const PAGE_PIXELS = 480_000

/**
 * Reads those pages of a PDF whose text is no text: `texts` holds what each page says as text (decoded, page 1 first). Pages that are
 * fine as they are don't appear in the answer.
 */
export async function ocrPdfPages(
  source: PdfSource,
  texts: readonly string[],
  tools: ReadingTools,
): Promise<ReadonlyMap<number, PictureReading>> {
  const readings = new Map<number, PictureReading>()
  const { ocr } = tools
  const suspects = texts.some((text) => mayBeScan(text))
  if (ocr === null || !suspects) return readings
  // Loaded by the first scan: its library takes a third of a second, and most readers never meet one.
  const { openPdfImages } = await import('./pdf-images.ts')
  const images = await openPdfImages(source)
  const wanted = texts.flatMap((text, at) => (needsOcr(text, images?.largest(at + 1) ?? 0) ? [at + 1] : []))
  await using drawer = openPdfDrawer(source)
  const draw = oneAtATime(drawer)
  const read = await inParallel(wanted.length, ocr.parallel, async (index) => {
    const page = wanted[index] ?? 1
    const picture = (await rawPicture(images, page, tools)) ?? (await drawnPicture(draw, images, page, tools))
    return picture.kind === 'picture' ? readDecoded(picture, ocr) : picture
  })
  wanted.forEach((page, index) => {
    const reading = read[index]
    if (reading !== undefined) readings.set(page, reading)
  })
  return readings
}

/** What a page says after OCR: the picture's words where it says more than the text did, and what only the text says below them. */
export function mergedPage(text: Page, reading: PictureReading): { readonly page: Page; readonly read: boolean } {
  if (reading.kind !== 'page') return { page: text, read: false }
  const seen = lettersIn(text)
  const read = lettersIn(reading.page)
  if (seen >= FEWEST_LETTERS && isSoundText(wordsOf(text)) && read < seen * 1.5) return { page: text, read: false }
  // What reads as a cipher may be another language; a picture of it that reads no better is no gain.
  const isWorse = seen >= FEWEST_LETTERS && !isSoundText(wordsOf(reading.page)) && reading.confidence < SURE
  if (isWorse && !hasStrange(wordsOf(text))) return { page: text, read: false }
  // A signature's stamp or a header drawn over the scan: the raw picture doesn't hold it.
  const alsoTyped = seen > 0 && isSoundText(wordsOf(text)) && !isGibberish(wordsOf(text)) ? text.blocks : []
  return { page: { blocks: [...reading.page.blocks, ...alsoTyped] }, read: true }
}

/** All words of a page, for judging them. */
export function wordsOf(page: Page): string {
  return page.blocks.map((block) => (block.kind === 'line' ? block.text : block.rows.flat().join(' '))).join('\n')
}

/** Cheap: could any page need it, whatever pictures it has? */
function mayBeScan(text: string): boolean {
  return lettersOf(text) < STAMP_LETTERS || !isSoundText(text)
}

function needsOcr(text: string, picturePixels: number): boolean {
  const letters = lettersOf(text)
  if (letters < FEWEST_LETTERS) return true
  if (picturePixels >= PAGE_PIXELS) return letters < STAMP_LETTERS || !isSoundText(text)
  return isGibberish(text)
}

/** Below this a reading is no better than a text that means nothing. */
const SURE = 0.7

/** Letters without meaning outside the file: drawing the page shows what they look like. */
function isGibberish(text: string): boolean {
  return hasStrange(text) || isCipher(text)
}

function hasStrange(text: string): boolean {
  const strange = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  return strange > 0.1 * (lettersOf(text) + strange)
}

function lettersIn(page: Page): number {
  return lettersOf(wordsOf(page))
}

function lettersOf(text: string): number {
  return countOf(text, KIND.letter | KIND.digit)
}

async function rawPicture(images: PdfImages | null, page: number, tools: ReadingTools): Promise<Decoded | null> {
  const image = (await images?.image(page, tools.limits)) ?? null
  if (image === null) return null
  const { openPictures } = await import('./decode.ts')
  const pictures = await openPictures(image.bytes, tools.limits)
  if (pictures.kind === 'problem') return null
  const picture = await pictures.decode(0)
  if (picture.kind === 'problem') return null
  // Viewers don't heed the EXIF of a picture in a PDF, so what was turned by it stands elsewhere on the page.
  const lying = beforeTurn({ width: 1, height: 1 }, image.rotate)
  const shown = image.shown === null || picture.turnedByExif ? null : along(lying, image.shown)
  return { ...picture, red: turn(picture.red, image.rotate), darkest: turn(picture.darkest, image.rotate), shown }
}

async function drawnPicture(
  draw: PdfDrawer['draw'],
  images: PdfImages | null,
  page: number,
  tools: ReadingTools,
): Promise<Decoded | Undecodable> {
  try {
    const { openPictures } = await import('./decode.ts')
    const pictures = await openPictures(await draw(page), tools.limits)
    if (pictures.kind === 'problem') return pictures
    const picture = await pictures.decode(0)
    // pdf.js leaves out pictures that it can't decode and says nothing.
    const white = picture.kind === 'picture' && picture.red.data.every((value) => value > 250)
    if (white && (images?.largest(page) ?? 0) >= PAGE_PIXELS)
      return undecodable(`the picture on page ${page} could not be decoded`)
    return picture
  } catch (error) {
    return undecodable(error instanceof Error ? error.message : String(error))
  }
}

function undecodable(detail: string): Undecodable {
  return { kind: 'problem', problem: 'corrupt', detail }
}

/** Drawing takes much memory a page. */
function oneAtATime(drawer: PdfDrawer): PdfDrawer['draw'] {
  let last: Promise<unknown> = Promise.resolve()
  return (page) => {
    const next = last.then(() => drawer.draw(page))
    last = next.catch(() => {})
    return next
  }
}
