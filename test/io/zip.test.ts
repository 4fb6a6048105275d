import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { type PackEntry, SUMS, zipOf } from '#src/io/zip.ts'
import { unzip } from '#test/peers/unzip.ts'

const at = new Date('2021-05-20T09:00:00+07:00')
const entry = (path: string, bytes: Uint8Array): PackEntry => ({ path, bytes, at })

async function* all(...entries: PackEntry[]): AsyncIterable<PackEntry> {
  yield* entries
}

test('files come out as they went in, with Vietnamese names and a list of their sums', async () => {
  const files = [
    entry('HS63-0001/tai-lieu/Tờ trình.docx', Buffer.from('nội dung')),
    entry('rỗng.txt', new Uint8Array()),
    entry('lớn.bin', Buffer.alloc(3_000_000, 'ă')),
  ]
  const found = await unzip(await buffer(zipOf(all(...files))))
  expect(found.map(({ path }) => path)).toEqual([...files.map(({ path }) => path), SUMS])
  for (const [index, { bytes }] of files.entries()) expect(found[index]?.bytes.equals(bytes)).toBe(true)
  const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  expect(found.at(-1)?.bytes.toString()).toBe(files.map(({ path, bytes }) => `${sum(bytes)}  ${path}\n`).join(''))
})

test('no more is fetched than is taken, and nothing after the reader went away', async () => {
  let fetched = 0
  const noise = Buffer.from(Array.from({ length: 400_000 }, (_, index) => (index * 7919 * (index % 251)) % 256))
  async function* many(): AsyncIterable<PackEntry> {
    for (; fetched < 50; fetched++) yield entry(`${fetched}.bin`, noise)
  }
  const out = zipOf(many())
  await new Promise((done) => out.once('readable', done))
  out.read(1000)
  await new Promise((done) => setTimeout(done, 200))
  expect(fetched).toBeLessThan(5)
  out.destroy()
  await new Promise((done) => setTimeout(done, 50))
  expect(fetched).toBeLessThan(5)
})

test('where a file can’t be had the zip fails rather than lack it', async () => {
  async function* broken(): AsyncIterable<PackEntry> {
    yield entry('a.txt', Buffer.from('a'))
    throw new Error('the database is gone')
  }
  await expect(buffer(zipOf(broken()))).rejects.toThrow('the database is gone')
})
