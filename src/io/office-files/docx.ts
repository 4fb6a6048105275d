import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Column, OfficePaper, Sheet, Signature } from '#src/dossiers/register/office-paper.ts'
import { partBytes } from '#src/reading/package-parts.ts'
import { LIMITS } from '#src/reading/tools.ts'
import { openParts } from '#src/reading/zip-parts.ts'
import { markOf, withRows } from './docx-rows.ts'
import { xmlText } from './xml-text.ts'

/**
 * The paper as a Word file, one table a sheet: A4 landscape, headings repeated on every page, no row torn by a page's end, page
 * numbers at the top from the second page on (Decree 30/2020/NĐ-CP, annex I).
 */
export async function writeDocxPaper(paper: OfficePaper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.sheets[0]?.title.join(' – ') ?? '',
    creator: paper.letterhead.issuer,
    styles: { default: { document: { run: { font: FONT, size: 26, language: { value: 'vi-VN' } } } } },
    sections: paper.sheets.map((sheet, index) => ({
      properties: {
        titlePage: true,
        // Width and height are given as for portrait: the orientation turns them.
        page: {
          size: { width: A4.width, height: A4.height, orientation: PageOrientation.LANDSCAPE },
          margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
        },
      },
      headers: {
        first: new Header({ children: [] }),
        default: new Header({
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
            }),
          ],
        }),
      },
      children: [headOf(paper), ...titleOf(sheet), tableOf(sheet, index), line(''), feetOf(paper)],
    })),
  })
  return await filled(document, paper.sheets)
}

/**
 * The library makes a tree of some fifteen objects of every cell, and walks it twice: a list of 1,300 people took it many
 * seconds. It is given one row of each kind with marks in place of words; the rows of the list are written after these.
 */
async function filled(document: Document, sheets: readonly Sheet[]): Promise<Uint8Array> {
  const bare = openParts(await Packer.toBuffer(document), LIMITS)
  const whole = sheets.reduce(
    (xml, sheet, index) => withRows(xml, sheet, index),
    new TextDecoder().decode(partBytes(bare, BODY) ?? undefined),
  )
  return await Packer.toBuffer(document, undefined, [{ path: BODY, data: whole }])
}

const BODY = 'word/document.xml'

const FONT = 'Times New Roman'
/** In twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 }
const MARGIN = 1134
const ROOM = A4.height - 2 * MARGIN

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }

type Look = { readonly bold?: boolean; readonly italics?: boolean; readonly size?: number; readonly left?: boolean }

function line(words: string, { bold = false, italics = false, size = 26, left = false }: Look = {}): Paragraph {
  return new Paragraph({
    alignment: left ? AlignmentType.LEFT : AlignmentType.CENTER,
    children: [new TextRun({ text: xmlText(words), bold, italics, size })],
  })
}

/** The line under the issuer and the motto is drawn as the lower border of a narrow paragraph. */
function rule(cellWidth: number, share: number): Paragraph {
  const side = Math.round((cellWidth * (1 - share)) / 2)
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { line: 60, lineRule: 'exact', after: 60 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [],
  })
}

function headOf({ letterhead }: OfficePaper): Table {
  const half = Math.floor(ROOM / 2)
  const left = [
    line(letterhead.superior, { size: 24 }),
    line(letterhead.issuer, { bold: true, size: 24 }),
    rule(half, 0.3),
  ]
  const right = [
    line(letterhead.country, { bold: true, size: 24 }),
    line(letterhead.motto, { bold: true, size: 26 }),
    rule(half, 0.42),
    line(letterhead.placeAndDate, { italics: true }),
  ]
  return sideBySide([left, right])
}

function feetOf({ signatures }: OfficePaper): Table {
  const side = ({ title, how }: Signature) => [
    ...title.map((words) => line(words, { bold: true })),
    line(how, { italics: true }),
  ]
  return sideBySide([side(signatures[0]), side(signatures[1])])
}

function sideBySide(sides: readonly Paragraph[][]): Table {
  const width = Math.floor(ROOM / sides.length)
  return new Table({
    width: { size: ROOM, type: WidthType.DXA },
    columnWidths: sides.map(() => width),
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: sides.map(
          (children) => new TableCell({ children, width: { size: width, type: WidthType.DXA }, borders: NO_BORDERS }),
        ),
      }),
    ],
  })
}

function titleOf({ title, notes }: Sheet): Paragraph[] {
  return [
    line(''),
    ...title.map((words, index) => line(words, { bold: true, size: index === 0 ? 30 : 26 })),
    ...notes.map((words) => line(words, { italics: true })),
    line(''),
  ]
}

function tableOf({ columns }: Sheet, sheetIndex: number): Table {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((width / total) * ROOM))
  const cell = (words: string, index: number, look: Look & { readonly fill?: string }): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { left: 70, right: 70, top: 30, bottom: 30 },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(look.fill === undefined ? {} : { shading: { fill: look.fill } }),
      children: [line(words, { size: 24, ...look })],
    })
  return new Table({
    width: { size: ROOM, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ heading }, index) => cell(heading, index, { bold: true, fill: 'DDE6F0' })),
      }),
      sectionRow(markOf(sheetIndex, 'section'), columns.length),
      new TableRow({
        cantSplit: true,
        children: columns.map((column, index) => cell(markOf(sheetIndex, index), index, { left: isLeft(column) })),
      }),
    ],
  })
}

function sectionRow(heading: string, columnSpan: number): TableRow {
  const paragraph = new Paragraph({
    keepNext: true,
    children: [new TextRun({ text: heading, bold: true, size: 24 })],
  })
  const cell = new TableCell({
    columnSpan,
    children: [paragraph],
    shading: { fill: 'F2F2F2' },
    margins: { left: 70, right: 70, top: 30, bottom: 30 },
  })
  return new TableRow({ cantSplit: true, children: [cell] })
}

function isLeft(column: Column | undefined): boolean {
  return column?.align === 'left'
}
