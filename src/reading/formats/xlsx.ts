import { decodeByFont } from '#src/understanding/vietnamese/legacy-encodings.ts'
import { cleanPages } from '../clean-pages.ts'
import type { Extraction, Page } from '../extraction.ts'
import type { Format } from '../format.ts'
import { extractionWith, withPictures } from '../ocr/document-pictures.ts'
import { mainPart, optionalXml, partBytes, readRelations, readXml } from '../package-parts.ts'
import { numberText } from '../sheets/number-text.ts'
import { MOST_ROWS, MOST_SHEET_COLUMNS, sheetBlocks } from '../sheets/sheet-blocks.ts'
import type { ReadingTools } from '../tools.ts'
import { itemPages } from '../word/item-pages.ts'
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml.ts'
import { openParts, PartTooLarge, type ZipParts } from '../zip-parts.ts'

/**
 * Excel 2007 and later. Read here rather than by a library: cells keep their fonts (TCVN3 lists are told by nothing else), and
 * a cell in the last row and column of a sheet, which makes libraries fill memory, is one cell.
 */
export const xlsx: Format = {
  id: 'xlsx',
  accepts: (look) => look.magic !== null && ['xlsx', 'xlsm', 'xltx', 'xltm'].includes(look.magic),
  read: async (file, tools) => {
    try {
      const parts = openParts(file.bytes, tools.limits)
      if (parts.has('xl/workbook.bin'))
        return { kind: 'problem', problem: 'unsupported', detail: 'a binary workbook (.xlsb)', warnings: [] }
      return await withSheetPictures(readWorkbook(parts), parts, tools)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'problem', problem: error instanceof PartTooLarge ? 'too-large' : 'corrupt', detail, warnings: [] }
    }
  },
}

/** Scans pasted into a sheet follow its cells, each a page of its own. */
async function withSheetPictures(read: Extraction, parts: ZipParts, tools: ReadingTools): Promise<Extraction> {
  const names = parts.names.filter((name) => /^xl\/media\/[^/]{1,100}\.(?:png|jpe?g|tiff?|bmp|gif|webp)$/i.test(name))
  if (read.kind !== 'pages' || names.length === 0) return read
  const items = read.pages.flatMap((page) => [
    ...page.blocks.map((block) => ({ kind: 'block', block }) as const),
    { kind: 'page' } as const,
  ])
  const marks = names.map((id) => ({ kind: 'picture', id }) as const)
  const pictured = await withPictures([...items, ...marks], (name) => partBytes(parts, name), tools)
  return pictured.readings.length === 0
    ? read
    : extractionWith(cleanPages(itemPages(pictured.items)), pictured.readings, read.warnings)
}

/** One visible sheet of a workbook with the numbers that Excel shows before its rows. */
export type SheetRows = { readonly name: string; readonly rows: readonly NumberedRow[] }
export type NumberedRow = { readonly number: number; readonly cells: readonly string[] }

/** Every visible sheet as it stands. Throws where the bytes are no workbook of Excel 2007 or later. */
export function xlsxSheets(bytes: Uint8Array, limits: ReadingTools['limits']): SheetRows[] {
  const parts = openParts(bytes, limits)
  if (parts.has('xl/workbook.bin')) throw new Error('a binary workbook (.xlsb)')
  return sheetsOf(parts)
}

type Book = {
  readonly strings: readonly SharedText[]
  readonly styles: readonly CellStyle[]
  readonly from1904: boolean
}

type SharedText = readonly { readonly text: string; readonly font: string | null }[]
type CellStyle = { readonly font: string | null; readonly format: string }

function readWorkbook(parts: ZipParts): Extraction {
  const warnings: string[] = []
  const pages: Page[] = []
  for (const { rows } of sheetsOf(parts)) {
    if (rows.length >= MOST_ROWS) warnings.push(`only the first ${MOST_ROWS} rows of a sheet were read`)
    const blocks = sheetBlocks(rows.map(({ cells }) => cells))
    if (blocks.length > 0) pages.push({ blocks })
  }
  if (parts.truncated) warnings.push('the file is cut short: its last part may be lost')
  return { kind: 'pages', readBy: 'text', pages: cleanPages(pages), confidence: null, warnings }
}

