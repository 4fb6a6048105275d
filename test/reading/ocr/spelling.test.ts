import { expect, test } from 'vitest'
import { mendBlocks, mendWords } from '#src/reading/ocr/spelling.ts'

const mended = (...lines: readonly string[]) =>
  mendBlocks(lines.map((text) => ({ kind: 'line', text }))).map((block) => (block.kind === 'line' ? block.text : ''))

test.each([
  ['Danh sách tập thế:', 'Danh sách tập thể:'],
  ['TẬP THẾ', 'TẬP THỂ'],
  ['CÔNG TY CỐ PHẦN XÂY DỰNG SỐ 9', 'CÔNG TY CỔ PHẦN XÂY DỰNG SỐ 9'],
  ['Trường hơp 2: Pham Thanh Mỹ', 'Trường hợp 2: Phạm Thanh Mỹ'],
  ['01. Tố Cơ điện', '01. Tổ Cơ điện'],
  ['Số:OG/TTr, 105/TIT-CĐĐ', 'Số:OG/TTr, 105/TTr-CĐ'],
  ['Số: 31-TIr/CĐ', 'Số: 31-TTr/CĐ'],
  ['Số: 53/ TTr-CĐĐ', 'Số: 53/ TTr-CĐ'],
  ['Số 115/TTr-CĐĐCSCTTNHHKS', 'Số 115/TTr-CĐCSCTTNHHKS'],
  ['QUÁCH THỊ MAI\nHÃNG', 'QUÁCH THỊ MAI\nHẰNG'],
  ['Số: 06/TIr-CĐCS', 'Số: 06/TTr-CĐCS'],
  ['TRƯỜNG TIỂU HỌC NGUYÊN BÁ NGỌC', 'TRƯỜNG TIỂU HỌC NGUYỄN BÁ NGỌC'],
  ['theo Kế hoạch số 63/KH-L.ĐLĐ; 14/BC-CĐĐĐĐTT', 'theo Kế hoạch số 63/KH-LĐLĐ; 14/BC-CĐTT'],
  ['ĐỒNG CHÍ NGUYÊN KHOA', 'ĐỒNG CHÍ NGUYỄN KHOA'],
])('what can only be one word is that word: %s', (read, right) => {
  expect(mendWords(read)).toBe(right)
})

test.each([
  'Nguyễn Thị Tố Uyên',
  'Tố Uyên',
  'Nguyên Chủ tịch Công đoàn Trần Văn Nguyên',
  'TRƯỜNG ĐẠI HỌC THÁI NGUYÊN',
  'trên toàn thế giới, thế hệ trẻ có thế mạnh',
  'các tố chất tốt',
  'Công ty Mai Hãng phim truyện, Hãng hàng không',
  'Số: 12/TTr-CĐCS, 94/CĐ, 15/NQ-CĐ, 07/QĐ-CĐĐH',
  'Hà Nội, ngày 26 tháng 5 năm 2021',
])('what may be right is left: %s', (text) => {
  expect(mended(text)).toEqual([text])
})

test('Roman numbers whose strokes ran together, and pictures of bullets, begin lines again', () => {
  expect(mended('U Về tập thể', '1U Về cá nhân', 'I. CÔNG ĐOÀN', 'H. ĐỒNG CHÍ LÊ MAI', 'HI. QUÁCH BÁ KIÊN')).toEqual([
    'I/ Về tập thể',
    'II/ Về cá nhân',
    'I. CÔNG ĐOÀN',
    'II. ĐỒNG CHÍ LÊ MAI',
    'III. QUÁCH BÁ KIÊN',
  ])
  expect(mended('$ Cá nhân: TRẦN THỊ GIANG', 'V Luôn có mặt', 'v Bảo đảm đúng hạn')).toEqual([
    '- Cá nhân: TRẦN THỊ GIANG',
    '- Luôn có mặt',
    '- Bảo đảm đúng hạn',
  ])
  expect(mended('V Luôn có mặt')).toEqual(['V Luôn có mặt'])
})

test('cells of tables are mended as lines are', () => {
  const [table] = mendBlocks([{ kind: 'table', rows: [['Tố Cơ điện\nCông ty Cố phần', 'Phạm Văn An']] }])
  expect(table).toEqual({ kind: 'table', rows: [['Tổ Cơ điện\nCông ty Cổ phần', 'Phạm Văn An']] })
})

test('a long line costs little', () => {
  const began = performance.now()
  mendWords('tố '.repeat(100_000))
  mendWords('nguyên '.repeat(50_000))
  mendWords('/T'.repeat(100_000))
  expect(performance.now() - began).toBeLessThan(2000)
})
