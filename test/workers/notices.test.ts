import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { answeredId, IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import { sql } from '#src/store/sql.ts'
import { databaseOf, openSetting } from '#test/peers/setting.ts'

test(
  'mails of one union at the same moment are one dossier, with one notice when it is quiet',
  { timeout: 180_000 },
  async () => {
    await using setting = await openSetting('embedded')
    const { dovecot, smtp } = setting
    const service = setting.start()
    await service.ready()
    await using database = await databaseOf(setting)
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

    const codes = new Set(smtp.taken.map(({ subject }) => /\[([A-Z0-9]+-\d+)\]/.exec(subject)?.[1]))
    expect([...codes]).toHaveLength(1)
    expect(smtp.taken.filter(({ raw }) => isNotice(raw))).toHaveLength(1)
    expect(smtp.taken.filter(({ raw }) => !isNotice(raw))).toHaveLength(1)
    expect(burst).toContain(answeredId(notice.raw))
  },
)

function isNotice(raw: string): boolean {
  return /^X-Tiepnhan: .*missing-items/m.test(raw)
}
