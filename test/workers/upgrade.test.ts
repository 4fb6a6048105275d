import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { knownMigrations, migrate } from '#src/store/migrate.ts'
import { sql } from '#src/store/sql.ts'
import { startPostgres } from '#test/peers/postgres.ts'
import { until } from '#test/peers/program.ts'
import { openSetting, type Setting } from '#test/peers/setting.ts'

/** Steps of the program that wrote the fixture. */
const OLDEST = [1, 2]
const Line = z.tuple([z.string().regex(/^[a-z_]+$/), z.looseObject({})])

let setting: Setting
let database: Database
let url: string
const ending = new AsyncDisposableStack()

beforeAll(async () => {
  setting = ending.use(await openSetting('embedded'))
  const postgres = ending.use(await startPostgres())
  url = postgres.url
  database = ending.use(openDatabase(url, createLog('error')))
  await migrate(database, { only: OLDEST })
  const text = gunzipSync(await readFile('test/fixtures/upgrade/schema-002.jsonl.gz')).toString('utf8')
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))
  for (const [table, all] of Map.groupBy(rows, ([name]) => name)) {
    const values = [JSON.stringify(all.map(([, row]) => row))]
    const insert = `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1)`
    await database.query({ text: insert, values })
    if (['message', 'mailbox', 'dossier', 'outbox', 'event'].includes(table))
      await database.query({
        text: `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
        values: [],
      })
  }
  // It stood still for longer than a notice waits.
  await database.query(sql`update outbox set send_at = now(), due_at = now() where status = 'planned'`)
})
afterAll(async () => await ending.disposeAsync())

type Letter = { id: number; kind: string; status: string; mailId: string; sha256: string | null; again: boolean }
const letters = async (upTo = 1e9) =>
  await database.query<Letter>(sql`
    select id, kind, status, mail_id as "mailId", sha256, sent_again as again from outbox where id <= ${upTo} order by id`)
const mails = async () =>
  await database.query<{ id: number; status: string }>(sql`select id, status from message order by id`)

test(
  'what the oldest program wrote is brought to today, and every mail and letter of it goes on',
  { timeout: 200_000 },
  async () => {
    const before = await letters()
    const waiting = await mails()
    expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set(['received', 'read', 'judged', 'parked']))
    expect(new Set(before.map(({ status }) => status))).toEqual(
      new Set(['planned', 'frozen', 'sending', 'unknown', 'sent', 'failed']),
    )
    const last = before.at(-1)?.id ?? 0

    const service = setting.start([], { DATABASE_URL: url })
    await service.ready()
    const steps = await database.query<{ version: number }>(sql`select version from migration order by version`)
    expect(steps.map(({ version }) => version)).toEqual(knownMigrations())
    await until(
      'no mail waits',
      async () => (await mails()).every(({ status }) => status === 'judged' || status === 'parked'),
      {
        withinMs: 90_000,
      },
    )
    const goesOn = ['planned', 'frozen', 'sending', 'unknown']
    await until(
      'no letter of before waits',
      async () => (await letters(last)).every(({ status }) => !goesOn.includes(status)),
      {
        withinMs: 120_000,
      },
    )

    // What was decided stays decided, and a letter that left does not leave again.
    const after = await letters(last)
    for (const [index, { id, status, mailId, sha256 }] of before.entries()) {
      const now = after[index]
      const copies = setting.smtp.taken.filter(({ messageId }) => messageId === mailId)
      expect([id, now?.mailId]).toEqual([id, mailId])
      if (status === 'sent' || status === 'failed') expect([now?.status, copies.length]).toEqual([status, 0])
      else if (now?.status === 'sent') expect([id, copies.length]).toEqual([id, 1])
      else expect([status, now?.status]).toEqual(['planned', 'replaced'])
      // Bytes that were fixed go as they were.
      if (sha256 !== null) expect(now?.sha256).toBe(sha256)
      if (status === 'sending' || status === 'unknown') expect([id, now?.again]).toEqual([id, true])
    }
    const parked = waiting.filter(({ status }) => status === 'parked')
    expect((await mails()).filter(({ status }) => status === 'parked')).toEqual(parked)

    // What waited to be judged was answered by today's program.
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile('package.json', 'utf8')))
    const answered = (await letters()).filter(({ id, kind }) => id > last && kind === 'receipt')
    expect(answered.length).toBeGreaterThanOrEqual(3)
    await until('they left', () =>
      answered.every(({ mailId }) => setting.smtp.taken.some(({ messageId }) => messageId === mailId)),
    )
    const today = setting.smtp.taken.find(({ messageId }) => messageId === answered[0]?.mailId)
    expect(today?.raw).toContain(`X-Mailer: Tiepnhan ${version}\r\n`)

    // A mail that was taken in then, and is found again, is the same mail.
    const [first] = await database.query<{ bytes: Uint8Array }>(
      sql`select blob.bytes from message join blob using (sha256) order by message.id limit 1`,
    )
    await setting.dovecot.deliver(first?.bytes ?? '')
    await until(
      'it is known',
      async () => (await database.query(sql`select from ledger where disposition = 'known'`)).length === 1,
    )
    expect(await mails()).toHaveLength(waiting.length)
    expect(await brokenInvariants(database)).toEqual([])
    expect(await service.stop()).toBe(0)
  },
)
