import type { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uidsAbove } from '#src/io/folder.ts'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { openMailbox, renumber } from '#src/store/mailboxes.ts'
import { migrate } from '#src/store/migrate.ts'
import { sql } from '#src/store/sql.ts'
import { type Dovecot, startDovecot } from '#test/peers/dovecot.ts'
import { IN_TIME, plainMail } from '#test/peers/mails.ts'
import { type PostgresPeer, startPostgres } from '#test/peers/postgres.ts'
import { reconcile } from '#workers/reconcile.ts'
import { type Intake, MAX_MAIL_BYTES, type Place, takeIn, type Taking } from '#workers/take-in.ts'

describe('taking mails in', () => {
  let dovecot: Dovecot
  let postgres: PostgresPeer
  let database: Database
  let client: ImapFlow
  let place: Place
  let nudged: number[]
  let taking: Taking
  const intake: Intake = { slice: null, postponed: new Map() }

  beforeAll(async () => {
    dovecot = await startDovecot()
    postgres = await startPostgres()
    database = openDatabase(postgres.url, createLog('silent'))
    await migrate(database)
    client = await dovecot.session()
    const { uidValidity } = await client.mailboxOpen('INBOX', { readOnly: true })
    const { id } = await openMailbox(database, dovecot.user, 'INBOX')
    await renumber(database, id, Number(uidValidity))
    place = { mailboxId: id, uidValidity: Number(uidValidity) }
    const queue: Taking['queue'] = { nudge: async (_, ...ids) => void nudged.push(...ids) }
    taking = { account: dovecot.user, database, queue, log: createLog('silent'), reached: () => undefined }
  })
  beforeEach(() => {
    nudged = []
  })
  afterAll(async () => {
    client.close()
    await database[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
    await dovecot[Symbol.asyncDispose]()
  })

  const takeNew = async (): Promise<void> => {
    const { lastUid } = await openMailbox(database, dovecot.user, 'INBOX')
    await client.noop()
    await takeIn(taking, client, place, await uidsAbove(client, lastUid), lastUid, intake)
  }
  const dispositions = async (): Promise<string[]> => {
    const rows = await database.query<{ disposition: string }>(sql`select disposition from ledger order by uid`)
    return rows.map(({ disposition }) => disposition)
  }

  test('an empty folder is no trouble', async () => {
    await takeNew()
    expect(await dispositions()).toEqual([])
  })

  test('a mail and its copy are one mail at two places', async () => {
    await dovecot.deliver(plainMail('mot'), IN_TIME)
    await dovecot.deliver(plainMail('mot'), new Date())
    await dovecot.deliver(plainMail('hai'), IN_TIME)
    await takeNew()
    expect(await dispositions()).toEqual(['stored', 'known', 'stored'])
    expect(nudged).toHaveLength(2)
    const [first] = await database.query(sql`select received_at, sender, status from message order by id`)
    expect(first).toEqual({ received_at: IN_TIME, sender: 'mot@congdoan-mau.example', status: 'received' })
  })

  test('what has no disposition, for whatever reason, is found and taken in', async () => {
    await database.query(sql`delete from ledger where uid = 3`)
    await reconcile(taking, client, place, 3, intake)
    expect(await dispositions()).toEqual(['stored', 'known', 'known'])
  })

  test('a mail of the largest size is taken, of one byte more its header', { timeout: 120_000 }, async () => {
    const sized = (id: string, bytes: number): Buffer => {
      const head = Buffer.from(plainMail(id))
      return Buffer.concat([head, Buffer.alloc(bytes - head.length - 2, 'x'), Buffer.from('\r\n')])
    }
    await dovecot.deliver(sized('vua', MAX_MAIL_BYTES), IN_TIME)
    await dovecot.deliver(sized('qua', MAX_MAIL_BYTES + 1), IN_TIME)
    await takeNew()
    expect((await dispositions()).slice(3)).toEqual(['stored', 'too-large'])
    const rows = await database.query(sql`
      select message.bytes, length(blob.bytes) < 10000 as "headerOnly", status, last_error as why
      from message join blob using (sha256) order by id desc limit 2`)
    expect(rows).toEqual([
      { bytes: MAX_MAIL_BYTES + 1, headerOnly: true, status: 'parked', why: expect.stringContaining('too large') },
      { bytes: MAX_MAIL_BYTES, headerOnly: false, status: 'received', why: null },
    ])
    expect(nudged).toHaveLength(1)
  })
})
