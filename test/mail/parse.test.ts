import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { MAIL_LIMITS } from '#src/mail/limits.ts'
import { parseMessage } from '#src/mail/parse.ts'
import { base64, filePart, mail, parse, submission, textPart } from './mail-builder.ts'

const NAME = 'Tờ trình đề nghị khen thưởng.docx'

describe('a mail from Gmail', () => {
  test('gives its people, subject, words, files and the hash of its bytes', async () => {
    const raw = submission(textPart('Kính gửi LĐLĐ quận'), filePart('attachment; filename="To trinh.docx"'))
    const message = await parse(raw)
    expect(message).toMatchObject({
      sha256: createHash('sha256').update(raw).digest('hex'),
      messageId: '<CAF-mau-1@mail.gmail.com>',
      from: { address: 'cdcs.thcs.mau@gmail.com', name: 'Nguyễn Thị Mẫu' },
      to: [{ address: 'ldld.mau@gmail.com', name: '' }],
      cc: [],
      replyTo: [],
      subject: 'Hồ sơ khen thưởng',
      text: 'Kính gửi LĐLĐ quận',
      references: [],
      defects: [],
    })
    expect(message.attachments).toMatchObject([{ name: 'To trinh.docx', decoration: false, bytes: Buffer.from('PK') }])
  })

  test('is the same whether its lines end in CRLF or LF', async () => {
    const raw = submission(textPart('một\nhai'), filePart('attachment; filename=a.doc'))
    const { sha256: _one, ...crlf } = await parse(raw)
    const { sha256: _two, ...lf } = await parse(Buffer.from(raw.toString().replaceAll('\r\n', '\n')))
    expect(lf).toEqual(crlf)
  })
})

describe('the instant of receipt', () => {
  const dated = (...lines: string[]) => mail(...lines, '', 'x')

  test.each([
    [
      'after the last semicolon',
      'Received: from a (b; c) by d with ESMTP id 1; Wed, 26 May 2021 23:59:59 +0700',
      '2021-05-26T16:59:59.000Z',
    ],
    [
      'with a comment that holds a date',
      'Received: by x; (Mon, 1 Jan 2001 00:00:00 +0000) Thu, 27 May 2021 00:00:00 +0700 (ICT)',
      '2021-05-26T17:00:00.000Z',
    ],
    ['folded', 'Received: by x;\n\tWed, 26 May 2021\n 10:00:00 -0700 (PDT)', '2021-05-26T17:00:00.000Z'],
    ['without weekday and seconds', 'Received: by x; 26 May 2021 10:00 GMT', '2021-05-26T10:00:00.000Z'],
    ['with a zone with a colon', 'Received: by x; Wed, 26 May 2021 10:00:00 +07:00', '2021-05-26T03:00:00.000Z'],
    ['with a named zone', 'Received: by x; Wed, 26 May 2021 10:00:00 EST', '2021-05-26T15:00:00.000Z'],
    ['with no zone', 'Received: by x; Wed, 26 May 2021 10:00:00', '2021-05-26T10:00:00.000Z'],
    ['with two digits of the year', 'Received: by x; Wed, 26 May 21 10:00:00 +0000', '2021-05-26T10:00:00.000Z'],
    ['with a leap second', 'Received: by x; Sat, 31 Dec 2016 23:59:60 +0000', '2016-12-31T23:59:59.000Z'],
  ])('is read from a Received header %s', async (_what, header, expected) => {
    expect((await parse(dated(header))).receivedAt.toISOString()).toBe(expected)
  })

  test('is that of the topmost Received header, whatever the Date header claims', async () => {
    const raw = dated(
      'Received: by last; Thu, 27 May 2021 08:00:00 +0700',
      'Received: by first; Wed, 26 May 2021 08:00:00 +0700',
      'Date: Tue, 25 May 2021 08:00:00 +0700',
    )
    const message = await parse(raw)
    expect(message.receivedAt.toISOString()).toBe('2021-05-27T01:00:00.000Z')
    expect(message.date?.toISOString()).toBe('2021-05-25T01:00:00.000Z')
    const stored = new Date('2021-05-27T02:00:00Z')
    expect((await parseMessage(raw, { internalDate: stored })).receivedAt).toEqual(stored)
  })

  test('is the next Received header down where the topmost has no date', async () => {
    const raw = dated('Received: from nowhere', 'Received: by x; Wed, 26 May 2021 10:00:00 +0000')
    expect((await parse(raw)).receivedAt.toISOString()).toBe('2021-05-26T10:00:00.000Z')
  })

  test('is the Date header without Received, and 1970 with a defect without both', async () => {
    expect((await parse(dated('Date: Wed, 26 May 2021 10:00:00 +0700'))).receivedAt.toISOString()).toBe(
      '2021-05-26T03:00:00.000Z',
    )
    const bare = await parse(dated('Date: hôm qua', 'Subject: x'))
    expect(bare.receivedAt.getTime()).toBe(0)
    expect(bare.date).toBeNull()
    expect(bare.defects).toEqual(['thư không ghi thời gian gửi hay nhận'])
  })
})

