import { expect, test } from 'vitest'

import { readPhrase } from '#src/dossiers/campaigns/deadline-phrase.ts'
import { isoDay } from '#src/dossiers/campaigns/rule-date.ts'

const ISSUED = '2021-03-23'
const told = (phrase: string) => {
  const read = readPhrase(phrase, ISSUED)
  if (read.kind === 'open') return read.why
  const { hour, minute } = read.date.local
  const at = read.date.hasTime ? ` ${hour}:${String(minute).padStart(2, '0')}` : ''
  return `${read.kind} ${isoDay(read.date.local)}${at}`
}

test.each([
  ['trước ngày 27/5/2021', 'before 2021-05-27'],
  ['trước ngày 27/05/2021/.', 'before 2021-05-27'],
  ['Trước 17h00 ngày 27/5', 'before 2021-05-27 17:00'],
  ['trước 17 giờ ngày 27 tháng 5 năm 2021', 'before 2021-05-27 17:00'],
  ['chậm nhất ngày 27/5/2021', 'by 2021-05-27'],
  ['chậm nhất là ngày 27-5-2021', 'by 2021-05-27'],
  ['muộn nhất vào 16g30 ngày 27.5.2021', 'by 2021-05-27 16:30'],
  ['đến hết ngày 27/5/2021', 'by 2021-05-27'],
  ['đến 17 giờ 00 phút ngày 27/5/2021', 'by 2021-05-27 17:00'],
  ['trong ngày 27/5/2021', 'by 2021-05-27'],
  ['từ ngày 1/5/2021 đến ngày 27/5/2021', 'by 2021-05-27'],
  ['từ 01/5 đến hết 27/5/2021', 'by 2021-05-27'],
  ['trong thời hạn 5 ngày kể từ ngày 28/5/2021', 'by 2021-06-02'],
  ['trước ngày 10/1', 'before 2022-01-10'],
  ['trước 24 giờ 00 ngày 26/5/2021', 'before 2021-05-26 24:00'],
  ['chậm nhất 24h ngày 26/5/2021', 'by 2021-05-26 24:00'],
  ['trước 12 giờ đêm ngày 26/5/2021', 'before 2021-05-26 24:00'],
  ['chậm nhất 5 giờ chiều ngày 27/5/2021', 'by 2021-05-27 17:00'],
  ['trước 11 giờ 30 phút trưa ngày 27/5', 'before 2021-05-27 11:30'],
  ['chậm nhất ngày 27/5/2021 (17 giờ 00)', 'by 2021-05-27 17:00'],
  ['không muộn hơn ngày 27/5/2021', 'by 2021-05-27'],
  ['trễ nhất ngày 27/5', 'by 2021-05-27'],
  ['hạn chót 27/5/2021', 'by 2021-05-27'],
  ['trước hoặc trong ngày 27/5/2021', 'by 2021-05-27'],
  ['trong 5 ngày kể từ ngày 28/5/2021', 'by 2021-06-02'],
  ['trong thời hạn 60 ngày, từ ngày 25/3/2021 đến ngày 25/5/2021', 'by 2021-05-25'],
  ['từ 8 giờ ngày 1/5 đến hết ngày 27/5/2021', 'by 2021-05-27'],
  ['theo Kế hoạch ngày 23/3/2021, gửi trước ngày 27/5/2021', 'before 2021-05-27'],
  ['chậm nhất 5 hồ sơ, gửi trước ngày 27/5/2021', 'before 2021-05-27'],
])('"%s" is %s', (phrase, expected) => {
  expect(told(phrase)).toBe(expected)
})

test.each([
  ['cuối tháng 5', 'không thấy ngày cụ thể'],
  ['trong quý II năm 2021', 'không thấy ngày cụ thể'],
  ['tuần 3 tháng 5', 'không thấy ngày cụ thể'],
  ['trước ngày 31/2/2021', 'không thấy ngày cụ thể'],
  ['trong thời hạn 5 ngày làm việc kể từ ngày 28/5/2021', 'tính theo ngày làm việc'],
  ['ngày 27/5/2021', 'không có chữ trước, chậm nhất, đến hết'],
  ['trước 10 giờ ngày 5/5/2021, bản giấy chậm nhất ngày 7/5/2021', 'nêu hơn một thời hạn'],
  ['trước 25 giờ ngày 27/5/2021', 'không rõ giờ'],
  ['', 'không thấy ngày cụ thể'],
])('"%s" fixes no instant: people must', (phrase, why) => {
  expect(told(phrase)).toBe(why)
})
