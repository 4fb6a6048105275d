import { describe, expect, it } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Table } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, table } from './reading.ts'

function read(...parts: readonly (string | Table)[]): readonly UnderstoodDocument[] {
  return understand([file('a.docx', pages(...parts))], documentTypes)
}

function who(document: UnderstoodDocument | undefined): string[] {
  return [...(document?.nominees ?? []), ...(document?.subjects ?? [])].map(
    ({ kind, name }) => `${kind === 'collective' ? 'T' : 'C'} ${name}`,
  )
}

const HEAD = `CÔNG ĐOÀN TRƯỜNG THCS GIẢNG VÕ	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/TTr-CĐCS	Ba Đình, ngày 20 tháng 5 năm 2021
TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
`
const FOOT = `TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`

describe('a letter names its nominees', () => {
  it.each([
    [
      'after bullets of any shape',
      `Công đoàn đề nghị khen thưởng các gương sau:
➢ Tập thể: Tổ Văn phòng
✓ Cá nhân: NGUYỄN THỊ HÀ – Giáo viên
 Cá nhân: Lò Văn Páo – Bảo vệ`,
      ['T Tổ Văn phòng', 'C NGUYỄN THỊ HÀ', 'C Lò Văn Páo'],
    ],
    [
      'in one line after each kind',
      `Công đoàn đề nghị khen thưởng:
- Tập thể (02): Tổ Văn phòng; Tổ Toán - Tin.
- Cá nhân: Đ/c Nguyễn Thị Hà - giáo viên (Giấy khen); Đ/c Trần Văn Nam - bảo vệ (Giấy khen).`,
      ['T Tổ Văn phòng', 'T Tổ Toán - Tin', 'C Nguyễn Thị Hà', 'C Trần Văn Nam'],
    ],
    [
      'under a sentence that begins with its grounds',
      `Căn cứ kết quả thi đua, Ban Chấp hành Công đoàn đề nghị khen thưởng 02 cá nhân, gồm:
1. Nguyễn Thị Hà, giáo viên
2. Trần Văn Nam, bảo vệ`,
      ['C Nguyễn Thị Hà', 'C Trần Văn Nam'],
    ],
    [
      'with the courtesy behind the name, after the collectives',
      `Công đoàn đề nghị khen thưởng:
Danh sách tập thể:
01. Tổ Văn phòng
1. Nguyễn Thị Hà (Bà), SN 1972, Giáo viên
2. Trần Văn Nam (Ông), SN 1985, Bảo vệ`,
      ['T Tổ Văn phòng', 'C Nguyễn Thị Hà', 'C Trần Văn Nam'],
    ],
    [
      'typed with a typewriter’s numbers',
      `Ban chấp hành kính đề nghị khen thưởng :
I.- TẬP THỂ :
1.- Tổ Cơ khí
II.- CÁ NHÂN :
1.- Ông Bùi Văn Tý	thợ tiện bậc 5/7`,
      ['T Tổ Cơ khí', 'C Bùi Văn Tý'],
    ],
    [
      'whose names are words elsewhere',
      `Công đoàn đề nghị khen thưởng các đồng chí và tập thể sau:
1. Phòng Tổng hợp
2. Đỗ Đoàn Kết, Tổ trưởng sản xuất, Chuyền 5
3. Phạm Văn Phòng, Giáo viên
4. Y Bhăm Niê (Bà), SN 1967, Kế toán`,
      ['T Phòng Tổng hợp', 'C Đỗ Đoàn Kết', 'C Phạm Văn Phòng', 'C Y Bhăm Niê'],
    ],
    [
      'after words for numbers',
      `Ban Chấp hành giới thiệu để quý cấp biểu dương những tấm gương dưới đây:
Thứ nhất: tập thể Tổ Văn phòng;
Thứ hai: cô giáo Nguyễn Thị Hà, dạy môn Toán.`,
      ['T Tổ Văn phòng', 'C Nguyễn Thị Hà'],
    ],
    [
      'after numbers in brackets, details behind strokes',
      `Danh sách đề nghị (1 tập thể / 2 cá nhân):
[1] Tổ Văn phòng
[2] Nguyễn Thị Hà / Giáo viên / 1980
#3: Trần Văn Nam – Bảo vệ`,
      ['T Tổ Văn phòng', 'C Nguyễn Thị Hà', 'C Trần Văn Nam'],
    ],
    [
      'in one paragraph under the announcement',
      `Công đoàn đề nghị tặng Giấy khen cho các cá nhân có tên sau:
Nguyễn Thị Hà, giáo viên; Trần Văn Nam, bảo vệ; Lê Thị Mai, kế toán.`,
      ['C Nguyễn Thị Hà', 'C Trần Văn Nam', 'C Lê Thị Mai'],
    ],
    [
      'in a sentence that counts in words',
      `Công đoàn nhất trí đề nghị khen thưởng một tập thể là Tổ công đoàn số 3 và ba cá nhân là bà Đỗ Thị Mùi (bán hàng), ông Nguyễn Đức Thắng (thủ kho) cùng chị Lê Thu Hà, kế toán trưởng.`,
      ['T Tổ công đoàn số 3', 'C Đỗ Thị Mùi', 'C Nguyễn Đức Thắng', 'C Lê Thu Hà'],
    ],
    [
      'lettered past h',
      `Công đoàn đề nghị khen thưởng các đồng chí sau:
h) Nguyễn Thị Hà, Giáo viên
i) Trần Văn Nam, Bảo vệ
j) Huỳnh Thị Mai Vân, Kế toán`,
      ['C Nguyễn Thị Hà', 'C Trần Văn Nam', 'C Huỳnh Thị Mai Vân'],
    ],
  ])('%s', (_, body, expected) => {
    const [letter] = read(`${HEAD}${body}\n${FOOT}`)
    expect(who(letter)).toEqual(expected)
  })

  it('though one of the list has a post that signs elsewhere', () => {
    const [letter] = read(`${HEAD}Công đoàn đề nghị khen thưởng các cá nhân:
01.	Nguyễn Thị Hà	Giáo viên
02.	Trần Văn Nam	Phó Giám đốc
03.	Lê Thị Mai	Kế toán
${FOOT}`)
    expect(who(letter)).toEqual(['C Nguyễn Thị Hà', 'C Trần Văn Nam', 'C Lê Thị Mai'])
  })

  it('in a column for collectives and one for people', () => {
    const rows = table(`TT|Tên tập thể|Tên cá nhân|Chức vụ
      1|Tổ Văn phòng||
      2||Nguyễn Thị Hà|Giáo viên`)
    expect(who(read(`${HEAD}Công đoàn đề nghị khen thưởng:`, rows, FOOT)[0])).toEqual([
      'T Tổ Văn phòng',
      'C Nguyễn Thị Hà',
    ])
  })

  it('in the column that holds names, whatever its heading', () => {
    const rows = table(`Số TT|Danh tính|Vai trò|Nơi công tác
      1|Cô Nguyễn Thị Hà|Giáo viên|Tổ Toán
      2|Thầy Trần Văn Nam|Bảo vệ|Tổ Hành chính`)
    expect(who(read(`${HEAD}Công đoàn đề nghị khen thưởng:`, rows, FOOT)[0])).toEqual([
      'C Nguyễn Thị Hà',
      'C Trần Văn Nam',
    ])
  })

  it('with the year of birth under the sex', () => {
    const rows = table(`TT|Họ và tên|Năm sinh||Chức vụ
      ||Nam|Nữ|
      1|Nguyễn Thị Hà||1980|Giáo viên
      2|Trần Văn Nam|1975||Bảo vệ`)
    const [letter] = read(`${HEAD}Công đoàn đề nghị khen thưởng:`, rows, FOOT)
    expect(letter?.nominees.map(({ name, birthYear }) => [name, birthYear])).toEqual([
      ['Nguyễn Thị Hà', 1980],
      ['Trần Văn Nam', 1975],
    ])
  })
})

