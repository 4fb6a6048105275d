import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { createBoard } from '#src/board/app.ts'
import type { ScanBytes } from '#src/io/clamd.ts'
import { createLog } from '#src/io/log.ts'
import { createPreviews } from '#src/io/preview.ts'
import { createReaderPool } from '#src/io/sandbox.ts'
import { openSession } from '#src/store/board/sessions.ts'
import { extractions } from '#src/store/extractions.ts'
import { storeMail } from '#src/store/arrivals.ts'
import { FROM, type JudgedMailbox, openJudgedMailbox } from '#test/store/judged-mailbox.ts'
import { checks } from '#rules/checks/index.ts'
import { documentTypes } from '#rules/document-types/index.ts'
import { judge } from '#workers/judge.ts'
import { read } from '#workers/read.ts'

/** A mailbox whose mails go through the service's own reading and judging, and the board over it. */
export type ReadingDesk = AsyncDisposable & {
  readonly mailbox: JudgedMailbox
  /** Stores a mail as it came. @returns its number */
  readonly store: (raw: Uint8Array) => Promise<number>
  /** Reads and judges it. Rejects as the steps do. */
  readonly take: (id: number) => Promise<void>
  readonly request: (path: string, role?: 'officer' | 'reader', body?: string) => Promise<Response>
  readonly nudged: number[]
  /** One step alone. */
  readonly read: (id: number) => Promise<void>
  readonly judge: (id: number) => Promise<void>
  /** The program's. */
  readonly version: string
}

export async function openReadingDesk({ scan = null }: { scan?: ScanBytes | null } = {}): Promise<ReadingDesk> {
  await using opening = new AsyncDisposableStack()
  const mailbox = opening.use(await openJudgedMailbox())
  const { database, desk } = mailbox
  const version = 'of the test'
  const stored = extractions(database, version)
  const program = fileURLToPath(import.meta.resolve('#workers/reader.ts'))
  const readers = opening.use(createReaderPool({ ...stored, scan, size: 1, program }))
  const nudged: number[] = []
  const log = createLog('silent')
  const rest = { log, version, reached: () => undefined, queue: { nudge: async () => undefined } }
  const board = createBoard({
    ...desk,
    officers: (['officer', 'reader'] as const).map((role) => ({ address: `${role}@ldld.example`, name: role, role })),
    account: 'office',
    url: 'http://127.0.0.1:8063',
    previews: opening.use(createPreviews()),
    nudge: async (_stage, ...ids) => void nudged.push(...ids),
    demoOfficer: null,
    queueDepths: async () => null,
    metricsToken: null,
    version,
    log,
  })
  for (const role of ['officer', 'reader'])
    await openSession(database, createHash('sha256').update(role).digest('hex'), `${role}@ldld.example`, 3_600_000)
  const readOne = async (id: number): Promise<void> => void (await read(id, { database, readers, ...rest }))
  const judgeOne = async (id: number): Promise<void> =>
    void (await judge(id, { ...desk, ...rest, checks, documentTypes, own: { addresses: [FROM] } }))
  let uid = 1000
  const ending = opening.move()
  return {
    mailbox,
    nudged,
    version,
    read: readOne,
    judge: judgeOne,
    async store(raw) {
      const place = { mailboxId: 1, uidValidity: 1, uid: ++uid }
      const internalDate = new Date('2021-05-20T10:00:00+07:00')
      const arrived = { account: 'office', place, raw, size: raw.length, gmailId: null, internalDate, sender: null }
      const id = await database.transaction(async (session) => await storeMail(session, arrived))
      if (id === null) throw new Error('stored before')
      return id
    },
    async take(id) {
      await readOne(id)
      await judgeOne(id)
    },
    async request(path, role = 'officer', body) {
      const form = { origin: 'http://127.0.0.1:8063', 'content-type': 'application/x-www-form-urlencoded' }
      return await board.request(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: '127.0.0.1:8063',
          cookie: `tiepnhan=${role}`,
          ...(body === undefined ? {} : form),
        },
        ...(body === undefined ? {} : { body }),
      })
    },
    [Symbol.asyncDispose]: async () => await ending.disposeAsync(),
  }
}

/** A mail of a person with these files, its words and subject as given. */
export function mailWith(
  id: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  { subject = 'Ho so khen thuong', words = 'Xin gửi hồ sơ.' } = {},
): Buffer {
  const head = `From: Chi <chi@hoa-sua.example>\r\nTo: ${FROM}\r\nSubject: ${subject}\r\nMessage-ID: <${id}@hoa-sua.example>\r\nDate: Thu, 20 May 2021 10:00:00 +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`
  const body = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`
  const parts = Object.entries(files).map(
    ([name, bytes]) =>
      `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`,
  )
  return Buffer.from(`${head}${body}${parts.join('')}--b--\r\n`)
}
