import { cleanPages } from '../clean-pages.ts'
import type { Format } from '../format.ts'
import { MOST_ROWS, MOST_SHEET_COLUMNS, sheetBlocks } from '../sheets/sheet-blocks.ts'

/** Excel 97 to 2003. SheetJS sees compound files only: on damaged .xlsx it is known to loop. */
export const xls: Format = {
  id: 'xls',
  accepts: (look) => look.compound === 'xls',
  read: async (file) => {
    try {
      // Loaded by the first old workbook: it is a large library, and few mails bring one.
      const { read, utils } = await import('xlsx-republish')
      const book = read(file.bytes, {
        type: 'array',
        dense: true,
        sheetRows: MOST_ROWS,
        cellFormula: false,
        cellHTML: false,
      })
      const hidden = new Set(
        (book.Workbook?.Sheets ?? []).filter((one) => (one.Hidden ?? 0) > 0).map((one) => one.name),
      )
      const pages = book.SheetNames.filter((name) => !hidden.has(name)).map((name) => {
        const sheet = book.Sheets[name]
        const rows: (string | number)[][] =
          sheet === undefined
            ? []
            : utils.sheet_to_json(sheet, { header: 1, raw: false, defval: '', dateNF: 'dd/mm/yyyy' })
        return {
          blocks: sheetBlocks(rows.map((row) => row.slice(0, MOST_SHEET_COLUMNS).map((cell) => String(cell)))),
        }
      })
      const filled = pages.filter((page) => page.blocks.length > 0)
      return { kind: 'pages', readBy: 'text', pages: cleanPages(filled), confidence: null, warnings: [] }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      const problem = /password|encrypt/i.test(detail) ? 'encrypted' : 'corrupt'
      return { kind: 'problem', problem, detail, warnings: [] }
    }
  },
}
