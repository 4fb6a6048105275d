import { shrink } from './grey.ts'
import type { Grey } from './grey.ts'

/**
 * Paper made evenly white and ink dark: each pixel is divided by the brightness of the paper around it, then stretched.
 * Takes away shadows of hands, yellow lamps and grey scanner backgrounds at once.
 */
export function flatten(grey: Grey): Grey {
  const factor = 16
  const small = shrink(grey, factor)
  const paper = smooth(brightest(small, 3), small.width, 3)
  const { width, height, data: from } = grey
  const data = new Uint8Array(from.length)
  const histogram = new Uint32Array(256)
  const gains = new Float64Array(small.width)
  for (let y = 0; y < height; y++) {
    const v = Math.min(small.height - 1, Math.max(0, (y + 0.5) / factor - 0.5))
    const top = Math.floor(v)
    const low = Math.min(small.height - 1, top + 1)
    setGains(paper, top * small.width, low * small.width, v - top, gains)
    evenRow(from, data, y * width, width, gains, factor)
    countDark(data, y * width, (y + 1) * width, histogram)
  }
  return { width, height, data: stretch(data, histogram) }
}

/** Paper is never darker than this, whatever lies on it. */
const DARKEST = 24

/** What makes paper white in one row that lies between the rows `upper` and `lower` of the small picture, `share` of the way down. */
function setGains(paper: Float64Array, upper: number, lower: number, share: number, gains: Float64Array): void {
  for (let column = 0; column < gains.length; column++) {
    const light = (paper[upper + column] ?? 0) * (1 - share) + (paper[lower + column] ?? 0) * share
    gains[column] = 255 / (light > DARKEST ? light : DARKEST)
  }
}

/** Counts how often each brightness below BLACK occurs: paper, nearly all of a page, needs no count and would only keep the counting waiting. */
function countDark(data: Uint8Array, start: number, end: number, histogram: Uint32Array): void {
  for (let at = start; at < end; at++) {
    const value = data[at] ?? 0
    if (value < BLACK) histogram[value] = (histogram[value] ?? 0) + 1
  }
}

/** One row, multiplied by gains that stand in the middles of stretches of `factor` pixels and change evenly between them. */
function evenRow(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  width: number,
  gains: Float64Array,
  factor: number,
): void {
  let at = start
  const end = start + width
  const half = factor >> 1
  for (let column = -1; column < gains.length && at < end; column++) {
    let gain = gains[Math.max(0, column)] ?? 0
    const next = gains[Math.min(gains.length - 1, column + 1)] ?? 0
    const grows = (next - gain) / factor
    const length = column < 0 ? half : column === gains.length - 1 ? end - at : factor
    const until = Math.min(end, at + length)
    gain += grows / 2
    for (; at < until; at++, gain += grows) {
      const value = ((from[at] ?? 0) * gain) | 0
      to[at] = value > 255 ? 255 : value
    }
  }
}

/** Grey of ink: pale print becomes black, and paper that is nearly white becomes white. */
function stretch(data: Uint8Array, histogram: Uint32Array): Uint8Array {
  const black = percentile(histogram, data.length * 0.01)
  const white = 240
  const map = new Uint8Array(256)
  for (let value = 0; value < 256; value++)
    map[value] = Math.max(0, Math.min(255, ((value - black) * 255) / (white - black)))
  replace(data, map)
  return data
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
