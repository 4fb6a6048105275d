import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '#src/io/log.ts'
import type { Bounce } from '#src/mail/message.ts'
import { suppressedOf, tieBounce } from '#src/store/bounces.ts'
import { smtpSender } from '#src/io/smtp.ts'
import { type Database, openDatabase, type Session } from '#src/store/database.ts'
import { followClock } from '#src/store/clock.ts'
import { openMailbox } from '#src/store/mailboxes.ts'
import { migrate } from '#src/store/migrate.ts'
import { planMail } from '#src/store/outbox.ts'
import { type Query, sql } from '#src/store/sql.ts'
import { type PostgresPeer, startPostgres } from '#test/peers/postgres.ts'
import { type SmtpPeer, startSmtp } from '#test/peers/smtp.ts'
import { send, type SendingContext } from '#workers/send.ts'

let postgres: PostgresPeer
let database: Database
let smtp: SmtpPeer
let sent: string[]
let context: SendingContext

beforeAll(async () => {
  postgres = await startPostgres()
  database = openDatabase(postgres.url, createLog('silent'))
  await migrate(database)
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
  await postgres[Symbol.asyncDispose]()
})
beforeEach(async () => {
  smtp = await startSmtp()
  sent = []
  context = contextOf('first 1 1')
})
afterEach(async () => {
  vi.useRealTimers()
  await smtp[Symbol.asyncDispose]()
})

function contextOf(process: string, on: Database = database): SendingContext {
  return {
    account: 'hoso@congdoan.example',
    database: on,
    from: 'hoso@congdoan.example',
    budget: { letters: 1000 },
    reached: () => undefined,
    sent: {
      look: async (mailId) => (sent.includes(mailId) ? 'found' : 'absent'),
      since: async () => [],
      file: async (mailId) => void sent.push(mailId),
      [Symbol.asyncDispose]: async () => undefined,
    },
    send: smtpSender({
      host: '127.0.0.1',
      port: smtp.port,
      security: 'none',
      user: 'hoso',
      login: { kind: 'password', password: 'matkhau' },
    }),
    handingOver: new Set(),
    process,
    count: () => undefined,
    log: createLog('silent'),
    version: '0.0.0',
    stopping: new AbortController().signal,
  }
}

async function plan(recipients: readonly string[]): Promise<number> {
  const letter = { subject: 'Tổng hợp', text: 'Kính gửi', html: '<p>Kính gửi</p>', fromName: 'LĐLĐ quận' }
  const key = `digest/${planned++}`
  const mailId = `<tiepnhan.${key.replace('/', '.')}@congdoan.example>`
  const mail = {
    key,
    kind: 'digest',
    recipients,
    letter,
    mailId,
    dossierIds: [],
  } as const
  return (await planMail(database, mail)) ?? 0
}
let planned = 0
const stateOf = async (id: number): Promise<unknown> =>
  (await database.query(sql`select status, attempts, still_to as "stillTo" from outbox where id = ${id}`))[0]

test('a recipient whose server says "later" gets the letter later, and the others not again', async () => {
  const id = await plan(['muon@a.example', 'an@b.example', 'sai@c.example'])
  smtp.moods.push('busy')
  expect(await send(id, context)).toBe('not yet taken for all')
  expect(await stateOf(id)).toMatchObject({ status: 'frozen', stillTo: ['muon@a.example'] })
  expect(await send(id, context)).toBe('sent')
  expect(smtp.taken.map(({ to }) => to)).toEqual([['an@b.example', 'sai@c.example'], ['muon@a.example']])
  expect(new Set(smtp.taken.map(({ raw }) => raw)).size).toBe(1)
  expect(await stateOf(id)).toMatchObject({ status: 'sent', stillTo: null })
})

