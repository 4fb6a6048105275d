import { expect, test } from 'vitest'

import { deadlineOf, parseRuleDate } from '#src/dossiers/campaigns/rule-date.ts'
import { instantAt, isTimeZone } from '#src/dossiers/campaigns/zone.ts'

const HANOI = 'Asia/Ho_Chi_Minh'
const deadline = (kind: 'before' | 'by', written: string, zone = HANOI) =>
  deadlineOf(kind, parseRuleDate(written) ?? expect.fail(), zone)

test.each([
  ['before', '2021-05-27', '2021-05-26T17:00:00.000Z', '2021-05-27', 'trước 24 giờ 00 phút ngày 26 tháng 5 năm 2021'],
  ['before', '2021-05-27T17:00', '2021-05-27T10:00:00.000Z', null, 'trước 17 giờ 00 phút ngày 27 tháng 5 năm 2021'],
  ['by', '2021-05-27', '2021-05-27T17:00:00.000Z', null, 'chậm nhất 24 giờ 00 phút ngày 27 tháng 5 năm 2021'],
  ['by', '27/5/2021 17:00', '2021-05-27T10:01:00.000Z', null, 'chậm nhất 17 giờ 00 phút ngày 27 tháng 5 năm 2021'],
  ['by', '31/12/2021', '2021-12-31T17:00:00.000Z', null, 'chậm nhất 24 giờ 00 phút ngày 31 tháng 12 năm 2021'],
  ['before', '2022-01-01', '2021-12-31T17:00:00.000Z', '2022-01-01', 'trước 24 giờ 00 phút ngày 31 tháng 12 năm 2021'],
] as const)('%s %s is one instant', (kind, written, at, boundaryDay, said) => {
  const found = deadline(kind, written)
  expect(found.at.toISOString()).toBe(at)
  expect(found.boundaryDay).toBe(boundaryDay)
  expect(found.said).toBe(said)
})

test('days begin by the clocks of the zone, in summer and in winter', () => {
  expect(deadline('before', '2021-07-01', 'Europe/Berlin').at.toISOString()).toBe('2021-06-30T22:00:00.000Z')
  expect(deadline('before', '2021-12-01', 'Europe/Berlin').at.toISOString()).toBe('2021-11-30T23:00:00.000Z')
  // The day on which summer time ends has 25 hours, and the day on which it begins has 23.
  expect(deadline('by', '2021-10-31', 'Europe/Berlin').at.toISOString()).toBe('2021-10-31T23:00:00.000Z')
  expect(deadline('by', '2021-03-28', 'Europe/Berlin').at.toISOString()).toBe('2021-03-28T22:00:00.000Z')
})

test('a time that clocks skip or show twice is still one instant', () => {
  const at = (hour: number, minute: number, month: number, day: number) =>
    instantAt({ year: 2021, month, day, hour, minute }, 'Europe/Berlin').toISOString()
  expect(at(2, 30, 3, 28)).toBe('2021-03-28T01:30:00.000Z')
  expect(at(2, 30, 10, 31)).toBe('2021-10-31T00:30:00.000Z')
})

test.each([
  '2021-02-29',
  '31/4/2021',
  '2021-13-01',
  '27/5',
  '27/5/21',
  'hôm qua',
  '2021-05-27T25:00',
  '2021-05-27T17:75',
  '',
  '99999-01-01',
])('%s is no day', (written) => expect(parseRuleDate(written)).toBeNull())

test('a zone is a name, not an offset', () => {
  expect(['Asia/Ho_Chi_Minh', 'Europe/Berlin', '+07:00', 'Asia/Hanoi', ''].map(isTimeZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
