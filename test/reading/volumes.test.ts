import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { handZip, pack } from './formats/archives.ts'
import { attachment, readAll } from './fixture.ts'

/** Words that don't pack to next to nothing. */
const TEXT = `tờ trình ${Array.from({ length: 20 }, (_, at) => createHash('sha256').update(String(at)).digest('hex')).join(' ')}`

async function told(files: Readonly<Record<string, Uint8Array>>): Promise<Record<string, string>> {
  const readings = await readAll(Object.entries(files).map(([name, bytes]) => attachment(name, bytes)))
  return Object.fromEntries(readings.map((one) => [one.path.join(' > '), one.problem ?? one.readBy ?? '']))
}

/** As "7z a -v" cuts: anywhere, nothing added. */
function cut(bytes: Uint8Array, pieces: number): Uint8Array[] {
  const size = Math.ceil(bytes.length / pieces)
  return Array.from({ length: pieces }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
}

describe('an archive cut into volumes', () => {
  test('is one archive where all of it came in one mail, in whatever order', async () => {
    const [first, second, third] = cut(await pack('a.7z', { 'To trinh.txt': TEXT }), 3)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three pieces')
    expect(await told({ 'hs.7z.002': second, 'HS.7z.003': third, 'hs.7z.001': first })).toEqual({
      'hs.7z.001 > To trinh.txt': 'text',
    })
  })

  test('is told as one part of it where the others are not there', async () => {
    const [first, second, third] = cut(await pack('a.7z', { 'To trinh.txt': TEXT }), 3)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three pieces')
    expect(await told({ 'hs.7z.001': first })).toEqual({ 'hs.7z.001': 'split-part' })
    expect(await told({ 'hs.7z.002': second })).toEqual({ 'hs.7z.002': 'split-part' })
    expect(await told({ 'hs.7z.001': first, 'hs.7z.003': third })).toEqual({
      'hs.7z.001': 'split-part',
      'hs.7z.003': 'split-part',
    })
    expect(await told({ 'hs.7z.001': first, 'hs.7z.002': second })).toEqual({ 'hs.7z.001': 'split-part' })
  })

  test('as zip: its last volume has the directory and is called .zip', async () => {
    const [one, two] = zipVolumes()
    expect(await told({ 'hs.zip': two, 'hs.z01': one })).toEqual({ 'hs.zip > To trinh.txt': 'text' })
    expect(await told({ 'hs.zip': two })).toEqual({ 'hs.zip': 'split-part' })
    expect(await told({ 'hs.z01': one })).toMatchObject({ 'hs.z01': 'split-part' })
  })

  test('as RAR: named .part1.rar, or known by its own flag', async () => {
    const [one, two] = rarVolumes()
    expect(await told({ 'hs.part2.rar': two, 'hs.part1.rar': one })).toEqual({ 'hs.part1.rar > To trinh.txt': 'text' })
    expect(await told({ 'hs.part1.rar': one })).toEqual({ 'hs.part1.rar': 'split-part' })
    expect(await told({ 'ho so.rar': one })).toEqual({ 'ho so.rar': 'split-part' })
  })

  test('is not what a cut or damaged whole archive is', async () => {
    const whole = await pack('a.7z', { 'To trinh.txt': TEXT })
    expect(await told({ 'hs.7z': whole.subarray(0, 100) })).toEqual({ 'hs.7z': 'corrupt' })
    expect(await told({ 'hs.7z.001': whole })).toEqual({ 'hs.7z.001 > To trinh.txt': 'text' })
  })
})

/** Two volumes of a zip with one stored file: the first begins with the mark of a cut archive (APPNOTE 8.5.4). */
function zipVolumes(): [Uint8Array, Uint8Array] {
  const whole = handZip([{ name: 'To trinh.txt', content: TEXT, method: 0 }])
  const marked = Buffer.concat([Buffer.from('PK\u{7}\u{8}'), whole])
  const half = 200
  const directory = marked.indexOf('PK\u{1}\u{2}')
  marked.writeUInt32LE(4, directory + 42)
  const end = marked.indexOf('PK\u{5}\u{6}')
  marked.writeUInt16LE(1, end + 4)
  marked.writeUInt16LE(1, end + 6)
  marked.writeUInt32LE(directory - half, end + 16)
  return [marked.subarray(0, half), marked.subarray(half)]
}

/** Two volumes of RAR 5 with one stored file that goes on from the first to the second (RAR 5.0 archive format). */
function rarVolumes(): [Uint8Array, Uint8Array] {
  const number = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)])
  const sumOf = (bytes: Uint8Array) => {
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(crc32(bytes))
    return sum
  }
  const header = (...body: number[]) => {
    const sized = Buffer.from([...number(body.length), ...body])
    return Buffer.concat([sumOf(sized), sized])
  }
  const data = Buffer.from(TEXT)
  const name = Buffer.from('To trinh.txt')
  const volume = (part: Buffer, flags: number, main: number[], end: number) =>
    Buffer.concat([
      Buffer.from('Rar!\u{1a}\u{7}\u{1}\u{0}', 'latin1'),
      header(1, 0, ...main),
      header(
        2,
        2 | flags,
        ...number(part.length),
        4,
        ...number(data.length),
        0x20,
        ...sumOf((flags & 0x10) === 0 ? data : part),
        0,
        0,
        name.length,
        ...name,
      ),
      part,
      header(5, 0, end),
    ])
  return [volume(data.subarray(0, 300), 0x10, [1], 1), volume(data.subarray(300), 0x08, [3, 1], 0)]
}
