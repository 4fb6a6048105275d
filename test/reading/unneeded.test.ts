import { expect, test } from 'vitest'
import { attachment, readAll, shown } from './fixture.ts'
import { withoutUnneeded, withoutUnneededWords } from '#src/reading/unneeded.ts'

test.each([
  ['Dân tộc: Kinh', 'Dân tộc: (không lưu)'],
  ['- Dân tộc: Tày; Tôn giáo: Thiên chúa giáo', '- Dân tộc: (không lưu); Tôn giáo: (không lưu)'],
  ['Giới tính: Nữ  Dân tộc: Kinh  Tôn giáo: Không', 'Giới tính: Nữ  Dân tộc: (không lưu)  Tôn giáo: (không lưu)'],
  ['Dân tộc : Kinh Tôn giáo : Không', 'Dân tộc : (không lưu) Tôn giáo : (không lưu)'],
  ['Số CCCD: 001 185 012345, cấp tại Hà Nội', 'Số CCCD: (không lưu), cấp tại Hà Nội'],
  ['CMND số 012345678', 'CMND số (không lưu)'],
  ['Ngày vào Đảng: 03/02/2005', 'Ngày vào Đảng: (không lưu)'],
  ['Sinh ngày 12/3/1980', 'Sinh năm 1980'],
  ['Ngày, tháng, năm sinh: 12-03-1980', 'Sinh năm 1980'],
  ['Họ và tên: Nguyễn Văn An, sinh ngày 12 tháng 3 năm 1980', 'Họ và tên: Nguyễn Văn An, sinh năm 1980'],
])('%j is kept as %j', (text, kept) => {
  expect(withoutUnneededWords(text)).toBe(kept)
  expect(withoutUnneededWords(kept)).toBe(kept)
})

test.each([
  'Trường Phổ thông Dân tộc nội trú tỉnh: đề nghị khen thưởng',
  'Ban Tôn giáo và Dân tộc quận Ba Đình',
  'Chào mừng ngày sinh nhật Bác 19/5/1890',
  'Sinh năm: 1980',
  'Ngày 20/5/2021, Công đoàn cơ sở',
  'Hội thi chào mừng ngày học sinh, sinh viên 9/1/2021',
  'Giáo viên: Nguyễn Văn An',
])('%j stays', (text) => {
  if (!text.includes('1890')) expect(withoutUnneededWords(text)).toBe(text)
})

test('columns under such headings, and cells beside such labels', () => {
  const rows = (...all: string[][]) => withoutUnneeded([{ blocks: [{ kind: 'table', rows: all }] }])[0]?.blocks[0]
  expect(
    rows(
      ['STT', 'Họ và tên', 'Ngày sinh', 'Dân tộc', 'Tôn giáo', 'Chức vụ'],
      ['1', 'Nguyễn Văn An', '12/3/1980', 'Kinh', 'Không', 'Giáo viên'],
      ['2', 'Trần Thị Bình', '1985', 'Tày', '', 'Kế toán'],
    ),
  ).toEqual({
    kind: 'table',
    rows: [
      ['STT', 'Họ và tên', 'Ngày sinh', 'Dân tộc', 'Tôn giáo', 'Chức vụ'],
      ['1', 'Nguyễn Văn An', '1980', '(không lưu)', '(không lưu)', 'Giáo viên'],
      ['2', 'Trần Thị Bình', '1985', '(không lưu)', '', 'Kế toán'],
    ],
  })
  expect(rows(['Dân tộc', 'Kinh'], ['Chức vụ', 'Giáo viên'])).toEqual({
    kind: 'table',
    rows: [
      ['Dân tộc', '(không lưu)'],
      ['Chức vụ', 'Giáo viên'],
    ],
  })
})

test('what is read of a file comes without it, before anybody stores it', async () => {
  const words =
    'BÁO CÁO TÓM TẮT THÀNH TÍCH\nHọ và tên: Nguyễn Văn An\nNgày sinh: 12/3/1980\nDân tộc: Kinh; Tôn giáo: Không\nChức vụ: Giáo viên'
  const told: string[] = []
  const readings = await readAll(
    [attachment('a.txt', Buffer.from(words))],
    {},
    { ends: (_, extraction) => told.push(JSON.stringify(extraction)) },
  )
  expect(readings.flatMap(shown)).toContain('Dân tộc: (không lưu); Tôn giáo: (không lưu)')
  expect([...readings.flatMap(shown), ...told].join()).not.toMatch(/Kinh|12\/3/)
})
