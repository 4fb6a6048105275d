import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checks } from '#rules/checks/index.ts'
import type { BoardApp } from '#src/board/board.ts'
import { createLog } from '#src/io/log.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { openSession } from '#src/store/board/sessions.ts'
import { sql } from '#src/store/sql.ts'
import { remindOnce } from '#workers/remind.ts'
import { ask, OFFICERS, openBoard, type TestBoard } from './board.ts'

const loaded = await loadCampaigns('test/fixtures/campaigns/12-kh-cdp-2026')
// Units with more time have days of their own.
const campaigns = loaded.campaigns.map((one) => ({
  ...one,
  submissions: one.submissions.map((submission) => ({ ...submission, extensions: [] })),
}))
const [campaign = expect.fail('no campaign')] = campaigns
const [first = expect.fail('no unit'), second = expect.fail('no second unit')] = campaign.units.filter(
  ({ emails, to }) => emails.length > 0 && to === undefined,
)
let board: TestBoard
let app: BoardApp
let time = '2026-12-12T07:00:00+07:00'

beforeAll(async () => {
  board = await openBoard()
  app = board.with({ campaigns, now: () => new Date(time) })
  for (const { address, role } of OFFICERS)
    await openSession(board.database, createHash('sha256').update(role).digest('hex'), address, 3_600_000)
})
afterAll(async () => await board[Symbol.asyncDispose]())

const read = async (role = 'officer'): Promise<string> =>
  await (await ask(app, '/thu-nhac', { headers: { cookie: `tiepnhan=${role}` } })).text()

async function say(work: string, keys: readonly string[], role = 'officer'): Promise<number> {
  const csrf = /name="csrf" value="([^"]+)"/.exec(await read(role))?.[1] ?? ''
  const body = new URLSearchParams({ csrf, viec: work, 'ke-hoach': campaign.id })
  for (const key of keys) body.append('thu', key)
  return (await ask(app, '/thu-nhac', { method: 'POST', body, headers: { cookie: `tiepnhan=${role}` } })).status
}

const remindAt = async (at: string): Promise<number> => {
  time = at
  return await remindOnce({
    campaigns,
    checks,
    database: board.database,
    from: 'hoso@congdoan.example',
    boardUrl: 'http://127.0.0.1:8063',
    staff: [],
    log: createLog('silent'),
    now: () => new Date(at),
    queue: { nudge: async () => undefined },
  })
}
const letters = async (kind: string): Promise<{ key: string; status: string; subject: string }[]> =>
  await board.database.query(
    sql`select key, status, letter ->> 'subject' as subject from outbox where kind = ${kind} order by key`,
  )
const keyOf = (unit: { readonly id: string }): string => `reminder/${campaign.id}/${unit.id}/2026-12-12`

test('the list and every letter are shown before the hour, and nothing goes unasked', async () => {
  const page = await read()
  expect(page).toContain('Danh sách đợt 12/12 08:00')
  expect(page).toContain(first.name)
  expect(page).toContain('Kính gửi: Ban Chấp hành')
  expect(page).toContain('Chờ duyệt')
  expect(await remindAt('2026-12-12T08:01:00+07:00')).toBe(1)
  expect(await letters('reminder')).toEqual([])
})

test('staff are told once that a list waits', async () => {
  await remindAt('2026-12-12T08:30:00+07:00')
  const told = await letters('alert')
  expect(told).toHaveLength(1)
  expect(told[0]?.subject).toMatch(/^Chờ duyệt thư nhắc: \d+ đơn vị/u)
})

test('a letter that is released goes, one that is held does not, the others wait', async () => {
  expect(await say('duyet', [keyOf(first)], 'reader')).toBe(403)
  expect(await say('duyet', [keyOf(first), 'reminder/another-campaign/x/2026-12-12'])).toBe(303)
  expect(await say('giu', [keyOf(second)])).toBe(303)
  const page = await read()
  expect(page).toContain('Đã duyệt')
  expect(page).toContain('Giữ lại')
  expect(page).toContain('canbo@congdoan.example')
  expect(await remindAt('2026-12-12T09:00:00+07:00')).toBe(1)
  expect((await letters('reminder')).map(({ key }) => key)).toEqual([keyOf(first)])
  const [foreign] = await board.database.query(sql`select from reminder_choice where key like 'reminder/another-%'`)
  expect(foreign).toBeUndefined()
  expect(await read()).toContain('Đã nhắc (1)')
})

test('what is held may be let go again, and a release of the day does not free what is held', async () => {
  await say('duyet', [keyOf(second)])
  await say('giu', [keyOf(second)])
  expect(await remindAt('2026-12-12T09:10:00+07:00')).toBe(0)
  await say('bo-chon', [keyOf(second)])
  expect(await remindAt('2026-12-12T09:20:00+07:00')).toBe(0)
  await say('duyet', [keyOf(second)])
  expect(await remindAt('2026-12-12T09:30:00+07:00')).toBe(1)
  expect(await letters('reminder')).toHaveLength(2)
})

test('a campaign without reminders says how to have them', async () => {
  const plain = board.with({ campaigns: campaigns.map((one) => ({ ...one, reminders: null })) })
  const page = await (await ask(plain, '/thu-nhac', { headers: { cookie: 'tiepnhan=officer' } })).text()
  expect(page).toContain('Chưa có kế hoạch nào dùng thư nhắc')
})
