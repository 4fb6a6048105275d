import { OFFICE } from '#demo/story.ts'
import { makeMail } from '../making/mail.ts'

const office = { name: 'LĐLĐ quận Ba Đình', address: OFFICE }
const before = (at: Date): Date => new Date(at.getTime() - 2000)

/** An out-of-office notice to a letter of the office (RFC 3834). */
export function automatic(at: Date): Promise<Uint8Array> {
  return makeMail({
    from: { name: 'Công đoàn May Thanh Bình', address: 'congdoan@maythanhbinh.example' },
    to: office,
    subject: 'Trả lời tự động: Xác nhận đã nhận hồ sơ đề nghị khen thưởng',
    date: before(at),
    received: at,
    messageId: '<ooo-20210524@maythanhbinh.example>',
    text: 'Tôi đi công tác đến hết ngày 24/5/2021 và không xem thư thường xuyên. Việc gấp xin gọi văn phòng công đoàn.\n',
    files: [],
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  })
}

export function newsletter(at: Date): Promise<Uint8Array> {
  return makeMail({
    from: { name: 'Bản tin Lao động Thủ đô', address: 'bantin@tintuc.example' },
    to: office,
    subject: 'Bản tin tuần: Công nhân Thủ đô hăng hái thi đua chào mừng bầu cử',
    date: before(at),
    received: at,
    messageId: '<tuan-21-2021@tintuc.example>',
    text: 'Tin nổi bật trong tuần\n- Khen thưởng kịp thời các điển hình trong đợt thi đua\n- Lịch tập huấn cán bộ công đoàn\n\nĐể ngừng nhận bản tin, xin bấm vào đây: https://tintuc.example/ngung\n',
    html: '<h2>Tin nổi bật trong tuần</h2><ul><li>Khen thưởng kịp thời các điển hình trong đợt thi đua</li><li>Lịch tập huấn cán bộ công đoàn</li></ul><p><a href="https://tintuc.example/ngung">Ngừng nhận bản tin</a></p>',
    files: [],
    headers: {
      'List-Id': '<bantin.tintuc.example>',
      'List-Unsubscribe': '<https://tintuc.example/ngung>',
      Precedence: 'bulk',
    },
  })
}

/** A delivery status notification (RFC 3464) for a letter of the office. */
export async function bounce(at: Date): Promise<Uint8Array> {
  const boundary = 'bao-loi-20210527'
  const date = before(at).toUTCString().replace('GMT', '+0000')
  const lines = [
    'Return-Path: <>',
    `Received: from mx.noikhac.example (mx.noikhac.example [203.0.113.25]) by mx.congdoan.example with ESMTP id b0unce;`,
    `\t${at.toUTCString().replace('GMT', '+0000')}`,
    'From: Mail Delivery System <mailer-daemon@noikhac.example>',
    `To: ${OFFICE}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${date}`,
    'Message-ID: <dsn-20210527@noikhac.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.noikhac.example.',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '',
    '<congdoan.cu@noikhac.example>: 550 5.1.1 User unknown',
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.noikhac.example',
    '',
    'Final-Recipient: rfc822; congdoan.cu@noikhac.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `From: ${OFFICE}`,
    'To: congdoan.cu@noikhac.example',
    'Subject: Trien khai Ke hoach 63/KH-LDLD',
    'Message-ID: <trienkhai-63@congdoan.example>',
    '',
    `--${boundary}--`,
    '',
  ]
  return new TextEncoder().encode(lines.join('\r\n'))
}
