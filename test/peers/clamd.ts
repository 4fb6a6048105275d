import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clamdVersion } from '#src/io/clamd.ts'
import { freePort } from './free-port.ts'
import { programOf, type RunningProgram, runProgram, until } from './program.ts'

/** A clamd of our own that knows one signature: the test file that every scanner is tried with. */
export type ClamdPeer = AsyncDisposable & {
  readonly socket: string
  readonly port: number
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The test file of EICAR, put together here so that no scanner stops at this source. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join('')

export async function startClamd({ streamBytes = 1_000_000 } = {}): Promise<ClamdPeer> {
  const program = programOf('clamd', 'clamav-daemon')
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'))
  const signatures = join(folder, 'signatures')
  await mkdir(signatures)
  // Name, any kind of file, anywhere in it, bytes.
  await writeFile(join(signatures, 'test.ndb'), `Eicar-Test-Signature:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  const socket = join(folder, 'clamd.ctl')
  const port = await freePort()
  const settings = join(folder, 'clamd.conf')
  await writeFile(
    settings,
    `LocalSocket ${socket}\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nDatabaseDirectory ${signatures}\nForeground yes\nStreamMaxLength ${streamBytes}\nTemporaryDirectory ${folder}\n`,
  )
  let running: RunningProgram | null = null
  const start = async (): Promise<void> => {
    running = runProgram(program, ['--config-file', settings])
    await until('clamd answers', async () => (await clamdVersion({ path: socket })) !== '')
  }
  const stop = async (): Promise<void> => {
    await running?.stop('SIGKILL')
    await rm(socket, { force: true })
  }
  await start()
  return {
    socket,
    port,
    start,
    stop,
    async [Symbol.asyncDispose]() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
