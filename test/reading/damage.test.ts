import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openParts, PartTooLarge } from '#src/reading/zip-parts.ts'
import { parseXml, XmlTooDeep } from '#src/reading/xml.ts'
import { formatNumber } from '#src/reading/word/numbering.ts'
import { fixture, readOne, shown } from './fixture.ts'

/** The first part of a file, as a broken upload leaves it. */
const cut = (name: string, share: number) => fixture(name).subarray(0, Math.floor(fixture(name).length * share))

describe('damaged files', () => {
  test('a Word file cut short gives what its first parts hold, with a warning', async () => {
    const reading = await readOne('letter.docx', cut('letter.docx', 0.9))
    expect(reading.problem).toBeNull()
    expect(shown(reading).join('\n')).toContain('Trần Quốc Đạt')
    expect(reading.warnings.join()).toContain('cut short')
  })

  test('an RTF cut in the middle gives its first half, with a warning', async () => {
    const reading = await readOne('letter.rtf', cut('letter.rtf', 0.8))
    expect(shown(reading).join('\n')).toContain('TỜ TRÌNH')
    expect(reading.warnings).toHaveLength(1)
  })

  test.each([
    'letter.docx',
    'letter.doc',
    'letter.odt',
    'letter.rtf',
    'letter.pdf',
    'list.xlsx',
    'list.xls',
    'letter.html',
  ])(
    '%s, cut anywhere or with bytes turned over, is a reading or a problem, never an exception',
    async (name) => {
      const whole = fixture(name)
      for (const share of [0.001, 0.02, 0.1, 0.35, 0.6, 0.85, 0.99]) await readOne(name, cut(name, share))
      for (let seed = 1; seed <= 12; seed++) {
        const bytes = Uint8Array.from(whole)
        for (let i = 0; i < 20; i++) bytes[(seed * 7919 + i * 104_729) % bytes.length] = (seed * 31 + i * 17) % 256
        const reading = await readOne(name, bytes)
        expect(reading.problem === null || reading.pages.length === 0).toBe(true)
      }
    },
    60_000,
  )

  test('random bytes are unsupported, no bytes are empty, a text without letters is empty', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 256)
    expect((await readOne('a.docx', noise)).problem).toBe('unsupported')
    expect((await readOne('a.docx', new Uint8Array(0))).problem).toBe('empty')
    expect((await readOne('a.txt', Buffer.from(' \r\n\t\r\n'))).problem).toBe('empty')
  })
})

describe('parts of a packed file', () => {
  const limits = { unpackedBytes: 50_000_000, ratio: 200 }

  test('a part at the limit is unpacked, one byte more is refused', () => {
    const packed = zipOf('a', new Uint8Array(1000))
    expect(openParts(packed, { unpackedBytes: 1000, ratio: 200 }).read('a')).toHaveLength(1000)
    expect(() => openParts(packed, { unpackedBytes: 999, ratio: 200 }).read('a')).toThrow(PartTooLarge)
  })

  test('a bomb is refused by its ratio, whatever it says of its size', async () => {
    const bomb = zipOf('word/document.xml', new Uint8Array(60_000_000))
    expect(() => openParts(bomb, { ...limits, unpackedBytes: 200_000_000 }).read('word/document.xml')).toThrow(
      PartTooLarge,
    )
    expect((await readOne('bomb.docx', bomb)).problem).toBe('too-large')
  })

  test('the limit is for all parts together', () => {
    const parts = openParts(fixture('letter.docx'), { unpackedBytes: 30_000, ratio: 200 })
    expect(() => parts.names.map((name) => parts.read(name))).toThrow(PartTooLarge)
  })
})

describe('XML', () => {
  test('defines no entities, so that none can grow', () => {
    const text = '<!DOCTYPE a [<!ENTITY x "yyyyyyyy"><!ENTITY z "&x;&x;&x;">]><a>&z;&amp;&#7873;&#xea;</a>'
    expect(parseXml(text)).toEqual({ name: 'a', attributes: {}, children: ['&z;&ềê'] })
  })

  test('knows elements by namespace, whatever prefix a file uses', () => {
    const root = parseXml('<ns0:p xmlns:ns0="urn:w"><b xmlns="urn:v" ns0:val="1>2"/><ns0:t/></ns0:p>', {
      'urn:w': 'w',
      'urn:v': 'v',
    })
    expect(root?.name).toBe('w:p')
    expect(root?.children).toMatchObject([{ name: 'v:b', attributes: { 'w:val': '1>2' } }, { name: 'w:t' }])
  })

  test('four hundred elements inside each other are read, more are refused', () => {
    expect(parseXml('<a>'.repeat(400))).not.toBeNull()
    expect(() => parseXml('<a>'.repeat(402))).toThrow(XmlTooDeep)
  })
})

test('list numbers are written as Word writes them', () => {
  expect([1, 4, 9, 14, 40, 1999].map((count) => formatNumber(count, 'upperRoman'))).toEqual([
    'I',
    'IV',
    'IX',
    'XIV',
    'XL',
    'MCMXCIX',
  ])
  expect([1, 26, 27, 53].map((count) => formatNumber(count, 'lowerLetter'))).toEqual(['a', 'z', 'aa', 'aaa'])
  expect([3, 12].map((count) => formatNumber(count, 'decimalZero'))).toEqual(['03', '12'])
})

/** A zip of one deflated member, as plain as can be. */
function zipOf(name: string, content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(10, 22) // a lie about its unpacked size
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(10, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}
