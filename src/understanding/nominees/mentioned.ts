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

/** "Được nhạc trưởng A đánh giá cao", "ông B và anh em tổ nề tặng chị danh hiệu": who praises somebody else. */
const PRAISES =
  /^(?:\s(?!được|đã|luôn|là|có|còn)\p{L}+){0,5}\s(?:đánh giá|nhận xét|ghi nhận|biểu dương|tuyên dương|khen(?! thưởng)|tặng(?=\s(?:chị|anh|cô|bà|ông|thầy|tổ|đội|em)\s))/iu

/** A form of address before a name, or that of several. */
const CALLED = String.raw`(?:(?:các|hai|ba)\s+)?(?:(?:đồng chí|đ\/c|chị|anh|ông|bà|cô|thầy|bác|em|bạn)\s+)?`
/** "cùng cán bộ tín dụng A", "giúp Cảnh sát khu vực B": the post of the other one; no time that a sentence begins with. */
const POST = String.raw`(?:(?!thời|lúc|ngày|năm|tháng|đó|này|đợt|việc|khi)\p{L}+\s+){0,5}`
/** "... cùng các đồng chí A và B", "giao cho chị C": with, for or by whom something was done, told in the middle of a sentence. */
const BESIDE = String.raw`\p{L}[^.:!?]*\s(?:cùng(?:\s+với)?|với|cho|của|thay|do|nhờ|báo)`
/** "Kèm cặp anh D": to whom something was done, wherever the sentence begins. */
const DONE_TO = String.raw`(?:^|\s)(?:giúp(?:\s+đỡ)?|hỗ\s+trợ|kèm(?:\s+cặp)?|đỡ\s+đầu|hướng\s+dẫn|dạy|thăm)`
const COMPANY = new RegExp(String.raw`(?:${BESIDE}|${DONE_TO})\s+${POST}${CALLED}$`, 'iu')
/** "A (tổ 2), chị B và C": who is named on and on stands as the first one does. */
const GOES_ON = new RegExp(String.raw`^(?:\s*\([^)]{0,60}\))?\s*(?:,|và|cùng)\s+${CALLED}$`, 'iu')

/**
 * Names in the text of a paper, folded: people wherever they stand, bodies where a line or cell begins with them.
 * @param of a paper that tells of a team, whose members are named in its deeds: people only where a line begins with them; a letter asks
 *   "for" whom others did something
 */
export function mentionedIn(
  rows: readonly Row[],
  of: { readonly team?: boolean; readonly letter?: boolean } = {},
): string[] {
  const found = new Set<string>()
  let above = ''
  for (const { text, isLine } of rows.flatMap(linesOf)) {
    if (found.size >= MOST) break
    let end = 0
    let isCompany = false
    // A line that ends without a stop may go on in the next one: "... cùng đồng chí" / "Chử Thị Mận viết ...".
    const lead = isLine && !/[.:;!?]$/.test(above) ? `${above.slice(-60)} ` : ''
    above = isLine ? text : ''
    for (const match of text.slice(0, 2_000).matchAll(RUN)) {
      const own = text.slice(Math.max(end, match.index - 60), match.index)
      const before = end === 0 && match.index < 60 ? lead + own : own
      isCompany = of.letter !== true && (COMPANY.test(before) || (isCompany && GOES_ON.test(before)))
      end = match.index + match[0].length
      const isHead = match.index === 0 || !/\p{L}.*\s\p{L}/su.test(text.slice(0, match.index))
      if (
        (isHead || of.team !== true) &&
        !isCompany &&
        !VOUCHING.test(before) &&
        !PRAISES.test(text.slice(end, end + 60))
      )
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

/** A team inside a sentence, and words enough for the longest name of one. */
const TEAM =
  /(?<![\p{L}\p{M}])(?:tổ|đội|khoa|phòng|ban|nhóm|chi hội|xưởng|phân xưởng|bộ phận|ca|lớp|quầy|kho|chốt|kíp|trạm|công đoàn bộ phận|chi nhánh|cơ sở|cửa hàng|bếp)(?: [\p{L}\p{M}\d-]+){1,7}/giu

/** Short lines and cells of a letter, folded, as they stand in lists: names typed in whatever case ("Trưng thị Diệu"). */
export function linesIn(rows: readonly Row[]): string[] {
  const found = rows.flatMap(textsOf).filter((text) => text.length <= 60 && text.includes(' '))
  return [
    ...new Set(found.map((text) => foldName(withoutHonorifics(text.replace(ORDINAL, '').replace(BULLET, ''))))),
  ].slice(0, MOST)
}

/** Teams that a letter names inside its sentences, folded, each with the words that follow it. */
export function teamsIn(rows: readonly Row[]): string[] {
  const found = rows.flatMap(textsOf).flatMap((text) => text.slice(0, 2_000).match(TEAM) ?? [])
  return [...new Set(found.map(foldName))].slice(0, MOST)
}

/** Whether a name begins as a team's does. */
export function isTeam(name: string): boolean {
  return name.search(TEAM) === 0
}

function textsOf(row: Row): string[] {
  return linesOf(row).map(({ text }) => text)
}

function linesOf(row: Row): { readonly text: string; readonly isLine: boolean }[] {
  if (row.table === null) return [{ text: row.text, isLine: true }]
  return row.table.rows.flatMap((cells) =>
    cells.map((cell) => ({ text: tidy(cell).replaceAll('\n', ' ').trim(), isLine: false })),
  )
}
