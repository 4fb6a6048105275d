/** A cell as formats see it: text and how many columns and rows it covers. */
export type SpannedCell = { readonly text: string; readonly columns: number; readonly rows: number }

/** Columns of one table at most: past it a span is a trick or a fault. */
export const MOST_COLUMNS = 256

/** Spans laid out as the model wants them: a merged cell's text in its first place, '' in the places it covers. */
export function layOut(rows: readonly (readonly SpannedCell[])[]): string[][] {
  const grid: string[][] = rows.map(() => [])
  rows.forEach((cells, top) => {
    let left = 0
    for (const cell of cells) {
      while (grid[top]?.[left] !== undefined) left++
      const columns = Math.max(1, Math.min(cell.columns, MOST_COLUMNS - left))
      for (let row = top; row < Math.min(rows.length, top + Math.max(1, cell.rows)); row++) {
        for (let column = left; column < left + columns; column++) {
          const line = grid[row]
          if (line !== undefined) line[column] = row === top && column === left ? cell.text : ''
        }
      }
      left += columns
      if (left >= MOST_COLUMNS) break
    }
  })
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
}

/** True where a table only arranges one column of text: its cells are then read as lines. */
export function isSingleColumn(rows: readonly (readonly SpannedCell[])[]): boolean {
  return rows.every((cells) => cells.length <= 1)
}
