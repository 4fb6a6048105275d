import { describe, expect, test } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Table } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, table } from './reading.ts'

function read(...parts: readonly (string | Table)[]): UnderstoodDocument[] {
  return understand([file('a.docx', pages(...parts))], documentTypes)
}

const letterOf = (date: string): string => `CÔNG ĐOÀN CƠ SỞ TRƯỜNG THCS MẠ NON
  Số: 07/TTr-CĐCS
  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  Độc lập - Tự do - Hạnh phúc
  ${date}
  TỜ TRÌNH
  Về việc đề nghị khen thưởng
  Kính gửi: LĐLĐ quận Ba Đình
  Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23 tháng 3 năm 2021;
  Công đoàn đề nghị khen thưởng:
  1. Bà Lê Thị Sen`

describe("a document's date", () => {
  test.each([
    'Ba Đình , ngày 12 tháng 5 , năm 2021',
    'Ba Đình, ngày 12, tháng 5, năm 2021',
    'Ba Đình,ngày 12 - tháng 05 - năm 2021.',
    'Ba Đình, ngày: 12 tháng: 5 năm: 2021',
    'Ba Đình,ngày 12 tháng 05 năm\n2021',
    'Ba Đình, ngày 12 tháng 5\nnăm 2021',
    'Ngày 12/05/2021',
  ])('is read however it is punctuated or broken: %s', (date) => {
    expect(read(letterOf(date))[0]?.date?.value).toBe('2021-05-12')
  })

  test.each([
    'Ba Đình, ngày , tháng 5 , năm 2021',
    'Ba Đình, ngày ... , tháng ... , năm 2021',
    'Ba Đình, ngày      tháng 5 năm\n2021',
  ])('is blank where the day is: %s', (date) => {
    expect(read(letterOf(date))[0]?.date).toBeNull()
  })

  const SUMMARY = `BẢN TÓM TẮT THÀNH TÍCH CÁ NHÂN
    Họ và tên: Lê Thị Sen
    Năm sinh: 1980
    Chức vụ: Giáo viên
    Đơn vị: Tổ Văn, Trường THCS Mạ Non
    Thành tích đạt được:
    - Hướng dẫn cử tri cao tuổi bỏ phiếu, đưa hòm phiếu phụ tới tận nhà.
    - Bảo đảm ngày công, hướng dẫn tay nghề cho ba đồng nghiệp mới.`

  test.each([
    '- Trang trí 03 cụm pa-nô trước cổng cơ quan xong trước ngày\n05/5/2021.',
    '- Năm học qua đạt danh hiệu Lao động tiên tiến (Quyết định số 312/QĐ-\nUBND ngày 30/6/2020).',
  ])('is none that a sentence over two lines quotes: %s', (sentence) => {
    expect(read(`${SUMMARY}\n${sentence}\nNGƯỜI KHAI\nLê Thị Sen`)[0]?.date).toBeNull()
  })

  test('under a table of deeds is no row of it', () => {
    const deeds = table(`STT | Nội dung công việc | Tự đánh giá
      1 | Trang trí khu vực bỏ phiếu của phường | Hoàn thành tốt
      2 | Vận động cử tri đi bầu trước 11 giờ | Hoàn thành tốt
      | | Hà Nội,ngày 12 tháng 05 năm 2021
      XÁC NHẬN CỦA CHỦ TỊCH | | NGƯỜI BÁO CÁO`)
    expect(read(SUMMARY, deeds)[0]?.date?.value).toBe('2021-05-12')
  })

  test("over the title of a summary that follows a letter without page break is the summary's", () => {
    const [letter, summary] = read(`${letterOf('Ba Đình, ngày .... tháng .... năm 2021')}
      TM. BAN CHẤP HÀNH
      CHỦ TỊCH
      Cổ Văn Sử
      TRƯỜNG THCS MẠ NON
      *
      Ngày 11/05/2021
      ${SUMMARY}`)
    expect(letter?.date).toBeNull()
    expect(summary).toMatchObject({ type: 'achievement-summary', date: { value: '2021-05-11' } })
  })
})

