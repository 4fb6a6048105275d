import { describe, expect, test } from 'vitest'
import type { Block } from '#src/reading/extraction.ts'
import { secrecyMarkIn } from '#src/reading/secrecy-mark.ts'

const line = (text: string): Block => ({ kind: 'line', text })
const of = (...lines: string[]) => secrecyMarkIn([{ blocks: lines.map(line) }], 'text')
const seen = (...lines: string[]) => secrecyMarkIn([{ blocks: lines.map(line) }], 'ocr')

const HEAD = ['UBND QUẬN BA ĐÌNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']
const filler = (count: number) => Array.from({ length: count }, (_, i) => `Dòng thứ ${i} của nội dung văn bản.`)

describe('a mark of secrecy', () => {
  test.each([
    ['MẬT', 'MẬT'],
    ['  [ MẬT ] ', 'MẬT'],
    ['* TỐI  MẬT *', 'TỐI MẬT'],
    ['TUYỆT MẬT', 'TUYỆT MẬT'],
    ['M Ậ T', 'MẬT'],
    ['T Ố I M Ậ T', 'TỐI MẬT'],
    ['MẬT'.normalize('NFD'), 'MẬT'],
    ['Độ mật: Mật', 'MẬT'],
    ['ĐỘ MẬT: TỐI MẬT', 'TỐI MẬT'],
    ['MẬT\tHà Nội, ngày 20 tháng 5 năm 2021', 'MẬT'],
    ['Số: 12/TTr-CĐCS          MẬT', 'MẬT'],
  ] as const)('%j is one', (text, mark) => {
    expect(of(...HEAD, text, 'TỜ TRÌNH')).toBe(mark)
  })

  test.each([
    'V/v bảo vệ bí mật nhà nước',
    'Bảo mật',
    'BÍ MẬT',
    'BẢO MẬT THÔNG TIN',
    'Độ mật: Thường',
    'Độ mật: Không',
    'Mật',
    'mật',
    'MẬT KHẨU',
    'NGUYỄN VĂN MẬT',
    'Tổ sản xuất MẬT ONG',
    'MAT',
    'MẤT',
  ])('%j is none', (text) => {
    expect(of(...HEAD, text, 'TỜ TRÌNH')).toBeNull()
  })

  test('a title that is broken within "bí mật" is none', () => {
    expect(of(...HEAD, 'QUY CHẾ BẢO VỆ BÍ', 'MẬT', 'NHÀ NƯỚC')).toBeNull()
    expect(of(...HEAD, 'CÔNG TÁC', 'MẬT', 'NHÀ NƯỚC CỦA ĐƠN VỊ')).toBeNull()
  })

  test('it stands in the head of a page or of a later document, not in its body', () => {
    expect(of(...filler(24), 'MẬT')).toBeNull()
    expect(of(...filler(23), 'MẬT')).toBe('MẬT')
    expect(of(...filler(60), ...HEAD, 'MẬT')).toBe('MẬT')
    expect(secrecyMarkIn([{ blocks: filler(40).map(line) }, { blocks: [...HEAD, 'MẬT'].map(line) }], 'text')).toBe(
      'MẬT',
    )
  })

  test('the gravest counts', () => {
    expect(of(...HEAD, 'MẬT', 'TUYỆT MẬT', 'TỐI MẬT')).toBe('TUYỆT MẬT')
  })

  test('it stands in a cell of the head, not in a list', () => {
    const head: Block = { kind: 'table', rows: [['Số: 12/BC-CA\nMẬT', 'Hà Nội, ngày 20 tháng 5 năm 2021']] }
    expect(secrecyMarkIn([{ blocks: [head] }], 'text')).toBe('MẬT')
    const people: Block = { kind: 'table', rows: [['1', 'NGUYỄN VĂN', 'MẬT', 'Giáo viên']] }
    expect(secrecyMarkIn([{ blocks: [people] }], 'text')).toBeNull()
  })

  test('a recognised stamp may have lost its accents; a written word has not', () => {
    for (const text of ['MÂT', '|MẶT|', 'MAT', '[ MẠT ]']) expect(seen(...HEAD, text), text).toBe('MẬT')
    expect(seen(...HEAD, 'TOI MÂT')).toBe('TỐI MẬT')
    expect(seen(...HEAD, 'TUYÊT MAT')).toBe('TUYỆT MẬT')
    expect(seen(...HEAD, 'MẶT TRẬN TỔ QUỐC')).toBeNull()
    expect(of(...HEAD, 'MÂT')).toBeNull()
  })
})
