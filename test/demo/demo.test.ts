import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { STORY } from '#demo/story.ts'
import { isAlive } from '#src/store/postmaster.ts'

const ROOT = join(import.meta.dirname, '../..')
const cleanUp: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const task of cleanUp.splice(0).toReversed()) await task()
})

/** `npm start` as somebody types it, without a mailbox. */
async function startDemo(args: readonly string[], port: number, folder: string | null = null): Promise<Running> {
  const dataDir = folder ?? (await newDataDir())
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(IMAP|SMTP|GOOGLE|MAIL)_/.test(name)),
  )
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), 'start', ...args], {
    // a folder without .env: the settings are those given here
    cwd: dataDir,
    env: { ...env, DATA_DIR: dataDir, BOARD_PORT: String(port), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  cleanUp.push(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => resolve(code))
  })
  return { child, dataDir, output: () => output, ended }
}

async function newDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'demo-'))
  cleanUp.push(() => rm(dataDir, { recursive: true, force: true }))
  return dataDir
}

type Running = {
  readonly child: ChildProcess
  readonly dataDir: string
  readonly output: () => string
  readonly ended: Promise<number | null>
}

function busyPort(): Promise<number> {
  const server = createServer((_, response) => void response.end('taken'))
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      cleanUp.push(() => void server.close())
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

describe('npm start without a mailbox', () => {
  it('runs the whole story through the real service, and every mail ends as expected', async () => {
    const demo = await startDemo(['--once'], await busyPort())
    const code = await demo.ended
    expect(demo.output()).toContain(`${STORY.length} thư đều được xét và trả lời như mong đợi.`)
    expect(code).toBe(0)
    // nothing is left behind but the log
    expect(await readdir(join(demo.dataDir, 'demo'))).toEqual(['demo.log'])
  }, 400_000)

  it('takes the next port where its own is busy, says so, and ends at Ctrl-C with code 0', async () => {
    const port = await busyPort()
    const demo = await startDemo([], port)
    await expect.poll(demo.output, { timeout: 60_000 }).toContain(`cổng ${port} đang có chương trình khác dùng`)
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(demo.output())?.[0] ?? ''
    expect(url).not.toContain(`:${port}`)
    expect(await (await fetch(url)).text()).toContain('bản chạy thử')
    await expect.poll(demo.output, { timeout: 60_000 }).toContain('HS63-0001')
    demo.child.kill('SIGINT')
    expect(await demo.ended).toBe(0)
    expect(await readdir(join(demo.dataDir, 'demo'))).toEqual(['demo.log'])
  }, 180_000)

  it('clears away what a killed run left, its database server too', async () => {
    const dataDir = await newDataDir()
    const killed = await startDemo([], await busyPort(), dataDir)
    await expect.poll(killed.output, { timeout: 60_000 }).toContain('HS63-0001')
    killed.child.kill('SIGKILL')
    await killed.ended
    const [left = ''] = (await readdir(join(dataDir, 'demo'))).filter((name) => name.startsWith('run-'))
    const server = Number(
      (await readFile(join(dataDir, 'demo', left, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0],
    )
    expect(isAlive(server)).toBe(true)
    const next = await startDemo([], await busyPort(), dataDir)
    await expect.poll(next.output, { timeout: 60_000 }).toContain('HS63-0001')
    expect(isAlive(server)).toBe(false)
    expect(await readdir(join(dataDir, 'demo'))).not.toContain(left)
    next.child.kill('SIGINT')
    expect(await next.ended).toBe(0)
  }, 240_000)

  it('ends cleanly when told to before it is up', async () => {
    const demo = await startDemo([], await busyPort())
    await expect.poll(demo.output, { timeout: 60_000 }).toContain('Ctrl-C')
    demo.child.kill('SIGTERM')
    expect(await demo.ended).toBe(0)
  }, 120_000)

  it('refuses words that it does not know', async () => {
    const demo = await startDemo(['--nonsense'], await busyPort())
    expect(await demo.ended).toBe(2)
    expect(demo.output()).toContain('Usage: tiepnhan demo')
  })
})
