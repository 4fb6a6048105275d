import { createRequire } from 'node:module'
import Pdfkit from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { readOne, shown } from '../fixture.ts'

const serif = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')
type Pdf = InstanceType<typeof Pdfkit>

async function pdfOf(draw: (pdf: Pdf) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const pdf = new Pdfkit({ size: 'A4', ...options })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  pdf.font(serif).fontSize(13)
  draw(pdf)
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

const letter = (pdf: Pdf) => {
  pdf.text('Tờ trình về việc đề nghị khen thưởng', 80, 100)
  pdf.text('Công đoàn cơ sở Trường THCS Hoa Ban', 80, 130)
}

describe('PDF', () => {
  test('a password that is asked for is "encrypted", an owner\'s alone opens', async () => {
    const closed = await pdfOf(letter, { userPassword: 'x', ownerPassword: 'y', pdfVersion: '1.7' })
    expect((await readOne('a.pdf', closed)).problem).toBe('encrypted')
    const open = await pdfOf(letter, { ownerPassword: 'y', pdfVersion: '1.7', permissions: { copying: false } })
    expect(shown(await readOne('a.pdf', open))).toEqual([
      'Tờ trình về việc đề nghị khen thưởng',
      'Công đoàn cơ sở Trường THCS Hoa Ban',
    ])
  })

  test('values of form fields are read where they stand', async () => {
    const form = await pdfOf((pdf) => {
      letter(pdf)
      pdf.initForm()
      pdf.formText('so', 300, 96, 150, 20, { value: 'So 12/TTr-CDCS' })
    })
    expect(shown(await readOne('a.pdf', form)).join('\n')).toContain('So 12/TTr-CDCS')
  })

  test('marks drawn as characters of their own belong to the letter drawn before them', async () => {
    const lines = [
      '1. Nguyễn Phương Thuỷ - Tổ Tiếng Anh',
      '2. Bạch Sỹ Chiến - Trường THCS Phúc Xá Đông',
      'LIÊN ĐOÀN ĐỘNG',
    ]
    const decomposed = await pdfOf((pdf) => {
      lines.forEach((line, i) => pdf.text(line.normalize('NFD'), 80, 100 + 30 * i))
    })
    expect(shown(await readOne('a.pdf', decomposed)).map((line) => line.normalize('NFC'))).toEqual(lines)
  })

  test('bold printed as the same letters twice is read once', async () => {
    const twice = await pdfOf((pdf) => {
      letter(pdf)
      pdf.text('Tờ trình về việc đề nghị khen thưởng', 80.4, 100)
    })
    expect(shown(await readOne('a.pdf', twice))[0]).toBe('Tờ trình về việc đề nghị khen thưởng')
  })

  test('marks drawn by themselves after their letter stay with it, in its word', async () => {
    const decomposed = await pdfOf((pdf) => {
      pdf.text('Bạch Sỹ Chiến, Nguyễn Phương Thuỷ, Tổ Thủ quỹ kiêm văn thư'.normalize('NFD'), 80, 100)
      pdf.text('TRƯỜNG THCS, LĐLĐ QUẬN KHEN THƯỞNG'.normalize('NFD'), 80, 130)
    })
    expect(shown(await readOne('a.pdf', decomposed))).toEqual([
      'Bạch Sỹ Chiến, Nguyễn Phương Thuỷ, Tổ Thủ quỹ kiêm văn thư',
      'TRƯỜNG THCS, LĐLĐ QUẬN KHEN THƯỞNG',
    ])
  })

  test('text across the page and numbers at its edge are left out', async () => {
    const marked = await pdfOf((pdf) => {
      letter(pdf)
      pdf.text('2', 290, 30)
      pdf
        .save()
        .rotate(55, { origin: [300, 400] })
        .fontSize(60)
        .text('BẢN SAO', 150, 400)
        .restore()
    })
    expect(shown(await readOne('a.pdf', marked))).toHaveLength(2)
  })

  test('what a scanner laid under its picture is read where there is no OCR', async () => {
    const scan = await pdfOf((pdf) => {
      pdf.addContent('3 Tr')
      letter(pdf)
    })
    expect(shown(await readOne('a.pdf', scan))[1]).toBe('Công đoàn cơ sở Trường THCS Hoa Ban')
  })

  test('cells that are merged down and across, filled boxes as lines, a frame that is no table', async () => {
    const table = await pdfOf((pdf) => {
      pdf.rect(40, 40, 515, 760).stroke()
      const line = (x: number, y: number, width: number, height: number) => pdf.rect(x, y, width, height).fill()
      for (const y of [200, 230, 290]) line(80, y, 400, 0.5)
      line(180, 260, 300, 0.5)
      for (const [x, top] of [
        [80, 200],
        [180, 230],
        [330, 200],
        [480, 200],
      ] as const)
        line(x, top, 0.5, 290 - top)
      pdf.text('Họ và tên', 100, 207).text('Hình thức', 340, 207)
      pdf.text('Cá nhân', 90, 250).text('Lê An', 190, 237).text('Giấy khen', 340, 237)
      pdf.text('Trần Bình', 190, 267).text('Bằng khen', 340, 267)
      pdf.text('Cộng: 02 cá nhân', 80, 320)
    })
    const { pages } = await readOne('a.pdf', table)
    expect(pages[0]?.blocks.map((block) => (block.kind === 'table' ? block.rows : block.text))).toEqual([
      [
        ['Họ và tên', '', 'Hình thức'],
        ['Cá nhân', 'Lê An', 'Giấy khen'],
        ['', 'Trần Bình', 'Bằng khen'],
      ],
      'Cộng: 02 cá nhân',
    ])
  })

  test('a numbered table without rulings: wrapped cells join their row, a list and three signers are no table', async () => {
    const open = await pdfOf((pdf) => {
      const row = (y: number, ...cells: [number, string][]) =>
        cells.forEach(([x, text]) => pdf.text(text, x, y, { lineBreak: false }))
      pdf.text('1. Căn cứ Kế hoạch số 63/KH-LĐLĐ về đợt thi đua;', 70, 80)
      pdf.text('2. Căn cứ kết quả bình xét của Ban Chấp hành.', 70, 100)
      row(140, [70, 'TT'], [110, 'Họ và tên'], [270, 'Chức vụ'], [380, 'Hình thức'])
      row(165, [70, '1'], [110, 'Nguyễn Thị Hương'], [270, 'Giáo viên'], [380, 'Giấy khen'])
      row(181, [110, 'Giang'])
      row(210, [70, '2'], [110, 'Đỗ Ngọc Ưng'], [270, 'Nhân viên y tế'], [380, 'Giấy khen'])
      row(235, [110, 'Trần Thị Thanh'])
      row(243, [70, '3'], [270, 'Bảo vệ'], [380, 'Bằng khen'])
      row(251, [110, 'Bình An'])
      pdf.text('Kính đề nghị Liên đoàn Lao động quận xem xét, khen thưởng cho các cá nhân trên.', 70, 290)
      row(330, [70, 'NGƯỜI LẬP'], [230, 'KẾ TOÁN'], [400, 'CHỦ TỊCH'])
      row(400, [70, 'Lê An'], [230, 'Vũ Bình'], [400, 'Đỗ Cúc'])
    })
    const { pages } = await readOne('a.pdf', open)
    expect(pages[0]?.blocks.map((block) => (block.kind === 'table' ? block.rows : block.text))).toEqual([
      '1. Căn cứ Kế hoạch số 63/KH-LĐLĐ về đợt thi đua;',
      '2. Căn cứ kết quả bình xét của Ban Chấp hành.',
      [
        ['TT', 'Họ và tên', 'Chức vụ', 'Hình thức'],
        ['1', 'Nguyễn Thị Hương\nGiang', 'Giáo viên', 'Giấy khen'],
        ['2', 'Đỗ Ngọc Ưng', 'Nhân viên y tế', 'Giấy khen'],
        ['3', 'Trần Thị Thanh\nBình An', 'Bảo vệ', 'Bằng khen'],
      ],
      'Kính đề nghị Liên đoàn Lao động quận xem xét, khen thưởng cho các cá nhân trên.',
      'NGƯỜI LẬP\tKẾ TOÁN\tCHỦ TỊCH',
      'Lê An\tVũ Bình\tĐỗ Cúc',
    ])
  })

  test('three hundred pages at most, and a warning for the rest', async () => {
    const long = await pdfOf((pdf) => {
      letter(pdf)
      for (let page = 2; page <= 4; page++) pdf.addPage().text(`Trang thứ ${page} của tập hồ sơ khen thưởng`)
    })
    expect((await readOne('a.pdf', long, { pages: 4 })).warnings).toEqual([])
    const some = await readOne('a.pdf', long, { pages: 3 })
    expect([some.pages.length, some.warnings.length]).toEqual([3, 1])
  })
})
