import type { Grey } from './grey.ts'

/** Told of each run: its row (or column), where it begins along it, and where it ends (that pixel is none of it any more). */
export type Found = (across: number, from: number, to: number) => void

/**
 * Runs of ink along rows, at least `shortest` long; a gap of one pixel doesn't end one. Most of a page is looked at in a few places only: where two
 * pixels of paper lie side by side no run passes.
 */
export function levelRuns({ width, height, data }: Grey, ink: number, shortest: number, found: Found): void {
  for (let y = 0; y < height; y++) {
    const end = (y + 1) * width
    let from = beginOfRun(data, y * width, end, ink, shortest)
    while (from < end) {
      const to = endOfRun(data, from, end, 1, ink)
      if (to - from >= shortest) found(y, from - y * width, to - y * width)
      from = beginOfRun(data, to, end, ink, shortest)
    }
  }
}

/** Where the next run may begin that is long enough: `shortest` pixels without two of paper side by side; `end` where there is none. */
function beginOfRun(data: Uint8Array, start: number, end: number, ink: number, shortest: number): number {
  let from = start
  while (from + shortest <= end) {
    let at = from + shortest - 1
    while (at > from && ((data[at] ?? 0) < ink || (data[at - 1] ?? 0) < ink)) at--
    if (at === from) return (data[from] ?? 0) < ink ? from : from + 1
    from = at + 1
  }
  return end
}

/** Where the run ends that begins at `start`; its pixels lie `step` apart and `end` is past the last of them. */
function endOfRun(data: Uint8Array, start: number, end: number, step: number, ink: number): number {
  let to = start + step
  for (let at = to; at < end; at += step) {
    if ((data[at] ?? 0) < ink) to = at + step
    else if (at >= to + step) break
  }
  return to
}

/** The same along columns. Every run passes one of the rows that lie `shortest` apart, so only what is inked there is followed up and down. */
export function uprightRuns(grey: Grey, ink: number, shortest: number, found: Found): void {
  const { width, height, data } = grey
  for (let y = shortest - 1; y < height; y += shortest)
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      if (!isInRun(data, at, width, ink)) continue
      const from = topOfRun(data, at, Math.max(-1, y - shortest) * width + x, width, ink)
      if (from < 0) continue
      const to = Math.floor(endOfRun(data, from, height * width, width, ink) / width)
      const top = Math.floor(from / width)
      if (to - top >= shortest) found(x, top, to)
    }
}

function isInRun(data: Uint8Array, at: number, width: number, ink: number): boolean {
  if ((data[at] ?? 0) < ink) return true
  return (data[at - width] ?? 255) < ink && (data[at + width] ?? 255) < ink
}

/** The topmost pixel of the run that passes `at`; -1 where it passes `before` as well, further up, and so was followed from there. */
function topOfRun(data: Uint8Array, at: number, before: number, width: number, ink: number): number {
  let top = at
  for (let up = at - width; up > before; up -= width) {
    if ((data[up] ?? 0) < ink) top = up
    else if (up <= top - 2 * width) return top
  }
  if (before < 0) return top
  const passes = (data[before] ?? 0) < ink || (top === before + width && (data[before - width] ?? 255) < ink)
  return passes ? -1 : top
}
