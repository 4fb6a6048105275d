import type { Block } from '../extraction.ts'
import { isSingleColumn, layOut, type SpannedCell } from '../grid.ts'
import { toLines, type Piece } from './paragraph-lines.ts'
import { MARKS } from './slim.ts'
import type { CellNode, Node, Notes, TableNode } from './tree.ts'

/** What a body comes to: blocks, and between them where pages end and pictures stand. */
export type Item =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'page' }
  | { readonly kind: 'picture'; readonly id: string }

/** A word processor's body in reading order; notes come last. */
export function toItems(document: Node): Item[] {
  if (document.type !== 'document') return []
  const notes: Node[] = []
  const walk: Walk = { notes: document.notes, noted: notes, inTable: false }
  const items = document.children.flatMap((child) => blockItems(child, walk))
  return [...items, ...notes.flatMap((child) => blockItems(child, { ...walk, noted: [] }))]
}

type Walk = { readonly notes: Notes; readonly noted: Node[]; readonly inTable: boolean }

function blockItems(node: Node, walk: Walk): Item[] {
  if (node.type === 'paragraph') return paragraphItems(node.children, node.alignment, walk)
  if (node.type === 'table') return tableItems(node, walk)
  if (node.type === 'bookmarkStart') return markItems(node.name)
  return []
}

function paragraphItems(children: readonly Node[], alignment: string | null, walk: Walk): Item[] {
  const items: Item[] = []
  const after: Item[] = []
  let pieces: Piece[] = []
  let written = false
  const flush = () => {
    for (const line of toLines(pieces, alignment === 'center', walk.inTable)) items.push({ kind: 'block', block: line })
    written ||= pieces.some((piece) => piece.text.trim() !== '')
    pieces = []
  }
  const add = (text: string, run: Node | null) => {
    if (run?.type === 'run') pieces.push({ text, font: run.font, bold: run.isBold, caps: run.isAllCaps })
    else pieces.push({ text, font: null, bold: false, caps: false })
  }
  const visit = (node: Node, run: Node | null) => {
    switch (node.type) {
      case 'run':
        for (const child of node.children) visit(child, node)
        break
      case 'hyperlink':
        for (const child of node.children) visit(child, run)
        break
      case 'text':
        add(node.value, run)
        break
      case 'tab':
        add('\t', run)
        break
      case 'break':
        add('\n', run)
        break
      case 'checkbox':
        add(node.checked ? '☒' : '☐', run)
        break
      case 'noteReference':
        walk.noted.push(...(walk.notes.resolve(node)?.body ?? []))
        break
      case 'bookmarkStart': {
        const soft = node.name === MARKS.softPage
        const begun = written || pieces.some((piece) => piece.text.trim() !== '')
        // A page that ends inside a paragraph: the paragraph stays whole where it begins.
        if (soft && begun) after.push({ kind: 'page' })
        else {
          flush()
          items.push(...markItems(node.name))
        }
        break
      }
      case 'document':
      case 'paragraph':
      case 'table':
      case 'image':
      case 'note':
      case 'comment':
      case 'commentReference':
        break
      default:
        node satisfies never
    }
  }
  for (const child of children) visit(child, null)
  if (pieces.length > 0 || items.length === 0) flush()
  if (items.length === 0) items.push({ kind: 'block', block: { kind: 'line', text: '' } })
  return [...items, ...after]
}

function markItems(name: string): Item[] {
  if (name === MARKS.page || name === MARKS.softPage) return [{ kind: 'page' }]
  return name.startsWith(MARKS.picture) ? [{ kind: 'picture', id: name.slice(MARKS.picture.length) }] : []
}

function tableItems(table: TableNode, walk: Walk): Item[] {
  const pictures: Item[] = []
  const inside = { ...walk, inTable: true }
  if (table.children.every((row) => row.children.length <= 1)) {
    return table.children.flatMap((row) =>
      row.children.flatMap((cell) => cell.children.flatMap((child) => blockItems(child, walk))),
    )
  }
  const rows = table.children.map((row) => row.children.map((cell) => toCell(cell, inside, pictures)))
  if (isSingleColumn(rows)) return []
  return [{ kind: 'block', block: { kind: 'table', rows: layOut(rows) } }, ...pictures]
}

function toCell(cell: CellNode, walk: Walk, pictures: Item[]): SpannedCell {
  const lines: string[] = []
  for (const child of cell.children) {
    for (const item of blockItems(child, walk)) {
      if (item.kind === 'picture') pictures.push(item)
      else if (item.kind === 'block') lines.push(...cellLines(item.block))
    }
  }
  return {
    text: lines
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
    columns: cell.colSpan,
    rows: cell.rowSpan,
  }
}

/** A table in a cell becomes lines, its columns parted by tabs. */
function cellLines(block: Block): string[] {
  if (block.kind === 'line') return [block.text]
  return block.rows.map((row) =>
    row
      .map((cell) => cell.replaceAll('\n', ' '))
      .join('\t')
      .trimEnd(),
  )
}
