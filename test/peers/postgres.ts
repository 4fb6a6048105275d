import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '#src/io/log.ts'
import { startEmbedded } from '#src/store/embedded.ts'

/** A PostgreSQL outside of the service, which knows its address and nothing else. */
export type PostgresPeer = AsyncDisposable & { readonly url: string }

export async function startPostgres(): Promise<PostgresPeer> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'))
  const server = await startEmbedded(folder, createLog('error'))
  const { user, password, host, port, database } = server.connection
  return {
    url: `postgres://${user}:${password}@${host}:${port}/${database}`,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
