import { afterAll, beforeAll, expect, test } from 'vitest'

import { checks } from '#rules/checks/index.ts'
import { remindCommand } from '#src/commands/remind.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { migrate } from '#src/store/migrate.ts'
import { approveDay, withdrawReminders } from '#src/store/reminders.ts'
import { sql } from '#src/store/sql.ts'
import { type PostgresPeer, startPostgres } from '#test/peers/postgres.ts'
import { remindOnce } from '#workers/remind.ts'

const log = createLog('silent')
const { campaigns } = await loadCampaigns('rules/campaigns/63-kh-ldld-2021')
const [shipped = expect.fail('plan 63 loads')] = campaigns
const units = shipped.units.slice(0, 2)
let postgres: PostgresPeer
let database: Database
beforeAll(async () => {
  postgres = await startPostgres()
  database = openDatabase(postgres.url, log)
  await migrate(database)
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
  await postgres[Symbol.asyncDispose]()
})

const planned = async (id: string): Promise<string[]> => {
  const rows = await database.query<{ key: string }>(
    sql`select key from outbox where starts_with(key, ${`reminder/${id}/`}) and status = 'planned' order by key`,
  )
  return rows.map(({ key }) => key)
}
const remindAt = async (time: string, campaign: Campaign): Promise<number> =>
  await remindOnce({
    boardUrl: 'http://127.0.0.1:8063',
    staff: [],
    campaigns: [campaign],
    checks,
    database,
    from: 'van-thu@ldld-mau.example',
    log,
    now: () => new Date(`2021-05-${time}:00+07:00`),
    queue: { nudge: async () => undefined },
  })

test('a unit is reminded once a window, however often the time is looked at', async () => {
  const campaign = { ...shipped, id: 'once', units, reminders: { daysBefore: [3, 1], atMinute: 510, approve: false } }
  expect([
    await remindAt('23T08:00', campaign),
    await remindAt('23T08:30', campaign),
    await remindAt('23T08:31', campaign),
    await remindAt('23T22:00', campaign),
    await remindAt('25T10:00', campaign),
  ]).toEqual([0, 2, 0, 0, 2])
  expect(await planned('once')).toHaveLength(4)
})

test('what has not left is taken back when something of the unit comes', async () => {
  const campaign = { ...shipped, id: 'back', units, reminders: { daysBefore: [3], atMinute: 510, approve: false } }
  expect(await remindAt('23T09:00', campaign)).toBe(2)
  await database.transaction(async (session) => await withdrawReminders(session, 'back', units[0]?.id ?? ''))
  expect(await planned('back')).toEqual([`reminder/back/${units[1]?.id}/2021-05-23`])
  expect(await remindAt('23T09:01', campaign)).toBe(0)
})

test('where staff release the list, nothing goes before they do', async () => {
  const campaign = { ...shipped, id: 'released', units, reminders: { daysBefore: [3], atMinute: 510, approve: true } }
  expect(await remindAt('23T09:00', campaign)).toBe(0)
  expect(await approveDay(database, 'released', '2021-05-23', 'can-bo')).toBe(true)
  expect(await approveDay(database, 'released', '2021-05-23', 'nguoi-khac')).toBe(false)
  expect(await remindAt('24T07:00', campaign)).toBe(0)
  expect(await remindAt('24T09:00', campaign)).toBe(2)
})

test('the command shows the list, then releases it', async () => {
  const said = { out: '', err: '' }
  const run = async (...args: string[]) => {
    const config = { databaseUrl: postgres.url, dataDir: '', rulesDir: 'test/fixtures/campaigns/12-kh-cdp-2026' }
    const console = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text) }
    return await remindCommand(args, config, console, 'can-bo', new Date('2026-12-12T09:00:00+07:00'))
  }
  expect(await run('--list', '--approve')).toBe(2)
  said.err = ''
  expect(await run('--letters')).toBe(0)
  expect(said.out).toMatch(
    /đợt đôn đốc ngày 12 tháng 12 năm 2026: \d+ đơn vị[^]*chưa gửi hồ sơ[^]*Duyệt danh sách bằng: tiepnhan remind --approve/u,
  )
  expect(await run('--approve')).toBe(0)
  expect(said).toMatchObject({ err: '', out: expect.stringMatching(/Đã duyệt: \d+ thư sẽ được gửi/u) })
})
