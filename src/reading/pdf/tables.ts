import { layOut, MOST_COLUMNS, type SpannedCell } from '../grid.ts'
import type { Glyph, Rule } from './drawing.ts'
import { toLines } from './lines.ts'

/** A ruled table: where it stands, its cells, and the letters that are now in it. */
export type RuledTable = {
  readonly top: number
  readonly bottom: number
  readonly rows: readonly (readonly string[])[]
}

/** Lines nearer than this are one line drawn twice, or touch; in points. */
const NEAR = 3

/** Tables by their rulings. Returns the letters that stand in none, too. */
export function takeTables(
  glyphs: readonly Glyph[],
  rules: readonly Rule[],
): { readonly tables: RuledTable[]; readonly rest: readonly Glyph[] } {
  let rest = glyphs
  const tables: RuledTable[] = []
  for (const group of touching(rules)) {
    const grid = toGrid(group)
    if (grid === null) continue
    const inside = rest.filter((glyph) => isInside(glyph, grid))
    if (inside.length === 0) continue
    const regions = mergeCells(grid)
    if (regions.length < 2) continue
    const rows = fill(grid, regions, inside)
    if (rows.every((row) => row.length < 2)) continue
    tables.push({ top: grid.ys[0] ?? 0, bottom: grid.ys.at(-1) ?? 0, rows })
    const taken = new Set(inside)
    rest = rest.filter((glyph) => !taken.has(glyph))
  }
  return { tables, rest }
}

type Grid = {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly level: readonly Rule[]
  readonly upright: readonly Rule[]
}

function isLevel(rule: Rule): boolean {
  return rule.top === rule.bottom
}

/** Groups of rulings that touch each other, directly or through others. */
function touching(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  const order = rules.map((_, i) => i).toSorted((a, b) => (rules[a]?.top ?? 0) - (rules[b]?.top ?? 0))
  for (let i = 0; i < order.length; i++) {
    const a = rules[order[i] ?? 0]
    if (a === undefined) continue
    for (let j = i + 1; j < order.length; j++) {
      const b = rules[order[j] ?? 0]
      if (b === undefined || b.top > a.bottom + NEAR) break
      if (b.left <= a.right + NEAR && b.right >= a.left - NEAR) parent[find(order[i] ?? 0)] = find(order[j] ?? 0)
    }
  }
  const groups = new Map<number, Rule[]>()
  rules.forEach((rule, i) => {
    const root = find(i)
    groups.set(root, [...(groups.get(root) ?? []), rule])
  })
  return [...groups.values()].toSorted((a, b) => topOf(a) - topOf(b))
}

function topOf(rules: readonly Rule[]): number {
  return Math.min(...rules.map((rule) => rule.top))
}

/** Columns and rows of a group; null where it is no grid: an underline, a frame, a drawing. */
function toGrid(rules: readonly Rule[]): Grid | null {
  const level = rules.filter(isLevel)
  const upright = rules.filter((rule) => !isLevel(rule))
  if (level.length < 2 || upright.length < 1) return null
  // Tables with open sides: their edges are where the level lines end.
  const xs = distinct([
    ...upright.map((rule) => rule.left),
    Math.min(...level.map((rule) => rule.left)),
    Math.max(...level.map((rule) => rule.right)),
  ])
  const ys = distinct([
    ...level.map((rule) => rule.top),
    Math.min(...upright.map((rule) => rule.top)),
    Math.max(...upright.map((rule) => rule.bottom)),
  ])
  if (xs.length < 2 || ys.length < 2 || xs.length > MOST_COLUMNS || ys.length > 1000 || xs.length + ys.length < 5)
    return null
  return { xs, ys, level, upright }
}

function distinct(values: readonly number[]): number[] {
  const kept: number[] = []
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = kept[kept.length - 1]
    if (last === undefined || value - last > NEAR) kept.push(value)
  }
  return kept
}

function isInside(glyph: Glyph, { xs, ys }: Grid): boolean {
  const x = (glyph.left + glyph.right) / 2
  const y = glyph.baseline - glyph.size * 0.3
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && y > (ys[0] ?? 0) && y < (ys.at(-1) ?? 0)
}

type Region = { row: number; column: number; rows: number; columns: number }

/** Neighbouring cells without a line between them are one cell. A region that comes out ragged is squared off. */
function mergeCells(grid: Grid): Region[] {
  const rows = grid.ys.length - 1
  const columns = grid.xs.length - 1
  const owner: number[] = Array.from({ length: rows * columns }, () => -1)
  const regions: Region[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (owner[row * columns + column] !== -1) continue
      let wide = 1
      while (
        column + wide < columns &&
        owner[row * columns + column + wide] === -1 &&
        !hasUpright(grid, column + wide, row)
      )
        wide++
      let high = 1
      while (row + high < rows && isOpenBelow(grid, row + high, column, wide, owner, columns)) high++
      const index = regions.push({ row, column, rows: high, columns: wide }) - 1
      for (let r = row; r < row + high; r++) for (let c = column; c < column + wide; c++) owner[r * columns + c] = index
    }
  }
  return regions
}

function isOpenBelow(
  grid: Grid,
  row: number,
  column: number,
  wide: number,
  owner: readonly number[],
  columns: number,
): boolean {
  for (let c = column; c < column + wide; c++) {
    if (owner[row * columns + c] !== -1 || hasLevel(grid, row, c)) return false
    if (c > column && hasUpright(grid, c, row)) return false
  }
  return true
}

/** Whether a line stands on the left of `column` along the middle of `row`. */
function hasUpright({ xs, ys, upright }: Grid, column: number, row: number): boolean {
  const x = xs[column] ?? 0
  const y = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
  return upright.some((rule) => Math.abs(rule.left - x) <= NEAR && rule.top <= y && rule.bottom >= y)
}

function hasLevel({ xs, ys, level }: Grid, row: number, column: number): boolean {
  const y = ys[row] ?? 0
  const x = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
  return level.some((rule) => Math.abs(rule.top - y) <= NEAR && rule.left <= x && rule.right >= x)
}

function fill(grid: Grid, regions: readonly Region[], glyphs: readonly Glyph[]): string[][] {
  const { xs, ys } = grid
  const cells: { glyphs: Glyph[]; region: Region }[] = regions.map((region) => ({ glyphs: [], region }))
  for (const glyph of glyphs) {
    const x = (glyph.left + glyph.right) / 2
    const y = glyph.baseline - glyph.size * 0.3
    const cell = cells.find(
      ({ region }) =>
        x >= (xs[region.column] ?? 0) &&
        x < (xs[region.column + region.columns] ?? 0) &&
        y >= (ys[region.row] ?? 0) &&
        y < (ys[region.row + region.rows] ?? 0),
    )
    cell?.glyphs.push(glyph)
  }
  const rows: SpannedCell[][] = ys.slice(1).map(() => [])
  for (const { glyphs: own, region } of cells) {
    const text = toLines(own)
      .map((line) => line.text.trim())
      .join('\n')
    rows[region.row]?.push({ text, columns: region.columns, rows: region.rows })
  }
  return layOut(rows)
}
