import { plainOf } from '../plain.ts'
import { tidy } from '../vietnamese/fold.ts'
import { mentionOf } from './mention.ts'
import type { Columns, Role } from './roles.ts'

/** Without a heading the column of names is the one whose cells look most like them; the rest is left alone. */
export function guessColumns(rows: readonly (readonly string[])[]): Columns | null {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const scores = Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => oneLine(tidy(row[column] ?? ''))).filter((cell) => cell !== '')
    const mentions = cells.map((cell) => mentionOf(cell, null))
    const names = mentions.filter((mention) => (mention?.sure ?? 0) > 0.55)
    const people = mentions.filter((mention) => mention?.kind === 'individual' && mention.sure >= 0.9)
    // People come before the teams they belong to.
    return cells.length === 0 ? 0 : names.length / cells.length + people.length / cells.length / 100
  })
  const best = scores.indexOf(Math.max(...scores))
  if (best < 0 || (scores[best] ?? 0) < 0.5) return null
  const roles = Array.from({ length: width }, (_, column): Role | null => {
    if (column === best) return 'name'
    const cells = rows.map((row) => plainOf(tidy(row[column] ?? '').trim())).filter((cell) => cell !== '')
    if (column < best && numbers(rows, column)) return 'ordinal'
    if (cells.length > 0 && cells.every((cell) => /^(?:\d{1,2}\/\d{1,2}\/)?(?:19|20)\d\d$/.test(cell))) return 'birth'
    if (cells.length > 0 && cells.every((cell) => /khen|co thi dua/.test(cell) && cell.length < 60)) return 'award'
    if (cells.some((cell) => cell.length > 60)) return 'achievements'
    return column === best + 1 ? 'post' : null
  })
  return { roles, nameSays: null }
}

/** Of rows of one cell, which name the group under them, the number is none. */
function numbers(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows
    .filter((row) => row.filter((cell) => cell.trim() !== '').length > 1)
    .map((row) => plainOf(tidy(row[column] ?? '').trim()))
    .filter((cell) => cell !== '')
  return cells.every((cell) => /^(?:\d{1,3}|[ivx]+)[.)]?$/.test(cell))
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim()
}
