import type { Glyph } from './drawing.ts'
import { toLines, type TextLine } from './lines.ts'

export type OpenTable = { readonly top: number; readonly rows: readonly (readonly string[])[] }

/** Width in ems of a blank band down the page that parts columns: wider than the blank between words. */
const GUTTER = 0.45
/** Columns from which numbered lines are a table; with two they are a list. */
const FEWEST_COLUMNS = 3
/** Lines between one number and the next at most: cells that are wrapped. */
const MOST_WRAPPED = 5
/** Lines above the first number that may be the heading. */
const MOST_HEADING = 3

/**
 * Tables without rulings: lines numbered one after the other in their first column, with blank bands down all of them. Wrapped
 * cells are joined to the number that stands nearest. Returns the lines that are in none, too.
 */
export function takeOpenTables(lines: readonly TextLine[]): {
  readonly tables: OpenTable[]
  readonly rest: TextLine[]
} {
  const tables: OpenTable[] = []
  const taken = new Set<TextLine>()
  for (const numbered of numberedRuns(lines)) {
    const first = numbered[0] ?? 0
    const last = numbered.at(-1) ?? 0
    const core = lines.slice(first, last + 1)
    const gutters = guttersOf(core)
    if (gutters.length + 1 < FEWEST_COLUMNS) continue
    const size = Math.max(...core.map((line) => line.size))
    const above = takeWhileFits(
      lines.slice(Math.max(0, first - MOST_HEADING), first).toReversed(),
      lines[first],
      gutters,
      size * 2.5,
    )
    const below = takeWhileFits(lines.slice(last + 1, last + 1 + MOST_WRAPPED), lines[last], above.gutters, size * 1.5)
    const wrapped = below.lines.filter((line) => line.left > (gutters[0]?.from ?? 0))
    const own = [...above.lines.toReversed(), ...core, ...wrapped]
    const starts = numbered.map((i) => lines[i]).filter((line) => line !== undefined)
    tables.push({
      top: own[0]?.top ?? 0,
      rows: toRows(
        own,
        starts,
        below.gutters.map((band) => (band.from + band.to) / 2),
      ),
    })
    for (const line of own) taken.add(line)
  }
  return { tables, rest: lines.filter((line) => !taken.has(line)) }
}

/** Runs of lines that begin with a number alone, each one more than the one before. */
function numberedRuns(lines: readonly TextLine[]): number[][] {
  const runs: { at: number[]; count: number }[] = []
  lines.forEach((line, i) => {
    const found = /^(\d{1,3})[.)]?[\t ]/.exec(line.text)
    if (found === null) return
    const count = Number(found[1])
    const run = runs.at(-1)
    if (run !== undefined && run.count + 1 === count && i - (run.at.at(-1) ?? 0) <= MOST_WRAPPED) {
      run.at.push(i)
      run.count = count
    } else runs.push({ at: [i], count })
  })
  return runs.map((run) => run.at).filter((run) => run.length >= 2)
}

/** A blank band down the page, from left to right. */
type Band = { readonly from: number; readonly to: number }

/** The bands that no letter of any line reaches into. */
function guttersOf(lines: readonly TextLine[]): Band[] {
  const size = Math.max(...lines.map((line) => line.size))
  const inked = lines.flatMap(inkOf).toSorted((a, b) => a.left - b.left)
  const gutters: Band[] = []
  let edge = inked[0]?.right ?? 0
  for (const glyph of inked) {
    if (glyph.left - edge > GUTTER * size) gutters.push({ from: edge, to: glyph.left })
    edge = Math.max(edge, glyph.right)
  }
  return gutters
}

function inkOf(line: TextLine): Glyph[] {
  return line.glyphs.filter((glyph) => glyph.text.trim() !== '')
}

type Fit = { readonly lines: readonly TextLine[]; readonly gutters: readonly Band[] }

/** Lines from a table's edge on, as long as they leave its bands open; they may make them narrower. */
function takeWhileFits(
  lines: readonly TextLine[],
  from: TextLine | undefined,
  gutters: readonly Band[],
  reach: number,
): Fit {
  const taken: TextLine[] = []
  let last = from
  let bands = gutters
  for (const line of lines) {
    if (last === undefined || Math.abs(line.bottom - last.bottom) > reach) break
    const narrowed = bands.map((band) => narrow(band, line)).filter((band) => band !== null)
    if (narrowed.length < bands.length) break
    bands = narrowed
    taken.push(line)
    last = line
  }
  return { lines: taken, gutters: bands }
}

/** What is left of a band beside a line's letters; null where they cross it or stand in it. */
function narrow(band: Band, line: TextLine): Band | null {
  const inside = inkOf(line).filter((glyph) => glyph.right > band.from && glyph.left < band.to)
  if (inside.length === 0) return band
  const near = 0.3 * line.size
  const left = Math.min(...inside.map((glyph) => glyph.left))
  const right = Math.max(...inside.map((glyph) => glyph.right))
  const gaps = inside.toSorted((a, b) => a.left - b.left)
  const split = gaps.findIndex((glyph, i) => i > 0 && glyph.left - (gaps[i - 1]?.right ?? 0) > near)
  if (split > 0) return { from: gaps[split - 1]?.right ?? band.from, to: gaps[split]?.left ?? band.to }
  if (left <= band.from + near && band.to - right > near) return { from: right, to: band.to }
  if (right >= band.to - near && left - band.from > near) return { from: band.from, to: left }
  return null
}

function toRows(lines: readonly TextLine[], numbered: readonly TextLine[], gutters: readonly number[]): string[][] {
  const heading: Glyph[] = []
  const rows = numbered.map((line) => ({ line, glyphs: [] as Glyph[] }))
  for (const line of lines) {
    const nearest = rows.toSorted(
      (a, b) => Math.abs(a.line.bottom - line.bottom) - Math.abs(b.line.bottom - line.bottom),
    )[0]
    const first = numbered[0]
    const isHeading = first !== undefined && line.bottom < first.bottom - 0.9 * line.size
    if (isHeading) heading.push(...line.glyphs)
    else nearest?.glyphs.push(...line.glyphs)
  }
  const all = heading.length === 0 ? rows.map((row) => row.glyphs) : [heading, ...rows.map((row) => row.glyphs)]
  return all.map((glyphs) => cellsOf(glyphs, gutters))
}

function cellsOf(glyphs: readonly Glyph[], gutters: readonly number[]): string[] {
  const edges = [-Infinity, ...gutters, Infinity]
  return edges.slice(1).map((right, i) => {
    const own = glyphs.filter((glyph) => glyph.left >= (edges[i] ?? -Infinity) && glyph.left < right)
    return toLines(own)
      .map((line) => line.text.trim())
      .join('\n')
  })
}
