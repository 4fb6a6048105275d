import { serve, type ServerType } from '@hono/node-server'
import { errorCode } from '#src/io/error-code.ts'
import type { Log } from '#src/io/log.ts'
import type { BoardApp } from './board.ts'

export type BoardPlace = {
  readonly host: string
  readonly port: number
  /** Takes the next free port where the wanted one is taken, instead of waiting for it. */
  readonly anyPort: boolean
}

/** What answers requests. */
type Answering = Pick<BoardApp, 'fetch'>

/** A board that is made when the first page is asked for: until then its views and their libraries take no memory and no time of the start. */
export function madeWhenAsked(make: () => Promise<Answering>): Answering {
  let made: Promise<Answering> | null = null
  return {
    async fetch(...request) {
      // Files may have run out for the moment: the next one who asks may have more luck.
      const board = await (made ??= make()).catch((error: unknown) => {
        made = null
        throw error
      })
      return await board.fetch(...request)
    },
  }
}

/** A board that is being served, or waits for its port. */
export type ServedBoard = AsyncDisposable & { readonly port: number | null }

const PORTS_TRIED = 20
const AGAIN_MS = 10_000

/**
 * Serves the board until it is disposed. A port that another program holds does not stop the service, which has mail to
 * take in: the board waits for it, and says so in the log.
 */
export async function serveBoard(app: (port: number) => Answering, place: BoardPlace, log: Log): Promise<ServedBoard> {
  const board: { server: ServerType | null; port: number | null } = { server: null, port: null }
  const ports = Array.from({ length: place.anyPort ? PORTS_TRIED : 1 }, (_, index) => place.port + index)
  let again: NodeJS.Timeout | null = null
  let ended = false
  const open = async (): Promise<void> => {
    for (const port of ports) {
      const server = await listen(app(port), place.host, port)
      if (server === null) continue
      if (ended) server.close()
      else Object.assign(board, { server, port })
      log.info({ host: place.host, port }, 'the board answers')
      return
    }
    log.error({ host: place.host, ports }, 'another program has the port of the board (BOARD_PORT): waiting for it')
    again = setTimeout(() => void open().catch((error: unknown) => log.error({ err: error }, 'no board')), AGAIN_MS)
    again.unref()
  }
  await open()
  return {
    get port() {
      return board.port
    },
    async [Symbol.asyncDispose]() {
      ended = true
      if (again !== null) clearTimeout(again)
      const { server } = board
      if (server === null) return
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}

/** Null where the port is taken. */
async function listen(app: Answering, hostname: string, port: number): Promise<ServerType | null> {
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, () => resolve(server))
    server.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
  })
}
