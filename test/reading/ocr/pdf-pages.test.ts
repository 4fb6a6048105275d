import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { degrees, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createOcr } from '#src/io/ocr.ts'
import type { Extraction } from '#src/reading/extraction.ts'
import { pdf } from '#src/reading/formats/pdf.ts'
import { openPdfImages } from '#src/reading/ocr/pdf-images.ts'
import { LIMITS } from '#src/reading/tools.ts'

let ocr: Awaited<ReturnType<typeof createOcr>>

beforeAll(async () => {
  ocr = await createOcr({ native: 'never', workers: 2 })
})

afterAll(() => ocr[Symbol.asyncDispose]())

const SLOW = 240_000
const A4 = [595, 842] as const

describe('a scanned PDF', () => {
  test(
    'is read page by page beside typed ones: the letter is typed, its annex a scan that lies sideways',
    async () => {
      const document = await PDFDocument.create()
      const typed = document.addPage([...A4])
      const font = await document.embedFont(StandardFonts.TimesRoman)
      typed.drawText('Danh sach kem theo to trinh, co 04 ca nhan va 01 tap the duoc de nghi khen thuong', {
        x: 60,
        y: 760,
        size: 11,
        font,
      })
      await scanned(document, upright(), 90)
      const extraction = await read(await document.save())
      expect(wordsOf(extraction, 0)).toContain('Danh sach kem theo')
      expect(wordsOf(extraction, 1)).toContain('Đinh Thị Lệ Thuỷ')
      expect(extraction).toMatchObject({ readBy: 'ocr', warnings: [] })
    },
    SLOW,
  )

  test(
    'is read again where its scanner laid letters without Vietnamese marks under the picture, and keeps the stamp of a digital signature',
    async () => {
      const document = await PDFDocument.create()
      const page = await scanned(document, upright(), 0)
      const font = await document.embedFont(StandardFonts.Helvetica)
      const bad = 'CONG HOA XA HOI CHU NGHIA VI^T NAM Doc lap Tu do Hanh phuc TO TRINH ve viec de nghi tang Giay khen'
      page.drawText(bad, { x: 50, y: 400, size: 9, font, opacity: 0 })
      const extraction = await read(await document.save())
      expect(wordsOf(extraction, 0)).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
      expect(wordsOf(extraction, 0)).not.toContain('VI^T')
    },
    SLOW,
  )

  test(
    'is drawn where its picture comes in strips, and nothing of it is taken twice',
    async () => {
      const picture = await upright()
      const { width, height } = await sharp(picture).metadata()
      const half = Math.floor(height / 2)
      const document = await PDFDocument.create()
      const page = document.addPage([...A4])
      for (const [top, size] of [
        [0, half],
        [half, height - half],
      ] as const) {
        const strip = await sharp(picture)
          .extract({ left: 0, top, width, height: size })
          .jpeg({ quality: 85 })
          .toBuffer()
        const y = ((height - top - size) * A4[1]) / height
        page.drawImage(await document.embedJpg(strip), { x: 0, y, width: A4[0], height: (size * A4[1]) / height })
      }
      const extraction = await read(await document.save())
      expect(wordsOf(extraction, 0).match(/TỜ TRÌNH/gu)).toHaveLength(1)
      expect(wordsOf(extraction, 0)).toContain('Tạ Quang Vinh')
    },
    SLOW,
  )

  test(
    'that is cut off still gives the pictures that are whole, with a warning',
    async () => {
      const document = await PDFDocument.create()
      await scanned(document, upright(), 0)
      const bytes = await document.save({ useObjectStreams: false })
      const broken = bytes.slice(0, bytes.length - 700)
      broken.fill(0x20, 0, 9)
      const extraction = await read(broken)
      expect(wordsOf(extraction, 0)).toContain('Trịnh Đình Hoàng')
      if (extraction.kind === 'pages') expect(extraction.warnings.join()).toMatch(/damaged|cut/)
    },
    SLOW,
  )
})

test('a fax inside a PDF is taken out as it is: the same pixels as the TIFF that it was made of', async () => {
  const tiff = readFileSync(join(import.meta.dirname, '../../fixtures/ocr/summary-fax.tif'))
  const { width, height } = await sharp(tiff).metadata()
  const document = await PDFDocument.create()
  const page = document.addPage([...A4])
  const stream = document.context.stream(faxCode(tiff), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: width, Rows: height },
  })
  page.node.setXObject(PDFName.of('Im0'), document.context.register(stream))
  const images = await openPdfImages({ bytes: await document.save(), password: null })
  const image = await images?.image(1, LIMITS)
  if (image === null || image === undefined) throw new Error('no picture found')
  const [ours, theirs] = await Promise.all([image.bytes, tiff].map((one) => sharp(one).greyscale().raw().toBuffer()))
  expect(ours?.equals(theirs ?? Buffer.alloc(0))).toBe(true)
  expect(await images?.image(1, { pixels: width * height - 1 })).toBeNull()
})

/** The one strip of a TIFF: its offset and length stand in tags 273 and 279. */
function faxCode(tiff: Buffer): Uint8Array {
  const start = tiff.readUInt32LE(4)
  const tag = (wanted: number): number => {
    for (let at = start + 2; at < start + 2 + tiff.readUInt16LE(start) * 12; at += 12)
      if (tiff.readUInt16LE(at) === wanted)
        return tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8)
    throw new Error(`no tag ${wanted}`)
  }
  return tiff.subarray(tag(273), tag(273) + tag(279))
}

async function read(bytes: Uint8Array): Promise<Extraction> {
  return pdf.read({ name: 'scan0001.pdf', path: ['scan0001.pdf'], declaredType: null, bytes }, { ocr, limits: LIMITS })
}

async function upright(): Promise<Buffer> {
  const sideways = readFileSync(join(import.meta.dirname, '../../fixtures/ocr/list-sideways.jpg'))
  return sharp(sideways).rotate(270).jpeg({ quality: 85 }).toBuffer()
}

/** The page as scanners put it into a PDF: one picture, and where the sheet lay sideways a /Rotate that turns it back. */
async function scanned(document: PDFDocument, picture: Promise<Buffer>, turn: 0 | 90) {
  const jpeg = await sharp(await picture)
    .rotate(360 - turn)
    .jpeg({ quality: 85 })
    .toBuffer()
  const page = document.addPage(turn === 0 ? [...A4] : [A4[1], A4[0]])
  page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: page.getWidth(), height: page.getHeight() })
  page.setRotation(degrees(turn))
  return page
}

function wordsOf(extraction: Extraction, page: number): string {
  if (extraction.kind !== 'pages') throw new Error(JSON.stringify(extraction))
  return (extraction.pages[page]?.blocks ?? [])
    .map((block) => (block.kind === 'line' ? block.text : block.rows.flat().join('\n')))
    .join('\n')
}
