import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forget } from '#src/commands/forget.ts'
import { replay } from '#src/commands/replay.ts'
import { packEntries } from '#src/store/packs.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { sql } from '#src/store/sql.ts'
import { mailWith, openReadingDesk, type ReadingDesk } from '#test/board/reading-desk.ts'
import { tablesThatSay } from './everywhere.ts'
import { LETTER, summaryOf } from './judged-mailbox.ts'

/** A campaign of 2021 whose mails were read, judged and answered, and that says how long it is kept. */
let desk: ReadingDesk
let folder: string
let mail: number
const CAMPAIGN = '63-kh-ldld-2021'

beforeAll(async () => {
  desk = await openReadingDesk()
  folder = await mkdtemp(join(tmpdir(), 'forget-'))
  await cp(`rules/campaigns/${CAMPAIGN}`, join(folder, CAMPAIGN), { recursive: true })
  mail = await desk.store(mailWith('mot', { 'to-trinh.txt': LETTER, 'an.txt': summaryOf('Nguyễn Văn An') }))
  await desk.take(mail)
  await desk.mailbox.database.query(sql`update outbox set status = 'failed', due_at = null, still_to = recipients`)
})
afterAll(async () => {
  await desk[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const run = async (command: typeof forget, ...argv: string[]) => await at('2026-11-22T00:00:00Z', command, ...argv)

async function at(now: string, command: typeof forget, ...argv: string[]) {
  let said = ''
  const say = (text: string): void => void (said += text)
  const config = { databaseUrl: desk.mailbox.url, dataDir: folder, rulesDir: folder, mail: null, clamd: null }
  return { code: await command(argv, config, { out: say, err: say }, new Date(now)), said }
}

async function keep(lines: string): Promise<void> {
  const yaml = await readFile(`rules/campaigns/${CAMPAIGN}/campaign.yaml`, 'utf8')
  await writeFile(join(folder, CAMPAIGN, 'campaign.yaml'), `${yaml}\n${lines}`)
}

const counts = async (): Promise<unknown> =>
  await desk.mailbox.database.query(sql`
    select (select count(*) from message) as mails, (select count(*) from event) as events,
           (select coalesce(sum(length(bytes)), 0)::int from blob) as bytes`)

test('nothing is forgotten where a campaign says nothing, before its term, or in a dry run', async () => {
  const before = await counts()
  expect((await run(forget, '--reason', 'Thử')).said).toContain('kept for good')
  await keep('retention: { texts-months: 12, letters-months: 120, originals-months: 120 }')
  // From the end of 2021, the year of the deadline.
  expect((await at('2022-12-31T16:59:59Z', forget, '--reason', 'Thử')).said).toContain('due on 2023-01-01')
  const dry = await run(forget, '--dry-run')
  expect(dry.said).toMatch(/words read.*due since 2023-01-01; 1 mails, 0 dossiers, 0 letters would be forgotten/)
  expect(dry.said).toContain('due on 2032-01-01')
  expect(await counts()).toEqual(before)
  expect((await run(forget)).code).toBe(2)
  expect((await run(forget, '--dry-run', '--campaign', 'khong-co')).code).toBe(2)
})

test('texts go first: search and the page have no words more, the original and the dossier stay', async () => {
  const { database } = desk.mailbox
  expect((await run(forget, '--reason', 'Hết thời hạn')).said).toContain(
    '1 mails, 0 dossiers, 0 letters were forgotten',
  )
  expect(await database.query(sql`select from extraction`)).toEqual([])
  expect(await (await desk.request('/tim?q=hoàn thành tốt nhiệm vụ')).text()).toContain('Không thấy ở đâu')
  expect(await (await desk.request(`/tep/${mail}/0`)).text()).toContain('Không có chữ nào')
  expect((await desk.request(`/thu/${mail}/goc.eml`)).status).toBe(200)
  expect(await (await desk.request('/ho-so/HS63-0001')).text()).toContain('Nguyễn Văn An')
  const again: typeof forget = async (argv, config, console) =>
    await replay(argv, { ...config, mail: null, clamd: null }, 'of the test', console)
  expect((await run(again)).said).toMatch(/1 mails and 0 decisions replayed; 0 differences/)
  expect((await run(forget, '--reason', 'Lần nữa')).said).toContain('nothing left to forget')
})

test('at the end nobody is named anywhere; numbers, times and an audit line stay', async () => {
  const { database, desk: rules } = desk.mailbox
  await keep('retention: { texts-months: 12, letters-months: 24, originals-months: 36 }')
  const { said } = await run(forget, '--reason', 'Biên bản giao nộp lưu trữ số 3')
  expect(said).toContain('kept for less than 10 years')
  expect(said).toContain('Older backups still hold all of it')
  const names = ['nguyễn văn an', 'nguyen van an', 'trần thị bình', 'lê thị chi', 'chi@', 'hoa-sua.example']
  expect(await tablesThatSay(database, ...names)).toEqual([])
  expect(await database.query(sql`select code, closed from dossier`)).toEqual([
    { code: 'HS63-0001', closed: 'forgotten' },
  ])
  expect(
    await database.query(
      sql`select detail ->> 'what' as what, detail ->> 'why' as why from event where kind = 'campaign-forgotten' order by id`,
    ),
  ).toEqual([
    { what: 'texts', why: 'Hết thời hạn' },
    { what: 'letters', why: 'Biên bản giao nộp lưu trữ số 3' },
    { what: 'originals', why: 'Biên bản giao nộp lưu trữ số 3' },
  ])
  expect(await brokenInvariants(database)).toEqual([])
  for (const path of ['/', '/ho-so/HS63-0001', `/thu/${mail}`, '/?viec=tat-ca', '/so'])
    expect([path, (await desk.request(path)).status < 500]).toEqual([path, true])
  expect((await desk.request(`/thu/${mail}/goc.eml`)).status).toBe(404)
  const packed: string[] = []
  for await (const { path } of (await packEntries(database, {
    campaign: rules.campaigns[0]!,
    checks: rules.checks,
    code: null,
    now: new Date(),
  })) ?? [])
    packed.push(path)
  expect(packed.some((path) => path.endsWith('.eml'))).toBe(false)
})

test('the mail that still lies in the mailbox is neither taken in nor answered again', async () => {
  const raw = mailWith('mot', { 'to-trinh.txt': LETTER, 'an.txt': summaryOf('Nguyễn Văn An') })
  await expect(desk.store(raw)).rejects.toThrow('stored before')
})
