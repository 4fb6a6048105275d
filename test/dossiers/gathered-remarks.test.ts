import { expect, test } from 'vitest'
import { gatherRemarks } from '#src/dossiers/gathered-remarks.ts'

const stranger = (name: string) => ({ code: 'summary-not-nominated', text: `Có tóm tắt của ${name}.`, review: false })
const other = { code: 'number-blank', text: 'Tờ trình chưa có số.', review: false }
const texts = (remarks: Parameters<typeof gatherRemarks>[0]) => gatherRemarks(remarks).map(({ remark }) => remark.text)

test('two remarks of a kind are said as they are, three in one sentence at the place of the first', () => {
  const two = [stranger('An'), other, stranger('Bình')]
  expect(texts(two)).toEqual(two.map(({ text }) => text))
  const three = [other, ...two]
  expect(texts(three)).toEqual(three.map(({ text }) => text))
  const many = gatherRemarks([stranger('An'), other, stranger('Bình'), stranger('Chi')])
  expect(many.map(({ remark }) => remark.text)).toEqual([
    'Có tóm tắt thành tích của 3 tập thể, cá nhân không có trong danh sách đề nghị.',
    'Tờ trình chưa có số.',
  ])
  expect(many[0]?.of).toHaveLength(3)
})

test('what keeps a dossier with people is never gathered: each is settled by itself', () => {
  const review = ['An', 'Bình', 'Chi'].map((name) => ({ ...stranger(name), review: true }))
  expect(texts(review)).toEqual(review.map(({ text }) => text))
})
