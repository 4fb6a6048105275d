import { describe, expect, test } from 'vitest'
import { countOf, KIND } from '#src/understanding/vietnamese/letter-kinds.ts'

describe('characters counted by kind are those that patterns find', () => {
  const texts = [
    '',
    'TỜ TRÌNH số 12/TTr-CĐCS, ngày 05 tháng 5',
    'e\u0301 ế Đđ ẞß ǅ ª ٣ 中文',
    '𝐀𝐛 😀 \ud83d x \udc00Y',
    Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join(''),
  ]
  const patterns = [
    [KIND.letter, /\p{L}/gu],
    [KIND.upper, /\p{Lu}/gu],
    [KIND.lower, /\p{Ll}/gu],
    [KIND.letter | KIND.digit, /[\p{L}\d]/gu],
  ] as const
  test.each(texts.map((text) => [text.slice(0, 30), text]))('%s', (_, text) => {
    for (const [kinds, pattern] of patterns) expect(countOf(text, kinds)).toBe(text.match(pattern)?.length ?? 0)
    // And once they are known.
    for (const [kinds, pattern] of patterns) expect(countOf(text, kinds)).toBe(text.match(pattern)?.length ?? 0)
  })
})
