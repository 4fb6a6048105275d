import { simpleParser } from 'mailparser'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answeredId, IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { sql } from '#src/store/sql.ts'
import { planMail } from '#src/store/outbox.ts'
import type { Database } from '#src/store/database.ts'
import { databaseOf, openSetting, type Setting } from '#test/peers/setting.ts'

let setting: Setting
let database: Database
beforeAll(async () => {
  setting = await openSetting('embedded')
  await setting.start().ready()
  database = await databaseOf(setting)
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
  await setting[Symbol.asyncDispose]()
})

test('a letter that answers no mail goes once for its key, with its files and its picture', async () => {
  const { smtp } = setting
  const picture = Buffer.from('iVBORw0KGgo=', 'base64')
  const digest = {
    key: 'digest/mau/2021-05-20',
    kind: 'digest',
    recipients: ['can-bo@ldld-mau.example'],
    letter: { subject: 'Tổng hợp', text: 'Hai hồ sơ.', html: '<img src="cid:bieu-do">', fromName: 'LĐLĐ quận Mẫu' },
    mailId: '<tiepnhan.digest.1@ldld-mau.example>',
    dossierIds: [],
    attachments: [
      { name: 'Sổ theo dõi.xlsx', type: 'application/octet-stream', bytes: Buffer.from('PK'), cid: null },
      { name: 'bieu-do.png', type: 'image/png', bytes: picture, cid: 'bieu-do' },
    ],
  } as const
  const id = await database.transaction(async (session) => await planMail(session, digest))
  expect(await database.transaction(async (session) => await planMail(session, digest))).toBeNull()

  const { raw } = await until('the letter', () => smtp.taken.find(({ subject }) => subject === 'Tổng hợp'))
  const mail = await simpleParser(raw)
  expect(mail.attachments.map(({ filename, cid, content }) => [filename, cid, content.toString('base64')])).toEqual([
    ['bieu-do.png', 'bieu-do', picture.toString('base64')],
    ['Sổ theo dõi.xlsx', undefined, Buffer.from('PK').toString('base64')],
  ])
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail.inReplyTo).toBeUndefined()
  await until('it is known to be sent', async () => {
    const [row] = await database.query<{ status: string }>(sql`select status from outbox where id = ${id}`)
    return row?.status === 'sent'
  })
})

test(
  'mails of one union at the same moment are one dossier, with one notice when it is quiet',
  { timeout: 180_000 },
  async () => {
    const { dovecot, smtp } = setting
    const burst = ['t1', 't2', 't3', 't4']
    await Promise.all(
      burst.map(async (id, index) => {
        const mail = plainMail(id, {
          body: `Phần ${'I'.repeat(index + 1)} của hồ sơ, gửi thành từng thư vì tệp quá lớn.`,
        })
        await dovecot.deliver(mail.replace(/^From: .*$/m, 'From: Van Thu <vanthu@congdoan-mau.example>'), IN_TIME)
      }),
    )
    const waiting = async (): Promise<object[]> =>
      await database.query(sql`select id from outbox where kind = 'missing-items' and status = 'planned'`)
    await until('all are judged', async () => (await database.query(sql`select from verdict`)).length === burst.length)
    expect(await waiting()).toHaveLength(1)
    // The settling time is ten minutes by the rules: here the clock is put forward.
    await database.query(sql`update outbox set send_at = now(), due_at = now() where status = 'planned'`)
    const notice = await until('the notice', () => smtp.taken.find(({ raw }) => isNotice(raw)), { withinMs: 90_000 })
    await sleep(3000)

    const told = smtp.taken.filter(({ raw }) => isNotice(raw) || isReceipt(raw))
    const codes = new Set(told.map(({ subject }) => /\[([A-Z0-9]+-\d+)\]/.exec(subject)?.[1]))
    expect([...codes]).toHaveLength(1)
    expect(smtp.taken.filter(({ raw }) => isNotice(raw))).toHaveLength(1)
    expect(smtp.taken.filter(({ raw }) => isReceipt(raw))).toHaveLength(1)
    expect(burst).toContain(answeredId(notice.raw))
  },
)

function isNotice(raw: string): boolean {
  return /^X-Tiepnhan: .*missing-items/m.test(raw)
}

function isReceipt(raw: string): boolean {
  return /^X-Tiepnhan: .*receipt/m.test(raw)
}
