import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { parseMessage } from '#src/mail/parse.ts'
import type { Message } from '#src/mail/message.ts'
import type { ReplyKind, Verdict } from '#src/dossiers/verdict.ts'
import type { Delivery } from './mail-server/smtp.ts'
import type { Folder, StoredMessage } from './mail-server/store.ts'
import { STORY, type Step } from './story.ts'

/** What the service has come to, as its database has it. */
export type Ledger = {
  /** By SHA-256 of the mails' bytes. */
  mails(): Promise<ReadonlyMap<string, Progress>>
  /** What kind of letter each Message-ID of ours is. */
  letters(): Promise<ReadonlyMap<string, ReplyKind>>
}

export type Progress = {
  readonly status: 'received' | 'read' | 'judged' | 'parked'
  readonly verdict: Verdict | null
  /** Letters about it that wait for the settling time or for their turn. */
  readonly lettersAhead: number
  readonly lettersSent: number
}

/** One mail in the office's mailbox and what became of it. */
export type Watched = {
  /** From 1, in the order of arrival: its name on the page. */
  readonly number: number
  readonly message: Message
  readonly step: Step | null
  readonly progress: Progress | null
  readonly replies: readonly SeenReply[]
}

/** A letter of the office as it reached its reader. */
export type SeenReply = {
  readonly kind: ReplyKind | null
  readonly to: readonly string[]
  readonly from: string
  readonly subject: string
  readonly html: string | null
  readonly text: string
  readonly messageId: string
  readonly references: readonly string[]
  /** From the mail's arrival to the letter's. */
  readonly afterMs: number
}

export type Watch = AsyncDisposable & {
  mails(): readonly Watched[]
  /** Letters that answer no mail we know of. */
  strayReplies(): readonly SeenReply[]
  /** Told of each letter that the office sends. */
  takeDelivery(delivery: Delivery): void
  /** From when on the service can be asked. */
  follow(ledger: Ledger): void
  onChange(listener: () => void): () => void
  /** Rises with every change. */
  version(): number
}

const POLL_MS = 250

type Arrived = { readonly number: number; readonly message: Message; readonly step: Step | null; readonly at: number }

export function startWatch(options: {
  readonly inbox: Folder
  readonly office: string
  readonly onFault: (error: unknown) => void
}): Watch {
  const arrived: Arrived[] = []
  const replies: SeenReply[] = []
  const listeners = new Set<() => void>()
  const seen = new Set<number>()
  let progress: ReadonlyMap<string, Progress> = new Map()
  let kinds: ReadonlyMap<string, ReplyKind> = new Map()
  let version = 0
  let known = ''
  let ledger: Ledger | null = null
  const ending = new AbortController()
  let work: Promise<void> = Promise.resolve()

  const changed = (): void => {
    version += 1
    for (const listener of listeners) listener()
  }
  /** One thing after the other, so that mails keep the order of their arrival. */
  const queue = (task: () => Promise<void>): void => {
    work = work.then(task).catch(options.onFault)
  }
  const takeNew = (): void => {
    for (const stored of options.inbox.messages.filter(({ uid }) => !seen.has(uid))) {
      seen.add(stored.uid)
      const at = performance.now()
      queue(async () => {
        arrived.push(await readArrived(stored, arrived.length + 1, at))
        changed()
      })
    }
  }
  const ask = async (): Promise<void> => {
    if (ledger === null) return
    const [mails, letters] = await Promise.all([ledger.mails(), ledger.letters()])
    const now = JSON.stringify([...mails, ...letters])
    if (now === known) return
    known = now
    progress = mails
    kinds = letters
    changed()
  }
  const poll = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      // A database that is just starting or stopping is no fault of the demo: it is asked again.
      await ask().catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }

  options.inbox.watchers.add(takeNew)
  takeNew()
  const polling = poll()

  const named = (reply: SeenReply): SeenReply => ({ ...reply, kind: kinds.get(reply.messageId) ?? reply.kind })
  const answers = (reply: SeenReply, { message }: Arrived): boolean =>
    message.messageId !== null && reply.references.at(-1) === message.messageId

  return {
    mails: () =>
      arrived.map((mail) => ({
        number: mail.number,
        message: mail.message,
        step: mail.step,
        progress: progress.get(mail.message.sha256) ?? null,
        replies: replies.filter((reply) => answers(reply, mail)).map(named),
      })),
    strayReplies: () => replies.filter((reply) => !arrived.some((mail) => answers(reply, mail))).map(named),
    takeDelivery(delivery) {
      const at = performance.now()
      if (delivery.from.toLowerCase() !== options.office) return
      queue(async () => {
        const reply = await readReply(delivery)
        const about = arrived.find((mail) => answers(reply, mail))
        replies.push({ ...reply, afterMs: about ? at - about.at : 0 })
        changed()
      })
    },
    follow(given) {
      ledger = given
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    version: () => version,
    async [Symbol.asyncDispose]() {
      ending.abort()
      options.inbox.watchers.delete(takeNew)
      await polling
      await work
    },
  }
}

async function readArrived(stored: StoredMessage, number: number, at: number): Promise<Arrived> {
  const message = await parseMessage(stored.raw, { internalDate: stored.internalDate })
  const step = STORY.find(({ receivedAt }) => Date.parse(receivedAt) === stored.internalDate.getTime()) ?? null
  return { number, message, step, at }
}

async function readReply(delivery: Delivery): Promise<SeenReply> {
  const mail = await simpleParser(delivery.raw, { skipImageLinks: true })
  const references = typeof mail.references === 'string' ? [mail.references] : (mail.references ?? [])
  return {
    kind: null,
    to: delivery.to,
    from: mail.from?.text ?? delivery.from,
    subject: mail.subject ?? '',
    html: typeof mail.html === 'string' ? mail.html : null,
    text: mail.text ?? '',
    messageId: mail.messageId ?? createHash('sha256').update(delivery.raw).digest('hex'),
    references: mail.inReplyTo === undefined ? references : [...references, mail.inReplyTo],
    afterMs: 0,
  }
}
