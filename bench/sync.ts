/** The first sync of a mailbox with 10,000 small mails in Debian's Dovecot: every mail stored for good, against mbsync and getmail6. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { migrate } from '#src/store/migrate.ts'
import { sql } from '#src/store/sql.ts'
import { type Dovecot, startDovecot } from '#test/peers/dovecot.ts'
import { startPostgres } from '#test/peers/postgres.ts'
import { programOf } from '#test/peers/program.ts'
import { databaseOf, openSetting } from '#test/peers/setting.ts'
import { openFolder, takeNew } from '#workers/folders.ts'
import type { Taking } from '#workers/take-in.ts'
import { peakMegabytes, residentMegabytes } from './process-memory.ts'
import { smallMail } from './small-mails.ts'
import { row, type Row } from './table.ts'

const MAILS = 10_000
/** Both wait for the disk with each mail, so that their time grows with the number alone; some are enough to know it. */
const MBSYNC_MAILS = 1500
const GETMAIL_MAILS = 300
const LOST_MS = 150_000

export async function benchSync(): Promise<Row[]> {
  await using setting = await openSetting('embedded')
  const { dovecot } = setting
  await dovecot.fill(MAILS, smallMail)
  const folder = await mkdtemp(join(tmpdir(), 'tiepnhan-sync-'))
  try {
    await warm(dovecot)
    const quick = await mbsync(dovecot, folder, 'no', MAILS)
    const stored = await takenIn(dovecot)
    const { mirrored, fetched } = await references(folder)
    const service = setting.start([], { LOG_LEVEL: 'error' })
    await service.ready()
    await using database = await databaseOf(setting)
    const whole = await untilStored(database, service.child.pid ?? 0)
    return [
      row(
        `first sync of ${MAILS} mails, each stored for good`,
        'mbsync, which syncs each file to the disk',
        stored / mirrored,
        '<= 1.0 of the faster',
        `${inS(stored)} against ${inS(mirrored)}; getmail6 ${inS(fetched)} (told from ${MBSYNC_MAILS} and ${GETMAIL_MAILS} mails); mbsync with FSync off, which a power cut undoes, ${inS(quick)}`,
      ),
      row(
        `the same by the service, which reads and answers meanwhile`,
        'mbsync, which syncs each file to the disk',
        whole.ms / mirrored,
        '<= 1.0',
        `${inS(whole.ms)}; memory of its process ${whole.half} MB at half, ${whole.end} MB at the end, ${whole.peak} MB at most`,
      ),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The server's own indexes are made by whoever asks first: nobody who is measured. */
async function warm(dovecot: Dovecot): Promise<void> {
  const client = await dovecot.session()
  await client.mailboxOpen('INBOX', { readOnly: true })
  await client.fetchAll('1:*', { uid: true, size: true, internalDate: true })
  client.close()
}

/** The watcher's own way, into an empty database; nobody reads what is stored. */
async function takenIn(dovecot: Dovecot): Promise<number> {
  await using postgres = await startPostgres()
  await using database = openDatabase(postgres.url, createLog('silent'))
  await migrate(database)
  const client = await dovecot.session()
  const context: Taking = {
    account: dovecot.user,
    database,
    log: createLog('silent'),
    queue: { nudge: async () => undefined },
    reached: () => undefined,
  }
  const began = performance.now()
  const inbox = await openFolder(context, client, 'INBOX')
  await takeNew(context, client, inbox, { slice: null, postponed: new Map() })
  const ms = performance.now() - began
  client.close()
  const stored = await countStored(database)
  if (stored !== MAILS) throw new Error(`${stored} of ${MAILS} mails were stored`)
  return ms
}

async function countStored(database: Database): Promise<number> {
  const [count] = await database.query<{ mails: number }>(sql`select count(*) as mails from ledger`)
  return count?.mails ?? 0
}

async function untilStored(
  database: Database,
  pid: number,
): Promise<{ ms: number; half: number; end: number; peak: number }> {
  const began = performance.now()
  let half = 0
  for (;;) {
    const stored = await countStored(database)
    if (half === 0 && stored >= MAILS / 2) half = await residentMegabytes(pid)
    const ms = performance.now() - began
    if (stored >= MAILS) return { ms, half, end: await residentMegabytes(pid), peak: await peakMegabytes(pid) }
    if (ms > LOST_MS) throw new Error(`The service stored ${stored} of ${MAILS} mails within ${LOST_MS} ms`)
    await sleep(100)
  }
}

/** Both over a smaller mailbox of the same mails, told for all of them. */
async function references(folder: string): Promise<{ mirrored: number; fetched: number }> {
  await using dovecot = await startDovecot()
  await dovecot.fill(MBSYNC_MAILS, smallMail)
  return {
    mirrored: ((await mbsync(dovecot, folder, 'yes', MBSYNC_MAILS)) * MAILS) / MBSYNC_MAILS,
    fetched: ((await getmail(dovecot, folder)) * MAILS) / GETMAIL_MAILS,
  }
}

const run = promisify(execFile)

async function mbsync(dovecot: Dovecot, folder: string, fsync: 'yes' | 'no', count: number): Promise<number> {
  const settings = join(folder, `mbsyncrc-${fsync}`)
  const mails = join(folder, `mbsync-${fsync}`)
  const account = `IMAPAccount office\nHost 127.0.0.1\nPort ${dovecot.port}\nUser ${dovecot.user}\nPass ${dovecot.password}\nSSLType None\nAuthMechs LOGIN\n`
  const stores = `IMAPStore far\nAccount office\n\nMaildirStore near\nInbox ${mails}\n`
  const channel = `Channel all\nFar :far:INBOX\nNear :near:INBOX\nSync Pull\nCreate Near\nSyncState *\n`
  await writeFile(settings, [`FSync ${fsync}\n`, account, stores, channel].join('\n'))
  const program = programOf('mbsync', 'isync')
  const began = performance.now()
  await run(program, ['-c', settings, 'all'])
  const ms = performance.now() - began
  await mustHold(mails, count)
  return ms
}

async function getmail(dovecot: Dovecot, folder: string): Promise<number> {
  const mails = join(folder, 'getmail')
  for (const name of ['cur', 'new', 'tmp']) await mkdir(join(mails, name), { recursive: true })
  const settings = join(folder, 'getmailrc')
  const retriever = `[retriever]\ntype = SimpleIMAPRetriever\nserver = 127.0.0.1\nport = ${dovecot.port}\nusername = ${dovecot.user}\npassword = ${dovecot.password}\nuse_peek = true\n`
  const rest = `[destination]\ntype = Maildir\npath = ${mails}/\n\n[options]\nread_all = true\ndelivered_to = false\nreceived = false\nmax_messages_per_session = ${GETMAIL_MAILS}\n`
  await writeFile(settings, `${retriever}\n${rest}`)
  const program = programOf('getmail', 'getmail6')
  const began = performance.now()
  await run(program, ['--getmaildir', folder, '--rcfile', settings, '--quiet'], await nobody(folder))
  const ms = performance.now() - began
  await mustHold(mails, GETMAIL_MAILS)
  return ms
}

/** getmail6 refuses to deliver as root. */
async function nobody(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  if (userInfo().uid !== 0) return undefined
  await run('chown', ['-R', '65534:65534', folder])
  return { uid: 65_534, gid: 65_534 }
}

async function mustHold(maildir: string, wanted: number): Promise<void> {
  const held = (await Promise.all(['cur', 'new'].map(async (name) => await readdir(join(maildir, name))))).flat().length
  if (held !== wanted) throw new Error(`${maildir} holds ${held} mails, not ${wanted}`)
}

function inS(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
