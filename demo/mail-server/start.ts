import { createServer, type Server, type Socket } from 'node:net'
import { serveImap } from './imap/connection.ts'
import { createSmtpServer, type Delivery } from './smtp.ts'
import { createMailStore, type MailStore } from './store.ts'

/** IMAP and SMTP on loopback over one store in memory. */
export type MailServer = AsyncDisposable & {
  readonly store: MailStore
  readonly imapPort: number
  readonly smtpPort: number
  readonly password: string
}

export type MailServerOptions = {
  readonly password: string
  /** Names the server in its own headers. */
  readonly host: string
  /** When a mail that comes in over SMTP counts as received. */
  readonly receivedAt: (raw: Buffer) => Date
  /** 0 takes any free port; a port in use gives way to a free one. */
  readonly imapPort: number
  readonly smtpPort: number
  readonly onDelivery: (delivery: Delivery) => void
  /** A fault of this server's own, not of a client. */
  readonly onFault: (error: unknown) => void
}

const MAX_CLIENTS = 100

export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const store = createMailStore({ uidValidity: Math.floor(Date.now() / 1000) })
  const clients = new Set<Socket>()
  const imap = createServer((socket) => {
    if (clients.size >= MAX_CLIENTS) {
      socket.end('* BYE Too many connections\r\n')
      return
    }
    clients.add(socket)
    socket.on('close', () => clients.delete(socket))
    void serveImap(socket, { store, password: options.password, onFault: options.onFault })
  })
  const imapPort = await listen(imap, options.imapPort)
  const smtp = createSmtpServer({ ...options, store })
  // a client that breaks off is its own affair
  smtp.on('error', () => {})
  const smtpPort = await listen(smtp.server, options.smtpPort)
  return {
    store,
    imapPort,
    smtpPort,
    password: options.password,
    async [Symbol.asyncDispose]() {
      for (const socket of clients) socket.destroy()
      await Promise.all([
        new Promise<void>((resolve) => imap.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ])
    },
  }
}

/** Listens on loopback; where the port is taken, on any free one. */
async function listen(server: Server, port: number): Promise<number> {
  try {
    return await listenOn(server, port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (port !== 0 && (code === 'EADDRINUSE' || code === 'EACCES')) return await listenOn(server, 0)
    throw error
  }
}

async function listenOn(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A server on loopback has a port')
  return address.port
}
