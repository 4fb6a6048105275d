/** Mails of a few kilobytes, all different: letters in three scripts of MIME, with and without a file, from some hundred senders. */
export function smallMail(index: number): Uint8Array {
  const sender = `cd${index % 400}@congdoan-mau${index % 7}.example`
  const story = `Công đoàn cơ sở số ${index % 400} xin trao đổi công việc, lần thứ ${index}. ${'Đề nghị quận quan tâm, hướng dẫn thêm cho đơn vị. '.repeat(4 + (index % 12))}`
  const head = [
    'Received: from mail.example (mail.example [192.0.2.7]) by mx.congdoan.example; Thu, 20 May 2021 10:00:00 +0700',
    `From: =?utf-8?B?${Buffer.from(`Công đoàn số ${index % 400}`).toString('base64')}?= <${sender}>`,
    'To: hoso@congdoan.example',
    `Subject: =?utf-8?B?${Buffer.from(`Trao đổi công việc ${index}`).toString('base64')}?=`,
    `Message-ID: <small-${index}@congdoan-mau.example>`,
    `Date: Thu, 20 May 2021 ${String(8 + (index % 10)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00 +0700`,
    ...(index % 3 === 0 ? [`In-Reply-To: <small-${index - 3}@congdoan-mau.example>`] : []),
    'MIME-Version: 1.0',
  ]
  if (index % 2 === 0)
    return mail([...head, 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', story])
  const file = Buffer.from(`${story}\n`.repeat(1 + (index % 5))).toString('base64').replaceAll(/.{76}/gu, '$&\r\n') // prettier-ignore
  return mail([
    ...head,
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    story,
    '--b',
    `Content-Type: text/plain; charset=utf-8; name="ghi-chu-${index}.txt"`,
    `Content-Disposition: attachment; filename="ghi-chu-${index}.txt"`,
    'Content-Transfer-Encoding: base64',
    '',
    file,
    '--b--',
    '',
  ])
}

function mail(lines: readonly string[]): Uint8Array {
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}
