import { expect, test } from 'vitest'
import { campaign, type Outcome } from '#scripts/faults/campaign.ts'
import type { WorldKind } from '#scripts/faults/world.ts'

/**
 * A short run of `npm run faults`: twenty rounds, side by side in its three worlds, each fault once before any comes again. Left out are
 * those that only long silence finds out. Another seed breaks other things in another order.
 */
const SEED = 54_224
const ROUNDS: Readonly<Record<WorldKind, number>> = { embedded: 7, external: 7, 'no-sent-folder': 6 }

test(
  'twenty rounds of faults: nothing is lost, answered twice, or in a wrong state',
  { timeout: 400_000 },
  async () => {
    const said: string[] = []
    const run = async ([world, rounds]: [WorldKind, number]): Promise<Outcome> =>
      await campaign(world, { seed: 20, rounds, quick: true, say: (text) => void said.push(text) })
    const outcomes = await Promise.all((Object.entries(ROUNDS) as [WorldKind, number][]).map(run))
    for (const { world, mails, lost, twice, wrongState, faulty } of outcomes) {
      expect({ world, lost, twice, wrongState, faulty }, said.join('\n')).toEqual({
        world,
        lost: 0,
        twice: 0,
        wrongState: 0,
        faulty: [],
      })
      expect(mails).toBeGreaterThan(10)
    }
  },
)
