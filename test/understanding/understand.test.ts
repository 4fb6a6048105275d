import { describe, expect, it } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, photo, table } from './reading.ts'

const read = (...files: FileReading[]) => understand(files, documentTypes)
const names = (people: readonly { kind: string; name: string }[]) =>
  people.map((one) => `${one.kind === 'collective' ? 'T' : 'C'} ${one.name}`)

const HEAD = `LĐLĐ QUẬN BA ĐÌNH
CĐCS TRƯỜNG THCS GIẢNG VÕ
Số: 12/TTr-CĐCS
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ba Đình, ngày 20 tháng 5 năm 2021`

describe('a Tờ trình', () => {
  it('is read with its fields and the nominees of its table, the signer not among them', () => {
    const [letter] = read(
      file(
        'To trinh.docx',
        pages(
          {
            kind: 'table',
            rows: [
              [
                'LĐLĐ QUẬN BA ĐÌNH\nCĐCS TRƯỜNG THCS GIẢNG VÕ\n-------',
                'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
              ],
              ['Số: 12/TTr-CĐCS', 'Ba Đình, ngày 20 tháng 5 năm 2021'],
            ],
          },
          `TỜ TRÌNH
          Về việc đề nghị khen thưởng phong trào thi đua cao điểm bầu cử
          Kính gửi: Ban Thường vụ LĐLĐ quận Ba Đình
          Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của LĐLĐ quận Ba Đình;
          Căn cứ kết quả họp bình xét ngày 18/5/2021,
          BCH CĐCS Trường THCS Giảng Võ đề nghị LĐLĐ quận tặng Giấy khen cho 01 tập thể và 03 cá nhân, gồm:`,
          table(`TT|Họ và tên|Chức vụ, đơn vị|Hình thức khen thưởng
            I|Tập thể||
            1|Công đoàn cơ sở Trường THCS Giảng Võ||Giấy khen
            II|Cá nhân||
            1|Đ/c Nguyễn Thị Hương|Giáo viên|Giấy khen
            2|Trần Văn\\nNam|Tổ trưởng tổ Toán|Giấy khen
            3|Bà Phạm Thị Nga|Kế toán|Giấy khen`),
          `Kính đề nghị LĐLĐ quận Ba Đình xem xét, quyết định./.`,
          {
            kind: 'table',
            rows: [['Nơi nhận:\n- Như trên;\n- Lưu CĐ.', 'TM. BAN CHẤP HÀNH\nCHỦ TỊCH\n\n\nLê Thị Hoà']],
          },
        ),
      ),
    )
    expect(letter).toMatchObject({
      type: 'proposal-letter',
      pages: null,
      number: { value: '12/TTr-CĐCS' },
      date: { value: '2021-05-20' },
      issuer: { value: 'CĐCS TRƯỜNG THCS GIẢNG VÕ' },
      superior: { value: 'LĐLĐ QUẬN BA ĐÌNH' },
      signer: { value: 'Lê Thị Hoà' },
      recipient: { value: 'Ban Thường vụ LĐLĐ quận Ba Đình' },
      planNumber: { value: '63/KH-LĐLĐ' },
      statedCounts: { value: { collectives: 1, individuals: 3 } },
      problem: null,
    })
    expect(letter?.confidence).toBeGreaterThan(0.95)
    expect(names(letter?.nominees ?? [])).toEqual([
      'T Công đoàn cơ sở Trường THCS Giảng Võ',
      'C Nguyễn Thị Hương',
      'C Trần Văn Nam',
      'C Phạm Thị Nga',
    ])
    expect(letter?.nominees[2]).toMatchObject({ post: 'Tổ trưởng tổ Toán', award: 'Giấy khen' })
  })

  it('may be letter-spaced, without number and day, its nominees in lists', () => {
    const [letter] = read(
      file(
        'a.docx',
        pages(`CÔNG ĐOÀN CƠ SỞ
          CÔNG TY TNHH BÌNH MINH
          Số:      /TTr-CĐ
          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
          Độc lập – Tự do – Hạnh phúc
          Hà Nội, ngày    tháng 5 năm 2021
          T Ờ  T R Ì N H
          V/v đề nghị tặng Giấy khen
          Kính gửi: - Liên đoàn Lao động quận Ba Đình
          - Ban Chính sách pháp luật
          Thực hiện Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021, CĐCS Công ty TNHH Bình Minh kính trình khen thưởng:
          I. Tập thể:
          - Tổ Văn phòng
          - Phân xưởng May 1
          II. Cá nhân:
          1. Đồng chí Nguyễn Văn An - Công nhân tổ Cắt
          2. Đồng chí Trần Thị Bích, Tổ trưởng tổ May
          3. Ông: Lê Văn Cường; chức vụ: Bảo vệ; sinh năm 1975
          Trân trọng cảm ơn!
          TM. BAN CHẤP HÀNH
          CHỦ TỊCH
          Phạm Văn Dũng`),
      ),
    )
    expect(letter).toMatchObject({
      type: 'proposal-letter',
      number: null,
      numberBlank: true,
      date: null,
      issuer: { value: 'CÔNG ĐOÀN CƠ SỞ CÔNG TY TNHH BÌNH MINH' },
    })
    expect(names(letter?.nominees ?? [])).toEqual([
      'T Tổ Văn phòng',
      'T Phân xưởng May 1',
      'C Nguyễn Văn An',
      'C Trần Thị Bích',
      'C Lê Văn Cường',
    ])
    expect(letter?.nominees.at(-1)).toMatchObject({ post: 'Bảo vệ', birthYear: 1975 })
  })

  it('may propose in a sentence', () => {
    const [letter] = read(
      file(
        'b.docx',
        pages(`CÔNG ĐOÀN TRƯỜNG MẦM NON HOA MAI
          to trinh
          Kính gửi: LĐLĐ quận Ba Đình
          Công đoàn Trường Mầm non Hoa Mai đề nghị LĐLĐ quận khen thưởng cho tập thể Tổ Nuôi dưỡng và đồng chí Nguyễn Thị Bình, Tổ trưởng chuyên môn, vì đã có thành tích xuất sắc.
          CHỦ TỊCH
          Hoàng Thị Yến`),
      ),
    )
    expect(letter?.type).toBe('proposal-letter')
    expect(names(letter?.nominees ?? [])).toEqual(['T Tổ Nuôi dưỡng', 'C Nguyễn Thị Bình'])
  })

  it('is told from an official letter that proposes, which has no title', () => {
    const [letter] = read(
      file(
        'cv.docx',
        pages(`LĐLĐ QUẬN BA ĐÌNH	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
          CĐCS BỆNH VIỆN MẮT	Độc lập - Tự do - Hạnh phúc
          Số: 15/CV-CĐ	Hà Nội, ngày 19 tháng 5 năm 2021
          V/v đề nghị khen thưởng đợt thi đua bầu cử
          Kính gửi: Liên đoàn Lao động quận Ba Đình
          Ban chấp hành đề nghị khen thưởng các cá nhân có tên sau:
          1. Nguyễn Thị Mai, Điều dưỡng trưởng
          2. Vũ Đức Long, Bác sĩ
          Nơi nhận:	TM. BAN CHẤP HÀNH
          - Như trên;	CHỦ TỊCH
          - Lưu CĐ.
          	Đỗ Văn Hùng`),
      ),
    )
    expect(letter).toMatchObject({
      type: 'proposal-letter',
      subtype: 'official-letter',
      number: { value: '15/CV-CĐ' },
      date: { value: '2021-05-19' },
      issuer: { value: 'CĐCS BỆNH VIỆN MẮT' },
      signer: { value: 'Đỗ Văn Hùng' },
    })
    expect(names(letter?.nominees ?? [])).toEqual(['C Nguyễn Thị Mai', 'C Vũ Đức Long'])
  })
})

