import type { Box } from '../tools.ts'
import { placeOf } from './rules.ts'
import type { Rule, Rules } from './rules.ts'

/** A ruled table: cells in reading order with the rows and columns that they cover (the last one included). */
export type Grid = {
  readonly box: Box
  readonly rows: number
  readonly columns: number
  /** Where each row begins and the last one ends, in the middle of the table. */
  readonly edges: readonly number[]
  readonly cells: readonly GridCell[]
}

export type GridCell = {
  readonly row: number
  /** The last row that it covers. */
  readonly lastRow: number
  readonly column: number
  readonly box: Box
}

/** Cells at most: a page of graph paper is no table. */
const CELLS = 2_000
/** Pixels by which rules that should meet may miss each other, on a page 1654 wide. */
const MISS = 14

/** Tables made by rules that cross: at least two cells each. A frame round a page is no table. */
export function gridsOf(rules: Rules, width: number): Grid[] {
  const miss = (MISS * width) / 1654
  const groups: { level: Rule[]; upright: Rule[] }[] = []
  const left = { level: new Set(rules.level), upright: new Set(rules.upright) }
  for (const start of rules.level) {
    if (!left.level.delete(start)) continue
    const group = { level: [start], upright: [] as Rule[] }
    for (let at = 0, to = 0; at < group.level.length || to < group.upright.length;) {
      const level = group.level[at]
      if (level !== undefined) {
        at++
        for (const upright of left.upright)
          if (meet(level, upright, miss) && left.upright.delete(upright)) group.upright.push(upright)
        continue
      }
      const upright = group.upright[to++]
      if (upright === undefined) break
      for (const other of left.level)
        if (meet(other, upright, miss) && left.level.delete(other)) group.level.push(other)
    }
    // On a bent sheet level rules are followed a part of their way only: an upright one that begins and ends with the others is the table's, too.
    const top = Math.min(...group.upright.map((rule) => rule.from))
    const bottom = Math.max(...group.upright.map((rule) => rule.to))
    for (const upright of left.upright)
      if (
        group.upright.length > 0 &&
        Math.abs(upright.from - top) <= 2 * miss &&
        Math.abs(upright.to - bottom) <= 2 * miss &&
        !left.level.values().some((level) => meet(level, upright, miss)) &&
        left.upright.delete(upright)
      )
        group.upright.push(upright)
    if (group.level.length >= 2 && group.upright.length >= 2) groups.push(group)
  }
  return groups.flatMap((group) => gridOf(group.level, group.upright, miss) ?? []).sort((a, b) => a.box.top - b.box.top)
}

function meet(level: Rule, upright: Rule, miss: number): boolean {
  const x = placeOf(upright, placeOf(level, (level.from + level.to) / 2))
  const y = placeOf(level, x)
  return x >= level.from - miss && x <= level.to + miss && y >= upright.from - miss && y <= upright.to + miss
}

/** Pieces of one boundary: the rules that stand on (nearly) one line. */
type Boundary = { readonly at: number; readonly pieces: readonly Rule[] }

function gridOf(level: readonly Rule[], upright: readonly Rule[], miss: number): Grid | null {
  const middleX = (Math.min(...level.map((rule) => rule.from)) + Math.max(...level.map((rule) => rule.to))) / 2
  const middleY = (Math.min(...upright.map((rule) => rule.from)) + Math.max(...upright.map((rule) => rule.to))) / 2
  const rows = boundaries(level, middleX, miss)
  const columns = withLostEdges(boundaries(upright, middleY, miss), rows, miss)
  const rowCount = rows.length - 1
  const columnCount = columns.length - 1
  if (rowCount < 1 || columnCount < 1 || rowCount * columnCount < 2 || rowCount * columnCount > CELLS) return null
  const cells = joined(rows, columns, rowCount, columnCount)
  if (cells.length < 2) return null
  const edge = (boundary: Boundary | undefined, along: number): number => place(boundary, along)
  const top = edge(rows[0], middleX)
  const leftEdge = edge(columns[0], middleY)
  return {
    box: {
      left: leftEdge,
      top,
      width: edge(columns[columnCount], middleY) - leftEdge,
      height: edge(rows[rowCount], middleX) - top,
    },
    rows: rowCount,
    columns: columnCount,
    edges: rows.map((boundary) => place(boundary, middleX)),
    cells,
  }
}

