import type { Page, Problem } from '../extraction.ts'
import type { Ocr, ReadingTools } from '../tools.ts'
import type { Decoded } from './decode.ts'
import { enlarge } from './enlarge.ts'
import { crop, negative, turn } from './grey.ts'
import type { Grey } from './grey.ts'
import { flatten } from './lighting.ts'
import { shareOfInk, whyNoDocument, whyNoDocumentAtSight, whyNoWriting } from './likeness.ts'
import type { Look } from './likeness.ts'
import { readUpright } from './page.ts'
import type { ReadPage } from './page.ts'
import { enlargedSheet, findSheet } from './sheet.ts'
import type { Sheet } from './sheet.ts'
import { slantOf } from './skew.ts'
import type { Slant } from './skew.ts'
import { mendBlocks } from './spelling.ts'
import { straighten } from './straighten.ts'
import { along, beforeTurn, toShares } from './ways-back.ts'
import type { WayBack } from './ways-back.ts'

/** What one picture of a page turned out to be. */
export type PictureReading =
  | { readonly kind: 'page'; readonly page: Page; readonly confidence: number; readonly warnings: readonly string[] }
  | { readonly kind: 'not-a-document'; readonly why: string }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly detail: string }

/** Reads every page of a file of pictures, as many at a time as the engine takes. */
export async function readPictures(bytes: Uint8Array, tools: ReadingTools): Promise<PictureReading[]> {
  const { ocr, limits } = tools
  if (ocr === null) return [{ kind: 'problem', problem: 'unsupported', detail: 'pictures can only be read with OCR' }]
  // Loaded by the first picture: most mails have none, and the library is slow to load.
  const { openPictures } = await import('./decode.ts')
  const pictures = await openPictures(bytes, limits)
  if (pictures.kind === 'problem') return [pictures]
  const count = Math.min(pictures.count, limits.pages)
  const readings = await inParallel(count, ocr.parallel, async (index) => {
    const picture = await pictures.decode(index)
    return picture.kind === 'problem' ? picture : readDecoded(picture, ocr)
  })
  if (count < pictures.count)
    readings.push({
      kind: 'problem',
      problem: 'too-large',
      detail: `${pictures.count} pages, the first ${count} were read`,
    })
  return readings
}

/** Runs `count` pieces of work, at most `atOnce` at the same time; results in order. */
export async function inParallel<T>(count: number, atOnce: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      results[index] = await work(index)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, count)) }, lane))
  return results
}

/** Below this a second look with another preparation pays; good pages come at .93 to .96. */
const RETRY_BELOW = 0.9
/** Pages that stand on their head or lie on the wrong side come at .3 to .4. */
const TURNED_BELOW = 0.6
/** Below this contrast no lines of writing stand out. */
const LINES = 6
const PAGE_WIDTH = 1654
const DARK = 100
const INK = 150

/** Reads one decoded picture: sheet found and straightened, light evened, turned upright, read; again where it read badly. */
export async function readDecoded(picture: Decoded, ocr: Ocr): Promise<PictureReading> {
  const early = whyNoDocumentAtSight(picture.red)
  if (early !== null) return { kind: 'not-a-document', why: early }
  const sheet = findSheet(picture.darkest)
  const first = prepare(picture, picture.red, sheet)
  const scenery = whyNoWriting(first.look)
  if (scenery !== null) return { kind: 'not-a-document', why: scenery }
  let read = await readTurned(first, ocr)
  if (read.confidence < RETRY_BELOW) {
    const other = otherColour(picture)
    const again = other === null ? read : await readTurned(prepare(picture, other, sheet), ocr)
    if (worth(again) > worth(read)) read = again
  }
  const why = whyNoDocument(Math.max(picture.red.width, picture.red.height) / picture.scale, first.look, read)
  if (why !== null) return { kind: 'not-a-document', why }
  return {
    kind: 'page',
    page: { blocks: mendBlocks(read.blocks) },
    confidence: read.confidence,
    warnings: picture.warnings,
  }
}

type Prepared = {
  readonly flat: Grey
  readonly slant: Slant
  readonly look: Look
  /** From the flat picture to shares of the page as shown; null where that can't be told. */
  readonly shown: WayBack | null
}

