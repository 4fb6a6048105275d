import { describe, expect, test } from 'vitest'
import { kindOf } from '#src/mail/kind.ts'
import { messageIdFor } from '#src/mail/own.ts'
import { filePart, mail, parse } from './mail-builder.ts'

const OWN = { addresses: ['ldld.mau@gmail.com'] }

async function kind(
  headers: string[],
  body = 'Kính gửi LĐLĐ quận, trường em gửi hồ sơ khen thưởng.',
  file: string | null = null,
) {
  const from = headers.some((line) => line.startsWith('From:')) ? [] : ['From: Hoa <hoa@gmail.com>']
  const lines =
    file === null
      ? ['Content-Type: text/plain; charset=utf-8', '', body]
      : [
          'Content-Type: multipart/mixed; boundary=b',
          '',
          `--b\nContent-Type: text/plain; charset=utf-8\n\n${body}\n--b\n${file}\n--b--`,
        ]
  return kindOf(await parse(mail(...headers, ...from, ...lines)), OWN).kind
}

const WORD_FILE = filePart(
  'attachment; filename="To trinh.docx"',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
)
const ABSENCE =
  'Cảm ơn bạn đã liên hệ. Hiện tôi đang nghỉ phép từ ngày 20/5 đến 27/5, tôi sẽ phản hồi khi quay lại. Việc gấp xin gọi đồng nghiệp.'

describe('a submission is', () => {
  test.each([
    ['a letter with a file', ['Subject: Hồ sơ'], 'Gửi anh chị', WORD_FILE],
    [
      'Outlook users’ own mail, which asks for no automatic answers',
      ['X-Auto-Response-Suppress: All'],
      undefined,
      null,
    ],
    ['a mail with Auto-Submitted: no', ['Auto-Submitted: no'], undefined, null],
    ['Auto-Submitted: No (with a comment)', ['Auto-Submitted: No (a person)'], undefined, null],
    [
      'a dossier whose subject quotes an automatic answer',
      ['Subject: Trả lời tự động: Tiếp nhận hồ sơ'],
      'Em gửi bổ sung ạ',
      WORD_FILE,
    ],
    ['a reply that mentions one', ['Subject: Re: Automatic reply: nộp hồ sơ'], 'Em gửi lại hồ sơ ạ', null],
    [
      'a dossier by someone who speaks of a leave',
      ['Subject: Hồ sơ'],
      'Em đang nghỉ phép từ hôm qua nên gửi hồ sơ muộn, khi quay lại em sẽ nộp bản giấy.',
      null,
    ],
    [
      'a complaint that an earlier mail came back',
      ['Subject: Thư bị trả lại'],
      'Hôm qua em gửi thư không được, hôm nay em gửi lại ạ.',
      null,
    ],
    [
      'a forwarded bounce with the dossier',
      ['Subject: Fwd: Undeliverable: Hồ sơ'],
      'Em gửi lại.\n550 5.1.1 User unknown\nYour message could not be delivered',
      WORD_FILE,
    ],
    [
      'a dossier sent through a group address',
      ['List-Id: <cdcs.googlegroups.com>', 'Precedence: list', 'List-Unsubscribe: <mailto:x@y>'],
      'Gửi quận',
      WORD_FILE,
    ],
    [
      'a scan sent by a machine at school',
      ['From: scanner <noreply@thcsmau.edu.vn>'],
      '',
      filePart('attachment; filename="scan0001.pdf"', 'application/pdf'),
    ],
    [
      'a folder shared on Drive by a person',
      ['From: "Hoa (qua Google Drive)" <drive-shares-dm-noreply@google.com>', 'Reply-To: hoa@gmail.com'],
      undefined,
      null,
    ],
    [
      'a mail with prototype-shaped headers',
      ['__proto__: x', 'constructor: auto-replied', 'hasOwnProperty: 1'],
      undefined,
      null,
    ],
    [
      'a mail from the postmaster of a school who sends a dossier',
      ['From: postmaster@thcsmau.edu.vn', 'Subject: Hồ sơ khen thưởng'],
      'Kính gửi quận',
      WORD_FILE,
    ],
  ])('%s', async (_what, headers, body, file) => {
    expect(await kind(headers, body, file)).toBe('submission')
  })
})

describe('an automatic reply is', () => {
  test.each([
    ['RFC 3834', ['Auto-Submitted: auto-replied (vacation)']],
    ['RFC 3834 with a parameter', ['Auto-Submitted: auto-replied; owner-email="a@b.vn"']],
    ['generated', ['Auto-Submitted: auto-generated']],
    ['of a kind not invented yet', ['Auto-Submitted: auto-answered-by-llm']],
    ['Gmail’s', ['X-Autoreply: yes', 'Precedence: bulk', 'Auto-Submitted: auto-replied']],
    ['cPanel’s', ['X-Autorespond: nộp hồ sơ', 'Precedence: auto_reply']],
    ['by Precedence', ['Precedence: auto_reply']],
    ['by X-Mail-Autoreply', ['X-Mail-Autoreply: x']],
    ['by Delivered-To', ['Delivered-To: Autoresponder']],
    ['Outlook’s', ['Subject: Automatic reply: Tiếp nhận hồ sơ']],
    ['Outlook’s in Vietnamese', ['Subject: Trả lời tự động: Tiếp nhận hồ sơ']],
    ['Zimbra’s in Vietnamese', ['Subject: Tự động trả lời: Tiếp nhận hồ sơ']],
    ['Out of Office', ['Subject: Out of Office AutoReply: hồ sơ']],
    ['with an empty return path', ['Return-Path: <>', 'Subject: Re: hồ sơ']],
  ])('%s', async (_what, headers) => {
    expect(await kind(headers, 'Tôi đi vắng.')).toBe('auto-reply')
  })

  test('a note of absence in plain words', async () => {
    expect(await kind(['Subject: Re: Tiếp nhận hồ sơ'], ABSENCE)).toBe('auto-reply')
    expect(await kind(['Subject: Re: x'], 'Đây là thư trả lời tự động. Chúng tôi đã nhận được email của bạn.')).toBe(
      'auto-reply',
    )
    expect(await kind(['Subject: Re: x'], 'I am out of the office until Monday and will reply when I return.')).toBe(
      'auto-reply',
    )
  })

  test('not a note of absence that is merely quoted below a person’s words', async () => {
    expect(
      await kind(
        ['Subject: Re: x'],
        `Anh xem giúp em ạ.\n\nVào Th 4, 26 thg 5, 2021 A <a@b.vn> đã viết:\n> ${ABSENCE}`,
      ),
    ).toBe('submission')
  })

  test('a read receipt', async () => {
    const raw = mail(
      'From: a@b.vn',
      'Subject: Đã đọc: Hồ sơ',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
      '',
      '--b\n\nĐã đọc\n--b\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--',
    )
    expect(kindOf(await parse(raw), OWN).kind).toBe('auto-reply')
  })
})

