import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '#src/store/postmaster.ts'
import { sql } from '#src/store/sql.ts'
import { absenceNote, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { databaseOf } from '#test/peers/setting.ts'
import type { Mood } from '#test/peers/smtp.ts'
import { MILESTONES } from '#workers/context.ts'
import { pick, shuffled } from './random.ts'
import type { World } from './world.ts'

/** Something that breaks. Null where it can't break in this world. */
type Fault = (world: World) => (() => unknown) | null

/** A queue's lock lives 20 s: a process that was stopped for longer wakes up beside its successor. */
const PAST_THE_LOCK_MS = 24_000

const FAULTS: Readonly<Record<string, Fault>> = {
  'the service is killed': (world) => async () => await pick(world.alive(), world.random)?.kill(),
  'all services are killed': (world) => async () => await Promise.all(world.alive().map((service) => service.kill())),
  'the service dies at a commit point': (world) => async () => {
    for (const service of world.alive()) await service.kill()
    world.start(['--stop-at', pick(MILESTONES, world.random) ?? 'stored'])
  },
  'the service is told to end': (world) => async () => await pick(world.alive(), world.random)?.stop(),
  'two services at once': (world) => () => (world.alive().length < 2 ? world.start() : undefined),
  'a service is frozen': (world) => async () => await freeze(world, world.random() * 6000),
  'a service is frozen past its lock': (world) => async () => {
    if (world.alive().length < 2) world.start()
    await freeze(world, PAST_THE_LOCK_MS + world.random() * 4000)
  },

  'the mailbox line is cut': (world) => () => world.mailboxLine.cut(),
  'the mailbox line is reset': (world) => () => world.mailboxLine.reset(),
  'the mailbox line is cut in mid-literal': (world) => () => world.mailboxLine.cutAfter(bytes(world)),
  'the mailbox falls silent in mid-literal': (world) => () => world.mailboxLine.stallAfter(bytes(world)),
  'the mailbox line is half open': (world) => () => world.mailboxLine.freeze(),
  'the mailbox server restarts': (world) => async () => {
    await world.setting.dovecot.stop()
    await world.setting.dovecot.start()
  },
  'the mailbox is numbered anew': (world) => async () => await world.setting.dovecot.renumber(),
  'the mailbox server is restored from a backup': (world) => async () => await goBack(world),

  'SMTP: the reply to DATA is lost': mood('drops after taking'),
  'SMTP: the mail is lost in DATA': mood('drops before taking'),
  'SMTP: silence after the mail was taken': mood('says nothing after taking'),
  'SMTP: silence, the mail not taken': mood('says nothing'),
  'SMTP: 451 to RCPT': mood('busy', 'busy'),
  'SMTP: 451 after DATA': mood('busy after the mail', 'busy after the mail'),
  'SMTP: 550 to RCPT': mood('refuses'),
  'SMTP: 550 after DATA': mood('refuses the mail'),

  'the database is killed': (world) => (world.databaseLine ? null : async () => await killDatabase(world)),
  'the database ends every connection': (world) => async () => await endConnections(world, '%'),
  'the LISTEN connections are cut': (world) => async () => await endConnections(world, 'listen%'),
  'the database line is cut': ({ databaseLine }) => databaseLine && (() => databaseLine.cut()),
  'the database line is reset': ({ databaseLine }) => databaseLine && (() => databaseLine.reset()),
  'the database falls silent in mid-answer': (world) =>
    world.databaseLine && (() => world.databaseLine?.stallAfter(bytes(world))),
  'the database line is half open': ({ databaseLine }) => databaseLine && (() => databaseLine.freeze()),
  'the disk is full': ({ disk, random }) =>
    disk &&
    (async () => {
      await disk.fill()
      await sleep(2000 + random() * 4000)
      await disk.empty()
    }),

  'the queue is emptied': ({ setting: { redis } }) => redis && (async () => await redis.flushAll()),
  'the queue restarts': ({ setting: { redis }, random }) =>
    redis &&
    (async () => {
      await redis.stop()
      await sleep(random() * 1500)
      await redis.start()
    }),
}

/** What is found out by long silence alone: up to two minutes each. The short run in the tests leaves them to the long one. */
const SLOW: readonly string[] = [
  'a service is frozen past its lock',
  'the mailbox falls silent in mid-literal',
  'the mailbox line is half open',
  'SMTP: silence after the mail was taken',
  'SMTP: silence, the mail not taken',
  'the database falls silent in mid-answer',
  'the database line is half open',
]

/** After these everything is looked at anew, which brings back what was lost before: in a short run in one world only. */
const LOOKED_AT_ANEW: readonly string[] = [
  'the mailbox is numbered anew',
  'the mailbox server is restored from a backup',
]

function isForShortRun(name: string, { kind }: World): boolean {
  return !SLOW.includes(name) && (kind === 'external' || !LOOKED_AT_ANEW.includes(name))
}

/** Breaks something at random; nothing a second time before everything else had its turn. @returns its name */
export async function breakSomething(world: World): Promise<string> {
  if (world.deck.length === 0) {
    const possible = Object.entries(FAULTS).filter(([, fault]) => fault(world) !== null)
    const names = possible.map(([name]) => name).filter((name) => !world.quick || isForShortRun(name, world))
    world.deck.push(...shuffled(names, world.random))
  }
  const name = world.deck.pop() ?? ''
  await FAULTS[name]?.(world)?.()
  return name
}

function mood(...moods: readonly Mood[]): Fault {
  return ({ setting }) =>
    () =>
      setting.smtp.moods.push(...moods)
}

/** Somewhere between a greeting and the middle of a mail. */
function bytes({ random }: World): number {
  return 100 + Math.floor(random() ** 2 * 8000)
}

async function freeze({ alive, random }: World, ms: number): Promise<void> {
  const frozen = pick(alive(), random)?.child
  frozen?.kill('SIGSTOP')
  await sleep(ms)
  frozen?.kill('SIGCONT')
}

const PASSERS_BY = 3

/**
 * What came since the backup is gone, and its numbers are given again: to mails that nobody has seen. What was lost with it is delivered
 * once more by those who sent it.
 */
async function goBack({ setting, delivered, deliver, ids }: World): Promise<void> {
  const before = delivered.length
  const restore = await setting.dovecot.backUp()
  const notes = Array.from({ length: PASSERS_BY }, (_, n) => absenceNote(`passer-by-${before}-${n}`))
  for (const note of notes) await deliver(note)
  await until('they are taken in', async () => await areTakenIn(setting, `passer-by-${before}-`), {
    withinMs: 6000,
  }).catch(() => undefined)
  await restore()
  const lostWithIt = delivered.slice(before).filter((raw) => !notes.includes(raw))
  for (const [n] of notes.entries()) {
    const id = `after-the-backup-${before}-${n}`
    await deliver(plainMail(id))
    ids.mails.push(id)
  }
  for (const raw of lostWithIt) await deliver(raw)
}

async function areTakenIn(setting: World['setting'], sender: string): Promise<boolean> {
  await using database = await databaseOf(setting)
  const [row] = await database.query<{ count: number }>(
    sql`select count(*) as count from message where sender like ${`${sender}%`}`,
  )
  return row?.count === PASSERS_BY
}

async function killDatabase({ setting }: World): Promise<void> {
  const lock = await readFile(join(setting.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(lock, 10)
  if (pid > 1 && isAlive(pid)) process.kill(pid, 'SIGKILL')
}

async function endConnections({ setting }: World, like: string): Promise<void> {
  try {
    await using database = await databaseOf(setting)
    await database.query(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and backend_type = 'client backend' and query ilike ${like}`)
  } catch {
    // It is away already.
  }
}
