import { describe, expect, it } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Table } from '#src/reading/extraction.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, table } from './reading.ts'

function who(...parts: readonly (string | Table)[]): string[] {
  return understand([file('a.docx', pages(...parts))], documentTypes).flatMap(({ nominees, subjects }) =>
    [...nominees, ...subjects].map(
      ({ kind, name, uncertain }) => `${kind === 'collective' ? 'T' : 'C'} ${name}${uncertain === true ? ' ?' : ''}`,
    ),
  )
}

const HEAD = `CĐCS CÔNG TY CP MAY THANH BÌNH
Số: 31/TTr-CĐ
TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
`
const FOOT = `
CHỦ TỊCH CÔNG ĐOÀN
Phí Thị Hằng`

describe('a letter that asks in a sentence', () => {
  it('names people after their posts', () => {
    expect(
      who(
        `${HEAD}Ban Chấp hành đề nghị khen thưởng tập thể Chuyền may số 5 và các cá nhân: Chuyền trưởng Đinh Thị Thơm; thợ cắt Hà Văn Mão; công nhân là ủi Sùng Thị Dở.${FOOT}`,
      ),
    ).toEqual(['T Chuyền may số 5', 'C Đinh Thị Thơm', 'C Hà Văn Mão', 'C Sùng Thị Dở'])
  })

  it('does not take a syllable of a name for a form of address', () => {
    expect(
      who(
        `${HEAD}Ban Chấp hành đề nghị LĐLĐ quận tặng Giấy khen cho các đồng chí Đặng Thùy Trâm, Giao dịch viên; Lương Hữu Phước, Trưởng phòng; và đồng chí Mai Anh Tuấn (Bảo vệ).${FOOT}`,
      ),
    ).toEqual(['C Đặng Thùy Trâm', 'C Lương Hữu Phước', 'C Mai Anh Tuấn'])
  })

  it('names one of an unheard given name surely where the post follows', () => {
    expect(who(`${HEAD}Đề nghị khen thưởng đồng chí Tạ Thu Thâu - tổ trưởng tổ bảo vệ.${FOOT}`)).toEqual([
      'C Tạ Thu Thâu',
    ])
  })

  it('names people after a colon', () => {
    expect(
      who(
        `${HEAD}Trường có 02 đồng chí tiêu biểu đề nghị khen thưởng: Quàng Thị Hom (GV), Lường Thị Kiên (NV).${FOOT}`,
      ),
    ).toEqual(['C Quàng Thị Hom', 'C Lường Thị Kiên'])
  })

  it('takes no school for the head of one', () => {
    expect(who(`${HEAD}Đề nghị khen thưởng tập thể CĐCS Trường THCS Phan Chu Trinh.${FOOT}`)).toEqual([
      'T CĐCS Trường THCS Phan Chu Trinh',
    ])
  })
})

it('a cell of a table may name several people', () => {
  expect(
    who(
      `${HEAD}Danh sách người lao động tiêu biểu đề nghị khen thưởng:`,
      table(`Bộ phận | Người được đề nghị
        Buồng | Chị Nông Thị Hoa (tổ phó)
        Bếp | Anh Võ Nguyên Khang (bếp trưởng), anh Lý Thông (phụ bếp)`),
      FOOT,
    ),
  ).toEqual(['C Nông Thị Hoa', 'C Võ Nguyên Khang', 'C Lý Thông'])
})

it('a name that a page broke is whole', () => {
  expect(
    who(
      `${HEAD}Đề nghị khen thưởng:`,
      table(`TT | Họ tên | NS | Chức vụ
        1 | Lê Hồng Loan | 1982 | Thủ kho
        2 | Kiều Hồng Quế | 1963 | Giám sát`),
      '===',
      table(`TT | Họ tên | NS | Chức vụ
         | Chi |  | ca
        3 | Đinh Long | 1994 | Dược sĩ`),
      FOOT,
    ),
  ).toEqual(['C Lê Hồng Loan', 'C Kiều Hồng Quế Chi', 'C Đinh Long'])
})

it('whom a union introduces is proposed', () => {
  expect(
    who(`${HEAD}Công đoàn xin giới thiệu 01 đơn vị và 01 người lao động sau đây để quý Liên đoàn xem xét:
(01) Tập thể Khối 4
(02) Cô LƯƠNG HỒNG HOÀ (SN 1995), Giáo viên chủ nhiệm lớp 4A${FOOT}`),
  ).toEqual(['T Khối 4', 'C LƯƠNG HỒNG HOÀ'])
})

it('posts and sentences in capitals or not are nobody', () => {
  expect(
    who(
      `${HEAD}Danh sách đề nghị khen thưởng:
1, Tổ Mẫu giáo nhỡ
2, Đội Khảo sát hiện trường
Công đoàn cơ sở chịu hoàn toàn trách nhiệm về tính chính xác của hồ sơ.`,
      table(`NGƯỜI LẬP | TRƯỞNG BAN NỮ CÔNG | TM. BCH CÔNG ĐOÀN
        Quàng Thị Lả | Tiêu Thị Xoan | Viên Gia Quý`),
    ),
  ).toEqual(['T Tổ Mẫu giáo nhỡ', 'T Đội Khảo sát hiện trường'])
})

it('surnames that are read like organs are people', () => {
  expect(
    who(`${HEAD}Danh sách đề nghị khen thưởng:
1. Viên Trung Bắc,sinh 1980, Phó Chủ tịch Công đoàn
2. Tô Khánh Kỳ Duyên
3. Trương Việt Anh
4. Đoàn Thanh niên trường${FOOT}`),
  ).toEqual(['C Viên Trung Bắc', 'C Tô Khánh Kỳ Duyên', 'C Trương Việt Anh', 'T Đoàn Thanh niên trường'])
})

