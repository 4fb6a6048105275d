import { createRequire } from 'node:module'
import Pdfkit from 'pdfkit'
import { markOf, runsOf } from './paper.ts'
import type { Cell, Columns, Paper, Part, TablePart, Text } from './paper.ts'

type Pdf = InstanceType<typeof Pdfkit>

/** A PDF with a text layer, as "Save as PDF" gives it. Changes not accepted yet print as inserted text. */
export async function makePdf(paper: Paper, options: { readonly password?: string } = {}): Promise<Uint8Array> {
  const pdf = new Pdfkit({
    size: 'A4',
    margins: MARGINS,
    bufferPages: true,
    info: { CreationDate: new Date('2021-05-20T08:00:00Z'), ModDate: new Date('2021-05-20T08:00:00Z') },
    ...(options.password === undefined
      ? {}
      : { userPassword: options.password, ownerPassword: options.password, pdfVersion: '1.7' }),
  })
  const bytes = collect(pdf)
  registerFonts(pdf)
  for (const part of paper.parts) draw(pdf, part, paper)
  numberPages(pdf, paper)
  pdf.end()
  return bytes
}

/** A PDF that holds one picture a page: what a scanner sends. Pictures are JPEG or PNG, at their own resolution. */
export async function makePdfOfPictures(
  pictures: readonly { readonly bytes: Uint8Array; readonly dpi: number }[],
): Promise<Uint8Array> {
  const pdf = new Pdfkit({ autoFirstPage: false, info: { CreationDate: new Date('2021-05-20T08:00:00Z') } })
  const bytes = collect(pdf)
  for (const picture of pictures) {
    pdf.addPage({ size: 'A4', margin: 0 })
    pdf.image(Buffer.from(picture.bytes), 0, 0, { fit: [pdf.page.width, pdf.page.height] })
  }
  pdf.end()
  return bytes
}

const MARGINS = { top: 57, bottom: 57, left: 85, right: 43 }
const require = createRequire(import.meta.url)

function collect(pdf: Pdf): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
}

function registerFonts(pdf: Pdf): void {
  for (const [family, folder] of [
    ['serif', 'tinos/%/Tinos_%.ttf'],
    ['sans', 'arimo/%/Arimo_%.ttf'],
  ] as const)
    for (const face of ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'])
      pdf.registerFont(`${family}-${face}`, require.resolve(`@expo-google-fonts/${folder.replaceAll('%', face)}`))
}

function font(paper: Paper, bold: boolean, italic: boolean): string {
  const family = /arial|calibri|tahoma|verdana/iu.test(paper.font) ? 'sans' : 'serif'
  return `${family}-${bold ? '700Bold' : '400Regular'}${italic ? '_Italic' : ''}`
}

function draw(pdf: Pdf, part: Part, paper: Paper): void {
  switch (part.is) {
    case 'text':
      drawText(pdf, part, paper, pdf.page.margins.left, contentWidth(pdf))
      return
    case 'columns':
      drawColumns(pdf, part, paper)
      return
    case 'table':
      drawTable(pdf, part, paper)
      return
    case 'list':
      for (const [index, item] of part.items.entries())
        drawText(
          pdf,
          { is: 'text', text: `${markOf(part.mark, index)}${item}` },
          paper,
          pdf.page.margins.left + 28,
          contentWidth(pdf) - 28,
        )
      return
    case 'box':
      drawBox(pdf, part.lines, paper)
      return
    case 'page-break':
      pdf.addPage()
      return
    default:
      part satisfies never
  }
}

function contentWidth(pdf: Pdf): number {
  return pdf.page.width - pdf.page.margins.left - pdf.page.margins.right
}

/** Bold and plain runs of one line are drawn as one text where they don't mix; else run by run. */
function drawText(pdf: Pdf, text: Text, paper: Paper, left: number, width: number): void {
  const runs = runsOf(text.text.replaceAll('\t', '        ')).filter((run) => run.change !== 'deleted')
  const align = ({ left: 'left', center: 'center', right: 'right', both: 'justify' } as const)[text.align ?? 'left']
  pdf.fontSize(text.size ?? paper.size)
  if (runs.length === 0) {
    pdf.font(font(paper, false, false)).text(' ', left, pdf.y, { width })
    return
  }
  const mixed = runs.length > 1 && align !== 'center'
  const pieces = mixed ? runs : [{ text: runs.map((run) => run.text).join(''), bold: runs.every((run) => run.bold) }]
  for (const [index, piece] of pieces.entries()) {
    pdf.font(font(paper, piece.bold || text.bold === true, text.italic === true))
    const options = {
      width,
      align,
      indent: text.indent === true && index === 0 ? 28 : 0,
      continued: index < pieces.length - 1,
      underline: text.underline === true,
      paragraphGap: 3,
    }
    if (index === 0) pdf.text(piece.text, left, pdf.y, options)
    else pdf.text(piece.text, options)
  }
}

function drawColumns(pdf: Pdf, part: Columns, paper: Paper): void {
  const leftWidth = (contentWidth(pdf) * (part.leftPercent ?? 45)) / 100
  const rightWidth = contentWidth(pdf) - leftWidth
  const height = (texts: readonly Text[], width: number) =>
    texts.reduce(
      (total, text) =>
        total + heightOf(pdf, text.text, text.bold === true, text.size ?? paper.size, width - 8, paper) + 3,
      0,
    )
  const tallest = Math.max(height(part.left, leftWidth), height(part.right, rightWidth))
  const top = roomFor(pdf, tallest)
  for (const text of part.left) drawText(pdf, text, paper, pdf.page.margins.left, leftWidth - 8)
  const leftEnd = pdf.y
  pdf.y = top
  for (const text of part.right) drawText(pdf, text, paper, pdf.page.margins.left + leftWidth, rightWidth)
  pdf.y = Math.max(leftEnd, pdf.y) + 8
}

/** The y where something of this height can begin, on a new page if it must. */
function roomFor(pdf: Pdf, height: number): number {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom && height < pdf.page.height - 120) pdf.addPage()
  return pdf.y
}

