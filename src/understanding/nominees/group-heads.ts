import type { Nominee, UnderstoodDocument } from '../document.ts'
import { evidenceOf } from '../fields/evidence.ts'
import type { Row } from '../row.ts'

/**
 * "a) Khoa Khám bệnh" over "+ Trương Vĩnh Trọng - Trưởng khoa": a department over its people is where they work, and is not proposed
 * itself. So it is where two or more stand so and none stands otherwise, or where the letter counts the people and no collective.
 */
export function withoutGroups(
  nominees: readonly Nominee[],
  rows: readonly Row[],
  stated: UnderstoodDocument['statedCounts'],
): Nominee[] {
  const collectives = nominees.filter(({ kind }) => kind === 'collective')
  if (collectives.length === 0 || collectives.length === nominees.length) return [...nominees]
  const people = nominees.length - collectives.length
  const countsPeopleOnly = stated !== null && stated.value.collectives === null && stated.value.individuals === people
  const heads = collectives.filter((one) => isOverPeople(one, nominees, rows))
  const areGroups = heads.length === collectives.length && (heads.length >= 2 || countsPeopleOnly)
  // "Tổ Văn phòng:" without any mark over "- Bà Nguyễn Thị A": a place by its form alone.
  const places = areGroups ? heads : heads.filter(isBarePlace)
  if (places.length === 0) return [...nominees]
  let group = ''
  return nominees.flatMap((one) => {
    if (places.includes(one)) {
      group = one.name
      return []
    }
    return [one.unit === '' && one.kind === 'individual' ? { ...one, unit: group } : one]
  })
}

function isBarePlace({ evidence }: Nominee): boolean {
  return evidence.text.trimEnd().endsWith(':') && markOf(evidence.text) === 'none' && !/^tập thể/iu.test(evidence.text)
}

/** The next line is a person's, marked in another way than the department's own. */
function isOverPeople(one: Nominee, nominees: readonly Nominee[], rows: readonly Row[]): boolean {
  const at = rows.findIndex((row) => row.table === null && evidenceOf(row).text === one.evidence.text)
  const [row, next] = [rows[at], rows[at + 1]]
  if (row === undefined || next === undefined || next.table !== null) return false
  const below = nominees.some(({ kind, evidence }) => kind === 'individual' && evidence.text === evidenceOf(next).text)
  return below && markOf(row.text) !== markOf(next.text)
}

function markOf(text: string): string {
  if (/^\(?\d/.test(text)) return 'number'
  if (/^\(?[ivx]{1,4}[.)/]/iu.test(text)) return 'roman'
  return /^\(?[a-zđ][.)/]/iu.test(text) ? 'letter' : (/^[-–+*•]/u.exec(text)?.[0] ?? 'none')
}
