import { type Cell, type CellStyle, type MergeRange, rangeRef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { type Column, type OfficePaper, sayValue, type Sheet, type Value } from '#src/dossiers/register/office-paper.ts'
import { xmlText } from './xml-text.ts'

/**
 * The paper as an Excel workbook: A4 landscape on one page's width, headings on every page and in sight while scrolling, filter,
 * page numbers, dates as dates. Words stay words: what begins like a formula is a text cell that stays text when it is edited.
 */
export async function writeXlsxPaper(paper: OfficePaper): Promise<Uint8Array> {
  const sheets = paper.sheets.map((sheet) => sheetOf(paper, sheet))
  return await writeXlsx({
    sheets: sheets.map(({ written }) => written),
    namedRanges: sheets.map(({ written, headings }) => repeated(written.name, headings)),
    defaultFont: { name: FONT, size: 11 },
    properties: { title: paper.sheets[0]?.title.join(' – ') ?? '', creator: paper.letterhead.issuer },
  })
}

const FONT = 'Times New Roman'
const LINE = { style: 'thin', color: { rgb: '000000' } } as const
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE } as const
/** Excel's own limit of a cell. */
export const MOST_CHARACTERS = 32_767

type Draft = {
  readonly cells: Map<string, Partial<Cell>>
  readonly merges: MergeRange[]
  readonly rowDefs: Map<number, { height: number }>
  readonly last: number
  /** The last column of the left half of the page, by width. */
  readonly middle: number
}

/**
 * Headings on every printed page. Named here, because the library's own setting leaves a sheet's name unquoted: Excel and LibreOffice
 * then drop it where the name has a space.
 */
function repeated(name: string, row: number): { name: string; range: string; scope: string } {
  const line = `$${row + 1}`
  return { name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!${line}:${line}`, scope: name }
}

function sheetOf(paper: OfficePaper, sheet: Sheet): { readonly written: WriteSheet; readonly headings: number } {
  const draft: Draft = {
    cells: new Map(),
    merges: [],
    rowDefs: new Map(),
    last: sheet.columns.length - 1,
    middle: middleOf(sheet.columns),
  }
  let row = head(draft, paper, sheet)
  const headings = row
  sheet.columns.forEach(({ heading }, column) => put(draft, row, column, heading, HEADING))
  draft.rowDefs.set(row, { height: 36 })
  row++
  for (const { heading, rows } of sheet.sections) {
    if (heading !== null) {
      for (let column = 0; column <= draft.last; column++) put(draft, row, column, column === 0 ? heading : '', SECTION)
      row++
    }
    for (const values of rows) {
      values.forEach((value, column) => put(draft, row, column, value, styleOf(sheet.columns[column], value)))
      draft.rowDefs.set(row, { height: heightOf(values, sheet.columns) })
      row++
    }
  }
  feet(draft, paper, row + 1)
  const written: WriteSheet = {
    name: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    cells: draft.cells,
    merges: draft.merges,
    rowDefs: draft.rowDefs,
    freezePane: { rows: headings + 1, columns: 2 },
    autoFilter: { range: rangeRef(headings, 0, Math.max(row - 1, headings + 1), draft.last) },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L&"${FONT},Regular"&9${footText(paper.foot)}&R&"${FONT},Regular"&9Trang &P/&N` },
    view: { showGridLines: false },
  }
  return { written, headings }
}

function middleOf(columns: readonly Column[]): number {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  let left = 0
  const past = columns.findIndex(({ width }) => (left += width) > total / 2)
  return Math.max(0, Math.min(past - 1, columns.length - 2))
}

/** Letterhead, title and notes. @returns the row after them */
function head(draft: Draft, { letterhead }: OfficePaper, { title, notes }: Sheet): number {
  const { last, middle } = draft
  const sides: readonly (readonly [string, CellStyle, string, CellStyle])[] = [
    [letterhead.superior, PLAIN, letterhead.country, BOLD],
    [letterhead.issuer, UNDERLINED, letterhead.motto, UNDERLINED],
    ['', PLAIN, letterhead.placeAndDate, ITALIC],
  ]
  let row = 0
  for (const [left, leftStyle, right, rightStyle] of sides) {
    span(draft, row, 0, middle, left, leftStyle)
    span(draft, row, middle + 1, last, right, rightStyle)
    draft.rowDefs.set(row++, { height: 18 })
  }
  row++
  title.forEach((line, index) => {
    span(draft, row, 0, last, line, index === 0 ? TITLE : BOLD)
    draft.rowDefs.set(row++, { height: index === 0 ? 24 : 18 })
  })
  for (const line of notes) {
    span(draft, row, 0, last, line, ITALIC)
    draft.rowDefs.set(row++, { height: 17 })
  }
  return row + 1
}

