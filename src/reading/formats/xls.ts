import { cleanPages } from '../clean-pages.ts'
import { openCompoundFile } from '../compound-file.ts'
import type { Format } from '../format.ts'
import { openerOf } from '../old-office-password.ts'
import { MOST_ROWS, MOST_SHEET_COLUMNS, sheetBlocks } from '../sheets/sheet-blocks.ts'

/** Excel 97 to 2003. SheetJS sees compound files only: on damaged .xlsx it is known to loop. */
export const xls: Format = {
  id: 'xls',
  accepts: (look) => look.compound === 'xls',
  read: async (file, { passwords = [] }) => {
    try {
      const opened = openedWorkbook(file.bytes, passwords)
      // Loaded by the first old workbook: it is a large library, and few mails bring one.
      const { read, utils } = await import('xlsx-republish')
      const book = read(opened ?? file.bytes, {
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

/** Records of a workbook that are never locked (MS-XLS 2.2.10), and the one that says how the others are. */
const OPEN_RECORDS = new Set([0x0809, 0x002f, 0x0194, 0x0195, 0x00e1, 0x0196, 0x0138])
const LOCK = 0x002f
const SHEET = 0x0085
/** An empty place: readers pass over it. */
const NOTHING = 0x0099
const EXCEL_BLOCK = 1024

/** The stream of a workbook under a password that is one of these, opened; null where there is none, or none of them opens it. */
function openedWorkbook(bytes: Uint8Array, passwords: readonly string[]): Uint8Array | null {
  const stream = passwords.length === 0 ? null : openCompoundFile(bytes).stream('workbook')
  if (stream === null) return null
  const locked = Buffer.from(stream)
  const records = recordsOf(locked)
  const lock = records.find(({ type }) => type === LOCK)
  // Its first number is 1 for RC4; Excel 95's way, 0, is none that can be told a wrong password.
  if (lock === undefined || lock.size < 6 || locked.readUInt16LE(lock.at + 4) !== 1) return null
  for (const password of passwords) {
    const opener = openerOf(locked.subarray(lock.at + 6, lock.at + 4 + lock.size), password)
    if (opener === null) continue
    const opened = Buffer.from(opener(locked, EXCEL_BLOCK))
    for (const { at, type, size } of records) {
      // Lengths stay open, and where a sheet begins.
      const plain = OPEN_RECORDS.has(type) ? 4 + size : type === SHEET ? 8 : 4
      locked.copy(opened, at, at, at + plain)
    }
    opened.writeUInt16LE(NOTHING, lock.at)
    return new Uint8Array(opened)
  }
  return null
}

type BookRecord = { readonly at: number; readonly type: number; readonly size: number }

function recordsOf(stream: Buffer): BookRecord[] {
  const records: BookRecord[] = []
  for (let at = 0; at + 4 <= stream.length;) {
    const size = stream.readUInt16LE(at + 2)
    records.push({ at, type: stream.readUInt16LE(at), size })
    at += 4 + size
  }
  return records
}
