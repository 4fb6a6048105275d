import { describe, expect, test } from 'vitest'
import { readBytes, summary } from './archives.ts'
import { outlookMsg, winmail } from './outlook.ts'

const TYPED = `TỜ TRÌNH\nVề việc đề nghị khen thưởng\n\n${'Công đoàn cơ sở trường đề nghị khen thưởng các cá nhân sau đây. '.repeat(10)}`
const COVERING = `Kính gửi LĐLĐ quận,\n\n${'Trường em xin gửi tờ trình và tóm tắt thành tích của các cá nhân. '.repeat(10)}\nTrân trọng.`

const eml = (text: string) =>
  Buffer.from(
    [
      'From: hoa@mau.vn',
      'To: ldld@mau.vn',
      'Subject: =?UTF-8?B?SOG7kyBzxqE=?=',
      'Date: Wed, 26 May 2021 10:00:00 +0700',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}`,
      '--b\nContent-Type: application/msword; name="To trinh.doc"\n\ntờ trình',
      '--b\nContent-Type: text/calendar; name="moi.ics"\n\nx',
      '--b--',
    ].join('\n'),
  )

describe('an attached mail', () => {
  test('gives its files, not its covering letter', async () => {
    const { format, extraction } = await readBytes(eml(COVERING), 'Fwd.eml')
    expect(format).toBe('eml')
    expect(summary(extraction)).toEqual({ problem: null, members: { 'Fwd.eml > To trinh.doc': 'tờ trình' } })
  })

  test('gives its words where they are a document themselves', async () => {
    expect(summary((await readBytes(eml(TYPED), 'Fwd.eml')).extraction)).toEqual({
      problem: null,
      members: { 'Fwd.eml > To trinh.doc': 'tờ trình', 'Fwd.eml > Hồ sơ.txt': TYPED.trim() },
    })
  })

  test('that only says something is a note: nothing is wrong with it', async () => {
    const note = Buffer.from('From: hoa@mau.vn\nTo: ldld@mau.vn\nSubject: Ho so\n\nEm gui lai thu truoc a.\n')
    expect((await readBytes(note, 'Fwd.eml')).extraction).toMatchObject({ kind: 'not-a-document' })
    const saved = outlookMsg({ subject: 'Hồ sơ', body: 'Em gửi lại thư trước ạ.', attachments: [] })
    expect((await readBytes(saved, 'Hồ sơ.msg')).extraction).toMatchObject({ kind: 'not-a-document' })
    expect((await readBytes(winmail([], 'Em gửi ạ.'), 'winmail.dat')).extraction).toMatchObject({
      kind: 'not-a-document',
    })
  })

  test('is known without its ending', async () => {
    expect((await readBytes(eml(COVERING), 'thu')).format).toBe('eml')
  })
})

const LOGO = Buffer.from('89504e470d0a1a0a0000000d494844520000003c0000001e08060000', 'hex')

describe('a mail saved by Outlook', () => {
  const inner = {
    subject: 'Thư gốc',
    body: 'x',
    attachments: [{ name: 'Danh sách.xlsx', bytes: Buffer.from('danh sách') }],
  }
  const msg = outlookMsg({
    subject: 'Hồ sơ khen thưởng',
    body: COVERING,
    html: '<p>Kính gửi</p><img src="cid:logo">',
    attachments: [
      { name: 'Tờ trình.docx', bytes: Buffer.from('tờ trình') },
      { name: 'image001.png', bytes: LOGO, contentId: 'logo', type: 'image/png' },
      { name: 'Thư gốc', mail: inner },
    ],
  })

  test('gives its files, a mail inside as a .msg again, and no logo', async () => {
    const { format, extraction } = await readBytes(msg, 'Hồ sơ.msg')
    expect(format).toBe('msg')
    if (extraction?.kind !== 'members') throw new Error('members expected')
    expect(extraction.problem).toBeNull()
    expect(extraction.members.map((member) => member.path)).toEqual([
      ['Hồ sơ.msg', 'Tờ trình.docx'],
      ['Hồ sơ.msg', 'Thư gốc.msg'],
    ])
    expect(Buffer.from(extraction.members[0]?.bytes ?? []).toString()).toBe('tờ trình')
    const nested = extraction.members[1]
    const again = await readBytes(nested?.bytes ?? Buffer.alloc(0), nested?.name ?? '')
    expect(again.format).toBe('msg')
    expect(summary(again.extraction)).toEqual({
      problem: null,
      members: { 'Thư gốc.msg > Danh sách.xlsx': 'danh sách' },
    })
  })

  test('gives its words where they are a document themselves', async () => {
    const typed = outlookMsg({ subject: 'Tờ trình 12/TTr', body: TYPED, attachments: [] })
    expect(summary((await readBytes(typed, 'a.msg')).extraction)).toMatchObject({
      members: { 'a.msg > Tờ trình 12-TTr.txt': TYPED },
    })
  })

  test('that is damaged never throws and never hangs', async () => {
    for (let length = 512; length < msg.length; length += 512) {
      const { extraction } = await readBytes(msg.subarray(0, length), 'a.msg')
      expect(extraction === null || extraction.kind === 'members' || extraction.kind === 'problem').toBe(true)
    }
  })
})

describe('a winmail.dat', () => {
  const files = [
    { name: 'Tờ trình.doc', dosName: 'TOTRIN~1.DOC', bytes: Buffer.from('tờ trình') },
    { name: '', dosName: 'DANHSACH.XLS', bytes: Buffer.from('danh sách') },
  ]

  test('gives its files by their long names', async () => {
    const { format, extraction } = await readBytes(winmail(files), 'winmail.dat')
    expect(format).toBe('tnef')
    expect(summary(extraction)).toEqual({
      problem: null,
      members: { 'winmail.dat > Tờ trình.doc': 'tờ trình', 'winmail.dat > DANHSACH.XLS': 'danh sách' },
    })
  })

  test('gives its words where they are a document themselves', async () => {
    expect(summary((await readBytes(winmail([], TYPED), 'winmail.dat')).extraction)).toMatchObject({
      members: { 'winmail.dat > noi dung thu.txt': TYPED },
    })
  })

  test('cut anywhere gives whole files only, and says that it is cut', async () => {
    const whole = winmail(files)
    for (let length = 6; length < whole.length; length++) {
      const { extraction } = await readBytes(whole.subarray(0, length), 'winmail.dat')
      const members = extraction?.kind === 'members' ? extraction.members : []
      for (const member of members)
        expect(['tờ trình', 'danh sách']).toContain(Buffer.from(member.bytes).toString())
    }
    const { extraction } = await readBytes(whole.subarray(0, whole.length - 40), 'winmail.dat')
    expect(extraction).toMatchObject({ problem: 'corrupt' })
  })

  test('with a count of four thousand million ends at once', async () => {
    const hostile = winmail(files)
    const at = hostile.indexOf(Buffer.from([0x05, 0x90, 0x06, 0x00])) + 8
    hostile.writeUInt32LE(0xffffffff, at)
    expect((await readBytes(hostile, 'winmail.dat')).extraction).toMatchObject({ kind: 'members' })
  })
})
