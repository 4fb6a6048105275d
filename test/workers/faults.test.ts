import { expect, test } from 'vitest'
import { campaign } from '#scripts/faults/campaign.ts'
import type { WorldKind } from '#scripts/faults/world.ts'

/**
 * A short run of `npm run faults`: twenty rounds, side by side in its three worlds, each fault once before any comes again. Left out are
 * those that only long silence finds out. Another seed breaks other things in another order.
 */
const SEED = 41_164
const RUNS: readonly { readonly world: WorldKind; readonly rounds: number }[] = [
  { world: 'embedded', rounds: 7 },
  { world: 'external', rounds: 7 },
  { world: 'no-sent-folder', rounds: 6 },
]

test(
  'twenty rounds of faults: nothing is lost, answered twice, or in a wrong state',
  { timeout: 400_000 },
  async () => {
    const said: string[] = []
    const outcomes = await Promise.all(
      RUNS.map(
        async ({ world, rounds }, index) =>
          await campaign(world, { seed: SEED + index, rounds, quick: true, say: (text) => void said.push(text) }),
      ),
    )
    for (const { world, mails, lost, twice, wrongState, faulty } of outcomes) {
      const expected = { world, lost: 0, twice: 0, wrongState: 0, faulty: [] }
      expect({ world, lost, twice, wrongState, faulty }, said.join('\n')).toEqual(expected)
      expect(mails).toBeGreaterThan(10)
    }
    // With this seed nearly each of the 26 has its turn.
    expect(new Set(outcomes.flatMap(({ faults }) => Object.keys(faults))).size).toBeGreaterThan(22)
  },
)