describe('"Thành tích của ..." as a title', () => {
  const BODY = `Nhiều năm liền giữ vững danh hiệu, đợt thi đua vừa qua tiếp tục có những kết quả nổi bật sau đây.
    Kết quả cụ thể: (1) Tập thể đoàn kết, 100% ký cam kết thi đua và hoàn
    thành các chỉ tiêu; (2) Trang trí 01 khu vực bỏ phiếu, 02 pano, 15
    băng rôn bằng nguồn xã hội hóa; (3) Cử 04 đồng chí tham gia
    Tổ bầu cử, đồng chí Tổ trưởng được biểu dương; (4)
    Có 3/3 sáng kiến được công nhận; (5)
    Tổ chức tọa đàm với 64 lượt đoàn viên tham dự; (6)
    Đảm bảo an toàn tuyệt đối về người và tài sản.
    T/M BCH CÔNG ĐOÀN
    Khuất Thị Như Hiên`

  test.each([
    ['Thành tích của Tổ Lắp ráp số 2', 'Tổ Lắp ráp số 2'],
    ['Thành tích của đồng chí Lê Đức Trọng', 'Lê Đức Trọng'],
    ['Thành tích của Vũ Tiến Đạt', 'Vũ Tiến Đạt'],
  ])('%s: a summary, with deeds counted in brackets, and no blank form', (title, name) => {
    const documents = read(`BCH CÔNG ĐOÀN CÔNG TY MINH LONG\n*\n${title}\n${BODY}`)
    expect(documents).toHaveLength(1)
    expect(documents[0]).toMatchObject({ type: 'achievement-summary', problem: null })
    expect(documents[0]?.subjects.map((one) => one.name)).toEqual([name])
  })

  test('a sentence that begins so is none', () => {
    const [letter] = read(
      `${letterOf('Ngày 12/05/2021')}\nThành tích của Tổ Văn phòng đã được nêu trong báo cáo tóm tắt gửi kèm`,
    )
    expect(letter?.type).toBe('proposal-letter')
  })
})

test('an organ left of the motto is no title, whatever word it resembles', () => {
  const bold = (text: string) => ({ kind: 'line' as const, text, bold: true })
  const blocks = [
    bold('liên đoàn lao động\tcộng hòa xã hội chủ nghĩa'),
    bold('quận ba đình\tviệt nam'),
    bold('phường vạn\tĐộc lập - Tự do - Hạnh phúc'),
    bold('XUÂN\t--------------'),
    { kind: 'line' as const, text: 'Hà Nội, ngày 19 tháng 05 năm 2021' },
    bold('BẢN TÓM TẮT THÀNH TÍCH TẬP THỂ'),
    { kind: 'line' as const, text: 'Tập thể đề nghị: CĐCS phường Vạn Xuân' },
    { kind: 'line' as const, text: 'Thành tích: hoàn thành tốt công tác bầu cử' },
  ]
  const documents = understand([file('a.docx', [{ blocks }])], documentTypes)
  expect(documents.map((one) => one.type)).toEqual(['achievement-summary'])
})

test('people of an election team are listed, nobody is proposed', () => {
  const [list] = read(
    'DANH SÁCH CÁN BỘ THAM GIA TỔ BẦU CỬ SỐ 12',
    table(`1 | Sùng A Páo | Tổ trưởng
      2 | Trương Thị Hoài Hiền | Thư ký`),
  )
  expect(list).toMatchObject({ type: 'other', nominees: [] })
})

test('the Party cell that agrees to the choice gives its opinion; a letter that asks for praise is no opinion', () => {
  const opinionOn = (body: string) =>
    read(`ĐẢNG BỘ QUẬN BA ĐÌNH
      CHI BỘ TRƯỜNG THCS MẠ NON
      *
      Số 14-CV/CB
      ĐẢNG CỘNG SẢN VIỆT NAM
      Ba Đình, ngày 06 tháng 5 năm 2021
      V/v cho ý kiến về công tác nhân sự khen thưởng
      Kính gửi: Công đoàn cơ sở Trường THCS Mạ Non
      ${body}
      T/M CHI BỘ
      BÍ THƯ
      Phạm Khánh Khuê`)[0]
  expect(opinionOn('Chi bộ nhất trí với kết quả bình xét của Ban Chấp hành Công đoàn.')).toMatchObject({
    type: 'other',
    subtype: 'opinion',
  })
  expect(opinionOn('Kính đề nghị Liên đoàn Lao động quận tặng Giấy khen cho bà Lê Thị Sen.')?.subtype).not.toBe(
    'opinion',
  )
})
