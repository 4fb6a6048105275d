import { setTimeout as sleep } from 'node:timers/promises'
import { absenceNote, plainMail } from '#test/peers/mails.ts'
import { type Count, countUp, isAllAnswered } from './count.ts'
import { breakSomething } from './faults.ts'
import { randomFrom } from './random.ts'
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
/** Long enough for a second answer to show itself. */
const QUIET_MS = 15_000

/** Rounds of mails and faults on one set of servers; at the end everything works again, and all is counted. */
export async function campaign(
  kind: WorldKind,
  { seed, rounds, say }: { seed: number; rounds: number; say: (text: string) => void },
): Promise<Outcome> {
  const began = Date.now()
  const random = randomFrom(seed)
  await using world = await openWorld(kind, random)
  const mails: string[] = []
  const robots: string[] = []
  const faults: Record<string, number> = {}
  for (let round = 1; round <= rounds; round++) {
    await world.mend()
    if (world.alive().length === 0) world.start()
    const delivering = deliverSome(world, round, { mails, robots })
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
  const end = Date.now() + ANSWERED_WITHIN_MS
  while (Date.now() < end && !(await isAllAnswered(world, mails))) {
    // A service that could not go on (its database was gone for good) is started again, as its operator's system would.
    if (world.alive().length === 0) world.start()
    await sleep(1000)
  }
  await sleep(QUIET_MS)
  const count = await countUp(world, { mails, robots })
  if (count.faulty.length > 0) {
    say(JSON.stringify(count.faulty, null, 1))
    for (const service of world.services.slice(-3)) say(service.log().slice(-20_000))
  }
  return { world: kind, seed, rounds, minutes: Math.round((Date.now() - began) / 6000) / 10, faults, ...count }
}

async function deliverSome(world: World, round: number, ids: { mails: string[]; robots: string[] }): Promise<void> {
  const count = 2 + Math.floor(world.random() * (MOST_MAILS - 1))
  for (let n = 0; n < count; n++) {
    const id = `r${round}-${n}`
    // One in eight is of a robot and must stay unanswered; one in eight is sent twice by a nervous sender.
    const dice = world.random()
    if (dice < 0.125) {
      await world.deliver(absenceNote(id))
      ids.robots.push(id)
      continue
    }
    await world.deliver(plainMail(id))
    if (dice > 0.875) await world.deliver(plainMail(id).replace('Date: Thu', 'X-Again: 1\r\nDate: Thu'))
    ids.mails.push(id)
  }
}
