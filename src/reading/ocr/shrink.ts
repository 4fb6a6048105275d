import type { Grey } from './grey.ts'

/** Averages of squares of `factor` pixels: enough for everything that looks at a page as a whole. */
export function shrink(grey: Grey, factor: number): Grey {
  if (factor <= 1) return grey
  const width = Math.max(1, Math.floor(grey.width / factor))
  const height = Math.max(1, Math.floor(grey.height / factor))
  const data = new Uint8Array(width * height)
  const area = factor * factor
  // Four pixels at a time, where a square begins with such four: a row is copied to where they lie as one number.
  const row = new Uint8Array(4 * Math.ceil(grey.width / 4))
  const fours = new Int32Array(row.buffer)
  const wide = factor % 4 === 0 && factor <= MOST
  const sums = new Int32Array(factor === 2 ? fours.length : width)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    // Row by row, as it lies in memory.
    for (let dy = 0; dy < factor; dy++) {
      const start = (y * factor + dy) * grey.width
      row.set(grey.data.subarray(start, start + grey.width))
      if (factor === 2) addPairs(fours, sums)
      else if (wide) addFours(fours, factor / 4, sums)
      else addUp(row, factor, sums)
    }
    if (factor === 2) shareOfPairs(sums, data, y * width, width)
    else if (wide) shareOfFours(sums, area, data, y * width)
    else share(sums, area, data, y * width)
  }
  return { width, height, data }
}

/** The two halves of a number hold the sum of half a square each: of squares of more pixels that is too much. */
const MOST = 16

/** Adds a row of pixels to the sums of its squares. */
function addUp(row: Uint8Array, factor: number, sums: Int32Array): void {
  for (let x = 0, at = 0; x < sums.length; x++) {
    let sum = sums[x] ?? 0
    for (const end = at + factor; at < end; at++) sum += row[at] ?? 0
    sums[x] = sum
  }
}

function share(sums: Int32Array, area: number, to: Uint8Array, start: number): void {
  for (let x = 0; x < sums.length; x++) to[start + x] = (sums[x] ?? 0) / area
}

/** The same for squares of a multiple of four pixels; each sum stays in two parts. */
function addFours(fours: Int32Array, count: number, sums: Int32Array): void {
  for (let x = 0, at = 0; x < sums.length; x++) {
    let sum = sums[x] ?? 0
    for (const end = at + count; at < end; at++) sum = (sum + inPairs(fours[at] ?? 0)) | 0
    sums[x] = sum
  }
}

function shareOfFours(sums: Int32Array, area: number, to: Uint8Array, start: number): void {
  for (let x = 0; x < sums.length; x++) {
    const sum = sums[x] ?? 0
    to[start + x] = ((sum & 0xffff) + (sum >>> 16)) / area
  }
}

/** The same for squares of two pixels: the two parts belong to two of them. */
function addPairs(fours: Int32Array, sums: Int32Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] = ((sums[at] ?? 0) + inPairs(fours[at] ?? 0)) | 0
}

function shareOfPairs(sums: Int32Array, to: Uint8Array, start: number, width: number): void {
  for (let x = 0; x < width; x++) to[start + x] = (((sums[x >> 1] ?? 0) >>> ((x & 1) << 4)) << 16) >>> 18
}

/** Of four bytes: the first and second added, and the third and fourth, each in its own half of the number. */
function inPairs(four: number): number {
  return (four & 0xff_00ff) + ((four >>> 8) & 0xff_00ff)
}
