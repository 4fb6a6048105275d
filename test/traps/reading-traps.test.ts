import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Table } from '#src/reading/extraction.ts'
import { understand } from '#src/understanding/understand.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { compareNominees } from '#src/understanding/names.ts'
import { person } from '../dossiers/world.ts'
import { file, pages, table } from '../understanding/reading.ts'

/** The likeliest mistakes of a program that reads such dossiers, as the field knows them: what papers say and whom they name. */

const read = (...parts: (string | Table)[]): UnderstoodDocument[] =>
  understand([file('scan0001.docx', pages(...parts))], documentTypes)

function one(...parts: (string | Table)[]): UnderstoodDocument {
  const [document, second] = read(...parts)
  if (document === undefined || second !== undefined) throw new Error('one document was expected')
  return document
}

const people = (document: UnderstoodDocument): string[] => document.nominees.map(({ name }) => name)

const LETTER_HEAD = `LĐLĐ QUẬN BA ĐÌNH
CĐCS TRƯỜNG THCS HOA SỮA
Số: 12/TTr-CĐCS
Ba Đình, ngày 20 tháng 5 năm 2021
TỜ TRÌNH
Về việc đề nghị khen thưởng đợt thi đua 60 ngày
Kính gửi: Ban Thường vụ LĐLĐ quận Ba Đình`

const NOMINEES = table(`STT | Họ và tên | Chức vụ | Hình thức khen thưởng
1 | Nguyễn Thị Hương | Giáo viên | Giấy khen
2 | Trần Quốc Đạt | Bảo vệ | Giấy khen`)

describe('trap 3: the title and the structure say what a paper is, not its words', () => {
  test('minutes with the table of nominees, the summaries and the proposal in their text', () => {
    const minutes = one(
      `CĐCS TRƯỜNG THCS HOA SỮA
Số: 02/BB-CĐCS
BIÊN BẢN
Họp bình xét, đề nghị khen thưởng
Thời gian: 15 giờ 00 phút ngày 18/5/2021
Địa điểm: phòng Hội đồng
Chủ trì: đ/c Lê Thị Mai, Chủ tịch Công đoàn
Thư ký: đ/c Phạm Thu Hà
Sau khi nghe tóm tắt thành tích, hội nghị biểu quyết nhất trí 100% đề nghị khen thưởng:`,
      NOMINEES,
      'THƯ KÝ\nPhạm Thu Hà\nCHỦ TRÌ\nLê Thị Mai',
    )
    expect(minutes.type).toBe('minutes')
  })

  test('the office’s own plan, sent back', () => {
    const plan = one(readFileSync('test/fixtures/reading/plan.txt', 'utf8'))
    expect(plan.type).toBe('other')
    expect(plan.nominees).toEqual([])
  })

  test('a form that nobody filled in', () => {
    const form = one(`Mẫu số 07
BÁO CÁO THÀNH TÍCH
ĐỀ NGHỊ TẶNG GIẤY KHEN
Họ và tên: ..........................................
Sinh ngày: ..../..../........
Chức vụ: ...........................................
Đơn vị công tác: ...................................
Thành tích đạt được: ...............................
....................................................`)
    expect(form.problem).toBe('blank-form')
  })

  test('a decision on awards of last year is no proposal', () => {
    const decision = one(`LĐLĐ QUẬN BA ĐÌNH
Số: 45/QĐ-LĐLĐ
QUYẾT ĐỊNH
Về việc tặng Giấy khen
Điều 1. Tặng Giấy khen cho đồng chí Nguyễn Thị Hương đã có thành tích xuất sắc.
Điều 2. Quyết định có hiệu lực kể từ ngày ký.`)
    expect(decision.type).toBe('other')
  })

  test('a letter under a wrong file name, and in letter-spaced capitals', () => {
    expect(one(LETTER_HEAD.replace('TỜ TRÌNH', 'T Ờ  T R Ì N H'), 'Đề nghị khen thưởng:', NOMINEES).type).toBe(
      'proposal-letter',
    )
  })
})

