import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { errorCode } from '#src/io/error-code.ts'

const run = promisify(execFile)

/** The server process of a cluster, as its lock file tells. */
export type Postmaster = { readonly pid: number; readonly port: number }

/**
 * The server that runs on this cluster, whoever started it; null where none does.
 * A lock file left by a dead server, whose number another process has now, is removed: PostgreSQL would take it for real.
 */
export async function runningPostmaster(cluster: string): Promise<Postmaster | null> {
  const lock = join(cluster, 'postmaster.pid')
  const lines = (await readFile(lock, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1) return null
  if (!isAlive(pid)) return null
  if (!(await isServerOf(pid, cluster))) {
    await unlink(lock).catch(() => undefined)
    return null
  }
  const port = Number(lines[3])
  return Number.isInteger(port) && port > 0 ? { pid, port } : null
}

/** Ends a server fast and clean: running transactions are rolled back, the data is written out (SIGINT, "fast shutdown"). */
export async function stopPostmaster({ pid }: Postmaster, patienceMs: number): Promise<void> {
  const signalThenWait = async (signal: NodeJS.Signals, ms: number): Promise<boolean> => {
    try {
      process.kill(pid, signal)
    } catch {
      return true
    }
    for (const end = Date.now() + ms; Date.now() < end; await sleep(20)) if (!isAlive(pid)) return true
    return false
  }
  if (await signalThenWait('SIGINT', patienceMs)) return
  // "Immediate shutdown": the next start recovers from the log, no committed transaction is lost.
  await signalThenWait('SIGQUIT', patienceMs)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Process numbers are used again (in a container nearly at once), so the process must also live in the cluster's folder. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    try {
      // A zombie has no folder any more.
      return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(cluster))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false
      const [owner, folder] = await Promise.all([stat(`/proc/${pid}`), stat(cluster)])
      return owner.uid === folder.uid
    }
  }
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres')
}
