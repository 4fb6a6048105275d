import sharp, { type Sharp } from 'sharp'
import { openPictures } from './ocr/decode.ts'
import { pgmOf } from './ocr/grey.ts'
import { openPdfDrawer } from './ocr/pdf-drawing.ts'
import { openPdf, type PdfSource } from './pdf/document.ts'
import { readDrawing } from './pdf/drawing.ts'
import { findOnPage, type Place } from './pdf/find-on-page.ts'
import { sniff } from './sniff.ts'
import { LIMITS } from './tools.ts'

/** Pixels of the wider side of a picture of a page. */
const WIDEST = 1600
const QUALITY = 80

/**
 * One page of a PDF or of a file of pictures as a JPEG, with words marked where the file says where they stand. `passwords`: of the mail.
 * @returns null where the file is neither, or has no such page
 */
export async function drawPage(
  bytes: Uint8Array,
  page: number,
  words: readonly string[],
  passwords: readonly string[] = [],
): Promise<Uint8Array | null> {
  const { magic } = await sniff(bytes, '')
  if (magic === 'pdf') return await drawPdfPage(bytes, page, words, passwords)
  const pictures = await openPictures(bytes, LIMITS)
  if (pictures.kind === 'problem' || page > pictures.count) return null
  return (await inColour(bytes, page)) ?? (await inGrey(pictures, page))
}

async function drawPdfPage(
  bytes: Uint8Array,
  page: number,
  words: readonly string[],
  passwords: readonly string[],
): Promise<Uint8Array> {
  const { source, picture } = await drawOpened(bytes, page, passwords)
  const drawn = sharp(picture).flatten({ background: '#fff' })
  const { width, height } = await drawn.metadata()
  const places = words.length === 0 ? [] : await placesOf(source, page, words).catch((): Place[] => [])
  if (places.length > 0) drawn.composite([{ input: Buffer.from(overlay(places, width, height)), blend: 'multiply' }])
  // Composed at full size first: a resize in the same pipeline would come before.
  return await small(sharp(await drawn.png().toBuffer()))
}

/** With the password that opens it, where the mail states one. */
async function drawOpened(
  bytes: Uint8Array,
  page: number,
  passwords: readonly string[],
): Promise<{ source: PdfSource; picture: Uint8Array }> {
  for (const password of [null, ...passwords]) {
    const source = { bytes, password }
    await using drawer = openPdfDrawer(source)
    try {
      return { source, picture: await drawer.draw(page) }
    } catch (error) {
      if (!(error instanceof Error) || !/password/i.test(`${error.name} ${error.message}`)) throw error
    }
  }
  throw new Error('no password of the mail opens it')
}

function overlay(places: readonly Place[], width: number, height: number): string {
  const rects = places.map(
    (place) =>
      `<rect x="${place.left * width}" y="${place.top * height}" width="${place.width * width}" height="${place.height * height}" rx="4" fill="#ffd84d"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${rects.join('')}</svg>`
}

/** Where words stand on a page that holds text. */
async function placesOf(source: PdfSource, number: number, words: readonly string[]): Promise<Place[]> {
  const { pdf, parser } = await openPdf(source)
  try {
    return findOnPage(await readDrawing(await pdf.getPage(number)), words)
  } finally {
    await parser.destroy()
  }
}

/** Null where sharp knows no such picture (HEIC, bitmaps of Windows). */
async function inColour(bytes: Uint8Array, page: number): Promise<Uint8Array | null> {
  try {
    return await small(sharp(bytes, { page: page - 1, limitInputPixels: LIMITS.pixels, failOn: 'none' }).rotate())
  } catch {
    return null
  }
}

async function inGrey(
  pictures: Extract<Awaited<ReturnType<typeof openPictures>>, { kind: 'pictures' }>,
  page: number,
): Promise<Uint8Array | null> {
  const decoded = await pictures.decode(page - 1)
  return decoded.kind === 'problem' ? null : await small(sharp(pgmOf(decoded.red)))
}

async function small(picture: Sharp): Promise<Uint8Array> {
  return await picture
    .resize({ width: WIDEST, height: WIDEST * 2, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: QUALITY })
    .toBuffer()
}
