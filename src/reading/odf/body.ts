import { isSingleColumn, layOut, MOST_COLUMNS, type SpannedCell } from '../grid.ts'
import type { Item } from '../word/blocks.ts'
import { labelOf } from '../word/numbering.ts'
import { toLines, type Piece } from '../word/paragraph-lines.ts'
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml.ts'
import { odfOver, type OdfLooks, type OdfStyles } from './styles.ts'

export type OdfContext = {
  readonly styles: OdfStyles
  /** How far each list has counted, by its id (or its style's name) and level. */
  readonly counters: Map<string, number[]>
}

/** The body in reading order; headers before it and footers and notes after it where they carry words. */
export function readOdfBody(text: XmlElement, styles: XmlElement, context: OdfContext): Item[] {
  const notes: Item[] = []
  const walk: Walk = { context, notes, inTable: false, list: null, level: 0, label: () => '' }
  const masters = childrenNamed(childNamed(styles, 'office:master-styles') ?? styles, 'style:master-page')
  const margin = (kind: string) =>
    masters
      .flatMap((master) => childrenNamed(master, kind))
      .flatMap((one) => (/\p{L}{2}.*\p{L}{2}/su.test(textOf(one)) ? walkBlocks(one, walk) : []))
  const head = margin('style:header')
  const body = walkBlocks(text, walk)
  return [...head, ...body, ...margin('style:footer'), ...notes]
}

type Walk = {
  readonly context: OdfContext
  readonly notes: Item[]
  readonly inTable: boolean
  readonly list: string | null
  readonly level: number
  /** Gives the label of the item that begins, once. */
  readonly label: () => string
}

function walkBlocks(element: XmlElement, walk: Walk): Item[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : walkBlock(child, walk)))
}

function walkBlock(element: XmlElement, walk: Walk): Item[] {
  switch (element.name) {
    case 'text:p':
    case 'text:h':
      return paragraph(element, walk)
    case 'text:list':
      return list(element, walk)
    case 'table:table':
      return table(element, walk)
    case 'draw:image':
      return picture(element)
    case 'text:section':
    case 'text:index-body':
    case 'text:table-of-content':
    case 'draw:frame':
    case 'draw:text-box':
    case 'draw:custom-shape':
    case 'draw:g':
      return walkBlocks(element, walk)
    default:
      return []
  }
}