function heightOf(pdf: Pdf, text: string, bold: boolean, size: number, width: number, paper: Paper): number {
  pdf.font(font(paper, bold, false)).fontSize(size)
  return pdf.heightOfString(text === '' ? ' ' : text, { width })
}

type Placed = { readonly cell: Cell; readonly row: number; readonly column: number }

function drawTable(pdf: Pdf, part: TablePart, paper: Paper): void {
  const size = paper.size - 1
  const widths = part.widths.map((percent) => (contentWidth(pdf) * percent) / 100)
  const lefts = widths.map((_, index) => pdf.page.margins.left + sum(widths.slice(0, index)))
  const spanWidth = (at: Placed) => sum(widths.slice(at.column, at.column + (at.cell.colSpan ?? 1)))
  const placed = place(part.rows)
  const heights = part.rows.map(
    (_, row) =>
      Math.max(
        size * 1.3,
        ...placed
          .filter((at) => at.row === row && (at.cell.rowSpan ?? 1) === 1)
          .map((at) => heightOf(pdf, at.cell.text, at.cell.bold === true, size, spanWidth(at) - 8, paper)),
      ) + 6,
  )
  growSpans(
    placed,
    heights,
    (at) => heightOf(pdf, at.cell.text, at.cell.bold === true, size, spanWidth(at) - 8, paper) + 6,
  )
  const drawRow = (row: number): void => {
    const top = pdf.y
    for (const at of placed.filter((one) => one.row === row)) {
      const height = sum(heights.slice(row, row + (at.cell.rowSpan ?? 1)))
      const left = lefts[at.column] ?? pdf.page.margins.left
      if (part.ruled) pdf.rect(left, top, spanWidth(at), height).lineWidth(0.6).stroke()
      pdf.font(font(paper, at.cell.bold === true, false)).fontSize(size)
      pdf.text(at.cell.text, left + 4, top + 3, { width: spanWidth(at) - 8, align: at.cell.align ?? 'left' })
    }
    pdf.y = top + (heights[row] ?? 0)
  }
  for (const row of part.rows.keys()) {
    const before = pdf.bufferedPageRange().count
    roomFor(pdf, spanHeight(placed, heights, row))
    if (pdf.bufferedPageRange().count > before && row >= (part.headRows ?? 0))
      for (let head = 0; head < (part.headRows ?? 0); head++) drawRow(head)
    drawRow(row)
  }
  pdf.y += 8
}

/** Rows that a span ties together stay together. */
function spanHeight(placed: readonly Placed[], heights: readonly number[], row: number): number {
  const rows = Math.max(1, ...placed.filter((at) => at.row === row).map((at) => at.cell.rowSpan ?? 1))
  return sum(heights.slice(row, row + rows))
}

function growSpans(placed: readonly Placed[], heights: number[], needed: (at: Placed) => number): void {
  for (const at of placed) {
    const rows = at.cell.rowSpan ?? 1
    if (rows === 1) continue
    const lack = needed(at) - sum(heights.slice(at.row, at.row + rows))
    const last = at.row + rows - 1
    if (lack > 0) heights[last] = (heights[last] ?? 0) + lack
  }
}

/** Where each cell stands once spans of rows above push it to the right. */
function place(rows: readonly (readonly Cell[])[]): Placed[] {
  const taken = new Set<string>()
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (taken.has(`${row},${column}`)) column++
      for (let r = 0; r < (cell.rowSpan ?? 1); r++)
        for (let c = 0; c < (cell.colSpan ?? 1); c++) taken.add(`${row + r},${column + c}`)
      const at = { cell, row, column }
      column += cell.colSpan ?? 1
      return at
    })
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function drawBox(pdf: Pdf, lines: readonly Text[], paper: Paper): void {
  const top = pdf.y + 4
  const left = pdf.page.margins.left + contentWidth(pdf) / 4
  pdf.y = top + 4
  for (const text of lines) drawText(pdf, text, paper, left + 6, contentWidth(pdf) / 2 - 12)
  pdf.rect(left, top, contentWidth(pdf) / 2, pdf.y - top + 2).stroke()
  pdf.y += 10
}

function numberPages(pdf: Pdf, paper: Paper): void {
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    // Writing inside the margin must not start a new page.
    pdf.page.margins = { top: 0, bottom: 0, left: MARGINS.left, right: MARGINS.right }
    pdf.font(font(paper, false, false)).fontSize(paper.size - 1)
    const width = contentWidth(pdf)
    if (paper.pageNumbers === true && page > 0) pdf.text(String(page + 1), MARGINS.left, 28, { width, align: 'center' })
    if (paper.header !== undefined) pdf.text(paper.header, MARGINS.left, 40, { width, lineBreak: false })
    if (paper.footer !== undefined)
      pdf.text(paper.footer, MARGINS.left, pdf.page.height - 40, { width, lineBreak: false })
  }
}
