import { isShout, plainOf } from './plain.ts'
import type { Row } from './row.ts'

const QUOC_HIEU_LETTERS = 'conghoaxahoichunghiavietnam'
const TIEU_NGU_LETTERS = 'doclaptudohanhphuc'

/** True for any part of the state's name and motto: a narrow cell breaks them anywhere. */
export function isPartOfStateName(plain: string): boolean {
  const letters = plain.replace(/[^a-z]/g, '')
  return letters.length >= 3 && (QUOC_HIEU_LETTERS.includes(letters) || TIEU_NGU_LETTERS.includes(letters))
}

/** Lines of a head with its two columns taken apart: in a head a tab parts columns, nothing else. */
export function columnsOfHead(rows: readonly Row[]): Row[] {
  return rows.flatMap((row): Row[] => {
    const texts = row.text.split('\t')
    if (row.table !== null || texts.length !== 2) return [row]
    return texts.map((text, i) => ({
      ...row,
      text,
      plain: plainOf(text),
      shout: isShout(text),
      column: i === 0 ? 'left' : 'right',
    }))
  })
}