function sheetsOf(parts: ZipParts): SheetRows[] {
  const main = mainPart(parts, /^xl\/workbook\.xml$/)
  const workbook = readXml(parts, main)
  if (workbook === null) throw new Error('no workbook in it')
  const relations = readRelations(parts, main)
  const related = (type: string) => relations.find((one) => one.type === type)?.target
  const book: Book = {
    strings: readStrings(optionalXml(parts, related('sharedStrings'))),
    styles: readStyles(optionalXml(parts, related('styles'))),
    from1904: /^(?:1|true)$/.test(childNamed(workbook, 'x:workbookPr')?.attributes['date1904'] ?? ''),
  }
  return childrenNamed(childNamed(workbook, 'x:sheets') ?? workbook, 'x:sheet').flatMap((sheet) => {
    if (/hidden/i.test(sheet.attributes['state'] ?? '')) return []
    const part = relations.find((one) => one.id === sheet.attributes['r:id'])?.target
    const root = optionalXml(parts, part)
    return root === null ? [] : [{ name: sheet.attributes['name'] ?? '', rows: readRows(root, book) }]
  })
}

function readRows(root: XmlElement, book: Book): NumberedRow[] {
  const rows: NumberedRow[] = []
  for (const row of childrenNamed(childNamed(root, 'x:sheetData') ?? root, 'x:row')) {
    if (rows.length >= MOST_ROWS) break
    const cells: string[] = []
    let next = 0
    for (const cell of childrenNamed(row, 'x:c')) {
      const column = columnOf(cell.attributes['r']) ?? next
      next = column + 1
      if (column < MOST_SHEET_COLUMNS) cells[column] = cellText(cell, book)
    }
    const number = Number(row.attributes['r'] ?? (rows.at(-1)?.number ?? 0) + 1)
    rows.push({ number, cells: Array.from(cells, (cell) => cell ?? '') })
  }
  return rows
}

/** 'C7' → 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function cellText(cell: XmlElement, book: Book): string {
  const value = childNamed(cell, 'x:v')
  const text = value === null ? '' : textOf(value)
  const style = book.styles[Number(cell.attributes['s'] ?? 0)]
  const font = style?.font ?? null
  const type: string = cell.attributes['t'] ?? 'n'
  switch (type) {
    case 's':
      return (book.strings[Number(text)] ?? []).map((run) => decodeByFont(run.text, run.font ?? font)).join('')
    case 'inlineStr':
      return richText(childNamed(cell, 'x:is'))
        .map((run) => decodeByFont(run.text, run.font ?? font))
        .join('')
    case 'str':
      return decodeByFont(unescapeCell(text), font)
    case 'b':
      return text === '1' ? 'x' : ''
    case 'e':
      return ''
    case 'd':
      return text
    default: {
      const number = Number(text)
      return text === '' || Number.isNaN(number) ? text : numberText(number, style?.format ?? 'General', book.from1904)
    }
  }
}

function readStrings(root: XmlElement | null): SharedText[] {
  return root === null ? [] : childrenNamed(root, 'x:si').map(richText)
}

/** Runs of a text with their own fonts; phonetic guides are left out. */
function richText(item: XmlElement | null): SharedText {
  if (item === null) return []
  const whole = childNamed(item, 'x:t')
  const runs = childrenNamed(item, 'x:r').map((run) => {
    const text = childNamed(run, 'x:t')
    return {
      text: text === null ? '' : unescapeCell(textOf(text)),
      font: childNamed(childNamed(run, 'x:rPr'), 'x:rFont')?.attributes['val'] ?? null,
    }
  })
  return whole === null ? runs : [{ text: unescapeCell(textOf(whole)), font: null }, ...runs]
}

/** Characters that XML can't hold are written _xHHHH_ (ECMA-376 part 1, 22.9.2.19). */
function unescapeCell(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([\dA-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

/** Formats that Excel knows by number only (ECMA-376 part 1, 18.8.30), those of dates. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
}

function readStyles(root: XmlElement | null): CellStyle[] {
  if (root === null) return []
  const fonts = childrenNamed(childNamed(root, 'x:fonts') ?? root, 'x:font').map(
    (font) => childNamed(font, 'x:name')?.attributes['val'] ?? null,
  )
  const formats = new Map(
    childrenNamed(childNamed(root, 'x:numFmts') ?? root, 'x:numFmt').map((one) => [
      Number(one.attributes['numFmtId']),
      one.attributes['formatCode'] ?? 'General',
    ]),
  )
  return childrenNamed(childNamed(root, 'x:cellXfs') ?? root, 'x:xf').map((one) => {
    const format = Number(one.attributes['numFmtId'] ?? 0)
    return {
      font: fonts[Number(one.attributes['fontId'] ?? 0)] ?? null,
      format: formats.get(format) ?? BUILT_IN[format] ?? 'General',
    }
  })
}
