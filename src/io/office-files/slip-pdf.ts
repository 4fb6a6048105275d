import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFDocument, type PDFPage, rgb } from '@cantoo/pdf-lib'
import * as fontkit from '@cantoo/fontkit'
import { encodeQR } from 'qr'
import type { Block, Inline, MarkupLine } from '#src/dossiers/letters/markup.ts'
import type { ReceiptSlip } from '#src/dossiers/letters/receipt-slip.ts'
import { breakLines, type Line, type Type } from './pdf-lines.ts'

/**
 * The slip as PDF, A4, in a font that comes along. The same slip gives the same bytes, whenever and wherever it is made: a letter
 * that is sent again is the same letter. Each dossier's code stands as words and as a QR code that holds just these words: at the
 * desk it is read into the board's search, and it tells a stranger nothing.
 */
export async function writeSlip(slip: ReceiptSlip): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.registerFontkit(fontkit)
  document.setTitle(`${slip.title} ${slip.codes.join(', ')}`.trim())
  document.setLanguage('vi')
  // One after the other: the order in which they are embedded is part of the bytes.
  const regular = await document.embedFont(await readFile(FONTS.regular), { subset: true, customName: 'Arimo-Regular' })
  const bold = await document.embedFont(await readFile(FONTS.bold), { subset: true, customName: 'Arimo-Bold' })
  const sheet = new SlipSheet(document, { regular, bold, size: BODY })
  sheet.head(slip)
  for (const block of slip.body) sheet.block(block)
  sheet.numberPages()
  return await document.save({ useObjectStreams: false })
}

const require = createRequire(import.meta.url)
const FONTS = {
  regular: require.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf'),
}

/** In points. */
const A4 = { width: 595.28, height: 841.89 }
const MARGIN = 57
const ROOM = A4.width - 2 * MARGIN
const BODY = 11.5
const SMALL = 9.5
const LEADING = 1.38
const QR_SIDE = 74
const PAD = 5
const INK = rgb(0, 0, 0)
const GREY = rgb(0.45, 0.45, 0.45)
const FILL = rgb(0.93, 0.94, 0.96)

type Place = { readonly x: number; readonly room: number; readonly align?: 'left' | 'center' }

/** A pen that goes down a page, and on to the next. Not thrown away between blocks: a page is what they share. */
class SlipSheet {
  readonly #document: PDFDocument
  readonly #type: Type
  #page: PDFPage
  #y: number

  constructor(document: PDFDocument, type: Type) {
    this.#document = document
    this.#type = type
    this.#page = document.addPage([A4.width, A4.height])
    this.#y = A4.height - MARGIN
  }