describe('the subject', () => {
  test.each([
    ['in words of both kinds', '=?UTF-8?Q?H=E1=BB=93_s=C6=A1?= =?utf-8?b?IGtoZW4=?=', 'Hồ sơ khen'],
    ['in words cut within a letter', '=?UTF-8?B?SOG7?= =?UTF-8?B?kyBzxqE=?=', 'Hồ sơ'],
    ['in a word with a language', '=?UTF-8*vi?Q?H=E1=BB=93?=', 'Hồ'],
    ['in windows-1258', '=?windows-1258?Q?=D0=EA=CC_ngh=69=F2?=', 'Đề nghị'],
    ['raw', 'Hồ sơ', 'Hồ sơ'],
    ['raw within a word', '=?UTF-8?Q?Hồ_sơ?=', 'Hồ sơ'],
    ['raw within a word of another charset', '=?iso-8859-1?Q?Hồ_sơ?=', 'Hồ sơ'],
    ['folded', 'Hồ\n sơ', 'Hồ sơ'],
    ['empty', '', ''],
  ])('%s', async (_what, written, expected) => {
    expect((await parse(mail(`Subject: ${written}`, '', 'x'))).subject).toBe(expected)
  })
})

describe('file names', () => {
  const name = async (part: string | Buffer) => {
    const [before, after] = submission('@@').toString('latin1').split('@@')
    const raw = Buffer.concat([
      Buffer.from(before ?? '', 'latin1'),
      Buffer.from(part),
      Buffer.from(after ?? '', 'latin1'),
    ])
    return (await parse(raw)).attachments[0]?.name
  }
  const encoded = encodeURIComponent(NAME)
  const word = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

  test.each([
    ['RFC 2231', `attachment; filename*=UTF-8''${encoded}`],
    [
      'RFC 2231 in pieces',
      `attachment; filename*0*=UTF-8''${encoded.slice(0, 30)};\n filename*1*=${encoded.slice(30)}`,
    ],
    [
      'RFC 2231 in pieces out of order',
      `attachment; filename*1*=${encoded.slice(30)};\n filename*0*=UTF-8''${encoded.slice(0, 30)}`,
    ],
    ['RFC 2231 beside a plain fallback', `attachment; filename="To trinh.docx"; filename*=UTF-8''${encoded}`],
    ['encoded words in quotes', `attachment; filename="${word(NAME)}"`],
    [
      'encoded words cut within a letter',
      `attachment; filename="=?UTF-8?B?${base64(Buffer.from(NAME).subarray(0, 9))}?=\n =?UTF-8?B?${base64(Buffer.from(NAME).subarray(9))}?="`,
    ],
    ['an encoded word that is not closed', `attachment; filename="${word(NAME).slice(0, -2)}"`],
    ['raw UTF-8', `attachment; filename="${NAME}"`],
    ['NFD', `attachment; filename="${NAME.normalize('NFD')}"`],
    ['percent signs with no charset', `attachment; filename="${encoded}"`],
  ])('come out right from %s', async (_what, disposition) => {
    expect(await name(filePart(disposition))).toBe(NAME)
  })

  test('come out right from raw windows-1258 bytes', async () => {
    // Đề nghị: windows-1258 writes tones as combining marks behind the letter.
    const bytes = Buffer.concat([
      Buffer.from('Content-Disposition: attachment; filename="'),
      Buffer.from([0xd0, 0xea, 0xcc, 0x20, 0x6e, 0x67, 0x68, 0x69, 0xf2]),
      Buffer.from('.doc"\nContent-Type: application/msword\n\nx'),
    ])
    expect(await name(bytes)).toBe('Đề nghị.doc')
  })

  test('come from Content-Type where there is no other', async () => {
    expect(
      await name(
        `Content-Type: application/pdf; name="${word('Báo cáo.pdf')}"\nContent-Transfer-Encoding: base64\n\n${base64('%PDF')}`,
      ),
    ).toBe('Báo cáo.pdf')
  })

  test.each([
    ['"..\\..\\Windows\\hoso.doc"', 'hoso.doc'],
    ['"C:\\a\\b.doc"', 'b.doc'],
    ['"../../etc/passwd"', 'passwd'],
    ['"a\u{202e}xcod.exe"', 'axcod.exe'],
    ['"a\u{1}b.doc"', 'a b.doc'],
    ['".."', ''],
    ['"Tờ trình \\"sửa\\".doc"', 'Tờ trình "sửa".doc'],
  ])('lose folders and hidden characters: %s', async (written, expected) => {
    expect(await name(filePart(`attachment; filename=${written}`))).toBe(expected)
  })

  test('keep their ending when they are too long', async () => {
    const long = await name(filePart(`attachment; filename="${'a'.repeat(MAIL_LIMITS.fileName)}.docx"`))
    expect(long).toHaveLength(MAIL_LIMITS.fileName)
    expect(long).toMatch(/a\.docx$/)
    expect(await name(filePart(`attachment; filename="${'a'.repeat(MAIL_LIMITS.fileName - 5)}.docx"`))).toBe(
      `${'a'.repeat(MAIL_LIMITS.fileName - 5)}.docx`,
    )
  })
})

