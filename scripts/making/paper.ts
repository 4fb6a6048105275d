/**
 * A paper as an office types it, before it becomes a file: what the builders of DOCX, PDF and text share.
 * Nothing here is shipped; it makes files for tests, the demo and the accuracy corpus.
 */
export type Paper = {
  readonly font: string
  /** Points; offices use 13 or 14. */
  readonly size: number
  readonly header?: string
  readonly footer?: string
  /** The office's page number at the top centre from page 2 on (NĐ 30/2020, Phụ lục I). */
  readonly pageNumbers?: boolean
  readonly parts: readonly Part[]
}

export type Part = Text | Columns | TablePart | ListPart | Box | { readonly is: 'page-break' }

/** One paragraph. `**words**` are bold, `{+words+}` an insertion and `{-words-}` a deletion that nobody accepted yet. */
export type Text = {
  readonly is: 'text'
  readonly text: string
  readonly align?: 'left' | 'center' | 'right' | 'both'
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  /** Points, where it differs from the paper's. */
  readonly size?: number
  /** Another font for this paragraph: how .VnTime and Times New Roman come to live in one file. */
  readonly font?: string
  /** First line pushed in. */
  readonly indent?: boolean
}

/** A borderless table of one row and two cells: the head and the foot of nearly every Vietnamese office paper. */
export type Columns = {
  readonly is: 'columns'
  readonly left: readonly Text[]
  readonly right: readonly Text[]
  /** Share of the width that the left cell takes, per cent. */
  readonly leftPercent?: number
  /** How the cells come: two table cells, two tab-parted halves of a line, or blanks typed by hand. */
  readonly by?: 'table' | 'tabs' | 'blanks'
}

export type Cell = {
  readonly text: string
  readonly font?: string
  readonly bold?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly colSpan?: number
  readonly rowSpan?: number
}

export type TablePart = {
  readonly is: 'table'
  /** Cells covered by a span are left out, as in HTML. */
  readonly rows: readonly (readonly Cell[])[]
  readonly ruled: boolean
  /** Shares of the width, per cent. */
  readonly widths: readonly number[]
  /** Rows repeated on each page by the word processor. */
  readonly headRows?: number
}

/** A list whose numbers are typed, or given by the word processor (and then absent from the text). */
export type ListPart = {
  readonly is: 'list'
  readonly items: readonly string[]
  readonly mark: 'number' | 'dash' | 'letter'
  readonly automatic: boolean
}

type Box = { readonly is: 'box'; readonly lines: readonly Text[] }

export const line = (text: string, options: Omit<Text, 'is' | 'text'> = {}): Text => ({ is: 'text', text, ...options })
export const centred = (text: string, options: Omit<Text, 'is' | 'text'> = {}): Text =>
  line(text, { align: 'center', ...options })
export const blank: Text = { is: 'text', text: '' }
export const pageBreak: Part = { is: 'page-break' }

/** The mark of the n-th item (from 0) where it is typed: '1. ', '- ', 'a) '. */
export function markOf(mark: ListPart['mark'], index: number): string {
  switch (mark) {
    case 'number':
      return `${index + 1}. `
    case 'letter':
      return `${String.fromCodePoint(97 + index)}) `
    case 'dash':
      return '- '
    default:
      return mark satisfies never
  }
}

export type Run = { readonly text: string; readonly bold: boolean; readonly change: 'none' | 'inserted' | 'deleted' }

/** Cuts a paragraph at its `**`, `{+ +}` and `{- -}` marks. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let bold = false
  let change: Run['change'] = 'none'
  let rest = text
  while (rest !== '') {
    const at = rest.search(/\*\*|\{\+|\+\}|\{-|-\}/u)
    const words = at === -1 ? rest : rest.slice(0, at)
    if (words !== '') runs.push({ text: words, bold, change })
    if (at === -1) break
    const mark = rest.slice(at, at + 2)
    if (mark === '**') bold = !bold
    else if (mark === '{+') change = 'inserted'
    else if (mark === '{-') change = 'deleted'
    else change = 'none'
    rest = rest.slice(at + 2)
  }
  return runs
}

/** A paragraph as its reader sees it once every change is accepted. */
export function plain(text: string): string {
  return runsOf(text)
    .filter((run) => run.change !== 'deleted')
    .map((run) => run.text)
    .join('')
}

/** The same paper with every word passed through `change` (legacy encodings, NFD), marks kept. */
export function mapText(paper: Paper, change: (text: string) => string): Paper {
  const text = (part: Text): Text => ({ ...part, text: change(part.text) })
  return {
    ...paper,
    ...(paper.header === undefined ? {} : { header: change(paper.header) }),
    ...(paper.footer === undefined ? {} : { footer: change(paper.footer) }),
    parts: paper.parts.map((part): Part => {
      switch (part.is) {
        case 'text':
          return text(part)
        case 'columns':
          return { ...part, left: part.left.map(text), right: part.right.map(text) }
        case 'table':
          return { ...part, rows: part.rows.map((row) => row.map((cell) => ({ ...cell, text: change(cell.text) }))) }
        case 'list':
          return { ...part, items: part.items.map(change) }
        case 'box':
          return { ...part, lines: part.lines.map(text) }
        case 'page-break':
          return part
        default:
          return part satisfies never
      }
    }),
  }
}
