import { describe, expect, test } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Table } from '#src/reading/extraction.ts'
import type { Nominee } from '#src/understanding/document.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, table } from './reading.ts'

const HEAD = `CÔNG ĐOÀN CƠ SỞ BỆNH VIỆN HỒNG PHÁT
Số: 16/TTr-CĐCS
TỜ TRÌNH
V/v đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình
Ban Chấp hành kính đề nghị khen thưởng, gồm:`

function proposed(...parts: readonly (string | Table)[]): readonly Nominee[] {
  const [document] = understand([file('a.docx', pages(...parts))], documentTypes)
  return document?.nominees ?? []
}

function named(...parts: readonly (string | Table)[]): string[] {
  return proposed(...parts).map(({ kind, name }) => `${kind[0]} ${name}`)
}

function told(...parts: readonly (string | Table)[]): string[] {
  return proposed(...parts).map(({ name, achievementsTold }) => `${name} ${String(achievementsTold)}`)
}

describe('a list', () => {
  test('numbered by a letter with a figure names its members', () => {
    const list = (one: string, two: string): string[] =>
      named(`${HEAD}
        A - TẬP THỂ
        a1${one} Bộ phận Buồng phòng;
        a2${one} Tổ công đoàn Xưởng Đúc;
        B - CÁ NHÂN
        ${two} Đồng chí: Chử Khắc Đông - Thợ nguội - Đội thi công số 7;
        Trân trọng./.`)
    const expected = ['c Bộ phận Buồng phòng', 'c Tổ công đoàn Xưởng Đúc', 'i Chử Khắc Đông']
    expect(list(')', 'b1)')).toEqual(expected)
    expect(list('.', 'B.1.')).toEqual(expected)
    expect(list('/', 'b1 /')).toEqual(expected)
  })

  test('numbered with commas begins a new line at each number, in a PDF too', () => {
    const text = `${HEAD}
      1, Công đoàn cơ sở Trường THPT chuyên Khoa học Tự nhiên Thăng Long
      2, Tổ Hành chính - Y tế học đường - Trường THPT chuyên Khoa học Tự nhiên
      3, Đàm Tiến Vượng, sinh 1991, Giảng viên, Khoa Điện
      Trân trọng./.`
    const [document] = understand([file('a.pdf', pages(text), { format: 'pdf' })], documentTypes)
    expect(document?.nominees.map(({ name }) => name)).toEqual([
      'Công đoàn cơ sở Trường THPT chuyên Khoa học Tự nhiên Thăng Long',
      'Tổ Hành chính - Y tế học đường',
      'Đàm Tiến Vượng',
    ])
  })

  test('that tells the deeds behind each name needs no other summary', () => {
    const deeds =
      'Tham gia Tổ bầu cử số 12, trực tiếp viết 1.460 thẻ cử tri, không sai sót trường hợp nào. Bảo đảm ngày công 26/26, vượt định mức 12%, hướng dẫn tay nghề cho 3 công nhân mới. Làm ngoài giờ 5 ngày để hoàn thành danh sách cử tri niêm yết đúng hạn 13/4/2021.'
    const nominees = proposed(`${HEAD}
      1. Tập thể Tổ Nội trú: ${deeds}
      2. Bà Lê Thị Hoài Liên - Giảng viên, Khoa Điện: ${deeds}
      3. Bà Trần Thị Phương Gấm - Bí thư Chi đoàn, Chi đoàn giáo viên: ${deeds} ${deeds}
      Trân trọng./.`)
    expect(nominees.map(({ name, post, unit }) => [name, post, unit])).toEqual([
      ['Tổ Nội trú', '', ''],
      ['Lê Thị Hoài Liên', 'Giảng viên', 'Khoa Điện'],
      ['Trần Thị Phương Gấm', 'Bí thư Chi đoàn', 'Chi đoàn giáo viên'],
    ])
    expect(nominees.every(({ achievementsTold, uncertain }) => achievementsTold && uncertain !== true)).toBe(true)
  })

  test('whose posts stand behind a colon tells no deeds', () => {
    expect(
      told(`${HEAD}
        1. Bà Lê Thị Hoài Liên: Giảng viên, Khoa Điện
        2. Tổ Nội trú: Nguyễn Văn Hùng - Tổ trưởng, sinh năm 1985, công tác tại Bệnh viện Hồng Phát từ năm 2010 đến nay
        Trân trọng./.`).filter((one) => one.endsWith('true')),
    ).toEqual([])
  })
})

