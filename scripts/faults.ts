import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { brokenInvariants } from '#src/store/invariants.ts'
import { isAlive } from '#src/store/postmaster.ts'
import { answeredId, IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { openLine } from '#test/peers/proxy.ts'
import type { RunningService } from '#test/peers/service.ts'
import { databaseOf, openSetting, type Pair, PAIRS, type Setting } from '#test/peers/setting.ts'

/**
 * Breaks everything that can break while mails come in, and counts: lost, answered twice, wrong state.
 *   npm run faults -- --rounds 20 --seed 1 --pair embedded
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    pair: { type: 'string', multiple: true },
  },
})
const pairs = PAIRS.filter((pair) => values.pair?.includes(pair) ?? true)
const rows = []
for (const pair of pairs) rows.push(await campaign(pair, Number(values.rounds), Number(values.seed)))
console.table(rows)
process.exitCode = rows.every((row) => row.lost + row.twice + row.wrongState === 0) ? 0 : 1

type Row = { pair: Pair; seed: number; rounds: number; mails: number; lost: number; twice: number; wrongState: number }

async function campaign(pair: Pair, rounds: number, seed: number): Promise<Row> {
  const random = randomFrom(seed)
  await using setting = await openSetting(pair)
  const { dovecot, smtp } = setting
  await using line = await openLine(dovecot.port)
  // As Gmail does: what is accepted stands in Sent. Without this one window stays open, and is counted elsewhere.
  smtp.onTaken = async (raw) => {
    await until('Sent takes it', async () => {
      await dovecot.deliver(raw, undefined, 'Sent')
      return true
    })
  }

  const services: RunningService[] = []
  const start = (): void => void services.push(setting.start([], { IMAP_PORT: String(line.port) }))
  const alive = (): RunningService[] =>
    services.filter(({ child }) => child.exitCode === null && child.signalCode === null)
  const faults: Record<string, () => Promise<void> | void> = {
    'kill the service': async () => await pick(alive(), random)?.kill(),
    'start a second service': () => (alive().length < 2 ? start() : undefined),
    'freeze the service': async () => {
      const frozen = pick(alive(), random)?.child
      frozen?.kill('SIGSTOP')
      await sleep(random() * 8000)
      frozen?.kill('SIGCONT')
    },
    'cut the mailbox': () => line.cut(),
    'cut the mailbox in mid-mail': () => line.cutAfter(200 + Math.floor(random() * 2000)),
    'freeze the mailbox': () => line.freeze(),
    'restart the mailbox': async () => {
      await dovecot.stop()
      await dovecot.start()
    },
    'renumber the mailbox': async () => await dovecot.renumber(),
    'lose the reply to DATA': () => void smtp.moods.push('drops after taking'),
    'lose the mail in DATA': () => void smtp.moods.push('drops before taking'),
    'be busy': () => void smtp.moods.push('busy', 'busy'),
    'kill the database': async () => await killDatabase(setting),
    'empty the queue': async () => await setting.redis?.flushAll(),
    'restart the queue': async () => {
      await setting.redis?.stop()
      await sleep(random() * 1000)
      await setting.redis?.start()
    },
  }

  const mails: string[] = []
  for (let round = 1; round <= rounds; round++) {
    line.mend()
    if (alive().length === 0) start()
    for (let n = 0; n <= random() * 2; n++) {
      const id = `r${round}-${n}`
      await until('the mailbox takes a mail', async () => {
        await dovecot.deliver(plainMail(id), IN_TIME)
        return true
      })
      mails.push(id)
    }
    const fault = pick(Object.keys(faults), random) ?? ''
    await sleep(random() * 3000)
    console.error(`${pair} ${round}/${rounds}: ${fault}`)
    await faults[fault]?.()
    await sleep(random() * 2000)
  }

  line.mend()
  line.cut()
  if (alive().length === 0) start()
  const answers = (id: string): number => smtp.taken.filter(({ raw }) => answeredId(raw) === id).length
  await until('every mail is answered', () => mails.every((id) => answers(id) > 0), { withinMs: 240_000 }).catch(
    () => undefined,
  )
  // Long enough for a second answer to show itself.
  await sleep(20_000)
  const broken = await invariantsOf(setting)
  const lost = mails.filter((id) => answers(id) === 0)
  const twice = mails.filter((id) => answers(id) > 1)
  if (lost.length + twice.length + broken.length > 0) {
    console.error({ lost, twice, broken })
    for (const service of services.slice(-2)) console.error(service.log().slice(-6000))
  }
  return { pair, seed, rounds, mails: mails.length, lost: lost.length, twice: twice.length, wrongState: broken.length }
}

async function killDatabase({ dataDir, environment }: Setting): Promise<void> {
  if (environment['DATABASE_URL']) return
  const lock = await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(lock, 10)
  if (pid > 1 && isAlive(pid)) process.kill(pid, 'SIGKILL')
}

async function invariantsOf(setting: Setting): Promise<{ sentence: string; ids: number[] }[]> {
  await using database = await databaseOf(setting)
  return await brokenInvariants(database)
}

function pick<T>(choices: readonly T[], random: () => number): T | undefined {
  return choices[Math.floor(random() * choices.length)]
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
