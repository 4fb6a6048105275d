import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#src/config.ts'
import { backup, restore } from '#src/commands/backup.ts'
import { createLog } from '#src/io/log.ts'
import { restoreBackup } from '#src/store/backup/restore.ts'
import { writeBackup } from '#src/store/backup/write.ts'
import { tablesOf } from '#src/store/backup/tables.ts'
import { keepBlob } from '#src/store/blobs.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { record } from '#src/store/events.ts'
import { migrate } from '#src/store/migrate.ts'
import { planMail } from '#src/store/outbox.ts'
import { sql } from '#src/store/sql.ts'
import { type PostgresPeer, startPostgres } from '#test/peers/postgres.ts'

let postgres: PostgresPeer
let source: Database
let folder: string
const opened: Database[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  source = await databaseNamed('nguon')
  await migrate(source)
  await source.transaction(async (session) => {
    const sha256 = await keepBlob(session, Buffer.from([0, 1, 2, 255, 10, 13, 34, 92]))
    for (const id of ['a', 'b'])
      await session.query(sql`
        insert into message (account, sha256, gmail_id, received_at, bytes, due_at, subject)
        values ('hoso@mau.example', ${id === 'a' ? sha256 : await keepBlob(session, Buffer.from('thư'))}, ${id},
                '2021-05-20T08:00:00.123456+07', 8, now(), ${'Nộp hồ sơ "khen thưởng" \\ \n' + id})`)
    await record(session, { kind: 'mail-stored', messageId: 1, detail: { chữ: 'có dấu' } })
    await planMail(session, {
      key: 'digest/1',
      kind: 'digest',
      recipients: ['can-bo@mau.example', 'lanh-dao@mau.example'],
      letter: { subject: 'S', text: 'T', html: '<p>T</p>', fromName: 'LĐLĐ' },
      mailId: '<tiepnhan.1@mau.example>',
      dossierIds: [],
      attachments: [{ name: 'so.xlsx', type: 'application/octet-stream', cid: null, bytes: Buffer.from('PK') }],
    })
  })
})

afterAll(async () => {
  for (const database of opened) await database[Symbol.asyncDispose]()
  await postgres[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

test('what is restored is what was backed up, to the byte and the microsecond, and goes on from there', async () => {
  const lines = await backedUp()
  const target = await databaseNamed('dich')
  const restored = await restoreBackup(target, from(lines))
  expect(restored).toMatchObject({ rows: { message: 2, blob: 3, outbox: 1 }, files: 1 })
  expect(await contentOf(target)).toEqual(await contentOf(source))
  expect(await target.query(sql`select written_at from restoration`)).toHaveLength(1)
  const [row] = await target.query<{ id: number }>(sql`insert into event (kind) values ('mail-read') returning id`)
  expect(row?.id).toBeGreaterThan(1)
})

test('a backup that is cut off, changed or newer restores nothing, and says why', async () => {
  const lines = await backedUp()
  const target = await databaseNamed('hong')
  await expect(restoreBackup(target, from(lines.slice(0, -1)))).rejects.toThrow('cut off')
  const changed = lines.map((line) => line.replace('khen thưởng', 'khen thuong'))
  await expect(restoreBackup(target, from(changed))).rejects.toThrow('damaged')
  const newer = [String(lines[0]).replace('"schema":[1,', '"schema":[1,99999,'), ...lines.slice(1)]
  await expect(restoreBackup(target, from(newer))).rejects.toThrow('with that version or a newer one')
  await expect(restoreBackup(target, from(['Chào anh chị']))).rejects.toThrow('no backup')
  expect(await target.query(sql`select from message`)).toEqual([])
  await restoreBackup(target, from(lines))
  await expect(restoreBackup(target, from(lines))).rejects.toThrow('not new')
})

test('a restoration that was cut off is told as such to whoever would start on it, and can be done again', async () => {
  const lines = await backedUp()
  const target = await databaseNamed('dangdo')
  const cut = async function* (): AsyncGenerator<string> {
    yield* lines.slice(0, 4)
    throw new Error('no space left on device')
  }
  await expect(restoreBackup(target, cut())).rejects.toThrow('no space left')
  // Taken for a new one, it would answer every mail of the mailbox again.
  await expect(migrate(target)).rejects.toThrow(/did not end.*Restore the backup once more/)
  await restoreBackup(target, from(lines))
  expect(await migrate(target)).toEqual([])
  expect(await contentOf(target)).toEqual(await contentOf(source))

  // All rows are in, and then the power fails: nobody knows yet that letters of the time since must not go again.
  await target.query({ text: 'create schema tiepnhan_restoring', values: [] })
  await expect(migrate(target)).rejects.toThrow('did not end')
  await expect(restoreBackup(target, from(lines))).rejects.toThrow('cut off before its end. Restore into a new one')
})

test('the commands write one file that can be read back, and put its rules beside those that stand there', async () => {
  const file = join(folder, 'sao-luu.tiepnhan')
  const said: string[] = []
  const console = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) }
  const rules = join(import.meta.dirname, '../../rules/campaigns')
  const settings = readConfig({ DATABASE_URL: await urlOf('nguon'), RULES_DIR: rules })
  expect(await backup([file], settings, '0.1.0', console)).toBe(0)
  expect(said.join('')).toContain('2 mails')

  const target = { DATABASE_URL: await urlOf('lenh'), RULES_DIR: join(folder, 'quy-che') }
  expect(await restore(['--verify', file], readConfig(target), console)).toBe(0)
  expect(await restore([file], readConfig(target), console)).toBe(0)
  const campaign = '63-kh-ldld-2021/campaign.yaml'
  expect(await readFile(join(folder, 'quy-che', campaign))).toEqual(await readFile(join(rules, campaign)))

  await writeFile(file, (await readFile(file)).subarray(0, 700))
  said.length = 0
  expect(await restore([file], readConfig(target), console)).toBe(1)
  expect(said.join('')).toContain('Nothing was restored')
  expect(await backup([], settings, '0.1.0', console)).toBe(2)
  said.length = 0
  // While the database is still being asked nobody waits for the file.
  expect(await backup([join(folder, 'khong-co', 'x')], settings, '0.1.0', console)).toBe(1)
  expect(said.join('')).toContain('No backup was written: there is no such file or folder')
})

async function backedUp(): Promise<string[]> {
  let text = ''
  const files = [{ path: 'mau/campaign.yaml', bytes: Buffer.from('id: mau\n') }]
  await writeBackup({ database: source, version: '0.1.0', files, now: new Date() }, async (more) => void (text += more))
  return text.trimEnd().split('\n')
}

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

async function urlOf(name: string): Promise<string> {
  const url = new URL(postgres.url)
  await using admin = openDatabase(postgres.url, createLog('silent'))
  const there = await admin.query(sql`select from pg_database where datname = ${name}`)
  if (there.length === 0) await admin.query({ text: `create database ${name}`, values: [] })
  url.pathname = `/${name}`
  return url.href
}

async function databaseNamed(name: string): Promise<Database> {
  const database = openDatabase(await urlOf(name), createLog('silent'))
  opened.push(database)
  return database
}

/** What a restoration adds by itself is left out. */
async function contentOf(database: Database): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {}
  for (const { name } of await tablesOf(database))
    if (name !== 'restoration')
      content[name] = await database.query({ text: `select x::text from "${name}" as x order by 1`, values: [] })
  return content
}
