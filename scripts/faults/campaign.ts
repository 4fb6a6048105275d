import { setTimeout as sleep } from 'node:timers/promises'
import { absenceNote, plainMail } from '#test/peers/mails.ts'
import { type Count, countUp, isAllAnswered } from './count.ts'
import { breakSomething } from './faults.ts'
import { type Random, randomFrom } from './random.ts'
import { openWorld, type World, type WorldKind } from './world.ts'

export type Outcome = Count & {
  readonly world: WorldKind
  readonly seed: number
  readonly rounds: number
  readonly minutes: number
  readonly faults: Readonly<Record<string, number>>
}

const MOST_MAILS = 9
/** A second fault while the first lasts. */
const TWO_AT_ONCE = 0.25
const ANSWERED_WITHIN_MS = 400_000
const QUICK_ANSWERED_WITHIN_MS = 180_000
/** Long enough for a second answer to show itself. What still may go is waited for; this is for what nobody knows of any more. */
const QUIET_MS = 15_000
const QUICK_QUIET_MS = 3000

/** Rounds of mails and faults on one set of servers; at the end everything works again, and all is counted. */
export async function campaign(
  kind: WorldKind,
  { seed, rounds, say, quick = false }: { seed: number; rounds: number; say: (text: string) => void; quick?: boolean },
): Promise<Outcome> {
  const began = Date.now()
  // Each its own: in which order mails and faults ask for chance is a matter of time.
  const [random, mailRandom] = [randomFrom(seed), randomFrom(seed + 1_000_000)]
  await using world = await openWorld(kind, random, quick)
  const { mails, robots } = world.ids
  const faults: Record<string, number> = {}
  for (let round = 1; round <= rounds; round++) {
    await world.mend()
    if (world.alive().length === 0) world.start()
    const delivering = deliverSome(world, round, mailRandom)
    // Met when it is waited for.
    delivering.catch(() => undefined)
    await sleep(random() * 1500)
    const happened = [await breakSomething(world)]
    if (random() < TWO_AT_ONCE) happened.push(await breakSomething(world))
    for (const fault of happened) faults[fault] = (faults[fault] ?? 0) + 1
    say(`${kind} seed ${seed} round ${round}/${rounds}: ${happened.join(' + ')}`)
    await delivering
    await sleep(random() * 2500)
  }

  await world.mend()
  world.mailboxLine.cut()
  world.databaseLine?.cut()
  const end = Date.now() + (quick ? QUICK_ANSWERED_WITHIN_MS : ANSWERED_WITHIN_MS)
  while (Date.now() < end && !(await isAllAnswered(world, mails))) {
    // A service that could not go on (its database was gone for good) is started again, as its operator's system would.
    if (world.alive().length === 0) world.start()
    await sleep(1000)
  }
  await sleep(quick ? QUICK_QUIET_MS : QUIET_MS)
  const count = await countUp(world, { mails, robots })
  if (count.faulty.length > 0) {
    say(JSON.stringify(count.faulty, null, 1))
    for (const service of world.services.slice(-3)) say(service.log().slice(-20_000))
  }
  return { world: kind, seed, rounds, minutes: Math.round((Date.now() - began) / 6000) / 10, faults, ...count }
}

async function deliverSome({ deliver, ids }: World, round: number, random: Random): Promise<void> {
  const count = 2 + Math.floor(random() * (MOST_MAILS - 1))
  for (let n = 0; n < count; n++) {
    const id = `r${round}-${n}`
    // One in eight is of a robot and must stay unanswered; one in eight is sent twice by a nervous sender.
    const dice = random()
    if (dice < 0.125) {
      await deliver(absenceNote(id))
      ids.robots.push(id)
      continue
    }
    await deliver(plainMail(id))
    if (dice > 0.875) await deliver(plainMail(id).replace('Date: Thu', 'X-Again: 1\r\nDate: Thu'))
    ids.mails.push(id)
  }
}
