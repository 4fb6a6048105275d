import type { Box } from '../tools.ts'
import type { Grey } from './grey.ts'

/**
 * Cuts the page outside its tables into parts that an engine reads well one by one: where two columns stand side by side (the head of
 * a letter, its signatures, a list without rules) and their lines don't share their heights, reading across would mix them.
 */
export function segmentsOf(page: Grey, keepOut: readonly Box[], ink: number): Box[] {
  const bands = bandsBetween(page, keepOut)
  return bands.flatMap((band) => cut(page, band, ink, 0))
}

/** The page in full-width strips, tables left out. A strip beside a narrow table is kept as well. */
function bandsBetween(page: Grey, keepOut: readonly Box[]): Box[] {
  const bands: Box[] = []
  let top = 0
  for (const box of [...keepOut].sort((a, b) => a.top - b.top)) {
    if (box.top > top) bands.push({ left: 0, top, width: page.width, height: box.top - top })
    const bottom = box.top + box.height
    const from = Math.max(top, box.top)
    if (bottom > from) {
      const right = box.left + box.width
      const beside = page.width / 8
      if (box.left > beside) bands.push({ left: 0, top: from, width: box.left - 4, height: bottom - from })
      if (page.width - right > beside)
        bands.push({ left: right + 4, top: from, width: page.width - right - 4, height: bottom - from })
    }
    top = Math.max(top, bottom)
  }
  if (top < page.height) bands.push({ left: 0, top, width: page.width, height: page.height - top })
  return bands
}

const DEPTH = 12

/** By turns: at every clear gap between lines, then at every clear gutter between columns. */
function cut(page: Grey, band: Box, ink: number, depth: number): Box[] {
  const strips = apart(page, band, ink, 'rows', Math.max(6, page.width / 210))
  if (depth >= DEPTH) return strips
  return strips.flatMap((strip) => {
    // A line alone is cut at wide gaps only (the engine dreams letters into them), lines that stand side by side at every gutter.
    const oneLine = strip.height < page.width / 36
    const parts = apart(page, strip, ink, 'columns', Math.max(16, page.width / (oneLine ? 28 : 46)))
    return parts.length < 2 ? [strip] : oneLine ? parts : parts.flatMap((part) => cut(page, part, ink, depth + 1))
  })
}

/** The inked stretches of a box along one direction that white gaps of at least `gap` pixels part. */
function apart(page: Grey, box: Box, ink: number, direction: 'rows' | 'columns', gap: number): Box[] {
  const left = Math.max(0, Math.round(box.left))
  const top = Math.max(0, Math.round(box.top))
  const right = Math.min(page.width, Math.round(box.left + box.width))
  const bottom = Math.min(page.height, Math.round(box.top + box.height))
  if (right <= left || bottom <= top) return []
  const rows = direction === 'rows'
  const counts = new Uint32Array(rows ? bottom - top : right - left)
  for (let y = top; y < bottom; y++) {
    const start = y * page.width + left
    const end = y * page.width + right
    if (rows) counts[y - top] = inkUpToTwo(page.data, start, end, ink)
    else addInk(page.data, start, end, ink, counts)
  }
  const parts: Box[] = []
  let from = -1
  let last = -1
  const finish = (): void => {
    if (from < 0 || last - from < 3) return
    const size = last - from + 1
    parts.push(
      rows
        ? { left, top: top + from, width: right - left, height: size }
        : { left: left + from, top, width: size, height: bottom - top },
    )
  }
  counts.forEach((count, at) => {
    // One dark pixel is dust.
    if (count < 2) return
    if (from >= 0 && at - last > gap) {
      finish()
      from = at
    } else if (from < 0) from = at
    last = at
  })
  finish()
  return parts
}

/** Pixels of ink in a row: 0, 1, or 2 for all that are more. */
function inkUpToTwo(data: Uint8Array, start: number, end: number, ink: number): number {
  let count = 0
  for (let at = start; at < end; at++) if ((data[at] ?? 0) < ink && ++count === 2) break
  return count
}

/** Counts a row's ink where it stands. */
function addInk(data: Uint8Array, start: number, end: number, ink: number, counts: Uint32Array): void {
  for (let at = start, x = 0; at < end; at++, x++) if ((data[at] ?? 0) < ink) counts[x] = (counts[x] ?? 0) + 1
}
