import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checks } from '#rules/checks/index.ts'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Effect } from '#src/dossiers/decisions/decision.ts'
import { createLog } from '#src/io/log.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { commitDecision, type DecisionDesk, previewDecision } from '#src/store/decisions.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { keepReading, storeMail } from '#src/store/messages.ts'
import { migrate } from '#src/store/migrate.ts'
import { sql } from '#src/store/sql.ts'
import { message } from '#test/dossiers/world.ts'
import { type PostgresPeer, startPostgres } from '#test/peers/postgres.ts'
import { judge, type JudgingContext } from '#workers/judge.ts'

const FROM = 'ldldbadinh@gmail.com'
const LETTER = `CÔNG ĐOÀN CƠ SỞ\nTRƯỜNG THCS HOA SỮA\nSố: 12/TTr-CĐCS\nHà Nội, ngày 20 tháng 5 năm 2021\nTỜ TRÌNH\nVề việc đề nghị khen thưởng
Kính gửi: Liên đoàn Lao động quận Ba Đình\nCăn cứ Kế hoạch số 63/KH-LĐLĐ ngày 23/3/2021,
Công đoàn cơ sở đề nghị khen thưởng 02 cá nhân, gồm:\n1. Nguyễn Văn An - Giáo viên\n2. Trần Thị Bình - Kế toán\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê Thị Chi`
const summaryOf = (name: string): string =>
  `BÁO CÁO TÓM TẮT THÀNH TÍCH\nHọ và tên: ${name}\nChức vụ: Giáo viên\nĐơn vị: Trường THCS Hoa Sữa\nThành tích đạt được:
Trong đợt thi đua, đồng chí đã hoàn thành tốt nhiệm vụ được giao.`

