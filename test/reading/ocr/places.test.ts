import { createRequire } from 'node:module'
import { PDFDocument, degrees } from '@cantoo/pdf-lib'
import Pdfkit from 'pdfkit'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { photo, scan, type ScanLook } from '#scripts/making/scan.ts'
import { createOcr } from '#src/io/ocr.ts'
import { drawPage } from '#src/reading/draw-page.ts'
import type { Page } from '#src/reading/extraction.ts'
import { findInScan } from '#src/reading/find-in-scan.ts'
import { formats } from '#src/reading/formats/index.ts'
import type { Quad } from '#src/reading/line-place.ts'
import { openPdfDrawer } from '#src/reading/ocr/pdf-drawing.ts'
import { LIMITS } from '#src/reading/tools.ts'

const NAME = 'Nguyễn Thị Hương Giang'
const SLOW = 240_000
const SHARP: ScanLook = { dpi: 200, skew: 0, blur: 0.4, noise: 2, quality: 85, grey: false, turns: 0 }

/** The one that comes with the program, and the machine's own where it has one. */
const engines: Awaited<ReturnType<typeof createOcr>>[] = []
let letter: Uint8Array
let listed: Uint8Array

beforeAll(async () => {
  engines.push(await createOcr({ native: 'never', workers: 1 }), await createOcr({ workers: 1 }))
  letter = await drawn((pdf) => WORDS.forEach((words, at) => line(pdf, words, 70, 90 + 32 * at)))
  listed = await drawn((pdf) => {
    for (let row = 0; row <= 4; row++) pdf.moveTo(70, 200 + 45 * row).lineTo(525, 200 + 45 * row)
    for (const x of [70, 120, 320, 525]) pdf.moveTo(x, 200).lineTo(x, 380)
    pdf.lineWidth(1).strokeColor('#000').stroke()
    const people = ['Trần Quốc Khánh', NAME, 'Phạm Đức Trọng', 'Vũ Thuỳ Dương']
    people.forEach((name, row) => {
      line(pdf, `${row + 1}`, 90, 213 + 45 * row)
      line(pdf, name, 128, 213 + 45 * row)
      line(pdf, 'Giáo viên tổ Ngữ văn', 330, 213 + 45 * row)
    })
    WORDS.slice(0, 2).forEach((words, at) => line(pdf, words, 70, 90 + 32 * at))
  })
})

afterAll(async () => {
  for (const engine of engines) await engine[Symbol.asyncDispose]()
})

const WORDS = [
  'CÔNG ĐOÀN CƠ SỞ TRƯỜNG THCS HOA BAN',
  'TỜ TRÌNH về việc đề nghị khen thưởng năm học',
  'Công đoàn cơ sở đề nghị tặng Giấy khen cho những đoàn viên sau:',
  `Đồng chí ${NAME}, giáo viên tổ Ngữ văn`,
  'Đồng chí Trần Quốc Khánh, tổ trưởng tổ Toán và Tin học',
  'Đã có nhiều thành tích trong phong trào thi đua của đơn vị.',
  'Kính đề nghị Liên đoàn Lao động xem xét, quyết định khen thưởng.',
]

