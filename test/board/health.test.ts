import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashToken } from '#src/board/session.ts'
import { openSession } from '#src/store/board/sessions.ts'
import { sql } from '#src/store/sql.ts'
import { ask, OFFICERS, openBoard, type TestBoard } from './board.ts'

let board: TestBoard
const token = 'h'.repeat(43)

beforeAll(async () => {
  board = await openBoard()
  await openSession(board.database, hashToken(token), OFFICERS[3]?.address ?? '', 600_000)
})
afterAll(async () => await board[Symbol.asyncDispose]())

/** How many mails there are, as the page says it. */
async function said(app = board.app): Promise<string> {
  const response = await ask(app, '/suc-khoe', { headers: { cookie: `tiepnhan=${token}` } })
  return /([\d.]+)\s+thư, /u.exec(await response.text())?.[1] ?? `status ${response.status}`
}

/** Mails of these numbers, as if they had come. */
async function store(from: number, to: number): Promise<void> {
  await board.database.query(sql`
    insert into blob (sha256, bytes)
    select encode(sha256(n::text::bytea), 'hex'), ''::bytea from generate_series(${from}::int, ${to}::int) as n`)
  await board.database.query(sql`
    insert into message (id, account, sha256, received_at, bytes, due_at) overriding system value
    select n, 'hoso@congdoan.example', encode(sha256(n::text::bytea), 'hex'), now(), 1, now()
    from generate_series(${from}::int, ${to}::int) as n`)
}

test('the health page counts every mail as it comes, also one that is seen after others of higher numbers', async () => {
  expect(await said()).toBe('0')
  await store(1, 3)
  expect(await said()).toBe('3')
  await store(10, 2009)
  expect(await said()).toBe('2.003')
  // A board that has counted the first thousand already.
  const later = board.with({})
  expect(await said(later)).toBe('2.003')
  await store(2011, 2400)
  await store(2010, 2010)
  expect(await said(later)).toBe('2.394')
  expect(await said()).toBe('2.394')
})
