import { describe, expect, it } from 'vitest'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Table } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { understand } from '#src/understanding/understand.ts'
import { file, pages, table } from './reading.ts'

function read(...parts: readonly (string | Table)[]): readonly UnderstoodDocument[] {
  return understand([file('a.docx', pages(...parts))], documentTypes)
}

function subjectsOf(...parts: readonly (string | Table)[]): string[][] {
  return read(...parts)
    .filter(({ type }) => type === 'achievement-summary')
    .map(({ subjects }) => subjects.map(({ kind, name }) => `${kind === 'collective' ? 'T' : 'C'} ${name}`))
}

const HEAD = `CÔNG ĐOÀN TRƯỜNG THCS GIẢNG VÕ	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Ba Đình, ngày 20 tháng 5 năm 2021`
const DEEDS = `Trực tiếp viết 1.200 thẻ cử tri, không sai sót trường hợp nào trong suốt đợt thi đua.
Hoàn thành tốt nhiệm vụ được giao, được đồng nghiệp tín nhiệm trong nhiều năm liền.`
const SIGNED = `HIỆU TRƯỞNG
Lê Thị Hoà`

describe('a summary tells whose achievements it is about', () => {
  it.each([
    ['in a calm title', 'Thành tích của đồng chí Nguyễn Thị Hà', ['C Nguyễn Thị Hà']],
    ['in a calm title, of a body', 'Thành tích của Tổ Văn phòng', ['T Tổ Văn phòng']],
    ['in brackets under the title', 'TÓM TẮT THÀNH TÍCH\n(Bà: Trần Thị Tường Vi)', ['C Trần Thị Tường Vi']],
    ['in brackets, of a body', 'TÓM TẮT THÀNH TÍCH\n(Tập thể: Tổ sửa chữa số 5)', ['T Tổ sửa chữa số 5']],
    [
      'in the first sentence',
      'BÁO CÁO THÀNH TÍCH\nĐỀ NGHỊ TẶNG GIẤY KHEN\nAnh Uông Tiến Chương là nhân viên y tế của Tổ Hành chính, luôn tận tụy.',
      ['C Uông Tiến Chương'],
    ],
    [
      'in the first sentence, all in capitals',
      'BÁO CÁO THÀNH TÍCH CÁ NHÂN TIÊU BIỂU\nCHỊ NGUYỄN THU HÀ LÀ GIÁO VIÊN CỦA TỔ SỬ - ĐỊA. MỌI NGƯỜI ĐỀU QUÝ MẾN CHỊ.',
      ['C NGUYỄN THU HÀ'],
    ],
    [
      'in the first sentence, of a body, set like the title',
      'BÁO CÁO THÀNH TÍCH\nĐỀ NGHỊ TẶNG GIẤY KHEN CHO TẬP THỂ\nPhòng Hành chính - Quản trị là một trong những tập thể tiêu biểu của nhà trường, luôn dẫn đầu',
      ['T Phòng Hành chính - Quản trị'],
    ],
    [
      'in a calm title that a dash carries over to the next line',
      'Thành tích của Tổ thư ký bầu cử Đảng ủy - HĐND -\nUBND phường Hàng Lược',
      ['T Tổ thư ký bầu cử Đảng ủy - HĐND - UBND phường Hàng Lược'],
    ],
    [
      'in a narrow column that breaks the name after the surname',
      'BẢN TỰ KHAI THÀNH TÍCH\n1. Họ và tên: Nguyễn\t2. Sinh năm: 1980\nPhương Thuỷ\t4. Bộ phận: Tổ Văn phòng',
      ['C Nguyễn Phương Thuỷ'],
    ],
    [
      'before the label that the line goes on with',
      'BÁO CÁO THÀNH TÍCH\n1. Tên đơn vị: Đội thi công số 7 - Địa điểm trụ sở chính: số 45 phố Vạn Bảo',
      ['T Đội thi công số 7'],
    ],
  ])('%s', (_, lines, subjects) => {
    expect(subjectsOf(`${HEAD}\n${lines}\n${DEEDS}\n${SIGNED}`)).toEqual([subjects])
  })

  it('in a form whose only label is "Tên", person or body', () => {
    const form = (name: string, post: string): Table =>
      table(`Tên|${name}\nChức vụ, bộ phận|${post}\nThành tích|${DEEDS.replace('\n', ' ')}`)
    expect(
      subjectsOf(
        `${HEAD}\nTỔNG HỢP TÓM TẮT THÀNH TÍCH ĐỀ NGHỊ KHEN\nTrường hợp số 1`,
        form('Tổ Văn phòng', 'Tập thể'),
        'Trường hợp số 2',
        form('Đồng Viết Hoàng', 'Kế toán'),
        SIGNED,
      ),
    ).toEqual([['T Tổ Văn phòng', 'C Đồng Viết Hoàng']])
  })
})

it('what everybody is judged to be in a table of deeds is nobody, nor are those who sign in its last rows', () => {
  const judged = (word: string): Table =>
    table(`STT|Nội dung công việc|Tự đánh giá|
1|${DEEDS.split('\n')[0]}||${word}
2|${DEEDS.split('\n')[1]}||${word}
TM. BAN CHẤP HÀNH CĐ||NGƯỜI TỰ KHAI|
Lê Thị Hoà||Bạch Hồng Duy Anh|`)
  for (const word of ['Hoàn thành tốt', 'HOÀN THÀNH TỐT'])
    expect(
      subjectsOf(
        `${HEAD}\nThành tích của đồng chí Bạch Hồng Duy Anh\nHọ và tên: Bạch Hồng Duy Anh\nChức vụ: Giáo viên`,
        judged(word),
      ),
      word,
    ).toEqual([['C Bạch Hồng Duy Anh']])
})

