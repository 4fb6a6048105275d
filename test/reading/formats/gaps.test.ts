import { createRequire } from 'node:module'
import Pdfkit from 'pdfkit'
import { describe, expect, test } from 'vitest'
import type { FileReading } from '#src/reading/extraction.ts'
import type { Ocr } from '#src/reading/tools.ts'
import { attachment, fixture, readAll, readOne, shown } from '../fixture.ts'
import { handZip, packAlone } from './archives.ts'

/** An engine that reads the same line, three times, on whatever it is shown. */
const engine: Ocr = {
  parallel: 1,
  recognise: async () => {
    const words = 'Đồng chí được đề nghị tặng Giấy khen năm nay'.split(' ').map((text, at) => ({
      text,
      confidence: 0.95,
      box: { left: 60 + at * 90, top: 60, width: 80, height: 30 },
    }))
    const text = words.map((word) => word.text).join(' ')
    return { confidence: 0.95, lines: [{ kind: 'line', text, confidence: 0.95, words }] }
  },
}

async function readSeen(name: string, bytes: Uint8Array): Promise<FileReading> {
  const [reading] = await readAll([attachment(name, bytes)], {}, {}, '', engine)
  if (reading === undefined) throw new Error('nothing was read')
  return reading
}

describe('pictures of pages inside documents', () => {
  test.each(['pasted.doc', 'pasted.odt'])('are read in %s as in a .docx', async (name) => {
    const reading = await readSeen(name, fixture(name))
    expect(reading.readBy).toBe('ocr')
    const pages = reading.pages.map((page) => page.blocks.map((block) => (block.kind === 'line' ? block.text : '')))
    expect(pages[0]?.[0]).toBe('Bản có chữ ký và dấu:')
    expect(pages.flat().join('\n')).toContain('đề nghị tặng Giấy khen')
    expect(pages.length).toBeGreaterThan(1)
  })

  test('are read in RTF, once where a program wrote a second copy for old readers', async () => {
    const hex = Buffer.from(listJpeg())
      .toString('hex')
      .replaceAll(/(.{128})/g, '$1\r\n')
    const twice = `{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}{\\sv b}}}\\jpegblip\\picw10\\pich10 ${hex}}}{\\nonshppict{\\pict\\wmetafile8 0100}}`
    const rtf = `{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\pard Ban co chu ky:\\par\\pard ${twice}\\par\\pard Het.\\par}`
    const reading = await readSeen('a.rtf', Buffer.from(rtf, 'latin1'))
    expect(shown(reading)).toEqual(['Ban co chu ky:', 'Đồng chí được đề nghị tặng Giấy khen năm nay', 'Het.'])
  })

  test('a star inside a group of RTF, as StarWriter wrote before its styles, hides nothing', async () => {
    const rtf =
      '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard{\\*\\unknown x}{\\f0\\i0\\*\\cs7\\cf0 De nghi khen thuong}\\par }'
    expect(shown(await readOne('a.rtf', Buffer.from(rtf)))).toEqual(['De nghi khen thuong'])
  })

  test('without OCR the words around them are read all the same', async () => {
    expect(shown(await readOne('pasted.odt', fixture('pasted.odt')))).toEqual(['Bản có chữ ký và dấu:', 'Hết.'])
    expect(shown(await readOne('pasted.doc', fixture('pasted.doc')))).toEqual(['Bản có chữ ký và dấu:', 'Hết.'])
  })
})

/** The picture that stands in the .doc as it is. */
function listJpeg(): Uint8Array {
  const doc = Buffer.from(fixture('pasted.doc'))
  const start = doc.indexOf(Buffer.from([0xff, 0xd8, 0xff]))
  return doc.subarray(start, doc.indexOf(Buffer.from([0xff, 0xd9]), start) + 2)
}

const serif = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')

