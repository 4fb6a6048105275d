import type { Grey } from './grey.ts'

/** Places are told in 65,536ths of a pixel: whole numbers are what inner loops are fast in. */
export const ONE = 65_536

/**
 * Sets `count` pixels of a new picture, from `start` on, each at a place of the old one, between pixels by their weighted mean. The places lie on a
 * straight line: the first at `u`, `v`, each further by `du`, `dv` (all in parts of ONE). What lies outside of the old one stays as it is.
 */
export function setSlanted(
  { width, height, data }: Grey,
  u: number,
  v: number,
  du: number,
  dv: number,
  to: Uint8Array,
  start: number,
  count: number,
): void {
  const right = (width - 1) * ONE
  const bottom = (height - 1) * ONE
  // Most lines lie inside all along, which is soon seen by their ends.
  if (isInside(u, v, right, bottom) && isInside(u + (count - 1) * du, v + (count - 1) * dv, right, bottom)) {
    setInside(data, width, u, v, du, dv, to, start, start + count)
    return
  }
  const [first, end] = overlap(stretch(u, du, right), stretch(v, dv, bottom))
  const from = Math.max(0, first)
  const until = Math.min(count, end)
  if (from < until) setInside(data, width, u + from * du, v + from * dv, du, dv, to, start + from, start + until)
}

function isInside(u: number, v: number, right: number, bottom: number): boolean {
  return u >= 0 && v >= 0 && u < right && v < bottom
}

type Stretch = readonly [from: number, to: number]

/** For which steps, up to but without the last, a place is at least 0 and less than `end`. */
function stretch(place: number, step: number, end: number): Stretch {
  if (step === 0) return place >= 0 && place < end ? [0, Infinity] : [0, 0]
  if (step > 0) return [Math.ceil(-place / step), Math.ceil((end - place) / step)]
  return [Math.floor((end - place) / step) + 1, Math.floor(-place / step) + 1]
}

function overlap(one: Stretch, other: Stretch): Stretch {
  return [Math.max(one[0], other[0]), Math.min(one[1], other[1])]
}

function setInside(
  from: Uint8Array,
  width: number,
  firstU: number,
  firstV: number,
  du: number,
  dv: number,
  to: Uint8Array,
  start: number,
  end: number,
): void {
  let u = firstU
  let v = firstV
  for (let at = start; at < end; at++) {
    const first = Math.imul(v >> 16, width) + (u >> 16)
    const fx = (u >> 8) & 255
    const left = from[first] ?? 0
    const upper = (left << 8) + Math.imul((from[first + 1] ?? 0) - left, fx)
    const below = from[first + width] ?? 0
    const lower = (below << 8) + Math.imul((from[first + width + 1] ?? 0) - below, fx)
    to[at] = ((upper << 8) + Math.imul(lower - upper, (v >> 8) & 255) + 32_768) >> 16
    u = (u + du) | 0
    v = (v + dv) | 0
  }
}