describe('decisions on a real database', () => {
  let postgres: PostgresPeer
  let database: Database
  let desk: DecisionDesk
  let context: JudgingContext
  let uid = 0
  let minute = 0

  beforeAll(async () => {
    postgres = await startPostgres()
    database = openDatabase(postgres.url, createLog('silent'))
    await migrate(database)
    await database.query(sql`insert into mailbox (account, folder, uidvalidity) values ('office', 'INBOX', 1)`)
    const { campaigns } = await loadCampaigns('rules/campaigns/63-kh-ldld-2021')
    const now = (): Date => new Date(Date.parse('2021-05-20T09:00:00+07:00') + minute * 60_000)
    desk = { database, campaigns, checks, from: FROM, now }
    context = {
      ...desk,
      documentTypes,
      own: { addresses: [FROM] },
      queue: { nudge: async () => undefined },
      reached: () => undefined,
    }
  })
  afterAll(async () => {
    expect(await brokenInvariants(database)).toEqual([])
    await database[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
  })

  /** A mail with these texts as its files, through the store and the judge as they are. */
  async function receive(
    from: string,
    files: Readonly<Record<string, string | null>>,
    references: readonly string[] = [],
  ) {
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
      await keepReading(
        session,
        stored,
        { ...mail, sha256, receivedAt: desk.now() },
        Object.entries(files).map(readingOf),
      )
      return stored
    })
    expect(await judge(id, context)).toBe('judged')
    const [row] = await database.query<{ code: string; messageId: string }>(sql`
      select code, message.message_id as "messageId" from dossier
      join contribution on dossier.id = dossier_id join message on message.id = contribution.message_id
      where message.id = ${id}`)
    if (!row) throw new Error('no dossier')
    return row
  }

  const revisionOf = async (code: string): Promise<number> =>
    (await database.query<{ revision: number }>(sql`select revision from dossier where code = ${code}`))[0]?.revision ??
    0
  const asked = async (code: string, effect: Effect) => ({
    code,
    revision: await revisionOf(code),
    effect,
    officer: 'can-bo@ldld.example',
    reason: 'Đã mở tệp xem.',
  })
  const take = async (code: string, effect: Effect, send = true) => {
    const kept = await commitDecision(desk, await asked(code, effect), { send })
    if (!('decided' in kept)) throw new Error(JSON.stringify(kept))
    return kept
  }
  const statusOf = async (code: string) =>
    (
      await database.query<{ status: string; closed: string | null; rules: string | null }>(
        sql`select status, closed, rules from dossier where code = ${code}`,
      )
    )[0]
  const lettersOf = async (code: string): Promise<string[]> =>
    (
      await database.query<{ told: string }>(sql`
        select outbox.kind || ' ' || outbox.status as told from outbox
        join outbox_dossier on outbox_id = outbox.id join dossier on dossier.id = dossier_id
        where code = ${code} order by outbox.id`)
    ).map(({ told }) => told)

  test('a preview shows the letter and changes nothing; the decision is kept with its event, state and letter', async () => {
    const { code } = await receive('a@hoa-sua.example', {
      'To trinh.docx': LETTER,
      'An.docx': summaryOf('Nguyễn Văn An'),
    })
    expect(await statusOf(code)).toMatchObject({
      status: 'incomplete',
      closed: null,
      rules: expect.stringMatching(/^\w{12}$/),
    })
    expect(await lettersOf(code)).toEqual(['receipt planned', 'missing-items planned'])
    minute += 5
    const nominee = { kind: 'individual', name: 'Trần Thị Bình' } as const
    const effect = { kind: 'waive', item: 'achievement-summary', nominee } as const
    const shown = await previewDecision(desk, await asked(code, effect))
    expect(shown).toMatchObject({ letters: [{ record: { kind: 'receipt' } }] })
    expect(await lettersOf(code)).toEqual(['receipt planned', 'missing-items planned'])

    const { toSend } = await take(code, effect)
    expect(toSend).toHaveLength(1)
    expect(await statusOf(code)).toMatchObject({ status: 'complete' })
    expect(await lettersOf(code)).toEqual(['receipt planned', 'missing-items replaced', 'receipt planned'])
    const events = await database.query(sql`
      select detail ->> 'by' as by from event where kind = 'decision-made' and detail ->> 'does' = 'waive'`)
    expect(events).toEqual([{ by: 'can-bo@ldld.example' }])
  })

  test('who decides on an old page is told so, a decision needs a reason, and none is undone twice', async () => {
    const { code } = await receive('b@hoa-sua.example', {
      'To trinh.docx': LETTER.replaceAll('Hoa Sữa', 'Lá Xanh').replaceAll('HOA SỮA', 'LÁ XANH'),
    })
    const hold = await asked(code, { kind: 'hold-letters' })
    expect(await commitDecision(desk, { ...hold, reason: ' ' }, { send: true })).toHaveProperty('impossible')
    const { decided } = await take(code, { kind: 'hold-letters' })
    expect(await commitDecision(desk, hold, { send: true })).toEqual({ refused: 'changed-meanwhile' })
    expect(await commitDecision(desk, { ...hold, code: 'HS63-9999' }, { send: true })).toEqual({
      refused: 'no-dossier',
    })
    await take(code, { kind: 'undo', of: decided.decision.id })
    const again = await asked(code, { kind: 'undo', of: decided.decision.id })
    expect(await commitDecision(desk, again, { send: true })).toHaveProperty('impossible')
  })

  test('two officers at one moment: one decides, the other is told', async () => {
    const { code } = await receive('c@hoa-sua.example', {
      'To trinh.docx': LETTER.replaceAll('Hoa Sữa', 'Mây Trắng').replaceAll('HOA SỮA', 'MÂY TRẮNG'),
    })
    const wanted = await asked(code, { kind: 'late-accepted' })
    const both = await Promise.all([1, 2].map(async () => await commitDecision(desk, wanted, { send: false })))
    expect(both.filter((one) => 'decided' in one)).toHaveLength(1)
    expect(both).toContainEqual({ refused: 'changed-meanwhile' })
  })

  test('merged dossiers: later mail under the closed code joins the other; undone, each has its own mails', async () => {
    const one = await receive('d@gio-noi.example', {
      'To trinh.docx': LETTER.replaceAll('Hoa Sữa', 'Gió Nội').replaceAll('HOA SỮA', 'GIÓ NỘI'),
    })
    const two = await receive('e@rieng.example', {
      'Tom tat.docx': summaryOf('Nguyễn Văn An').replace('Trường THCS Hoa Sữa', 'Tổ Toán'),
    })
    expect(two.code).not.toBe(one.code)
    const { decided } = await take(two.code, { kind: 'merge', into: one.code })
    expect(await statusOf(two.code)).toMatchObject({ closed: 'merged' })
    const third = await receive('f@khac.example', { 'Binh.docx': summaryOf('Trần Thị Bình') }, [two.messageId])
    expect(third.code).toBe(one.code)
    expect(await statusOf(one.code)).toMatchObject({ status: 'complete' })
    await take(two.code, { kind: 'undo', of: decided.decision.id })
    expect(await statusOf(two.code)).toMatchObject({ closed: null })
    expect(await statusOf(one.code)).toMatchObject({ status: 'incomplete' })
  })

  test('an address that an officer confirmed is the unit’s from then on, and no more when that is undone', async () => {
    const bare = { 'Tom tat.docx': summaryOf('Phạm Thị Dung').replace('Trường THCS Hoa Sữa', 'Tổ Văn') }
    const { code } = await receive('rieng@hop-thu.example', bare)
    const [unit] = desk.campaigns[0]?.units ?? []
    if (unit === undefined) throw new Error('no roster')
    const learn = 'Rieng@hop-thu.example'
    const { decided } = await take(code, { kind: 'unit-is', unit: { id: unit.id, name: unit.name }, learn }, false)
    expect(await database.query(sql`select address, unit_id from learned_address`)).toEqual([
      { address: learn.toLowerCase(), unit_id: unit.id },
    ])
    await take(code, { kind: 'undo', of: decided.decision.id }, false)
    expect(await database.query(sql`select address from learned_address`)).toEqual([])
  })

  test('an officer’s own letter goes to whom it is written, in the thread, with the code in its subject; and once more', async () => {
    const { code } = await receive('g@song-que.example', {
      'To trinh.docx': LETTER.replaceAll('Hoa Sữa', 'Sông Quê').replaceAll('HOA SỮA', 'SÔNG QUÊ'),
    })
    const to = ['g@song-que.example']
    const { toSend } = await take(code, {
      kind: 'staff-letter',
      to,
      subject: 'Trao đổi',
      text: 'Kính gửi đồng chí,\n\n<b>1 < 2</b>',
    })
    const [row] = await database.query<{ letter: { subject: string; html: string }; messageId: number }>(
      sql`select letter, message_id as "messageId" from outbox where id = ${toSend[0]}`,
    )
    expect(row?.letter.subject).toBe(`[${code}] Trao đổi`)
    expect(row?.letter.html).toContain('&lt;b&gt;')
    expect(row?.messageId).not.toBeNull()
    const again = await take(code, { kind: 'send-again', letter: toSend[0] ?? 0 })
    expect(again.toSend).toHaveLength(1)
    expect((await lettersOf(code)).filter((told) => told.startsWith('staff-letter'))).toHaveLength(2)
  })
})

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