describe('bulk is', () => {
  test.each([
    ['a list', ['List-Id: <tin.example.vn>']],
    ['a newsletter', ['List-Unsubscribe: <https://x.vn/u>']],
    ['marked by Precedence', ['Precedence: bulk']],
    ['a notice of Google', ['From: Google <no-reply@accounts.google.com>']],
    ['a notice of Facebook', ['From: Facebook <notification@facebookmail.com>']],
    ['a notice of Zalo', ['From: Zalo <thongbao@zalo.me>']],
    ['sent by nobody', ['From: Kho bạc <no-reply@kbnn.gov.vn>']],
    ['sent by nobody with a tag', ['From: x <calendar-noreply@example.vn>']],
    ['an automatic notice of a list', ['Auto-Submitted: auto-generated', 'List-Id: <x.vn>']],
  ])('%s', async (_what, headers) => {
    expect(await kind(headers)).toBe('bulk')
  })
})

describe('our own is', () => {
  test('what has our address, our marker or our Message-ID, and not another user of the same provider', async () => {
    expect(await kind(['From: LĐLĐ <LDLD.mau@gmail.com>'])).toBe('own')
    expect(await kind(['X-Tiepnhan: abc'])).toBe('own')
    expect(await kind([`Message-ID: ${messageIdFor('42', 'gmail.com')}`])).toBe('own')
    expect(await kind(['Message-ID: <42@gmail.com>'])).toBe('submission')
  })
})

describe('without a header that says so, a machine is known by its words', () => {
  test.each([
    ['Re: hồ sơ', 'Yêu cầu của bạn đã được tiếp nhận. Email này được gửi tự động từ hệ thống chăm sóc khách hàng.'],
    ['Tự động trả lời Re: hồ sơ', 'Cảm ơn.'],
    ['Nghỉ lễ', 'Công ty nghỉ lễ 30/4 - 1/5 từ ngày 30/4 đến hết 3/5/2021, sẽ phản hồi khi quay trở lại làm việc.'],
    ['Re: hồ sơ', 'Tôi đã chuyển công tác từ ngày 01/5/2021, vui lòng liên hệ đ/c Hoa: hoa@truong.edu.vn.'],
    ['Re: hồ sơ', 'Hộp thư này không còn được sử dụng. Xin gửi tới địa chỉ mới.'],
    ['Re: hồ sơ', 'This mailbox is no longer monitored. Please contact info@abc.vn.'],
    // Outlook's, where a gateway made plain text of them.
    [
      'Đã đọc: Xác nhận',
      'Thư của bạn\n   Tới: Hoa\n   Chủ đề: Xác nhận đã nhận hồ sơ khen thưởng\n   Đã gửi: 1/12/2026 9:00\nđã được đọc vào 1/12/2026 9:05.',
    ],
    [
      'Read: Xác nhận',
      'Your message\n\n   To: Hoa\n   Subject: Xác nhận hồ sơ khen thưởng\n   Sent: Tuesday, December 1, 2026 9:00 AM\n\n was read on Tuesday.',
    ],
    ['Recall: Hồ sơ khen thưởng', 'Tran Hoa would like to recall the message, "Hồ sơ khen thưởng".'],
    ['Thu hồi: Hồ sơ khen thưởng', 'Trần Thị Hoa muốn thu hồi thư, "Hồ sơ khen thưởng".'],
  ])('%s: %s', async (subject, body) => {
    expect(await kind([`Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`], body)).toBe('auto-reply')
  })

  test.each([
    'Địa chỉ email cũ của công đoàn không còn sử dụng, từ nay chúng tôi gửi hồ sơ khen thưởng từ địa chỉ này.',
    'Tôi đã chuyển công tác về trường mới, xin gửi bổ sung báo cáo thành tích còn thiếu của đơn vị cũ.',
    'Trường nghỉ lễ từ ngày 30/4, chúng tôi sẽ nộp hồ sơ khen thưởng ngay khi quay lại.',
    'Em muốn thu hồi thư "Hồ sơ khen thưởng" em gửi nhầm sáng nay, em gửi lại hồ sơ đúng trong thư này ạ.',
    'Thư của bạn Hoa gửi tới LĐLĐ hôm qua đã được đọc chưa ạ? Chủ đề: hồ sơ khen thưởng.',
    'Dạ em chào chị, hệ thống thư của trường em hay tự động chuyển thư vào mục rác, chị nhận được hồ sơ chưa ạ?',
  ])('and a person by theirs: %s', async (body) => {
    expect(await kind(['Subject: Re: ho so'], body)).toBe('submission')
  })
})