describe('a summary tells of its subject', () => {
  it.each([
    [
      'right under the title, whatever the label says',
      `TÓM TẮT THÀNH TÍCH TẬP THỂ TIÊU BIỂU
Tập thể được đề nghị: Tổ Văn phòng
Số người: 7; phụ trách: Lâm Công Thắng
Không có đoàn viên vi phạm pháp luật, nội quy lao động.`,
      ['T Tổ Văn phòng'],
    ],
    [
      'in a form whose colons stand under one another',
      `TÓM TẮT THÀNH TÍCH CÁ NHÂN TIÊU BIỂU
Người được đề nghị	: Bà Cao Ngọc Huế
Năm sinh		: 1963
Luôn hoàn thành xuất sắc nhiệm vụ được giao.`,
      ['C Cao Ngọc Huế'],
    ],
    [
      'once, though title and form both name them',
      `THÀNH TÍCH TÓM TẮT
Bà: Nguyễn Minh Hường
* Họ và tên (viết chữ in hoa): NGUYỄN MINH HƯỜNG
* Ngày sinh: ngày 17 tháng 2 năm 1992
Luôn hoàn thành xuất sắc nhiệm vụ được giao.`,
      ['C Nguyễn Minh Hường'],
    ],
    [
      'of a name no list knows, addressed and born',
      `BÁO CÁO TÓM TẮT THÀNH TÍCH
Chị Y Bhăm Niê (sinh 24/03/1968) là cán bộ không chuyên trách.
Luôn hoàn thành xuất sắc nhiệm vụ được giao.`,
      ['C Y Bhăm Niê'],
    ],
    [
      'named after a place, not of the place',
      `BÁO CÁO TÓM TẮT THÀNH TÍCH
của CĐCS Nhà xuất bản Sao Khuê
Tham gia đầy đủ các đợt thi đua.`,
      ['T CĐCS Nhà xuất bản Sao Khuê'],
    ],
    [
      'each, under numbers in brackets',
      `TỔNG HỢP THÀNH TÍCH CÁC CÁ NHÂN
(1) NGUYỄN THỊ HÀ (1980) - Giáo viên
Luôn nhiệt tình.
(2) TRẦN VĂN NAM (1975) - Bảo vệ
Luôn nhiệt tình.`,
      ['C NGUYỄN THỊ HÀ', 'C TRẦN VĂN NAM'],
    ],
    [
      'each, under headings of any words and a number',
      `TÓM TẮT THÀNH TÍCH CÁC GƯƠNG TIÊU BIỂU
Gương thứ 1: Đồng chí Trần Thị Thảo
Sinh năm 1990; công nhân may
Sáng tác bài hát tuyên truyền được phát trên loa truyền thanh phường.
Gương thứ 2: Mai Văn Lực
Sinh năm 1963; công nhân may
Hướng dẫn cử tri cao tuổi bỏ phiếu tại nhà.`,
      ['C Trần Thị Thảo', 'C Mai Văn Lực'],
    ],
  ])('%s', (_, text, expected) => {
    const [summary] = read(text)
    expect(summary?.type).toBe('achievement-summary')
    expect(who(summary)).toEqual(expected)
  })

  it('in a table of labels and values', () => {
    const form = table(`Tên tập thể|Công đoàn Trường THCS Giảng Võ
      Số đoàn viên|12 người
      Người đứng đầu|Ngô Xuân Hải`)
    expect(who(read('BÁO CÁO THÀNH TÍCH CỦA TẬP THỂ', form, 'Thành tích cụ thể như sau:')[0])).toEqual([
      'T Công đoàn Trường THCS Giảng Võ',
    ])
  })

  it('while those who sign in a table are no heading of one', () => {
    const foot = table(`TỔ TRƯỞNG TỔ CÔNG ĐOÀN\\n\\nKha Thị Mận|CÁ NHÂN BÁO CÁO\\n\\nCao Ngọc Huế`)
    const [summary] = read('TÓM TẮT THÀNH TÍCH\nHọ và tên: Cao Ngọc Huế\nNgày 10 tháng 05 năm 2021', foot)
    expect(who(summary)).toEqual(['C Cao Ngọc Huế'])
    expect(summary?.date?.value).toBe('2021-05-10')
  })
})

