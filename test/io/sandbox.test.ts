import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createReaderPool, type ReaderPool } from '#src/io/sandbox.ts'
import type { Extraction } from '#src/reading/extraction.ts'

const hostile = fileURLToPath(new URL('hostile-reader.ts', import.meta.url))
const limits = { fileMs: 1500, memoryBytes: 700_000_000 }
const pools: ReaderPool[] = []

function pool(options: Parameters<typeof createReaderPool>[0] = {}): ReaderPool {
  const made = createReaderPool({ size: 1, program: hostile, limits, ...options })
  pools.push(made)
  return made
}

afterAll(async () => {
  for (const one of pools) await one[Symbol.asyncDispose]()
})

function mail(...files: [name: string, text: string][]): Uint8Array {
  const parts = files.map(
    ([name, text]) =>
      `--b\r\nContent-Type: text/plain; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`,
  )
  return Buffer.from(
    `From: Lan <lan@example.com>\r\nTo: office@example.com\r\nSubject: Ho so\r\nDate: Thu, 20 May 2021 08:00:00 +0700\r\n` +
      `Message-ID: <1@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
      `--b\r\nContent-Type: text/plain\r\n\r\nXin gui ho so.\r\n${parts.join('')}--b--\r\n`,
  )
}

const good: [string, string][] = [
  ['a.txt', 'Tờ trình của công đoàn cơ sở'],
  ['z.txt', 'Tóm tắt thành tích'],
]

describe('a reading process', () => {
  test('parses and reads a mail, and drops the bytes', async () => {
    const { message, files } = await pool().readMail(mail(...good), new Date('2021-05-20T01:02:03Z'))
    expect(message.from?.address).toBe('lan@example.com')
    expect(message.receivedAt).toEqual(new Date('2021-05-20T01:02:03Z'))
    expect(message.attachments.map((one) => [one.name, one.bytes.length])).toEqual([
      ['a.txt', 0],
      ['z.txt', 0],
    ])
    expect(files.map((file) => file.pages[0]?.blocks)).toEqual([
      [{ kind: 'line', text: 'Tờ trình của công đoàn cơ sở' }],
      [{ kind: 'line', text: 'Tóm tắt thành tích' }],
    ])
  })

  test('understands what it read, where its program can', async () => {
    const program = fileURLToPath(new URL('hostile-understanding.ts', import.meta.url))
    const readers = pool({ program })
    const { understood } = await readers.readMail(mail(...good), null)
    expect(understood).toEqual({ documents: [], bodyTypes: ['understood here'] })
    expect((await pool().readMail(mail(...good), null)).understood).toBeNull()
    for (const [order, why] of [
      ['LOOP', /not read within/],
      ['THROW', /a fault of ours/],
    ] as const) {
      const raw = Buffer.from(
        Buffer.from(mail(...good))
          .toString()
          .replace('Xin gui ho so.', order),
      )
      const given = await readers.readMail(raw, null)
      expect(given.understood).toBeNull()
      expect(given.message.text).toContain(order)
      expect(given.failure).toMatch(why)
      // Nothing is wrong with the files, and nobody is told so.
      expect(given.files.map((file) => [file.name, file.problem, file.pages])).toEqual([
        ['a.txt', 'not-understood', []],
        ['z.txt', 'not-understood', []],
      ])
    }
    expect((await readers.readMail(mail(...good), null)).understood).not.toBeNull()
  })

  test.each([
    ['loops for ever', 'LOOP', 'timeout'],
    ['waits for ever', 'WAIT', 'timeout'],
    ['fills the heap', 'HEAP', 'too-large'],
    ['fills memory outside the heap', 'BUFFERS', 'too-large'],
    ['ends the process', 'EXIT', 'corrupt'],
    ['makes it crash', 'SEGFAULT', 'corrupt'],
    ['makes it abort', 'ABORT', 'corrupt'],
    ['tries to write a file', 'WRITE', 'corrupt'],
    ['tries to start a program', 'RUN', 'corrupt'],
    ['tries to read a file of the machine', 'PEEK', 'corrupt'],
  ])('a file that %s is told as such, and the others are read', async (_, order, problem) => {
    const [a, z] = good
    // A heap that runs full is slow about it.
    const roomy = problem === 'too-large' ? { limits: { fileMs: 60_000, memoryBytes: 350_000_000 } } : {}
    const { files } = await pool(roomy).readMail(mail(a ?? ['', ''], ['bad.txt', order], z ?? ['', '']), null)
    expect(files.map((file) => file.problem)).toEqual([null, problem, null])
    expect(existsSync('/tmp/should-not-be')).toBe(false)
  })

  test('several deadly files in one mail each cost one process, and the next mail is read as ever', async () => {
    const readers = pool()
    const { files } = await readers.readMail(
      mail(['1.txt', 'EXIT'], ['2.txt', 'ABORT\n2'], ['3.txt', 'EXIT\n3'], ...good),
      null,
    )
    expect(files.map((file) => file.problem)).toEqual(['corrupt', 'corrupt', 'corrupt', null, null])
    expect((await readers.readMail(mail(...good), null)).files).toHaveLength(2)
  })

  test('what was read before is asked for, what is read now is handed over once, deadly files never', async () => {
    const saved = new Map<string, Extraction>()
    const asked: string[] = []
    const readers = pool({
      lookup: async (sha256) => {
        asked.push(sha256)
        return saved.get(sha256) ?? null
      },
      save: async (sha256, extraction) => {
        expect(saved.has(sha256)).toBe(false)
        saved.set(sha256, extraction)
      },
    })
    const first = await readers.readMail(mail(...good, ['bad.txt', 'EXIT']), null)
    expect(saved.size).toBe(2)
    const second = await readers.readMail(mail(...good), null)
    expect(second.files.map((file) => file.pages)).toEqual(first.files.slice(0, 2).map((file) => file.pages))
    expect(asked.length).toBeGreaterThanOrEqual(4)
  })

  test('a lookup that fails rejects, and the pool goes on', async () => {
    let broken = true
    const readers = pool({
      lookup: async () => {
        if (broken) throw new Error('database lost')
        return null
      },
    })
    await expect(readers.readMail(mail(...good), null)).rejects.toThrow('database lost')
    broken = false
    expect((await readers.readMail(mail(...good), null)).files).toHaveLength(2)
  })

  test('more mails than processes wait their turn', async () => {
    const readers = pool({ size: 2 })
    const readings = await Promise.all(Array.from({ length: 12 }, () => readers.readMail(mail(...good), null)))
    expect(readings.every((reading) => reading.files.length === 2)).toBe(true)
  })

  test('a program that cannot start is a failure, not a verdict on the mail', async () => {
    const readers = createReaderPool({ size: 1, program: '/nonexistent/reader.ts' })
    pools.push(readers)
    await expect(readers.readMail(mail(...good), null)).rejects.toThrow(/No reading process/)
  })

  test('no reader outlives a parent that is killed, not even one in a loop', async () => {
    const script = `
      import { createReaderPool } from ${JSON.stringify(new URL('../../src/io/sandbox.ts', import.meta.url).href)}
      const pool = createReaderPool({ size: 1, program: ${JSON.stringify(hostile)} })
      process.stdout.write('started\\n')
      await pool.readMail(Buffer.from(${JSON.stringify(Buffer.from(mail(['bad.txt', 'LOOP'])).toString('base64'))}, 'base64'), null)`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => parent.stdout.once('data', resolve))
    const children = await eventually(
      () => childrenOf(parent.pid ?? 0),
      (found) => found.length > 0 && found.every(isSpinning),
    )
    parent.kill('SIGKILL')
    await eventually(
      () => children.filter(isAlive),
      (left) => left.length === 0,
    )
  })
})

async function eventually<T>(look: () => T, holds: (value: T) => boolean): Promise<T> {
  for (let i = 0; i < 200; i++) {
    const value = look()
    if (holds(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`it never came about: ${JSON.stringify(look())}`)
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number)
}

/** Two seconds of processor time, in ticks of 10 ms: it has left its start behind and loops. */
function isSpinning(pid: number): boolean {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(' ')
  return Number(fields[13]) + Number(fields[14]) > 200
}

function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}
