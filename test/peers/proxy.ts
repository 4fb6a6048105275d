import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What lies between a client and its server. */
export type Line = AsyncDisposable & {
  readonly port: number
  /** Nothing passes any more in either direction, and nobody is told: half open. New connections neither. */
  freeze(): void
  /** Cuts every connection; new ones pass. */
  cut(): void
  /** As `cut`, without a farewell: the client sees a reset. */
  reset(): void
  /** New connections pass; frozen ones stay dead. */
  mend(): void
  /** Every connection is cut after so many bytes from the server: in the middle of a literal. */
  cutAfter(bytes: number | null): void
  /** Every connection falls silent after so many bytes from the server, and stays open. */
  stallAfter(bytes: number): void
}

type Limit = { readonly bytes: number; readonly after: 'cut' | 'stall' }

/** A line on loopback to a server on this machine. */
export async function openLine(target: number): Promise<Line> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let frozen = false
  let limit: Limit | null = null
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const mine = limit
    let left = mine?.bytes ?? Infinity
    let dead = frozen
    if (frozen) near.pause()
    else near.pipe(far)
    far.on('data', (chunk: Buffer) => {
      if (frozen) dead = true
      if (dead) return
      near.write(left === Infinity ? chunk : chunk.subarray(0, left))
      left -= chunk.length
      if (left > 0) return
      if (mine?.after === 'cut') end()
      else dead = true
    })
    const end = (): void => {
      near.destroy()
      far.destroy()
      pairs.delete(pair)
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const each = (work: (near: Socket, far: Socket) => void): void => {
    for (const [near, far] of pairs) work(near, far)
  }
  const cut = (): void => each((near, far) => [near.destroy(), far.destroy()])
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    freeze() {
      frozen = true
      each((near, far) => {
        near.unpipe(far)
        near.pause()
      })
    },
    cut,
    reset: () => each((near, far) => [near.resetAndDestroy(), far.destroy()]),
    mend() {
      frozen = false
      limit = null
    },
    cutAfter(bytes) {
      limit = bytes === null ? null : { bytes, after: 'cut' }
      cut()
    },
    stallAfter(bytes) {
      limit = { bytes, after: 'stall' }
      cut()
    },
    async [Symbol.asyncDispose]() {
      cut()
      await new Promise<void>((done) => {
        server.close(() => done())
      })
    },
  }
}
