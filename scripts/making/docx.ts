import {
  AlignmentType,
  BorderStyle,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  InsertedTextRun,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  Textbox,
  TextRun,
  UnderlineType,
  VerticalAlign,
  WidthType,
} from 'docx'
import { markOf, plain, runsOf } from './paper.ts'
import type { Cell, Columns, ListPart, Paper, Part, TablePart, Text } from './paper.ts'

/** A Word file of the paper. The date in its properties is fixed, so that equal papers give files that read equally. */
export async function makeDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    creator: 'van thu',
    styles: { default: { document: { run: { font: paper.font, size: paper.size * 2 } } } },
    numbering: { config: paper.parts.flatMap((part, index) => (part.is === 'list' ? [numbering(part, index)] : [])) },
    sections: [
      {
        properties: {
          titlePage: paper.pageNumbers === true,
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1701, right: 850 },
          },
        },
        ...headersOf(paper),
        children: paper.parts.flatMap((part, index) => childrenOf(part, index, paper)),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function headersOf(paper: Paper) {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  })
  const header = paper.header === undefined ? [] : [new Paragraph({ text: paper.header })]
  return {
    headers: {
      default: new Header({ children: paper.pageNumbers === true ? [number, ...header] : header }),
      first: new Header({ children: header }),
    },
    ...(paper.footer === undefined
      ? {}
      : { footers: { default: new Footer({ children: [new Paragraph({ text: paper.footer })] }) } }),
  }
}

function numbering(part: ListPart, index: number) {
  const format = { number: LevelFormat.DECIMAL, letter: LevelFormat.LOWER_LETTER, dash: LevelFormat.BULLET }[part.mark]
  const text = { number: '%1.', letter: '%1)', dash: '-' }[part.mark]
  return {
    reference: `list-${index}`,
    levels: [
      {
        level: 0,
        format,
        text,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 720, hanging: 360 } } },
      },
    ],
  }
}

type Child = Paragraph | Table | Textbox

function childrenOf(part: Part, index: number, paper: Paper): Child[] {
  switch (part.is) {
    case 'text':
      return [paragraph(part)]
    case 'columns':
      return columns(part)
    case 'table':
      return [table(part, paper)]
    case 'list':
      return part.items.map((item, at) =>
        part.automatic
          ? new Paragraph({ numbering: { reference: `list-${index}`, level: 0 }, children: runs(item, {}) })
          : paragraph({ is: 'text', text: `${markOf(part.mark, at)}${item}`, indent: true }),
      )
    case 'box':
      return [
        new Textbox({
          alignment: AlignmentType.CENTER,
          children: part.lines.map(paragraph),
          style: { width: '200pt', height: 'auto' },
        }),
      ]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
    default:
      return part satisfies never
  }
}

const ALIGNMENT = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.JUSTIFIED,
} as const

function paragraph(text: Text): Paragraph {
  return new Paragraph({
    alignment: ALIGNMENT[text.align ?? 'left'],
    ...(text.indent === true ? { indent: { firstLine: 567 } } : {}),
    spacing: { after: 60 },
    children: runs(text.text, text),
  })
}

function runs(text: string, look: Partial<Text>): (TextRun | InsertedTextRun | DeletedTextRun)[] {
  return runsOf(text).flatMap((run, index): (TextRun | InsertedTextRun | DeletedTextRun)[] => {
    const base = {
      bold: run.bold || look.bold === true,
      italics: look.italic === true,
      ...(look.underline === true ? { underline: { type: UnderlineType.SINGLE } } : {}),
      ...(look.size === undefined ? {} : { size: look.size * 2 }),
      ...(look.font === undefined ? {} : { font: look.font }),
    }
    const change = { id: index + 1, author: 'van thu', date: '2021-05-20T08:00:00Z' }
    if (run.change === 'inserted') return [new InsertedTextRun({ ...base, ...change, text: run.text })]
    if (run.change === 'deleted') return [new DeletedTextRun({ ...base, ...change, text: run.text })]
    return run.text
      .split('\n')
      .map((words, at) => new TextRun({ ...base, ...(at === 0 ? {} : { break: 1 }), children: tabbed(words) }))
  })
}

function tabbed(text: string): (string | Tab)[] {
  return text.split('\t').flatMap((words, at) => (at === 0 ? [words] : [new Tab(), words]))
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_LINES = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
} as const
const WIDTH = 9355

function columns(part: Columns): Child[] {
  const percent = part.leftPercent ?? 45
  if (part.by === 'tabs' || part.by === 'blanks') return typedColumns(part)
  const widths = [Math.round((WIDTH * percent) / 100), Math.round((WIDTH * (100 - percent)) / 100)]
  const cell = (texts: readonly Text[], width: number) =>
    new TableCell({ width: { size: width, type: WidthType.DXA }, children: texts.map(paragraph) })
  return [
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: NO_LINES,
      rows: [new TableRow({ children: [cell(part.left, widths[0] ?? 0), cell(part.right, widths[1] ?? 0)] })],
    }),
    new Paragraph({ text: '' }),
  ]
}

/** The head as people type it who don't know tables: both halves on one line. */
function typedColumns(part: Columns): Child[] {
  const count = Math.max(part.left.length, part.right.length)
  return Array.from({ length: count }, (_, index) => {
    const left = part.left[index]?.text ?? ''
    const right = part.right[index]?.text ?? ''
    const gap = part.by === 'tabs' ? '\t\t' : ' '.repeat(Math.max(4, 44 - plain(left).length))
    return paragraph({
      is: 'text',
      text: right === '' ? left : `${left}${gap}${right}`,
      bold: part.left[index]?.bold === true,
    })
  })
}

function table(part: TablePart, paper: Paper): Table {
  const widths = part.widths.map((percent) => Math.round((WIDTH * percent) / 100))
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    ...(part.ruled ? {} : { borders: NO_LINES }),
    rows: part.rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: index < (part.headRows ?? 0),
          children: row.map((cell) => tableCell(cell, paper)),
        }),
    ),
  })
}

function tableCell(cell: Cell, paper: Paper): TableCell {
  return new TableCell({
    ...(cell.colSpan === undefined ? {} : { columnSpan: cell.colSpan }),
    ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80 },
    children: cell.text.split('\n').map((text) =>
      paragraph({
        is: 'text',
        text,
        bold: cell.bold === true,
        align: cell.align ?? 'left',
        size: paper.size - 1,
        ...(cell.font === undefined ? {} : { font: cell.font }),
      }),
    ),
  })
}
