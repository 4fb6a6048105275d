import { crc32, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { FREE_BYTES } from '#src/reading/members.ts'
import { pack, readBytes, summary } from './archives.ts'

const DOSSIER = { 'Tờ trình.txt': 'tờ trình', 'Cá nhân/Tóm tắt.txt': 'tóm tắt', '__MACOSX/._a': 'x' }
const READ = (name: string) => ({
  problem: null,
  members: { [`${name} > Tờ trình.txt`]: 'tờ trình', [`${name} > Tóm tắt.txt`]: 'tóm tắt' },
})

describe('archives other than zip', () => {
  test.each(['7z', 'tar'])('give their files: %s', async (type) => {
    const { format, extraction } = await readBytes(await pack(`a.${type}`, DOSSIER), `a.${type}`)
    expect(format).toBe('seven-zip')
    expect(summary(extraction)).toEqual(READ(`a.${type}`))
  })

  test('of one file give it', async () => {
    const one = await pack('a.7z', { 'a.txt': 'một' })
    expect(summary((await readBytes(one, 'a.7z')).extraction)).toEqual({
      problem: null,
      members: { 'a.7z > a.txt': 'một' },
    })
  })

  test('a tar in a gzip is one archive, a file in a gzip is one file', async () => {
    const tar = gzipSync(await pack('a.tar', DOSSIER))
    expect(summary((await readBytes(tar, 'a.tar.gz')).extraction)).toEqual(READ('a.tar.gz'))
    const alone = gzipSync(Buffer.from('tờ trình'))
    expect(summary((await readBytes(alone, 'to trinh.txt.gz')).extraction)).toEqual({
      problem: null,
      members: { 'to trinh.txt.gz > to trinh.txt': 'tờ trình' },
    })
  })

  test('RAR 4 and RAR 5 give their files', async () => {
    expect(summary((await readBytes(rar4({ 'To trinh.txt': 'x' }), 'a.rar')).extraction)).toEqual({
      problem: null,
      members: { 'a.rar > To trinh.txt': 'x' },
    })
    expect(summary((await readBytes(rar5({ 'Tờ trình.txt': 'x' }), 'a.rar')).extraction)).toEqual({
      problem: null,
      members: { 'a.rar > Tờ trình.txt': 'x' },
    })
  })

  test('with a password are encrypted, with or without their names', async () => {
    const open = await pack('a.7z', DOSSIER, '-pmatkhau')
    expect(summary((await readBytes(open, 'a.7z')).extraction)).toEqual({ problem: 'encrypted', members: {} })
    const hidden = await pack('a.7z', DOSSIER, '-pmatkhau', '-mhe=on')
    expect(summary((await readBytes(hidden, 'a.7z')).extraction)).toEqual({ problem: 'encrypted', members: {} })
  })

  test('that are cut, flipped or nothing at all are corrupt', async () => {
    const whole = await pack('a.7z', { 'a.txt': 'nội dung '.repeat(100) })
    expect((await readBytes(whole.subarray(0, whole.length - 20), 'a.7z')).extraction).toMatchObject({
      kind: 'problem',
      problem: 'corrupt',
    })
    const flipped = Uint8Array.from(whole)
    flipped[40] = (flipped[40] ?? 0) ^ 0xff
    expect((await readBytes(flipped, 'a.7z')).extraction).toMatchObject({ problem: 'corrupt' })
    expect((await readBytes(Buffer.from("7z\u{bc}\u{af}'\u{1c}", 'latin1'), 'a.7z')).extraction).toMatchObject({
      kind: 'problem',
      problem: 'corrupt',
    })
    expect((await readBytes(gzipSync(Buffer.from('x'.repeat(1000))).subarray(0, 20), 'a.gz')).extraction).toMatchObject(
      { kind: 'problem', problem: 'corrupt' },
    )
  })
})

test('packed by a method that 7-Zip lacks are unsupported, not damaged', async () => {
  // The codec's number in the header: Copy (00) becomes Zstandard (04 F7 11 01), which this build of 7-Zip does not know.
  const stored = Buffer.from(await pack('a.7z', { 'a.txt': 'x'.repeat(50) }, '-mx=0', '-mhc=off'))
  const at = stored.indexOf(Buffer.from([0x01, 0x01, 0x00]), 32)
  expect(at).toBeGreaterThan(0)
  const changed = Buffer.concat([
    stored.subarray(0, at + 1),
    Buffer.from([0x04, 0x04, 0xf7, 0x11, 0x01]),
    stored.subarray(at + 3),
  ])
  changed.writeUInt32LE(changed.length - 32 - changed.readUInt32LE(12), 20)
  changed.writeUInt32LE(crc32(changed.subarray(32 + changed.readUInt32LE(12))), 28)
  changed.writeUInt32LE(crc32(changed.subarray(12, 32)), 8)
  expect(summary((await readBytes(changed, 'a.7z')).extraction)).toEqual({ problem: 'unsupported', members: {} })
})

describe('their limits', () => {
  const read = async (archive: Uint8Array, limits: Record<string, number>) => {
    const { extraction } = await readBytes(archive, 'a.7z', limits)
    return extraction?.kind === 'members'
      ? { problem: extraction.problem, count: extraction.members.length }
      : extraction
  }

  test('of files, bytes and one file, at and past them', async () => {
    const archive = await pack('a.7z', { 'a.txt': '12345', 'b.txt': '12345', 'c.txt': '12345' })
    expect(await read(archive, { files: 3, unpackedBytes: 15, fileBytes: 5 })).toEqual({ problem: null, count: 3 })
    expect(await read(archive, { files: 2 })).toEqual({ problem: 'too-large', count: 2 })
    expect(await read(archive, { unpackedBytes: 14 })).toEqual({ problem: 'too-large', count: 2 })
    expect(await read(archive, { fileBytes: 4 })).toEqual({ problem: 'too-large', count: 0 })
  })

  test('of the ratio', async () => {
    const zeros = async (size: number) => await pack('a.7z', { 'a.bin': new Uint8Array(size) }, '-mx=1')
    expect(await read(await zeros(FREE_BYTES), {})).toEqual({ problem: null, count: 1 })
    expect(await read(await zeros(FREE_BYTES + 1), {})).toEqual({ problem: 'too-large', count: 0 })
    expect((await readBytes(gzipSync(Buffer.alloc(FREE_BYTES + 1)), 'a.gz')).extraction).toMatchObject({
      kind: 'problem',
      problem: 'too-large',
    })
  })
})

/** RAR 4 with stored files (RAR technote of version 4): 16-bit header checksums, names in the code page. */
function rar4(files: Record<string, string>): Buffer {
  const header = (body: Buffer) => {
    const sum = Buffer.alloc(2)
    sum.writeUInt16LE(crc32(body) & 0xffff)
    return Buffer.concat([sum, body])
  }
  const main = Buffer.alloc(11)
  main[0] = 0x73
  main.writeUInt16LE(13, 3)
  const members = Object.entries(files).map(([name, content]) => {
    const data = Buffer.from(content)
    const body = Buffer.alloc(30)
    body[0] = 0x74
    body.writeUInt16LE(0x8000, 1)
    body.writeUInt16LE(32 + name.length, 3)
    body.writeUInt32LE(data.length, 5)
    body.writeUInt32LE(data.length, 9)
    body[13] = 2
    body.writeUInt32LE(crc32(data), 14)
    body[22] = 20
    body[23] = 0x30
    body.writeUInt16LE(name.length, 24)
    body.writeUInt32LE(0x20, 26)
    return Buffer.concat([header(Buffer.concat([body, Buffer.from(name)])), data])
  })
  const end = Buffer.from([0x7b, 0x00, 0x40, 0x07, 0x00])
  return Buffer.concat([Buffer.from('Rar!\u{1a}\u{7}\u{0}', 'latin1'), header(main), ...members, header(end)])
}

/** RAR 5 with stored files (RAR 5.0 archive format): numbers in groups of seven bits, names in UTF-8. */
function rar5(files: Record<string, string>): Buffer {
  const number = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)])
  const header = (...body: number[]) => {
    const sized = Buffer.from([...number(body.length), ...body])
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(crc32(sized))
    return Buffer.concat([sum, sized])
  }
  const members = Object.entries(files).map(([name, content]) => {
    const data = Buffer.from(content)
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(crc32(data))
    const bytes = Buffer.from(name)
    const body = [
      2,
      2,
      ...number(data.length),
      4,
      ...number(data.length),
      0x20,
      ...sum,
      0,
      0,
      ...number(bytes.length),
      ...bytes,
    ]
    return Buffer.concat([header(...body), data])
  })
  return Buffer.concat([
    Buffer.from('Rar!\u{1a}\u{7}\u{1}\u{0}', 'latin1'),
    header(1, 0, 0),
    ...members,
    header(5, 0, 0),
  ])
}
