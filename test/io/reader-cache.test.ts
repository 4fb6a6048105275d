import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { enableCompileCache, getCompileCacheDir } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReaderPool } from '#src/io/sandbox.ts'

const program = fileURLToPath(new URL('writing-reader.ts', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compiled-'))
  enableCompileCache(folder)
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const mail = Buffer.from(
  'From: Lan <lan@example.com>\r\nSubject: Ho so\r\nMessage-ID: <1@example.com>\r\nMIME-Version: 1.0\r\n' +
    'Content-Type: text/plain; name="a.txt"\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nXin gui ho so.\r\n',
)

test('a reader keeps what it compiled for the next one, and nothing of a mail can add to that or write anywhere', async () => {
  const first = await read()
  expect(first.tries).toEqual({
    link: 'ENOENT',
    file: 'ERR_ACCESS_DENIED',
    folder: 'ERR_ACCESS_DENIED',
    beside: 'ERR_ACCESS_DENIED',
    thread: 'ERR_ACCESS_DENIED',
  })
  expect(existsSync(dirname(first.path))).toBe(false)
  const kept = await cached()
  // The program itself is there: some hundred modules.
  expect(Object.keys(kept).length).toBeGreaterThan(200)

  const second = await read()
  expect(second.path).not.toBe(first.path)
  expect(second.tries).toEqual(first.tries)
  expect(await cached()).toEqual(kept)
}, 60_000)

/** What the reader says of its attempts, by name. */
async function read(): Promise<{ path: string; tries: Record<string, string> }> {
  await using pool = createReaderPool({ size: 1, program })
  const { files } = await pool.readMail(mail, null)
  const lines = files[0]?.pages[0]?.blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : [])) ?? []
  const { path = '', ...tries } = Object.fromEntries(lines.map((line) => line.split(': ')))
  return { path, tries }
}

/** Every file of the cache with the time of its last change. */
async function cached(): Promise<Record<string, number>> {
  const own = getCompileCacheDir() ?? ''
  const names = (await readdir(own)).sort()
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await stat(join(own, name))).mtimeMs] as const)),
  )
}
