import sharp, { type Sharp } from 'sharp'
import { findWords } from '../understanding/vietnamese/find-words.ts'
import { openPictures } from './ocr/decode.ts'
import { pgmOf } from './ocr/grey.ts'
import { openPdfDrawer } from './ocr/pdf-drawing.ts'
import { openPdf, type PdfDocument } from './pdf/document.ts'
import { sniff } from './sniff.ts'
import { LIMITS } from './tools.ts'

/** Pixels of the wider side of a picture of a page. */
const WIDEST = 1600
const QUALITY = 80

/**
 * One page of a PDF or of a file of pictures as a JPEG, with words marked where the file says where they stand.
 * @returns null where the file is neither, or has no such page
 */
export async function drawPage(bytes: Uint8Array, page: number, words: readonly string[]): Promise<Uint8Array | null> {
  const { magic } = await sniff(bytes, '')
  if (magic === 'pdf') return await drawPdfPage(bytes, page, words)
  const pictures = await openPictures(bytes, LIMITS)
  if (pictures.kind === 'problem' || page > pictures.count) return null
  return (await inColour(bytes, page)) ?? (await inGrey(pictures, page))
}

async function drawPdfPage(bytes: Uint8Array, page: number, words: readonly string[]): Promise<Uint8Array> {
  await using drawer = openPdfDrawer({ bytes, password: null })
  const drawn = sharp(await drawer.draw(page)).flatten({ background: '#fff' })
  const { width, height } = await drawn.metadata()
  const boxes = words.length === 0 ? [] : await boxesOf(bytes, page, words).catch((): Box[] => [])
  if (boxes.length > 0) drawn.composite([{ input: Buffer.from(overlay(boxes, width, height)), blend: 'multiply' }])
  // Composed at full size first: a resize in the same pipeline would come before.
  return await small(sharp(await drawn.png().toBuffer()))
}

/** Fractions of the page. */
type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

function overlay(boxes: readonly Box[], width: number, height: number): string {
  const rects = boxes.map(
    (box) =>
      `<rect x="${box.left * width}" y="${box.top * height}" width="${box.width * width}" height="${box.height * height}" rx="4" fill="#ffd84d"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${rects.join('')}</svg>`
}

type TextItem = {
  readonly str?: unknown
  readonly transform?: readonly number[]
  readonly width?: number
  readonly height?: number
}

/** Where words stand on a page that holds text: pieces of its lines, each with a place and a width. */
async function boxesOf(bytes: Uint8Array, number: number, words: readonly string[]): Promise<Box[]> {
  const { pdf, parser } = await openPdf({ bytes, password: null })
  try {
    const page = await pdf.getPage(number)
    const view = page.getViewport({ scale: 1 })
    const items = (await textOf(page)).filter((item) => typeof item.str === 'string' && item.transform !== undefined)
    const texts = items.map(({ str }) => String(str))
    return findWords(texts, words).flatMap((spans, index) => {
      const item = items[index]
      const text = texts[index] ?? ''
      if (item === undefined) return []
      return spans.map(([from, to]) => boxOf(item, from / text.length, to / text.length, view))
    })
  } finally {
    await parser.destroy()
  }
}

async function textOf(page: Awaited<ReturnType<PdfDocument['getPage']>>): Promise<readonly TextItem[]> {
  const read: unknown = Reflect.get(page, 'getTextContent')
  if (typeof read !== 'function') return []
  const content: { readonly items: readonly TextItem[] } = await Reflect.apply(read, page, [])
  return content.items
}

/** From PDF's points (origin bottom left, turned as the page is) to fractions of the page as shown. */
function boxOf(
  item: TextItem,
  from: number,
  to: number,
  view: { readonly width: number; readonly height: number; readonly transform: readonly number[] },
): Box {
  const [a = 1, b = 0, , , e = 0, f = 0] = item.transform ?? []
  const length = Math.hypot(a, b) || 1
  const width = item.width ?? 0
  const height = item.height || length
  const along = (share: number): readonly [number, number] => [
    e + (a / length) * width * share,
    f + (b / length) * width * share,
  ]
  const [x1, y1] = shown(along(from), view.transform)
  const [x2, y2] = shown(along(to), view.transform)
  const pad = height * 0.15
  return {
    left: Math.min(x1, x2) / view.width,
    top: (Math.min(y1, y2) - height * 0.85 - pad) / view.height,
    width: Math.abs(x2 - x1) / view.width,
    height: (height * 1.05 + 2 * pad) / view.height,
  }
}

function shown(
  [x, y]: readonly [number, number],
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
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
