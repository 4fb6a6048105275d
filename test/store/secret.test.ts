import { afterAll, beforeAll, expect, test } from 'vitest'
import { forget } from '#src/commands/forget.ts'
import { examineSecretMails } from '#src/commands/doctor/database.ts'
import { createLog } from '#src/io/log.ts'
import { restoreBackup } from '#src/store/backup/restore.ts'
import { writeBackup } from '#src/store/backup/write.ts'
import { loadBlob } from '#src/store/blobs.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { judgedMails } from '#src/store/history.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { clearSecrecy } from '#src/store/messages.ts'
import { sql } from '#src/store/sql.ts'
import { mailWith, openReadingDesk, type ReadingDesk } from '#test/board/reading-desk.ts'
import { tablesThatSay } from './everywhere.ts'
import { LETTER, summaryOf } from './judged-mailbox.ts'

/** Two mails with a paper stamped MẬT and one without, taken in by the service's own steps. */
let desk: ReadingDesk
let database: Database
const ids: number[] = []
const SECRET = `UBND QUẬN BA ĐÌNH\nSố: 07/BC-BCH\nMẬT\nBÁO CÁO\nVề kho tàng đặc biệt`
beforeAll(async () => {
  desk = await openReadingDesk()
  database = desk.mailbox.database
  const secret = (id: string) => mailWith(id, { 'a.txt': SECRET }, { subject: 'Ve khotang', words: `Gửi ${id}` })
  const plain = mailWith('thuong', { 'to-trinh.txt': LETTER, 'an.txt': summaryOf('Nguyễn Văn An') })
  for (const raw of [secret('mot'), secret('hai'), plain]) {
    ids.push(await desk.store(raw))
    await desk.take(ids.at(-1) ?? 0)
  }
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const run = async (...argv: string[]) => {
  let said = ''
  const say = (text: string): void => void (said += text)
  const config = { databaseUrl: desk.mailbox.url, dataDir: 'data', rulesDir: 'rules/campaigns' }
  return { code: await forget(argv, config, { out: say, err: say }, new Date()), said }
}
const bytesOf = async (of: Database, id: number | undefined): Promise<number> => {
  const [row] = await of.query<{ sha256: string }>(sql`select sha256 from message where id = ${id ?? 0}`)
  return (await loadBlob(of, row?.sha256 ?? '')).length
}

test('no backup holds a mail with a mark of secrecy; what is restored knows it by its number alone', async () => {
  const lines: string[] = []
  await writeBackup({ database, version: 'x', files: [], now: new Date() }, async (text) => {
    lines.push(...text.split('\n').filter((line) => line !== ''))
  })
  await database.query({ text: 'create database phuc_hoi', values: [] })
  await using restored = openDatabase(desk.mailbox.url.replace(/\/[^/]+$/, '/phuc_hoi'), createLog('silent'))
  await restoreBackup(
    restored,
    (async function* () {
      yield* lines
    })(),
  )
  expect(await tablesThatSay(restored, 'khotang', 'kho tàng')).toEqual([])
  expect(await Promise.all(ids.map(async (id) => (await bytesOf(restored, id)) > 0))).toEqual([false, false, true])
  expect((await judgedMails(restored)).map(({ id }) => id)).toEqual([ids[2]])
  expect(await brokenInvariants(restored)).toEqual([])
  // There is nothing to be read any more, and nobody reads nothing as a mail.
  expect(await clearSecrecy(restored, ids[0] ?? 0, 'can-bo@ldld.example')).toBe(false)
  // Where it was written all is as before.
  expect(await Promise.all(ids.map(async (id) => (await bytesOf(database, id)) > 0))).toEqual([true, true, true])
})

test('its bytes go by one command, with a line that says when and why, and the mail is not taken in again', async () => {
  const [first, second, plain] = ids
  expect((await examineSecretMails(database))[0]?.says).toContain(`2 mails with a mark of secrecy`)
  expect((await run('--secret', 'all')).code).toBe(2)
  expect((await run('--secret', 'x', '--dry-run')).code).toBe(2)
  const dry = await run('--secret', 'all', '--dry-run')
  expect([dry.code, dry.said.match(/mail \d+: MẬT/g)?.length]).toEqual([0, 2])
  const size = await bytesOf(database, first)
  expect(size).toBeGreaterThan(0)

  const wrong = await run('--secret', String(first), '--secret', String(plain), '--reason', 'Đã chuyển văn thư')
  expect([wrong.code, await bytesOf(database, first)]).toEqual([1, size])
  expect(wrong.said).toContain(`mail ${plain}. Nothing was changed`)

  expect((await run('--secret', String(first), '--reason', 'Đã chuyển văn thư')).code).toBe(0)
  expect(await Promise.all(ids.map(async (id) => (await bytesOf(database, id)) > 0))).toEqual([false, true, true])
  expect(await database.query(sql`select message_id as id, detail from event where kind = 'secret-forgotten'`)).toEqual(
    [{ id: first, detail: { why: 'Đã chuyển văn thư' } }],
  )
  expect((await run('--secret', 'all', '--reason', 'Hủy theo biên bản 02')).said).toContain('1 mails')
  expect(await bytesOf(database, second)).toBe(0)
  expect(await tablesThatSay(database, 'khotang', 'kho tàng')).toEqual([])
  expect(await examineSecretMails(database)).toEqual([])
  expect(await database.query(sql`select secrecy, sender from message where id = ${first ?? 0}`)).toEqual([
    { secrecy: 'MẬT', sender: 'chi@hoa-sua.example' },
  ])
  expect(await brokenInvariants(database)).toEqual([])
  const shown = await (await desk.request(`/thu/${first}`)).text()
  expect(shown).toContain('Bản gốc không còn trong chương trình')
  expect(shown).not.toContain('khong-mat')
})