describe('the place of a name in the original picture is known', () => {
  test.each<[string, Partial<ScanLook>]>([
    ['of a scan that lies on its side and leans, by either engine', { turns: 1, skew: 2 }],
    ['of one that lies on its other side and leans the other way', { turns: 3, skew: -3 }],
    ['of one on its head, at few dots an inch, which is enlarged', { turns: 2, skew: 0.7, dpi: 150 }],
  ])(
    '%s',
    async (_, look) => {
      const small = await sharp(letter)
        .resize({ width: Math.round(8.27 * (look.dpi ?? 200)) })
        .png()
        .toBuffer()
      const picture = await scan(small, { ...SHARP, ...look }, 7)
      for (const ocr of look.turns === 1 ? engines : engines.slice(-1))
        expectAround(findInScan(await pageOf(picture, ocr), [NAME]), await blueOf(picture), ocr.engine)
    },
    SLOW,
  )

  test(
    'in the cell of a table on a leaning scan',
    async () => {
      const picture = await scan(listed, { ...SHARP, skew: 1.4 }, 7)
      const page = await pageOf(picture)
      expect(page.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row[1]) : []))).toContain(
        NAME,
      )
      expectAround(findInScan(page, [NAME]), await blueOf(picture))
    },
    SLOW,
  )

  test(
    'on a telephone’s photo: a desk, a slanting sheet, and EXIF that turns it',
    async () => {
      const look = { shear: 0.03, turn: 2, shadow: 0.2, width: 2200, quality: 85, exif: 6 } as const
      const picture = await photo(letter, look, 7)
      const upright = new Uint8Array(await sharp(picture).autoOrient().jpeg({ quality: 95 }).toBuffer())
      expectAround(findInScan(await pageOf(picture), [NAME]), await blueOf(upright))
    },
    SLOW,
  )

  test(
    'on the page of a PDF that shows the scan smaller, turned, through a form, on a page that is turned itself',
    async () => {
      const document = await PDFDocument.create()
      const jpeg = await document.embedJpg(await scan(letter, { ...SHARP, skew: 1 }, 7))
      const inner = await PDFDocument.create()
      const sheet = inner.addPage([595, 842])
      const own = await inner.embedJpg(await scan(letter, { ...SHARP, skew: 1 }, 7))
      sheet.drawImage(own, { x: 40, y: 30, width: 500, height: 700 })
      const [form] = await document.embedPdf(await inner.save())
      const first = document.addPage([700, 1000])
      first.setRotation(degrees(90))
      first.drawPage(form ?? expect.fail('no form'), { x: 50, y: 60 })
      const second = document.addPage([842, 595])
      // On its side by the drawing's own matrix.
      second.drawImage(jpeg, { x: 820, y: 20, width: 550, height: 780, rotate: degrees(90) })
      const bytes = await document.save()
      const [one, two] = await pagesOf(bytes, 'pdf')
      await using drawer = openPdfDrawer({ bytes, password: null })
      expectAround(findInScan(one ?? expect.fail('no page'), [NAME]), await blueOf(await drawer.draw(1)))
      expectAround(findInScan(two ?? expect.fail('no page'), [NAME]), await blueOf(await drawer.draw(2)))
    },
    SLOW,
  )

  test(
    'and is marked there on the picture that an officer sees; a reading of before has no places, and nothing is marked',
    async () => {
      const picture = await scan(letter, { ...SHARP, turns: 1, skew: 2 }, 7)
      const page = await pageOf(picture)
      const marked = await pixelsOf((await drawPage(picture, 1, { places: findInScan(page, [NAME]) })) ?? expect.fail())
      const plain = await pixelsOf((await drawPage(picture, 1)) ?? expect.fail('no page'))
      const around = boxOf(plain, (at) => (plain.data[at + 2] ?? 0) - (marked.data[at + 2] ?? 0) > 90)
      const name = boxOf(plain, (at) => (plain.data[at + 2] ?? 0) - (plain.data[at] ?? 0) > 60)
      expect(distance(around, name)).toBeLessThan(20)
      const before: Page = { blocks: page.blocks.map((block) => ({ ...block, place: '', places: [] })) }
      expect(findInScan(before, [NAME])).toEqual([])
    },
    SLOW,
  )
})

/** A page at 200 dots an inch on which the name, and nothing else, is blue. */
async function drawn(draw: (pdf: InstanceType<typeof Pdfkit>) => void): Promise<Uint8Array> {
  const pdf = new Pdfkit({ size: 'A4' })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  pdf.font(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'))
  draw(pdf.fontSize(13))
  pdf.end()
  await ended
  await using drawer = openPdfDrawer({ bytes: new Uint8Array(Buffer.concat(chunks)), password: null })
  return await drawer.draw(1)
}

function line(pdf: InstanceType<typeof Pdfkit>, words: string, x: number, y: number): void {
  const [before = '', after] = words.split(NAME)
  pdf.fillColor('#000').text(before, x, y, { continued: after !== undefined, lineBreak: false })
  if (after === undefined) return
  pdf.fillColor('#00f').text(NAME, { continued: true })
  pdf.fillColor('#000').text(after)
}

async function pagesOf(bytes: Uint8Array, format: 'jpeg' | 'pdf', ocr = engines.at(-1)): Promise<readonly Page[]> {
  const file = { name: 'a', path: ['a'], declaredType: null, bytes }
  const read = await formats[format].read(file, { ocr: ocr ?? null, limits: LIMITS })
  return read.kind === 'pages' ? read.pages : expect.fail(JSON.stringify(read))
}

async function pageOf(picture: Uint8Array, ocr = engines.at(-1)): Promise<Page> {
  const [page] = await pagesOf(picture, 'jpeg', ocr)
  return page ?? expect.fail('no page')
}

type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number }
type Box = readonly [left: number, top: number, right: number, bottom: number]

async function pixelsOf(picture: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(picture)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Where the blue words are, in pixels as if the page were a thousand by a thousand. */
async function blueOf(picture: Uint8Array): Promise<Box> {
  const pixels = await pixelsOf(picture)
  return boxOf(pixels, (at) => (pixels.data[at + 2] ?? 0) - (pixels.data[at] ?? 0) > 60)
}

function boxOf({ data, width, height }: Pixels, is: (at: number) => boolean): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1]
  for (let at = 0; at < data.length; at += 3) {
    if (!is(at)) continue
    const [x, y] = [(at / 3) % width, Math.floor(at / 3 / width)]
    ;[left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
  }
  return [(1000 * left) / width, (1000 * top) / height, (1000 * right) / width, (1000 * bottom) / height]
}

/** By how much the sides of two boxes miss each other at most. */
function distance(one: Box, other: Box): number {
  return Math.max(...one.map((side, at) => Math.abs(side - (other[at] ?? 0))))
}

/** A side may be wrong by 8 thousandths of the page: 13 dots of a scan on which a letter is 30 high. */
function expectAround(found: readonly Quad[], name: Box, by = ''): void {
  expect(found, by).toHaveLength(1)
  const points = found.flat()
  const xs = points.map(([x]) => x * 1000)
  const ys = points.map(([, y]) => y * 1000)
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  expect(distance(box, name), `${by} ${box.join(' ')} for ${name.join(' ')}`).toBeLessThan(8)
}
