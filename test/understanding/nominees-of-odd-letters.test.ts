import { describe, expect, test } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Block, FileReading } from '#src/reading/extraction.ts'
import { understand } from '#src/understanding/understand.ts'

const HEAD = [
  'CÔNG ĐOÀN CƠ SỞ BỆNH VIỆN HỒNG PHÁT',
  'Số: 16/TTr-CĐCS',
  'TỜ TRÌNH',
  'V/v đề nghị khen thưởng',
  'Kính gửi: LĐLĐ quận Ba Đình',
]

function named(blocks: readonly (string | Block)[]): string[] {
  const page = { blocks: blocks.map((one) => (typeof one === 'string' ? ({ kind: 'line', text: one } as const) : one)) }
  const file: FileReading = {
    name: 'a.docx',
    path: ['a.docx'],
    sha256: '0',
    format: 'docx',
    size: 1,
    pages: [page],
    readBy: 'text',
    confidence: null,
    problem: null,
    warnings: [],
  }
  const [document] = understand([file], documentTypes)
  return [...(document?.nominees ?? []), ...(document?.subjects ?? [])].map(
    ({ name, unit, uncertain }) => `${name}${unit === '' ? '' : ` / ${unit}`}${uncertain === true ? ' ?' : ''}`,
  )
}

describe('a letter', () => {
  test('whose people stand under their departments proposes the people', () => {
    expect(
      named([
        ...HEAD,
        'Ban Chấp hành kính đề nghị khen thưởng cho:',
        'a) Khoa Khám bệnh',
        '+ BSCKI. Trương Vĩnh Trọng - Trưởng khoa',
        '+ CNĐD Lương Thị Ngọc Bích - Điều dưỡng trưởng',
        'b) Phòng Tổ chức - Hành chính',
        '+ CN Mạc Văn Úy - Nhân viên',
        'Tổng số: 03 cá nhân.',
      ]),
    ).toEqual([
      'Trương Vĩnh Trọng / Khoa Khám bệnh',
      'Lương Thị Ngọc Bích / Khoa Khám bệnh',
      'Mạc Văn Úy / Phòng Tổ chức - Hành chính',
    ])
  })

  test('of teams and people in one list proposes both', () => {
    expect(
      named([
        ...HEAD,
        'Đề nghị khen thưởng:',
        '1. Tổ Văn phòng',
        '2. Lê Thị Mai - Giáo viên',
        '3. Tổ Xã hội',
        '4. Vũ Văn Nam - Bảo vệ',
      ]),
    ).toEqual(['Tổ Văn phòng', 'Lê Thị Mai', 'Tổ Xã hội', 'Vũ Văn Nam'])
  })

  test('that names them before it asks is read', () => {
    expect(
      named([
        ...HEAD,
        'Xét thành tích của các đồng chí: Cao Thị Thanh Tâm (giáo viên Ngữ văn), Phùng Minh Hiếu (giáo viên Thể dục), Ban Chấp hành kính trình LĐLĐ quận xét tặng Giấy khen.',
      ]).map((name) => name.replace(' ?', '')),
    ).toEqual(['Cao Thị Thanh Tâm', 'Phùng Minh Hiếu'])
  })

  test('with a name that its cell broke has that name once, beside a namesake of another year', () => {
    const rows = [
      ['TT', 'Họ và tên', 'Năm sinh', 'Chức vụ'],
      ['1', 'Nguyễn Thị Kim Dung', '1980', 'Tổ trưởng'],
      ['2', 'Nguyễn Thị\nKim Dung', '1994', 'Nhân viên y tế'],
    ]
    expect(named([...HEAD, 'Đề nghị khen thưởng các cá nhân sau:', { kind: 'table', rows }])).toEqual([
      'Nguyễn Thị Kim Dung',
      'Nguyễn Thị Kim Dung',
    ])
  })
})

describe('a summary', () => {
  test('tells of the person its form names, not of where that one works', () => {
    const form = [
      'TÓM TẮT THÀNH TÍCH CÁ NHÂN',
      '1. Họ và tên: Trương Vĩnh Trọng',
      '2. Ngày sinh: 12/3/1985',
      '3. Đơn vị: Bệnh viện Đa khoa Hồng Phát',
      '4. Thành tích: Trực tiếp tham gia tiêm chủng cho 3.000 lượt người.',
    ]
    expect(named(form)).toEqual(['Trương Vĩnh Trọng / Bệnh viện Đa khoa Hồng Phát'])
  })

  test('may be headed by nothing but "Thành tích trong ..."', () => {
    expect(
      named([
        'CÔNG TY TNHH VIỆT HƯNG',
        'THÀNH TÍCH TRONG 60 NGÀY THI ĐUA',
        'Tôi là Kiều Văn Sơn, sinh năm 1972, Tổ trưởng tổ bảo vệ. Tôi đã ngăn chặn 02 vụ trộm vật tư.',
      ]),
    ).toEqual(['Kiều Văn Sơn'])
  })
})
