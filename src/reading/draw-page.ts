import sharp, { type Sharp } from 'sharp'
import { openPictures } from './ocr/decode.ts'
import type { Quad } from './line-place.ts'
import { openPdfDrawer } from './ocr/pdf-drawing.ts'
import { openPdf, type PdfSource } from './pdf/document.ts'
import { readDrawing } from './pdf/drawing.ts'
import { findOnPage, type Place } from './pdf/find-on-page.ts'
import { sniff } from './sniff.ts'
import { LIMITS } from './tools.ts'

/** Pixels of the wider side of a picture of a page. */
const WIDEST = 1600
const QUALITY = 80

/** What is marked on the picture of a page: words where the file itself says where they stand, and places that OCR found. */
export type Marks = { readonly words?: readonly string[]; readonly places?: readonly Quad[] }

/**
 * One page of a PDF or of a file of pictures as a JPEG with its marks. `passwords`: of the mail.
 * @returns null where the file is neither, or has no such page
 */
export async function drawPage(
  bytes: Uint8Array,
  page: number,
  { words = [], places = [] }: Marks = {},
  passwords: readonly string[] = [],
): Promise<Uint8Array | null> {
  const { magic } = await sniff(bytes, '')
  if (magic === 'pdf') return await drawPdfPage(bytes, page, { words, places }, passwords)
  const pictures = await openPictures(bytes, LIMITS)
  if (pictures.kind === 'problem' || page > pictures.count) return null
  const marks = marksOf([], places)
  return (await inColour(bytes, page, marks)) ?? (await inGrey(pictures, page, marks))
}

async function drawPdfPage(
  bytes: Uint8Array,
  page: number,
  { words, places }: Required<Marks>,
  passwords: readonly string[],
): Promise<Uint8Array> {
  const { source, picture } = await drawOpened(bytes, page, passwords)
  const typed = words.length === 0 ? [] : await placesOf(source, page, words).catch((): Place[] => [])
  return await finished(sharp(picture), marksOf(typed, places))
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
async function inColour(bytes: Uint8Array, page: number, marks: Drawn | null): Promise<Uint8Array | null> {
  try {
    const options = { page: page - 1, limitInputPixels: LIMITS.pixels, failOn: 'none' } as const
    return await finished(sharp(bytes, options).rotate(), marks)
  } catch {
    return null
  }
}

async function inGrey(
  pictures: Extract<Awaited<ReturnType<typeof openPictures>>, { kind: 'pictures' }>,
  page: number,
  marks: Drawn | null,
): Promise<Uint8Array | null> {
  const decoded = await pictures.decode(page - 1)
  if (decoded.kind === 'problem') return null
  const { width, height, data } = decoded.red
  return await finished(sharp(data, { raw: { width, height, channels: 1 } }), marks)
}

async function finished(picture: Sharp, marks: Drawn | null): Promise<Uint8Array> {
  const small = picture
    .resize({ width: WIDEST, height: WIDEST * 2, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
  if (marks === null) return await small.jpeg({ quality: QUALITY }).toBuffer()
  // In a pipeline of its own: in the first the marks would come before the resize.
  const { data, info } = await small.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return await sharp(data, { raw: { width, height, channels } })
    .composite([{ input: Buffer.from(marks(width, height)), blend: 'multiply' }])
    .jpeg({ quality: QUALITY })
    .toBuffer()
}

/** Marks as SVG for a picture of some size. */
type Drawn = (width: number, height: number) => string

/** Round the letters that OCR found, in their heights: its boxes end where the ink does. */
const MARGIN = 0.1

function marksOf(typed: readonly Place[], found: readonly Quad[]): Drawn | null {
  if (typed.length + found.length === 0) return null
  return (width, height) => {
    const rects = typed.map(
      (place) =>
        `<rect x="${place.left * width}" y="${place.top * height}" width="${place.width * width}" height="${place.height * height}" rx="4"/>`,
    )
    const pieces = found.map((corners) => {
      const points = corners.map(([x, y]) => [x * width, y * height] as const)
      const [upper = [0, 0], , , lower = [0, 0]] = points
      const margin = Math.hypot(lower[0] - upper[0], lower[1] - upper[1]) * MARGIN
      return `<polygon points="${points.join(' ')}" stroke="#ffd84d" stroke-linejoin="round" stroke-width="${2 * margin}"/>`
    })
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><g fill="#ffd84d">${rects.join('')}${pieces.join('')}</g></svg>`
  }
}
