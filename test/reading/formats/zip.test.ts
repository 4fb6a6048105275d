import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { checkZip } from '#src/reading/formats/zip.ts'
import { FREE_BYTES } from '#src/reading/members.ts'
import { LIMITS } from '#src/reading/tools.ts'
import { handZip, pack, readBytes, summary } from './archives.ts'

const DOSSIER = { 'Tờ trình.txt': 'tờ trình', 'Cá nhân/Tóm tắt.txt': 'tóm tắt' }

describe('a zip', () => {
  test('gives its files with their path, folders left out', async () => {
    const { format, extraction } = await readBytes(await pack('a.zip', DOSSIER, '-tzip'), 'hoso.zip')
    expect(format).toBe('zip')
    expect(summary(extraction)).toEqual({
      problem: null,
      members: { 'hoso.zip > Tờ trình.txt': 'tờ trình', 'hoso.zip > Tóm tắt.txt': 'tóm tắt' },
    })
  })

  test('is known by its bytes whatever it is called', async () => {
    expect((await readBytes(await pack('a.zip', DOSSIER, '-tzip'), 'hoso.doc')).format).toBe('zip')
  })

  test('leaves out what systems and programs put in', async () => {
    const junk = {
      '__MACOSX/._a.docx': 'x',
      '.DS_Store': 'x',
      'Thumbs.db': 'x',
      'desktop.ini': 'x',
      '~$To trinh.docx': 'x',
      'a.txt': 'a',
    }
    expect(summary((await readBytes(await pack('a.zip', junk, '-tzip'), 'a.zip')).extraction)).toEqual({
      problem: null,
      members: { 'a.zip > a.txt': 'a' },
    })
  })

  const cp1258 = Buffer.from([0xd0, 0xea, 0xcc, 0x20, 0x6e, 0x67, 0x68, 0x69, 0xf2, 0x2e, 0x74, 0x78, 0x74])
  const unicodeExtra = (raw: Buffer, name: string) => {
    const field = Buffer.concat([Buffer.alloc(9), Buffer.from(name)])
    field.writeUInt16LE(0x7075, 0)
    field.writeUInt16LE(5 + Buffer.from(name).length, 2)
    field[4] = 1
    field.writeUInt32LE(crc32(raw), 5)
    return field
  }
  test.each([
    ['UTF-8 with the flag', { name: 'Đề nghị.txt', flags: 0x800 }, 'Đề nghị.txt'],
    ['UTF-8 without the flag', { name: 'Đề nghị.txt' }, 'Đề nghị.txt'],
    ['NFD', { name: 'Đề nghị.txt'.normalize('NFD') }, 'Đề nghị.txt'],
    ['windows-1258', { name: cp1258 }, 'Đề nghị.txt'],
    ['windows-1258 letters that Latin-1 has too', { name: Buffer.from('Báo cáo.txt', 'latin1') }, 'Báo cáo.txt'],
    ['DOS', { name: Buffer.from([0x81, 0x62, 0x65, 0x72, 0x2e, 0x74, 0x78, 0x74]) }, 'über.txt'],
    ['Info-ZIP’s extra field', { name: cp1258, extra: unicodeExtra(cp1258, 'Đề nghị KT.txt') }, 'Đề nghị KT.txt'],
    [
      'Info-ZIP’s extra field of another name',
      { name: cp1258, extra: unicodeExtra(Buffer.from('x'), 'sai.txt') },
      'Đề nghị.txt',
    ],
    ['a path out of the folder', { name: '../../etc/passwd' }, 'passwd'],
    ['an absolute Windows path', { name: 'C:\\hoso\\a.txt' }, 'a.txt'],
  ])('reads names in %s', async (_what, member, expected) => {
    const { extraction } = await readBytes(handZip([{ content: 'x', ...member }]), 'a.zip')
    expect(summary(extraction)).toEqual({ problem: null, members: { [`a.zip > ${expected}`]: 'x' } })
  })

  test('with a password on one file still gives the others', async () => {
    const zip = handZip([
      { name: 'mo.txt', content: 'mở' },
      { name: 'khoa.txt', content: 'khóa', flags: 1 },
    ])
    const { extraction } = await readBytes(zip, 'a.zip')
    expect(summary(extraction)).toEqual({ problem: 'encrypted', members: { 'a.zip > mo.txt': 'mở' } })
    expect(extraction).toMatchObject({ warnings: ['khoa.txt has a password'] })
  })

  test.each(['ZipCrypto', 'AES256'])('with a password by %s is encrypted, not empty', async (method) => {
    const zip = await pack('a.zip', DOSSIER, '-tzip', '-pmatkhau', `-mem=${method}`)
    expect(summary((await readBytes(zip, 'a.zip')).extraction)).toEqual({ problem: 'encrypted', members: {} })
  })

  test('packed by another method than deflate is read by 7-Zip', async () => {
    for (const method of ['BZip2', 'LZMA', 'Deflate64']) {
      const zip = await pack('a.zip', { 'a.txt': 'nội dung '.repeat(500) }, '-tzip', `-mm=${method}`)
      expect(summary((await readBytes(zip, 'a.zip')).extraction)).toEqual({
        problem: null,
        members: { 'a.zip > a.txt': 'nội dung '.repeat(500) },
      })
    }
  })

  test('whose file is damaged says so and gives the others', async () => {
    const zip = handZip([
      { name: 'hong.txt', content: 'x', crc: 1 },
      { name: 'doi.txt', content: 'xyz', size: 2 },
      { name: 'lanh.txt', content: 'lành' },
    ])
    expect(summary((await readBytes(zip, 'a.zip')).extraction)).toEqual({
      problem: 'corrupt',
      members: { 'a.zip > lanh.txt': 'lành' },
    })
  })

  test('that is cut short gives what stands before the cut', async () => {
    const noise = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251))
    const zip = handZip([
      { name: 'a.bin', content: noise, method: 0 },
      { name: 'b.bin', content: noise, method: 0 },
    ])
    const { extraction } = await readBytes(zip.subarray(0, 4000), 'a.zip')
    expect(extraction).toMatchObject({ kind: 'members', problem: 'corrupt' })
    expect(extraction?.kind === 'members' && extraction.members[0]?.bytes).toEqual(noise)
    expect((await readBytes(Buffer.from('PK\u{3}\u{4}'), 'a.zip')).extraction).toMatchObject({
      kind: 'problem',
      problem: 'corrupt',
    })
  })

  test('with a symbolic link follows it nowhere', async () => {
    const zip = handZip([{ name: 'a.txt', content: '/etc/passwd', attributes: 0xa1ff0000 }])
    expect(summary((await readBytes(zip, 'a.zip')).extraction)).toEqual({ problem: null, members: {} })
  })

  test('whose members share their bytes is refused', async () => {
    const zip = handZip([
      { name: 'a.txt', content: 'x'.repeat(100) },
      { name: 'b.txt', content: 'x'.repeat(100), offset: 0 },
    ])
    expect(summary((await readBytes(zip, 'a.zip')).extraction)).toEqual({ problem: 'too-large', members: {} })
  })
})

