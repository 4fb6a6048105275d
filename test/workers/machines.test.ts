import { afterAll, beforeAll, expect, test } from 'vitest'
import { benchMail } from '../../bench/mails.ts'
import type { Database } from '#src/store/database.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { sql } from '#src/store/sql.ts'
import { IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import type { RunningService } from '#test/peers/service.ts'
import { databaseOf, openSetting, type Setting } from '#test/peers/setting.ts'

/** Roles apart, as on several machines: two watchers, two that read and nothing else, one for the rest; PostgreSQL and Redis outside. */
let setting: Setting
let database: Database
let watchers: RunningService[]
let readers: RunningService[]
const ending = new AsyncDisposableStack()

beforeAll(async () => {
  setting = ending.use(await openSetting('external'))
  const role = (roles: string): RunningService => setting.start(['--role', roles])
  const first = role('watch')
  await first.ready()
  watchers = [first, role('watch')]
  readers = [role('read'), role('read')]
  const rest = role('judge,send,sweep,digest')
  for (const service of [...watchers, ...readers, rest]) await service.ready()
  database = ending.use(await databaseOf(setting))
})
afterAll(async () => await ending.disposeAsync())

const receipts = (): number => setting.smtp.taken.filter(({ raw }) => /^X-Tiepnhan: .*receipt/m.test(raw)).length
const readBy = (service: RunningService): number => service.log().split('"stage":"read"').length - 1

test('two readers share the work, each mail is read once and answered once', { timeout: 120_000 }, async () => {
  const mails = 8
  for (let index = 0; index < mails; index++) await setting.dovecot.deliver(await benchMail(index), IN_TIME)
  await until('all are answered', () => receipts() === mails, { withinMs: 90_000 })
  for (const reader of readers) expect(readBy(reader)).toBeGreaterThan(0)
  const reads = await database.query(sql`select message_id from event where kind = 'mail-read'`)
  expect(reads).toHaveLength(mails)
  // What readers on other machines count is summed where the board finds it.
  await until('their steps are counted', async () => {
    const [row] = await database.query<{ value: number }>(
      sql`select value from tally where name = 'steps' and label = 'read'`,
    )
    return (row?.value ?? 0) >= mails
  })
})

test(
  'a watcher that dies is followed by the other, a reader that dies by the other, and nothing is answered twice',
  { timeout: 120_000 },
  async () => {
    const before = receipts()
    await watchers[0]?.kill()
    await readers[0]?.kill()
    const ids = ['w1', 'w2', 'w3', 'w4']
    for (const id of ids) await setting.dovecot.deliver(plainMail(id), IN_TIME)
    await until('they are answered', () => receipts() === before + ids.length, { withinMs: 90_000 })
    expect(watchers[1]?.log()).toContain('watching the mailbox')
    const stored = await database.query(sql`select from message where status = 'judged'`)
    expect(stored).toHaveLength(12)
    expect(await brokenInvariants(database)).toEqual([])
  },
)
