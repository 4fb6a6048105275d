import { expect, test } from 'vitest'
import { mailOfRound, tryMail } from '#scripts/fuzz/round.ts'
import { seeds } from '#scripts/fuzz/seeds.ts'

/** The first rounds of `npm run fuzz`, without pictures, which take long. */
const light = seeds().filter(({ name, bytes }) => !name.includes('/ocr/') && bytes.length < 150_000)
const ROUNDS = 60

test('a round is the same whenever its seed and number are', () => {
  expect(light.length).toBeGreaterThan(40)
  const [one, same, other] = ['7', '7', '8'].map((seed) => mailOfRound(seed, 3, light))
  expect(one).toEqual(same)
  expect(one).not.toEqual(other)
})

test('mails and documents made worse are parsed, read and understood all the same', { timeout: 120_000 }, async () => {
  const failed: unknown[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { name, raw } = mailOfRound('test', round, light)
    await tryMail(raw).catch((error: unknown) => failed.push({ round, name, error }))
  }
  expect(failed).toEqual([])
})
