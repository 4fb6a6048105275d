import type { ImapFlow } from 'imapflow'
import { allUids } from '#src/io/folder.ts'
import { record } from '#src/store/events.ts'
import { unseen } from '#src/store/ledger.ts'
import { keepReconciliation } from '#src/store/reconciliations.ts'
import { type Intake, type Place, takeIn, type Taking } from './take-in.ts'

/**
 * Mailbox against database: every UID that the server has must have a disposition. What has none, for whatever reason, is
 * taken in now.
 */
export async function reconcile(
  context: Taking,
  client: ImapFlow,
  place: Place,
  lastUid: number,
  intake: Intake,
): Promise<void> {
  const there = (await allUids(client)).filter((uid) => uid <= lastUid)
  const missed = await unseen(context.database, place.mailboxId, place.uidValidity, there)
  await keepReconciliation(context.database, place.mailboxId, { mails: there.length, missed: missed.length })
  if (missed.length === 0) return
  // One that is left out for a while is known to be missing.
  const unexpected = missed.filter((uid) => !intake.postponed.has(uid))
  if (unexpected.length > 0)
    await record(context.database, {
      kind: 'mailbox-gap',
      detail: { mailboxId: place.mailboxId, mails: unexpected.length },
    })
  context.log.warn({ mailboxId: place.mailboxId, mails: missed.length }, 'mails without a disposition are taken in now')
  await takeIn(context, client, place, missed, lastUid, intake)
}
