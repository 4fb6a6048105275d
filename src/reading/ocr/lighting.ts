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
    const fy = v - top
    for (let column = 0; column < small.width; column++) {
      const light = (paper[top * small.width + column] ?? 0) * (1 - fy) + (paper[low * small.width + column] ?? 0) * fy
      gains[column] = 255 / Math.max(DARKEST, light)
    }
    evenRow(from, data, y * width, width, gains, factor)
  }
  for (let at = 0; at < data.length; at++) {
    const value = data[at] ?? 0
    histogram[value] = (histogram[value] ?? 0) + 1
  }
  return { width, height, data: stretch(data, histogram) }
}

/** Paper is never darker than this, whatever lies on it. */
const DARKEST = 24

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
  const dark = percentile(histogram, data.length * 0.01)
  // Paper stands at 230 to 255 after the division; a page with hardly any ink must not have its noise stretched to black.
  const black = Math.min(dark, 150)
  const white = 240
  const map = new Uint8Array(256)
  for (let value = 0; value < 256; value++)
    map[value] = Math.max(0, Math.min(255, ((value - black) * 255) / (white - black)))
  for (let at = 0; at < data.length; at++) data[at] = map[data[at] ?? 0] ?? 0
  return data
}

function percentile(histogram: Uint32Array, count: number): number {
  let sum = 0
  for (let value = 0; value < 256; value++) {
    sum += histogram[value] ?? 0
    if (sum >= count) return value
  }
  return 255
}

/** The brightest value within `radius`: letters vanish, paper stays. Rows first, then columns. */
function brightest({ width, height, data }: Grey, radius: number): Float64Array {
  const rows = new Float64Array(data.length)
  const both = new Float64Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let best = 0
      for (let dx = Math.max(0, x - radius); dx <= Math.min(width - 1, x + radius); dx++)
        best = Math.max(best, data[y * width + dx] ?? 0)
      rows[y * width + x] = best
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let best = 0
      for (let dy = Math.max(0, y - radius); dy <= Math.min(height - 1, y + radius); dy++)
        best = Math.max(best, rows[dy * width + x] ?? 0)
      both[y * width + x] = best
    }
  }
  return both
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
