import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What lies between a client and its server. */
export type Line = AsyncDisposable & {
  readonly port: number
  /** Nothing passes any more in either direction, and nobody is told: half open. New connections neither. */
  freeze(): void
  /** Cuts every connection; new ones pass. */
  cut(): void
  /** New connections pass; frozen ones stay dead. */
  mend(): void
  /** Every connection is cut after so many bytes from the server: in the middle of a literal. */
  cutAfter(bytes: number | null): void
}

/** A line on loopback to a server on this machine. */
export async function openLine(target: number): Promise<Line> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let frozen = false
  let limit: number | null = null
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    let left = limit
    if (frozen) near.pause()
    else near.pipe(far)
    far.on('data', (chunk: Buffer) => {
      if (frozen) return
      near.write(left === null ? chunk : chunk.subarray(0, left))
      if (left !== null && (left -= chunk.length) <= 0) end()
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
    mend() {
      frozen = false
      limit = null
    },
    cutAfter(bytes) {
      limit = bytes
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
