import type { ImapFlow } from 'imapflow'
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapTrouble } from '#src/io/imap.ts'
import { uidsAbove } from '#src/io/folder.ts'
import { within } from '#src/io/within.ts'
import { record } from '#src/store/events.ts'
import { LOCKS } from '#src/store/database.ts'
import {
  dismissSilentWatcher,
  noteAlive,
  noteLook,
  openMailbox,
  renumber,
  type StoredMailbox,
} from '#src/store/mailboxes.ts'
import type { Context } from './context.ts'
import { takeIn, type Intake } from './take-in.ts'
import { reconcile } from './reconcile.ts'

const FOLDER = 'INBOX'
/** IDLE can die without a word, so the folder is looked at this often whatever it says. */
const POLL_MS = 30_000
/** A look that takes longer goes nowhere: the connection is half open. */
const PROBE_MS = 15_000
const RECONCILE_EVERY_MS = 3_600_000
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
  /** Called once, when the mailbox is watched, by this service or by another that it stands by for. */
  readonly onReady: () => void
  /** Called where the very first sign-in is refused: somebody must look at the settings. */
  readonly onRefused: (trouble: ImapTrouble) => void
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
      const { id } = await openMailbox(database, context.account, FOLDER)
      const mine = await database.withLock({ kind: 'watch', id }, async (lost) => {
        const end = AbortSignal.any([stopping, lost])
        await Promise.all([sessions(context, watching, end, state), sayAlive(context, id, end)])
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
async function sessions(context: Context, watching: Watching, end: AbortSignal, state: WatchState): Promise<void> {
  while (!end.aborted) {
    const began = Date.now()
    try {
      await session(context, watching, end, state)
    } catch (error) {
      if (end.aborted) return
      if (error instanceof ImapTrouble && error.kind === 'login' && !state.signedIn) watching.onRefused(error)
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
  const { database, log, account } = context
  const client = await watching.open()
  const close = (): void => client.close()
  end.addEventListener('abort', close, { once: true })
  try {
    state.signedIn = true
    // Read-only: nothing that we do can mark a mail as read.
    const folder = await client.mailboxOpen(FOLDER, { readOnly: true })
    const uidValidity = Number(folder.uidValidity)
    const mailbox = await numbered(context, await openMailbox(database, account, FOLDER), uidValidity)
    log.info({ mailboxId: mailbox.id, mails: folder.exists, lastUid: mailbox.lastUid }, 'watching the mailbox')
    becomeReady(state, watching)

    const place = { mailboxId: mailbox.id, uidValidity }
    const news = newsOf(client)
    let lastUid = mailbox.lastUid
    let reconciledAt = 0
    while (!end.aborted && client.usable) {
      lastUid = await takeIn(context, client, place, await uidsAbove(client, lastUid), lastUid, state.intake)
      if (Date.now() - reconciledAt > RECONCILE_EVERY_MS || state.intake.postponed.size > 0) {
        await reconcile(context, client, place, lastUid, state.intake)
        reconciledAt = Date.now()
      }
      await noteLook(database, mailbox.id)
      await untilSomethingHappens(client, news, end)
      if (end.aborted) return
      const status = await within(PROBE_MS, 'mailbox', client.status(FOLDER, { uidValidity: true }))
      if (status && status.uidValidity !== undefined && Number(status.uidValidity) !== uidValidity)
        throw new Error(`the server numbers the folder anew (UIDVALIDITY ${status.uidValidity}, was ${uidValidity})`)
    }
    if (!end.aborted) throw new Error('the connection to the mailbox is lost')
  } finally {
    end.removeEventListener('abort', close)
    client.close()
  }
}

/** A new UIDVALIDITY makes every stored UID meaningless (RFC 9051 section 2.3.1.1): all is looked at anew, nothing is new. */
async function numbered({ database }: Context, mailbox: StoredMailbox, uidValidity: number): Promise<StoredMailbox> {
  if (mailbox.uidValidity === uidValidity) return mailbox
  await database.transaction(async (transaction) => {
    await renumber(transaction, mailbox.id, uidValidity)
    if (mailbox.uidValidity !== null)
      await record(transaction, {
        kind: 'mailbox-renumbered',
        detail: { mailboxId: mailbox.id, from: mailbox.uidValidity, to: uidValidity },
      })
  })
  return { ...mailbox, uidValidity, lastUid: 0 }
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
  news.arrived = false
}

function becomeReady(state: WatchState, { onReady }: Watching): void {
  if (!state.ready) onReady()
  state.ready = true
}

async function pause(ms: number, end: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: end }).catch(() => undefined)
}