describe('attachments', () => {
  test('an attached mail stays whole, named by its subject', async () => {
    const inner =
      'Subject: =?UTF-8?Q?N=E1=BB=99p_h=E1=BB=93_s=C6=A1?=\nContent-Type: multipart/mixed; boundary=inner\n\n--inner\n\nx\n--inner--'
    const { attachments } = await parse(submission(textPart('Chuyển tiếp'), `Content-Type: message/rfc822\n\n${inner}`))
    expect(attachments).toMatchObject([{ name: 'Nộp hồ sơ.eml', declaredType: 'message/rfc822', decoration: false }])
    expect(Buffer.from(attachments[0]?.bytes ?? []).toString()).toBe(inner.replaceAll('\n', '\r\n'))
  })

  test('a text or page sent as a file is a file, the letter is not', async () => {
    const message = await parse(
      submission(
        textPart('Thư'),
        filePart('attachment; filename="danh sach.txt"', 'text/plain', 'Danh sách'),
        filePart('inline; filename="to trinh.html"', 'text/html', '<p>Tờ trình</p>'),
      ),
    )
    expect(message.text).toBe('Thư')
    expect(message.attachments.map((file) => file.name)).toEqual(['danh sach.txt', 'to trinh.html'])
  })

  test('two of the same are both kept', async () => {
    const part = filePart('attachment; filename="a.doc"')
    expect((await parse(submission(part, part))).attachments).toHaveLength(2)
  })

  test('signatures, invitations and cards are marked as decoration; winmail.dat is not', async () => {
    const message = await parse(
      submission(
        textPart('x'),
        filePart('attachment; filename="smime.p7s"', 'application/pkcs7-signature'),
        filePart('attachment; filename="moi hop.ics"', 'text/calendar'),
        filePart('attachment; filename="card.vcf"', 'text/x-vcard'),
        filePart('attachment; filename="winmail.dat"', 'application/ms-tnef'),
      ),
    )
    expect(message.attachments.map((file) => file.decoration)).toEqual([true, true, true, false])
  })

  test('a mail that is nothing but a file has it as attachment', async () => {
    const message = await parse(
      mail('Content-Type: application/pdf; name=scan.pdf', 'Content-Transfer-Encoding: base64', '', base64('%PDF-1.4')),
    )
    expect(message.attachments).toMatchObject([{ name: 'scan.pdf', bytes: Buffer.from('%PDF-1.4') }])
    expect(message.text).toBe('')
  })

  test('uuencoded files of old mailers are taken out of the text', async () => {
    const message = await parse(
      mail('Subject: x', '', 'Gửi hồ sơ', 'begin 644 hoso.doc', '#0V%T', '`', 'end', 'Trân trọng'),
    )
    expect(message.attachments).toMatchObject([{ name: 'hoso.doc', bytes: Buffer.from('Cat') }])
    expect(message.text).toBe('Gửi hồ sơ\nTrân trọng')
  })

  test('base64 in pieces with their own padding is joined', async () => {
    const message = await parse(
      submission(
        'Content-Disposition: attachment; filename=a.bin\nContent-Transfer-Encoding: base64\n\nYQ==\nYmM=\nZA==',
      ),
    )
    expect(Buffer.from(message.attachments[0]?.bytes ?? []).toString()).toBe('abcd')
  })
})

