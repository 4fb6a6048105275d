import { describe, expect, test } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, table } from './reading.ts'

const HEAD = `CÔNG ĐOÀN CƠ SỞ XÍ NGHIỆP IN HỒNG PHÁT
Số: 16/TTr-CĐCS
TỜ TRÌNH
V/v đề nghị khen thưởng
Kính gửi: LĐLĐ quận Ba Đình`

const letter = (text: string) => file('To trinh.docx', pages(`${HEAD}\n${text}`))
const nomineesOf = (text: string): string[] =>
  understand([letter(text)], documentTypes).flatMap(({ nominees }) =>
    nominees.map(({ name, uncertain }) => `${name}${uncertain === true ? ' ?' : ''}`),
  )
const papers = (...texts: readonly string[]) =>
  understand(
    texts.map((text, at) => file(`${at}.docx`, pages(text))),
    documentTypes,
  )
const subjectsOf = (text: string): string[] => papers(text).flatMap(({ subjects }) => subjects.map(({ name }) => name))

describe('names that are like words of a letter', () => {
  test('are nominees: Lưu, Vàng, Chu Trí, Trần Trọng', () => {
    expect(
      nomineesOf(`Ban Chấp hành đề nghị khen thưởng các cá nhân:
      - Lưu Bách Chiến - Đội phó
      - Vàng Seo Dìn - Công nhân
      - Chu Trí Dũng - Thợ máy
      - Trần Trọng Nghĩa - Lái xe
      Trân trọng kính trình./.
      Nơi nhận:
      - Như trên;
      - Lưu VT.`),
    ).toEqual(['Lưu Bách Chiến', 'Vàng Seo Dìn', 'Chu Trí Dũng', 'Trần Trọng Nghĩa'])
  })

  test('typed in haste keep their capitals', () => {
    expect(
      nomineesOf(`Công đoàn đề nghị LĐLĐ quận khen thưởng các cá nhân:
      Trưng thị Diệu
      Ung minh Khôi`),
    ).toEqual(['Trưng Thị Diệu', 'Ung Minh Khôi'])
  })
})

describe('who signs a paper of no form', () => {
  const asked = `Công đoàn xin trình khen cho anh Sùng Văn Lái và anh Đào Ngọc Bánh.`

  test.each([
    ['a post and a dash before the name', 'Hà Nội 25 tháng 5, 2021\nTổ trưởng CĐ - Trịnh Công Xế'],
    ['a date over the name', '25.05.2021\nTrịnh Công Xế'],
    ['a short post over the name', '26/5/2021\nPCT CĐ phụ trách\nTrịnh Công Xế'],
    ['two pairs of post and name', 'chủ tịch công đoàn\nTrịnh Công Xế\nhiệu trưởng đồng ý\nTăng Thị Ái Liên'],
  ])('proposes nobody by it: %s', (_, foot) => {
    const names = nomineesOf(`${asked}\n${foot}`).join()
    expect(names).toContain('Sùng Văn Lái')
    expect(names).not.toMatch(/Trịnh Công Xế|Tăng Thị/)
  })
})

describe('a letter’s list', () => {
  test('counted in words names a team in lower case', () => {
    expect(
      nomineesOf('Công đoàn trình quận khen thưởng:\nmột là tổ Lễ tân\nhai là chị Nông Thị Chảo, nấu bếp'),
    ).toEqual(['tổ Lễ tân', 'Nông Thị Chảo'])
  })

  test('puts people behind the group they work in', () => {
    expect(
      nomineesOf(`Hội nghị đã lựa chọn, đề nghị khen thưởng các cá nhân:
      - Tổ Sử - Địa - GDCD: cô Ngụy Thị Phương Dung, thầy Doãn Chí Công;
      - Tổ Văn phòng: bác Trần Thị Gái.`),
    ).toEqual(['Ngụy Thị Phương Dung', 'Doãn Chí Công', 'Trần Thị Gái'])
  })

  test('does not propose who is to be called', () => {
    expect(
      nomineesOf(`Đề nghị khen thưởng:
      1. Nguyễn Thị Hường, bếp chính
      2. Quản Trọng Thìn, giao hàng
      Chị Nguyễn Thị Hương thu ngân, sinh năm 1994, là người liên hệ khi cần.`),
    ).toEqual(['Nguyễn Thị Hường', 'Quản Trọng Thìn'])
  })
})