/**
 * All colours' darkest instead of red alone: red and pale print come back (and seals with them). A dark page is a negative.
 * Null where it would be the same picture again.
 */
function otherColour({ red, darkest, isGrey }: Decoded): Grey | null {
  if (shareOfInk(red, DARK) > 0.6) return negative(red)
  if (isGrey) return null
  return darkest.width === red.width && darkest.height === red.height
    ? darkest
    : enlarge(darkest, red.width, red.height)
}

/** `sheet`: where it lies in the picture's darkest, which may be smaller than `colour`. */
function prepare(picture: Decoded, colour: Grey, sheet: Sheet | null): Prepared {
  const onColour = sheet === null ? null : enlargedSheet(sheet, colour.width / picture.darkest.width)
  const straight = onColour === null ? null : straighten(colour, onColour, PAGE_WIDTH)
  const flat = flatten(straight?.picture ?? colour)
  const slant = slantOf(flat, INK)
  const whole = picture.shown === null ? null : along(toShares(colour), picture.shown)
  const shown = whole === null || straight === null ? whole : along(straight.back, whole)
  return { flat, slant, look: { ink: shareOfInk(flat, INK), contrast: slant.contrast }, shown }
}

/** Finds which way is up: sideways pages show in how their lines run, upside-down ones only in how badly they read. */
async function readTurned({ flat, slant, shown }: Prepared, ocr: Ocr): Promise<ReadPage> {
  // Where no lines stand out any angle found is chance.
  const degrees = slant.contrast < LINES ? 0 : slant.degrees
  const readAt = (quarter: Quarter): Promise<ReadPage> => {
    const turned = turn(flat, quarter)
    return readUpright(turned, degrees, ocr, shown === null ? null : along(beforeTurn(turned, quarter), shown))
  }
  if (slant.sideways && slant.contrast >= LINES) return readAt(await wayUp(flat, degrees, [90, 270, 0, 180], ocr))
  const read = await readAt(0)
  if (read.confidence >= TURNED_BELOW) return read
  const quarter = await wayUp(flat, degrees, [0, 180, 90, 270], ocr)
  if (quarter === 0) return read
  const again = await readAt(quarter)
  return worth(again) > worth(read) ? again : read
}

type Quarter = 0 | 90 | 180 | 270

/**
 * Reads a few lines of the page in two ways, the likely ones, then in the other two if neither reads well: the rules of a form can
 * run against its writing.
 */
async function wayUp(
  page: Grey,
  degrees: number,
  ways: readonly [Quarter, Quarter, Quarter, Quarter],
  ocr: Ocr,
): Promise<Quarter> {
  const tried = await Promise.all(ways.slice(0, 2).map((way) => attempt(page, degrees, way, ocr)))
  if (tried.every(({ read }) => read.confidence < RETRY_BELOW))
    tried.push(...(await Promise.all(ways.slice(2).map((way) => attempt(page, degrees, way, ocr)))))
  return tried.reduce((best, one) => (worth(one.read) > worth(best.read) ? one : best)).way
}

async function attempt(page: Grey, degrees: number, way: Quarter, ocr: Ocr): Promise<{ way: Quarter; read: ReadPage }> {
  return { way, read: await readUpright(densestStrip(turn(page, way)), degrees, ocr) }
}

/** The full-width strip a sixth of the page high that holds the most ink. */
function densestStrip(page: Grey): Grey {
  const height = Math.max(1, Math.floor(page.height / 6))
  let best = 0
  let most = -1
  for (let top = 0; top + height <= page.height; top += Math.max(1, Math.floor(height / 2))) {
    let ink = 0
    for (let at = top * page.width; at < (top + height) * page.width; at += 3) if ((page.data[at] ?? 0) < INK) ink++
    if (ink > most) {
      most = ink
      best = top
    }
  }
  return crop(page, 0, best, page.width, height)
}

/** Letters surely read: what a better reading has more of. */
function worth(read: ReadPage): number {
  return read.lines
    .flatMap((line) => line.words)
    .reduce((sum, word) => sum + (word.confidence > 0.5 ? word.text.length * word.confidence : -0.3), 0)
}