describe('limits of a zip', () => {
  const members = (count: number) =>
    handZip(Array.from({ length: count }, (_, index) => ({ name: `${index}.txt`, content: '12345' })))
  const read = async (zip: Uint8Array, limits: Partial<typeof LIMITS>) => {
    const { extraction } = await readBytes(zip, 'a.zip', limits)
    return extraction?.kind === 'members'
      ? { problem: extraction.problem, count: extraction.members.length }
      : extraction
  }

  test('of files, at and past it', async () => {
    expect(await read(members(3), { files: 3 })).toEqual({ problem: null, count: 3 })
    expect(await read(members(4), { files: 3 })).toEqual({ problem: 'too-large', count: 3 })
  })

  test('of unpacked bytes, at and past it', async () => {
    expect(await read(members(3), { unpackedBytes: 15 })).toEqual({ problem: null, count: 3 })
    expect(await read(members(3), { unpackedBytes: 14 })).toEqual({ problem: 'too-large', count: 2 })
  })

  test('of one file, at and past it', async () => {
    expect(await read(members(1), { fileBytes: 5 })).toEqual({ problem: null, count: 1 })
    expect(await read(members(1), { fileBytes: 4 })).toEqual({ problem: 'too-large', count: 0 })
  })

  test('of the ratio, which only large files can break', async () => {
    const zeros = (size: number) => handZip([{ name: 'a.bin', content: Buffer.alloc(size) }])
    expect(await read(zeros(FREE_BYTES), {})).toEqual({ problem: null, count: 1 })
    expect(await read(zeros(FREE_BYTES + 1), {})).toEqual({ problem: 'too-large', count: 0 })
    expect(await read(zeros(FREE_BYTES + 1), { ratio: 2000 })).toEqual({ problem: null, count: 1 })
  })

  test('are checked for office files too', async () => {
    const limits = { files: 3, unpackedBytes: 15, ratio: 200 }
    expect(await checkZip(members(3), limits)).toEqual({ ok: true })
    expect(await checkZip(members(4), limits)).toMatchObject({ ok: false, problem: 'too-large' })
    expect(await checkZip(members(3), { ...limits, unpackedBytes: 14 })).toMatchObject({
      ok: false,
      problem: 'too-large',
    })
    expect(await checkZip(Buffer.from('no zip'), limits)).toMatchObject({ ok: false, problem: 'corrupt' })
    expect(await checkZip(handZip([{ name: 'a', content: 'x', flags: 1 }]), limits)).toMatchObject({
      ok: false,
      problem: 'encrypted',
    })
  })
})
