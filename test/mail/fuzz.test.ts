import { expect, test } from 'vitest'
import { bounceOf } from '#src/mail/bounce.ts'
import { kindOf } from '#src/mail/kind.ts'
import { filePart, parse, submission, textPart } from './mail-builder.ts'

/** Mulberry32: the same mutations on every machine. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SEEDS = [
  submission(
    `Content-Type: multipart/alternative; boundary="alt"\n\n--alt\n${textPart('Kính gửi https://drive.google.com/x\n> trích')}\n--alt\nContent-Type: text/html; charset=windows-1258\n\n<p>K&iacute;nh <img src="cid:a@b" width=3>g<!-- x --></p>\n--alt--`,
    filePart("attachment; filename*0*=UTF-8''T%E1%BB%9D%20; filename*1*=tr%C3%ACnh.docx"),
    filePart('inline; filename="=?UTF-8?Q?a=5Cb?=.png"\nContent-ID: <a@b>', 'image/png'),
    'Content-Type: message/rfc822\n\nSubject: =?UTF-8?B?SOG7kyBzxqE=?=\n\nbegin 644 a.doc\n#0V%T\n`\nend',
    'Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.vn\nStatus: 5.1.1',
  ),
]
const PIECES = [
  '\r\n',
  '\n\n',
  '--outer',
  '--outer--',
  '--alt\r\n',
  '=?',
  '?=',
  '"',
  ';',
  '(',
  '<',
  '\u{0}',
  '\u{ff}',
  'Content-Type: multipart/mixed\r\n',
  'begin 644 x\n',
  '=',
  '%E1',
  '\\',
  '&#x110000;',
  '<b>'.repeat(50),
]

test('mutated mails are parsed, told apart and never thrown on', { timeout: 60_000 }, async () => {
  const next = random(20_261_122)
  const started = performance.now()
  for (let round = 0; round < 600; round++) {
    let bytes: Buffer = SEEDS[round % SEEDS.length] ?? Buffer.alloc(0)
    for (let cuts = 1 + Math.floor(next() * 6); cuts > 0; cuts--) {
      const at = Math.floor(next() * bytes.length)
      const to = Math.min(bytes.length, at + Math.floor(next() * (next() < 0.2 ? 400 : 8)))
      const piece = Buffer.from(PIECES[Math.floor(next() * PIECES.length)] ?? '', 'latin1')
      const middle = next() < 0.3 ? bytes.subarray(at, to) : Buffer.alloc(0)
      bytes = Buffer.concat([bytes.subarray(0, at), middle, piece, bytes.subarray(to)])
    }
    const message = await parse(bytes)
    kindOf(message, { addresses: [] })
    bounceOf(message)
    expect(message.subject ?? '').not.toMatch(/\p{Cc}/u)
    for (const { name } of message.attachments) expect(name).not.toMatch(/[/\\\p{Cc}\u{202e}]/u)
    for (const box of [message.from, ...message.to]) expect(box?.address ?? 'a@b').toMatch(/^[^\s<>,;]+@[^\s<>,;]+$/)
    expect(message.text).toBe(message.text.normalize('NFC'))
  }
  expect(performance.now() - started).toBeLessThan(50_000)
})

test.each([
  ['encoded words', `Subject: ${'=?UTF-8?Q?'.repeat(50_000)}\r\n\r\nx`],
  ['comments', `Received: ${'('.repeat(200_000)}; x\r\nDate: ${'('.repeat(200_000)}\r\n\r\nx`],
  ['addresses', `To: ${'"a" <'.repeat(60_000)}\r\n\r\nx`],
  ['parameters', `Content-Type: text/plain${'; a*0*=x'.repeat(40_000)}\r\n\r\nx`],
  ['tags', `Content-Type: text/html\r\n\r\n${'<a href="'.repeat(200_000)}`],
  ['open tags', `Content-Type: text/html\r\n\r\n${'<'.repeat(1_000_000)}`],
  ['links', `Subject: x\r\n\r\n${'http://a.'.repeat(200_000)}`],
  ['blanks', `Subject: x\r\n\r\n${' '.repeat(2_000_000)}x`],
  [
    'delimiters',
    `Content-Type: multipart/mixed; boundary=${'-'.repeat(60)}\r\n\r\n${'-'.repeat(60).concat('\r\n').repeat(20_000)}`,
  ],
  ['uuencoded beginnings', `Subject: x\r\n\r\n${'begin 644 x\r\n'.repeat(100_000)}`],
  ['Vietnamese words of absence', `Subject: x\r\n\r\n${'toi dang '.repeat(100_000)}`],
  ['bounce words', `Return-Path: <>\r\nSubject: mail\r\n\r\n${'dia chi '.repeat(100_000)}`],
])('a million %s cost no more than a moment', { timeout: 30_000 }, async (_what, raw) => {
  const started = performance.now()
  const message = await parse(Buffer.from(raw))
  kindOf(message, { addresses: [] })
  bounceOf(message)
  expect(performance.now() - started).toBeLessThan(4000)
})