/** Pictures lie in the package by their path; a frame may name a drawn replacement after its picture, which is passed over. */
function picture(element: XmlElement): Item[] {
  const path = (element.attributes['xlink:href'] ?? '').replace(/^\.\//, '')
  return path.startsWith('Pictures/') && /\.(?:png|jpe?g|tiff?|bmp|gif|webp)$/i.test(path)
    ? [{ kind: 'picture', id: path }]
    : []
}

function list(element: XmlElement, walk: Walk): Item[] {
  const { context } = walk
  const style = element.attributes['text:style-name'] ?? walk.list
  const level = walk.list === null ? 0 : walk.level + 1
  const id = element.attributes['text:continue-list'] ?? element.attributes['xml:id'] ?? style ?? ''
  const continues =
    element.attributes['text:continue-numbering'] === 'true' || element.attributes['text:continue-list'] !== undefined
  const counts =
    walk.list === null && !continues && !context.counters.has(style ?? '')
      ? []
      : (context.counters.get(style ?? '') ?? context.counters.get(id) ?? [])
  context.counters.set(style ?? '', counts)
  const own = element.attributes['xml:id']
  if (own !== undefined) context.counters.set(own, counts)
  return element.children.flatMap((item) => {
    if (typeof item === 'string' || (item.name !== 'text:list-item' && item.name !== 'text:list-header')) return []
    let given = item.name === 'text:list-header'
    const label = () => {
      if (given) return ''
      given = true
      return countItem(item, style, level, counts, context)
    }
    return walkBlocks(item, { ...walk, list: style, level, label })
  })
}

function countItem(
  item: XmlElement,
  style: string | null,
  level: number,
  counts: number[],
  { styles }: OdfContext,
): string {
  const here = style === null ? null : styles.levelOf(style, level)
  if (here === null || style === null) return ''
  const start = item.attributes['text:start-value']
  counts[level] = start === undefined ? (counts[level] ?? here.start - 1) + 1 : Number(start)
  counts.length = level + 1
  return labelOf((one) => styles.levelOf(style, one) ?? undefined, here, counts)
}

function paragraph(element: XmlElement, walk: Walk): Item[] {
  const looks = walk.context.styles.looksOf('paragraph', element.attributes['text:style-name'])
  const items: Item[] = []
  const boxes: Item[] = []
  const pieces: Piece[] = []
  let pageInside = false
  const add = (text: string, look: OdfLooks) => {
    if (look.hidden !== true) pieces.push({ text, font: look.font, bold: look.bold === true, caps: look.caps === true })
  }
  const visit = (node: XmlElement, look: OdfLooks): void => {
    for (const child of node.children) {
      if (typeof child === 'string') {
        add(child.replaceAll(/[ \t\r\n]+/g, ' '), look)
        continue
      }
      switch (child.name) {
        case 'text:span':
          visit(child, odfOver(look, walk.context.styles.looksOf('text', child.attributes['text:style-name'])))
          break
        case 'text:s':
          add(' '.repeat(Math.min(100, Number(child.attributes['text:c'] ?? 1) || 1)), look)
          break
        case 'text:tab':
          add('\t', look)
          break
        case 'text:line-break':
          add('\n', look)
          break
        case 'text:soft-page-break':
          pageInside = true
          break
        case 'text:note':
          walk.notes.push(...walkBlocks(childNamed(child, 'text:note-body') ?? child, walk))
          break
        case 'draw:frame':
        case 'draw:custom-shape':
        case 'draw:g':
          boxes.push(...walkBlocks(child, walk))
          break
        case 'office:annotation':
        case 'text:tracked-changes':
        case 'text:page-number':
          break
        default:
          visit(child, look)
      }
    }
  }
  visit(element, looks)
  const written = pieces.some((piece) => piece.text.trim() !== '')
  const label = written || walk.inTable ? walk.label() : ''
  const look = pieces.find((piece) => piece.text.trim() !== '') ?? { font: null, bold: false, caps: false }
  const labelled = label === '' ? pieces : [{ ...look, text: `${label} ` }, ...pieces]
  if (looks.breakBefore === true && !walk.inTable) items.push({ kind: 'page' })
  const lines = toLines(labelled, looks.centred === true, walk.inTable)
  for (const line of lines.length === 0 ? [{ kind: 'line', text: '' } as const] : lines)
    items.push({ kind: 'block', block: line })
  items.push(...boxes)
  if ((looks.breakAfter === true || pageInside) && !walk.inTable) items.push({ kind: 'page' })
  return items
}

function table(element: XmlElement, walk: Walk): Item[] {
  const inside = { ...walk, inTable: true, list: null }
  const pictures: Item[] = []
  const rows = rowsOf(element).map((row) => cellsOf(row, inside, pictures))
  if (isSingleColumn(rows)) {
    return rowsOf(element).flatMap((row) =>
      childrenNamed(row, 'table:table-cell').flatMap((cell) => walkBlocks(cell, { ...walk, list: null })),
    )
  }
  return [{ kind: 'block', block: { kind: 'table', rows: layOut(rows) } }, ...pictures]
}

function rowsOf(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'table:table-row') return [child]
    return /^table:table-(?:header-rows|row-group|rows)$/.test(child.name) ? rowsOf(child) : []
  })
}

/** Covered cells are written out, too: they are skipped, since the span of the cell over them already counts them. */
function cellsOf(row: XmlElement, walk: Walk, pictures: Item[]): SpannedCell[] {
  return childrenNamed(row, 'table:table-cell').flatMap((cell) => {
    const items = walkBlocks(cell, walk)
    pictures.push(...items.filter((item) => item.kind === 'picture'))
    const text = items
      .flatMap((item) =>
        item.kind !== 'block'
          ? []
          : item.block.kind === 'line'
            ? [item.block.text]
            : item.block.rows.map((one) => one.join('\t').replaceAll('\n', ' ')),
      )
      .join('\n')
      .trim()
    const repeated = Math.min(MOST_COLUMNS, Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1)
    const one = {
      text,
      columns: Number(cell.attributes['table:number-columns-spanned'] ?? 1) || 1,
      rows: Number(cell.attributes['table:number-rows-spanned'] ?? 1) || 1,
    }
    return Array.from({ length: repeated }, () => one)
  })
}