  head({ letterhead, title, codes }: ReceiptSlip): void {
    const top = this.#y
    const half = ROOM / 2
    const left = { x: MARGIN, room: half - 8, align: 'center' as const }
    const right = { x: MARGIN + half, room: half, align: 'center' as const }
    if (letterhead.superior !== '') this.#write(plain(letterhead.superior), left, 9.5)
    this.#write(strong(letterhead.issuer), left, 9.5)
    this.#underline(left, 0.3)
    const leftEnd = this.#y
    this.#y = top
    this.#write(strong(letterhead.country), right, 9.5)
    this.#write(strong(letterhead.motto), right, 10.5)
    this.#underline(right, 0.5)
    this.#write(plain(letterhead.placeAndDate), right, 10.5)
    this.#y = Math.min(leftEnd, this.#y) - 16
    this.#codes(codes)
    const middle = { x: MARGIN, room: ROOM - 2 * this.#codesWidth(codes), align: 'center' as const }
    const beside = { ...middle, x: MARGIN + this.#codesWidth(codes) }
    const from = this.#y
    this.#y -= codes.length > 0 ? 18 : 0
    this.#write(strong(title.toLocaleUpperCase('vi')), beside, 16)
    if (codes.length > 0) this.#write([...plain('Mã hồ sơ: '), ...strong(codes.join(', '))], beside, 12)
    this.#y = Math.min(this.#y, codes.length > 0 ? from - QR_SIDE - 18 : from) - 14
  }

  #codesWidth(codes: readonly string[]): number {
    return codes.length === 0 ? 0 : Math.min(codes.length, MOST_CODES) * (QR_SIDE + 10)
  }

  /** At the right, each over its words. */
  #codes(codes: readonly string[]): void {
    for (const [index, code] of codes.slice(0, MOST_CODES).entries()) {
      const x = MARGIN + ROOM - (index + 1) * QR_SIDE - index * 10
      const modules = encodeQR(code, 'raw', { ecc: 'medium', border: 1 })
      const side = QR_SIDE / modules.length
      for (const [row, cells] of modules.entries())
        for (const [column, dark] of cells.entries())
          if (dark)
            this.#page.drawRectangle({
              x: x + column * side,
              y: this.#y - (row + 1) * side,
              // A hair more, or viewers show seams.
              width: side + 0.05,
              height: side + 0.05,
              color: INK,
            })
      const width = this.#type.bold.widthOfTextAtSize(code, SMALL)
      this.#page.drawText(code, {
        x: x + (QR_SIDE - width) / 2,
        y: this.#y - QR_SIDE - 12,
        size: SMALL,
        font: this.#type.bold,
      })
    }
  }

  block(block: Block): void {
    const all = { x: MARGIN, room: ROOM }
    switch (block.kind) {
      case 'head': {
        // What a letter has at its head stands here at the foot, where an office signs.
        const right = { x: MARGIN + ROOM / 2, room: ROOM / 2, align: 'center' as const }
        this.#need(block.lines.length * BODY * LEADING)
        this.#y -= 8
        for (const line of block.lines) this.#write(line, right)
        return
      }
      case 'paragraph':
      case 'notice':
        this.#lines(block.lines, all)
        this.#y -= 6
        return
      case 'list':
        for (const item of block.items) {
          this.#need(BODY * LEADING)
          this.#page.drawText('-', { x: MARGIN + 4, y: this.#y - BODY, size: BODY, font: this.#type.regular })
          this.#lines(item, { x: MARGIN + 16, room: ROOM - 16 })
          this.#y -= 2
        }
        this.#y -= 6
        return
      case 'table':
        this.#table(block.head, block.rows)
        return
      case 'rule':
        this.#y -= 10
        return
      default:
        return block satisfies never
    }
  }

  #lines(lines: readonly MarkupLine[], place: Place): void {
    for (const { inline, small } of lines) this.#write(inline, place, small ? SMALL : BODY, small ? GREY : INK)
  }

  #write(inline: Inline, place: Place, size = BODY, color = INK): void {
    for (const line of breakLines(inline, { ...this.#type, size }, place.room)) {
      this.#need(size * LEADING)
      this.#draw(line, place, size, color)
      this.#y -= size * LEADING
    }
  }

  #draw({ runs, width }: Line, { x, room, align = 'left' }: Place, size: number, color = INK): void {
    const start = align === 'center' ? x + (room - width) / 2 : x
    for (const run of runs)
      this.#page.drawText(run.text, { x: start + run.x, y: this.#y - size, size, font: run.font, color })
  }

  #underline({ x, room }: Place, share: number): void {
    const start = x + (room * (1 - share)) / 2
    const y = this.#y - 1
    this.#page.drawLine({ start: { x: start, y }, end: { x: start + room * share, y }, thickness: 0.8, color: INK })
    this.#y -= 6
  }

  #table(head: readonly Inline[], rows: readonly (readonly Inline[])[]): void {
    const widths = columnWidths([head, ...rows])
    const bold = head.map((cell) => cell.map((run) => ({ ...run, bold: true })))
    this.#row(bold, widths, true)
    for (const row of rows) {
      // A row is told whole, under the headings of its page.
      if (this.#y - this.#heightOf(row, widths) < MARGIN) {
        this.#turn()
        this.#row(bold, widths, true)
      }
      this.#row(row, widths, false)
    }
    this.#y -= 10
  }

  #cells(row: readonly Inline[], widths: readonly number[]): Line[][] {
    return row.map((cell, index) =>
      breakLines(cell, { ...this.#type, size: CELL }, Math.max(12, (widths[index] ?? 0) - 2 * PAD)),
    )
  }

  #heightOf(row: readonly Inline[], widths: readonly number[]): number {
    return Math.max(...this.#cells(row, widths).map((lines) => lines.length)) * CELL * LEADING + 2 * PAD
  }

  #row(row: readonly Inline[], widths: readonly number[], filled: boolean): void {
    const height = this.#heightOf(row, widths)
    this.#need(height)
    const top = this.#y
    let x = MARGIN
    for (const [index, lines] of this.#cells(row, widths).entries()) {
      const width = widths[index] ?? 0
      this.#page.drawRectangle({
        x,
        y: top - height,
        width,
        height,
        borderColor: GREY,
        borderWidth: 0.6,
        ...(filled ? { color: FILL } : {}),
      })
      this.#y = top - PAD + 1
      for (const line of lines) {
        this.#draw(line, { x: x + PAD, room: width - 2 * PAD, align: filled || index === 0 ? 'center' : 'left' }, CELL)
        this.#y -= CELL * LEADING
      }
      x += width
    }
    this.#y = top - height
  }

  #need(height: number): void {
    if (this.#y - height < MARGIN) this.#turn()
  }

  #turn(): void {
    this.#page = this.#document.addPage([A4.width, A4.height])
    this.#y = A4.height - MARGIN
  }

  /** From the second page on, at the top (Decree 30/2020/NĐ-CP, annex I). */
  numberPages(): void {
    for (const [index, page] of this.#document.getPages().entries())
      if (index > 0)
        page.drawText(String(index + 1), {
          x: A4.width / 2,
          y: A4.height - MARGIN + 14,
          size: BODY,
          font: this.#type.regular,
        })
  }
}

const CELL = 10
/** More have no room beside the title; they stand there as words. */
const MOST_CODES = 2

/** By what the columns hold: numbers narrow, names wide. */
function columnWidths(rows: readonly (readonly Inline[])[]): number[] {
  const columns = rows[0]?.length ?? 0
  const weights = Array.from({ length: columns }, (_, index) => {
    const longest = Math.max(...rows.map((row) => (row[index] ?? []).map(({ text }) => text).join('').length))
    return Math.min(34, Math.max(3, longest))
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const least = 30
  const spare = ROOM - least * columns
  return weights.map((weight) => least + (weight / total) * spare)
}

function plain(text: string): Inline {
  return [{ bold: false, text }]
}

function strong(text: string): Inline {
  return [{ bold: true, text }]
}
