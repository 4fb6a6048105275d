import { toTcvn3 } from '#src/understanding/vietnamese/legacy-tables.ts'
import type { Paper, Part, Text } from '../making/paper.ts'

/** A paper as Word wrote it before Unicode: TCVN3 in .VnTime, and headings in .VnTimeH, whose small letters look like capitals. */
export function inVnTime(paper: Paper): Paper {
  return { ...paper, font: '.VnTime', parts: paper.parts.map(part) }
}

function part(each: Part): Part {
  switch (each.is) {
    case 'text':
      return text(each)
    case 'columns':
      return { ...each, left: each.left.map(text), right: each.right.map(text) }
    case 'list':
      return { ...each, items: each.items.map(typed) }
    case 'table':
      return { ...each, rows: each.rows.map((row) => row.map((cell) => ({ ...cell, text: typed(cell.text) }))) }
    case 'box':
      return { ...each, lines: each.lines.map(text) }
    case 'page-break':
      return each
    default:
      return each satisfies never
  }
}

function text(each: Text): Text {
  const capitals = each.text === each.text.toUpperCase() && /\p{Lu}/u.test(each.text)
  return capitals
    ? { ...each, font: '.VnTimeH', text: typed(each.text.toLowerCase()) }
    : { ...each, text: typed(each.text) }
}

/** Toned capitals have no code of their own: people typed the plain capital. */
function typed(words: string): string {
  return toTcvn3(words.replaceAll(/[ÀÁẢÃẠÈÉẺẼẸÌÍỈĨỊÒÓỎÕỌÙÚỦŨỤỲÝỶỸỴ]/gu, (letter) => letter.normalize('NFD').charAt(0)))
}