describe('trap 4: number and date are those of the head, not those that the grounds quote', () => {
  const GROUNDS = `Căn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021 của LĐLĐ quận;
Căn cứ Quyết định số 1689/QĐ-TLĐ ngày 12/11/2019;
Thực hiện Kế hoạch số 107/KH-UBND ngày 22/3/2021,
Đề nghị khen thưởng:`

  test('where both are there', () => {
    const letter = one(LETTER_HEAD, GROUNDS, NOMINEES)
    expect([letter.number?.value, letter.date?.value]).toEqual(['12/TTr-CĐCS', '2021-05-20'])
  })

  test.each(['Số: ..../TTr-CĐCS', 'Số:       /TTr-CĐCS', 'Số: …/…'])('where the number is blank: %s', (number) => {
    const letter = one(LETTER_HEAD.replace('Số: 12/TTr-CĐCS', number), GROUNDS, NOMINEES)
    expect(letter.number?.value ?? '').not.toMatch(/\d/)
    expect(letter.numberBlank).toBe(true)
  })

  test('where the day is blank', () => {
    const letter = one(LETTER_HEAD.replace('ngày 20 tháng 5', 'ngày      tháng 5'), GROUNDS, NOMINEES)
    expect(letter.date).toBeNull()
  })
})

describe('trap 6: one name in two spellings is one, two names are two', () => {
  const like = (a: string, b: string): string => compareNominees(person(a), person(b), { ocr: false })

  test.each([
    ['Nguyễn Thị Hương', 'Nguyễn Thị Hương'.normalize('NFD')],
    ['Nguyễn Thị Hòa', 'Nguyễn Thị Hoà'],
    ['Trần Thúy Nga', 'TRẦN THUÝ NGA'],
    ['Đỗ Văn Đức', 'Ðỗ Văn Ðức'],
    ['Lưu Thị Phượng', 'Lƣu Thị Phƣợng'],
    ['Đ/c Lê Thị Mai', 'Bà Lê Thị Mai'],
  ])('%s is %s', (a, b) => expect(like(a, b)).toBe('same'))

  test.each([
    ['Nguyễn Thị Hương', 'Nguyễn Thị Hường'],
    ['Nguyễn Thị Thuý', 'Nguyễn Thị Thuỳ'],
    ['Trần Văn Đạt', 'Trần Văn Dạt'],
    ['Lý Thị Mỹ', 'Lí Thị Mĩ'],
  ])('%s is not taken for %s without a person', (a, b) => expect(like(a, b)).not.toBe('same'))

  test.each([
    ['Nguyễn Thị Hương', 'Nguyễn Văn Hương'],
    ['Lê Thị Mai', 'Lê Thị Lan'],
  ])('%s is not %s', (a, b) => expect(like(a, b)).toBe('different'))

  test('namesakes born in different years are two', () => {
    const born = (birthYear: number) => person('Nguyễn Thị Hương', { birthYear })
    expect(compareNominees(born(1985), born(1992), { ocr: false })).toBe('different')
  })
})

describe('trap 8: a file may hold several papers, a paper several people', () => {
  test('letter and summaries in one file, a page each', () => {
    const summary = (name: string): string => `TÓM TẮT THÀNH TÍCH
Họ và tên: ${name}
Chức vụ: Giáo viên
Thành tích: dạy giỏi cấp quận, có 03 học sinh đạt giải.`
    const documents = read(
      LETTER_HEAD,
      'Đề nghị khen thưởng:',
      NOMINEES,
      `===\n${summary('Nguyễn Thị Hương')}\n===\n${summary('Trần Quốc Đạt')}`,
    )
    expect(documents.map(({ type }) => type)).toEqual(['proposal-letter', 'achievement-summary', 'achievement-summary'])
    expect(documents.flatMap(({ subjects }) => subjects.map(({ name }) => name))).toEqual([
      'Nguyễn Thị Hương',
      'Trần Quốc Đạt',
    ])
  })

  test('one table tells of all', () => {
    const summary = one(
      'TÓM TẮT THÀNH TÍCH TẬP THỂ, CÁ NHÂN',
      table(`TT | Họ và tên | Tóm tắt thành tích
1 | Tổ Khoa học tự nhiên | Có 04 giải học sinh giỏi cấp quận, 100% hoàn thành nhiệm vụ
2 | Nguyễn Thị Hương | Đạt giáo viên giỏi, có 01 sáng kiến
3 | Trần Quốc Đạt | Bảo đảm an ninh, nhặt được của rơi trả lại`),
    )
    expect(summary.subjects.map(({ name }) => name)).toEqual([
      'Tổ Khoa học tự nhiên',
      'Nguyễn Thị Hương',
      'Trần Quốc Đạt',
    ])
  })
})

