import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailServer, type MailServer } from '#demo/mail-server/start.ts'
import { PASSWORD, mailOf, serverOptions } from './client.ts'

const OFFICE = 'ldldbadinh@tiepnhan.example'
let server: MailServer
const faults: unknown[] = []

beforeAll(async () => {
  server = await startMailServer({ ...serverOptions, onFault: (error) => faults.push(error) })
})

afterAll(async () => {
  await server[Symbol.asyncDispose]()
  expect(faults).toEqual([])
})

async function connect(user = OFFICE): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: server.imapPort,
    secure: false,
    auth: { user, pass: PASSWORD },
    logger: false,
  })
  await client.connect()
  return client
}

describe('the demo IMAP server, asked by imapflow', () => {
  it('lists its mailboxes with their special use', async () => {
    const client = await connect()
    const boxes = await client.list()
    expect(boxes.map(({ path, specialUse }) => [path, specialUse])).toEqual(
      expect.arrayContaining([
        ['INBOX', '\\Inbox'],
        ['Sent', '\\Sent'],
      ]),
    )
    await client.logout()
  })

  it('gives back a mail byte for byte, with the date it was appended with', async () => {
    const client = await connect('mot@tiepnhan.example')
    const raw = await mailOf({ subject: 'Hồ sơ đề nghị khen thưởng', attachments: 2 })
    const internalDate = new Date('2021-05-25T02:15:30Z')
    const appended = await client.append('INBOX', raw, ['\\Flagged', 'da-nhan'], internalDate)
    await client.mailboxOpen('INBOX')
    const query = {
      source: true,
      internalDate: true,
      size: true,
      flags: true,
      envelope: true,
      bodyStructure: true,
      uid: true,
    }
    const message = await client.fetchOne('*', query)
    expect(message).toMatchObject({ uid: appended && appended.uid, size: raw.length, internalDate })
    if (!message) throw new Error('no message')
    expect(Buffer.compare(message.source!, raw)).toBe(0)
    expect([...message.flags!].sort()).toEqual(['\\Flagged', 'da-nhan'].sort())
    expect(message.envelope?.subject).toBe('Hồ sơ đề nghị khen thưởng')
    expect(message.envelope?.from?.[0]?.address).toBe('cdcs@tiepnhan.example')
    expect(message.bodyStructure?.type).toBe('multipart/mixed')
    expect(message.bodyStructure?.childNodes).toHaveLength(3)
    await client.logout()
  })

  it('gives parts, headers and pieces of a mail', async () => {
    const client = await connect('hai@tiepnhan.example')
    const raw = await mailOf({ subject: 'Phần', attachments: 1 })
    await client.append('INBOX', raw)
    await client.mailboxOpen('INBOX')
    const message = await client.fetchOne('1', {
      headers: ['subject', 'message-id'],
      bodyParts: ['1', '2.MIME', 'TEXT', '9'],
      source: { start: 10, maxLength: 20 },
    })
    if (!message) throw new Error('no message')
    expect(message.headers?.toString()).toMatch(/^(Subject|Message-ID): [^]*\r\n\r\n$/)
    expect(message.bodyParts?.get('1')?.toString()).toContain('K=C3=ADnh g=E1=BB=ADi')
    expect(message.bodyParts?.get('2.mime')?.toString()).toContain('Content-Disposition: attachment')
    expect(message.source?.toString()).toBe(raw.subarray(10, 30).toString())
    const { content } = await client.download('1', '2')
    let body = ''
    for await (const chunk of content!) body += String(chunk)
    expect(body).toBe('tệp số 0\n'.repeat(100))
    await client.logout()
  })

  it('does not mark a mail as seen by peeking', async () => {
    const client = await connect('ba@tiepnhan.example')
    await client.append('INBOX', await mailOf({ subject: 'Chưa đọc' }))
    await client.mailboxOpen('INBOX')
    await client.fetchOne('1', { source: true })
    expect(await client.search({ seen: false })).toEqual([1])
    await client.logout()
  })

  it('finds by Message-ID, by words in Vietnamese, by UID range, date and flag', async () => {
    const client = await connect('bon@tiepnhan.example')
    for (const [subject, day] of [
      ['Tờ trình', '2021-05-20'],
      ['Báo cáo kết quả', '2021-05-26'],
      ['Hỏi về hồ sơ', '2021-05-28'],
    ] as const) {
      await client.append('INBOX', await mailOf({ subject }), [], new Date(`${day}T08:00:00+07:00`))
    }
    await client.mailboxOpen('INBOX')
    await client.messageFlagsAdd('2', ['\\Seen', 'daxem'])
    const second = await client.fetchOne('2', { envelope: true })
    if (!second) throw new Error('no message')
    const uid = { uid: true }
    expect(await client.search({ header: { 'message-id': second.envelope!.messageId! } }, uid)).toEqual([2])
    expect(await client.search({ subject: 'báo CÁO' }, uid)).toEqual([2])
    expect(await client.search({ body: 'kính gửi' }, uid)).toEqual([1, 2, 3])
    expect(await client.search({ uid: '2:*' }, uid)).toEqual([2, 3])
    expect(await client.search({ uid: '99:*' }, uid)).toEqual([3])
    expect(await client.search({ before: '2021-05-26' }, uid)).toEqual([1])
    expect(await client.search({ since: '2021-05-26', not: { keyword: 'DaXem' } }, uid)).toEqual([3])
    expect(await client.search({ or: [{ subject: 'hỏi' }, { seen: true }] }, uid)).toEqual([2, 3])
    expect(await client.search({ all: true }, uid)).toEqual([1, 2, 3])
    await client.logout()
  })

  it('stores, copies, moves and expunges', async () => {
    const client = await connect('nam@tiepnhan.example')
    for (const subject of ['a', 'b', 'c']) await client.append('INBOX', await mailOf({ subject }))
    await client.mailboxOpen('INBOX')
    await client.messageFlagsAdd('1', ['\\Seen'])
    await client.messageFlagsRemove('1', ['\\Seen'])
    const copied = await client.messageCopy('1', 'Sent')
    expect(copied && [...copied.uidMap!]).toEqual([[1, 1]])
    const moved = await client.messageMove('2', 'Trash', { uid: true })
    expect(moved && [...moved.uidMap!]).toEqual([[2, 1]])
    await client.messageDelete('1')
    expect(client.mailbox && client.mailbox.exists).toBe(1)
    expect(await client.search({ all: true }, { uid: true })).toEqual([3])
    expect(await client.status('Sent', { messages: true, uidNext: true, unseen: true })).toMatchObject({
      messages: 1,
      uidNext: 2,
      unseen: 1,
    })
    await client.logout()
  })

  it('tells an idling client of new mail, changed flags and expunged mail at once', async () => {
    const [idling, other] = [await connect('sau@tiepnhan.example'), await connect('sau@tiepnhan.example')]
    await idling.mailboxOpen('INBOX')
    const seen: string[] = []
    idling.on('exists', ({ count }) => seen.push(`exists ${count}`))
    idling.on('flags', ({ flags }) => seen.push(`flags ${[...flags].join()}`))
    idling.on('expunge', ({ seq }) => seen.push(`expunge ${seq}`))
    const idle = idling.idle()
    await other.append('INBOX', await mailOf({ subject: 'mới' }))
    await other.mailboxOpen('INBOX')
    await other.messageFlagsAdd('1', ['\\Answered'])
    await other.messageDelete('1')
    await expect.poll(() => seen).toEqual(['exists 1', 'flags \\Answered', 'flags \\Answered,\\Deleted', 'expunge 1'])
    await idling.noop()
    await idle
    await Promise.all([idling.logout(), other.logout()])
  })

  it('keeps mod-sequences that tell what changed since', async () => {
    const client = await connect('bay@tiepnhan.example')
    for (const subject of ['a', 'b']) await client.append('INBOX', await mailOf({ subject }))
    const box = await client.mailboxOpen('INBOX')
    expect(client.enabled.has('CONDSTORE')).toBe(true)
    const changedSince = box.highestModseq!
    await client.messageFlagsAdd('2', ['\\Seen'])
    const changed = await client.fetchAll('1:*', { flags: true }, { changedSince })
    expect(changed.map(({ seq }) => seq)).toEqual([2])
    await client.logout()
  })

  it('makes, renames, subscribes and deletes mailboxes, with Vietnamese names', async () => {
    const client = await connect('tam@tiepnhan.example')
    await client.mailboxCreate('Hồ sơ/Năm 2021')
    await client.mailboxRename('Hồ sơ/Năm 2021', 'Đã xong')
    await client.mailboxSubscribe('Đã xong')
    expect((await client.list()).map(({ path, subscribed }) => [path, subscribed])).toContainEqual(['Đã xong', true])
    await client.mailboxDelete('Đã xong')
    expect((await client.list()).map(({ path }) => path)).not.toContain('Đã xong')
    await client.logout()
  })

  it('refuses a wrong password', async () => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: server.imapPort,
      secure: false,
      auth: { user: OFFICE, pass: 'sai' },
      logger: false,
    })
    await expect(client.connect()).rejects.toMatchObject({ authenticationFailed: true })
  })

  it('delivers by SMTP into the mailbox of whoever it is for', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: server.smtpPort,
      auth: { user: 'cdcs@tiepnhan.example', pass: PASSWORD },
    })
    await transport.sendMail({
      from: 'Công đoàn <cdcs@tiepnhan.example>',
      to: [OFFICE, 'Ai.Do@Noi-Khac.example'],
      subject: 'Gửi LĐLĐ quận',
      text: 'Kính gửi',
    })
    for (const user of [OFFICE, 'ai.do@noi-khac.example']) {
      const client = await connect(user)
      await client.mailboxOpen('INBOX')
      const message = await client.fetchOne('*', { envelope: true, source: true })
      expect(message && message.envelope?.subject).toBe('Gửi LĐLĐ quận')
      expect(message && message.source?.toString()).toMatch(/^Return-Path: <cdcs@tiepnhan\.example>\r\nReceived: from /)
      await client.logout()
    }
  })
})