describe('one file', () => {
  it('with letter, annex and two summaries is four documents with their pages', () => {
    const documents = read(
      file(
        'hoso.docx',
        pages(
          `${HEAD}
          TỜ TRÌNH
          Kính gửi: LĐLĐ quận Ba Đình
          Căn cứ kế hoạch 63/KH-LĐLĐ
          Đề nghị khen thưởng 01 tập thể, 01 cá nhân (có danh sách kèm theo).
          TM. BCH CÔNG ĐOÀN
          CHỦ TỊCH
          Ngô Thị Lan
          ===
          DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG
          (Kèm theo Tờ trình số 12/TTr-CĐCS)`,
          table(`STT|Tên tập thể, cá nhân|Chức vụ
            1|Tổ Văn phòng|
            2|Đào Thị Thu|Kế toán`),
          `===
          TÓM TẮT THÀNH TÍCH
          Tập thể: Tổ Văn phòng
          Tổ đã làm tốt công tác tuyên truyền bầu cử đến toàn thể đoàn viên, người lao động trong nhà trường.
          TM. TỔ
          TỔ TRƯỞNG
          Đào Thị Thu
          TÓM TẮT THÀNH TÍCH
          Họ và tên: Đào Thị Thu. Sinh năm 1980
          Chức vụ: Kế toán
          Đồng chí luôn hoàn thành xuất sắc nhiệm vụ được giao, tích cực tuyên truyền bầu cử.
          NGƯỜI VIẾT
          Đào Thị Thu`,
        ),
      ),
    )
    expect(documents.map((one) => [one.type, one.pages, names([...one.nominees, ...one.subjects])])).toEqual([
      ['proposal-letter', [1, 1], []],
      ['nominee-list', [2, 2], ['T Tổ Văn phòng', 'C Đào Thị Thu']],
      ['achievement-summary', [3, 3], ['T Tổ Văn phòng']],
      ['achievement-summary', [3, 3], ['C Đào Thị Thu']],
    ])
    expect(documents[0]?.refersToList).toBe(true)
  })
})

