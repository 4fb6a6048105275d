import { describe, expect, test } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Table } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, table } from './reading.ts'

function read(...parts: readonly (string | Table)[]): UnderstoodDocument[] {
  return understand([file('a.docx', pages(...parts))], documentTypes)
}

const LETTER = `CÔNG ĐOÀN CƠ SỞ TRƯỜNG THCS MẠ NON
  Số: 07/TTr-CĐCS
  TỜ TRÌNH
  Về việc đề nghị khen thưởng
  Kính gửi: LĐLĐ quận Ba Đình`

const nominees = (...parts: readonly (string | Table)[]): string[] =>
  read(LETTER, ...parts).flatMap((document) =>
    document.nominees.map(
      (one) => `${one.kind === 'collective' ? 'c' : 'i'} ${one.name}${one.achievementsTold ? ' told' : ''}`,
    ),
  )

describe('whom a letter proposes', () => {
  test('a department without any mark over its people is where they work, beside collectives that are proposed', () => {
    expect(
      nominees(`Công đoàn kính trình khen thưởng:
        * Tập thể
        - Tổ Ngoại ngữ
        * Cá nhân
        Ban Giám hiệu:
        - Cô Lê Thị Sen (Phó Hiệu trưởng)
        Tổ Thể chất:
        - Thầy Vũ Văn Trà (giáo viên)`),
    ).toEqual(['c Tổ Ngoại ngữ', 'i Lê Thị Sen', 'i Vũ Văn Trà'])
  })

  test('a post before the name names the person, not the union that the post is of', () => {
    expect(
      nominees(`Công đoàn đề nghị khen thưởng các cá nhân sau đây:
        + Phó Chủ tịch Công đoàn (BCH Công đoàn): Bà Hoàng Thị Mận
        + Văn thư: Nguyễn Thị Ổi`),
    ).toEqual(['i Hoàng Thị Mận', 'i Nguyễn Thị Ổi'])
  })

  test('what the union says of itself under its list names nobody', () => {
    expect(
      nominees(`Công đoàn đề nghị khen thưởng các tập thể sau:
        - Tổ Ngoại ngữ
        Công đoàn đã xin ý kiến và được chi bộ, Ban Giám hiệu đồng ý.`),
    ).toEqual(['c Tổ Ngoại ngữ'])
  })

  test('examples in the introduction that are expressly not proposed stay out', () => {
    expect(
      nominees(`Phong trào có nhiều gương tốt như chị Đỗ Thị Me, anh Lý Văn Chanh (không đề nghị đợt này).
        Công đoàn kính trình khen thưởng tập thể sau đây:
        - Tổ Ngoại ngữ`),
    ).toEqual(['c Tổ Ngoại ngữ'])
  })

  test('kinds beside their names, counted and numbered, name them all', () => {
    expect(
      nominees(
        'Công đoàn kính trình khen thưởng:',
        table(`Tập thể (02) | 1. Tổ Ngoại ngữ\\n2. Tổ Văn phòng
               Cá nhân (01) | 1. Bà Hoàng Thị Mận - Giáo viên`),
      ),
    ).toEqual(['c Tổ Ngoại ngữ', 'c Tổ Văn phòng', 'i Hoàng Thị Mận'])
  })

  test('a section of the table says more than the heading of its column', () => {
    expect(
      nominees(
        'Công đoàn kính trình khen thưởng:',
        table(`TT | HỌ TÊN | NĂM SINH | NHIỆM VỤ
               I. TẬP THỂ | | |
               1 | Ban Thanh tra nhân dân | |
               II. CÁ NHÂN | | |
               Tổ Ngoại ngữ | | |
               1 | Hoàng Thị Mận | 1988 | Giáo viên`),
      ),
    ).toEqual(['c Ban Thanh tra nhân dân', 'i Hoàng Thị Mận'])
  })

  test('a row of text across the table tells of the one above it', () => {
    expect(
      nominees(
        'Công đoàn kính trình khen thưởng:',
        table(`STT | Họ và tên | Chức vụ
               1 | Hoàng Thị Mận | Giáo viên
               Thành tích: trực 21 buổi tại điểm bầu cử, dạy thay 12 tiết, hướng dẫn ba giáo viên mới. | |
               2 | Vũ Văn Trà | Bảo vệ
               Thành tích: giữ gìn trật tự suốt kỳ bầu cử, phát hiện hai vụ cháy nhỏ, được phường khen. | |`),
      ),
    ).toEqual(['i Hoàng Thị Mận told', 'i Vũ Văn Trà told'])
  })

  test('a page that breaks a row leaves the next rows readable', () => {
    const heading = 'TT | Tập thể, cá nhân | Nơi công tác | Thành tích'
    const deeds = 'Trực 21 buổi tại điểm bầu cử, dạy thay 12 tiết, hướng dẫn ba giáo viên mới.'
    const [summary] = understand(
      [
        file(
          'tt.pdf',
          pages(
            'TỔNG HỢP TÓM TẮT THÀNH TÍCH',
            table(`${heading}
              01 | Hoàng Thị Mận | Tổ Ngoại ngữ | ${deeds}`),
            '===',
            table(`| | | Được phụ huynh tin yêu, không vi phạm kỷ luật.
              02 | Vũ Văn Trà | Tổ Bảo vệ | ${deeds}`),
          ),
          { format: 'pdf' },
        ),
      ],
      documentTypes,
    )
    expect(summary?.subjects.map(({ name }) => name)).toEqual(['Hoàng Thị Mận', 'Vũ Văn Trà'])
  })

  test('a list after a letter without any title is the annex of the letter', () => {
    const found = read(
      `CĐCS TRƯỜNG THCS MẠ NON
      V/v giới thiệu cá nhân tiêu biểu
      Kính gửi: LĐLĐ quận Ba Đình
      Thực hiện Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021, Công đoàn trường đã họp bình xét công khai, đúng quy định.
      Công đoàn kính đề nghị quý Liên đoàn xem xét khen thưởng những trường hợp trong danh sách kèm theo Công văn này.
      TUQ. CHỦ TỊCH - PHÓ CHỦ TỊCH: Trần Văn Đước
      ===
      DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG`,
      table(`TT | Họ và tên | Chức vụ
             1 | Hoàng Thị Mận | Giáo viên`),
    )
    expect(found.map(({ type }) => type)).toEqual(['proposal-letter', 'nominee-list'])
  })
})