async function pdfOf(draw: (pdf: InstanceType<typeof Pdfkit>) => void): Promise<Buffer> {
  const pdf = new Pdfkit({ size: 'A4', compress: false })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  draw(pdf.font(serif).fontSize(13))
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

const LETTER = `TỜ TRÌNH về việc đề nghị khen thưởng đợt thi đua cao điểm. Kính gửi Ban Thường vụ Liên đoàn Lao động quận.
Công đoàn cơ sở Trường THCS Hoa Ban đề nghị tặng Giấy khen cho các đồng chí có thành tích xuất sắc trong đợt thi đua.`

describe('PDF', () => {
  test('whose letters mean nothing is looked at instead: its table of letters is lost', async () => {
    const sound = await pdfOf((pdf) => pdf.text(LETTER))
    expect((await readSeen('a.pdf', sound)).readBy).toBe('text')
    const lost = Buffer.from(sound.toString('latin1').replaceAll('/ToUnicode', '/NoUnicode'), 'latin1')
    const reading = await readSeen('a.pdf', lost)
    expect(reading.readBy).toBe('ocr')
    expect(shown(reading)).toEqual(['Đồng chí được đề nghị tặng Giấy khen năm nay'])
  })

  test('in another language is left as it is', async () => {
    const english = await pdfOf((pdf) =>
      pdf.text('The quick brown fox jumps over the lazy dog and the cat, while the cow is in the field of the farmer.'),
    )
    expect((await readSeen('a.pdf', english)).readBy).toBe('text')
  })

  test('with files attached to it gives them, too, and a cover without words only them', async () => {
    const summary = Buffer.from(fixture('summary.docx'))
    const portfolio = (words: string) =>
      pdfOf((pdf) => {
        pdf.text(words)
        pdf.file(summary, { name: 'Tóm tắt.docx' })
      })
    const both = await readAll([attachment('a.pdf', await portfolio('Tờ trình đề nghị khen thưởng'))])
    expect(both.map(({ path, format }) => [path.join(' > '), format])).toEqual([
      ['a.pdf', 'pdf'],
      ['a.pdf > Tóm tắt.docx', 'docx'],
    ])
    const only = await readAll([attachment('b.pdf', await portfolio(' '))])
    expect(only.map(({ path }) => path.join(' > '))).toEqual(['b.pdf > Tóm tắt.docx'])
  })
})

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function docxWith(body: string, relations: string, parts: readonly { name: string; content: Uint8Array | string }[]) {
  return handZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document ${W}><w:body>${body}</w:body></w:document>` },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
    },
    ...parts,
  ])
}

describe('Word', () => {
  test('documents put into a document as objects are read beside it, workbooks of charts are not', async () => {
    const file = docxWith(
      '<w:p><w:r><w:t>Tờ trình đề nghị khen thưởng</w:t></w:r></w:p>',
      `<Relationship Id="r1" Type="${RELATIONS}/package" Target="embeddings/tom tat.docx"/>`,
      [
        { name: 'word/embeddings/tom tat.docx', content: fixture('summary.docx') },
        { name: 'word/embeddings/Microsoft_Excel_Sheet.xlsx', content: fixture('list.xlsx') },
      ],
    )
    const read = await readAll([attachment('a.docx', file)])
    expect(read.map(({ path }) => path.join(' > '))).toEqual(['a.docx', 'a.docx > tom tat.docx'])
    const ends: string[] = []
    await readAll(
      [attachment('a.docx', file)],
      {},
      { ends: (one, { kind }) => ends.push(`${one.path.length} ${kind}`) },
    )
    expect(ends).toEqual(['1 members', '2 pages'])
  })

  test('made of a web page in one chunk is that page', async () => {
    const html = '<html><body><p>TỜ TRÌNH</p><table><tr><td>1</td><td>Lê Mai</td></tr></table></body></html>'
    const file = docxWith(
      '<w:altChunk r:id="r1"/>',
      `<Relationship Id="r1" Type="${RELATIONS}/aFChunk" Target="a.html"/>`,
      [{ name: 'word/a.html', content: html }],
    )
    const read = await readAll([attachment('a.docx', file)])
    expect(read.map(({ path }) => path.join(' > '))).toEqual(['a.docx'])
    expect(read.flatMap(shown)).toEqual(['TỜ TRÌNH', '1 | Lê Mai'])
  })

  test('that is a web archive under the name .doc is read as the page in it', async () => {
    const page = '<html><body><p class=3DMsoNormal>Tờ tr=C3=ACnh đề nghị khen th=\r\nưởng</p></body></html>'
    const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\nThis document is a Single File Web Page.\r\n\r\n------=_Next\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${page}\r\n\r\n------=_Next\r\nContent-Type: image/png\r\n\r\nx\r\n------=_Next--\r\n`
    const reading = await readOne('to trinh.doc', Buffer.from(mht))
    expect(shown(reading)).toEqual(['Tờ trình đề nghị khen thưởng'])
    expect(reading.path).toEqual(['to trinh.doc'])
  })
})