describe('photos of one mail', () => {
  it('are read in the order of their names, and a page without head goes on with the one before', () => {
    const documents = read(
      photo(
        'IMG_002.jpg',
        `2. Đồng chí Trần Văn Nam - Tổ trưởng
        Kính đề nghị LĐLĐ quận xem xét.
        TM. BAN CHẤP HÀNH
        CHỦ TỊCH
        Lê Thị Hoà`,
      ),
      photo(
        'IMG_001.jpg',
        `CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        TỞ TRÌNH
        Kính gửi: LĐLĐ quận Ba Đình
        Công đoàn đề nghị khen thưởng các đồng chí sau:
        1. Đồng chí Nguyễn Thị Hương - Giáo viên`,
      ),
      photo(
        'IMG_003.jpg',
        `BÁO CÁO TÓM TẤT THÀNH TÍCH
        Họ và tên: Nguyễn Thị Hương
        Chức vụ: Giáo viên
        Nội dung thành tích`,
      ),
    )
    expect(documents.map((one) => [one.attachment, one.type, one.pages, one.continues?.[0]])).toEqual([
      ['IMG_002.jpg', 'proposal-letter', null, 'IMG_001.jpg'],
      ['IMG_001.jpg', 'proposal-letter', null, undefined],
      ['IMG_003.jpg', 'achievement-summary', null, undefined],
    ])
    expect(names(documents[1]?.nominees ?? [])).toEqual(['C Nguyễn Thị Hương', 'C Trần Văn Nam'])
  })
})

