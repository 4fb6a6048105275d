import type { Grey } from './grey.ts'
import { shrink } from './shrink.ts'

/** Pixels to each side of the squares that the brightness of paper is told of. */
const SQUARE = 16

/**
 * Paper made evenly white and ink dark: each pixel is divided by the brightness of the paper around it, then stretched.
 * Takes away shadows of hands, yellow lamps and grey scanner backgrounds at once.
 */
export function flatten({ width, height, data: from }: Grey): Grey {
  const small = shrink({ width, height, data: from }, SQUARE)
  const paper = smooth(brightest(small, 3), small.width, 3)
  const data = new Uint8Array(from.length)
  const gains = new Float64Array(small.width)
  const histogram = new Uint32Array(256)
  for (let y = 0; y < height; y++) {
    setGains(paper, small, y, gains)
    evenRow(from, data, y * width, width, gains, histogram)
  }
  // Of all rows: black that is one step off from every eighth row made other letters of pale print.
  stretch(data, percentile(histogram, data.length * 0.01))
  return { width, height, data }
}

/** Paper is never darker than this, whatever lies on it. */
const DARKEST = 24

/** What makes paper white in row `y`, square by square; between two rows of squares it changes evenly. */
function setGains(paper: Float64Array, { width, height }: Grey, y: number, gains: Float64Array): void {
  const v = Math.min(height - 1, Math.max(0, (y + 0.5) / SQUARE - 0.5))
  const top = Math.floor(v)
  const upper = top * width
  const lower = Math.min(height - 1, top + 1) * width
  const share = v - top
  for (let column = 0; column < gains.length; column++) {
    const light = (paper[upper + column] ?? 0) * (1 - share) + (paper[lower + column] ?? 0) * share
    gains[column] = 255 / (light > DARKEST ? light : DARKEST)
  }
}

/**
 * One row, multiplied by gains that stand in the middles of the squares and change evenly between them. Counts how often each brightness below BLACK
 * occurs: paper, nearly all of a page, needs no count and would only keep the counting waiting.
 */
function evenRow(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  width: number,
  gains: Float64Array,
  histogram: Uint32Array,
): void {
  let at = start
  const end = start + width
  for (let column = -1; column < gains.length && at < end; column++) {
    let gain = gains[Math.max(0, column)] ?? 0
    const next = gains[Math.min(gains.length - 1, column + 1)] ?? 0
    const grows = (next - gain) / SQUARE
    const length = column < 0 ? SQUARE >> 1 : column === gains.length - 1 ? end - at : SQUARE
    const until = Math.min(end, at + length)
    gain += grows / 2
    for (; at < until; at++, gain += grows) {
      const value = ((from[at] ?? 0) * gain) | 0
      // All bits, and so 255, where it is brighter than that.
      to[at] = value | ((255 - value) >> 31)
      if (value < BLACK) histogram[value] = (histogram[value] ?? 0) + 1
    }
  }
}

/** Grey of ink: pale print becomes black, and paper that is nearly white becomes white. */
function stretch(data: Uint8Array, black: number): void {
  const white = 240
  const map = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.max(0, Math.min(255, ((value - black) * 255) / (white - black))),
  )
  replace(data, map)
}

function replace(data: Uint8Array, map: Uint8Array): void {
  for (let at = 0; at < data.length; at++) data[at] = map[data[at] ?? 0] ?? 0
}

/**
 * What is called black at most: paper stands at 230 to 255 after the division; a page with hardly any ink must not have its noise stretched to black.
 */
const BLACK = 150

/** The brightness that so many pixels don't exceed, at most BLACK. */
function percentile(histogram: Uint32Array, count: number): number {
  let sum = 0
  for (let value = 0; value < BLACK; value++) {
    sum += histogram[value] ?? 0
    if (sum >= count) return value
  }
  return BLACK
}

/** The brightest value within `radius`: letters vanish, paper stays. Rows first, then columns. */
function brightest({ width, height, data }: Grey, radius: number): Float64Array {
  const rows = new Float64Array(data.length)
  const both = new Float64Array(data.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * width + x] = most(data, y * width, 1, x, width, radius)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) both[y * width + x] = most(rows, x, width, y, height, radius)
  return both
}

function most(
  values: Uint8Array | Float64Array,
  start: number,
  step: number,
  at: number,
  count: number,
  radius: number,
): number {
  let best = 0
  const last = Math.min(count - 1, at + radius)
  for (let i = Math.max(0, at - radius); i <= last; i++) {
    const value = values[start + i * step] ?? 0
    if (value > best) best = value
  }
  return best
}

/** Mean within `radius`, rows then columns. */
function smooth(values: Float64Array, width: number, radius: number): Float64Array {
  const height = values.length / width
  const rows = new Float64Array(values.length)
  const both = new Float64Array(values.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * width + x] = mean(values, y * width, 1, x, width, radius)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) both[y * width + x] = mean(rows, x, width, y, height, radius)
  return both
}

function mean(values: Float64Array, start: number, step: number, at: number, count: number, radius: number): number {
  let sum = 0
  const first = Math.max(0, at - radius)
  const last = Math.min(count - 1, at + radius)
  for (let i = first; i <= last; i++) sum += values[start + i * step] ?? 0
  return sum / (last - first + 1)
}