describe('the box of a company’s form', () => {
  const box = `LOGO
CÔNG TY TNHH DỆT MAY HỒNG HÀ
Mã hiệu: BM.CĐ.07
Ban hành:
02/01/2019
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc`

  it('gives no date and parts no document', () => {
    const found = read(`${box}
Hà Nội, ngày 17 tháng 05 năm 2021
TÓM TẮT THÀNH TÍCH
Họ và tên: Cao Ngọc Huế
===
${box}
TÓM TẮT THÀNH TÍCH
Họ và tên: Trần Thị Thảo`)
    expect(found.map((one) => [one.date?.value ?? null, who(one)])).toEqual([
      ['2021-05-17', ['C Cao Ngọc Huế']],
      [null, ['C Trần Thị Thảo']],
    ])
  })
})

describe('a file', () => {
  it('is cut where a list begins after the signature of a letter without title', () => {
    const found = read(`Công đoàn Trường TH Hoàng Hoa Thám
Số 10/CV-CĐCS
V/v trình xét khen thưởng chuyên đề
Kính gửi: LĐLĐ quận Ba Đình
Nay Công đoàn lựa chọn các gương tiêu biểu xin được quận khen:
(Xem bảng kê kèm theo)
TM. CÔNG ĐOÀN
CHỦ TỊCH
Ninh Xuân Trường
===
BẢNG KÊ TẬP THỂ, CÁ NHÂN TRÌNH KHEN
- Tập thể: Tổ Văn phòng
- Cá nhân: Nguyễn Thị Vân - Giáo viên`)
    expect(found.map((one) => [one.type, who(one)])).toEqual([
      ['proposal-letter', []],
      ['nominee-list', ['T Tổ Văn phòng', 'C Nguyễn Thị Vân']],
    ])
  })

  it('for several tells of the one it holds, not of the union that its title names', () => {
    const [summary] = read(`BÁO CÁO TÓM TẮT THÀNH TÍCH TẬP THỂ, CÁ NHÂN
Công đoàn Công ty Cổ phần Xây dựng số 9
Trường hợp 1: Tạ Thị Thanh Thảo
Sinh năm 1997; Kế toán viên
Sáng tác bài hát tuyên truyền được phát trên loa phường từ
ngày 10/5/2021.`)
    expect(who(summary)).toEqual(['C Tạ Thị Thanh Thảo'])
    expect(summary?.date).toBeNull()
  })
})

describe('a list of nominees', () => {
  it.each([
    'BẢNG KÊ TẬP THỂ, CÁ NHÂN TRÌNH KHEN',
    'BIỂU TẬP THỂ, CÁ NHÂN XÉT KHEN',
    'BẢN KÊ CÁ NHÂN TRÌNH KHEN THƯỞNG',
  ])('is one under the title %s', (title) => {
    const rows = table(`STT|Họ và tên|Chức vụ
        1|Nguyễn Thị Hà|Giáo viên`)
    expect(read(title, rows)[0]?.type).toBe('nominee-list')
  })
})