describe('a summary', () => {
  it('tells of the one its form names, never of the certifier', () => {
    const [summary] = read(
      file(
        'TTTT.docx',
        pages(`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
          Độc lập - Tự do - Hạnh phúc
          BÁO CÁO
          TÓM TẮT THÀNH TÍCH CÁ NHÂN
          Đề nghị tặng Giấy khen của LĐLĐ quận
          Họ và tên: NGUYỄN THỊ HƯƠNG	Giới tính: Nữ
          Sinh ngày: 12/3/1985
          Chức vụ: Giáo viên
          Đơn vị công tác: Trường THCS Giảng Võ
          Thành tích đạt được:
          - Hoàn thành tốt nhiệm vụ.
          Ba Đình, ngày 19 tháng 5 năm 2021
          XÁC NHẬN CỦA BCH CÔNG ĐOÀN	NGƯỜI BÁO CÁO
          Lê Thị Hoà	Nguyễn Thị Hương`),
      ),
    )
    expect(summary).toMatchObject({ type: 'achievement-summary', date: { value: '2021-05-19' } })
    expect(summary?.subjects).toMatchObject([
      { name: 'NGUYỄN THỊ HƯƠNG', birthYear: 1985, post: 'Giáo viên', unit: 'Trường THCS Giảng Võ' },
    ])
  })

  it('of all nominees tells of each of its headings', () => {
    const [summary] = read(
      file(
        'tt.docx',
        pages(`TÓM TẮT THÀNH TÍCH TẬP THỂ, CÁ NHÂN
          (Kèm theo Tờ trình số 12/TTr-CĐCS ngày 20/5/2021)
          I. TẬP THỂ
          1. Công đoàn cơ sở Trường THCS Giảng Võ
          Đã hoàn thành tốt nhiệm vụ.
          II. CÁ NHÂN
          1. Đồng chí Nguyễn Thị Hương - Giáo viên
          - Tích cực tham gia phong trào.
          2. Đồng chí Trần Văn Nam - Tổ trưởng tổ Toán
          - Hoàn thành xuất sắc nhiệm vụ được giao.
          TM. BAN CHẤP HÀNH
          CHỦ TỊCH
          Lê Thị Hoà`),
      ),
    )
    expect(names(summary?.subjects ?? [])).toEqual([
      'T Công đoàn cơ sở Trường THCS Giảng Võ',
      'C Nguyễn Thị Hương',
      'C Trần Văn Nam',
    ])
    expect(summary?.date).toBeNull()
  })

  it('that nobody filled in is a blank form', () => {
    const [form] = read(
      file(
        'mau.docx',
        pages(`Mẫu số 07
          BÁO CÁO THÀNH TÍCH
          Đề nghị tặng ............ (1)
          Họ và tên: ....................
          Sinh ngày .... tháng .... năm ......
          Chức vụ: ..............
          Đơn vị: ...............
          I. SƠ LƯỢC LÝ LỊCH
          ..............................
          II. THÀNH TÍCH
          ...............................
          Ghi chú: (1) Ghi rõ hình thức khen thưởng`),
      ),
    )
    expect(form).toMatchObject({ problem: 'blank-form', subjects: [] })
  })
})

describe('what is not part of the dossier', () => {
  it('minutes are minutes, though they hold the nominees and the words of a letter', () => {
    const [found] = read(
      file(
        'bb.docx',
        pages(`CĐCS TRƯỜNG THCS GIẢNG VÕ
          BIÊN BẢN HỌP XÉT KHEN THƯỞNG
          Thời gian: 14 giờ 00 phút ngày 18 tháng 5 năm 2021
          Địa điểm: Phòng hội đồng
          Chủ trì: đ/c Lê Thị Hoà
          Thư ký: đ/c Phạm Thị Nga
          Thành phần: 15/15 đồng chí
          Nội dung: bình xét và đề nghị khen thưởng. 100% nhất trí đề nghị:
          1. Đ/c Nguyễn Thị Hương - Giáo viên
          2. Đ/c Trần Văn Nam - Tổ trưởng
          Cuộc họp kết thúc vào hồi 15 giờ.
          THƯ KÝ	CHỦ TRÌ
          Phạm Thị Nga	Lê Thị Hoà`),
      ),
    )
    expect(found).toMatchObject({ type: 'minutes', date: { value: '2021-05-18' } })
    expect(names(found?.nominees ?? [])).toEqual(['C Nguyễn Thị Hương', 'C Trần Văn Nam'])
  })

  it('a report of results tells of no subject, though it speaks of achievements and awards', () => {
    const [found] = read(
      file(
        'bc.docx',
        pages(`LĐLĐ QUẬN BA ĐÌNH
          CĐCS TRƯỜNG THCS GIẢNG VÕ
          Số: 20/BC-CĐ
          BÁO CÁO
          Kết quả thực hiện phong trào thi đua lập thành tích chào mừng bầu cử
          I. Công tác tuyên truyền
          II. Kết quả đạt được
          Đề nghị khen thưởng đồng chí Nguyễn Thị Hương
          TM. BAN CHẤP HÀNH`),
      ),
    )
    expect(found).toMatchObject({ type: 'result-report', subjects: [], nominees: [] })
  })

  it('a note to the office is none of the documents', () => {
    const [note] = read(file('a.txt', pages('Em gửi hồ sơ khen thưởng ạ. Chúc anh chị buổi chiều vui vẻ')))
    expect(note).toMatchObject({ type: 'other', subtype: 'note' })
  })

  it('a file that could not be read is told of with its problem', () => {
    const [broken] = read(file('x.pdf', [], { problem: 'encrypted', readBy: null, format: 'pdf' }))
    expect(broken).toMatchObject({ type: 'unknown', problem: 'encrypted', confidence: 0 })
  })
})