describe('other files', () => {
  test('slides give their words and tables, a page a slide, in the order of their numbers', async () => {
    const slide = (body: string) =>
      `<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree>${body}</p:spTree></p:cSld></p:sld>`
    const words = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`
    const cell = (text: string) => `<a:tc><a:txBody>${words(text)}</a:txBody></a:tc>`
    const file = handZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'ppt/slides/slide10.xml', content: slide(`<p:sp><p:txBody>${words('Trang cuối')}</p:txBody></p:sp>`) },
      {
        name: 'ppt/slides/slide2.xml',
        content: slide(
          `<p:sp><p:txBody>${words('Báo cáo')}</p:txBody></p:sp><a:tbl><a:tr>${cell('1')}${cell('Lê Mai')}</a:tr></a:tbl>`,
        ),
      },
    ])
    const reading = await readOne('bao cao.pptx', file)
    expect(reading.pages.length).toBe(2)
    expect(shown(reading)).toEqual(['Báo cáo', '1 | Lê Mai', 'Trang cuối'])
    expect((await readOne('bao cao.pptx', file, { pages: 1 })).warnings).toHaveLength(1)
  })

  test('of separated values are tables, whatever separates them', async () => {
    const csv = '\ufeffDANH SÁCH\r\nSTT;Họ và tên;Chức vụ\r\n1;"Lê; Mai";"Giáo\r\nviên ""giỏi"""\r\n2;Đỗ An;Bảo vệ\r\n'
    expect(shown(await readOne('ds.csv', Buffer.from(csv)))).toEqual([
      'DANH SÁCH',
      'STT | Họ và tên | Chức vụ',
      '1 | Lê; Mai | Giáo / viên "giỏi"',
      '2 | Đỗ An | Bảo vệ',
    ])
    expect(shown(await readOne('a.csv', Buffer.from('Kính gửi Liên đoàn\nEm gửi hồ sơ')))).toEqual([
      'Kính gửi Liên đoàn',
      'Em gửi hồ sơ',
    ])
  })

  test('of Pages and XPS are told as what they are, not opened as archives; an old one of Pages has a PDF in it', async () => {
    const pages = handZip([
      { name: 'Index/Document.iwa', content: 'x' },
      { name: 'preview.jpg', content: 'x' },
    ])
    expect(await readOne('to trinh.pages', pages)).toMatchObject({ problem: 'unsupported', path: ['to trinh.pages'] })
    const xps = handZip([{ name: 'FixedDocumentSequence.fdseq', content: 'x' }])
    expect((await readOne('a.xps', xps)).problem).toBe('unsupported')
    const old = handZip([
      { name: 'index.xml', content: '<sl:document/>' },
      { name: 'QuickLook/Preview.pdf', content: fixture('summary.pdf') },
    ])
    const reading = await readOne('tom tat.pages', old)
    expect(reading).toMatchObject({ problem: null, format: 'pdf', path: ['tom tat.pages'] })
  })

  test('packed alone by xz, bzip2 or gzip keep their name; what unpacks without end is stopped', async () => {
    for (const [ending, type] of [
      ['xz', '-txz'],
      ['bz2', '-tbzip2'],
      ['gz', '-tgzip'],
    ] as const) {
      const [reading] = await readAll([
        attachment(`to trinh.txt.${ending}`, await packAlone(`a.${ending}`, LETTER, type)),
      ])
      expect(reading?.path).toEqual([`to trinh.txt.${ending}`, 'to trinh.txt'])
      expect(reading?.problem).toBeNull()
    }
    const endless = await packAlone('a.bz2', new Uint8Array(30_000_000), '-tbzip2')
    expect((await readOne('a.bz2', endless)).problem).toBe('too-large')
  })
})