test('that its copy lies in Sent proves nothing about those who were to get it later', async () => {
  const id = await plan(['muon@a.example', 'an@b.example'])
  smtp.moods.push('busy')
  await send(id, context)
  // The sender of the second attempt dies without a word.
  const gone = { ...context, process: `nowhere 1 1`, send: async () => await new Promise<never>(() => undefined) }
  void send(id, gone)
  await vi.waitFor(async () => expect(await stateOf(id)).toMatchObject({ status: 'sending' }))
  await database.query(sql`update outbox set sending_at = now() - interval '10 minutes' where id = ${id}`)
  expect(await send(id, context)).toBe('sent')
  expect(smtp.taken.map(({ to }) => to)).toEqual([['an@b.example'], ['muon@a.example']])
})

const wornOut = async (id: number): Promise<unknown> =>
  await database.query(sql`update outbox set attempts = 249 where id = ${id}`)

test('a letter that no attempt of five days could hand over is given up, once others leave', async () => {
  const id = await plan(['an@b.example'])
  const notTaken = { kind: 'not-taken', why: '450 4.2.0 try later' } as const
  const busy = { ...context, send: async () => notTaken }
  await database.query(sql`update outbox set sent_at = sent_at - interval '2 days' where status = 'sent'`)
  await wornOut(id)
  expect(await send(id, busy)).toBe('not-taken')
  // Nothing leaves: the way out is shut, and the letter waits on.
  expect(await stateOf(id)).toMatchObject({ status: 'frozen', attempts: 250 })
  const other = await plan(['binh@b.example'])
  expect(await send(other, context)).toBe('sent')
  // It has only just opened: a letter that waited for it gets a day to be taken.
  await send(id, busy)
  expect(await stateOf(id)).toMatchObject({ status: 'frozen', attempts: 251 })
  await database.query(sql`update outbox set sent_at = now() - interval '25 hours' where id = ${other}`)
  expect(await send(await plan(['chi@b.example']), context)).toBe('sent')
  await send(id, busy)
  expect(await stateOf(id)).toMatchObject({ status: 'failed' })
})

test('so is one of its recipients, who is told of as one whom it did not reach, and gets other letters', async () => {
  const id = await plan(['muon@a.example', 'an@b.example'])
  smtp.moods.push('busy')
  await wornOut(id)
  await send(id, context)
  expect(await stateOf(id)).toMatchObject({ status: 'sent', stillTo: null })
  expect(await database.query(sql`select address, outcome, status from bounce where outbox_id = ${id}`)).toEqual([
    { address: 'muon@a.example', outcome: 'failed', status: '4.4.7' },
  ])
  expect(await suppressedOf(database, ['muon@a.example'])).toEqual([])
})

/** As if the process were frozen while a statement's answer was on its way, until what happens meanwhile is over. */
function frozenAfter(pattern: RegExp, meanwhile: () => Promise<void>): Database {
  const freezing = (session: Session): Session => ({
    async query<Row extends object>(statement: Query) {
      const rows = await session.query<Row>(statement)
      if (pattern.test(statement.text)) await meanwhile()
      return rows
    },
  })
  return {
    ...database,
    ...freezing(database),
    transaction: async (work) => await database.transaction(async (session) => await work(freezing(session))),
  }
}

/** Another process takes the letter over, since its sender has not been heard of for long. */
async function takenOver(id: number): Promise<void> {
  await database.query(sql`update outbox set sending_at = now() - interval '10 minutes' where id = ${id}`)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 100_000 })
}

test('a process that was frozen before it could hand a letter over does not send it beside another', async () => {
  const id = await plan(['an@b.example'])
  const meanwhile = async (): Promise<void> => {
    await takenOver(id)
    expect(await send(id, contextOf('second 1 1'))).toBe('sent')
  }
  await send(id, contextOf('first 1 1', frozenAfter(/set status = 'sending'/, meanwhile)))
  expect(smtp.taken).toHaveLength(1)
  expect(await stateOf(id)).toMatchObject({ status: 'sent' })
})