describe('the words', () => {
  test('of an HTML mail come line by line, without styles, with cells apart', async () => {
    const html =
      '<html><head><title>t</title><style>p{}</style></head><body><p>Kính gửi&nbsp;<b>LĐLĐ</b> qu&#7853;n</p><div>d&ograve;ng 1<br>dòng 2</div><table><tr><td>1</td><td>Tập thể</td></tr></table><script>x()</script></body></html>'
    const message = await parse(mail('Content-Type: text/html; charset=utf-8', '', html))
    expect(message.text).toBe('Kính gửi LĐLĐ quận\ndòng 1\ndòng 2\n1\tTập thể')
  })

  test('are the plain form of two, unless that is a stub', async () => {
    const both = (plain: string, html: string) =>
      submission(
        `Content-Type: multipart/alternative; boundary=alt\n\n--alt\nContent-Type: text/plain; charset=utf-8\n\n${plain}\n--alt\nContent-Type: text/html; charset=utf-8\n\n${html}\n--alt--`,
      )
    expect((await parse(both('Thư chữ', '<p>Thư HTML</p>'))).text).toBe('Thư chữ')
    expect((await parse(both('', '<p>Thư HTML</p>'))).text).toBe('Thư HTML')
    expect((await parse(both('Xem bản HTML', `<p>${'Nội dung. '.repeat(60)}</p>`))).text).toMatch(/^Nội dung/)
  })

  test.each([
    ['windows-1258', 'windows-1258', Buffer.from([0xd0, 0xea, 0xcc, 0x20, 0x6e, 0x67, 0x68, 0x69, 0xf2]), 'Đề nghị'],
    ['windows-1258 with no label', '', Buffer.from([0xd0, 0xea, 0xcc, 0x20, 0x6e, 0x67, 0x68, 0x69, 0xf2]), 'Đề nghị'],
    ['UTF-8 that calls itself Latin-1', 'iso-8859-1', Buffer.from('Đề nghị'), 'Đề nghị'],
    ['UTF-8 that calls itself ASCII', 'us-ascii', Buffer.from('Đề nghị'), 'Đề nghị'],
    ['UTF-8 of an unknown name', 'x-vn-8bit', Buffer.from('Đề nghị'), 'Đề nghị'],
    ['UTF-16', 'utf-16le', Buffer.from('Đề nghị', 'utf16le'), 'Đề nghị'],
    ['Latin-1', 'iso-8859-1', Buffer.from('Café', 'latin1'), 'Café'],
    ['NFD', 'utf-8', Buffer.from('Đề nghị'.normalize('NFD')), 'Đề nghị'],
  ])('are decoded from %s', async (_what, charset, bytes, expected) => {
    const type = charset === '' ? '' : `Content-Type: text/plain; charset=${charset}\r\n`
    const raw = Buffer.from(`${type}Content-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`)
    expect((await parse(raw)).text).toBe(expected)
  })

  test('quoted-printable and format=flowed are undone', async () => {
    const message = await parse(
      mail(
        'Content-Type: text/plain; charset=utf-8; format=flowed',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'C=C3=B4ng =',
        '=C4=91o=C3=A0n =20',
        'c=C6=A1 s=E1=BB=9F',
        '>=20tr=C3=ADch',
      ),
    )
    expect(message.text).toBe('Công đoàn  cơ sở\n> trích')
  })

  test('give their links, freed from redirectors', async () => {
    const html =
      '<a href="https://www.google.com/url?q=https://drive.google.com/drive/folders/abc&sa=D">hồ sơ</a> <a href="mailto:a@b.vn">x</a> <a href="javascript:alert(1)">x</a> https://drive.google.com/drive/folders/abc.'
    const message = await parse(mail('Content-Type: text/html', '', html))
    expect(message.links).toEqual(['https://drive.google.com/drive/folders/abc'])
  })
})

