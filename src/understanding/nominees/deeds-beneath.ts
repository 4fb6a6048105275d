import { TRAN_TRONG } from '../marks.ts'
import type { Nominee } from '../document.ts'
import { evidenceOf } from '../fields/evidence.ts'
import type { Row } from '../row.ts'
import { deedsBeside } from './deeds-beside.ts'
import { BULLET, itemsOf, NOT_A_MEMBER, ORDINAL } from './list-lines.ts'

/** Letters from which the lines under a name tell what was done. */
const ENOUGH = 45

/**
 * Marks the nominees of a letter that tells each one's deeds right under the name or behind its colon, so that no other summary is needed.
 */
export function withDeedsBeneath(nominees: readonly Nominee[], all: readonly Row[]): Nominee[] {
  const rows = all.flatMap(itemsOf)
  const places = nominees.map((one) =>
    rows.findIndex((row) => row.table === null && row.text !== '' && evidenceOf(row).text === one.evidence.text),
  )
  const listed = places.filter((at) => at >= 0).toSorted((one, other) => one - other)
  if (listed.length === 0 || new Set(listed).size < listed.length) return [...nominees]
  const deeds = listed.map((at, i) => deedsAfter(rows, at, listed[i + 1] ?? rows.length))
  const enough = deeds.map(({ letters }) => letters >= ENOUGH)
  // What follows the last name may be the letter going on: the others say whether deeds stand between the names.
  const others = enough.slice(0, -1)
  const share =
    listed.length === 1 ? Number(deeds[0]?.said === true && enough[0]) : others.filter(Boolean).length / others.length
  if (share < DOUBTFUL) return [...nominees]
  const told = new Map(listed.map((at, i) => [at, enough[i] === true]))
  return nominees.map((one, i) => {
    const has = told.get(places[i] ?? -1)
    if (has === undefined) return one
    // Of a list that mostly tells deeds nobody is surely without any: a name or a line was misread.
    return has && share >= MOSTLY ? { ...one, achievementsTold: true } : { ...one, uncertain: true }
  })
}

const MOSTLY = 0.6
const DOUBTFUL = 0.34

/** Letters of running text between one name and the next, and whether a label or a list's marks say that they are deeds. */
function deedsAfter(rows: readonly Row[], at: number, next: number): { letters: number; said: boolean } {
  const own = deedsBeside((rows[at]?.text ?? '').replace(ORDINAL, '').replace(BULLET, ''))
  let letters = own?.deeds.replace(/\P{L}/gu, '').length ?? 0
  let bullets = 0
  let said = own !== null
  for (const row of rows.slice(at + 1, next)) {
    if (row.table !== null || CLOSES.test(row.plain)) break
    if (DATA.test(row.plain) || (NOT_A_MEMBER.test(row.plain) && !/thanh tich/.test(row.plain))) continue
    if (/^[-–+*•]/.test(row.text)) bullets++
    said ||= /^[-+*•\s]*(?:tom tat )?(?:thanh tich|ket qua|ly do)[^:]{0,30}:/.test(row.plain) || bullets >= 2
    letters += row.text.replace(/\P{L}/gu, '').length
  }
  return { letters, said }
}

const CLOSES = new RegExp(
  String.raw`^[-+*•\s]*(?:${TRAN_TRONG}|kinh (?:de nghi|mong|trinh)|tren day|vay |rat mong|\((?:co|kem)|noi nhan|ho so (?:gom|kem)|ban chap hanh|bch|neu duoc|de nghi (?:ldld|lien doan)|chung toi|cong doan .{0,60}(?:kinh|tran trong|cam ket|xin))`,
)
const DATA =
  /^[-+*•\s\d.)]*(?:sinh|nam sinh|ngay sinh|chuc vu|chuc danh|don vi|noi cong tac|que quan|trinh do|hinh thuc|dan toc|cong viec|de nghi)\b/
