import { expect, test } from 'vitest'
import { inLetters } from '#src/dossiers/in-letters.ts'

test.each([
  ['BAN CHẤP HÀNH CÔNG ĐOÀN TRƯỜNG MẦM NON TUỔI THƠ', 'Ban Chấp hành Công đoàn Trường Mầm non Tuổi Thơ'],
  ['CĐCS CÔNG TY TNHH DỆT MAY HỒNG HÀ', 'CĐCS Công ty TNHH Dệt May Hồng Hà'],
  ['CÔNG ĐOÀN CƠ SỞ TRƯỜNG TIỂU HỌC SỐ 2', 'Công đoàn cơ sở Trường Tiểu học Số 2'],
  ['Công đoàn cơ sở Trường THCS Hoa Ban', 'Công đoàn cơ sở Trường THCS Hoa Ban'],
  ['', ''],
])('%s is written %s', (capitals, expected) => {
  expect(inLetters(capitals)).toBe(expected)
})
