import type { ImapFlow } from 'imapflow'
import { folderNews, type KnownFolder } from '#src/mail/folder-news.ts'
import { noteLook } from '#src/store/mailboxes.ts'
import { INBOX, lookIntoOthers, type OpenFolder, takeNew, toldOf } from './folders.ts'
import { reconcile } from './reconcile.ts'
import type { Intake, Taking } from './take-in.ts'

const RECONCILE_EVERY_MS = 3_600_000
const ASK_ANYWAY = 20

/** The folders of one session, and what its last looks saw. */
export type Watched = {
  readonly inbox: OpenFolder
  readonly others: readonly string[]
  readonly known: Map<string, KnownFolder>
  looks: number
  reconciledAt: number
}

export function watchedFolder(inbox: OpenFolder, others: readonly string[]): Watched {
  return { inbox, others, known: new Map(), looks: 0, reconciledAt: 0 }
}

/**
 * One look at the mailbox. Where the server has nothing new to tell, it costs one command and one statement, however many mails
 * there are. `told`: the server told of a mail since the last look.
 */
export async function look(
  context: Taking,
  client: ImapFlow,
  watched: Watched,
  { told: arrived, intake }: { readonly told: boolean; readonly intake: Intake },
): Promise<void> {
  const { inbox, others, known, looks } = watched
  const compare = Date.now() - watched.reconciledAt > RECONCILE_EVERY_MS || intake.postponed.size > 0
  const told = looks === 0 || arrived ? null : await toldOf(client, INBOX)
  const what = told === null ? 'new' : folderNews({ ...inbox, uidValidity: inbox.place.uidValidity }, told)
  if (what === 'all')
    throw new Error(
      `the server numbers the folder anew (UIDVALIDITY ${told?.uidValidity}, was ${inbox.place.uidValidity})`,
    )
  // Some servers tell old numbers of a folder that is open: now and then it is asked for its mails whatever they say.
  if (what === 'new' || looks % ASK_ANYWAY === 0) await takeNew(context, client, inbox, intake)
  if (what === 'compare' || compare) await reconcile(context, client, inbox.place, inbox.lastUid, intake)
  inbox.exists = client.mailbox ? client.mailbox.exists : inbox.exists
  if (others.length > 0) await lookIntoOthers(context, client, { others, known, compare }, intake)
  if (compare) watched.reconciledAt = Date.now()
  watched.looks++
  await noteLook(context.database, inbox.place.mailboxId)
}