it('who is written to is nobody who is proposed', () => {
  expect(
    who(`CĐCS TRƯỜNG MẦM NON HOA SEN
TỜ TRÌNH
Kính gửi:
Đ/c Nguyễn Xuân Trọng - Chủ tịch LĐLĐ quận Ba Đình
Các đ/c trong BTV LĐLĐ quận
Kính đề nghị xem xét, tặng Giấy khen cho các cá nhân sau:
1. Trần Thị Hà - giáo viên${FOOT}`),
  ).toEqual(['C Trần Thị Hà'])
})

it('a ward beside whole names is no given name', () => {
  expect(
    who(
      `${HEAD}BCH CĐCS đề nghị khen thưởng:`,
      table(`Số TT | Ông/Bà | Họ tên người được đề nghị | Khoa, phòng | Mức khen
        01 | Ông | Tôn Thất Tùng | Ngoại | BK TP
        02 | Bà | Đặng Thị Thùy |  | GK quận
        03 | Ông | Phạm Ngọc Thạch | Lao | GK quận`),
      FOOT,
    ),
  ).toEqual(['C Tôn Thất Tùng', 'C Đặng Thị Thùy', 'C Phạm Ngọc Thạch'])
})

describe('a paper for several', () => {
  it('counts them in its labels and heads a team by another', () => {
    expect(
      who(`BÁO CÁO THÀNH TÍCH
Người thứ nhất: Anh Đoàn Văn Hậu
Anh Hậu vào làm từ 2010, luôn tận tụy, bắt 2 vụ trộm cắp tài sản của khách.
Người thứ hai: Chị Huỳnh Như
Chị Như được khách khen 45 lần, nói được ba ngoại ngữ.
Tập thể: Bộ phận Bếp
Bộ phận phục vụ 3.000 suất ăn cho khu cách ly trong 60 ngày.`),
    ).toEqual(['C Đoàn Văn Hậu', 'C Huỳnh Như', 'T Bộ phận Bếp'])
  })

  it('tells of those over whom the deeds stand, each under a heading of its own', () => {
    expect(
      who(`THÀNH TÍCH KHOA HỒI SỨC CẤP CỨU
Khoa có 25 CBVC. Trong đợt dịch đã tiếp nhận 320 ca bệnh nặng và cứu sống nhiều người.
THÀNH TÍCH KHOA KIỂM SOÁT NHIỄM KHUẨN
Khoa có 9 CBVC. Đã tổ chức khử khuẩn...
THÀNH TÍCH CÁ NHÂN BÁC SĨ HOÀNG VĂN THỤ
Sinh năm 1968. Đã trực tiếp cấp cứu 120 ca, viết hai đề tài nghiên cứu.
THÀNH TÍCH CÁ NHÂN ĐIỀU DƯỠNG TÔ THỊ MẬN
Sinh năm 1977. Chăm sóc bệnh nhân tận tình, được người bệnh khen ngợi.`),
    ).toEqual(['T KHOA HỒI SỨC CẤP CỨU', 'T KHOA KIỂM SOÁT NHIỄM KHUẨN', 'C HOÀNG VĂN THỤ', 'C TÔ THỊ MẬN'])
  })

  it('may have the first of them right under its title', () => {
    expect(
      understand(
        [
          file(
            'a.docx',
            pages(`BẢN TÓM TẮT THÀNH TÍCH
Tổ Ngoại ngữ - Nghệ thuật
Tổ có 9 giáo viên dạy tốt, có 3 giải cấp quận trong 60 ngày vừa qua.
Chế Lan Viên
Năm sinh: 1982. Dạy tiếng Anh; đạt giải Nhất giáo viên giỏi.
Tế Hanh
Năm sinh: 1991. Giáo viên Mỹ thuật; thiết kế 12 pano tuyên truyền bầu cử.`),
          ),
        ],
        documentTypes,
      )[0]?.passages?.map(({ text }) => text),
    ).toContain('Tổ Ngoại ngữ - Nghệ thuật')
  })

  it('tells of one in a title of a name unheard', () => {
    expect(who('TÓM TẮT THÀNH TÍCH ĐỒNG CHÍ PHẠM NGŨ LÃO\nSinh năm 1980. Có 2 học sinh giỏi cấp quận.')).toEqual([
      'C PHẠM NGŨ LÃO',
    ])
  })

  it('tells of those after whose names the deeds follow on the same line', () => {
    expect(
      who(`TÓM TẮT THÀNH TÍCH CỦA CÁC TẬP THỂ, CÁ NHÂN
A. TẬP THỂ
1. Tổ Mẫu giáo Lớn: 8 giáo viên, làm 45 bộ đồ dùng đồ chơi.
2. Tổ Nuôi dưỡng: bảo đảm an toàn thực phẩm, không để xảy ra ngộ độc.
B. CÁ NHÂN
1. Đ/c Vũ Thị Hồng Nhung - giáo viên lớp A1: đạt giáo viên giỏi cấp quận.
2. Đ/c Cao Thị Lan - giáo viên lớp A3: làm tốt công tác phổ cập.`),
    ).toEqual(['T Tổ Mẫu giáo Lớn', 'T Tổ Nuôi dưỡng', 'C Vũ Thị Hồng Nhung', 'C Cao Thị Lan'])
  })
})
