import { afterAll, beforeAll, expect, test } from 'vitest'
import { secretMails } from '#src/store/digests.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { sql } from '#src/store/sql.ts'
import { mailWith as mail, openReadingDesk, type ReadingDesk } from '#test/board/reading-desk.ts'
import { tablesThatSay } from '#test/store/everywhere.ts'
import { LETTER, summaryOf } from '#test/store/judged-mailbox.ts'

/** A mail whose second file bears a mark of secrecy, read and judged by the service's own steps. */
let desk: ReadingDesk
beforeAll(async () => void (desk = await openReadingDesk()))
afterAll(async () => await desk[Symbol.asyncDispose]())

const SECRET = `UBND QUẬN BA ĐÌNH\nSố: 07/BC-BCH\nMẬT\nBÁO CÁO\nVề kho tàng đặc biệt\nNội dung về kho tàng đặc biệt của đơn vị.`
const mailWith = (id: string, files: Readonly<Record<string, string>>): Buffer =>
  mail(id, files, {
    subject: 'Ve khotang dacbiet\r\nThread-Topic: Ve khotang dacbiet',
    words: 'Xin gửi tài liệu về khotang.',
  })

const WORDS = ['khotang', 'dacbiet', 'kho tàng', 'đặc biệt', 'hoa sữa', 'nguyễn văn an', '07/bc', 'bao-cao', 'to-trinh']

test('a mail with a paper stamped MẬT stops: nothing of it is kept, its sender is asked to call, staff are told', async () => {
  const { database } = desk.mailbox
  const id = await desk.store(
    mailWith('mot', { 'to-trinh.txt': LETTER, 'bao-cao.txt': SECRET, 'an.txt': summaryOf('Nguyễn Văn An') }),
  )
  await desk.take(id)
  // The raw mail is kept; its own files are base64 in it, its subject and body are not.
  expect(await tablesThatSay(database, ...WORDS)).toEqual(['blob'])
  expect(await database.query(sql`select from extraction`)).toEqual([])
  expect(await database.query(sql`select from dossier`)).toEqual([])
  expect(await database.query(sql`select status, secrecy, subject, sender from message where id = ${id}`)).toEqual([
    { status: 'judged', secrecy: 'MẬT', subject: null, sender: 'chi@hoa-sua.example' },
  ])
  const letters = await database.query<{ to: string[]; text: string; subject: string }>(sql`
    select recipients as to, letter ->> 'text' as text, letter ->> 'subject' as subject from outbox`)
  expect(letters).toMatchObject([{ to: ['chi@hoa-sua.example'], subject: /^Về thư gửi đến hộp thư/ }])
  expect(letters[0]?.text).toMatch(/liên hệ trực tiếp[^]*không gửi qua thư điện tử/)
  expect(await secretMails(database, ['secret', 'urgent-secret'])).toMatchObject([{ id }])
  expect(await brokenInvariants(database)).toEqual([])
})

test('the board names it by its number, gives none of it out, and an officer who looked has it read', async () => {
  const { database } = desk.mailbox
  const [row] = await database.query<{ id: number }>(sql`select id from message where secrecy is not null`)
  const id = row?.id ?? Number.NaN
  expect(await (await desk.request('/?viec=dau-mat')).text()).toContain(`Thư số ${id}`)
  const shown = await (await desk.request(`/thu/${id}`)).text()
  expect(shown).toContain('Đã dừng xử lý')
  expect(shown).not.toMatch(/khotang|bao-cao|goc\.eml/)
  expect((await desk.request(`/thu/${id}/goc.eml`)).status).toBe(404)
  for (const path of [`/tep/${id}/0`, `/tep/${id}/0/goc`, `/tep/${id}/0/trang/1`])
    expect([path, (await desk.request(path)).status]).toEqual([path, 404])
  expect(await (await desk.request('/tim?q=khotang')).text()).toContain('Không thấy ở đâu')

  const csrf = /name="csrf" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const send = async (role: 'officer' | 'reader'): Promise<Response> =>
    await desk.request(`/thu/${id}/khong-mat`, role, new URLSearchParams({ csrf }).toString())
  expect((await send('reader')).status).toBe(403)
  expect((await send('officer')).status).toBe(303)
  expect(desk.nudged).toEqual([id])
  await desk.take(id)
  expect(await database.query(sql`select secrecy, cleared_by from message where id = ${id}`)).toEqual([
    { secrecy: null, cleared_by: 'officer@ldld.example' },
  ])
  expect((await database.query(sql`select from dossier`)).length).toBeGreaterThan(0)
  expect((await database.query(sql`select from outbox`)).length).toBeGreaterThan(1)
  expect(await (await desk.request(`/thu/${id}`)).text()).toContain('goc.eml')
  expect(await brokenInvariants(database)).toEqual([])
})

test('the mark in the mail’s own words stops it as well; a forged sender gets no letter', async () => {
  const { database } = desk.mailbox
  const raw = mailWith('hai', { 'an.txt': summaryOf('Nguyễn Văn Minh') })
    .toString()
    .replace('Xin gửi', 'Số: 5/CV\r\nTỐI MẬT\r\nXin gửi')
  const id = await desk.store(Buffer.from(raw))
  const before = (await database.query(sql`select from outbox`)).length
  await desk.take(id)
  expect(await database.query(sql`select secrecy from message where id = ${id}`)).toEqual([{ secrecy: 'TỐI MẬT' }])
  expect(await database.query(sql`select from message_file where message_id = ${id} and name <> ''`)).toEqual([])
  expect((await database.query(sql`select from outbox`)).length).toBe(before + 1)
  const auto = await desk.store(
    Buffer.from(raw.replace('<hai@', '<ba@').replace('Subject:', 'Auto-Submitted: auto-generated\r\nSubject:')),
  )
  await desk.take(auto)
  expect((await database.query(sql`select from outbox`)).length).toBe(before + 1)
})
