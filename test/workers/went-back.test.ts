import type { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { migrate } from '#src/store/migrate.ts'
import { sql } from '#src/store/sql.ts'
import { type Dovecot, startDovecot } from '#test/peers/dovecot.ts'
import { plainMail } from '#test/peers/mails.ts'
import { type PostgresPeer, startPostgres } from '#test/peers/postgres.ts'
import { INBOX, openFolder, takeNew } from '#workers/folders.ts'
import type { Intake, Taking } from '#workers/take-in.ts'

// A mail server that was restored from its backup gives numbers a second time, or an old numbering again (RFC 9051 section 2.3.1.1
// forbids the first). By the ledger those mails would be known.

let dovecot: Dovecot
let postgres: PostgresPeer
let database: Database
let taking: Taking

beforeAll(async () => {
  dovecot = await startDovecot()
  postgres = await startPostgres()
  database = openDatabase(postgres.url, createLog('silent'))
  await migrate(database)
  const queue: Taking['queue'] = { nudge: async () => undefined }
  taking = { account: dovecot.user, database, queue, log: createLog('silent'), reached: () => undefined }
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
  await postgres[Symbol.asyncDispose]()
  await dovecot[Symbol.asyncDispose]()
})

beforeEach(async () => {
  await database.query(sql`truncate mailbox, message cascade`)
  const client = await dovecot.session()
  const { exists } = await client.mailboxOpen(INBOX)
  if (exists > 0) await client.messageDelete('1:*')
  client.close()
})

const deliver = async (...ids: string[]): Promise<void> => {
  // Each its own second, as INTERNALDATE has them.
  for (const id of ids) await dovecot.deliver(plainMail(id), new Date(1_621_000_000_000 + 1000 * received++))
}
let received = 0

/** One session of the watcher. */
const look = async (): Promise<void> => {
  const client: ImapFlow = await dovecot.session()
  const intake: Intake = { slice: null, postponed: new Map() }
  try {
    await takeNew(taking, client, await openFolder(taking, client, INBOX), intake)
  } finally {
    client.close()
  }
}
const senders = async (): Promise<string[]> => {
  const rows = await database.query<{ sender: string }>(sql`select sender from message order by id`)
  return rows.map(({ sender }) => sender.split('@')[0] ?? '')
}
const ledger = async (): Promise<string> => {
  const rows = await database.query<{ line: string }>(sql`
    select string_agg(disposition, ' ' order by uid) as line
    from ledger join mailbox on mailbox.id = mailbox_id and mailbox.uidvalidity = ledger.uidvalidity`)
  return rows[0]?.line ?? ''
}

test.each([
  ['nothing came since', []],
  ['as many came as were lost', ['nam', 'sau']],
  ['more came than were lost', ['nam', 'sau', 'bay']],
])('a restored server gives numbers a second time, %s: no mail is lost, none is new twice', async (_, later) => {
  await deliver('mot', 'hai')
  const restore = await dovecot.backUp()
  await deliver('ba', 'bon')
  await look()
  await restore()
  await deliver(...later)
  await look()
  await deliver('cuoi')
  await look()
  expect(await senders()).toEqual(['mot', 'hai', 'ba', 'bon', ...later, 'cuoi'])
  expect(await ledger()).toBe(['known', 'known', ...later.map(() => 'stored'), 'stored'].join(' '))
  expect(await brokenInvariants(database)).toEqual([])
})

test('an older numbering that comes back is looked at anew, and holds up nothing', async () => {
  await deliver('mot', 'hai')
  const restore = await dovecot.backUp()
  await look()
  await dovecot.renumber()
  await look()
  await restore()
  await deliver('ba')
  await look()
  expect(await senders()).toEqual(['mot', 'hai', 'ba'])
  expect(await ledger()).toBe('known known stored')
  expect(await brokenInvariants(database)).toEqual([])
})

test('a folder whose mails are deleted, copied and put back is what it was', async () => {
  await deliver('mot', 'hai', 'ba')
  await look()
  const client = await dovecot.session()
  await client.mailboxOpen(INBOX)
  await client.messageCopy('1', INBOX)
  await client.messageDelete('1,3')
  client.close()
  await look()
  expect(await ledger()).toBe('stored stored stored known')
})
