import { markOf, plain } from './paper.ts'
import type { Columns, Paper, Part, TablePart } from './paper.ts'

/** The paper as plain text: what a mail's body holds when somebody pastes the document into it. */
export function makeText(paper: Paper): string {
  return paper.parts
    .flatMap(linesOf)
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
}

function linesOf(part: Part): string[] {
  switch (part.is) {
    case 'text':
      return [plain(part.text)]
    case 'columns':
      return columns(part)
    case 'table':
      return table(part)
    case 'list':
      return part.items.map((item, index) => `${markOf(part.mark, index)}${plain(item)}`)
    case 'box':
      return part.lines.map((line) => plain(line.text))
    case 'page-break':
      return ['', '']
    default:
      return part satisfies never
  }
}

function columns(part: Columns): string[] {
  const count = Math.max(part.left.length, part.right.length)
  return Array.from({ length: count }, (_, index) =>
    `${plain(part.left[index]?.text ?? '').padEnd(44)}${plain(part.right[index]?.text ?? '')}`.trimEnd(),
  )
}

function table(part: TablePart): string[] {
  return part.rows.map((row) => row.map((cell) => plain(cell.text).replaceAll('\n', ' ')).join('\t'))
}
