import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Effect } from '#src/dossiers/decisions/decision.ts'
import type { Database } from '#src/store/database.ts'
import { commitDecision, type DecisionDesk, previewDecision } from '#src/store/decisions.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { sql } from '#src/store/sql.ts'
import { type JudgedMailbox, LETTER, openJudgedMailbox, summaryOf } from './judged-mailbox.ts'

describe('decisions on a real database', () => {
  let mailbox: JudgedMailbox
  let database: Database
  let desk: DecisionDesk
  beforeAll(async () => {
    mailbox = await openJudgedMailbox()
    database = mailbox.database
    desk = mailbox.desk
  })
  afterAll(async () => {
    expect(await brokenInvariants(database)).toEqual([])
    await mailbox[Symbol.asyncDispose]()
  })

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
    const { code } = await mailbox.receive('a@hoa-sua.example', {
      'To trinh.docx': LETTER,
      'An.docx': summaryOf('Nguyễn Văn An'),
    })
    expect(await statusOf(code)).toMatchObject({
      status: 'incomplete',
      closed: null,
      rules: expect.stringMatching(/^\w{12}$/),
    })
    expect(await lettersOf(code)).toEqual(['receipt planned', 'missing-items planned'])
    mailbox.wait(5)
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
      select detail ->> 'officer' as by from event where kind = 'decision-made' and detail ->> 'does' = 'waive'`)
    expect(events).toEqual([{ by: 'can-bo@ldld.example' }])
  })

  test('who decides on an old page is told so, a decision needs a reason, and none is undone twice', async () => {
    const { code } = await mailbox.receive('b@hoa-sua.example', {
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
    const { code } = await mailbox.receive('c@hoa-sua.example', {
      'To trinh.docx': LETTER.replaceAll('Hoa Sữa', 'Mây Trắng').replaceAll('HOA SỮA', 'MÂY TRẮNG'),
    })
    const wanted = await asked(code, { kind: 'late-accepted' })
    const both = await Promise.all([1, 2].map(async () => await commitDecision(desk, wanted, { send: false })))
    expect(both.filter((one) => 'decided' in one)).toHaveLength(1)
    expect(both).toContainEqual({ refused: 'changed-meanwhile' })
  })

  test('merged dossiers: later mail under the closed code joins the other; undone, each has its own mails', async () => {
    const one = await mailbox.receive('d@gio-noi.example', {
      'To trinh.docx': LETTER.replaceAll('Hoa Sữa', 'Gió Nội').replaceAll('HOA SỮA', 'GIÓ NỘI'),
    })
    const two = await mailbox.receive('e@rieng.example', {
      'Tom tat.docx': summaryOf('Nguyễn Văn An').replace('Trường THCS Hoa Sữa', 'Tổ Toán'),
    })
    expect(two.code).not.toBe(one.code)
    const { decided } = await take(two.code, { kind: 'merge', into: one.code })
    expect(await statusOf(two.code)).toMatchObject({ closed: 'merged' })
    const third = await mailbox.receive('f@khac.example', { 'Binh.docx': summaryOf('Trần Thị Bình') }, [two.messageId])
    expect(third.code).toBe(one.code)
    expect(await statusOf(one.code)).toMatchObject({ status: 'complete' })
    await take(two.code, { kind: 'undo', of: decided.decision.id })
    expect(await statusOf(two.code)).toMatchObject({ closed: null })
    expect(await statusOf(one.code)).toMatchObject({ status: 'incomplete' })
  })

  test('an address that an officer confirmed is the unit’s from then on, and no more when that is undone', async () => {
    const bare = { 'Tom tat.docx': summaryOf('Phạm Thị Dung').replace('Trường THCS Hoa Sữa', 'Tổ Văn') }
    const { code } = await mailbox.receive('rieng@hop-thu.example', bare)
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

  test('a letter that an officer words anew does not go in its old words as well', async () => {
    const paper = LETTER.replaceAll('Hoa Sữa', 'Đồng Xanh').replaceAll('HOA SỮA', 'ĐỒNG XANH')
    const { code } = await mailbox.receive('h@dong-xanh.example', { 'To trinh.docx': paper })
    const [waiting] = await database.query<{ id: number }>(sql`
      select outbox.id from outbox join outbox_dossier on outbox_id = outbox.id join dossier on dossier.id = dossier_id
      where code = ${code} and kind = 'missing-items'`)
    const words = { to: ['h@dong-xanh.example'], subject: 'Đề nghị bổ sung', text: 'Kính gửi đồng chí,' }
    await take(code, { kind: 'staff-letter', ...words, instead: waiting?.id ?? 0 })
    expect(await lettersOf(code)).toEqual(['receipt planned', 'missing-items replaced', 'staff-letter planned'])
  })

  test('a letter whose old words left meanwhile is not sent in new words too', async () => {
    const paper = LETTER.replaceAll('Hoa Sữa', 'Đồng Lúa').replaceAll('HOA SỮA', 'ĐỒNG LÚA')
    const { code } = await mailbox.receive('l@dong-lua.example', { 'To trinh.docx': paper })
    const [waiting] = await database.query<{ id: number }>(sql`
      select outbox.id from outbox join outbox_dossier on outbox_id = outbox.id join dossier on dossier.id = dossier_id
      where code = ${code} and kind = 'missing-items'`)
    const words = { to: ['l@dong-lua.example'], subject: 'Đề nghị bổ sung', text: 'Kính gửi đồng chí,' }
    const effect = { kind: 'staff-letter', ...words, instead: waiting?.id ?? 0 } as const
    await database.query(sql`
      update outbox set status = 'frozen', sha256 = (select min(sha256) from blob) where id = ${waiting?.id}`)
    const late = await commitDecision(desk, await asked(code, effect), { send: true })
    expect(late).toMatchObject({ impossible: expect.stringContaining('Thư cũ đã đi') })
    expect(await lettersOf(code)).toEqual(['receipt planned', 'missing-items frozen'])
  })

  test('an officer’s own letter goes to whom it is written, in the thread, with the code in its subject; and once more', async () => {
    const { code } = await mailbox.receive('g@song-que.example', {
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
    const early = await commitDecision(desk, await asked(code, { kind: 'send-again', letter: toSend[0] ?? 0 }), {
      send: true,
    })
    expect(early).toHaveProperty('impossible')
    await database.query(sql`
      update outbox set status = 'sent', sent_at = now(), due_at = null, sha256 = (select min(sha256) from blob) where id = ${toSend[0]}`)
    const again = await take(code, { kind: 'send-again', letter: toSend[0] ?? 0 })
    expect(again.toSend).toHaveLength(1)
    expect((await lettersOf(code)).filter((told) => told.startsWith('staff-letter'))).toHaveLength(2)
  })
})
