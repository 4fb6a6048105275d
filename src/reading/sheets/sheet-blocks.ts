import type { Block } from '../extraction.ts'

/** Rows and columns of one sheet that are taken: past them nobody wrote by hand. */
export const MOST_ROWS = 20_000
export const MOST_SHEET_COLUMNS = 200

/**
 * A sheet as a reader sees it: the letterhead and title above the list and the signature below it as lines, the list between
 * them as one table. The list is from the first to the last row with three cells or more; where none has three, of those with two.
 */
export function sheetBlocks(rows: readonly (readonly string[])[]): Block[] {
  const filled = rows.map((row) =>
    row.map((cell, column) => [cell.trim(), column] as const).filter(([cell]) => cell !== ''),
  )
  // Who beside what: a list of two columns has rows enough not to be a letterhead.
  const least = filled.some((row) => row.length >= 3) || filled.filter((row) => row.length === 2).length < 3 ? 3 : 2
  const isList = (row: readonly unknown[] | undefined) => (row?.length ?? 0) >= least
  const first = filled.findIndex(isList)
  const last = filled.findLastIndex(isList)
  if (first < 0) return filled.flatMap(toLine)
  const columns = new Set(filled.slice(first, last + 1).flatMap((row) => row.map(([, column]) => column)))
  const kept = [...columns].toSorted((a, b) => a - b)
  const table = rows
    .slice(first, last + 1)
    .map((row) => kept.map((column) => (row[column] ?? '').trim()))
    .filter((row) => row.some((cell) => cell !== ''))
  return [
    ...filled.slice(0, first).flatMap(toLine),
    { kind: 'table', rows: table },
    ...filled.slice(last + 1).flatMap(toLine),
  ]
}

function toLine(row: readonly (readonly [string, number])[]): Block[] {
  const lines = row.map(([cell]) => cell.split('\n'))
  const height = Math.max(0, ...lines.map((cell) => cell.length))
  return Array.from({ length: height }, (_, i) => ({
    kind: 'line',
    text: lines
      .map((cell) => cell[i] ?? '')
      .join('\t')
      .trim(),
  }))
}