test('a process that wakes does not take back what another is sending', async () => {
  const id = await plan(['an@b.example'])
  let handOver = (): void => undefined
  const second: SendingContext = {
    ...contextOf('second 1 1'),
    send: async () => {
      await new Promise<void>((done) => (handOver = done))
      return { kind: 'accepted', response: '250', refusals: [], deferred: [] }
    },
  }
  const sending: Promise<string>[] = []
  const first: SendingContext = {
    ...contextOf('first 1 1'),
    send: async () => {
      await takenOver(id)
      sending.push(send(id, second))
      await vi.waitFor(async () => expect(await stateOf(id)).toMatchObject({ status: 'sending', attempts: 2 }))
      return { kind: 'not-taken', why: 'it slept' }
    },
  }
  await send(id, first)
  expect(await stateOf(id)).toMatchObject({ status: 'sending', attempts: 2 })
  handOver()
  expect(await Promise.all(sending)).toEqual(['sent'])
})

test('that a letter was taken counts, though somebody gave its sender up before he could write it down', async () => {
  const id = await plan(['an@b.example'])
  const first: SendingContext = {
    ...contextOf('first 1 1'),
    send: async () => {
      await database.query(sql`update outbox set status = 'frozen', sent_again = true where id = ${id}`)
      return { kind: 'accepted', response: '250', refusals: [], deferred: [] }
    },
  }
  await send(id, first)
  expect(await stateOf(id)).toMatchObject({ status: 'sent' })
})

test('a process whose clock is a year ahead plans and retries by the clock of the database', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 86_400_000 })
  const id = await plan(['an@b.example'])
  smtp.moods.push('busy')
  expect(await send(id, context)).toBe('not-taken')
  const [row] = await database.query(sql`
    select send_at <= now() as planned, due_at < now() + interval '1 minute' as retried from outbox where id = ${id}`)
  expect(row).toEqual({ planned: true, retried: true })
})

test('when the clock of the database is set right, what waits does not wait for that time to come again', async () => {
  const id = await plan(['an@b.example'])
  const { id: mailbox } = await openMailbox(database, 'hoso@congdoan.example', 'INBOX')
  const ahead = sql`now() + interval '1 year'`
  await database.query(sql`update outbox set send_at = ${ahead}, due_at = ${ahead} where id = ${id}`)
  await database.query(sql`update mailbox set alive_at = ${ahead} where id = ${mailbox}`)
  expect(await followClock(database)).toBeGreaterThan(364 * 86_400)
  expect(await followClock(database)).toBeNull()
  expect(await send(id, context)).toBe('sent')
})

test('a clock that runs ahead does not take a letter that is being handed over for one that nobody sends', async () => {
  const id = await plan(['an@b.example'])
  let handOver = (): void => undefined
  const slow: SendingContext = {
    ...contextOf('elsewhere 1 1'),
    send: async () => {
      await new Promise<void>((done) => (handOver = done))
      return { kind: 'accepted', response: '250', refusals: [], deferred: [] }
    },
  }
  const sending = send(id, slow)
  await vi.waitFor(async () => expect(await stateOf(id)).toMatchObject({ status: 'sending' }))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 90 * 60_000 })
  expect(await send(id, context)).toBe('another is sending it')
  expect(smtp.taken).toHaveLength(0)
  handOver()
  expect(await sending).toBe('sent')
})

test('a report about an address that the letter did not go to (forwarded mail, a forgery) is told, and gives nobody up', async () => {
  const id = await plan(['an@b.example'])
  expect(await send(id, context)).toBe('sent')
  const messageId = smtp.taken[0]?.messageId ?? ''
  await database.query(sql`insert into blob (sha256, bytes) values (${'a'.repeat(64)}, '')`)
  const [report] = await database.query<{ id: number }>(sql`
    insert into message (account, sha256, received_at, bytes) values ('hoso', ${'a'.repeat(64)}, now(), 1) returning id`)
  const bounce = (address: string): Bounce => ({
    originalMessageIds: [messageId],
    ownTokens: [],
    recipients: [{ address, action: 'failed', status: '5.1.1' }],
  })
  expect(await tieBounce(database, report?.id ?? 0, bounce('noi-khac@c.example'))).toEqual([id])
  expect(await suppressedOf(database, ['an@b.example'])).toEqual([])
  await database.query(sql`delete from bounce`)
  await tieBounce(database, report?.id ?? 0, bounce('an@b.example'))
  expect(await suppressedOf(database, ['an@b.example'])).toEqual(['an@b.example'])
  await database.query(sql`delete from suppression`)
})
