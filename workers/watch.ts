import type { ImapFlow } from 'imapflow'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorText } from '#src/io/error-code.ts'
import { ImapTrouble } from '#src/io/imap.ts'
import { LOCKS } from '#src/store/database.ts'
import {
  dismissSilentWatcher,
  lastLook,
  noteAlive,
  noteReached,
  noteTrouble,
  openMailbox,
} from '#src/store/mailboxes.ts'
import type { Context } from './context.ts'
import { foldersOf, INBOX, openFolder } from './folders.ts'
import { look, watchedFolder } from './look.ts'
import type { Intake } from './take-in.ts'

/** IDLE can die without a word, so the folder is looked at this often whatever it says. */
const POLL_MS = 30_000
/** A second service stands by, and looks this often whether it is needed. */
const STAND_BY_MS = 2000

/** Sessions that lived so long ended for a passing reason: the next begins at once. */
const SOUND_SESSION_MS = 60_000
const FIRST_DELAY_MS = 500
const LAST_DELAY_MS = 60_000
/** Signing in again and again with a wrong password locks accounts. */
const REFUSED_DELAY_MS = 60_000

export type Watching = {
  readonly open: () => Promise<ImapFlow>
  /** Folders beside INBOX: paths, or attributes such as `\\Junk` (RFC 6154). */
  readonly folders: readonly string[]
  /** Called once, when the mailbox is watched, by this service or by another that it stands by for. */
  readonly onReady: () => void
  /** Called where the very first sign-in is refused: somebody must look at the settings. `first`: it never went well before. */
  readonly onRefused: (trouble: ImapTrouble, first: boolean) => void
}

/** Watches the mailbox for as long as the service lives, through every loss of its connections. */
export async function watch(context: Context, watching: Watching): Promise<void> {
  const { database, log, stopping } = context
  const state: WatchState = {
    ready: false,
    signedIn: false,
    failures: 0,
    intake: { slice: null, postponed: new Map() },
  }
  while (!stopping.aborted) {
    try {
      const { id } = await openMailbox(database, context.account, INBOX)
      const mine = await database.withLock({ kind: 'watch', id }, async (lost) => {
        const end = AbortSignal.any([stopping, lost])
        await Promise.all([sessions(context, watching, id, end, state), sayAlive(context, id, end)])
      })
      if (mine === null) {
        if (await dismissSilentWatcher(database, [LOCKS.watch, id]))
          log.warn('a watcher that says nothing was dismissed')
        if (!state.ready) log.info('another service watches the mailbox, this one stands by')
        becomeReady(state, watching)
      }
    } catch (error) {
      log.warn({ err: error }, 'the database does not answer; the mailbox waits')
    }
    await pause(STAND_BY_MS, stopping)
  }
}

const SAY_ALIVE_MS = 20_000

async function sayAlive({ database, log }: Context, mailboxId: number, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await noteAlive(database, mailboxId).catch((error: unknown) =>
      log.warn({ err: error }, 'the database does not answer'),
    )
    await pause(SAY_ALIVE_MS, end)
  }
}

type WatchState = {
  ready: boolean
  signedIn: boolean
  failures: number
  readonly intake: Intake
}

/** One session after the other, as long as the lock is ours. */
async function sessions(
  context: Context,
  watching: Watching,
  inboxId: number,
  end: AbortSignal,
  state: WatchState,
): Promise<void> {
  while (!end.aborted) {
    const began = Date.now()
    try {
      await session(context, watching, end, state)
    } catch (error) {
      if (end.aborted) return
      const { database, account, count } = context
      count('imap_failures')
      await noteTrouble(database, inboxId, errorText(error)).catch(() => undefined)
      // One that was watched before is tried on: ending would end the alarm too.
      if (error instanceof ImapTrouble && error.kind === 'login' && !state.signedIn)
        watching.onRefused(
          error,
          await lastLook(database, account).then(
            (ago) => ago === null,
            () => false,
          ),
        )
      const lived = Date.now() - began
      state.failures = lived > SOUND_SESSION_MS ? 0 : state.failures + 1
      const delay = delayAfter(state.failures, error)
      context.log.warn({ err: error, livedMs: lived, retryMs: delay }, 'the mailbox is not watched for the moment')
      await pause(delay, end)
    }
  }
}

/** Judged by how long the session lived, not by whether the sign-in went well; spread, so that many do not come at once. */
function delayAfter(failures: number, error: unknown): number {
  if (failures === 0) return 0
  const growing = Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LAST_DELAY_MS)
  const least = error instanceof ImapTrouble && error.kind === 'login' ? REFUSED_DELAY_MS : 0
  return Math.max(least, growing) * (0.75 + Math.random() / 2)
}

async function session(context: Context, watching: Watching, end: AbortSignal, state: WatchState): Promise<void> {
  const { log } = context
  const client = await watching.open()
  const close = (): void => client.close()
  end.addEventListener('abort', close, { once: true })
  try {
    state.signedIn = true
    const inbox = await openFolder(context, client, INBOX)
    await noteReached(context.database, inbox.place.mailboxId)
    log.info({ mailboxId: inbox.place.mailboxId, mails: inbox.exists, lastUid: inbox.lastUid }, 'watching the mailbox')
    becomeReady(state, watching)

    const news = newsOf(client)
    const others = await foldersOf(client, watching.folders, log)
    const watched = watchedFolder(inbox, others)
    while (!end.aborted && client.usable) {
      const told = news.arrived
      news.arrived = false
      await look(context, client, watched, { told, intake: state.intake })
      await untilSomethingHappens(client, news, end)
    }
    if (!end.aborted) throw new Error('the connection to the mailbox is lost')
  } finally {
    end.removeEventListener('abort', close)
    client.close()
  }
}

/** Whether the server told of mails since the last look. It may do so at any time, in the middle of other answers too. */
type News = { arrived: boolean; ring: () => void }

function newsOf(client: ImapFlow): News {
  const news: News = { arrived: false, ring: () => undefined }
  client.on('exists', () => {
    news.arrived = true
    news.ring()
  })
  client.on('close', () => news.ring())
  return news
}

/** In IDLE until the server tells of a mail, the connection ends, or the time for a look has come. */
async function untilSomethingHappens(client: ImapFlow, news: News, end: AbortSignal): Promise<void> {
  if (!news.arrived && client.usable) {
    const bell = new AbortController()
    news.ring = () => bell.abort()
    // Ends when the next command is given; a failure is met by that command.
    client.idle().catch(() => undefined)
    await pause(POLL_MS, AbortSignal.any([bell.signal, end]))
  }
}

function becomeReady(state: WatchState, { onReady }: Watching): void {
  if (!state.ready) onReady()
  state.ready = true
}

async function pause(ms: number, end: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: end }).catch(() => undefined)
}