describe('broken and hostile mails', () => {
  const DATED = 'Date: Wed, 26 May 2021 10:00:00 +0700'

  test('a mail cut in the middle gives what is there and says so', async () => {
    const raw = submission(
      textPart('Kính gửi'),
      filePart('attachment; filename="a.doc"', 'application/msword', 'x'.repeat(5000)),
    )
    const message = await parse(raw.subarray(0, raw.length - 2000))
    expect(message.text).toBe('Kính gửi')
    expect(message.attachments[0]?.name).toBe('a.doc')
    expect(message.attachments[0]?.bytes.length).toBeGreaterThan(3000)
    expect(message.defects).toEqual(['thư bị cắt ngang: phần cuối bị mất'])
  })

  test('an empty mail, a mail of nothing but blanks and one without a header are mails', async () => {
    for (const raw of ['', '\r\n\r\n', 'chỉ có chữ, không có phần đầu\r\n\r\nhết']) {
      const message = await parse(Buffer.from(raw))
      expect(message).toMatchObject({ from: null, subject: null, messageId: null, attachments: [] })
    }
  })

  test('a byte order mark, empty lines or an mbox line before the header do no harm', async () => {
    for (const before of ['\u{feff}', '\r\n\r\n', 'From nobody Wed May 26 00:00:00 2021\r\n']) {
      expect((await parse(Buffer.from(`${before}Subject: Hồ sơ\r\n\r\nx`))).subject).toBe('Hồ sơ')
    }
  })

  test('line ends of the old Mac, or written twice, are line ends', async () => {
    const raw = submission(textPart('Kính gửi'), filePart('attachment; filename="a.doc"')).toString()
    for (const end of ['\r', '\r\r\n']) {
      const message = await parse(Buffer.from(raw.replaceAll('\r\n', end)))
      expect(message).toMatchObject({
        subject: 'Hồ sơ khen thưởng',
        text: 'Kính gửi',
        attachments: [{ name: 'a.doc' }],
        defects: [],
      })
    }
  })

  test('a boundary that a relay lost is seen in the body', async () => {
    const message = await parse(
      mail(
        DATED,
        'Content-Type: multipart/mixed;',
        'boundary="b1"',
        '',
        `--b1\n${textPart('Kính gửi')}\n--b1\n${filePart('attachment; filename="a.doc"')}\n--b1--`,
      ),
    )
    expect(message).toMatchObject({ text: 'Kính gửi', attachments: [{ name: 'a.doc' }] })
  })

  test('so it is within another multipart, and where the declared boundary is not the one used', async () => {
    const inner = `--b1\n${textPart('Kính gửi')}\n--b1\n${filePart('attachment; filename="a.doc"')}\n--b1--`
    for (const declared of ['', '; boundary="b2"']) {
      const message = await parse(
        submission(`Content-Type: multipart/mixed${declared}\n\n${inner}`, filePart('attachment; filename="b.doc"')),
      )
      expect(message).toMatchObject({ text: 'Kính gửi', attachments: [{ name: 'a.doc' }, { name: 'b.doc' }] })
      expect(message.defects).toHaveLength(1)
    }
  })

  test('lines that look like boundaries are not counted as parts', async () => {
    const dump = '-- dòng ghi chú\n'.repeat(MAIL_LIMITS.parts * 3)
    const message = await parse(
      submission(
        textPart('Thư'),
        `Content-Disposition: attachment; filename=a.sql\n\n${dump}`,
        filePart('attachment; filename="b.doc"'),
      ),
    )
    expect(message).toMatchObject({ text: 'Thư', attachments: [{ name: 'a.sql' }, { name: 'b.doc' }], defects: [] })
  })

  test('multipart without a boundary is read as text', async () => {
    const message = await parse(mail(DATED, 'Content-Type: multipart/mixed', '', 'Kính gửi'))
    expect(message.text).toBe('Kính gửi')
    expect(message.defects).toHaveLength(1)
  })

  test('parts are read up to the limit and not past it', async () => {
    const files = (count: number) =>
      Array.from({ length: count }, (_, index) => filePart(`attachment; filename="${index}.doc"`))
    const full = await parse(submission(...files(MAIL_LIMITS.parts - 1)))
    expect(full.attachments).toHaveLength(MAIL_LIMITS.parts - 1)
    expect(full.defects).toEqual([])
    const over = await parse(submission(...files(20_000)))
    expect(over.attachments.length).toBeGreaterThan(MAIL_LIMITS.parts - 50)
    expect(over.attachments.length).toBeLessThan(MAIL_LIMITS.parts)
    expect(over.defects).toEqual([`thư có hơn ${MAIL_LIMITS.parts} phần, chỉ đọc các phần đầu`])
  })

  test('multiparts in multiparts are opened down to the limit', async () => {
    const nested = (depth: number) => {
      let body = 'Content-Type: text/plain\n\nđáy'
      for (let level = depth; level > 0; level--)
        body = `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n${body}\n--b${level}--\n`
      return mail(DATED, body)
    }
    expect(await parse(nested(MAIL_LIMITS.depth))).toMatchObject({ text: 'đáy', defects: [] })
    expect(await parse(nested(MAIL_LIMITS.depth + 1))).toMatchObject({
      text: '',
      defects: [`thư lồng nhau hơn ${MAIL_LIMITS.depth} tầng, bỏ qua các tầng trong cùng`],
    })
  })

  test('a header past the limit still gives the sender', async () => {
    const filler = (bytes: number) => `X-Filler: ${'x'.repeat(889)}\n`.repeat(Math.ceil(bytes / 901)).trimEnd()
    const sound = await parse(mail(DATED, 'From: a@b.vn', filler(MAIL_LIMITS.headerBytes - 1000), '', 'thư'))
    expect(sound).toMatchObject({
      from: { address: 'a@b.vn' },
      text: 'thư',
      defects: [],
    })
    const over = await parse(mail(DATED, 'From: a@b.vn', filler(MAIL_LIMITS.headerBytes + 1000), '', 'thư'))
    expect(over.from?.address).toBe('a@b.vn')
    expect(over.defects).toContain('phần đầu của thư quá lớn, chỉ đọc được một phần')
  })

  test('header names shaped like object members are plain names', async () => {
    const message = await parse(mail('__proto__: a', 'constructor: b', 'toString: c', 'From: a@b.vn', '', 'x'))
    expect(message.headers.map((field) => field.name)).toEqual(['__proto__', 'constructor', 'tostring', 'from'])
    expect(message.from?.address).toBe('a@b.vn')
  })

  test('no address holds a line break or a second address', async () => {
    const message = await parse(
      mail('From: "A\r\n B" <a@b.vn>', 'Reply-To: <"x@y.vn, z"@evil.vn>, =?UTF-8?Q?a=40b=0D=0ABcc:=20x=40y?=', '', 'x'),
    )
    for (const box of [message.from, ...message.replyTo]) expect(`${box?.address}${box?.name}`).not.toMatch(/[\r\n]/)
  })

  test('HTML nested a hundred thousand times is read in passing', async () => {
    const started = performance.now()
    const message = await parse(mail('Content-Type: text/html', '', `${'<b>'.repeat(100_000)}đáy`))
    expect(message.text).toBe('đáy')
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
