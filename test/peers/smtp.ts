import { simpleParser } from 'mailparser'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** A mail that the server took in whole. */
export type TakenMail = {
  readonly to: readonly string[]
  readonly raw: string
  readonly messageId: string
  readonly subject: string
  /** Whether its sender was told so. */
  readonly answered: boolean
}

/** What the server does with the next mail. */
export type Mood =
  | 'takes'
  /** 451 after RCPT. */
  | 'busy'
  /** 550 after RCPT. */
  | 'refuses'
  /** Takes the mail, and the connection ends before the 250 is sent. */
  | 'drops after taking'
  /** The connection ends in the middle of DATA, the mail is not taken. */
  | 'drops before taking'
  /** Takes the mail and never says so: the connection stays open. */
  | 'says nothing after taking'
  /** Reads the mail, and neither takes it nor says anything. */
  | 'says nothing'
  /** 451 and 550 after DATA. */
  | 'busy after the mail'
  | 'refuses the mail'

export type SmtpPeer = AsyncDisposable & {
  readonly port: number
  readonly taken: readonly TakenMail[]
  /** Recipients of mails that were refused for good. */
  readonly refused: readonly string[]
  /** Moods for the next mails, one each; after them it takes everything. */
  readonly moods: Mood[]
  /** Called with each mail that is taken: as at Gmail, which files it in Sent by itself. */
  onTaken: ((raw: string) => Promise<void>) | null
  /** How long it takes to say that it took a mail: a sender that dies meanwhile can't know. */
  answerMs: number
}

/** An SMTP server on loopback that records mails, and fails as it is told to. */
export async function startSmtp(): Promise<SmtpPeer> {
  const taken: TakenMail[] = []
  const refused: string[] = []
  const moods: Mood[] = []
  const sockets = new Set<Socket>()
  const take = async (raw: string, to: string[], answered: boolean): Promise<void> => {
    const { messageId, subject } = await simpleParser(raw)
    await peer.onTaken?.(raw)
    taken.push({ to, raw, messageId: messageId ?? '', subject: subject ?? '', answered })
  }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username }, _, done) => done(null, { user: username ?? 'user' }),
    onRcptTo: ({ address: to }, __, done) => {
      const mood = moods[0]
      if (mood !== 'busy' && mood !== 'refuses') return done()
      moods.shift()
      if (mood === 'refuses') refused.push(to)
      const said = mood === 'busy' ? '4.3.0 come again' : '5.1.1 no such user'
      return done(Object.assign(new Error(said), { responseCode: mood === 'busy' ? 451 : 550 }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      const mood = moods.shift() ?? 'takes'
      const cut = (): void => {
        for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy()
      }
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (mood === 'drops before taking') return cut()
        if (mood === 'says nothing') return undefined
        const to = session.envelope.rcptTo.map(({ address }) => address)
        if (mood === 'refuses the mail') refused.push(...to)
        if (mood === 'refuses the mail' || mood === 'busy after the mail')
          return done(Object.assign(new Error('not now'), { responseCode: mood === 'refuses the mail' ? 550 : 451 }))
        const taking = take(Buffer.concat(chunks).toString('utf8'), to, mood === 'takes')
        return void (async () => {
          const failure = await taking.then(
            () => null,
            (error: unknown) => Object.assign(new Error(String(error)), { responseCode: 451 }),
          )
          await sleep(peer.answerMs)
          if (failure === null && mood === 'drops after taking') cut()
          else if (failure !== null || mood === 'takes') done(failure)
        })()
      })
    },
  })
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const peer: SmtpPeer = {
    port: typeof address === 'object' && address ? address.port : 0,
    taken,
    refused,
    moods,
    onTaken: null,
    answerMs: 0,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((done) => {
        server.close(() => done())
      })
    },
  }
  return peer
}
