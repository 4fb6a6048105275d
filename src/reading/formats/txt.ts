import { cleanPages } from '../clean-pages.ts'
import type { Extraction } from '../extraction.ts'
import type { Format } from '../format.ts'
import { decodeText } from '../decode-text.ts'
import { separatedRows } from '../separated-values.ts'
import { MOST_SHEET_COLUMNS, sheetBlocks } from '../sheets/sheet-blocks.ts'

/** Plain text, and tables that Excel saved as such (.csv, .tsv). */
export const txt: Format = {
  id: 'txt',
  accepts: (look) => look.text === 'plain',
  read: async (file) => {
    const text = decodeText(file.bytes)
    if (text === null) return { kind: 'problem', problem: 'unsupported', detail: 'not a text', warnings: [] }
    const rows = /\.(?:csv|tsv|tab)$/i.test(file.name) ? separatedRows(text) : null
    return rows === null ? asLines(text) : asTable(rows)
  },
}

function asLines(text: string): Extraction {
  const pages = text.split('\f').map((page) => ({
    blocks: page.split(/\r\n?|\n/).map((line) => ({ kind: 'line' as const, text: line })),
  }))
  return { kind: 'pages', readBy: 'text', pages: cleanPages(pages), confidence: null, warnings: [] }
}

function asTable(rows: readonly (readonly string[])[]): Extraction {
  const blocks = sheetBlocks(rows.map((row) => row.slice(0, MOST_SHEET_COLUMNS)))
  return { kind: 'pages', readBy: 'text', pages: cleanPages([{ blocks }]), confidence: null, warnings: [] }
}
