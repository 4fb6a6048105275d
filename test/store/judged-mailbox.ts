import { createHash } from 'node:crypto'
import { checks } from '#rules/checks/index.ts'
import { documentTypes } from '#rules/document-types/index.ts'
import { createLog } from '#src/io/log.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { createReaderPool, type ReaderPool } from '#src/io/sandbox.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import type { DecisionDesk } from '#src/store/decisions.ts'
import { storeMail } from '#src/store/arrivals.ts'
import { keepReading } from '#src/store/messages.ts'
import { migrate } from '#src/store/migrate.ts'
import { sql } from '#src/store/sql.ts'
import { message } from '#test/dossiers/world.ts'
import { startPostgres } from '#test/peers/postgres.ts'
import { judge, type JudgingContext } from '#workers/judge.ts'

export const FROM = 'ldldbadinh@gmail.com'
export const LETTER = `CÔNG ĐOÀN CƠ SỞ\nTRƯỜNG THCS HOA SỮA\nSố: 12/TTr-CĐCS\nHà Nội, ngày 20 tháng 5 năm 2021\nTỜ TRÌNH\nVề việc đề nghị khen thưởng
Kính gửi: Liên đoàn Lao động quận Ba Đình\nCăn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021,
Công đoàn cơ sở đề nghị khen thưởng 02 cá nhân, gồm:\n1. Nguyễn Văn An - Giáo viên\n2. Trần Thị Bình - Kế toán\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê Thị Chi`
export const summaryOf = (name: string): string =>
  `BÁO CÁO TÓM TẮT THÀNH TÍCH\nHọ và tên: ${name}\nChức vụ: Giáo viên\nĐơn vị: Trường THCS Hoa Sữa\nThành tích đạt được:
Trong đợt thi đua, đồng chí đã hoàn thành tốt nhiệm vụ được giao.`

/** A mailbox whose mails are judged by the service's own judge on a real database, without a mail server. */
export type JudgedMailbox = AsyncDisposable & {
  readonly database: Database
  readonly url: string
  readonly desk: DecisionDesk
  /** Puts the clock of the mails forward. */
  readonly wait: (minutes: number) => void
  /** A real mail, read by the service's own readers. */
  readonly deliver: (raw: Uint8Array, receivedAt: Date) => Promise<void>
  /** A mail with these texts as its files (null: can't be read). Gives the dossier that it opened or joined. */
  readonly receive: (
    from: string,
    files: Readonly<Record<string, string | null>>,
    references?: readonly string[],
  ) => Promise<{ readonly code: string; readonly messageId: string }>
}

export async function openJudgedMailbox(): Promise<JudgedMailbox> {
  const ending = new AsyncDisposableStack()
  const postgres = ending.use(await startPostgres())
  const database = ending.use(openDatabase(postgres.url, createLog('silent')))
  await migrate(database)
  await database.query(sql`insert into mailbox (account, folder, uidvalidity) values ('office', 'INBOX', 1)`)
  const { campaigns } = await loadCampaigns('rules/campaigns/63-kh-ldld-2021')
  let readers: ReaderPool | null = null
  let uid = 0
  let minute = 0
  const now = (): Date => new Date(Date.parse('2021-05-20T09:00:00+07:00') + minute * 60_000)
  const desk = { database, campaigns, checks, from: FROM, now }
  const context: JudgingContext = {
    ...desk,
    documentTypes,
    version: 'of the test',
    own: { addresses: [FROM] },
    queue: { nudge: async () => undefined },
    reached: () => undefined,
  }
  const deliver: JudgedMailbox['deliver'] = async (raw, receivedAt) => {
    readers ??= ending.use(createReaderPool({ size: 1 }))
    const { message: mail, files, understood } = await readers.readMail(raw, receivedAt)
    const place = { mailboxId: 1, uidValidity: 1, uid: ++uid }
    const base = { account: 'office', place, raw, size: raw.length, gmailId: null, internalDate: receivedAt }
    const id = await database.transaction(async (session) => {
      const stored = await storeMail(session, { ...base, sender: mail.from?.address ?? null })
      if (stored !== null)
        await keepReading(session, stored, {
          message: mail,
          files,
          understood: understood && { by: 'of the test', what: understood },
        })
      return stored
    })
    if (id !== null) await judge(id, context)
  }

  const receive: JudgedMailbox['receive'] = async (
    from: string,
    files: Readonly<Record<string, string | null>>,
    references = [],
  ) => {
    const mail = message({ from: { address: from, name: '' }, subject: `Hồ sơ ${++uid}`, references })
    const raw = Buffer.from(`Subject: ${uid}\r\n\r\n`)
    const sha256 = createHash('sha256').update(raw).digest('hex')
    const id = await database.transaction(async (session) => {
      const stored = await storeMail(session, {
        account: 'office',
        place: { mailboxId: 1, uidValidity: 1, uid },
        raw,
        size: raw.length,
        internalDate: mail.receivedAt,
        gmailId: null,
        sender: from,
      })
      if (stored === null) throw new Error('stored before')
      await keepReading(session, stored, {
        message: { ...mail, sha256, receivedAt: desk.now() },
        files: Object.entries(files).map(readingOf),
        understood: null,
      })
      return stored
    })
    const outcome = await judge(id, context)
    if (outcome !== 'judged') throw new Error(outcome)
    const [row] = await database.query<{ code: string; messageId: string }>(sql`
      select code, message.message_id as "messageId" from dossier
      join contribution on dossier.id = dossier_id join message on message.id = contribution.message_id
      where message.id = ${id}`)
    if (!row) throw new Error('no dossier')
    return row
  }

  return {
    database,
    url: postgres.url,
    desk,
    receive,
    deliver,
    wait: (minutes) => void (minute += minutes),
    [Symbol.asyncDispose]: async () => await ending.disposeAsync(),
  }
}

function readingOf([name, text]: [string, string | null]): FileReading {
  const sha256 = createHash('sha256').update(`${name}${text}`).digest('hex')
  return {
    name,
    path: [name],
    sha256,
    size: 1000,
    format: 'docx',
    readBy: text === null ? null : 'text',
    pages: text === null ? [] : [{ blocks: text.split('\n').map((line) => ({ kind: 'line', text: line })) }],
    confidence: null,
    problem: text === null ? 'encrypted' : null,
    warnings: [],
  }
}
