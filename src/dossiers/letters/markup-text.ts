import type { Block, Inline, MarkupLine } from './markup.ts'

/** Columns of the text part: short enough to be quoted twice without wrapping (RFC 3676 section 4.2 asks for 78 or less). */
export const TEXT_COLUMNS = 74

/** The text part: stands alone, wrapped, without any mark-up characters of ours. */
export function markupText(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'head':
      return block.lines.flatMap((line) => wrap(words(line), '', '')).join('\n')
    case 'paragraph':
      return lines(block.lines, '', '')
    case 'notice':
      return lines(block.lines, '', '')
    case 'list':
      return block.items.map((item) => lines(item, '- ', '  ')).join('\n')
    case 'table':
      return tableText(
        block.head.map(words),
        block.rows.map((row) => row.map(words)),
      )
    case 'rule':
      return '-'.repeat(24)
    default:
      return block satisfies never
  }
}

function lines(all: readonly MarkupLine[], first: string, rest: string): string {
  return all.flatMap((line, index) => wrap(words(line.inline), index === 0 ? first : rest, rest)).join('\n')
}

function words(inline: Inline): string {
  return inline.map((run) => run.text).join('')
}

/**
 * A table in 74 columns would squeeze Vietnamese sentences into slivers, and plain text is read in proportional type as often
 * as not: every row is told as an entry with the headings as labels instead. A first column of numbers numbers the entries.
 */
function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => {
      const numbered = /^\d{1,4}$/u.test(row[0] ?? '')
      const lead = numbered ? `${row[0]}. ` : '- '
      const rest = ' '.repeat(lead.length)
      const [title = '', ...others] = numbered ? row.slice(1) : row
      const labels = head.slice(numbered ? 2 : 1)
      const told = others.flatMap((cell, index) =>
        cell === '' ? [] : wrap(labels[index] ? `${labels[index]}: ${cell}` : cell, rest, rest),
      )
      return [...wrap(title, lead, rest), ...told].join('\n')
    })
    .join('\n')
}

/** Breaks at spaces only: a file name or an address stays whole, even where it is longer than a line. */
export function wrap(text: string, first: string, rest: string): string[] {
  const done: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > TEXT_COLUMNS) {
      done.push(line)
      line = rest
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...done, line]
}
