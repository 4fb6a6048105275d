import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive, runningPostmaster, stopPostmaster } from '#src/store/postmaster.ts'

/** A folder for one run of the demo: each starts with an empty mailbox and an empty database. */
export async function makeDataFolder(dataDir: string): Promise<AsyncDisposable & { readonly path: string }> {
  const parent = join(dataDir, 'demo')
  await mkdir(parent, { recursive: true })
  await clearLeftovers(parent)
  const path = await mkdtemp(join(parent, `run-${process.pid}-`))
  return {
    path,
    [Symbol.asyncDispose]: () => remove(path),
  }
}

/** What runs that were killed have left: their folder, and perhaps a database server that is still up. */
async function clearLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(/^run-(\d+)-/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isInteger(pid) && pid !== process.pid && !isAlive(pid)) await remove(join(parent, name))
  }
}

const STOP_PATIENCE_MS = 5000

async function remove(path: string): Promise<void> {
  const server = await runningPostmaster(join(path, 'postgres/cluster'))
  if (server) await stopPostmaster(server, STOP_PATIENCE_MS)
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}
