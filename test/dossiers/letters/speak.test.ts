import { expect, test } from 'vitest'

import { sayDay, sayLimit, saySize, sayTime } from '#src/dossiers/letters/speak.ts'
import { fullUnionName, shortUnionName } from '#src/dossiers/letters/union-name.ts'

const HANOI = 'Asia/Ho_Chi_Minh'

test('times are told to the minute, in the zone of the campaign', () => {
  expect(sayTime(new Date('2021-05-25T09:05:59Z'), HANOI)).toBe('16 giờ 05 phút, ngày 25 tháng 5 năm 2021')
  expect(sayTime(new Date('2021-05-26T17:30:00Z'), HANOI)).toBe('00 giờ 30 phút, ngày 27 tháng 5 năm 2021')
  expect(sayTime(new Date('2021-05-26T17:30:00Z'), 'Europe/Berlin')).toBe('19 giờ 30 phút, ngày 26 tháng 5 năm 2021')
})

test('days below 10 and the months 1 and 2 take a zero, other months none', () => {
  expect(['2021-01-02', '2021-02-10', '2021-03-09', '2021-12-31'].map(sayDay)).toEqual([
    'ngày 02 tháng 01 năm 2021',
    'ngày 10 tháng 02 năm 2021',
    'ngày 09 tháng 3 năm 2021',
    'ngày 31 tháng 12 năm 2021',
  ])
})

test('midnight is told as the end of the day before it', () => {
  expect(sayLimit(new Date('2021-05-26T17:00:00Z'), HANOI)).toBe('24 giờ 00 phút ngày 26 tháng 5 năm 2021')
  expect(sayLimit(new Date('2021-02-28T17:00:00Z'), HANOI)).toBe('24 giờ 00 phút ngày 28 tháng 02 năm 2021')
  expect(sayLimit(new Date('2021-05-27T10:00:00Z'), HANOI)).toBe('17 giờ 00 phút ngày 27 tháng 5 năm 2021')
})

test('sizes have a decimal comma', () => {
  expect([0, 1023, 1024, 25_088, 1_048_576, 1_300_000, 104_857_600].map(saySize)).toEqual([
    '0 byte',
    '1023 byte',
    '1 KB',
    '24,5 KB',
    '1 MB',
    '1,2 MB',
    '100 MB',
  ])
})

test.each([
  ['Công đoàn cơ sở Trường THCS Hoa Ban', 'Công đoàn cơ sở Trường THCS Hoa Ban', 'CĐCS Trường THCS Hoa Ban'],
  ['CĐCS Trường THCS Hoa Ban', 'Công đoàn cơ sở Trường THCS Hoa Ban', 'CĐCS Trường THCS Hoa Ban'],
  ['Trường THCS Hoa Ban', 'Công đoàn cơ sở Trường THCS Hoa Ban', 'CĐCS Trường THCS Hoa Ban'],
  ['BCH CĐCS Công ty In Hoa Lư', 'Công đoàn cơ sở Công ty In Hoa Lư', 'CĐCS Công ty In Hoa Lư'],
  ['Ban Chấp hành Công đoàn phường An Thịnh', 'Công đoàn phường An Thịnh', 'Công đoàn phường An Thịnh'],
  ['CĐ Trường Mầm non Búp Sen', 'Công đoàn Trường Mầm non Búp Sen', 'Công đoàn Trường Mầm non Búp Sen'],
  ['Nghiệp đoàn xe ôm phường An Thịnh', 'Nghiệp đoàn xe ôm phường An Thịnh', 'Nghiệp đoàn xe ôm phường An Thịnh'],
])('%s is addressed as a union', (name, full, short) => {
  expect([fullUnionName(name), shortUnionName(name)]).toEqual([full, short])
})
