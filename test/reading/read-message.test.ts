import { describe, expect, test } from 'vitest'
import { attachment, fixture, pagesOf, readAll, readOne, shown } from './fixture.ts'
import { sniff } from '#src/reading/sniff.ts'

const text = (words: string) => Buffer.from(words)

describe('reading the files of a mail', () => {
  test('parts of its looks and leftovers of programs are skipped', async () => {
    const readings = await readAll([
      attachment('logo.png', text('x'), { decoration: true }),
      attachment('smime.p7s', text('x')),
      attachment('moi hop.ics', text('BEGIN:VCALENDAR'), { declaredType: 'text/calendar' }),
      attachment('~$To trinh.docx', text('x')),
      attachment('._To trinh.docx', text('x')),
      attachment('a.txt', text('Tờ trình')),
    ])
    expect(readings.map((reading) => reading.name)).toEqual(['a.txt'])
  })

  test('the bytes decide, the name does not', async () => {
    const named = [
      ['to trinh.pdf', 'letter.docx', 'docx'],
      ['to trinh.docx', 'letter.doc', 'doc'],
      ['to trinh.doc', 'letter.rtf', 'rtf'],
      ['to trinh.doc', 'letter.html', 'html'],
      ['danh sach', 'list.xls', 'xls'],
      ['to trinh.docx', 'letter.pdf', 'pdf'],
      ['to trinh.zip', 'letter.odt', 'odt'],
      ['to trinh.jpg', 'letter.txt', 'txt'],
    ] as const
    for (const [name, file, format] of named) expect((await readOne(name, fixture(file))).format, file).toBe(format)
  })

  test('the same bytes twice are read once and listed twice', async () => {
    const begun: string[] = []
    const readings = await readAll(
      [attachment('a.docx', fixture('letter.docx')), attachment('b.docx', fixture('letter.docx'))],
      {},
      { begins: ({ path }) => begun.push(path.join('/')) },
    )
    expect(readings.map((reading) => reading.name)).toEqual(['a.docx', 'b.docx'])
    expect(readings[1]?.pages).toEqual(readings[0]?.pages)
    expect(begun).toEqual(['a.docx'])
  })

  test('what is known already is not read again', async () => {
    const readings = await readAll(
      [attachment('a.docx', fixture('letter.docx'))],
      {},
      { recall: async () => pagesOf('từ kho') },
    )
    expect(readings.map(shown)).toEqual([['từ kho']])
    expect(readings[0]?.format).toBe('docx')
  })

  test('a file that fails does not stop the others', async () => {
    const readings = await readAll([
      attachment('a.docx', fixture('letter.docx').subarray(0, 40)),
      attachment(
        'b.bin',
        Uint8Array.from({ length: 900 }, (_, i) => (i * 37) % 251),
      ),
      attachment('c.txt', text('Tóm tắt thành tích')),
    ])
    expect(readings.at(-1)).toMatchObject({ name: 'c.txt', problem: null })
    expect(readings.slice(0, -1).every((reading) => reading.problem !== null && reading.warnings.length > 0)).toBe(true)
    expect(new Set(readings.map((reading) => reading.name))).toEqual(new Set(['a.docx', 'b.bin', 'c.txt']))
  })

  test('files and bytes: at the limit all is read, one past it the last is too large', async () => {
    const three = ['a', 'b', 'c'].map((name) => attachment(`${name}.txt`, text(`Văn bản ${name}`)))
    expect((await readAll(three, { files: 3 })).map((one) => one.problem)).toEqual([null, null, null])
    expect((await readAll(three, { files: 2 })).map((one) => one.problem)).toEqual([null, null, 'too-large'])
    const length = text('Văn bản a').length
    expect((await readAll(three.slice(0, 1), { fileBytes: length }))[0]?.problem).toBeNull()
    expect((await readAll(three.slice(0, 1), { fileBytes: length - 1 }))[0]?.problem).toBe('too-large')
  })
})

