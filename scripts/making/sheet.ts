import ExcelJS from 'exceljs'
import { plain } from './paper.ts'
import type { Paper, Part } from './paper.ts'

/** The paper as a workbook: paragraphs in the first column, tables as rows, spans as merged cells. */
export async function makeSheet(paper: Paper, sheetName = 'Sheet1'): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.created = new Date('2021-05-20T08:00:00Z')
  const sheet = book.addWorksheet(sheetName)
  let row = 1
  for (const part of paper.parts) row = put(sheet, part, row, paper.font)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function put(sheet: ExcelJS.Worksheet, part: Part, row: number, font: string): number {
  const set = (at: number, column: number, text: string, bold = false): void => {
    const cell = sheet.getCell(at, column)
    // A running number is a number in Excel, not text.
    cell.value = /^\d{1,3}$/u.test(text) ? Number(text) : plain(text)
    cell.font = { name: font, bold }
  }
  switch (part.is) {
    case 'text':
      if (part.text !== '') set(row, 1, part.text, part.bold === true)
      return row + 1
    case 'columns': {
      for (const [index, line] of part.left.entries()) set(row + index, 1, line.text)
      for (const [index, line] of part.right.entries()) set(row + index, 4, line.text)
      return row + Math.max(part.left.length, part.right.length) + 1
    }
    case 'table': {
      const taken = new Set<string>()
      for (const [index, cells] of part.rows.entries()) {
        let column = 1
        for (const cell of cells) {
          while (taken.has(`${row + index},${column}`)) column++
          const [height, width] = [cell.rowSpan ?? 1, cell.colSpan ?? 1]
          for (let r = 0; r < height; r++) for (let c = 0; c < width; c++) taken.add(`${row + index + r},${column + c}`)
          set(row + index, column, cell.text, cell.bold === true)
          if (height > 1 || width > 1)
            sheet.mergeCells(row + index, column, row + index + height - 1, column + width - 1)
          column += width
        }
      }
      return row + part.rows.length + 1
    }
    case 'list':
      for (const [index, item] of part.items.entries()) set(row + index, 1, item)
      return row + part.items.length
    case 'box':
      for (const [index, line] of part.lines.entries()) set(row + index, 1, line.text)
      return row + part.lines.length
    case 'page-break':
      return row + 1
    default:
      return part satisfies never
  }
}
