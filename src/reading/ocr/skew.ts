import type { Grey } from './grey.ts'
import { shrink } from './shrink.ts'

export type Slant = {
  /** Degrees clockwise by which the lines of the page fall, -MAX to MAX; 0 where no lines stand out. */
  readonly degrees: number
  /** True where lines of writing run down the page instead of across: it lies on its side. */
  readonly sideways: boolean
  /**
   * How clearly lines stand out against the gaps between them: about 1 for noise, 1 to 6 measured on photos of people and places,
   * 20 to 160 on pages of text.
   */
  readonly contrast: number
}

const MAX_DEGREES = 15
/** Wide enough for small print's lines to stay apart. */
const LOOK_AT = 900

/**
 * How the lines of a page run, from its ink alone: along the right angle rows of ink and gaps alternate the most.
 * `ink` is the brightness below which a pixel counts as ink.
 */
export function slantOf(grey: Grey, ink: number): Slant {
  const small = shrink(grey, Math.max(1, Math.round(Math.min(grey.width, grey.height) / LOOK_AT)))
  const points = inkOf(small, ink)
  if (points.count < 200) return { degrees: 0, sideways: false, contrast: 0 }
  const across = best(points.x, points.y, points.count, small)
  const down = best(points.y, points.x, points.count, { width: small.height, height: small.width })
  const sideways = down.score > across.score * 1.25
  // Lines that run down the page lean the other way when the page is turned upright.
  const found = sideways ? { score: down.score, degrees: -down.degrees } : across
  return { degrees: found.degrees, sideways, contrast: found.score }
}

type Points = { readonly x: Int32Array; readonly y: Int32Array; readonly count: number }

const POINTS = 60_000

/** The edge of the paper is a line too, and a straighter one than any of writing. */
const BORDER = 0.04

/** Edges of ink rather than all of it: rules, seals and dark corners weigh little so. */
function inkOf(grey: Grey, ink: number): Points {
  const { width, height, data } = grey
  const left = Math.max(1, Math.round(width * BORDER))
  const top = Math.max(1, Math.round(height * BORDER))
  const every = Math.max(1, Math.ceil(edgesBelow(data, width, ink) / POINTS))
  const places = new Int32Array(POINTS * every)
  let seen = 0
  for (let row = top; row < height - top; row++)
    seen = markEdges(data, row * width + left, (row + 1) * width - left, width, ink, places, seen)
  const count = Math.floor(seen / every)
  const x = new Int32Array(count)
  const y = new Int32Array(count)
  for (let index = 0; index < count; index++) {
    const at = places[(index + 1) * every - 1] ?? 0
    x[index] = at % width
    y[index] = Math.floor(at / width)
  }
  return { x, y, count }
}

/** How many pixels of ink have paper above them. */
function edgesBelow(data: Uint8Array, width: number, ink: number): number {
  let seen = 0
  for (let at = width; at < data.length; at++) if ((data[at] ?? 0) < ink && (data[at - width] ?? 0) >= ink) seen++
  return seen
}

/** Adds the places of ink in one row that has paper above or to the left. @returns how many places there are then */
function markEdges(
  data: Uint8Array,
  start: number,
  end: number,
  width: number,
  ink: number,
  places: Int32Array,
  before: number,
): number {
  let count = before
  for (let at = start; at < end && count < places.length; at++)
    if ((data[at] ?? 0) < ink && ((data[at - width] ?? 0) >= ink || (data[at - 1] ?? 0) >= ink)) places[count++] = at
  return count
}

type Size = { readonly width: number; readonly height: number }

/** The angle is looked for in steps with a part of the points, which is plenty; how clearly lines stand out is told by all of them. */
const ROUGHLY = 15_000

function best(along: Int32Array, over: Int32Array, count: number, size: Size): { score: number; degrees: number } {
  const every = Math.max(1, Math.floor(count / ROUGHLY))
  const rows = new Int32Array(size.height + 1)
  let degrees = 0
  let score = 0
  const attempt = (angle: number, step: number): void => {
    const found = alternation(along, over, count, step, rows, size.width >> 1, angle)
    if (found > score) {
      score = found
      degrees = angle
    }
  }
  for (let angle = -MAX_DEGREES; angle <= MAX_DEGREES; angle += 0.5) attempt(angle, every)
  const near = degrees
  score = 0
  for (let step = -4; step <= 4; step++) attempt(near + step * 0.1, 1)
  return { score, degrees: Math.abs(degrees) >= MAX_DEGREES ? 0 : degrees }
}

/** How unlike neighbouring rows are in their ink, against evenly spread ink (which gives about 1). */
function alternation(
  along: Int32Array,
  over: Int32Array,
  count: number,
  step: number,
  rows: Int32Array,
  middle: number,
  degrees: number,
): number {
  // In 65,536ths of a pixel: whole numbers are what this inner loop is fast in.
  const slope = Math.round(Math.tan((degrees * Math.PI) / 180) * 65_536)
  rows.fill(0)
  countRows(along, over, count, step, rows, middle, slope)
  return unlike(rows) / (2 * Math.ceil(count / step))
}

/** Counts the points of each row. */
function countRows(
  along: Int32Array,
  over: Int32Array,
  count: number,
  step: number,
  rows: Int32Array,
  middle: number,
  slope: number,
): void {
  const part = Math.floor(count / step / 4) * step
  countByFour(along, over, part, step, rows, middle, slope)
  for (let at = 4 * part; at < count; at += step) countOne(along, over, at, rows, middle, slope)
}

/** Those of four parts of the page by turns: two of one row after another would wait for each other. */
function countByFour(
  along: Int32Array,
  over: Int32Array,
  part: number,
  step: number,
  rows: Int32Array,
  middle: number,
  slope: number,
): void {
  for (let at = 0; at < part; at += step) {
    countOne(along, over, at, rows, middle, slope)
    countOne(along, over, at + part, rows, middle, slope)
    countOne(along, over, at + 2 * part, rows, middle, slope)
    countOne(along, over, at + 3 * part, rows, middle, slope)
  }
}

function countOne(
  along: Int32Array,
  over: Int32Array,
  at: number,
  rows: Int32Array,
  middle: number,
  slope: number,
): void {
  const row = (over[at] ?? 0) - ((Math.imul((along[at] ?? 0) - middle, slope) + 32_768) >> 16)
  if (row >= 0 && row < rows.length) rows[row] = (rows[row] ?? 0) + 1
}

function unlike(rows: Int32Array): number {
  let sum = 0
  for (let row = 2; row < rows.length; row++) {
    const difference = (rows[row] ?? 0) - (rows[row - 2] ?? 0)
    sum += difference * difference
  }
  return sum
}
