/** A short mail of an invented union that speaks of its dossier and brings no file: it is answered at once. */
export function plainMail(id: string, { subject = 'Nộp hồ sơ đề nghị khen thưởng', body = '' } = {}): string {
  return [
    `From: Nguyen Van Mau <${id}@congdoan-mau.example>`,
    'To: hoso@congdoan.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Message-ID: <${id}@congdoan-mau.example>`,
    'Date: Thu, 20 May 2021 10:00:00 +0700',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `Kính gửi Liên đoàn Lao động quận. Công đoàn cơ sở số ${id} xin gửi hồ sơ đề nghị khen thưởng theo Kế hoạch 63/KH-LĐLĐ.`,
    body,
    '',
  ].join('\r\n')
}

/** In the period of the campaign and before its deadline. */
export const IN_TIME = new Date('2021-05-20T10:00:00+07:00')

/** Which mail a reply answers. */
export function answeredId(raw: string): string {
  return /^In-Reply-To: <([^@>]+)@/im.exec(raw)?.[1] ?? ''
}

/** Of what kind a letter of ours is: 'receipt', 'missing-items', ... */
export function kindOfLetter(raw: string): string {
  return /^X-Tiepnhan: (?:tiepnhan\.)?[^.\s]+\.([a-z-]+)/im.exec(raw)?.[1] ?? ''
}

/** An absence note, as Outlook sends it: never answered. */
export function absenceNote(id: string): string {
  return plainMail(id, { subject: 'Trả lời tự động: Hồ sơ khen thưởng' }).replace(
    'MIME-Version',
    'Auto-Submitted: auto-replied\r\nMIME-Version',
  )
}

/** A delivery report (RFC 3464) about a letter of ours. */
export function bounceOf(messageId: string, recipient: string, status: string): string {
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mail.congdoan-mau.example>',
    'To: hoso@congdoan.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <report-${status}-${recipient}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is the mail system. Your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.congdoan-mau.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${status.startsWith('5') ? 'failed' : 'delayed'}`,
    `Status: ${status}`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '--b--',
    '',
  ].join('\r\n')
}
