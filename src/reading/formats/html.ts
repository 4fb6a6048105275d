import { decodeByFont } from '#src/understanding/vietnamese/legacy-encodings.ts'
import { cleanPages } from '../clean-pages.ts'
import { decodeText } from '../decode-text.ts'
import type { Block, Page } from '../extraction.ts'
import type { Format } from '../format.ts'
import { layOut, type SpannedCell } from '../grid.ts'
import { parseHtml } from '../html-tree.ts'
import type { XmlElement } from '../xml.ts'

/** Web pages, and what Word and web offices save as such under the names .doc and .xls. */
export const html: Format = {
  id: 'html',
  accepts: (look) => look.text === 'html',
  read: async (file) => {
    const text = decodeHtml(file.bytes)
    if (text === null) return { kind: 'problem', problem: 'corrupt', detail: 'not a text', warnings: [] }
    return { kind: 'pages', readBy: 'text', pages: cleanPages(htmlPages(text)), confidence: null, warnings: [] }
  },
}

/** Pages of an HTML text: one more for each page break that Word wrote. */
function htmlPages(text: string): Page[] {
  const writer = createWriter()
  writer.walk(parseHtml(text), PLAIN)
  return writer.end()
}

/** The encoding that the page names, where its bytes are not UTF-8 anyway. */
function decodeHtml(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1')
  const named = /charset\s*=\s*["']?\s*([\w-]{3,20})/i.exec(head)?.[1] ?? null
  if (named !== null && /^(?:windows-125[0-8]|iso-8859-1)$/i.test(named)) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return new TextDecoder(named).decode(bytes)
    }
  }
  return decodeText(bytes)
}

type Style = {
  readonly font: string | null
  readonly bold: boolean
  readonly centred: boolean
  readonly preformatted: boolean
}

const PLAIN: Style = { font: null, bold: false, centred: false, preformatted: false }

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr table section article header footer main nav aside form fieldset blockquote pre center body hr address figure caption'.split(
    ' ',
  ),
)

function createWriter() {
  const pages: Page[] = []
  let blocks: Block[] = []
  let pieces: { text: string; bold: boolean }[] = []
  let centred = false
  let label = ''

  const flush = () => {
    const words = pieces
      .map((piece) => piece.text)
      .join('')
      .replaceAll(/ ?\n ?/g, '\n')
      .trim()
    const text = words === '' ? '' : label + words
    if (words !== '') label = ''
    const inked = pieces.filter((piece) => piece.text.trim() !== '')
    const bold = inked.length > 0 && inked.every((piece) => piece.bold)
    if (text !== '') for (const line of text.split('\n')) blocks.push({ kind: 'line', text: line, bold, centred })
    pieces = []
  }
  const breakPage = () => {
    flush()
    if (blocks.length > 0) pages.push({ blocks })
    blocks = []
  }
  const add = (raw: string, style: Style) => {
    const text = style.preformatted ? raw : raw.replaceAll(/[ \t\r\n\f]+/g, ' ')
    const last = pieces[pieces.length - 1]?.text ?? '\n'
    const joined = !style.preformatted && /[ \n\t]$/.test(last) ? text.replace(/^ /, '') : text
    if (joined !== '') pieces.push({ text: decodeByFont(joined, style.font), bold: style.bold })
  }
  const walk = (element: XmlElement, outer: Style): void => {
    const css = element.attributes['style'] ?? ''
    if (/display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(css)) return
    if (/page-break-before\s*:\s*always/i.test(css)) breakPage()
    const style = styleOf(element, outer, css)
    const isBlock = BLOCKS.has(element.name)
    if (isBlock) flush()
    if (isBlock) centred = style.centred
    if (element.name === 'br') pieces.push({ text: '\n', bold: style.bold })
    else if (element.name === 'table') table(element, style)
    else {
      walkChildren(element, style)
    }
    if (element.name === 'td' || element.name === 'th') pieces.push({ text: '\t', bold: false })
    if (isBlock) flush()
    if (/page-break-after\s*:\s*always/i.test(css)) breakPage()
  }
  const walkChildren = (element: XmlElement, style: Style): void => {
    let number = Number.parseInt(element.attributes['start'] ?? '1', 10) || 1
    for (const child of element.children) {
      if (typeof child === 'string') add(child, style)
      else {
        // A label waits for the first words of its item, which often stand in a paragraph of their own.
        if (child.name === 'li') label = element.name === 'ol' ? `${number++}. ` : '- '
        walk(child, style)
        if (child.name === 'li' && label !== '') {
          blocks.push({ kind: 'line', text: label.trim() })
          label = ''
        }
      }
    }
  }
  const table = (element: XmlElement, style: Style): void => {
    const rows = rowsOf(element).map((row) =>
      row.children
        .filter((cell): cell is XmlElement => typeof cell !== 'string' && (cell.name === 'td' || cell.name === 'th'))
        .map((cell) => [cell, style] as const),
    )
    if (rows.every((row) => row.length <= 1)) {
      for (const [cell] of rows.flat()) {
        flush()
        walkChildren(cell, style)
        flush()
      }
      return
    }
    const cells = rows.map((row) => row.map(([cell]) => toCell(cell, style)))
    blocks.push({ kind: 'table', rows: layOut(cells) })
  }
  return {
    walk,
    end: (): Page[] => {
      breakPage()
      return pages
    },
  }
}

/** What a cell holds, its own lines parted by line breaks; a table inside it as lines with tabs. */
function toCell(cell: XmlElement, style: Style): SpannedCell {
  const inside = createWriter()
  const css = cell.attributes['style'] ?? ''
  const own = styleOf(cell, style, css)
  inside.walk({ name: 'div', attributes: {}, children: cell.children }, own)
  const text = inside
    .end()
    .flatMap((page) => page.blocks)
    .flatMap((block) =>
      block.kind === 'line' ? [block.text] : block.rows.map((row) => row.join('\t').replaceAll('\n', ' ').trim()),
    )
    .join('\n')
  return { text, columns: spanOf(cell.attributes['colspan']), rows: spanOf(cell.attributes['rowspan']) }
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10)
  return Number.isNaN(span) ? 1 : Math.max(1, Math.min(span, 1000))
}

/** Rows of a table, not those of tables inside it. */
function rowsOf(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'tr') return [child]
    return ['tbody', 'thead', 'tfoot'].includes(child.name) ? rowsOf(child) : []
  })
}

function styleOf(element: XmlElement, outer: Style, css: string): Style {
  const face = /font-family\s*:\s*["']?([^;"',]{1,60})/i.exec(css)?.[1] ?? element.attributes['face']
  const heavy = /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(css) || /^(?:b|strong|h[1-6]|th)$/.test(element.name)
  const align =
    /text-align\s*:\s*(\w+)/i.exec(css)?.[1] ??
    element.attributes['align'] ??
    (element.name === 'center' ? 'center' : null)
  return {
    font: face?.trim() ?? outer.font,
    bold: heavy || (outer.bold && !/font-weight\s*:\s*(?:normal|400)/i.test(css)),
    centred: align === null ? outer.centred : align.toLowerCase() === 'center',
    preformatted: outer.preformatted || element.name === 'pre',
  }
}