describe('trap 9: who signs, certifies, leads, writes down or gets a copy is no nominee', () => {
  test('of a letter', () => {
    const letter = one(
      LETTER_HEAD,
      'Hôm nay, Ban Chấp hành gồm các đ/c: Lê Thị Mai (chủ trì), Phạm Thu Hà (thư ký) đã họp, đề nghị khen thưởng:',
      NOMINEES,
      `Nơi nhận:
- Như trên;
- Đ/c Vũ Văn Nam (Hiệu trưởng);
- Lưu: CĐ.
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Mai`,
    )
    expect(people(letter)).toEqual(['Nguyễn Thị Hương', 'Trần Quốc Đạt'])
  })

  test('of a summary with two names at its foot', () => {
    const summary = one(`BÁO CÁO TÓM TẮT THÀNH TÍCH
Họ và tên: Trần Quốc Đạt
Sinh năm: 1980
Chức vụ: Bảo vệ
Thành tích: phối hợp với đồng chí Vũ Văn Nam bắt 02 vụ trộm cắp tài sản.
THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN
HIỆU TRƯỞNG
TS. Vũ Văn Nam
NGƯỜI BÁO CÁO
Trần Quốc Đạt`)
    expect(summary.subjects.map(({ name }) => name)).toEqual(['Trần Quốc Đạt'])
  })

  test('of a collective’s summary that names its members and its head', () => {
    const summary = one(`TÓM TẮT THÀNH TÍCH TẬP THỂ
Tên tập thể: Tổ Văn phòng
Tổ có 03 đoàn viên: Lê Thị Mai (tổ trưởng), Phạm Thu Hà, Vũ Văn Nam.
Thành tích: phục vụ tốt việc dạy và học trực tuyến.
TỔ TRƯỞNG
Lê Thị Mai`)
    expect(summary.subjects.map(({ name }) => name)).toEqual(['Tổ Văn phòng'])
  })
})

describe('trap 11: levels and kinds of report', () => {
  test('a union that proposes itself is the nominee, its superior is not', () => {
    const letter = one(LETTER_HEAD, 'Đề nghị LĐLĐ quận tặng Giấy khen cho tập thể: Công đoàn Trường THCS Hoa Sữa.')
    expect(letter.nominees.map(({ kind, name }) => [kind, name])).toEqual([
      ['collective', 'Công đoàn Trường THCS Hoa Sữa'],
    ])
  })

  test('báo cáo kết quả and báo cáo thành tích are two things', () => {
    const report = one(`CĐCS TRƯỜNG THCS HOA SỮA
Số: 15/BC-CĐCS
BÁO CÁO
Kết quả thực hiện đợt thi đua cao điểm 60 ngày
I. Công tác tuyên truyền
II. Kết quả đạt được: lập nhiều thành tích; cá nhân tiêu biểu: đ/c Nguyễn Thị Hương.
III. Phương hướng`)
    const achievements = one(`BÁO CÁO THÀNH TÍCH
Đề nghị tặng Giấy khen của LĐLĐ quận Ba Đình
Họ và tên: Nguyễn Thị Hương
Thành tích: có 01 sáng kiến được áp dụng.`)
    expect([report.type, achievements.type]).toEqual(['result-report', 'achievement-summary'])
  })

  test.each([
    ['Giấy khen của LĐLĐ quận', /giấy khen/iu],
    ['Bằng khen của LĐLĐ Thành phố', /bằng khen/iu],
  ])('%s is read as asked', (award, expected) => {
    expect(one(LETTER_HEAD, `Đề nghị tặng ${award} cho đồng chí Nguyễn Thị Hương.`).awardLevel?.value).toMatch(expected)
  })
})

test('trap 15: no office, plan or regulation of one year is in the code that speaks', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const spoken = sources.flatMap((name) =>
    readFileSync(join('src', name), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))
      .filter((line) => !/ví dụ/.test(line)) // what a form shows as an example decides nothing
      .filter((line) => /LĐLĐ quận Ba Đình|Nguyễn Xuân Trọng|63\/KH|ldldbadinh|13\/2023/.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  )
  expect(sources.length).toBeGreaterThan(100)
  expect(spoken).toEqual([])
})
