import { MOST_ROWS, MOST_SHEET_COLUMNS } from '../sheets/sheet-blocks.ts'
import { childrenNamed, textOf, type XmlElement } from '../xml.ts'

/** Cells of every sheet as they are shown. Empty cells and rows that are written once for many are not multiplied. */
export function readOdfSheets(sheets: XmlElement | null): string[][][] {
  if (sheets === null) return []
  return childrenNamed(sheets, 'table:table').map((sheet) => {
    const rows: string[][] = []
    for (const row of rowsOf(sheet)) {
      const cells = cellsOf(row)
      const filled = cells.some((cell) => cell !== '')
      const repeated = Number(row.attributes['table:number-rows-repeated'] ?? 1) || 1
      for (let i = 0; i < (filled ? Math.min(repeated, 100) : 1) && rows.length < MOST_ROWS; i++) rows.push(cells)
    }
    return rows
  })
}

function rowsOf(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'table:table-row') return [child]
    return /^table:table-(?:header-rows|row-group|rows)$/.test(child.name) ? rowsOf(child) : []
  })
}

function cellsOf(row: XmlElement): string[] {
  const cells: string[] = []
  for (const cell of row.children) {
    if (typeof cell === 'string' || cells.length >= MOST_SHEET_COLUMNS) continue
    const text = childrenNamed(cell, 'text:p')
      .map((one) => textOf(one))
      .join('\n')
    const repeated = Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1
    for (let i = 0; i < Math.min(repeated, MOST_SHEET_COLUMNS - cells.length); i++) cells.push(text)
  }
  return cells
}
