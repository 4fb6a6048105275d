import { expect, test } from 'vitest'
import { beginningOf, distance, phraseOf } from '#src/understanding/vietnamese/distance.ts'

/** What it must agree with: every beginning measured by itself. */
function byEachBeginning(text: string, phrase: string, limit: number): number {
  for (let length = phrase.length - limit; length <= Math.min(text.length, phrase.length + limit); length++) {
    if (distance(text.slice(0, length), phrase, limit) <= limit) return length
  }
  return 0
}

test('a phrase with misread letters is found at the beginning of a text as if every beginning were measured', () => {
  let seed = 7
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const letter = () => 'abcdenhot12'.charAt(random(11))
  let found = 0
  for (let round = 0; round < 20_000; round++) {
    const phrase = Array.from({ length: 7 + random(16) }, letter)
    const text = [...phrase]
    for (let edits = random(4); edits > 0; edits--) {
      const at = random(text.length - 1)
      const edit = random(4)
      if (edit === 0) text.splice(at, 1)
      else if (edit === 1) text.splice(at, 0, letter())
      else if (edit === 2) text[at] = letter()
      else text.splice(at, 2, text[at + 1] ?? '', text[at] ?? '')
    }
    const whole = [...text, ...Array.from({ length: random(4) }, letter)].join('')
    const limit = random(2) === 0 ? 1 : 2
    const expected = byEachBeginning(whole, phrase.join(''), limit)
    expect(beginningOf(whole)(phraseOf(phrase.join('')), limit)).toBe(expected)
    if (expected > 0) found++
  }
  expect(found).toBeGreaterThan(5_000)
  expect(found).toBeLessThan(19_000)
})

test('a text shorter than the phrase does not hold it', () => {
  expect(beginningOf('totr')(phraseOf('totrinh'), 1)).toBe(0)
  expect(beginningOf('')(phraseOf('totrinh'), 2)).toBe(0)
  expect(beginningOf('totrin')(phraseOf('totrinh'), 1)).toBe(6)
})
