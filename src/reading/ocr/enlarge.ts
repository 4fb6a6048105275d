import { cubic } from './cubic.ts'
import type { Grey } from './grey.ts'

/** Places between two pixels are told in this many steps. */
const STEPS = 64
/** Weights are whole numbers, in so many parts of one (2 to the power of BITS). */
const BITS = 12
const HALF = 1 << (BITS - 1)
/** Pixels that a curve reaches beyond either side of a row. */
const PAD = 2

/**
 * A picture made larger to both sides: each pixel lies on a cubic curve through the four around it, across and then down.
 * To the bit what libvips makes of such a channel, but of the channels that are wanted only and faster.
 */
export function enlarge(grey: Grey, width: number, height: number): Grey {
  const columns = curvesOf(grey.width, width)
  const rows = curvesOf(grey.height, height)
  const data = new Uint8Array(width * height)
  const padded = new Uint8Array(grey.width + 2 * PAD + 1)
  // The last four rows that were made wider; row r lies at place r & 3.
  const wide = new Int16Array(4 * width)
  let next = 0
  for (let y = 0; y < height; y++) {
    const first = rows.firsts[y] ?? 0
    const needed = within(first + 3, grey.height)
    for (next = Math.max(next, within(first, grey.height)); next <= needed; next++) {
      pad(grey, next, padded)
      setAcross(padded, columns, wide, (next & 3) * width, width)
    }
    const at = (tap: number): number => (within(first + tap, grey.height) & 3) * width
    const weights = rows.weights.subarray(4 * y, 4 * y + 4)
    setDown(wide, at(0), at(1), at(2), at(3), weights, data, y * width, width)
  }
  return { width, height, data }
}

/** For each new place the first of the four old ones around it (from -PAD on), and their four weights. */
type Curves = { readonly firsts: Int32Array; readonly weights: Int32Array }

function curvesOf(from: number, to: number): Curves {
  const firsts = new Int32Array(to)
  const weights = new Int32Array(4 * to)
  const step = 1 / (to / from)
  for (let at = 0; at < to; at++) {
    const place = at * step - 0.5
    const before = Math.floor(place)
    firsts[at] = before - 1
    // Rounded by twice as fine steps, as libvips does it.
    const steps = (Math.floor((place - before) * 2 * STEPS) + 1) >> 1
    const exact = cubic(steps / STEPS)
    weights.set(
      exact.map((weight) => Math.trunc(weight * (1 << BITS))),
      4 * at,
    )
  }
  return { firsts, weights }
}

function within(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at))
}

/** A row with its first and last pixel repeated beyond its ends. */
function pad({ width, data }: Grey, row: number, padded: Uint8Array): void {
  padded.fill(data[row * width] ?? 0, 0, PAD)
  padded.set(data.subarray(row * width, (row + 1) * width), PAD)
  padded.fill(data[(row + 1) * width - 1] ?? 0, PAD + width)
}

/** One row made wider; what a curve overshoots is kept until the rows are put together. */
function setAcross(row: Uint8Array, { firsts, weights }: Curves, to: Int16Array, at: number, width: number): void {
  for (let x = 0, tap = 0; x < width; x++, tap += 4) {
    const from = (firsts[x] ?? 0) + PAD
    const sum =
      Math.imul(row[from] ?? 0, weights[tap] ?? 0) +
      Math.imul(row[from + 1] ?? 0, weights[tap + 1] ?? 0) +
      Math.imul(row[from + 2] ?? 0, weights[tap + 2] ?? 0) +
      Math.imul(row[from + 3] ?? 0, weights[tap + 3] ?? 0)
    to[at + x] = (sum + HALF) >> BITS
  }
}

/** One new row of four that were made wider, which begin at `a` to `d`. */
function setDown(
  wide: Int16Array,
  a: number,
  b: number,
  c: number,
  d: number,
  weights: Int32Array,
  to: Uint8Array,
  at: number,
  width: number,
): void {
  const [wa = 0, wb = 0, wc = 0, wd = 0] = weights
  for (let x = 0; x < width; x++) {
    const sum =
      Math.imul(wide[a + x] ?? 0, wa) +
      Math.imul(wide[b + x] ?? 0, wb) +
      Math.imul(wide[c + x] ?? 0, wc) +
      Math.imul(wide[d + x] ?? 0, wd) +
      HALF
    const value = sum >> BITS
    to[at + x] = value < 0 ? 0 : value > 255 ? 255 : value
  }
}