function feet(draft: Draft, { signatures }: OfficePaper, from: number): void {
  signatures.forEach(({ title, how }, side) => {
    const [start, end] = side === 0 ? [0, draft.middle] : [draft.middle + 1, draft.last]
    title.forEach((line, index) => span(draft, from + index, start, end, line, BOLD))
    span(draft, from + title.length, start, end, how, ITALIC)
  })
}

function span(draft: Draft, row: number, from: number, to: number, words: string, style: CellStyle): void {
  put(draft, row, from, words, style)
  if (to > from) draft.merges.push({ startRow: row, startCol: from, endRow: row, endCol: to })
}

function put({ cells }: Draft, row: number, column: number, value: Value, style: CellStyle): void {
  cells.set(`${row},${column}`, { ...contentOf(value), style })
}

function contentOf(value: Value): Pick<Cell, 'value' | 'type'> {
  if (value === null || value === '') return { value: null, type: 'empty' }
  if (typeof value === 'number') return { value, type: 'number' }
  if (typeof value === 'string') return { value: cellText(value), type: 'string' }
  // The workbook knows no zones: it shows what the office's clock showed.
  return { value: new Date(`${'day' in value ? `${value.day}T00:00` : value.minute}Z`), type: 'date' }
}

function cellText(words: string): string {
  const sound = xmlText(words)
  return sound.length <= MOST_CHARACTERS ? sound : `${sound.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…`
}

function styleOf(column: Column | undefined, value: Value): CellStyle {
  const base = column?.align === 'center' ? CENTERED : CELL
  if (typeof value === 'object' && value !== null)
    return { ...CENTERED, numFmt: 'day' in value ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm' }
  // As a text cell it is harmless; in a text format it stays one when somebody edits it or saves it as CSV.
  return typeof value === 'string' && /^[\s]*[=+\-@|%]/u.test(value) ? { ...base, numFmt: '@' } : base
}

const LINE_POINTS = 14.5
/** Excel's highest row. */
const MOST_POINTS = 409

/** Written down, because not every program works out the height of a row of wrapped cells when it opens a file. */
function heightOf(values: readonly Value[], columns: readonly Column[]): number {
  const lines = values.map((value, index) => linesOf(sayValue(value), columns[index]?.width ?? 10))
  return Math.min(MOST_POINTS, Math.max(1, ...lines) * LINE_POINTS + 3)
}

function linesOf(words: string, width: number): number {
  const room = Math.max(4, width * 1.1)
  return words.split('\n').reduce((lines, line) => {
    let used = 0
    let own = 1
    for (const word of line.split(' ')) {
      const length = lengthOf(word)
      const needed = used === 0 ? length : used + 1 + length
      own += needed <= room ? 0 : used === 0 ? Math.ceil(length / room) - 1 : Math.ceil(length / room)
      used = needed <= room ? needed : length % room
    }
    return lines + own
  }, 0)
}

/** In letters of usual width: capitals are half as wide again. */
function lengthOf(word: string): number {
  return word.length + 0.5 * (word.match(/\p{Lu}/gu)?.length ?? 0)
}

/** A page foot's own codes begin with &. */
function footText(words: string): string {
  return words.replaceAll('&', '&&').slice(0, 100)
}

const centered = { horizontal: 'center', vertical: 'center', wrapText: true } as const
const PLAIN: CellStyle = { font: { name: FONT, size: 12 }, alignment: centered }
const BOLD: CellStyle = { font: { name: FONT, size: 12, bold: true }, alignment: centered }
const UNDERLINED: CellStyle = { font: { name: FONT, size: 12, bold: true, underline: true }, alignment: centered }
const ITALIC: CellStyle = { font: { name: FONT, size: 12, italic: true }, alignment: centered }
const TITLE: CellStyle = { font: { name: FONT, size: 15, bold: true }, alignment: centered }
const HEADING: CellStyle = {
  font: { name: FONT, size: 11, bold: true },
  alignment: centered,
  border: BORDER,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDE6F0' } },
}
const SECTION: CellStyle = {
  font: { name: FONT, size: 11, bold: true },
  alignment: { horizontal: 'left', vertical: 'center' },
  border: { top: LINE, bottom: LINE },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
}
const CELL: CellStyle = {
  font: { name: FONT, size: 11 },
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
  border: BORDER,
}
const CENTERED: CellStyle = {
  font: { name: FONT, size: 11 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: BORDER,
}
