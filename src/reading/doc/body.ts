import type { Item } from '../word/blocks.ts'
import { gridOfRows, type EdgedCell } from '../edged-rows.ts'
import type { Block } from '../extraction.ts'
import type { Numberer } from '../word/numbering.ts'
import { toLines, type Piece } from '../word/paragraph-lines.ts'
import type { DocStyles } from './styles.ts'
import type { Formatted } from './formatting.ts'
import { applyChanges, type Properties, type RowShape } from './properties.ts'
import type { DocText } from './text.ts'

export type DocContext = {
  readonly text: DocText
  readonly characters: (place: number) => Formatted | null
  readonly paragraphs: (place: number) => Formatted | null
  readonly styles: DocStyles
  readonly fonts: readonly string[]
  readonly number: Numberer
  /** Positions of section ends after which no new page begins. */
  readonly continuous: ReadonlySet<number>
}

type Paragraph = { readonly from: number; readonly end: number; readonly properties: Properties; readonly mark: string }

/** Paragraphs and tables of one text of the file, from one position up to another. */
export function readBody(context: DocContext, from: number, to: number): Item[] {
  const items: Item[] = []
  let table = createTable()
  for (const paragraph of paragraphsOf(context, from, to)) {
    const { properties, mark } = paragraph
    if (properties.inTable === true) {
      if (mark === '\u0007' && properties.rowEnd === true) table.endRow(properties.row ?? null)
      else if (properties.innerRowEnd !== true) {
        table.add(linesOf(context, paragraph, true))
        if (mark === '\u0007') table.endCell()
      }
      continue
    }
    items.push(...table.end())
    table = createTable()
    if (properties.pageBreakBefore === true) items.push({ kind: 'page' })
    for (const block of linesOf(context, paragraph, false)) items.push({ kind: 'block', block })
    if (mark === '\f' && !context.continuous.has(paragraph.end)) items.push({ kind: 'page' })
  }
  return [...items, ...table.end()]
}

function* paragraphsOf({ text, paragraphs, styles }: DocContext, from: number, to: number): Generator<Paragraph> {
  const end = Math.min(to, text.text.length)
  let start = from
  for (let at = from; at < end; at++) {
    const mark = text.text[at] ?? ''
    const last = at === end - 1
    if (mark !== '\r' && mark !== '\u0007' && mark !== '\f' && !last) continue
    const found = paragraphs(text.placeOf(at))
    const style = styles.propertiesOf(found?.style ?? 0)
    yield { from: start, end: at, properties: found === null ? style : applyChanges(found.changes, style), mark }
    start = at + 1
  }
}

function linesOf(
  context: DocContext,
  { from, end, properties }: Paragraph,
  inTable: boolean,
): Extract<Block, { kind: 'line' }>[] {
  const pieces = piecesOf(context, from, end, properties)
  const written = pieces.some((piece) => piece.text.trim() !== '')
  const list = properties.list ?? 0
  // 0x7FF is "no list"; numbers from 0xF801 on were turned off again (MS-DOC 2.6.2, sprmPIlfo).
  const label = list > 0 && list < 0x7ff ? context.number(String(list), properties.level ?? 0) : ''
  const look = pieces.find((piece) => piece.text.trim() !== '') ?? { font: null, bold: false, caps: false }
  const labelled = label === '' || (!written && !inTable) ? pieces : [{ ...look, text: `${label} ` }, ...pieces]
  const lines = toLines(labelled, properties.centred === true, inTable)
  return lines.length === 0 ? [{ kind: 'line', text: '' }] : lines
}

/** Runs of a paragraph: what was deleted or hidden and the instructions of fields are left out. */
function piecesOf(context: DocContext, from: number, end: number, paragraph: Properties): Piece[] {
  const { text, characters, styles, fonts } = context
  const pieces: Piece[] = []
  let current: Formatted | null | undefined
  let looks: Properties = {}
  let instructions = 0
  for (let at = from; at < end; at++) {
    const found = characters(text.placeOf(at))
    if (found !== current) {
      current = found
      looks = looksOf(found, paragraph, styles)
    }
    const character = text.text[at] ?? ''
    if (character === '\u0013') instructions++
    else if (character === '\u0014' || character === '\u0015')
      instructions = Math.max(0, instructions - (character === '\u0014' || instructions > 0 ? 1 : 0))
    if (instructions > 0 || looks.deleted === true || looks.hidden === true) continue
    const shown = SHOWN[character] ?? (character < ' ' && character !== '\t' ? '' : character)
    if (shown === '') continue
    const font = looks.font === undefined ? null : (fonts[looks.font] ?? null)
    const last = pieces[pieces.length - 1]
    if (
      last !== undefined &&
      last.font === font &&
      last.bold === (looks.bold === true) &&
      last.caps === (looks.caps === true)
    ) {
      pieces[pieces.length - 1] = { ...last, text: last.text + shown }
    } else pieces.push({ text: shown, font, bold: looks.bold === true, caps: looks.caps === true })
  }
  return pieces
}

/** Characters that stand for others (MS-DOC 2.4.1). The optional hyphen must stay: in TCVN3 it is the letter ư. */
const SHOWN: Readonly<Record<string, string>> = { '\u000b': '\n', '\u001e': '-', '\u001f': '\u00ad', '\u00a0': ' ' }

function looksOf(found: Formatted | null, paragraph: Properties, styles: DocStyles): Properties {
  if (found === null) return paragraph
  const direct = applyChanges(found.changes, paragraph)
  if (direct.characterStyle === undefined || direct.characterStyle === 10) return direct // 10: default paragraph font
  return applyChanges(found.changes, { ...paragraph, ...styles.propertiesOf(direct.characterStyle) })
}

type Cell = { readonly lines: readonly string[] }
type Row = { readonly cells: readonly Cell[]; readonly shape: RowShape | null }

function toEdged({ cells, shape }: Row): EdgedCell[] {
  return cells.map((cell, i) => ({
    text: cell.lines.join('\n').trim(),
    left: shape?.edges[i] ?? null,
    right: shape?.edges[i + 1] ?? null,
    covered: shape?.covered[i] === true,
  }))
}

function createTable() {
  const rows: Row[] = []
  let cells: Cell[] = []
  let lines: Extract<Block, { kind: 'line' }>[] = []
  const endCell = () => {
    cells.push({ lines: lines.map((line) => line.text) })
    lines = []
  }
  return {
    add: (more: readonly Extract<Block, { kind: 'line' }>[]) => lines.push(...more),
    endCell,
    endRow: (shape: RowShape | null) => {
      rows.push({ cells, shape })
      cells = []
      lines = []
    },
    end: (): Item[] => {
      if (lines.length > 0) endCell()
      if (cells.length > 0) rows.push({ cells, shape: null })
      if (rows.length === 0) return []
      if (rows.every((row) => row.cells.length <= 1)) {
        return rows.flatMap((row) =>
          row.cells.flatMap((cell) =>
            cell.lines.map((text): Item => ({ kind: 'block', block: { kind: 'line', text } })),
          ),
        )
      }
      return [{ kind: 'block', block: { kind: 'table', rows: gridOfRows(rows.map(toEdged)) } }]
    },
  }
}
