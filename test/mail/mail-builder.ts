import { parseMessage } from '#src/mail/parse.ts'
import type { Message } from '#src/mail/message.ts'

/** A mail from its lines: header lines, then an empty line, then the body. Lines end in CRLF as on the wire. */
export function mail(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\n').replace(/\r?\n/g, '\r\n'))
}

export async function parse(raw: Uint8Array): Promise<Message> {
  return await parseMessage(raw, { internalDate: null })
}

export function base64(content: string | Uint8Array): string {
  return (
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g)
      ?.join('\n') ?? ''
  )
}

/** A submission as Gmail's web page sends it. */
export function submission(...parts: string[]): Buffer {
  return mail(
    'Received: by 2002:a05:6402:1d4c; Wed, 26 May 2021 02:10:11 -0700 (PDT)',
    'Date: Wed, 26 May 2021 16:10:09 +0700',
    'From: =?UTF-8?B?Tmd1eeG7hW4gVGjhu4sgTeG6q3U=?= <cdcs.thcs.mau@gmail.com>',
    'To: ldld.mau@gmail.com',
    `Subject: =?UTF-8?B?${Buffer.from('Hồ sơ khen thưởng').toString('base64')}?=`,
    'Message-ID: <CAF-mau-1@mail.gmail.com>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="outer"',
    '',
    ...parts.map((part) => `--outer\n${part}`),
    '--outer--',
    '',
  )
}

export function textPart(text: string): string {
  return `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text}`
}

export function filePart(
  disposition: string,
  type = 'application/octet-stream',
  content: string | Uint8Array = 'PK',
): string {
  return `Content-Type: ${type}\nContent-Disposition: ${disposition}\nContent-Transfer-Encoding: base64\n\n${base64(content)}`
}
