import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { readCampaign } from '#src/dossiers/campaigns/read-campaign.ts'
import { lunarDay, lunarNewYear } from '#src/dossiers/campaigns/lunar.ts'
import { isOff, isUncertain, nextWorkingDay, readHolidays } from '#src/dossiers/campaigns/working-days.ts'

const { holidays, faults } = readHolidays('rules/holidays.txt', readFileSync('rules/holidays.txt', 'utf8'))

test('the shipped file is sound', () => {
  expect(faults).toEqual([])
})

test.each([
  ['2026-11-20', '2026-11-20'],
  ['2026-11-21', '2026-11-23'],
  ['2026-04-30', '2026-05-04'],
  ['2026-08-22', '2026-08-22'],
  ['2026-08-29', '2026-09-03'],
  ['2026-02-14', '2026-02-23'],
])('of %s the next working day is %s', (day, expected) => {
  expect(nextWorkingDay(day, holidays)).toBe(expected)
})

// Announced by the State; in 1985, 2007, 2030 and 2053 the day differs from China's, which counts by another meridian.
test.each([
  '1968-01-29',
  '1985-01-21',
  '2007-02-17',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2030-02-02',
  '2053-02-18',
])('Tết of its year is %s', (day) => {
  expect(lunarNewYear(Number(day.slice(0, 4)))).toBe(day)
})

test.each(['2021-04-21', '2022-04-10', '2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26'])(
  'Giỗ Tổ of its year is %s',
  (day) => expect(lunarDay(Number(day.slice(0, 4)), 3, 10)).toBe(day),
)

test('a lunar year of Vietnam begins with that of China or a day before it', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  for (let year = 1968; year < 2200; year++) {
    // The solstice of 1984 fell on different days: that year Tết came a month before China's.
    if (year === 1985) continue
    const first = Date.parse(`${lunarNewYear(year)}T04:00:00Z`)
    expect([chinese.format(first), chinese.format(first + 86_400_000)], String(year)).toContain('1/1')
  }
})

test.each([
  // Tết 2027 is Saturday 6/2: its eve is Friday, the second day Sunday, so two days are given back after the third.
  ['2027-02-04', '2027-02-04'],
  ['2027-02-05', '2027-02-11'],
  // Giỗ Tổ is Friday 16/4/2027.
  ['2027-04-16', '2027-04-19'],
  // 30/4/2028 is a Sunday, 1/5 a Monday.
  ['2028-04-30', '2028-05-03'],
  // 1/1/2028 is a Saturday.
  ['2027-12-31', '2027-12-31'],
  ['2028-01-01', '2028-01-04'],
])('of a year that is not announced, the working day from %s on is %s', (day, expected) => {
  expect(nextWorkingDay(day, holidays)).toBe(expected)
})

test('near Tết and Quốc khánh of such a year nobody can be sure', () => {
  const uncertain = ['2027-02-03', '2027-02-12', '2027-09-01', '2027-04-16', '2027-06-01', '2026-02-12']
  expect(uncertain.map((day) => isUncertain(day, holidays))).toEqual([true, true, true, false, false, false])
})

test.each([
  'nghi 2026-01-01',
  'nghỉ 2026-02-30',
  'nghỉ 2026-03-02..2026-03-01',
  'hằng năm 31/2',
  'nghỉ',
  'nghỉ 2026-01-01..2026-12-31',
])('"%s" is told with its line', (line) => {
  expect(readHolidays('holidays.txt', `# Ghi chú\n${line}`).faults).toMatchObject([{ file: 'holidays.txt', line: 2 }])
})

test('a file that says every day is off does not hang', () => {
  const always = new Set(
    Array.from({ length: 800 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
  )
  const year = { ...holidays, worked: new Set<string>(), off: always }
  expect(isOff(nextWorkingDay('2026-01-01', year), year)).toBe(true)
})

const SHIPPED = readFileSync('rules/campaigns/63-kh-ldld-2021/campaign.yaml', 'utf8')
function deadlineWith(...lines: string[]) {
  const text = SHIPPED.replace(
    / {6}before: 2021-05-27\n {6}phrase: .*\n/u,
    lines.map((line) => `      ${line}\n`).join(''),
  )
  const { campaign, faults: found } = readCampaign('x', 'campaign.yaml', text, { units: [], wording: {}, holidays })
  return { deadline: campaign?.submissions[0]?.deadline, faults: found }
}

test('the phrase alone fixes the instant', () => {
  expect(deadlineWith('phrase: trước ngày 27/5/2021').deadline).toMatchObject({
    at: new Date('2021-05-26T17:00:00Z'),
    boundaryDay: '2021-05-27',
    said: 'trước 24 giờ 00 phút ngày 26 tháng 5 năm 2021',
  })
  expect(deadlineWith('phrase: chậm nhất 17 giờ 00 ngày 27/5/2021').deadline?.at).toEqual(
    new Date('2021-05-27T10:01:00Z'),
  )
})

test('a phrase that fixes nothing asks for the day', () => {
  expect(deadlineWith('phrase: cuối tháng 5').faults).toMatchObject([{ mend: expect.stringContaining('by:') }])
  expect(deadlineWith('by: 2021-05-31', 'phrase: cuối tháng 5').deadline?.at).toEqual(new Date('2021-05-31T17:00:00Z'))
})

test('"chậm nhất" on a Saturday rolls on to Monday, "trước ngày" and hours only where the campaign says so', () => {
  expect(deadlineWith('phrase: chậm nhất ngày 29/5/2021').deadline).toMatchObject({
    at: new Date('2021-05-31T17:00:00Z'),
    rolledFrom: '2021-05-29',
    said: 'chậm nhất 24 giờ 00 phút ngày 31 tháng 5 năm 2021',
  })
  expect(deadlineWith('phrase: chậm nhất ngày 29/5/2021', 'roll-to-working-day: no').deadline?.at).toEqual(
    new Date('2021-05-29T17:00:00Z'),
  )
  // Before Monday is to the end of Sunday.
  expect(deadlineWith('phrase: trước ngày 31/5/2021').deadline).not.toHaveProperty('rolledFrom')
  expect(deadlineWith('phrase: trước ngày 31/5/2021', 'roll-to-working-day: có').deadline).toMatchObject({
    at: new Date('2021-05-31T17:00:00Z'),
    rolledFrom: '2021-05-30',
    boundaryDay: '2021-06-01',
  })
  expect(deadlineWith('phrase: chậm nhất 17h ngày 29/5/2021').deadline?.at).toEqual(new Date('2021-05-29T10:01:00Z'))
  expect(deadlineWith('phrase: chậm nhất 17h ngày 29/5/2021', 'roll-to-working-day: yes').deadline?.at).toEqual(
    new Date('2021-05-31T10:01:00Z'),
  )
})
