import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undelivered } from '#src/store/bounces.ts'
import { planMail } from '#src/store/outbox.ts'
import { sql } from '#src/store/sql.ts'
import { answeredId, bounceOf, IN_TIME, plainMail } from '#test/peers/mails.ts'
import { until } from '#test/peers/program.ts'
import type { RunningService } from '#test/peers/service.ts'
import { databaseOf, openSetting, PAIRS, type Setting } from '#test/peers/setting.ts'

describe.each(PAIRS)('the service (%s)', (pair) => {
  let setting: Setting
  let service: RunningService

  beforeAll(async () => {
    setting = await openSetting(pair)
    service = setting.start([], { IMAP_FOLDERS: '\\Junk, Khong co' })
    await service.ready()
  })
  afterAll(async () => await setting[Symbol.asyncDispose]())

  const answersTo = (id: string): number => setting.smtp.taken.filter(({ raw }) => answeredId(raw) === id).length
  const answered = async (id: string): Promise<unknown> =>
    await until(`the answer to ${id}`, () => answersTo(id) > 0, { withinMs: 60_000 })
  /** A later mail that is answered shows that an earlier one had its turn. */
  const answeredAfterwards = async (id: string): Promise<void> => {
    await setting.dovecot.deliver(plainMail(id), IN_TIME)
    await answered(id)
  }

  test('says ready, once, and nothing else on standard output', () => {
    expect(service.output()).toBe('ready\n')
  })

  test('answers a mail in its thread, as a machine, and leaves it unread', async () => {
    await setting.dovecot.deliver(plainMail('mot'), IN_TIME)
    await answered('mot')
    const [letter] = setting.smtp.taken
    expect(letter?.to).toEqual(['mot@congdoan-mau.example'])
    expect(letter?.raw).toMatch(/^Auto-Submitted: auto-replied/m)
    expect(letter?.raw).toMatch(/^References: <mot@congdoan-mau.example>/m)
    const inbox = await setting.dovecot.mails('INBOX')
    expect(inbox.flatMap(({ flags }) => flags)).not.toContain('\\Seen')
    // The mailbox shows it too, without a word about who read the mail.
    await until('its keywords', async () => {
      const [mail] = await setting.dovecot.mails('INBOX')
      const ours = mail?.flags.filter((flag) => flag !== '\\Recent').sort()
      return ours?.join() === '$TiepnhanIncomplete,$TiepnhanReceived'
    })
    await until('the copy in Sent', async () => (await setting.dovecot.mails('Sent')).length === 1)
  })

  test('a mail that is put back, copied or found in another numbering is the same mail', async () => {
    await setting.dovecot.deliver(plainMail('mot'), new Date())
    await answeredAfterwards('hai')
    await setting.dovecot.renumber()
    await answeredAfterwards('ba')
    expect([answersTo('mot'), answersTo('hai'), answersTo('ba')]).toEqual([1, 1, 1])
  })

  test('a mail in a further folder is taken in, and is not new when staff move it', async () => {
    await setting.dovecot.deliver(plainMail('rac'), IN_TIME, 'Thu-rac')
    await answeredAfterwards('rac-1')
    await answered('rac')
    const staff = await setting.dovecot.session()
    await staff.mailboxOpen('Thu-rac')
    await staff.messageMove('1:*', 'INBOX')
    await staff.logout()
    await answeredAfterwards('rac-2')
    expect([answersTo('rac'), answersTo('rac-1'), answersTo('rac-2')]).toEqual([1, 1, 1])
    expect(service.log()).toContain('no such folder in the mailbox (IMAP_FOLDERS)')
  })

  test('two mails that share a Message-ID are two mails', async () => {
    const one = plainMail('bon')
    const other = plainMail('bon', {
      body: 'Đây là thư thứ hai, gửi bổ sung danh sách của tổ công đoàn khối văn phòng.',
    })
    await setting.dovecot.deliver(one, IN_TIME)
    await answered('bon')
    await setting.dovecot.deliver(other.replace('From: Nguyen Van Mau <bon@', 'From: Tran Thi Mau <nam@'), IN_TIME)
    await until('both are answered', () => answersTo('bon') === 2)
  })

  test('a letter that is told to come again goes once, one that is refused stays refused', async () => {
    setting.smtp.moods.push('busy')
    await setting.dovecot.deliver(plainMail('sau'), IN_TIME)
    await answered('sau')
    setting.smtp.moods.push('refuses')
    await setting.dovecot.deliver(plainMail('bay'), IN_TIME)
    await until('the refusal is noted', () => service.log().includes('a letter was refused for good'))
    await answeredAfterwards('tam')
    expect([answersTo('sau'), answersTo('bay')]).toEqual([1, 0])
  })

  test('a letter whose 250 got lost is found in Sent and does not go again', { timeout: 120_000 }, async () => {
    setting.smtp.onTaken = async (raw) => await setting.dovecot.deliver(raw, undefined, 'Sent')
    setting.smtp.moods.push('drops after taking', 'drops before taking')
    await setting.dovecot.deliver(plainMail('chin'), IN_TIME)
    await answered('chin')
    await setting.dovecot.deliver(plainMail('muoi'), IN_TIME)
    // It was not taken, but nobody can tell: Sent is asked, and it goes again.
    await answered('muoi')
    setting.smtp.onTaken = null
    await until('it is known to be sent', () => service.log().includes('sent, found in the Sent folder'))
    expect([answersTo('chin'), answersTo('muoi')]).toEqual([1, 1])
  })

  test('mails that come while the mailbox is away are answered when it is back', async () => {
    await setting.dovecot.stop()
    await sleep(500)
    await setting.dovecot.start()
    await answeredAfterwards('muoi-mot')
  })

  if (pair === 'external')
    test('the queue may lose everything, or be away', { timeout: 120_000 }, async () => {
      for (const id of ['q1', 'q2', 'q3']) {
        await setting.dovecot.deliver(plainMail(id), IN_TIME)
        await setting.redis?.flushAll()
      }
      for (const id of ['q1', 'q2', 'q3']) await answered(id)
      await setting.redis?.stop()
      await setting.dovecot.deliver(plainMail('q4'), IN_TIME)
      await sleep(2000)
      await setting.redis?.start()
      await answered('q4')
      expect(['q1', 'q2', 'q3', 'q4'].map(answersTo)).toEqual([1, 1, 1, 1])
    })

  if (pair === 'embedded')
    test('a letter that comes back is told with its dossier, and its address gets no more until it writes', async () => {
      await setting.dovecot.deliver(plainMail('tra-ve'), IN_TIME)
      await answered('tra-ve')
      const letter = setting.smtp.taken.find(({ raw }) => answeredId(raw) === 'tra-ve')
      await setting.dovecot.deliver(bounceOf(letter?.messageId ?? '', 'tra-ve@congdoan-mau.example', '5.1.1'))
      await using database = await databaseOf(setting)
      const dossiers = async (): Promise<{ id: number }[]> =>
        await database.query(sql`
          select dossier_id as id from event join outbox on outbox.id = outbox_id
          where event.kind = 'letter-bounced' and mail_id = ${letter?.messageId}`)
      const [dossier] = await until('it is tied to its dossier', async () => {
        const found = await dossiers()
        return found.length > 0 ? found : null
      })
      expect(await undelivered(database, [dossier?.id ?? 0])).toMatchObject([
        { outcome: 'failed', words: 'địa chỉ không tồn tại (mã 5.1.1)', suppressed: true },
      ])
      const planned = await planMail(database, {
        key: 'reminder/test/1',
        kind: 'reminder',
        recipients: ['tra-ve@congdoan-mau.example'],
        letter: { subject: 'Nhắc nộp hồ sơ', text: 'x', html: '<p>x</p>', fromName: '' },
        mailId: '<tiepnhan.nhac.1@congdoan.example>',
        dossierIds: [],
      })
      const status = async (): Promise<string | undefined> =>
        (await database.query<{ status: string }>(sql`select status from outbox where id = ${planned}`))[0]?.status
      await until('the reminder is given up', async () => (await status()) === 'failed')

      const again = plainMail('tra-ve-2', { body: 'Chúng tôi đã sửa hộp thư, xin gửi lại tờ trình của công đoàn.' })
      await setting.dovecot.deliver(again.replace('<tra-ve-2@congdoan', '<tra-ve@congdoan'), IN_TIME)
      const isGivenUp = async (): Promise<boolean> =>
        (await undelivered(database, [dossier?.id ?? 0])).some(({ suppressed }) => suppressed)
      await until('it is written to again', async () => !(await isGivenUp()))
    })

  if (pair === 'embedded')
    test('a killed database comes back and nothing is lost', { timeout: 120_000 }, async () => {
      const lock = await readFile(join(setting.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')
      await setting.dovecot.deliver(plainMail('db1'), IN_TIME)
      process.kill(Number.parseInt(lock, 10), 'SIGKILL')
      await setting.dovecot.deliver(plainMail('db2'), IN_TIME)
      await answered('db1')
      await answered('db2')
      expect([answersTo('db1'), answersTo('db2')]).toEqual([1, 1])
    })

  test('a second service stands by, and takes over when the first is killed', { timeout: 120_000 }, async () => {
    const second = setting.start()
    await second.ready()
    for (const id of ['z1', 'z2', 'z3']) await setting.dovecot.deliver(plainMail(id), IN_TIME)
    for (const id of ['z1', 'z2', 'z3']) await answered(id)
    await service.kill()
    await answeredAfterwards('z4')
    expect(['z1', 'z2', 'z3', 'z4'].map(answersTo)).toEqual([1, 1, 1, 1])
    service = second
  })

  test('ends with code 0 within seconds though a letter is just leaving, files it, and leaves no process behind', async () => {
    const { dovecot, smtp, dataDir } = setting
    const lock = join(dataDir, 'postgres/cluster/postmaster.pid')
    let began = Infinity
    smtp.onTaken = async (raw) => {
      if (answeredId(raw) !== 'thu-cuoi') return
      began = Date.now()
      service.child.kill('SIGTERM')
      await sleep(1000)
    }
    await dovecot.deliver(plainMail('thu-cuoi'), IN_TIME)
    expect(await service.ended()).toEqual({ code: 0, signal: null })
    expect(Date.now() - began).toBeLessThan(10_000)
    expect((await dovecot.mails('Sent')).map(({ raw }) => answeredId(raw))).toContain('thu-cuoi')
    await expect(readFile(lock)).rejects.toThrow('ENOENT')
  })
})
