/**
 * The tiny line markup that letter templates are written in. One source gives the text part and the HTML part,
 * so the two can't tell different things.
 *
 *   blank line            parts paragraphs (line ends inside a paragraph are kept)
 *   # line                centred, for the head of the letter
 *   - item                list; lines that follow, set in by two spaces, belong to the item
 *   | a | b |             table, the first row being its heading
 *   > line                set off with a bar: what the reader must not overlook
 *   ^ line                small print (in a list item too)
 *   ---                   a rule
 *   **words**             bold
 */
export type Block =
  | { readonly kind: 'head'; readonly lines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly MarkupLine[] }
  | { readonly kind: 'notice'; readonly lines: readonly MarkupLine[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly MarkupLine[])[] }
  | { readonly kind: 'table'; readonly head: readonly Inline[]; readonly rows: readonly (readonly Inline[])[] }
  | { readonly kind: 'rule' }

export type MarkupLine = { readonly small: boolean; readonly inline: Inline }

/** Runs of a line. Words that came from outside are literal already and can't be markup (see literal). */
export type Inline = readonly { readonly bold: boolean; readonly text: string }[]

/** Blocks of a rendered template, in order. Every line of the source ends up in exactly one block. */
export function parseMarkup(source: string): Block[] {
  const blocks: Block[] = []
  let rows: string[] = []
  let kind: Kind = 'blank'
  const close = () => {
    if (rows.length > 0) blocks.push(...block(kind, rows))
    rows = []
  }
  for (const raw of source.split('\n')) {
    const line = raw.trimEnd()
    const next = kindOf(line, kind)
    if (next !== kind || next === 'rule') close()
    kind = next
    if (next !== 'blank') rows.push(line)
  }
  close()
  return blocks
}

type Kind = 'blank' | Block['kind']

function kindOf(line: string, before: Kind): Kind {
  if (line.trim() === '') return 'blank'
  if (line === '---') return 'rule'
  if (line.startsWith('# ')) return 'head'
  if (line.startsWith('- ') || line === '-') return 'list'
  if (line.startsWith('  ') && before === 'list') return 'list'
  if (line.startsWith('> ') || line === '>') return 'notice'
  if (line.startsWith('|')) return 'table'
  return 'paragraph'
}

function block(kind: Kind, rows: readonly string[]): Block[] {
  switch (kind) {
    case 'blank':
      return []
    case 'rule':
      return [{ kind }]
    case 'head':
      return [{ kind, lines: rows.map((row) => inline(row.slice(2))) }]
    case 'paragraph':
      return [{ kind, lines: rows.map(markupLine) }]
    case 'notice':
      return [{ kind, lines: rows.map((row) => markupLine(row.slice(1))) }]
    case 'list':
      return [{ kind, items: items(rows) }]
    case 'table': {
      const [head = [], ...body] = rows.map(cells)
      return [{ kind, head, rows: body }]
    }
    default:
      return kind satisfies never
  }
}

function items(rows: readonly string[]): MarkupLine[][] {
  const found: MarkupLine[][] = []
  for (const row of rows) {
    const own = row.startsWith('-')
    if (own || found.length === 0) found.push([])
    found.at(-1)?.push(markupLine(own ? row.slice(1) : row))
  }
  return found
}

function markupLine(row: string): MarkupLine {
  const text = row.trim()
  return text.startsWith('^ ') ? { small: true, inline: inline(text.slice(2)) } : { small: false, inline: inline(text) }
}

function cells(row: string): Inline[] {
  const inner = row.trim().replace(/^\|/u, '').replace(/\|$/u, '')
  return inner.split('|').map((cell) => inline(cell.trim()))
}

function inline(text: string): Inline {
  const parts = text.split('**')
  // An odd number of marks: the last one stands for itself, so that no words turn bold by accident.
  if (parts.length % 2 === 0) parts.splice(-2, 2, `${parts.at(-2)}**${parts.at(-1)}`)
  return parts.map((part, index) => ({ bold: index % 2 === 1, text: unliteral(part) })).filter((run) => run.text !== '')
}

/** Where ASCII punctuation of outside words is parked while markup is parsed: in the private use area, which clean() has emptied. */
const PARKED = 0xe000

/** Outside words as literal text: whatever they hold, they can't begin a list, part a table's cells, turn bold or add a line. */
export function literal(words: string): string {
  return clean(words).replace(/[!-/:-@[-`{-~]/gu, (mark) => String.fromCodePoint(PARKED + (mark.codePointAt(0) ?? 0)))
}

function unliteral(text: string): string {
  return text.replace(/[\ue021-\ue07e]/gu, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) - PARKED))
}

/**
 * One line of plain words, NFC: line ends, control characters and marks that turn the direction of writing become
 * a space or nothing; what the private use area holds is dropped.
 */
export function clean(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\ue000-\uf8ff]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
}
