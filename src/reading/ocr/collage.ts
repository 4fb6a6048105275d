import type { Box, OcrWord } from '../tools.ts'
import type { Grey } from './grey.ts'

/** Parts of a page set one under the other in one picture, so that an engine reads each on its own in a single call. */
export type Collage = {
  readonly picture: Grey
  /** Where the words found in the collage stand on the page, and in which part (its index). */
  readonly home: (word: OcrWord) => { readonly word: OcrWord; readonly part: number } | null
}

/** White space round every part: letters that touch an edge are lost. */
const MARGIN = 12
/**
 * The engine works its way along each line step by step, so narrower letters cost less. Measured on 28 scans and photos (5,697 words): at 0.9 a page
 * takes 6 to 8 % less and misses as many words (3.8 against 3.9 %); at 0.85 it takes 13 % less and misses 4.3 %.
 */
const NARROWER = 0.9

/** Pixels of parts that are worth a collage of their own: some four lines of a page. Less is read as fast in one go. */
const WORTH_A_COLLAGE = 150_000

/**
 * The parts of a page in one collage, or dealt over up to `most` of about the same size, for engines that work side by side.
 * Each box is cut down to its ink before it is set; boxes without ink take no place.
 */
export function collagesOf(page: Grey, boxes: readonly Box[], ink: number, most: number): Collage[] {
  const parts = boxes.flatMap((box, part) => {
    const from = inkBox(page, box, ink)
    return from === null ? [] : [{ part, from }]
  })
  const all = parts.reduce((sum, { from }) => sum + sizeOf(from), 0)
  const shares = Math.max(1, Math.min(most, Math.floor(all / WORTH_A_COLLAGE)))
  const filled = Array.from({ length: shares }, () => 0)
  // By turns, so that each has lines from all over the page: the engine takes the usual height of a line from what it is given.
  const dealt = Map.groupBy(parts, ({ from }) => {
    const share = filled.indexOf(Math.min(...filled))
    filled[share] = (filled[share] ?? 0) + sizeOf(from)
    return share
  })
  return [...dealt.values()].map((own) => collageOf(page, own))
}

function sizeOf({ width, height }: Box): number {
  return width * height
}

type Part = { readonly part: number; readonly from: Box }

function collageOf(page: Grey, parts: readonly Part[]): Collage {
  const inked = parts.map(({ from }) => from)
  const width = Math.max(1, ...inked.map(({ width: wide }) => narrowed(wide))) + 2 * MARGIN
  const height = inked.reduce((sum, part) => sum + part.height + MARGIN, MARGIN)
  const data = new Uint8Array(width * height).fill(255)
  const places: { readonly top: number; readonly part: number; readonly from: Box }[] = []
  let top = MARGIN
  for (const { part, from } of parts) {
    setNarrower(page, from, data, top * width + MARGIN, width)
    places.push({ top, part, from })
    top += from.height + MARGIN
  }
  return {
    picture: { width, height, data },
    home: (word) => {
      const middle = word.box.top + word.box.height / 2
      const place = places.findLast((one) => one.top - MARGIN / 2 <= middle)
      if (place === undefined) return null
      const { left, top: y } = word.box
      const box = {
        left: Math.round((left - MARGIN) / NARROWER) + place.from.left,
        top: y - place.top + place.from.top,
        width: Math.round(word.box.width / NARROWER),
        height: word.box.height,
      }
      return { word: { ...word, box }, part: place.part }
    },
  }
}

function narrowed(width: number): number {
  return Math.max(1, Math.round(width * NARROWER))
}

/** Sets a part of the page, from `at` on, in rows `stride` long: each pixel is made of the four that it lies among (a cubic curve through them). */
function setNarrower(page: Grey, from: Box, data: Uint8Array, at: number, stride: number): void {
  const width = narrowed(from.width)
  const { data: source } = page
  const places = new Int32Array(4 * width)
  const weights = new Int32Array(4 * width)
  for (let x = 0; x < width; x++) {
    const place = (x + 0.5) / NARROWER - 0.5
    const first = Math.floor(place)
    curve(place - first).forEach((weight, tap) => {
      places[4 * x + tap] = Math.max(0, Math.min(from.width - 1, first - 1 + tap))
      weights[4 * x + tap] = Math.round(weight * 256)
    })
  }
  for (let y = 0; y < from.height; y++) {
    const start = (from.top + y) * page.width + from.left
    const row = at + y * stride
    for (let x = 0, tap = 0; x < width; x++) {
      let sum = 128
      for (const end = tap + 4; tap < end; tap++) sum += (source[start + (places[tap] ?? 0)] ?? 0) * (weights[tap] ?? 0)
      data[row + x] = sum < 0 ? 0 : sum > 65_535 ? 255 : sum >> 8
    }
  }
}

/** Weights of the four pixels around a place that lies `t` beyond the second (Catmull and Rom's spline). */
function curve(t: number): [number, number, number, number] {
  return [
    (-t + 2 * t ** 2 - t ** 3) / 2,
    (2 - 5 * t ** 2 + 3 * t ** 3) / 2,
    (t + 4 * t ** 2 - 3 * t ** 3) / 2,
    (-(t ** 2) + t ** 3) / 2,
  ]
}

/** The smallest rectangle inside `box` that holds all its ink but lone specks; null where there is none. */
function inkBox(page: Grey, box: Box, ink: number): Box | null {
  const left = Math.max(0, Math.round(box.left))
  const top = Math.max(0, Math.round(box.top))
  const right = Math.min(page.width, Math.round(box.left + box.width))
  const bottom = Math.min(page.height, Math.round(box.top + box.height))
  if (right - left < 3 || bottom - top < 3) return null
  const rows = new Uint32Array(bottom - top)
  const columns = new Uint32Array(right - left)
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++)
      if ((page.data[y * page.width + x] ?? 0) < ink) {
        rows[y - top] = (rows[y - top] ?? 0) + 1
        columns[x - left] = (columns[x - left] ?? 0) + 1
      }
  const first = rows.findIndex((count) => count >= 2)
  const firstColumn = columns.findIndex((count) => count >= 2)
  if (first < 0 || firstColumn < 0) return null
  const pad = 3
  const y = Math.max(top, top + first - pad)
  const x = Math.max(left, left + firstColumn - pad)
  const lastRow = rows.findLastIndex((count) => count >= 2)
  const lastColumn = columns.findLastIndex((count) => count >= 2)
  return {
    left: x,
    top: y,
    width: Math.min(right, left + lastColumn + 1 + pad) - x,
    height: Math.min(bottom, top + lastRow + 1 + pad) - y,
  }
}