function boundaries(rules: readonly Rule[], middle: number, miss: number): Boundary[] {
  const sorted = rules.map((rule) => ({ rule, at: placeOf(rule, middle) })).sort((a, b) => a.at - b.at)
  const groups: { at: number; pieces: Rule[] }[] = []
  for (const { rule, at } of sorted) {
    const last = groups.at(-1)
    if (last !== undefined && at - last.at <= miss) last.pieces.push(rule)
    else groups.push({ at, pieces: [rule] })
  }
  return groups
}

/** Further than this many misses beyond the outermost upright rule there is room for a column. */
const ROOM = 5

/**
 * Where most level rules reach on to one place beyond the outermost upright rule, there is a column more: its edge was too pale to be seen, or the
 * table is open at its side.
 */
function withLostEdges(columns: readonly Boundary[], rows: readonly Boundary[], miss: number): Boundary[] {
  const first = columns[0]?.at ?? 0
  const last = columns.at(-1)?.at ?? 0
  const edgeAt = (places: readonly number[]): Boundary[] => {
    const at = places.toSorted((a, b) => a - b)[places.length >> 1] ?? 0
    const agreeing = places.filter((one) => Math.abs(one - at) <= 2 * miss)
    if (agreeing.length < 3 || agreeing.length < rows.length * 0.6) return []
    const piece = { from: -Infinity, to: Infinity, offset: at, slope: 0 }
    return [{ at, pieces: [piece] }]
  }
  const begins = rows.map(({ pieces }) => Math.min(...pieces.map((rule) => rule.from)))
  const ends = rows.map(({ pieces }) => Math.max(...pieces.map((rule) => rule.to)))
  return [
    ...edgeAt(begins.filter((one) => one < first - ROOM * miss)),
    ...columns,
    ...edgeAt(ends.filter((one) => one > last + ROOM * miss)),
  ]
}

/** Where a boundary lies at a coordinate along it: on the piece nearest to it. */
function place(boundary: Boundary | undefined, along: number): number {
  if (boundary === undefined) return 0
  const distance = (rule: Rule): number => Math.max(rule.from - along, along - rule.to, 0)
  const nearest = boundary.pieces.reduce((best, rule) => (distance(rule) < distance(best) ? rule : best))
  return placeOf(nearest, along)
}

function stands(boundary: Boundary | undefined, from: number, to: number): boolean {
  if (boundary === undefined) return true
  const covered = boundary.pieces.reduce(
    (sum, rule) => sum + Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from)),
    0,
  )
  // Half-seen walls are walls: where cells are merged nothing at all is seen.
  return covered >= (to - from) * 0.3
}

/** Cells of the full raster with no rule between them are one. */
function joined(
  rows: readonly Boundary[],
  columns: readonly Boundary[],
  rowCount: number,
  columnCount: number,
): GridCell[] {
  const owner = Array.from({ length: rowCount * columnCount }, (_, at) => at)
  const root = (at: number): number => (owner[at] === at ? at : root(owner[at] ?? 0))
  const x = (column: number): number => columns[column]?.at ?? 0
  const y = (row: number): number => rows[row]?.at ?? 0
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      const at = row * columnCount + column
      if (column + 1 < columnCount && !stands(columns[column + 1], y(row), y(row + 1))) owner[root(at + 1)] = root(at)
      if (row + 1 < rowCount && !stands(rows[row + 1], x(column), x(column + 1)))
        owner[root(at + columnCount)] = root(at)
    }
  }
  const groups = Map.groupBy(owner.keys(), root)
  return [...groups.values()]
    .map((members) => {
      const row = Math.min(...members.map((at) => Math.floor(at / columnCount)))
      const column = Math.min(...members.map((at) => at % columnCount))
      const lastRow = Math.max(...members.map((at) => Math.floor(at / columnCount)))
      const lastColumn = Math.max(...members.map((at) => at % columnCount))
      return {
        row,
        lastRow,
        column,
        box: boxOf(rows[row], rows[lastRow + 1], columns[column], columns[lastColumn + 1]),
      }
    })
    .sort((a, b) => a.row - b.row || a.column - b.column)
}

/** The rectangle round a cell whose sides may lean a little. */
function boxOf(
  upper: Boundary | undefined,
  lower: Boundary | undefined,
  left: Boundary | undefined,
  right: Boundary | undefined,
): Box {
  const middleX = ((left?.at ?? 0) + (right?.at ?? 0)) / 2
  const middleY = (place(upper, middleX) + place(lower, middleX)) / 2
  const x = place(left, middleY)
  const y = place(upper, middleX)
  return { left: x, top: y, width: place(right, middleY) - x, height: place(lower, middleX) - y }
}