describe('whom a letter proposes, typed by other hands', () => {
  test('Chi đoàn is a body, not somebody called chị', () => {
    expect(
      nominees(`Công đoàn kính trình khen thưởng:
        + Tập thể: Chi đoàn giáo viên
        + Cá nhân: Chị Lê Thị Sen`),
    ).toEqual(['c Chi đoàn giáo viên', 'i Lê Thị Sen'])
  })

  test('letters part a line where nothing else does', () => {
    expect(
      nominees(`Công đoàn kính trình khen thưởng:
      - Tập thể: a/ Tổ Ngoại ngữ b/ Tổ Văn phòng`),
    ).toEqual(['c Tổ Ngoại ngữ', 'c Tổ Văn phòng'])
  })

  test('bullets in words of no name are deeds of the name with the colon over them', () => {
    expect(
      nominees(`Công đoàn kính trình khen thưởng các tập thể sau:
        * Tổ Ngoại ngữ:
        - Duy trì "ngày thứ Bảy tình nguyện", quyên góp sách cho học sinh nghèo vùng cao.
        - Phối hợp Đoàn phường phát tờ rơi tận tay cử tri trong cả đợt thi đua.
        * Tổ Văn phòng:
        - Vận động gia đình treo cờ, giữ gìn vệ sinh ngõ phố trong suốt kỳ bầu cử.`),
    ).toEqual(['c Tổ Ngoại ngữ told', 'c Tổ Văn phòng told'])
  })

  test('workers and units are counted too, where something is asked for just these', () => {
    const [letter] = read(
      LETTER,
      'Công đoàn có 60 đoàn viên. Nay kính trình khen thưởng cho 02 đơn vị và 03 người lao động.',
    )
    expect(letter?.statedCounts?.value).toEqual({ collectives: 2, individuals: 3 })
  })

  test('a clerk of a court is no secretary of the meeting', () => {
    expect(
      nominees(`Công đoàn kính trình khen thưởng:
      + Thư ký Tòa án: Bà Lê Thị Sen`),
    ).toEqual(['i Lê Thị Sen'])
  })

  test('the committee over its chairman in a list signs nothing yet', () => {
    expect(
      nominees(`Công đoàn kính trình khen thưởng các cá nhân sau:
        BCH Công đoàn:
        - Bà Hoàng Thị Mận (Chủ tịch)
        Tổ Ngoại ngữ:
        - Cô Lê Thị Sen (giáo viên)`),
    ).toEqual(['i Hoàng Thị Mận', 'i Lê Thị Sen'])
  })

  test('tones that a PDF drew after the consonant go back to their vowel', () => {
    expect(
      nominees('Công đoàn kính trình khen thưởng:\n1. Bà Hoàng Thị Ngoc\u0323\n2. Ông Trần Đin\u0300h Phong'),
    ).toEqual(['i Hoàng Thị Ngọc', 'i Trần Đình Phong'])
  })
})

