import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createOcr } from '#src/io/ocr.ts'
import type { Extraction, Page } from '#src/reading/extraction.ts'
import { formats } from '#src/reading/formats/index.ts'
import type { Format } from '#src/reading/format.ts'
import { sniff } from '#src/reading/sniff.ts'
import { LIMITS } from '#src/reading/tools.ts'
import type { ReadingTools } from '#src/reading/tools.ts'

const NAMES = [
  'Nguyễn Thị Hương Giang',
  'Trần Quốc Khánh',
  'Lê Thị Ngọc Ánh',
  'Phạm Đức Trọng',
  'Vũ Thuỳ Dương',
  'Đặng Hữu Phước',
  'Hoàng Thị Quỳnh Như',
  'Bùi Xuân Nghĩa',
]

let ocr: Awaited<ReturnType<typeof createOcr>>

beforeAll(async () => {
  ocr = await createOcr({ native: 'never', workers: 2 })
})

afterAll(() => ocr[Symbol.asyncDispose]())

const SLOW = 240_000

describe('a page that a union photographed or scanned', () => {
  test(
    'gives its table cell by cell, names and wrapped posts whole, from a crooked scan',
    async () => {
      const page = pageOf(await read('letter-scan.jpg'))
      const table = page.blocks.find((block) => block.kind === 'table')
      expect(table?.rows.map((row) => row[1])).toEqual(['Họ và tên', ...NAMES])
      expect(table?.rows[6]?.[2]).toMatch(/^[ỦU]y viên Ban Chấp\nhành$/u)
      expect(wordsOf(page)).toContain('TỜ TRÌNH')
      expect(wordsOf(page)).toMatch(/12\/TTr-C/)
    },
    SLOW,
  )

  test(
    'is found on a desk, straightened and read in spite of shadow, seal and signature',
    async () => {
      const extraction = await read('letter-photo.jpg')
      const words = wordsOf(pageOf(extraction))
      for (const name of NAMES) expect(words).toContain(name)
      expect(words).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
      expect(words).toContain('Minh Nguyệt')
      expect(extraction).toMatchObject({ readBy: 'ocr', confidence: expect.closeTo(0.94, 1) })
    },
    SLOW,
  )

  test(
    'is dealt over all engines, one picture each, and comes together as one page',
    async () => {
      const seen: Uint8Array[] = []
      const counting = { ...ocr, recognise: (image: Uint8Array) => (seen.push(image), ocr.recognise(image)) }
      const page = pageOf(await readBytes(file('letter-scan.jpg'), 'x', { ocr: counting, limits: LIMITS }))
      expect(seen).toHaveLength(2)
      const [less = 0, more = 0] = seen.map(({ length }) => length).sort((a, b) => a - b)
      expect(less / more).toBeGreaterThan(0.5)
      const words = wordsOf(page)
      expect(words.indexOf('TỜ TRÌNH')).toBeLessThan(words.indexOf('Kính gửi'))
      for (const name of NAMES) expect(words).toContain(name)
    },
    SLOW,
  )

  test(
    'is turned upright when it lies on its side, on its head, or when only EXIF says so',
    async () => {
      const sideways = file('list-sideways.jpg')
      const upright = await sharp(sideways).rotate(270).jpeg({ quality: 80 }).toBuffer()
      const onItsHead = await sharp(upright).rotate(180).jpeg({ quality: 80 }).toBuffer()
      const byExif = await sharp(sideways).keepExif().withMetadata({ orientation: 8 }).jpeg({ quality: 80 }).toBuffer()
      for (const bytes of [sideways, onItsHead, byExif]) {
        const words = wordsOf(pageOf(await readBytes(bytes)))
        expect(words).toContain('Đinh Thị Lệ Thuỷ')
        expect(words.indexOf('TỜ TRÌNH')).toBeLessThan(words.indexOf('Tạ Quang Vinh'))
      }
    },
    SLOW,
  )

  test(
    'parts the two halves of the head by a tab, whichever line they stand on',
    async () => {
      const lines = pageOf(await read('list.png')).blocks.flatMap((block) =>
        block.kind === 'line' ? [block.text] : [],
      )
      expect(lines[0]).toBe('LĐLĐ QUẬN BA ĐÌNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
      expect(lines).toContain('TỜ TRÌNH')
    },
    SLOW,
  )
})

describe('every kind of picture', () => {
  test.each(['list.webp', 'list.gif', 'list.heic', 'list-head.bmp'])(
    '%s is read by its bytes, whatever its name says',
    async (name) => {
      const extraction = await readBytes(file(name), 'to trinh.docx')
      expect(wordsOf(pageOf(extraction))).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    },
    SLOW,
  )

  test(
    'a fax of three sheets is three pages, the empty one in its place',
    async () => {
      const extraction = await read('three-pages.tif')
      if (extraction.kind !== 'pages') throw new Error(extraction.kind)
      expect(extraction.pages).toHaveLength(3)
      expect(wordsOf(extraction.pages[0])).toContain('TÓM TẮT THÀNH TÍCH')
      expect(extraction.pages[1]?.blocks).toEqual([])
      expect(wordsOf(extraction.pages[2])).toContain('LĐLĐ QUẬN BA ĐÌNH')
    },
    SLOW,
  )

  test(
    'a JPEG that was cut off gives its upper part and says so',
    async () => {
      const whole = file('letter-scan.jpg')
      const baseline = await sharp(whole).jpeg({ quality: 60 }).toBuffer()
      const extraction = await readBytes(baseline.subarray(0, Math.floor(baseline.length * 0.55)))
      expect(wordsOf(pageOf(extraction))).toContain('TỜ TRÌNH')
      expect(extraction).toMatchObject({ warnings: ['the picture is cut off: its last part is lost'] })
    },
    SLOW,
  )

  test('is "unsupported" where no OCR is installed, never a guess', async () => {
    expect(await readBytes(file('list.png'), 'x.png', { ocr: null, limits: LIMITS })).toMatchObject({
      kind: 'problem',
      problem: 'unsupported',
    })
  })
})

describe('a picture that is no document', () => {
  test(
    'an empty sheet, an icon and a photo of a landscape are none, without being called unreadable',
    async () => {
      const empty = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fdfdfb' } })
        .jpeg()
        .toBuffer()
      const icon = await sharp({ create: { width: 120, height: 40, channels: 3, background: '#0a5' } })
        .png()
        .toBuffer()
      expect(await readBytes(empty)).toEqual({ kind: 'not-a-document', why: 'blank' })
      expect(await readBytes(icon)).toEqual({ kind: 'not-a-document', why: 'icon' })
      expect(await readBytes(await landscape())).toMatchObject({ kind: 'not-a-document' })
    },
    SLOW,
  )

  test(
    'but a page that shows lines and cannot be read well stays a document of low confidence',
    async () => {
      const blurred = await sharp(file('list.png')).blur(4.5).jpeg().toBuffer()
      const extraction = await readBytes(blurred)
      if (extraction.kind !== 'pages') throw new Error(extraction.kind)
      expect(extraction.confidence).toBeLessThan(0.75)
    },
    SLOW,
  )
})

async function read(name: string): Promise<Extraction> {
  return readBytes(file(name), name)
}

async function readBytes(
  bytes: Uint8Array,
  name = 'x',
  tools: ReadingTools = { ocr, limits: LIMITS },
): Promise<Extraction> {
  const look = await sniff(bytes, name)
  const format = Object.values<Format>(formats).find((one) => one.accepts(look))
  if (format === undefined) throw new Error(`nothing reads ${name}`)
  return format.read({ name, path: [name], declaredType: null, bytes }, tools)
}

function file(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../fixtures/ocr', name))
}

function pageOf(extraction: Extraction): Page {
  if (extraction.kind !== 'pages' || extraction.pages[0] === undefined) throw new Error(JSON.stringify(extraction))
  return extraction.pages[0]
}

function wordsOf(page: Page | undefined): string {
  return (page?.blocks ?? [])
    .map((block) => (block.kind === 'line' ? block.text : block.rows.flat().join('\n')))
    .join('\n')
}

/** Sky, hills and leaves: soft shapes and texture, no lines. */
async function landscape(): Promise<Buffer> {
  const leaves = Array.from({ length: 900 }, (_, at) => {
    const x = (at * 7919) % 1600
    const y = 520 + ((at * 104_729) % 680)
    return `<ellipse cx="${x}" cy="${y}" rx="${8 + (at % 31)}" ry="${5 + (at % 17)}" transform="rotate(${(at * 37) % 180} ${x} ${y})" fill="rgb(${(at * 13) % 90},${40 + ((at * 29) % 120)},${(at * 7) % 60})"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200"><rect width="1600" height="1200" fill="#9cc4ea"/><path d="M0 600 Q400 350 800 560 T1600 480 V1200 H0Z" fill="#2d4a22"/>${leaves.join('')}</svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}
