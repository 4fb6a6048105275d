/** What the service costs while nothing happens: a look at a small and at a large mailbox, and the memory and processor time of a service at rest. */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase, type Session } from '#src/store/database.ts'
import { moveCursor } from '#src/store/mailboxes.ts'
import { migrate } from '#src/store/migrate.ts'
import { sql } from '#src/store/sql.ts'
import { startDovecot } from '#test/peers/dovecot.ts'
import { startPostgres } from '#test/peers/postgres.ts'
import { openSetting } from '#test/peers/setting.ts'
import { openFolder } from '#workers/folders.ts'
import { look, type Watched, watchedFolder } from '#workers/look.ts'
import type { Taking } from '#workers/take-in.ts'
import { residentMegabytes } from './process-memory.ts'
import { smallMail } from './small-mails.ts'
import { median, row, spread, type Row } from './table.ts'

const FEW = 1000
const MANY = 100_000
/** Every twentieth look asks more, so that a multiple of it is fair. */
const LOOKS = 100
const REST_MS = 20_000

export async function benchIdle(): Promise<Row[]> {
  await using postgres = await startPostgres()
  await using database = openDatabase(postgres.url, createLog('silent'))
  await migrate(database)
  await using few = await openMailbox(database, FEW)
  await using many = await openMailbox(database, MANY)
  const times: Record<'few' | 'many', number[]> = { few: [], many: [] }
  // In turns, so that whatever else the machine does meets both.
  for (let round = 0; round < LOOKS; round++) {
    times.few.push(await few.look())
    times.many.push(await many.look())
  }
  const tell = (mailbox: Mailbox, took: readonly number[]): string =>
    `${median(took).toFixed(1)} ms (spread ${spread(took)}), ${mailbox.asked()} commands and statements a look`
  return [
    row(
      `a look at a mailbox of ${MANY} mails with nothing new`,
      `of ${FEW} mails`,
      median(times.many) / median(times.few),
      '1.0',
      `${tell(many, times.many)} against ${tell(few, times.few)}; every UID against the ledger, once an hour: ${many.comparedMs.toFixed(0)} ms against ${few.comparedMs.toFixed(0)} ms`,
    ),
    await rest(),
  ]
}

type Mailbox = AsyncDisposable & {
  /** Milliseconds of one look. */
  readonly look: () => Promise<number>
  /** Round trips of an average look: IMAP commands and statements. */
  readonly asked: () => string
  readonly comparedMs: number
}

/** A mailbox of its own account whose mails are all known; the first look, which compares everything, is made here. */
async function openMailbox(database: Database, mails: number): Promise<Mailbox> {
  await using ending = new AsyncDisposableStack()
  const dovecot = ending.use(await startDovecot())
  const some = Array.from({ length: 20 }, (_, index) => smallMail(index))
  await dovecot.fill(mails, (index) => some[Math.floor(index / 10_000) % some.length] ?? smallMail(0))
  const client = await dovecot.session()
  ending.defer(() => client.close())
  let asked = 0
  const counted = (session: Session): Session => ({
    async query(statement) {
      asked++
      return await session.query(statement)
    },
  })
  const context: Taking = {
    account: `${mails}@congdoan.example`,
    database: { ...database, ...counted(database) },
    log: createLog('silent'),
    queue: { nudge: async () => undefined },
    reached: () => undefined,
  }
  const inbox = await openFolder(context, client, 'INBOX')
  const { mailboxId, uidValidity } = inbox.place
  await database.query(sql`
    insert into ledger (mailbox_id, uidvalidity, uid, disposition)
    select ${mailboxId}, ${uidValidity}, uid, 'vanished' from generate_series(1, ${mails}::int) as uid`)
  await moveCursor(database, mailboxId, uidValidity, mails)
  await database.query(sql`analyze ledger`)
  inbox.lastUid = mails
  const watched = watchedFolder(inbox, [])
  const lookOnce = async (): Promise<number> => await timed(context, client, watched)
  const comparedMs = await lookOnce()
  countCommands(client, () => asked++)
  let looks = 0
  asked = 0
  const moved = ending.move()
  return {
    comparedMs,
    look: async () => {
      looks++
      return await lookOnce()
    },
    asked: () => (asked / looks).toFixed(2),
    [Symbol.asyncDispose]: async () => await moved.disposeAsync(),
  }
}

async function timed(context: Taking, client: ImapFlow, watched: Watched): Promise<number> {
  const began = performance.now()
  await look(context, client, watched, { told: false, intake: { slice: null, postponed: new Map() } })
  return performance.now() - began
}

/** Each command goes through one method of the library. */
function countCommands(client: ImapFlow, count: () => void): void {
  const exec: unknown = Reflect.get(client, 'exec')
  if (typeof exec !== 'function') throw new Error('The library gives its commands in another way now')
  Reflect.set(client, 'exec', (...words: readonly unknown[]): unknown => {
    count()
    return Reflect.apply(exec, client, words)
  })
}

async function rest(): Promise<Row> {
  await using setting = await openSetting('embedded')
  const service = setting.start([], { LOG_LEVEL: 'error' })
  await service.ready()
  const pid = service.child.pid ?? 0
  await sleep(REST_MS / 2)
  const before = await processorMs(pid)
  await sleep(REST_MS)
  const busy = ((await processorMs(pid)) - before) / REST_MS
  const memory = await residentMegabytes(pid)
  return row(
    'the service at rest, embedded pair',
    '–',
    null,
    '<= 150 MB, <= 1 % of a core',
    `its process ${memory} MB and ${(busy * 100).toFixed(1)} % of a core (its readers and PostgreSQL not counted)`,
  )
}

/** User and system time since the process began (proc_pid_stat(5)); Linux counts in hundredths of a second. */
async function processorMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
