/** What a mail costs beside the reading of its files, with few and with many mails stored: stored, its reading kept, judged, its letter sent. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '#src/io/log.ts'
import type { Message } from '#src/mail/message.ts'
import { parseMessage } from '#src/mail/parse.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import { readMessage } from '#src/reading/read-message.ts'
import { LIMITS } from '#src/reading/tools.ts'
import { storeMail } from '#src/store/arrivals.ts'
import { type Database, openDatabase, type Session } from '#src/store/database.ts'
import { openMailbox } from '#src/store/mailboxes.ts'
import { beginReading, dueMessages, keepReading } from '#src/store/messages.ts'
import { migrate } from '#src/store/migrate.ts'
import { dueLetters } from '#src/store/outbox.ts'
import { type Query, sql } from '#src/store/sql.ts'
import { IN_TIME } from '#test/peers/mails.ts'
import { startPostgres } from '#test/peers/postgres.ts'
import { judge } from '#workers/judge.ts'
import { send, type SendingContext } from '#workers/send.ts'
import { ACCOUNT, type Amount, judgingAt, seed } from './many-mails.ts'
import { benchMail } from './mails.ts'
import { median, row, spread, type Row } from './table.ts'

const FEW: Amount = { dossiers: 20, mails: 1000, mailsOfDossier: 2 }
const MANY: Amount = { dossiers: 1000, mails: 100_000, mailsOfDossier: 2 }
const WARM_UP = 5
const MAILS = 40

export async function benchStored(): Promise<Row[]> {
  await using few = await openOffice(FEW)
  await using many = await openOffice(MANY)
  const times: Record<'few' | 'many', number[]> = { few: [], many: [] }
  for (let index = 0; index < WARM_UP + MAILS; index++) {
    const raw = await benchMail(index)
    const message = await parseMessage(raw, { internalDate: IN_TIME })
    const files = await readMessage(message, { ocr: null, limits: LIMITS })
    const mail = { index, raw, message, files }
    if (index === WARM_UP) for (const office of [few, many]) office.statements.clear()
    // In turns, each first by turns.
    const order = index % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)
    for (const which of order) times[which].push(await (which === 'few' ? few : many).take(mail))
  }
  const counted = { few: times.few.slice(WARM_UP), many: times.many.slice(WARM_UP) }
  tellGrowth(few.statements, many.statements)
  const inMs = (took: readonly number[]): string => `${median(took).toFixed(1)} ms (spread ${spread(took)})`
  return [
    row(
      `a mail with ${MANY.mails} mails stored, from storing to its letter's leaving, without its reading`,
      `with ${FEW.mails}`,
      median(counted.many) / median(counted.few),
      '<= 1.1',
      `${inMs(counted.many)} against ${inMs(counted.few)}; ${MAILS} mails`,
    ),
  ]
}

type OfficeMail = {
  readonly index: number
  readonly raw: Uint8Array
  readonly message: Message
  readonly files: readonly FileReading[]
}

type Office = AsyncDisposable & {
  /** Milliseconds of one mail on its whole way. */
  readonly take: (mail: OfficeMail) => Promise<number>
  /** Milliseconds spent in each statement. */
  readonly statements: Map<string, number>
}

async function openOffice(amount: Amount): Promise<Office> {
  await using ending = new AsyncDisposableStack()
  const postgres = ending.use(await startPostgres())
  const log = createLog('silent')
  const plain = ending.use(openDatabase(postgres.url, log))
  await migrate(plain)
  await seed(plain, amount)
  await settled(plain)
  const statements = new Map<string, number>()
  const database = timedDatabase(plain, statements)
  const { id: mailboxId } = await openMailbox(database, ACCOUNT, 'INBOX')
  const planned: number[] = []
  const judging = await judgingAt(
    database,
    IN_TIME,
    async (stage, ...ids) => void (stage === 'send' && planned.push(...ids)),
  )
  const sending: SendingContext = {
    account: ACCOUNT,
    database,
    from: ACCOUNT,
    budget: { letters: 1_000_000 },
    reached: () => undefined,
    // What the mail server takes is its own affair.
    send: async () => ({ kind: 'accepted', response: '250 2.0.0 Ok', refusals: [], deferred: [] }),
    sent: {
      look: async () => 'absent',
      since: async () => null,
      file: async () => undefined,
      [Symbol.asyncDispose]: async () => undefined,
    },
    handingOver: new Set(),
    process: 'bench',
    count: () => undefined,
    log,
    version: 'bench',
    stopping: new AbortController().signal,
  }
  const moved = ending.move()
  return {
    statements,
    take: async ({ index, raw, message, files }) => {
      planned.length = 0
      const began = performance.now()
      const place = { mailboxId, uidValidity: 1, uid: 1_000_000 + index }
      const mail = { account: ACCOUNT, place, raw, size: raw.length, internalDate: IN_TIME, gmailId: null, sender: message.from?.address ?? null } // prettier-ignore
      const id = await database.transaction(async (session) => await storeMail(session, mail))
      if (id === null) throw new Error(`Mail ${index} was not stored`)
      await beginReading(database, id)
      await database.transaction(
        async (session) => await keepReading(session, id, { message, files, understood: null }),
      )
      const outcome = await judge(id, judging)
      if (outcome !== 'judged') throw new Error(`Mail ${index}: ${outcome}`)
      // The letters go a little later; here at once.
      await database.query(sql`update outbox set send_at = now() where message_id = ${id} and send_at > now()`)
      const letters = await database.query<{ id: number }>(sql`select id from outbox where message_id = ${id}`)
      for (const letter of letters) await send(letter.id, sending)
      // The sweep looks once a second.
      await dueMessages(database, 200)
      await dueLetters(database, 200)
      return performance.now() - began
    },
    [Symbol.asyncDispose]: async () => await moved.disposeAsync(),
  }
}

/** What the seeding left to the server is done before anything is measured. */
async function settled(database: Database): Promise<void> {
  await database.query(sql`vacuum analyze`)
  await database.query(sql`checkpoint`)
  await sleep(500)
}

function timedDatabase(database: Database, statements: Map<string, number>): Database {
  const timed = (session: Session): Session => ({
    query: async <Found extends object>(statement: Query) => {
      const began = performance.now()
      const rows = await session.query<Found>(statement)
      const text = statement.text.replaceAll(/\s+/gu, ' ').trim().slice(0, 110)
      statements.set(text, (statements.get(text) ?? 0) + performance.now() - began)
      return rows
    },
  })
  return {
    ...database,
    ...timed(database),
    transaction: async (work) => await database.transaction(async (session) => await work(timed(session))),
  }
}

/** For whoever looks into it: the statements that take longer with more mails. */
function tellGrowth(few: ReadonlyMap<string, number>, many: ReadonlyMap<string, number>): void {
  const growth = [...many].map(([text, ms]) => ({ text, ms, grown: ms - (few.get(text) ?? 0) }))
  for (const { text, ms, grown } of growth.toSorted((one, other) => other.grown - one.grown).slice(0, 5))
    process.stderr.write(`  +${(grown / MAILS).toFixed(2)} ms of ${(ms / MAILS).toFixed(2)} ms a mail: ${text}\n`)
}
