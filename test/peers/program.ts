import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** Where a program is; a test that needs a missing one stops with the line that installs it, it is never skipped. */
export function programOf(name: string, debianPackage: string): string {
  const path = `${process.env['PATH']}:/usr/sbin:/usr/local/sbin`
  try {
    return execFileSync('which', [name], { encoding: 'utf8', env: { ...process.env, PATH: path } }).trim()
  } catch (cause) {
    const line = `apt-get install -y --no-install-recommends ${debianPackage}`
    throw new Error(`This test needs ${name}. Install it: ${line}`, { cause })
  }
}

/** A server as a process of our own. */
export type RunningProgram = { readonly child: ChildProcess; readonly stop: (signal?: NodeJS.Signals) => Promise<void> }

export function runProgram(path: string, args: readonly string[], options: SpawnOptions = {}): RunningProgram {
  const child = spawn(path, args, { stdio: 'ignore', ...options })
  return {
    child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      const late = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(late)
    },
  }
}

/** Waits until something holds, and says what did not when it never does. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  { withinMs = 30_000, everyMs = 50 }: { withinMs?: number; everyMs?: number } = {},
): Promise<NonNullable<T>> {
  let last: unknown = null
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(everyMs)) {
    try {
      const answer = await ask()
      if (answer) return answer
      last = null
    } catch (error) {
      last = error
    }
  }
  throw new Error(`${what}: not within ${withinMs} ms`, { cause: last })
}
