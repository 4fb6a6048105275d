import type { Table } from '../reading/extraction.ts'
import { roleOf } from './nominees/roles.ts'
import { foldText } from './vietnamese/fold.ts'
import { personNameScore, withoutHonorifics } from './vietnamese/person-name.ts'

/**
 * A table that lies on its side, a column for each person ("Họ tên | Cù Thị Hải Yến | Vi Văn Lành" over "Bộ phận | Buồng | Bảo trì"), set upright:
 * a row for each, under a heading of the labels. Others come back as they are.
 */
export function upright(given: Table): Table {
  const table = oneAfterOther(given)
  const rows = table.rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const named = rows.slice(0, 2).find((cells) => isOfPeople(cells.slice(1)))
  if (named === undefined) return table
  const others = rows.filter((cells) => cells !== named)
  const labelled = others.filter((cells) => roleOf(foldText(cells[0] ?? '')) !== null)
  if (labelled.length < Math.max(1, others.length / 2)) return table
  const ordered = [named, ...others]
  const heading = ordered.map((cells, at) => (at === 0 ? 'Họ và tên' : (cells[0] ?? '')))
  return {
    ...table,
    rows: [heading, ...named.slice(1).map((_, column) => ordered.map((cells) => cells[column + 1] ?? ''))],
  }
}

/** "TT | Họ và tên | Tổ | TT | Họ và tên | Tổ": a list that goes on at its own right, to save paper. The right half comes under the left one. */
function oneAfterOther(table: Table): Table {
  const at = table.rows.findIndex((cells) => cells.filter((cell) => NAME.test(foldText(cell))).length >= 2)
  const heading = table.rows[at]?.map(foldText) ?? []
  if (heading.length < 4) return table
  const parts = [2, 3].find(
    (count) =>
      heading.length % count === 0 && heading.every((cell, i) => cell === heading[i % (heading.length / count)]),
  )
  if (parts === undefined) return table
  const width = heading.length / parts
  const body = table.rows.slice(at + 1)
  const halves = Array.from({ length: parts }, (_, part) =>
    body
      .map((cells) => cells.slice(part * width, (part + 1) * width))
      .filter((cells) => cells.some((cell) => cell.trim() !== '')),
  )
  const { places: _, ...rest } = table
  return { ...rest, rows: [...table.rows.slice(0, at), table.rows[at]?.slice(0, width) ?? [], ...halves.flat()] }
}

const NAME = /^(?:ho (?:va )?,? ?ten|ho ten|ten)\b/

/** At least two, and all of them names. */
function isOfPeople(cells: readonly string[]): boolean {
  return cells.length >= 2 && cells.every((cell) => personNameScore(withoutHonorifics(cell.trim())) >= 0.55)
}
