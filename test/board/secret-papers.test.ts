import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBoard } from '#src/board/app.ts'
import { createLog } from '#src/io/log.ts'
import { createPreviews } from '#src/io/preview.ts'
import { createReaderPool } from '#src/io/sandbox.ts'
import { openSession } from '#src/store/board/sessions.ts'
import { secretMails } from '#src/store/digests.ts'
import { extractions } from '#src/store/extractions.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { storeMail } from '#src/store/messages.ts'
import { sql } from '#src/store/sql.ts'
import { tablesThatSay } from '#test/store/everywhere.ts'
import { FROM, type JudgedMailbox, LETTER, openJudgedMailbox, summaryOf } from '#test/store/judged-mailbox.ts'
import { checks } from '#rules/checks/index.ts'
import { documentTypes } from '#rules/document-types/index.ts'
import { judge } from '#workers/judge.ts'
import { read } from '#workers/read.ts'

/** A mail whose second file bears a mark of secrecy, read and judged by the service's own steps. */
let mailbox: JudgedMailbox
let board: ReturnType<typeof createBoard>
const ending = new AsyncDisposableStack()
const version = 'of the test'
const nudged: number[] = []
let take: (id: number) => Promise<void>

beforeAll(async () => {
  mailbox = ending.use(await openJudgedMailbox())
  const { database, desk } = mailbox
  const stored = extractions(database, version)
  const readers = ending.use(
    createReaderPool({ ...stored, size: 1, program: fileURLToPath(import.meta.resolve('#workers/reader.ts')) }),
  )
  const log = createLog('silent')
  const rest = { log, version, reached: () => undefined, queue: { nudge: async () => undefined } }
  take = async (id) => {
    await read(id, { database, readers, ...rest })
    await judge(id, { ...desk, ...rest, checks, documentTypes, own: { addresses: [FROM] } })
  }
  board = createBoard({
    ...desk,
    officers: (['officer', 'reader'] as const).map((role) => ({ address: `${role}@ldld.example`, name: role, role })),
    account: 'office',
    url: 'http://127.0.0.1:8063',
    previews: ending.use(createPreviews()),
    nudge: async (_stage, ...ids) => void nudged.push(...ids),
    demoOfficer: null,
    queueDepths: async () => null,
    metricsToken: null,
    version,
    log,
  })
  for (const role of ['officer', 'reader'])
    await openSession(database, createHash('sha256').update(role).digest('hex'), `${role}@ldld.example`, 3_600_000)
})
afterAll(async () => await ending.disposeAsync())

const SECRET = `UBND QUẬN BA ĐÌNH\nSố: 07/BC-BCH\nMẬT\nBÁO CÁO\nVề kho tàng đặc biệt\nNội dung về kho tàng đặc biệt của đơn vị.`
const part = (name: string, words: string): string =>
  `--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(words).toString('base64')}\r\n`

function mailWith(id: string, files: Readonly<Record<string, string>>): Buffer {
  const head = `From: Chi <chi@hoa-sua.example>\r\nTo: ${FROM}\r\nSubject: Ve khotang dacbiet\r\nThread-Topic: Ve khotang dacbiet\r\nMessage-ID: <${id}@hoa-sua.example>\r\nDate: Thu, 20 May 2021 10:00:00 +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`
  const body = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nXin gửi tài liệu về khotang.\r\n`
  const parts = Object.entries(files).map(([name, words]) => part(name, words))
  return Buffer.from(`${head}${body}${parts.join('')}--b--\r\n`)
}

let uid = 1000
async function store(raw: Buffer): Promise<number> {
  const place = { mailboxId: 1, uidValidity: 1, uid: ++uid }
  const internalDate = new Date('2021-05-20T10:00:00+07:00')
  const arrived = { account: 'office', place, raw, size: raw.length, gmailId: null, internalDate, sender: null }
  const id = await mailbox.database.transaction(async (session) => await storeMail(session, arrived))
  return id ?? Number.NaN
}

const request = async (path: string, role = 'officer', body?: string): Promise<Response> =>
  await board.request(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      host: '127.0.0.1:8063',
      cookie: `tiepnhan=${role}`,
      ...(body === undefined
        ? {}
        : { origin: 'http://127.0.0.1:8063', 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(body === undefined ? {} : { body }),
  })

const WORDS = ['khotang', 'dacbiet', 'kho tàng', 'đặc biệt', 'hoa sữa', 'nguyễn văn an', '07/bc', 'bao-cao', 'to-trinh']

test('a mail with a paper stamped MẬT stops: nothing of it is kept, its sender is asked to call, staff are told', async () => {
  const { database } = mailbox
  const id = await store(
    mailWith('mot', { 'to-trinh.txt': LETTER, 'bao-cao.txt': SECRET, 'an.txt': summaryOf('Nguyễn Văn An') }),
  )
  await take(id)
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
  const { database } = mailbox
  const [row] = await database.query<{ id: number }>(sql`select id from message where secrecy is not null`)
  const id = row?.id ?? Number.NaN
  expect(await (await request('/?viec=dau-mat')).text()).toContain(`Thư số ${id}`)
  const shown = await (await request(`/thu/${id}`)).text()
  expect(shown).toContain('Đã dừng xử lý')
  expect(shown).not.toMatch(/khotang|bao-cao|goc\.eml/)
  expect((await request(`/thu/${id}/goc.eml`)).status).toBe(404)
  for (const path of [`/tep/${id}/0`, `/tep/${id}/0/goc`, `/tep/${id}/0/trang/1`])
    expect([path, (await request(path)).status]).toEqual([path, 404])
  expect(await (await request('/tim?q=khotang')).text()).toContain('Không thấy ở đâu')

  const csrf = /name="csrf" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const send = async (role: string): Promise<Response> =>
    await request(`/thu/${id}/khong-mat`, role, new URLSearchParams({ csrf }).toString())
  expect((await send('reader')).status).toBe(403)
  expect((await send('officer')).status).toBe(303)
  expect(nudged).toEqual([id])
  await take(id)
  expect(await database.query(sql`select secrecy, cleared_by from message where id = ${id}`)).toEqual([
    { secrecy: null, cleared_by: 'officer@ldld.example' },
  ])
  expect((await database.query(sql`select from dossier`)).length).toBeGreaterThan(0)
  expect((await database.query(sql`select from outbox`)).length).toBeGreaterThan(1)
  expect(await (await request(`/thu/${id}`)).text()).toContain('goc.eml')
  expect(await brokenInvariants(database)).toEqual([])
})

test('the mark in the mail’s own words stops it as well; a forged sender gets no letter', async () => {
  const { database } = mailbox
  const raw = mailWith('hai', { 'an.txt': summaryOf('Nguyễn Văn Minh') })
    .toString()
    .replace('Xin gửi', 'Số: 5/CV\r\nTỐI MẬT\r\nXin gửi')
  const id = await store(Buffer.from(raw))
  const before = (await database.query(sql`select from outbox`)).length
  await take(id)
  expect(await database.query(sql`select secrecy from message where id = ${id}`)).toEqual([{ secrecy: 'TỐI MẬT' }])
  expect(await database.query(sql`select from message_file where message_id = ${id} and name <> ''`)).toEqual([])
  expect((await database.query(sql`select from outbox`)).length).toBe(before + 1)
  const auto = await store(
    Buffer.from(raw.replace('<hai@', '<ba@').replace('Subject:', 'Auto-Submitted: auto-generated\r\nSubject:')),
  )
  await take(auto)
  expect((await database.query(sql`select from outbox`)).length).toBe(before + 1)
})