it('after a letter without a page break, a calm title begins the first summary', () => {
  const documents = read(`${HEAD}
TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Công đoàn đề nghị khen thưởng:
1. Đồng chí Nguyễn Thị Hà - Giáo viên
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà
Thành tích của đồng chí Nguyễn Thị Hà
${DEEDS}
${SIGNED}`)
  expect(documents.map(({ type }) => type)).toEqual(['proposal-letter', 'achievement-summary'])
})

it('a sentence that begins with somebody’s achievements is no title', () => {
  const documents = read(`${HEAD}
TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Thành tích của đồng chí Nguyễn Thị Hà được cả trường biết đến
Công đoàn đề nghị khen thưởng:
1. Đồng chí Nguyễn Thị Hà - Giáo viên
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`)
  expect(documents.map(({ type }) => type)).toEqual(['proposal-letter'])
})

it('the first sentence is no part of the title though both are centred', () => {
  const [page] = pages(`${HEAD}
BÁO CÁO THÀNH TÍCH
ĐỀ NGHỊ TẶNG GIẤY KHEN CHO TẬP THỂ
Tổ công nghệ bầu cử là một trong những tập thể tiêu biểu của phường
${DEEDS}
${SIGNED}`)
  const centred = (page?.blocks ?? []).map((block) => (block.kind === 'line' ? { ...block, centred: true } : block))
  const [document] = understand([file('a.pdf', [{ blocks: centred }])], documentTypes)
  expect(document?.subjects.map(({ name }) => name)).toEqual(['Tổ công nghệ bầu cử'])
})

it('of several whose names stand alone on their lines, the letter knows the one that the lists of names do not', () => {
  const letter = file(
    'to trinh.docx',
    pages(`${HEAD}
TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Công đoàn đề nghị khen thưởng:
1. Đồng chí Nguyễn Thị Hà - Giáo viên
2. Đồng chí Đồng Viết Hoàng - Kế toán
3. Đồng chí Trần Văn Nam - Bảo vệ
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`),
  )
  const of = (name: string): string => `${name}\n${DEEDS}`
  const summaries = file(
    'tom tat.docx',
    pages(`TỔNG HỢP TÓM TẮT THÀNH TÍCH ĐỀ NGHỊ KHEN
${['Nguyễn Thị Hà', 'Đồng Viết Hoàng', 'Trần Văn Nam'].map(of).join('\n')}
${SIGNED}`),
  )
  const documents = understand([letter, summaries], documentTypes)
  expect(documents[1]?.subjects.map(({ name }) => name).toSorted()).toEqual(['Nguyễn Thị Hà', 'Trần Văn Nam', 'Đồng Viết Hoàng']) // prettier-ignore
})

/** Who is proposed, with a plus where the letter tells the deeds itself. */
function told(...parts: readonly (string | Table)[]): string[] {
  return read(...parts)[0]?.nominees.map((one) => `${one.name}${one.achievementsTold ? ' +' : ''}`) ?? []
}

const LETTER = `${HEAD}
TỜ TRÌNH
Kính gửi: LĐLĐ quận Ba Đình
Công đoàn cơ sở đề nghị khen thưởng các điển hình tiêu biểu, gồm:`
const CLOSE = `TM. BAN CHẤP HÀNH
CHỦ TỊCH
Lê Thị Hoà`

describe('a letter names and tells', () => {
  const deeds = 'Trực tiếp viết 1.200 thẻ cử tri, không sai sót trường hợp nào. Hướng dẫn cử tri cao tuổi bỏ phiếu.'

  it('the deeds of a body in its own line', () => {
    expect(
      told(`${LETTER}
1. Tập thể Tổ Văn phòng: ${deeds}
2. Bà Nguyễn Thị Hà - Giáo viên, Tổ Toán: ${deeds}
${CLOSE}`),
    ).toEqual(['Tổ Văn phòng +', 'Nguyễn Thị Hà +'])
  })

  it('data and an award, which are no deeds', () => {
    const unit = 'Trường Trung học cơ sở Giảng Võ, phường Giảng Võ, quận Ba Đình'
    expect(
      told(`${LETTER}
1. Bà Nguyễn Thị Hà - Giáo viên, đơn vị công tác: ${unit}
2. Ông Trần Văn Nam - Bảo vệ: Đề nghị Liên đoàn Lao động quận Ba Đình tặng Giấy khen năm 2021
${CLOSE}`),
    ).toEqual(['Nguyễn Thị Hà', 'Trần Văn Nam'])
  })

  it('of a person whose given name has a column of its own and stands in no list', () => {
    expect(
      told(LETTER, table('STT|Họ và tên||Chức vụ\n1|Tổ Văn phòng||Tập thể\n2|Vàng A|Chơ|Quan trắc viên'), CLOSE),
    ).toEqual(['Tổ Văn phòng', 'Vàng A Chơ'])
  })
})
