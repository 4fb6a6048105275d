import type { ImapFlow } from 'imapflow'
import type { Log } from './log.ts'
import { within } from './within.ts'

/** What the account's Sent folder knows of a mail of ours; `no-folder` where it can't know. */
export type SentProof = 'found' | 'absent' | 'no-folder'

/** The account's Sent folder, over a session of its own that closes when it is not used. */
export type SentFolder = AsyncDisposable & {
  /** @throws where the mailbox can't be asked: then nothing is decided */
  readonly look: (mailId: string) => Promise<SentProof>
  /** Message-IDs of all that left since the day of an instant, whoever wrote it; null where there is no folder. */
  readonly since: (instant: Date) => Promise<readonly string[] | null>
  /** Puts a copy of a mail that left there, unless the server did so itself. Gmail always does. */
  readonly file: (mailId: string, bytes: Uint8Array) => Promise<void>
}

const ASK_MS = 20_000
const IDLE_MS = 60_000

export function sentFolder(open: () => Promise<ImapFlow>, log: Log): SentFolder {
  let session: Promise<ImapFlow> | null = null
  let closing: NodeJS.Timeout | undefined
  // One thing at a time: a folder is selected while it is asked.
  let turn: Promise<unknown> = Promise.resolve()
  let ended = false

  const close = async (): Promise<void> => {
    clearTimeout(closing)
    const client = await session?.catch(() => null)
    session = null
    client?.close()
  }
  const ask = async <T>(question: (client: ImapFlow, folder: string | null) => Promise<T>): Promise<T> => {
    const answer = turn.then(async () => {
      clearTimeout(closing)
      // A session opened now would be closed by nobody, and keep the process alive.
      if (ended) throw new Error('the service has ended')
      try {
        session ??= open()
        const client = await within(ASK_MS, 'mailbox', session)
        if (!client.usable) throw new Error('the session is closed')
        const asked = (async () => await question(client, await folderOf(client)))()
        return await within(ASK_MS, 'Sent folder', asked)
      } catch (error) {
        await close()
        throw error
      } finally {
        closing = setTimeout(() => void close(), IDLE_MS).unref()
      }
    })
    turn = answer.catch(() => undefined)
    return await answer
  }

  return {
    look: async (mailId) =>
      await ask(async (client, folder) => {
        if (folder === null) return 'no-folder'
        return (await holds(client, folder, mailId)) ? 'found' : 'absent'
      }),
    since: async (instant) =>
      await ask(async (client, folder) => {
        if (folder === null) return null
        await client.mailboxOpen(folder, { readOnly: true })
        // SENTSINCE and SINCE compare days, in a zone of the server's choice (RFC 9051 section 6.4.4).
        const dayBefore = new Date(instant.getTime() - 86_400_000)
        const uids = await client.search({ since: dayBefore }, { uid: true })
        if (!uids) throw new Error('The server refused to search the Sent folder')
        if (uids.length === 0) return []
        const mails = await client.fetchAll(uids.join(','), { envelope: true }, { uid: true })
        return mails.flatMap(({ envelope }) => envelope?.messageId ?? [])
      }),
    file: async (mailId, bytes) => {
      await ask(async (client, folder) => {
        if (folder === null || client.capabilities.has('X-GM-EXT-1')) return
        if (await holds(client, folder, mailId)) return
        await client.append(folder, Buffer.from(bytes), ['\\Seen'])
      }).catch((error: unknown) => log.warn({ err: error }, 'the copy for the Sent folder could not be put there'))
    },
    [Symbol.asyncDispose]: async () => {
      ended = true
      await close()
    },
  }
}

async function folderOf(client: ImapFlow): Promise<string | null> {
  const folders = await client.list()
  return folders.find(({ specialUse }) => specialUse === '\\Sent')?.path ?? null
}

async function holds(client: ImapFlow, folder: string, mailId: string): Promise<boolean> {
  await client.mailboxOpen(folder, { readOnly: true })
  const found = await client.search({ header: { 'message-id': mailId } }, { uid: true })
  if (!found) throw new Error('The server refused to search the Sent folder')
  return found.length > 0
}
