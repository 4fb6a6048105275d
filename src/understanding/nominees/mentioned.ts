import type { Row } from '../row.ts'
import { foldName, tidy } from '../vietnamese/fold.ts'
import { withoutHonorifics } from '../vietnamese/person-name.ts'
import { BULLET, ORDINAL } from './list-lines.ts'
import { isOrganName } from './mention.ts'

const MOST = 400
const RUN = /\p{Lu}[\p{L}\p{M}'’]*(?: \p{Lu}[\p{L}\p{M}'’]*){1,11}/gu

/** Does the folded name stand in a text of which these are the names? A line in capitals is one run with the name somewhere in it. */
export function isMentioned(mentioned: readonly string[] | undefined, name: string): boolean {
  return mentioned?.some((run) => run === name || ` ${run} `.includes(` ${name} `)) === true
}

/** "Theo nhận xét của chị Cung Thị Mai Hoa, ...": who judges somebody is not told of. */
const VOUCHING =
  /(?:nhận xét|đánh giá|xác nhận|ý kiến|chỉ đạo|phân công)\s+(?:của|từ)\s+(?:đồng chí\s+|đ\/c\s+|chị\s+|anh\s+|ông\s+|bà\s+|cô\s+|thầy\s+)?$/iu

/** Names in the text of a paper, folded: people wherever they stand, bodies where a line or cell begins with them. */
export function mentionedIn(rows: readonly Row[]): string[] {
  const found = new Set<string>()
  for (const text of rows.flatMap(textsOf)) {
    if (found.size >= MOST) break
    for (const match of text.slice(0, 2_000).matchAll(RUN))
      if (!VOUCHING.test(text.slice(Math.max(0, match.index - 40), match.index)))
        found.add(foldName(withoutHonorifics(match[0])))
    const start = text
      .replace(ORDINAL, '')
      .replace(BULLET, '')
      .replace(/^[^:]{0,40}:\s*/u, '')
    if (isOrganName(start) && start.length < 160) found.add(foldName(start.replace(/[:;(\t].*$/u, '')))
  }
  return [...found].slice(0, MOST)
}

function textsOf(row: Row): string[] {
  if (row.table === null) return [row.text]
  return row.table.rows.flatMap((cells) => cells.map((cell) => tidy(cell).replaceAll('\n', ' ').trim()))
}
