import type { Grey } from './grey.ts'
import { shrink } from './shrink.ts'

type Point = { readonly x: number; readonly y: number }

/** The four corners of a sheet of paper that lies on something darker, top left first, clockwise. */
export type Sheet = readonly [Point, Point, Point, Point]

/** Side of the little picture that the sheet is looked for in. */
const LOOK_AT = 240
/** The sheet is taken a little smaller than it is, so that none of its edge is in the picture. */
const INSET = 0.985

/**
 * Finds the sheet in a photo; null where paper fills the picture or nothing looks like a whole sheet.
 * Best asked of the darkest colour of each pixel: a white sheet has no dark one, but wood, skin and cloth have.
 */
export function findSheet(grey: Grey): Sheet | null {
  const factor = Math.max(1, Math.round(Math.max(grey.width, grey.height) / LOOK_AT))
  const small = shrink(grey, factor)
  const threshold = otsu(small)
  // A hand's shadow on the paper is darker than the desk in the light: the threshold whose outline fits best is the right one.
  let largest: Sheet | null = null
  let best = 0
  for (const share of [1, 0.85, 0.7, 0.58, 0.48]) {
    const found = sheetAt(small, threshold * share)
    if (found === null || found.fit * found.area <= best) continue
    best = found.fit * found.area
    largest = found.corners
  }
  if (largest === null) return null
  const middle = { x: mean(largest.map((point) => point.x)), y: mean(largest.map((point) => point.y)) }
  const scaled = (point: Point): Point => ({
    x: (middle.x + (point.x - middle.x) * INSET + 0.5) * factor,
    y: (middle.y + (point.y - middle.y) * INSET + 0.5) * factor,
  })
  return [scaled(largest[0]), scaled(largest[1]), scaled(largest[2]), scaled(largest[3])]
}

/** The same sheet in a picture that is so many times as large. */
export function enlargedSheet([a, b, c, d]: Sheet, times: number): Sheet {
  const enlarged = ({ x, y }: Point): Point => ({ x: x * times, y: y * times })
  return [enlarged(a), enlarged(b), enlarged(c), enlarged(d)]
}

type Found = { readonly corners: Sheet; readonly area: number; readonly fit: number }

function sheetAt(small: Grey, threshold: number): Found | null {
  const { width, height } = small
  const paper = largestBright(small, threshold)
  const total = width * height
  if (paper.size < total * 0.2 || paper.size > total * 0.97) return null
  const corners = extremes(paper.members, width)
  const area = areaOf(corners)
  // Print makes holes, so the paper fills its outline nearly, and its outline is little more than the paper.
  if (area < total * 0.22 || paper.size < area * 0.8 || paper.size > area * 1.04) return null
  // A side that lies on the picture's edge is the edge of the picture, not of the paper.
  const visible = sidesInside(corners, width, height)
  if (visible < 3 || !isConvexAndEven(corners)) return null
  const fit = fitOf(corners, small, paper)
  return fit < FIT ? null : { corners, area, fit }
}

/** Share of its sides along which a sheet really ends: below it the corners were guessed wrong. */
const FIT = 0.75

/** How much of the four sides has paper just inside and none just outside. */
function fitOf(corners: Sheet, small: Grey, paper: Paper): number {
  const { width, height } = small
  const isPaper = (x: number, y: number): boolean => {
    const column = Math.round(x)
    const row = Math.round(y)
    return column >= 0 && row >= 0 && column < width && row < height && paper.is[row * width + column] === 1
  }
  const samples = 40
  let right = 0
  for (const [from, to] of sidesOf(corners)) {
    const length = Math.max(1, distance(from, to))
    // Corners run clockwise, so this points out of the sheet.
    const out = { x: (to.y - from.y) / length, y: (from.x - to.x) / length }
    for (let sample = 0; sample < samples; sample++) {
      const along = (sample + 0.5) / samples
      const x = from.x + (to.x - from.x) * along
      const y = from.y + (to.y - from.y) * along
      if (isPaper(x - out.x * 3, y - out.y * 3) && !isPaper(x + out.x * 3, y + out.y * 3)) right++
    }
  }
  return right / (4 * samples)
}

type Paper = { readonly members: Int32Array; readonly size: number; readonly is: Uint8Array }

function largestBright(grey: Grey, threshold: number): Paper {
  const { data } = grey
  const mark = new Uint8Array(data.length)
  const queue = new Int32Array(data.length)
  let left = markDarker(data, threshold, mark)
  let best = new Int32Array(0)
  for (let start = 0; start < data.length && left > best.length; start++) {
    if (mark[start] === 1) continue
    const size = fill(grey, start, mark, queue)
    left -= size
    if (size > best.length) best = queue.slice(0, size)
  }
  const is = new Uint8Array(data.length)
  for (const at of best) is[at] = 1
  return { members: best, size: best.length, is }
}

