import { describe, expect, test } from 'vitest'
import { bounceOf, isAddressDead } from '#src/mail/bounce.ts'
import { kindOf } from '#src/mail/kind.ts'
import { mail, parse } from './mail-builder.ts'

const OWN = { addresses: ['ldld.mau@gmail.com'] }

const REPORT = mail(
  'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
  'Subject: Delivery Status Notification (Failure)',
  'References: <tiepnhan.7@mau.vn>',
  'Content-Type: multipart/report; boundary=b; report-type=delivery-status',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '** Không tìm thấy địa chỉ **',
  'Thư của bạn không gửi được đến hoa@thcsmau.edu.vn',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; googlemail.com',
  '',
  'Final-Recipient: rfc822; Hoa@thcsmau.edu.vn',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550-5.1.1 The email account does not exist.',
  '',
  'Final-Recipient: rfc822; lan@thcsmau.edu.vn',
  'Action: delayed',
  'Status: 4.4.1',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'Message-ID: <tiepnhan.7@mau.vn>',
  'X-Tiepnhan: HS63-0042.receipt.7.ab',
  'Subject: x',
  '',
  'x',
  '--b--',
)

describe('a bounce', () => {
  test('with a report tells the mail and the recipients', async () => {
    const message = await parse(REPORT)
    expect(kindOf(message, OWN).kind).toBe('bounce')
    expect(bounceOf(message)).toEqual({
      originalMessageIds: ['<tiepnhan.7@mau.vn>'],
      ownTokens: ['hs63-0042.receipt.7.ab'],
      recipients: [
        { address: 'hoa@thcsmau.edu.vn', action: 'failed', status: '5.1.1' },
        { address: 'lan@thcsmau.edu.vn', action: 'delayed', status: '4.4.1' },
      ],
    })
    expect(
      message.attachments.every((part) => part.declaredType !== 'message/delivery-status' || part.decoration),
    ).toBe(true)
  })

  test('of qmail, which has no report, is told by its words', async () => {
    const message = await parse(
      mail(
        'Return-Path: <>',
        'From: MAILER-DAEMON@mail.mau.vn',
        'Subject: failure notice',
        '',
        'Hi. This is the qmail-send program at mail.mau.vn.',
        "I'm afraid I wasn't able to deliver your message to the following addresses.",
        '',
        '<hoa@thcsmau.edu.vn>:',
        '550 5.1.1 unknown user',
        '',
        '--- Below this line is a copy of the message.',
        '',
        'Message-ID: <tiepnhan.8@mau.vn>',
        'X-Tiepnhan: hs63-0042.receipt.8.cd',
        'To: other@mau.vn',
      ),
    )
    expect(kindOf(message, OWN).kind).toBe('bounce')
    expect(bounceOf(message)).toEqual({
      originalMessageIds: ['<tiepnhan.8@mau.vn>'],
      ownTokens: ['hs63-0042.receipt.8.cd'],
      recipients: [{ address: 'hoa@thcsmau.edu.vn', action: 'failed', status: '5.1.1' }],
    })
  })

  test.each([
    [
      'Exim',
      [
        'X-Failed-Recipients: hoa@mau.vn',
        'From: Mail Delivery System <Mailer-Daemon@mau.vn>',
        'Auto-Submitted: auto-replied',
      ],
      'x',
    ],
    [
      'a Vietnamese server',
      ['Return-Path: <>', 'From: Quản trị <admin@mau.vn>', 'Subject: Thư không gửi được'],
      'Thư của bạn không gửi được tới hoa@mau.vn: hộp thư đã đầy',
    ],
    [
      'Exchange',
      ['From: postmaster@mau.vn', 'Subject: Undeliverable: Tiếp nhận hồ sơ'],
      'Delivery has failed to these recipients',
    ],
    [
      'Exchange in Vietnamese',
      ['From: postmaster@mau.vn', 'Subject: Không thể gửi: Tiếp nhận hồ sơ'],
      'Thư của bạn không thể chuyển tới người nhận',
    ],
    ['one with no address at all', ['From: MAILER-DAEMON', 'Subject: x'], 'x'],
    [
      'one by an unknown sender',
      ['From: system@mau.vn', 'Subject: Undelivered Mail Returned to Sender'],
      'could not be delivered: 550 5.1.1 <hoa@mau.vn>: user unknown',
    ],
  ])('of %s is one', async (_what, headers, body) => {
    expect(kindOf(await parse(mail(...headers, 'Content-Type: text/plain; charset=utf-8', '', body)), OWN).kind).toBe(
      'bounce',
    )
  })

  test('a person’s mail is none', async () => {
    expect(bounceOf(await parse(mail('From: a@b.vn', 'Subject: Hồ sơ', '', 'Kính gửi')))).toBeNull()
  })
})

test.each(['5.1.1', '5.1.0', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1', '5.4.4'])(
  '%s: nothing will ever arrive there',
  (status) => {
    expect(isAddressDead(status)).toBe(true)
  },
)

test.each(['4.1.1', '5.2.2', '5.2.3', '5.3.4', '5.6.1', '5.7.1', '5.7.26', '5.0.0', '5.1.11', '5.1.7', null])(
  '%s: no reason to give an address up',
  (status) => {
    expect(isAddressDead(status)).toBe(false)
  },
)
