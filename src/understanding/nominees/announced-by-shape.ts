import type { Row } from '../row.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { startsWithName } from './enumerated.ts'
import { BULLET, NOT_A_MEMBER, ORDINAL } from './list-lines.ts'

/** A line that ends in a colon over two or more lines of one mark that begin with whole names: a list, in whatever words it is announced. */
export function announcesByShape(rows: readonly Row[], at: number): boolean {
  const row = rows[at]
  if (row === undefined || row.table !== null || !/:\s*$/.test(row.text) || NOT_A_MEMBER.test(row.plain)) return false
  if (row.text.length < 25 || OTHER_LIST.test(row.plain)) return false
  const [first, second] = rows.slice(at + 1, at + 3)
  return [first, second].every(
    (line) =>
      line !== undefined &&
      line.table === null &&
      markOf(line.text) !== '' &&
      markOf(line.text) === markOf(first?.text ?? '') &&
      beginsWithName(line.text),
  )
}

/** Lists of people for other reasons. */
const OTHER_LIST =
  /\b(?:thanh phan|chu tri|noi nhan|lien he|tham du|co mat|vang|ban chi dao|to bau cu|bo phan giup viec|phan cong)\b/

function markOf(text: string): string {
  return ORDINAL.test(text) ? 'number' : (BULLET.exec(text)?.[0].trim() ?? '')
}

function beginsWithName(text: string): boolean {
  const bare = text
    .replace(ORDINAL, '')
    .replace(BULLET, '')
    .replace(/^\s*[★☆✓➢➤►→]\s*/u, '')
  return (
    startsWithName(bare) ||
    personNameScore(withoutHonorifics(bare.split(/[,(–:]|\s-\s|\s(?:là|hiện|sinh)\s/u)[0] ?? '')) >= 0.6
  )
}
