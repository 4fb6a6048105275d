import { appendFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { campaign, type Outcome } from './faults/campaign.ts'
import { WORLDS } from './faults/world.ts'

/**
 * Breaks everything that can break while mails come in, and counts: lost, answered twice, wrong state.
 *   npm run faults -- --rounds 500 --seed 1                   campaigns of 40 rounds, one world after the other
 *   npm run faults -- --rounds 40 --seed 7 --world external   one of them again
 * `--out FILE` has each campaign's outcome appended as a line of JSON.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    world: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
})
const CAMPAIGN_ROUNDS = 40

const worlds = WORLDS.filter((world) => values.world?.includes(world) ?? true)
const outcomes: Outcome[] = []
let left = Number(values.rounds)
for (let n = 0; left > 0; n++) {
  const world = worlds[n % worlds.length] ?? 'embedded'
  const seed = Number(values.seed) + n
  const rounds = Math.min(left, values.world?.length === 1 ? left : CAMPAIGN_ROUNDS)
  left -= rounds
  const outcome = await campaign(world, { seed, rounds, say: (text) => process.stderr.write(`${text}\n`) })
  outcomes.push(outcome)
  if (values.out) await appendFile(values.out, `${JSON.stringify(outcome)}\n`)
  console.table([rowOf(outcome)])
}
const faults = new Map<string, number>()
for (const outcome of outcomes)
  for (const [name, times] of Object.entries(outcome.faults)) faults.set(name, (faults.get(name) ?? 0) + times)
console.table(
  [...faults].sort(([one], [other]) => one.localeCompare(other)).map(([fault, times]) => ({ fault, times })),
)
console.table(outcomes.map(rowOf))
const failed = outcomes.filter(({ lost, twice, wrongState }) => lost + twice + wrongState > 0)
for (const { world, seed, rounds } of failed)
  process.stdout.write(`Again: npm run faults -- --rounds ${rounds} --seed ${seed} --world ${world}\n`)
process.exitCode = failed.length === 0 ? 0 : 1

function rowOf({ world, seed, rounds, minutes, ...count }: Outcome) {
  const { mails, lost, twice, wrongState, sameBytesAgain, refused } = count
  return { world, seed, rounds, minutes, mails, lost, twice, wrongState, sameBytesAgain, refused }
}
