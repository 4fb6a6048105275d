import { expect, it } from 'vitest'
import { judgeByHand } from '#test/corpus/hand.ts'

/** Read wrong so far: pages of a scan back to front. Whoever mends it takes it off here. */
const NOT_YET = ['page-order-reversed']

it('documents typed by hand, of kinds that no generator thinks of, are read as their writers meant', async () => {
  const cases = await judgeByHand()
  expect(cases.length).toBeGreaterThan(45)
  const failing = cases.filter(({ faults }) => faults.length > 0)
  expect(failing.filter(({ name }) => !NOT_YET.includes(name))).toEqual([])
})
