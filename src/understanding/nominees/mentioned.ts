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

/** A form of address before a name, or that of several. */
const CALLED = String.raw`(?:(?:các|hai|ba)\s+)?(?:(?:đồng chí|đ\/c|chị|anh|ông|bà|cô|thầy|bác|em|bạn)\s+)?`
/** "... cùng các đồng chí A và B", "giao cho chị C": with, for or by whom something was done, told in the middle of a sentence. */
const BESIDE = String.raw`\p{L}[^.:!?]*\s(?:cùng(?:\s+với)?|với|cho|của|thay|do|nhờ|báo)`
/** "Kèm cặp anh D": to whom something was done, wherever the sentence begins. */
const DONE_TO = String.raw`(?:^|\s)(?:giúp(?:\s+đỡ)?|hỗ\s+trợ|kèm(?:\s+cặp)?|đỡ\s+đầu|hướng\s+dẫn|dạy|thăm)`
const COMPANY = new RegExp(String.raw`(?:${BESIDE}|${DONE_TO})\s+${CALLED}$`, 'iu')
/** "A (tổ 2), chị B và C": who is named on and on stands as the first one does. */
const GOES_ON = new RegExp(String.raw`^(?:\s*\([^)]{0,60}\))?\s*(?:,|và|cùng)\s+${CALLED}$`, 'iu')

/**
 * Names in the text of a paper, folded: people wherever they stand, bodies where a line or cell begins with them.
 * @param onlyHeads people too: the paper tells of a team, whose members are named in its deeds
 */
export function mentionedIn(rows: readonly Row[], onlyHeads = false): string[] {
  const found = new Set<string>()
  for (const text of rows.flatMap(textsOf)) {
    if (found.size >= MOST) break
    let end = 0
    let isCompany = false
    for (const match of text.slice(0, 2_000).matchAll(RUN)) {
      const before = text.slice(Math.max(end, match.index - 60), match.index)
      isCompany = COMPANY.test(before) || (isCompany && GOES_ON.test(before))
      end = match.index + match[0].length
      const isHead = match.index === 0 || !/\p{L}.*\s\p{L}/su.test(text.slice(0, match.index))
      if ((isHead || !onlyHeads) && !isCompany && !VOUCHING.test(before))
        found.add(foldName(withoutHonorifics(match[0])))
    }
    const start = text
      .replace(ORDINAL, '')
      .replace(BULLET, '')
      .replace(/^[^:]{0,40}:\s*/u, '')
    const body = start.replace(/(?:[:;(\t]|\.\s).*$/su, '')
    if (isOrganName(start) && body.length < 160) found.add(foldName(body))
  }
  return [...found].slice(0, MOST)
}

function textsOf(row: Row): string[] {
  if (row.table === null) return [row.text]
  return row.table.rows.flatMap((cells) => cells.map((cell) => tidy(cell).replaceAll('\n', ' ').trim()))
}