describe('a first look', () => {
  test.each([
    ['letter.doc', 'doc'],
    ['list.xls', 'xls'],
  ])('%s is told from other compound files by what is at its root', async (name, compound) => {
    expect(await sniff(fixture(name), '')).toMatchObject({ magic: 'cfb', compound })
  })

  test.each([
    ['From: a@b.vn\r\nTo: c@d.vn\r\nSubject: x\r\n\r\nabc', 'mail'],
    ['<!DOCTYPE html><p>x', 'html'],
    ['\ufeff  <html xmlns:o="urn:schemas-microsoft-com:office:office">', 'html'],
    ['Kính gửi: Ban Thường vụ\nSố: 12\nNgày: 3', 'plain'],
  ])('%j is %s', async (words, kind) => {
    expect((await sniff(text(words), '')).text).toBe(kind)
  })

  test('a text in UTF-16, cp1258 or TCVN3 bytes is a text', async () => {
    const words = 'Tờ trình đề nghị khen thưởng của Công đoàn cơ sở'
    const utf16 = Buffer.from(words, 'utf16le')
    expect(shown(await readOne('a.txt', utf16))).toEqual([words])
    expect(shown(await readOne('a.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])))).toEqual([words])
    expect(shown(await readOne('a.txt', cp1258(words)))).toEqual([words])
    const tcvn3 = Buffer.from('Tê tr×nh ®Ò nghÞ khen th\u00adëng cña C«ng ®oµn c¬ së', 'latin1')
    expect(shown(await readOne('a.txt', tcvn3))).toEqual([words])
  })
})

/** Windows-1258 writes a letter with its hat or horn, then the tone. */
function cp1258(words: string): Buffer {
  const table = new Map(
    Array.from(new TextDecoder('windows-1258').decode(Uint8Array.from({ length: 256 }, (_, i) => i)), (letter, i) => [
      letter,
      i,
    ]),
  )
  const letters = Array.from(words.normalize('NFC'), (letter) => {
    if (table.has(letter)) return letter
    const parts = letter.normalize('NFD')
    const tone = Array.from(parts).findLast((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark)) ?? ''
    return parts.replace(tone, '').normalize('NFC') + tone
  }).join('')
  return Buffer.from(Array.from(letters, (letter) => table.get(letter) ?? 63))
}

describe('a mark of secrecy', () => {
  const secret = 'UBND QUẬN\nSố: 07/BC-UBND\nMẬT\nBÁO CÁO\nVề một việc\n'

  test('stops reading: one reading without name or word stands for the mail', async () => {
    const begun: string[] = []
    const told: unknown[] = []
    const files = ['a', 'b', 'c'].map((name) =>
      attachment(`${name}.txt`, text(name === 'b' ? secret : `Văn bản ${name}`)),
    )
    const readings = await readAll(
      files,
      {},
      {
        begins: ({ path }) => begun.push(path.join('/')),
        ends: (_, extraction) => told.push(extraction),
      },
    )
    expect(readings).toMatchObject([{ name: '', path: [''], pages: [], problem: 'secret', warnings: ['MẬT'] }])
    expect(begun).toEqual(['a.txt', 'b.txt'])
    expect(told[1]).toEqual({ kind: 'problem', problem: 'secret', detail: 'MẬT', warnings: [] })
  })

  test('is seen in an archive, in what was read before, and in the mail’s own words', async () => {
    const body = await readAll([attachment('a.txt', text('Văn bản'))], {}, {}, 'Số: 3/CV\nTUYỆT MẬT\nKính gửi')
    expect(body).toMatchObject([{ problem: 'secret', warnings: ['TUYỆT MẬT'] }])
    const recalled = await readAll(
      [attachment('a.docx', fixture('letter.docx'))],
      {},
      { recall: async () => pagesOf('MẬT') },
    )
    expect(recalled).toMatchObject([{ name: '', problem: 'secret' }])
  })
})
