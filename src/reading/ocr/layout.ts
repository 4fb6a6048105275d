import type { Block, Line, Table } from '../extraction.ts'
import type { OcrLine, OcrWord } from '../tools.ts'
import type { Grid, GridCell } from './grid.ts'
import type { Placer } from './place-line.ts'
import { confidenceOf } from './tsv.ts'

/** A line of words as the engine read it in one part of the page. */
export type Fragment = { readonly words: readonly OcrWord[]; readonly part: number }

/** Lines of the page from fragments of parts, top down; what stands on one height is one line, far-apart words parted by tabs. */
export function linesOf(fragments: readonly Fragment[]): OcrLine[] {
  const lines: OcrWord[][] = []
  const sorted = fragments
    .filter((fragment) => fragment.words.length > 0)
    .map(({ words }) => [...words].sort((a, b) => a.box.left - b.box.left))
    .sort((a, b) => middle(a) - middle(b))
  for (const words of sorted) {
    const beside = lines.findLast((line) => shareHeight(line, words) && !overlap(line, words))
    if (beside === undefined) lines.push(words)
    else beside.push(...words)
  }
  return lines
    .map((words) => lineOf(words.sort((a, b) => a.box.left - b.box.left)))
    .filter((line) => line.text !== '' && !isScrawl(line))
}

/** A few letters made of a signature, a seal or a speck. A number that stands alone is kept: it counts rows. */
function isScrawl(line: OcrLine): boolean {
  return line.text.length <= 6 && (line.confidence ?? 1) < 0.4 && !/\d/.test(line.text)
}

/** A ruled table with the words of each cell in reading order, lines inside a cell parted by '\n'. */
export function tableOf(grid: Grid, cells: readonly (readonly Fragment[])[], place: Placer): Table {
  const blank = (): string[][] =>
    Array.from({ length: grid.rows }, () => Array.from({ length: grid.columns }, () => ''))
  const rows = blank()
  const places = blank()
  grid.cells.forEach((cell, at) => {
    for (const [index, lines] of byRow(grid, cell, linesOf(cells[at] ?? []))) {
      const row = rows[index]
      const own = places[index]
      if (row !== undefined) row[cell.column] = lines.map((line) => line.text.replaceAll('\t', ' ')).join('\n')
      if (own !== undefined) own[cell.column] = lines.map((line) => place(line.words)).join('\n')
    }
  })
  const filled = rows.map((row) => row.some((text) => text !== ''))
  return {
    kind: 'table',
    rows: rows.filter((_, at) => filled[at]),
    ...(places.flat().every((one) => one.trim() === '') ? {} : { places: places.filter((_, at) => filled[at]) }),
  }
}

/** Lines nearer than this share of a row's height belong to one text. */
const CLOSE_LINES = 0.6

/**
 * A cell over several rows, with a line on the height of each: the rules between them were too pale to be seen, and every row has its
 * own. Cells that an office merged say one thing, once.
 */
function byRow(grid: Grid, cell: GridCell, lines: readonly OcrLine[]): [row: number, lines: readonly OcrLine[]][] {
  const whole: [number, readonly OcrLine[]][] = [[cell.row, lines]]
  const count = cell.lastRow - cell.row + 1
  if (count < 2 || lines.length < count) return whole
  const rows = Map.groupBy(lines, ({ words }) => {
    const y = middle(words)
    return grid.edges.findLastIndex(
      (edge, row) => row >= cell.row && row <= cell.lastRow && (edge <= y || row === cell.row),
    )
  })
  const heights = [...rows.values()].map((own) => own.reduce((sum, { words }) => sum + middle(words), 0) / own.length)
  const pitch = ((grid.edges[cell.lastRow + 1] ?? 0) - (grid.edges[cell.row] ?? 0)) / count
  // Two lines of one text stand closer than the rows beside them.
  const apart = heights.every((at, i) => i === 0 || at - (heights[i - 1] ?? 0) >= CLOSE_LINES * pitch)
  return rows.size === count && apart ? [...rows] : whole
}

/** Blocks top down: lines and tables by where they begin. */
export function blocksOf(
  lines: readonly OcrLine[],
  tables: readonly { readonly top: number; readonly table: Table }[],
  place: Placer,
): Block[] {
  const placed = [
    ...lines.map((line) => ({ top: topOf(line.words), block: plain(line, place) as Block })),
    ...tables.filter(({ table }) => table.rows.length > 0).map(({ top, table }) => ({ top, block: table as Block })),
  ]
  return placed.sort((a, b) => a.top - b.top).map(({ block }) => block)
}

function plain({ text, confidence, words }: OcrLine, place: Placer): Line {
  const where = place(words)
  return {
    kind: 'line',
    text,
    ...(confidence === undefined ? {} : { confidence }),
    ...(where === '' ? {} : { place: where }),
  }
}

/** Words further apart than this many line heights stand in different columns. */
const TAB = 1.5
/** So do words a line height apart, where the other words of the line stand three times closer: two cells of a letter's head. */
const NARROW_TAB = 1
const CLOSER = 3

function lineOf(all: readonly OcrWord[]): OcrLine {
  const height = median(all.map((word) => word.box.height))
  const words = all.filter((word, at) => !isSpeck(word, all[at - 1], all[at + 1], height * TAB))
  const gaps = words.slice(1).map((word, at) => word.box.left - rightOf(words[at] ?? word))
  const usual = gaps.length >= 3 ? median(gaps) : height
  const tab = Math.min(height * TAB, Math.max(height * NARROW_TAB, usual * CLOSER))
  let text = ''
  let edge = 0
  words.forEach((word, at) => {
    if (at > 0) text += word.box.left - edge > tab ? '\t' : ' '
    text += word.text
    edge = rightOf(word)
  })
  return { kind: 'line', text: text.trim(), confidence: confidenceOf(words), words }
}

/** One doubtful letter far from its neighbours: a piece of the line above or below. */
function isSpeck(word: OcrWord, before: OcrWord | undefined, after: OcrWord | undefined, far: number): boolean {
  if (word.confidence >= 0.6 || word.text.length > 1 || /\d/.test(word.text)) return false
  if (before === undefined && after === undefined) return false
  const { left, width } = word.box
  return (
    (before === undefined || left - before.box.left - before.box.width > far / 3) &&
    (after === undefined || after.box.left - left - width > far / 3)
  )
}

function rightOf(word: OcrWord): number {
  return word.box.left + word.box.width
}

function topOf(words: readonly OcrWord[]): number {
  return Math.min(...words.map((word) => word.box.top))
}

function bottomOf(words: readonly OcrWord[]): number {
  return Math.max(...words.map((word) => word.box.top + word.box.height))
}

function middle(words: readonly OcrWord[]): number {
  return (topOf(words) + bottomOf(words)) / 2
}

function shareHeight(one: readonly OcrWord[], other: readonly OcrWord[]): boolean {
  const shared = Math.min(bottomOf(one), bottomOf(other)) - Math.max(topOf(one), topOf(other))
  return shared > 0.55 * Math.min(bottomOf(one) - topOf(one), bottomOf(other) - topOf(other))
}

function overlap(one: readonly OcrWord[], other: readonly OcrWord[]): boolean {
  const left = (words: readonly OcrWord[]): number => Math.min(...words.map((word) => word.box.left))
  const right = (words: readonly OcrWord[]): number => Math.max(...words.map((word) => word.box.left + word.box.width))
  return Math.min(right(one), right(other)) > Math.max(left(one), left(other))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
