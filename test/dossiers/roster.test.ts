import { expect, test } from 'vitest'

import { checks } from '#rules/checks/index.ts'
import type { Campaign, Unit } from '#src/dossiers/campaign.ts'
import { readRoster } from '#src/dossiers/campaigns/read-roster.ts'
import { rosterOn } from '#src/dossiers/roster.ts'
import { campaign, letter, mailbox, message, person, summary } from './world.ts'

const read = (...rows: string[]) =>
  readRoster('units.csv', ['id,name,aliases,emails,kind,members,from,to,successor', ...rows].join('\n'))

const MERGED = [
  'cu,CĐCS Trường THCS Mai Vàng,THCS Mai Vàng,maivang@example.vn,trường học,40,,30/6/2025,moi',
  'moi,CĐCS Trường Liên cấp Mai Trúc,,maitruc@example.vn,trường học,"1.250",2025-07-01,,',
  'het,CĐCS Phòng Công chứng Lan Chi,,lanchi@example.vn,cơ quan,9,,2025-05-31,',
]

test('kind, members, days and successor are read', () => {
  const { units, faults } = read(...MERGED)
  expect(faults).toEqual([])
  expect(units[0]).toMatchObject({ kind: 'trường học', members: 40, to: '2025-06-30', successor: 'moi' })
  expect(units[1]).toMatchObject({ members: 1250, from: '2025-07-01' })
})

test.each([
  ['a,CĐCS A,,,,,,,khong-co', /mã \(cột id\)/u],
  ['a,CĐCS A,,,,,,2025-13-01,', /ngày có thật/u],
  ['a,CĐCS A,,,,,2025-07-01,2025-06-30,', /không sớm hơn/u],
  ['a,CĐCS A,,,,nhiều,,,', /số đoàn viên/u],
  ['a,CĐCS A,,,,,,,b\nb,CĐCS B,,,,,,,a', /mã \(cột id\)/u],
])('%j is told with its line', (rows, expected) => {
  const { faults } = read(rows)
  expect(faults[0]?.line).toBe(2)
  expect(faults[0]?.expected).toMatch(expected)
})

test('from the day after it ended, a unit is its successor', () => {
  const { units } = read(...MERGED)
  expect(rosterOn(units, '2025-06-30').map(({ id }) => id)).toEqual(['cu', 'moi', 'het'])
  const after = rosterOn(units, '2025-07-01')
  expect(after.map(({ id }) => id)).toEqual(['moi', 'het'])
  expect(after[0]).toMatchObject({ emails: ['maitruc@example.vn', 'maivang@example.vn'] })
  expect(after[0]?.aliases).toContain('THCS Mai Vàng')
})

const an = person('Lã Thị An')
const withUnits = (units: readonly Unit[], more: Partial<Campaign> = {}): Campaign => ({ ...campaign, ...more, units })
const later = '2025-08-02T09:00:00+07:00'

test('a mail from the old address is the new union', () => {
  const { units } = read(...MERGED)
  const box = mailbox([withUnits(units)])
  const old = message({ at: later, from: { address: 'maivang@example.vn', name: '' } })
  const papers = [letter(an), summary(an)].map((each) => ({ ...each, issuer: null }))
  expect(box.receive(old, papers).verdict.dossiers[0]?.unit?.id).toBe('moi')
})

test('a mail of a union that ended without a successor is marked', () => {
  const { units } = read(...MERGED)
  const box = mailbox([withUnits(units)])
  const mail = message({ at: later, from: { address: 'lanchi@example.vn', name: '' } })
  const { verdict } = box.receive(mail, [{ ...letter(an), issuer: null }])
  expect(verdict.dossiers[0]?.remarks.map(({ code }) => code)).toContain('unit-ended')
  expect(checks.map(({ id }) => id)).toContain('unit-exists')
})