describe('the date of a paper', () => {
  test.each([
    ['Hà Nội 21/05/2021', '2021-05-21'],
    ['Ba Đình, ngày 14 tháng Năm năm 2021', '2021-05-14'],
    ['Ba Đình, ngày 25 tháng 5/2021', '2021-05-25'],
    ['Ba Đình, tháng 5 năm 2021', null],
    ['Ba Đình, ngày … / 5 / 2021', null],
    ['Ba Đình, ngày (  ) tháng 5 năm 2021', null],
  ])('%s', (line, date) => {
    const [letter] = read(LETTER.replace('TỜ TRÌNH', `${line}\n  TỜ TRÌNH`))
    expect(letter?.date?.value ?? null).toBe(date)
  })
})

describe('whose achievements a summary tells', () => {
  const subjects = (...parts: readonly (string | Table)[]): string[] =>
    read(...parts).flatMap((document) => [document.type, ...document.subjects.map(({ name }) => name)])

  test('a record of life and achievements is a summary', () => {
    expect(
      subjects(`SƠ YẾU LÝ LỊCH VÀ THÀNH TÍCH
        Họ và tên: Hoàng Thị Mận
        Ngày sinh: 02/3/1988
        Thành tích: trực 21 buổi tại điểm bầu cử.`),
    ).toEqual(['achievement-summary', 'Hoàng Thị Mận'])
  })

  test('of a story it is the one who is introduced with a birth, whatever they are called later on', () => {
    expect(
      subjects(`BÁO CÁO THÀNH TÍCH
        Nhắc đến phong trào của nhà trường ai cũng nhớ chị Hoàng Thị Mận (sinh năm 1988), giáo viên. Chị Mận lớn lên ở quê.
        Cùng đồng nghiệp là anh Cao Văn Bưởi trực 21 buổi tại điểm bầu cử.`),
    ).toEqual(['achievement-summary', 'Hoàng Thị Mận'])
  })

  test('of a numbered form it is whom its name label names, not the husband', () => {
    expect(
      subjects(
        'BẢN TỰ THUẬT THÀNH TÍCH',
        table(`1 | Họ và tên | Hoàng Thị Mận
               2 | Ngày sinh | 02/3/1988
               3 | Chồng | Cao Văn Bưởi (lái xe)
               4 | Nơi làm việc | Tổ Ngoại ngữ`),
        'Trực 21 buổi tại điểm bầu cử; dạy thay 12 tiết cho đồng nghiệp đi cách ly.',
      ),
    ).toEqual(['achievement-summary', 'Hoàng Thị Mận'])
  })

  test('labels set side by side are a form and no table', () => {
    expect(
      subjects(`BÁO CÁO THÀNH TÍCH
        Họ và tên: Hoàng Thị Mận\t\tNgày sinh: 02/3/1988
        Chức danh: Giáo viên\t\tBộ phận: Tổ Ngoại ngữ
        Trực 21 buổi tại điểm bầu cử; dạy thay 12 tiết cho đồng nghiệp đi cách ly.`),
    ).toEqual(['achievement-summary', 'Hoàng Thị Mận'])
  })

  test('a part headed by achievements begins no second summary', () => {
    expect(
      subjects(
        `TÓM TẮT THÀNH TÍCH TẬP THỂ
        Tên tập thể: Tổ Ngoại ngữ
        Thuộc: Trường THCS Mạ Non
        Số lao động: 12
        Người phụ trách: Cao Thị Quýt`,
        'THÀNH TÍCH CHÍNH',
        `Tập thể có ba sáng kiến được công nhận, một trăm phần trăm tham gia bầu cử.
        Đơn vị nhiều năm liền được nhà trường khen.`,
      ),
    ).toEqual(['achievement-summary', 'Tổ Ngoại ngữ'])
  })
})

describe('papers that come along', () => {
  test.each([
    [
      'members of the committee',
      'DANH SÁCH ỦY BAN KIỂM TRA',
      'TT | Họ và tên | Chức danh\n1 | Hoàng Thị Mận | Chủ nhiệm',
    ],
    [
      'dues',
      'TỔNG HỢP ĐOÀN PHÍ QUÝ I',
      'TT | Họ tên | Lương | Đoàn phí\n1 | Hoàng Thị Mận | 6.500.000 | 65.000\n2 | Vũ Văn Trà | 7.000.000 | 70.000',
    ],
  ])('%s are none of the dossier', (_, title, rows) => {
    expect(read(title, table(rows)).map(({ type }) => type)).toEqual(['other'])
  })
})
