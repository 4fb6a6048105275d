import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { readBmp } from '#src/reading/ocr/bmp.ts'
import { openPictures } from '#src/reading/ocr/decode.ts'
import { isTruncated } from '#src/reading/ocr/truncation.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/ocr', name))

describe('the limit of pixels', () => {
  test.each(['list.png', 'list.heic', 'list-head.bmp', 'summary-fax.tif'])(
    '%s passes at the limit and is too large one pixel past it',
    async (name) => {
      const bytes = fixture(name)
      const { width, height } = await sizeOf(name)
      expect(await decoded(bytes, width * height)).toMatchObject({ kind: 'picture' })
      expect(await decoded(bytes, width * height - 1)).toMatchObject({ kind: 'problem', problem: 'too-large' })
    },
  )

  test('a picture that claims 60,000 × 60,000 pixels is refused before anything is decoded', async () => {
    const bomb = hugePng(60_000, 60_000)
    const began = performance.now()
    expect(await decoded(bomb, 80_000_000)).toMatchObject({ kind: 'problem', problem: 'too-large' })
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('what scanners and telephones write', () => {
  test('transparent becomes white, 16 bits become 8, CMYK becomes what it looks like', async () => {
    const clear = await sharp({
      create: { width: 600, height: 600, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    expect(await middle(clear)).toBeGreaterThan(250)
    const deep = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#808080' } })
      .toColourspace('rgb16')
      .png()
      .toBuffer()
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    expect(Math.abs((await middle(deep)) - 128)).toBeLessThan(4)
    const print = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#202020' } })
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer()
    expect(await middle(print)).toBeLessThan(90)
  })

  test('red ink vanishes, blue and black stay', async () => {
    const red = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#d8202c' } })
      .png()
      .toBuffer()
    const blue = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#1c2f9c' } })
      .png()
      .toBuffer()
    expect(await middle(red)).toBeGreaterThan(200)
    expect(await middle(blue)).toBeLessThan(60)
  })

  test('pages are brought to one size: large ones down, those of Zalo up, icons left alone', async () => {
    expect(await shortSide(3000, 4000)).toBe(2000)
    expect(await shortSide(1240, 1754)).toBe(1700)
    expect(await shortSide(1653, 2339)).toBe(1653)
    expect(await shortSide(300, 300)).toBe(300)
  })

  test('a fax in coarse mode is stretched to the height of its sheet', async () => {
    const coarse = await sharp({ create: { width: 1728, height: 1143, channels: 3, background: 'white' } })
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer()
    const picture = await decoded(coarse, 80_000_000)
    if (picture.kind !== 'picture') throw new Error(picture.detail)
    expect(picture.red.height / picture.red.width).toBeCloseTo((1143 * 2) / 1728, 2)
  })
})

describe('damaged pictures', () => {
  test('an end that is missing is noticed, an end that is there is not', async () => {
    const jpeg = fixture('letter-scan.jpg')
    const png = fixture('list.png')
    const webp = fixture('list.webp')
    for (const whole of [jpeg, png, webp]) {
      expect(isTruncated(whole)).toBe(false)
      expect(isTruncated(whole.subarray(0, Math.floor(whole.length * 0.6)))).toBe(true)
    }
    expect(isTruncated(Buffer.concat([jpeg, Buffer.from('trailing bytes of a motion photo')]))).toBe(false)
  })

  test('bytes that only begin like a picture are corrupt, not a crash', async () => {
    for (const head of [
      [0xff, 0xd8, 0xff, 0xe0],
      [0x89, 0x50, 0x4e, 0x47],
      [0x49, 0x49, 0x2a, 0],
      [0x47, 0x49, 0x46, 0x38],
    ])
      expect(
        await decoded(Buffer.from([...head, ...Array.from({ length: 200 }, (_, at) => (at * 37) % 256)]), 1e8),
      ).toMatchObject({ kind: 'problem', problem: 'corrupt' })
    const heic = fixture('list.heic')
    expect(await decoded(heic.subarray(0, 3000), 1e8)).toMatchObject({ kind: 'problem', problem: 'corrupt' })
  })
})

describe('bitmaps, which sharp does not read', () => {
  test('of 24 bits, bottom up, in blue, green, red and rows padded to four bytes', () => {
    const bytes = bmp({ width: 1, height: 2, bits: 24, data: [0, 0, 255, 0, 255, 0, 0, 0] })
    expect([...(readBmp(bytes)?.data ?? [])]).toEqual([0, 0, 255, 255, 0, 0])
  })

  test('of 8 bits with a palette and runs (RLE8)', () => {
    const palette = [0, 0, 0, 0, 255, 255, 255, 0]
    const bytes = bmp({ width: 4, height: 1, bits: 8, palette, compression: 1, data: [3, 1, 1, 0, 0, 1] })
    expect([...(readBmp(bytes)?.data ?? [])]).toEqual([255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0])
  })

  test('top down when the height is negative; what the file has lost stays white', () => {
    const bytes = bmp({ width: 1, height: -3, bits: 24, data: [10, 10, 10, 0, 20, 20, 20, 0] })
    expect([...(readBmp(bytes)?.data ?? [])]).toEqual([10, 10, 10, 20, 20, 20, 255, 255, 255])
  })

  test('with a size or depth that cannot be are no bitmaps', () => {
    expect(readBmp(bmp({ width: 0, height: 5, bits: 24, data: [] }))).toBeNull()
    expect(readBmp(bmp({ width: 5, height: 5, bits: 7, data: [] }))).toBeNull()
    expect(readBmp(Buffer.from('BM'))).toBeNull()
  })
})

/** A PNG of a few bytes whose header claims much: bombs are made so, with a body of zeros that packs well. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.alloc(100_000))
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

async function decoded(bytes: Uint8Array, pixels: number) {
  const pictures = await openPictures(bytes, { pixels })
  return pictures.kind === 'problem' ? pictures : pictures.decode(0)
}

async function sizeOf(name: string): Promise<{ width: number; height: number }> {
  if (name.endsWith('.bmp')) return { width: 1240, height: 620 }
  const { width, height } = await sharp(fixture(name)).metadata()
  return { width, height }
}

async function middle(bytes: Uint8Array): Promise<number> {
  const picture = await decoded(bytes, 1e8)
  if (picture.kind !== 'picture') throw new Error(picture.detail)
  return picture.red.data[Math.floor(picture.red.data.length / 2)] ?? 0
}

async function shortSide(width: number, height: number): Promise<number> {
  const picture = await decoded(
    await sharp({ create: { width, height, channels: 3, background: 'white' } })
      .png()
      .toBuffer(),
    1e8,
  )
  if (picture.kind !== 'picture') throw new Error(picture.detail)
  return Math.min(picture.red.width, picture.red.height)
}

type Bmp = { width: number; height: number; bits: number; data: number[]; palette?: number[]; compression?: number }

function bmp({ width, height, bits, data, palette = [], compression = 0 }: Bmp): Uint8Array {
  const start = 54 + palette.length
  const head = Buffer.alloc(54)
  head.write('BM', 0, 'latin1')
  head.writeUInt32LE(start, 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(width, 18)
  head.writeInt32LE(height, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(bits, 28)
  head.writeUInt32LE(compression, 30)
  return Buffer.concat([head, Buffer.from(palette), Buffer.from(data)])
}
