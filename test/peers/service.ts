import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Dovecot } from './dovecot.ts'
import { until } from './program.ts'
import type { SmtpPeer } from './smtp.ts'

/** As `npm start` and the image give it: a young generation of the usual size holds 50 MB of nothing in a service at rest. */
const FLAG = '--max-semi-space-size=4'
const PROJECT = join(import.meta.dirname, '../..')

/** The service as its operator starts it: another process, told everything by its environment. */
export type RunningService = AsyncDisposable & {
  readonly child: ChildProcess
  readonly output: () => string
  readonly log: () => string
  readonly ready: () => Promise<void>
  /** Ends it and gives its exit code. */
  readonly stop: () => Promise<number | null>
  readonly kill: () => Promise<void>
  readonly ended: () => Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export function startService(environment: Record<string, string>, args: readonly string[] = []): RunningService {
  const child = spawn(process.execPath, [FLAG, join(PROJECT, 'src/main.ts'), 'start', ...args], {
    cwd: environment['DATA_DIR'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const exit = once(child, 'exit')
  const ended = async (): Promise<{ code: number | null; signal: NodeJS.Signals | null }> => {
    await exit
    return { code: child.exitCode, signal: child.signalCode }
  }
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    child,
    output: () => output,
    log: () => log,
    ready: async () => {
      await until('the service is ready', () => isOver() || output.includes('ready\n'), { withinMs: 60_000 })
      if (!output.includes('ready\n')) throw new Error(`The service ended before it was ready: ${log.slice(-3000)}`)
    },
    stop: async () => {
      child.kill('SIGTERM')
      return (await ended()).code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended()
    },
    ended,
    async [Symbol.asyncDispose]() {
      if (isOver()) return
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await ended()
      clearTimeout(late)
    },
  }
}

/** Settings of a service between these two peers. */
export function settingsFor(dovecot: Dovecot, smtp: SmtpPeer, dataDir: string): Record<string, string> {
  return {
    IMAP_HOST: '127.0.0.1',
    IMAP_PORT: String(dovecot.port),
    IMAP_SECURITY: 'none',
    IMAP_USER: dovecot.user,
    IMAP_PASSWORD: dovecot.password,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(smtp.port),
    SMTP_SECURITY: 'none',
    DATA_DIR: dataDir,
  }
}