/** Marks what is darker. @returns how many pixels are not */
function markDarker(data: Uint8Array, threshold: number, mark: Uint8Array): number {
  let brighter = 0
  for (let at = 0; at < data.length; at++)
    if ((data[at] ?? 0) < threshold) mark[at] = 1
    else brighter++
  return brighter
}

/** Marks all that hangs together with `start` and is not marked yet, and writes it to `queue`. @returns how many pixels that are */
function fill({ width, height }: Grey, start: number, mark: Uint8Array, queue: Int32Array): number {
  const lastRow = width * (height - 1)
  queue[0] = start
  mark[start] = 1
  let tail = 1
  for (let head = 0; head < tail; head++) {
    const at = queue[head] ?? 0
    const x = at % width
    if (x > 0 && mark[at - 1] === 0) {
      mark[at - 1] = 1
      queue[tail++] = at - 1
    }
    if (x < width - 1 && mark[at + 1] === 0) {
      mark[at + 1] = 1
      queue[tail++] = at + 1
    }
    if (at >= width && mark[at - width] === 0) {
      mark[at - width] = 1
      queue[tail++] = at - width
    }
    if (at < lastRow && mark[at + width] === 0) {
      mark[at + width] = 1
      queue[tail++] = at + width
    }
  }
  return tail
}

function extremes(members: Int32Array, width: number): Sheet {
  const outermost = (right: number, down: number): Point => {
    const at = furthest(members, width, right, down)
    return { x: at % width, y: Math.floor(at / width) }
  }
  return [outermost(-1, -1), outermost(1, -1), outermost(1, 1), outermost(-1, 1)]
}

/** The pixel that lies furthest in a direction: to the right and down for 1 and 1. */
function furthest(members: Int32Array, width: number, right: number, down: number): number {
  let best = 0
  let most = -Infinity
  for (let index = 0; index < members.length; index++) {
    const at = members[index] ?? 0
    const x = at % width
    const far = right * x + (down * (at - x)) / width
    if (far > most) {
      most = far
      best = at
    }
  }
  return best
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function areaOf(corners: Sheet): number {
  return Math.abs(sidesOf(corners).reduce((sum, [point, next]) => sum + point.x * next.y - next.x * point.y, 0)) / 2
}

function sidesInside(corners: Sheet, width: number, height: number): number {
  const edge = 2
  const outside = (one: Point, other: Point): boolean =>
    (one.x <= edge && other.x <= edge) ||
    (one.y <= edge && other.y <= edge) ||
    (one.x >= width - 1 - edge && other.x >= width - 1 - edge) ||
    (one.y >= height - 1 - edge && other.y >= height - 1 - edge)
  return sidesOf(corners).filter(([point, next]) => !outside(point, next)).length
}

function sidesOf([a, b, c, d]: Sheet): readonly (readonly [Point, Point])[] {
  return [
    [a, b],
    [b, c],
    [c, d],
    [d, a],
  ]
}

/** Opposite sides alike and corners near right angles: what a photographed sheet looks like, and a window or a face does not. */
function isConvexAndEven([a, b, c, d]: Sheet): boolean {
  const alike = (one: number, other: number): boolean => Math.min(one, other) > Math.max(one, other) * 0.72
  const corner = (before: Point, at: Point, after: Point): boolean => {
    const one = distance(before, at)
    const other = distance(at, after)
    if (one === 0 || other === 0) return false
    const cosine = ((before.x - at.x) * (after.x - at.x) + (before.y - at.y) * (after.y - at.y)) / (one * other)
    return Math.abs(cosine) < 0.4
  }
  return (
    alike(distance(a, b), distance(d, c)) &&
    alike(distance(a, d), distance(b, c)) &&
    corner(d, a, b) &&
    corner(a, b, c) &&
    corner(b, c, d) &&
    corner(c, d, a)
  )
}

export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}

/** Otsu's threshold: the brightness that parts two kinds of pixels best. */
function otsu(grey: Grey): number {
  const histogram = new Float64Array(256)
  for (const value of grey.data) histogram[value] = (histogram[value] ?? 0) + 1
  const total = grey.data.length
  let sum = 0
  for (let value = 0; value < 256; value++) sum += value * (histogram[value] ?? 0)
  let below = 0
  let sumBelow = 0
  let best = 0
  let threshold = 128
  for (let value = 0; value < 256; value++) {
    below += histogram[value] ?? 0
    sumBelow += value * (histogram[value] ?? 0)
    if (below === 0 || below === total) continue
    const apart = (sumBelow / below - (sum - sumBelow) / (total - below)) ** 2
    const score = below * (total - below) * apart
    if (score > best) {
      best = score
      threshold = value
    }
  }
  return threshold
}
