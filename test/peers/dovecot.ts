import { ImapFlow } from 'imapflow'
import { chmod, chown, cp, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { programOf, type RunningProgram, runProgram, until } from './program.ts'

export type DovecotOptions = {
  /** Whether there is a Sent folder (RFC 6154). Default: yes. */
  readonly sentFolder?: boolean
}

/** Debian's Dovecot on loopback, a process of our own with its mails in a temporary folder. */
export type Dovecot = AsyncDisposable & {
  readonly port: number
  readonly user: string
  readonly password: string
  /** A session of somebody else on the same mailbox: staff, or the mail server that delivers. */
  readonly session: () => Promise<ImapFlow>
  readonly deliver: (raw: string | Uint8Array, internalDate?: Date, folder?: string) => Promise<void>
  /** Raw mails of a folder, and their flags. */
  readonly mails: (folder: string) => Promise<{ raw: string; flags: string[] }[]>
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  /** Lays mails straight into the INBOX, in order: thousands in seconds. The same bytes given again are the same file. */
  readonly fill: (count: number, mailOf: (index: number) => Uint8Array) => Promise<void>
  /** Copies the INBOX as it stands, numbers and all. @returns what puts the copy in its place, as from a backup */
  readonly backUp: () => Promise<() => Promise<void>>
  /** Throws away Dovecot's own numbering of its folders: the next session sees a new UIDVALIDITY. */
  readonly renumber: () => Promise<void>
}

/** What a Maildir holds of the INBOX itself: mails, numbers, index. Other folders are `.Sent` and the like. */
async function inboxOf(maildir: string): Promise<string[]> {
  return (await readdir(maildir)).filter((name) => !name.startsWith('.') && name !== 'dovecot-uidvalidity')
}

async function copyInbox(
  from: string,
  to: string,
  owner: { readonly uid: number; readonly gid: number },
): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const name of await inboxOf(from))
    await cp(join(from, name), join(to, name), { recursive: true, preserveTimestamps: true })
  if (userInfo().uid !== 0) return
  for (const name of ['', ...(await readdir(to, { recursive: true }))])
    await chown(join(to, name), owner.uid, owner.gid)
}

const NOBODY = { uid: 65_534, gid: 65_534 }

export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const program = programOf('dovecot', 'dovecot-imapd')
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'))
  await chmod(folder, 0o755)
  const home = join(folder, 'home')
  await mkdir(home)
  const { uid, gid, username } = userInfo()
  const owner = uid === 0 ? NOBODY : { uid, gid }
  if (uid === 0) await chown(home, owner.uid, owner.gid)
  const port = await freePort()
  const password = 'matkhau'
  const user = 'hoso@congdoan.example'
  const config = join(folder, 'dovecot.conf')
  const internal = uid === 0 ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}`
  const sent = options.sentFolder === false ? '' : 'mailbox Sent {\nauto = create\nspecial_use = \\Sent\n}'
  const junk = 'mailbox Thu-rac {\nauto = create\nspecial_use = \\Junk\n}'
  const passdb = `passdb {\ndriver = static\nargs = password=${password}\n}`
  const userdb = `userdb {\ndriver = static\nargs = uid=${owner.uid} gid=${owner.gid} home=${home}\n}`
  const listeners = `inet_listener imap {\nport = ${port}\n}\ninet_listener imaps {\nport = 0\n}`
  await writeFile(
    config,
    `${internal}
base_dir = ${folder}/run
state_dir = ${folder}/state
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = ${folder}/log
mail_location = maildir:~/Maildir
first_valid_uid = 1
mail_fsync = never
${passdb}
${userdb}
service anvil {
chroot =
}
service imap-login {
chroot =
${listeners}
}
namespace inbox {
inbox = yes
${sent}
${junk}
}
`,
  )

  const maildir = join(home, 'Maildir')
  let running: RunningProgram | null = null
  let backups = 0
  const session = async (): Promise<ImapFlow> => {
    const auth = { user, pass: password }
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  const inSession = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = await session()
    try {
      return await work(client)
    } finally {
      await client.logout().catch(() => undefined)
    }
  }
  const start = async (): Promise<void> => {
    running = runProgram(program, ['-F', '-c', config])
    const answers = async (): Promise<boolean> => {
      // Its predecessor's children may hold the port for another moment.
      if (running?.child.exitCode !== null) running = runProgram(program, ['-F', '-c', config])
      return await inSession(async () => true)
    }
    await until('Dovecot answers', answers, { withinMs: 60_000, everyMs: 200 }).catch(async (cause: unknown) => {
      throw new Error(`Dovecot: ${await readFile(`${folder}/log`, 'utf8').catch(() => 'no log')}`, { cause })
    })
  }
  const stop = async (): Promise<void> => {
    await running?.stop()
    running = null
  }
  await start()

  return {
    port,
    user,
    password,
    session,
    start,
    stop,
    deliver: async (raw, internalDate, path = 'INBOX') => {
      await inSession(async (client) => await client.append(path, Buffer.from(raw), [], internalDate))
    },
    mails: async (path) =>
      await inSession(async (client) => {
        const { exists } = await client.mailboxOpen(path, { readOnly: true })
        if (exists === 0) return []
        const found = await client.fetchAll('1:*', { source: true, flags: true })
        return found.map(({ source, flags }) => ({ raw: source?.toString('utf8') ?? '', flags: [...(flags ?? [])] }))
      }),
    fill: async (count, mailOf) => {
      const cur = join(maildir, 'cur')
      for (const one of [maildir, cur, join(maildir, 'new'), join(maildir, 'tmp')]) {
        await mkdir(one, { recursive: true })
        if (uid === 0) await chown(one, owner.uid, owner.gid)
      }
      const laid = new Map<Uint8Array, string>()
      for (let index = 0; index < count; index++) {
        const raw = mailOf(index)
        const second = 1_600_000_000 + Math.floor(index / 1000)
        const name = `${second}.M${String(index).padStart(6, '0')}.bench,S=${raw.length},W=${raw.length}:2,`
        const before = laid.get(raw)
        if (before === undefined) await writeFile(join(cur, name), raw)
        else await link(before, join(cur, name))
        laid.set(raw, join(cur, name))
      }
    },
    backUp: async () => {
      await stop()
      const copy = `${maildir}.copy-${backups++}`
      await copyInbox(maildir, copy, owner)
      await start()
      return async () => {
        await stop()
        for (const name of await inboxOf(maildir)) await rm(join(maildir, name), { recursive: true })
        await copyInbox(copy, maildir, owner)
        await start()
      }
    },
    renumber: async () => {
      await stop()
      for (const name of await readdir(maildir))
        if (name.startsWith('dovecot')) await rm(join(maildir, name), { recursive: true })
      await start()
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