describe('whose achievements a paper tells', () => {
  test.each([
    [
      'a title with a form of address before a rare family',
      'TTTT THẦY PHÍ ANH TƠ\nSoạn bài "Lá phiếu hồng" cho dàn dây thiếu nhi, 26 em tập qua mạng.',
      ['PHÍ ANH TƠ'],
    ],
    [
      'a title in lower case with a team',
      'thành tích tổ lễ tân\ntổ có 5 người. tổ làm 3 ca, đo nhiệt độ khách ngày 2 lần, ghi sổ đủ 46 người.',
      ['Tổ lễ tân'],
    ],
    [
      'a team under the title, though somebody leads it',
      'BÁO CÁO THÀNH TÍCH\nBộ phận Tiếp nhận và trả kết quả\nI. Đặc điểm tình hình. Gồm 05 đồng chí, phụ trách: đ/c Hồ Thị Lan.\nII. Thành tích. Đã giải quyết 2.318 hồ sơ, đúng và trước hạn 99,8%.\nPHỤ TRÁCH BỘ PHẬN\nHồ Thị Lan',
      ['Bộ phận Tiếp nhận và trả kết quả'],
    ],
    [
      'people by Roman numbers',
      'TÓM TẮT THÀNH TÍCH GIÁO VIÊN\nI. Đ/c Khúc Thanh Nhàn, sinh năm 1990, lớp C2. Dạy trực tuyến 31 buổi; làm video hơn 9.000 lượt xem.\nII. Đ/c Tào Thị Hiếu, sinh năm 1996, lớp B1. Giải Nhì hội thi kể chuyện về Bác; hiến 1 đơn vị máu.\nHiệu trưởng: Ung Thị Lệ',
      ['Khúc Thanh Nhàn', 'Tào Thị Hiếu'],
    ],
  ])('%s', (_, text, expected) => {
    expect(subjectsOf(text)).toEqual(expected)
  })

  test('is known by the name alone over a paper without title, where a letter names that one', () => {
    const [, told] = papers(
      `Thân gửi các anh chị Liên đoàn Lao động quận,
      Công đoàn xin thưa rằng xứng đáng được khen hơn cả là nghệ sĩ Kim Đức Tễu, người viết ba hoạt cảnh.
      Kính mong Liên đoàn xét tặng giấy khen theo kế hoạch số 63.
      Doãn Hoài Vân
      chủ tịch công đoàn nhà hát`,
      `Kim Đức Tễu
      Sinh năm 1970, diễn viên hạng II
      Viết và dàn dựng 3 hoạt cảnh chèo về bầu cử, tập cho 9 diễn viên trẻ trong 12 ngày. Vai hề gậy của anh diễn 32 buổi không nghỉ, kể cả hôm 9/5 sốt 38 độ. Anh bán chiếc đàn nguyệt cũ góp 5 triệu đồng vào quỹ vắc xin.`,
    )
    expect(told).toMatchObject({ type: 'achievement-summary', subjects: [{ name: 'Kim Đức Tễu' }] })
  })
})

describe('whom a summary mentions', () => {
  const mentioned = (deeds: string) =>
    papers(`TÓM TẮT THÀNH TÍCH\nHọ và tên: Thiều Thị Na\n${deeds}`)[0]?.mentioned ?? []

  test.each([
    'Trực tiếp cùng cán bộ tín dụng Hồ Sỹ Nguyên xuống 12 doanh nghiệp.',
    'Được khán giả và nhạc trưởng Hồ Sỹ Nguyên đánh giá cao.',
    'Nấu 300 suất; ông Hồ Sỹ Nguyên và anh em tổ nề tặng chị danh hiệu "Bếp trưởng vàng".',
    'Tham gia tổ phục vụ bầu cử số 7, cùng đồng chí\nHồ Sỹ Nguyên viết 1.200 thẻ cử tri.',
  ])('for company or praise is told of elsewhere: %s', (deeds) => {
    expect(mentioned(deeds)).not.toContain('hồ sỹ nguyên')
  })

  test('at the head of a sentence may be told of there', () => {
    expect(mentioned('Đồng chí Hồ Sỹ Nguyên được ghi nhận vì đã trực 12 đêm.')).toContain('hồ sỹ nguyên')
  })
})

test('a report behind other papers of one file has its head at the top of its page', () => {
  const documents = papers(`BÁO CÁO THÀNH TÍCH CÁ NHÂN
    Họ và tên: Thiều Thị Na
    Nấu 300 suất ăn mỗi ngày cho các tổ bầu cử của phường.
    GIÁM ĐỐC XÁC NHẬN
    Bùi Thị Mai Phương
    ===
    CĐCS TRUNG TÂM VĂN HÓA THÔNG TIN
    Số: 11/BC-CĐTT
    Ba Đình, ngày 25 tháng 5 năm 2021
    BÁO CÁO
    Kết quả thực hiện phong trào thi đua cao điểm từ 25/3/2021 đến 25/5/2021
    1. Công tác chỉ đạo: ban hành kế hoạch ngày 01/4; giao ban hằng tuần.`)
  expect(documents[1]).toMatchObject({ type: 'result-report', number: { value: '11/BC-CĐTT' } })
})

