import type { ImapFlow } from 'imapflow'
import { uidsAbove } from '#src/io/folder.ts'
import { within } from '#src/io/within.ts'
import { folderNews, type KnownFolder, type ToldFolder } from '#src/mail/folder-news.ts'
import { record } from '#src/store/events.ts'
import { openMailbox, renumber, type StoredMailbox } from '#src/store/mailboxes.ts'
import type { Context } from './context.ts'
import { reconcile } from './reconcile.ts'
import { wentBack } from './went-back.ts'
import { type Intake, type Place, takeIn, type Taking } from './take-in.ts'

export const INBOX = 'INBOX'
/** A look that takes longer goes nowhere: the connection is half open. */
const PROBE_MS = 15_000

export type OpenFolder = { readonly place: Place; lastUid: number; exists: number }

/** Read-only: nothing that we do can mark a mail as read. */
export async function openFolder(context: Taking, client: ImapFlow, path: string): Promise<OpenFolder> {
  const folder = await within(PROBE_MS, 'mailbox', client.mailboxOpen(path, { readOnly: true }))
  const uidValidity = Number(folder.uidValidity)
  const stored = await openMailbox(context.database, context.account, path)
  const isSame =
    stored.uidValidity === uidValidity && !(await wentBack(context.database, client, stored, folder.uidNext))
  const { id, lastUid } = isSame ? stored : await numbered(context, stored, uidValidity)
  return { place: { mailboxId: id, uidValidity }, lastUid, exists: folder.exists }
}

/** Takes in what lies above the last UID. */
export async function takeNew(context: Taking, client: ImapFlow, folder: OpenFolder, intake: Intake): Promise<void> {
  const uids = await uidsAbove(client, folder.lastUid)
  folder.lastUid = await takeIn(context, client, folder.place, uids, folder.lastUid, intake)
}

/** The folder's numbers as its server tells them; a connection that does not answer in time is half open. */
export async function toldOf(client: ImapFlow, path: string): Promise<ToldFolder> {
  const query = { uidValidity: true, uidNext: true, messages: true }
  const status = await within(PROBE_MS, 'mailbox', client.status(path, query))
  return {
    uidValidity: status && status.uidValidity !== undefined ? Number(status.uidValidity) : null,
    uidNext: status && status.uidNext !== undefined ? status.uidNext : null,
    exists: status && status.messages !== undefined ? status.messages : null,
  }
}

/** Paths of the folders that are wanted beside INBOX; one that is not there is told, and does not hold up the others. */
export async function foldersOf(client: ImapFlow, wanted: readonly string[], log: Context['log']): Promise<string[]> {
  if (wanted.length === 0) return []
  const all = await client.list()
  return wanted.flatMap((name) => {
    const path = all.find((folder) => folder.path === name || folder.specialUse === name)?.path
    if (path === undefined) log.warn({ folder: name }, 'no such folder in the mailbox (IMAP_FOLDERS)')
    return path === undefined || path.toUpperCase() === INBOX ? [] : [path]
  })
}

type Others = {
  readonly others: readonly string[]
  /** As of the last look, so that nothing is opened where nothing happened. */
  readonly known: Map<string, KnownFolder>
  readonly compare: boolean
}

/** A mail that was moved between folders is known by its bytes: it is not new. INBOX is open again afterwards. */
export async function lookIntoOthers(
  context: Taking,
  client: ImapFlow,
  { others, known, compare }: Others,
  intake: Intake,
): Promise<void> {
  let moved = false
  for (const path of others) {
    const told = await toldOf(client, path)
    const before = known.get(path) ?? { uidValidity: null, lastUid: 0, exists: 0 }
    const what = folderNews(before, told)
    if (what === 'skip' && !compare) continue
    moved = true
    const folder = await openFolder(context, client, path)
    await takeNew(context, client, folder, intake)
    if (what === 'compare' || compare) await reconcile(context, client, folder.place, folder.lastUid, intake)
    // UIDs of mails that were deleted meanwhile are seen too.
    const lastUid = Math.max(folder.lastUid, (told.uidNext ?? 0) - 1)
    known.set(path, { uidValidity: folder.place.uidValidity, lastUid, exists: folder.exists })
  }
  if (moved) await within(PROBE_MS, 'mailbox', client.mailboxOpen(INBOX, { readOnly: true }))
}

/**
 * A new UIDVALIDITY makes every stored UID meaningless (RFC 9051 section 2.3.1.1), and so does a server that gives its numbers a second
 * time: all is looked at anew, nothing is new.
 */
async function numbered(
  { database }: Pick<Context, 'database'>,
  mailbox: StoredMailbox,
  uidValidity: number,
): Promise<StoredMailbox> {
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
