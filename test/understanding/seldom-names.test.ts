import { describe, expect, test } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Table } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { compareNominees } from '#src/understanding/names.ts'
import { understand } from '#src/understanding/understand.ts'
import { person } from '../dossiers/world.ts'
import { file, pages, table } from './reading.ts'

const HEAD = `CÔNG ĐOÀN CƠ SỞ CÔNG TY TNHH HƯNG LONG
Số: 16/TTr-CĐCS
TỜ TRÌNH
V/v đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình`

function read(...parts: (string | Table)[]): UnderstoodDocument {
  const [document] = understand([file('a.docx', pages(...parts))], documentTypes)
  if (document === undefined) throw new Error('nothing was understood')
  return document
}

const proposed = (...parts: (string | Table)[]): string[] =>
  read(HEAD, ...parts).nominees.map(({ kind, name }) => (kind === 'collective' ? `tập thể ${name}` : name))
const told = (text: string): string[] => read(text).subjects.map(({ name }) => name)

describe('a letter names people whose names no list holds', () => {
  test('of the Central Highlands, with one syllable after the mark of the sex', () => {
    expect(
      proposed(`Đề nghị tặng Giấy khen cho:
1. H’Hen Êban (nữ) - công nhân
2. K’Brếp (nam) - bảo vệ
3. Y Thơm Niê - thủ kho`),
    ).toEqual(["H'Hen Êban", "K'Brếp", 'Y Thơm Niê'])
  })

  test('under their shifts, and the shifts are where they work', () => {
    const letter = read(
      HEAD,
      `Đề nghị khen thưởng các công nhân lao động giỏi:
Ca 1
- Lường Thị Pâng
- Cà Văn Chung
Tổ bảo trì
- Quàng Văn Xôm
- Tẩn Láo Lở`,
    )
    expect(letter.nominees.map(({ name, unit }) => `${name} / ${unit}`)).toEqual([
      'Lường Thị Pâng / Ca 1',
      'Cà Văn Chung / Ca 1',
      'Quàng Văn Xôm / Tổ bảo trì',
      'Tẩn Láo Lở / Tổ bảo trì',
    ])
  })

  test('after a semicolon', () => {
    expect(
      proposed('BCH đề nghị khen thưởng các đồng chí: Viên Thị Thu (phòng Kinh tế); Trác Văn Thạch (phòng Y tế).'),
    ).toEqual(['Viên Thị Thu', 'Trác Văn Thạch'])
  })

  test('broken by a narrow cell behind Thị', () => {
    expect(
      proposed(
        'Đề nghị khen thưởng:',
        table(`TT | Họ và tên | Năm sinh | Công việc
1 | Lâm Thị\\nMỹ Dạ | 1985 | Thợ phơi bản
2 | Mr. Tanaka Hiroshi | 1980 | Kỹ sư
3 | Trương Quế Phân | 1990 | Phiên dịch`),
      ),
    ).toEqual(['Lâm Thị Mỹ Dạ', 'Tanaka Hiroshi', 'Trương Quế Phân'])
  })

  test('with a religious title and a name of baptism', () => {
    expect(
      proposed(`Đề nghị khen thưởng:
1/ Sơ Maria Trần Thị Hiền (giáo viên)
2/ Cha Phêrô Nguyễn Văn Khảm`),
    ).toEqual(['Trần Thị Hiền', 'Nguyễn Văn Khảm'])
  })
})

test('what was praised before is no count of whom a letter proposes', () => {
  const letter = read(
    HEAD,
    `Tiếp nối kết quả năm 2020 (03 cá nhân được khen), CĐCS đề nghị khen thưởng năm nay 02 cá nhân:
1. Lộc Viễn Tài
2. Chu Thị Bắc`,
  )
  expect(letter.statedCounts?.value).toEqual({ collectives: null, individuals: 2 })
})

test('“our school’s union” is the union whose letter it is', () => {
  const ours = person('Công đoàn trường chúng tôi', { kind: 'collective', unit: 'CĐCS Trường Tiểu học Hương Sen' })
  const told_ = person('CÔNG ĐOÀN TRƯỜNG TIỂU HỌC HƯƠNG SEN', { kind: 'collective' })
  expect(compareNominees(ours, told_, { ocr: false })).toBe('same')
})

describe('a summary', () => {
  test('of a couple tells of both', () => {
    expect(
      told(`TÓM TẮT THÀNH TÍCH
của ông Phùng Khắc Khoan và vợ là bà Tạ Thị Nhạn
Hai vợ chồng đã có 15 năm làm công tác vệ sinh môi trường, trong đợt thi đua đã tổng vệ sinh 45 ngõ ngách.`),
    ).toEqual(['Phùng Khắc Khoan', 'Tạ Thị Nhạn'])
  })

  test('of several tells of one with a name that no list holds', () => {
    expect(
      told(`TÓM TẮT THÀNH TÍCH CÔNG NHÂN CA 2 VÀ TỔ BẢO TRÌ
1. Quàng Văn Xôm: năng suất vượt 15%, không có sản phẩm lỗi.
2. Tẩn Láo Lở: sửa chữa 40 lượt máy, giảm thời gian dừng chuyền.`),
    ).toEqual(['Quàng Văn Xôm', 'Tẩn Láo Lở'])
  })
})

describe('“Báo cáo thành tích đợt thi đua”', () => {
  test('of a whole union, with sections on its work, is its report of results', () => {
    const report = read(`CĐCS BAN QUẢN LÝ CHỢ ĐỒNG XUYÊN
Số: 33/BC-CĐCS
BÁO CÁO THÀNH TÍCH ĐỢT THI ĐUA
"60 ngày cao điểm"
Kính gửi: LĐLĐ quận Ba Đình
Thực hiện Kế hoạch số 63/KH-LĐLĐ, CĐCS báo cáo kết quả:
I. Công tác triển khai, tuyên truyền: treo 10 băng rôn
II. Kết quả thực hiện: 100% tổ công đoàn đăng ký
III. Tồn tại, hạn chế
IV. Phương hướng thời gian tới`)
    expect(report.type).toBe('result-report')
  })

  test('of one person is that one’s summary', () => {
    const summary = read(`BÁO CÁO THÀNH TÍCH ĐỢT THI ĐUA
Họ và tên: Nguyễn Thị Kim Dung
Sinh năm: 1985
Chức vụ: Tổ trưởng
Đơn vị: Công ty TNHH Hưng Long
Thành tích: hoàn thành 120% kế hoạch trong 60 ngày.`)
    expect(summary.type).toBe('achievement-summary')
    expect(summary.subjects.map(({ name }) => name)).toEqual(['Nguyễn Thị Kim Dung'])
  })
})
