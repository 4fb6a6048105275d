import { describe, expect, test } from 'vitest'
import { composeMail, threadOf } from '#src/mail/compose.ts'
import type { OutgoingMail } from '#src/mail/compose.ts'
import { kindOf } from '#src/mail/kind.ts'
import { messageIdFor } from '#src/mail/own.ts'
import { mail, parse } from './mail-builder.ts'

const LETTER: OutgoingMail = {
  from: { name: 'Liên đoàn Lao động quận Mẫu', address: 'ldld.mau@gmail.com' },
  to: [{ name: 'Nguyễn Thị Mẫu', address: 'cdcs.thcs.mau@gmail.com' }],
  cc: [],
  subject: 'Re: Hồ sơ khen thưởng đợt thi đua 60 ngày chào mừng ngày bầu cử đại biểu Quốc hội khóa XV [HS63-0042]',
  text: `Kính gửi Công đoàn cơ sở,\n\n${'Hồ sơ của đơn vị đã được tiếp nhận. '.repeat(40)}\n.\nTrân trọng./.\n`,
  html: '<p>Kính gửi <b>Công đoàn cơ sở</b></p>',
  attachments: [],
  messageId: messageIdFor('42-receipt', 'ldld.example.vn'),
  date: new Date('2021-05-26T10:00:00Z'),
  inReplyTo: '<parent@mail.gmail.com>',
  references: ['<first@mail.gmail.com>', '<parent@mail.gmail.com>'],
  automatic: 'auto-replied',
  version: '1.2.3',
}

describe('a composed mail', () => {
  test('is read back as it was meant', async () => {
    const message = await parse(
      await composeMail({
        ...LETTER,
        attachments: [{ name: 'Phiếu tiếp nhận.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }],
      }),
    )
    expect(message).toMatchObject({
      messageId: LETTER.messageId,
      from: LETTER.from,
      to: LETTER.to,
      cc: [],
      subject: LETTER.subject,
      date: LETTER.date,
      references: LETTER.references,
      defects: [],
    })
    expect(message.text.replace(/\s+/g, ' ')).toBe(LETTER.text.trim().replace(/\s+/g, ' '))
    expect(message.attachments).toMatchObject([
      { name: 'Phiếu tiếp nhận.pdf', declaredType: 'application/pdf', bytes: Buffer.from('%PDF') },
    ])
  })

  test('says that a machine wrote it, and is known as our own', async () => {
    const raw = Buffer.from(await composeMail(LETTER)).toString('latin1')
    expect(raw).toMatch(/^Auto-Submitted: auto-replied\r$/m)
    expect(raw).toMatch(/^X-Auto-Response-Suppress: All\r$/m)
    expect(raw).toMatch(/^Content-Language: vi\r$/m)
    expect(raw).toMatch(/^X-Mailer: Tiepnhan 1\.2\.3\r$/m)
    expect(raw).toMatch(/^X-Tiepnhan: tiepnhan\.42-receipt\r$/m)
    expect(kindOf(await parse(Buffer.from(raw, 'latin1')), { addresses: [] }).kind).toBe('own')
  })

  test('has the same bytes every time', async () => {
    const [first, second] = [await composeMail(LETTER), await composeMail(LETTER)]
    expect(Buffer.from(first).equals(second)).toBe(true)
    const other = await composeMail({ ...LETTER, messageId: messageIdFor('43', 'ldld.example.vn') })
    expect(Buffer.from(first).equals(other)).toBe(false)
  })

  test('has lines that every relay passes on: 7 bit, at most 998 bytes, CRLF', async () => {
    const raw = Buffer.from(await composeMail({ ...LETTER, html: `<p>${'chữ'.repeat(2000)}</p>` })).toString('latin1')
    expect(raw).not.toMatch(/[\u{80}-\u{ff}]/u)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  })

  test.each([
    ['subject', { subject: 'x\r\nBcc: victim@mau.vn\r\n\r\nbody' }],
    ['display name', { to: [{ name: 'A\r\nBcc: victim@mau.vn', address: 'a@mau.vn' }] }],
    ['references', { references: ['<a@b>\r\nBcc: victim@mau.vn'] }],
    [
      'file name',
      {
        attachments: [
          { name: 'a\r\nBcc: victim@mau.vn.pdf', type: 'text/plain\r\nBcc: victim@mau.vn', bytes: Buffer.from('x') },
        ],
      },
    ],
  ])('takes no header from a line break in the %s', async (_what, change) => {
    const message = await parse(await composeMail({ ...LETTER, ...change }))
    expect(message.headers.map((field) => field.name)).not.toContain('bcc')
    expect(message.attachments.length).toBe('attachments' in change ? 1 : 0)
    expect(message.text).toMatch(/^Kính gửi/)
  })

  test.each([
    ['an address with a line break', { to: [{ name: '', address: 'a@mau.vn\r\nBcc: b@mau.vn' }] }],
    ['an address that is two', { to: [{ name: '', address: 'a@mau.vn, b@mau.vn' }] }],
    ['a Message-ID with a line break', { messageId: '<a@b>\r\nBcc: b@mau.vn' }],
    ['a parent with a line break', { inReplyTo: '<a@b\r\n>' }],
  ])('is refused with %s', async (_what, change) => {
    await expect(composeMail({ ...LETTER, ...change })).rejects.toThrow(/was expected/)
  })
})

describe('the thread of an answer', () => {
  test('is the parent’s, then the parent', async () => {
    const parent = await parse(mail('Message-ID: <c@x>', 'References: <a@x> <b@x>', 'In-Reply-To: <b@x>', '', 'x'))
    expect(threadOf(parent)).toEqual({ inReplyTo: '<c@x>', references: ['<a@x>', '<b@x>', '<c@x>'] })
  })

  test('keeps its first and its last mails when it is long', async () => {
    const ids = Array.from({ length: 21 }, (_, index) => `<${index}@x>`)
    const at = await parse(await composeMail({ ...LETTER, inReplyTo: '<20@x>', references: ids.slice(1) }))
    expect(at.references).toEqual(ids.slice(1))
    const past = await parse(await composeMail({ ...LETTER, inReplyTo: '<20@x>', references: ids }))
    expect(past.references).toEqual(['<0@x>', ...ids.slice(2)])
  })
})
