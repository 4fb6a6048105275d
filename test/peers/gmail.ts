import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export type GmailMail = {
  readonly uid: number
  readonly id: string
  readonly labels: Set<string>
  folders: readonly string[]
}

/** As much of Gmail's IMAP as its labels need (https://developers.google.com/gmail/imap_extensions): scripted, for tests. */
export type Gmail = AsyncDisposable & {
  readonly port: number
  readonly mails: GmailMail[]
  /** Labels that exist, in modified UTF-7 as they go over the wire. */
  readonly folders: Set<string>
  /** Every command as it came, without its tag. */
  readonly said: string[]
}

const ALL_MAIL = '[Gmail]/All Mail'

export async function startGmail(): Promise<Gmail> {
  const mails: GmailMail[] = []
  const folders = new Set(['INBOX', ALL_MAIL])
  const said: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    let selected = ''
    let buffered = ''
    socket.write('* OK Gimap ready\r\n')
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1')
      for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
        const line = buffered.slice(0, end)
        buffered = buffered.slice(end + 2)
        const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? []
        said.push(command)
        const select = /^(?:SELECT|EXAMINE) (?:"([^"]+)"|(\S+))/.exec(command)
        if (select) selected = select[1] ?? select[2] ?? ''
        const { lines, status } = answer(command, selected)
        socket.write([...lines.map((text) => `* ${text}`), `${tag} ${status}`, ''].join('\r\n'))
      }
    })
  })

  const inFolder = (folder: string): GmailMail[] => mails.filter((mail) => mail.folders.includes(folder))
  const answer = (command: string, folder: string): { lines: string[]; status: string } => {
    const word = command.split(' ')[0]?.toUpperCase() ?? ''
    const capabilities = 'CAPABILITY IMAP4rev1 UNSELECT IDLE NAMESPACE ID X-GM-EXT-1 UIDPLUS SPECIAL-USE'
    if (word === 'CAPABILITY') return { lines: [capabilities], status: 'OK done' }
    if (word === 'LOGIN' || word === 'AUTHENTICATE') return { lines: [capabilities], status: 'OK signed in' }
    if (word === 'NAMESPACE') return { lines: ['NAMESPACE (("" "/")) NIL NIL'], status: 'OK done' }
    if (word === 'LIST')
      return {
        lines: [...folders].map((name) => `LIST (${name === ALL_MAIL ? '\\All' : ''}) "/" "${name}"`),
        status: 'OK done',
      }
    if (word === 'CREATE') {
      folders.add(/^CREATE "?([^"]+)"?$/.exec(command)?.[1] ?? '')
      return { lines: [], status: 'OK made' }
    }
    if (word === 'SELECT' || word === 'EXAMINE')
      return {
        lines: [
          `${inFolder(folder).length} EXISTS`,
          'FLAGS (\\Seen)',
          'OK [PERMANENTFLAGS (\\Seen)] x',
          'OK [UIDVALIDITY 7] x',
          'OK [UIDNEXT 99] x',
        ],
        status: 'OK [READ-WRITE] selected',
      }
    const fetch = /^UID FETCH (\S+) /.exec(command)
    if (fetch)
      return {
        lines: among(folder, fetch[1] ?? '').map(
          (mail) => `${mail.uid} FETCH (UID ${mail.uid} X-GM-LABELS (${quoted(mail.labels)}))`,
        ),
        status: 'OK done',
      }
    const store = /^UID STORE (\S+) ([+-])X-GM-LABELS \((.*)\)$/.exec(command)
    if (store) {
      const names = [...(store[3] ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
      if (names.some((name) => !folders.has(name))) return { lines: [], status: 'NO [TRYCREATE] no such label' }
      for (const { labels } of among(folder, store[1] ?? ''))
        for (const name of names)
          if (store[2] === '+') labels.add(name)
          else labels.delete(name)
      return { lines: [], status: 'OK done' }
    }
    const search = /^UID SEARCH X-GM-MSGID (\S+)$/.exec(command)
    if (search)
      return {
        lines: [
          `SEARCH ${inFolder(folder)
            .filter(({ id }) => id === search[1])
            .map(({ uid }) => uid)
            .join(' ')}`.trim(),
        ],
        status: 'OK done',
      }
    return { lines: [], status: 'OK done' }
  }
  const among = (folder: string, set: string): GmailMail[] =>
    inFolder(folder).filter(({ uid }) => set.split(',').includes(String(uid)))
  const quoted = (labels: ReadonlySet<string>): string => [...labels].map((name) => `"${name}"`).join(' ')

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    mails,
    folders,
    said,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((done) => {
        server.close(() => done())
      })
    },
  }
}
