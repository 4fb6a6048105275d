import { describe, expect, it } from 'vitest'
import { isGivenName } from '#src/understanding/vietnamese/given-names.ts'

describe('given names', () => {
  it.each(['Hương', 'HẰNG', 'Thuý', 'Thúy', 'Hoà', 'Đạt', 'Ngọc', 'Huong', 'Dat'])('%s is given', (name) => {
    expect(isGivenName(name)).toBe(true)
  })

  it.each(['biểu', 'của', 'được', 'trích', 'những', 'không'])('%s is not', (word) => {
    expect(isGivenName(word)).toBe(false)
  })
})
