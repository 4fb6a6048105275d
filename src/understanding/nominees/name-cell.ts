import { isGivenName } from '../vietnamese/given-names.ts'
import { personNameScore, withoutHonorifics } from '../vietnamese/person-name.ts'
import { plainOf } from '../plain.ts'
import { enumerated, startsWithName } from './enumerated.ts'
import { isOrganName, isPost, mentionOf } from './mention.ts'

/**
 * The names of a cell, one text each, what is told of a name after a tab: a cell that lists several ("1. A\\n2. B"), one that gives a
 * name and under it the post, or one whose name the narrow column broke. `given` is the given name where it has a column of its own.
 */
export function namesIn(cell: string, given: string): string[] {
  const lines = cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (given !== '') return [`${lines.join(' ')} ${given}`]
  // "Anh Võ Nguyên Khang (bếp trưởng), anh Lý Thông (phụ bếp)": several in one line of a cell.
  if (lines.length === 1 && /[,;]| và /u.test(lines[0] ?? '') && startsWithName(lines[0] ?? ''))
    return enumerated(lines[0] ?? '', 'individual')
  if (lines.length < 2) return lines
  if (lines.every((line) => /^(?:\d{1,2}[.)]|[-+*•])\s*\p{L}/u.test(line))) return lines
  if (lines.every(isWholePerson)) return lines
  const head = headLength(lines)
  const name = lines.slice(0, head).join(' ')
  return head === lines.length ? [name] : [`${name}\t${lines.slice(head).join('\t')}`]
}

/** "Trần Văn Bình", "Lê Thị Hà - Giáo viên": three syllables at least, since two may be a wrapped name's first half. */
function isWholePerson(line: string): boolean {
  const name = mentionOf(line, 'individual')?.name ?? ''
  return personNameScore(name) >= 0.9 && name.split(' ').length >= 3
}

/** Lines that make up the name; all of them where the rest tells nothing of it. */
function headLength(lines: readonly string[]): number {
  const [first = '', second = ''] = lines
  if (isOrganName(first))
    return /^\(|^Tập thể$|^(?:Trường|Công ty|Công đoàn|CĐCS|Thuộc|Số)\s/u.test(second) ? 1 : lines.length
  for (let count = 1; count < Math.min(4, lines.length); count++) {
    const name = withoutHonorifics(lines.slice(0, count).join(' '))
    if (personNameScore(name) >= 0.6 && !goesOn(name, lines[count] ?? '')) return count
  }
  return lines.length
}

/** The next line holds given names and nothing else: the column broke the name. */
function goesOn(name: string, line: string): boolean {
  // "Nguyễn Mạnh" / "Phong, Giáo viên": what follows the comma is no part of the name.
  const next = (/^[^,;(–]*/u.exec(line)?.[0] ?? '').trim()
  const words = next.split(' ')
  // "TÔN NỮ" / "THỊ NGỌC ÁNH": under two syllables three may follow.
  if (
    words.length > (name.split(' ').length === 2 ? 3 : 2) ||
    (words.length > 1 && isPost(next)) ||
    name.split(' ').length + words.length > 5
  )
    return false
  if (/^(?:giao vien|van thu|bao ve|ke toan)$/.test(plainOf(next))) return false
  // Nobody's name ends in Thị: what stands under it goes on, if no list knows it.
  if (/ thị$/iu.test(name) && name.split(' ').length === 2)
    return words.every((word) => /^\p{Lu}[\p{L}\p{M}]+$/u.test(word))
  return words.every((word) => /^\p{Lu}[\p{L}\p{M}]+$/u.test(word) && isGivenName(word))
}