describe('a table', () => {
  const named = (text: string) =>
    understand(
      [
        file(
          'a.docx',
          pages(`${HEAD}\nBan Chấp hành đề nghị khen thưởng các cá nhân trong bảng:`, table(text), 'Trân trọng./.'),
        ),
      ],
      documentTypes,
    ).flatMap(({ nominees }) => nominees.map(({ name, uncertain }) => `${name}${uncertain === true ? ' ?' : ''}`))

  test('that goes on at its own right is read to its end', () => {
    expect(
      named(`TT | Họ và tên | Tổ | TT | Họ và tên | Tổ
        1 | Đèo Văn Ín | Cốt thép | 3 | Nguyễn Công Hoạch | Điện nước
        2 | Lê Sỹ Quảng | Cốt thép | 4 | Phan Đình Tuệ | Bảo vệ`),
    ).toEqual(['Đèo Văn Ín', 'Lê Sỹ Quảng', 'Nguyễn Công Hoạch', 'Phan Đình Tuệ'])
  })

  test('with columns of a factory’s own words has its names in the one that is called for them', () => {
    expect(
      named(`Chuyền | Họ tên công nhân | Mã NV | Công đoạn
        Chuyền 1 | Âu Thị Ngát | HP0114 | May cổ
        Chuyền 2 | Hứa Kim Cúc | HP0355 | Ráp sườn`),
    ).toEqual(['Âu Thị Ngát', 'Hứa Kim Cúc'])
  })

  test('that is a form of one team names it', () => {
    const told = understand(
      [
        file(
          'a.docx',
          pages(
            'PHIẾU TÓM TẮT THÀNH TÍCH TẬP THỂ',
            table(`TÊN TẬP THỂ | SỐ LAO ĐỘNG | TỔ TRƯỞNG
              Tổ Thu gom Ngọc Khánh | 18 (nữ 16) | Hồ Thị Chót
              THÀNH TÍCH NỔI BẬT | |
              Thu gom 42 tấn rác mỗi ngày, không để rác tồn qua đêm kể cả những ngày nắng 40 độ. | |`),
          ),
        ),
      ],
      documentTypes,
    )
    expect(told.flatMap(({ subjects }) => subjects.map(({ name }) => name))).toEqual(['Tổ Thu gom Ngọc Khánh'])
  })
})

test('a row that says that its deeds are yet to come tells of nobody', () => {
  const told = understand(
    [
      file(
        'a.docx',
        pages(
          'TÓM TẮT THÀNH TÍCH',
          table(`TT | Họ và tên | Tóm tắt thành tích
            1 | Lương Thế Khôi | Bồi dưỡng đội tuyển đạt 3 giải cấp thành phố, trực 6 ca tại điểm bầu cử
            2 | Thuận Văn Bắc | Chưa có - đang nằm viện, sẽ gửi bổ sung.`),
        ),
      ),
    ],
    documentTypes,
  )
  expect(told.flatMap(({ subjects }) => subjects.map(({ name }) => name))).toEqual(['Lương Thế Khôi'])
})

test('people by one under their groups are nominees, who withdrew is none', () => {
  expect(
    nomineesOf(`Công đoàn trình LĐLĐ quận tặng Giấy khen cho các cô:
    Tổ lớn: cô Bạch Thị Yến, cô Đinh Ngọc Hân.
    Tổ bé: cô Phùng Thị Lành.
    Cô Cấn Thị Thảo (tổ bé) đã được bình chọn nhưng xin rút vì vừa nhận Giấy khen.`),
  ).toEqual(['Bạch Thị Yến', 'Đinh Ngọc Hân', 'Phùng Thị Lành'])
})

test.each(['Về việc công nhận Ban Chấp hành CĐCS khóa II', 'V/v hỗ trợ đoàn viên có hoàn cảnh khó khăn'])(
  'a letter about other business of a union proposes nobody: %s',
  (about) => {
    const [document] = papers(`CĐCS CÔNG TY X
    Số: 01/TTr-CĐCS
    TỜ TRÌNH
    ${about}
    Kính gửi: Ban Thường vụ LĐLĐ quận Ba Đình
    Đại hội đã bầu Ban Chấp hành gồm: 1. Chử Thị Vân Khánh; 2. Lường Văn Toán.`)
    expect(document?.type).toBe('other')
  },
)

test('pages of one file that begin with their number are its summaries', () => {
  const documents = papers(`${HEAD}
    Công đoàn kính đề xuất khen thưởng hai cá nhân:
    1. Đàm Thị Lụa - Kế toán
    2. Phùng Anh Quân - Giám định viên
    Trân trọng,
    BCH CÔNG ĐOÀN
    Phó Chủ tịch
    Nghiêm Xuân Sơn
    ===
    TRANG 2 – TÓM TẮT THÀNH TÍCH CÁ NHÂN: ĐÀM THỊ LỤA
    Hoàn thành 100% quyết toán quý I trước hạn 4 ngày, tiết kiệm 14.000 tờ giấy một năm.
    ===
    TRANG 3 – TÓM TẮT THÀNH TÍCH CÁ NHÂN: PHÙNG ANH QUÂN
    Giám định 486 vụ, có 61 vụ ngoài giờ; không có khiếu nại, giữ lại cho công ty 410 triệu đồng.`)
  expect(documents.slice(1).flatMap(({ subjects }) => subjects.map(({ name }) => name))).toEqual([
    'ĐÀM THỊ LỤA',
    'PHÙNG ANH QUÂN',
  ])
})
