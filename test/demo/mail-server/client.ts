import { connect, type Socket } from 'node:net'
import MailComposer from 'nodemailer/lib/mail-composer'

export const PASSWORD = 'mat-khau-thu'

export const serverOptions = {
  password: PASSWORD,
  host: 'tiepnhan.example',
  receivedAt: (): Date => new Date(),
  imapPort: 0,
  smtpPort: 0,
  onDelivery: (): void => {},
}

/** A mail as a union might send it. */
export async function mailOf(details: { subject: string; attachments?: number }): Promise<Buffer> {
  const composer = new MailComposer({
    from: 'Công đoàn cơ sở Trường Tiểu học Hoa Sữa <cdcs@tiepnhan.example>',
    to: 'ldldbadinh@tiepnhan.example',
    subject: details.subject,
    text: 'Kính gửi Liên đoàn Lao động quận,',
    attachments: Array.from({ length: details.attachments ?? 0 }, (_, index) => ({
      filename: `Tờ trình ${index}.txt`,
      content: `tệp số ${index}\n`.repeat(100),
    })),
  })
  return await composer.compile().build()
}

/** A bare connection, for what no decent client would say. */
export async function rawClient(port: number): Promise<{
  readonly socket: Socket
  send(text: string | Buffer): void
  /** Everything received until the pattern is seen, or until the connection ends. */
  until(pattern: RegExp): Promise<string>
  ended(): Promise<void>
}> {
  const socket = connect(port, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  let received = ''
  let taken = 0
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => resolve())
  })
  return {
    socket,
    send: (text) => void socket.write(text),
    async until(pattern) {
      const start = Date.now()
      while (true) {
        const rest = received.slice(taken)
        if (pattern.test(rest) || socket.closed) {
          taken = received.length
          return rest
        }
        if (Date.now() - start > 10_000) throw new Error(`Not seen: ${pattern}; received: ${rest.slice(-300)}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    ended: () => closed,
  }
}