describe('a table', () => {
  test('whose row a page parts from its deeds has told them', () => {
    const heading = 'Số TT | Họ và tên / tên tập thể | Chức danh | Thuộc'
    const deeds =
      ' | Thành tích: Hướng dẫn cử tri cao tuổi, cử tri khuyết tật bỏ phiếu; mang hòm phiếu phụ đến nhà. | | '
    expect(
      told(
        HEAD,
        table(`${heading}
          1 | Vương Thị Hoài Sáu | Giáo viên | Tổ 4
          ${deeds}
          2 | Nguyễn Thị Bích Vui | Giáo viên | Tổ 5`),
        '===',
        table(`${heading}
          ${deeds}
          3 | Phùng Khắc Quý | Giáo viên | Tổ 6`),
      ),
    ).toEqual(['Vương Thị Hoài Sáu true', 'Nguyễn Thị Bích Vui true', 'Phùng Khắc Quý false'])
  })

  test('with its columns numbered under the heading keeps that heading', () => {
    expect(
      named(
        HEAD,
        table(`Stt | Họ, tên đệm và tên | Sinh năm | Chức vụ, chức danh | Tổ/ bộ phận
          (1) | (2) | (3) | (4) | (5)
          a | Tập thể | | |
          1 | CÔNG ĐOÀN BỆNH VIỆN HỒNG PHÁT | | |
          b | Cá nhân | | |
          1 | CHỬ ĐĂNG TỰU | 1969 | Giáo viên | Tổ Mẫu giáo nhỡ
          2 | NGHIÊM VIẾT QUÝ | 1991 | Giáo viên | Tổ 4`),
      ),
    ).toEqual(['c CÔNG ĐOÀN BỆNH VIỆN HỒNG PHÁT', 'i CHỬ ĐĂNG TỰU', 'i NGHIÊM VIẾT QUÝ'])
  })

  test('says "Tập thể" of its own row, and of those below only where nothing stands under it', () => {
    expect(
      named(
        HEAD,
        table(`STT | Tập thể/ Họ tên cá nhân | Chức vụ | Hình thức KT
          1 | CĐCS Xí nghiệp Thoát nước số 1 | Tập thể | Giấy khen
          2 | Viên Thị Phương Đào | UV BCH CĐ |
          3 | Đoàn Văn Hậu | Công nhân |`),
      ),
    ).toEqual(['c CĐCS Xí nghiệp Thoát nước số 1', 'i Viên Thị Phương Đào', 'i Đoàn Văn Hậu'])
  })

  test('that parts a name after its middle takes the given name from the next column, known or not', () => {
    expect(
      named(
        HEAD,
        table(`STT | Họ và tên | | Ngày sinh | Chức danh - Bộ phận
          1 | Đội Khảo sát hiện trường | | | Tập thể
          2 | Vàng A | Chơ | 1987 | Quan trắc viên hạng III`),
      ),
    ).toEqual(['c Đội Khảo sát hiện trường', 'i Vàng A Chơ'])
  })

  test('knows a person by Thị, whatever stands before it, and no market', () => {
    expect(
      named(
        HEAD,
        table(`TT | Họ tên / tên tập thể | Đơn vị
          1 | Tổ Thị Mười | Phòng Giáo dục
          2 | Phòng Thị trường | Công ty Minh Quang
          3 | PHÒNG THỊ TRƯỜNG | Công ty An Phú`),
      ),
    ).toEqual(['i Tổ Thị Mười', 'c Phòng Thị trường', 'c PHÒNG THỊ TRƯỜNG'])
  })
})
