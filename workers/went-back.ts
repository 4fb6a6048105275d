import type { ImapFlow } from 'imapflow'
import { datesOf } from '#src/io/folder.ts'
import type { Session } from '#src/store/database.ts'
import { lastStored } from '#src/store/ledger.ts'
import type { StoredMailbox } from '#src/store/mailboxes.ts'

/** So many of the newest mails are asked for. Numbers are given again from the end, and all above the last one that was seen are new anyway. */
const NEWEST = 50

/**
 * Whether the folder's server went back to an older copy of itself (restored from a backup, or a replica that lagged behind) and gives
 * numbers a second time, against RFC 9051 section 2.3.1.1: by the ledger the mails that get them would be known, and never be taken in.
 * The folder is selected.
 */
export async function wentBack(
  session: Session,
  client: ImapFlow,
  { id, uidValidity, lastUid }: StoredMailbox,
  uidNext: number | undefined,
): Promise<boolean> {
  if (uidValidity === null || lastUid === 0) return false
  if (uidNext !== undefined && uidNext <= lastUid) return true
  const newest = await lastStored(session, id, uidValidity, NEWEST)
  const dates = await datesOf(
    client,
    newest.map(({ uid }) => uid),
  )
  return newest.some(({ uid, receivedAt }) => (dates.get(uid) ?? receivedAt).getTime() !== receivedAt.getTime())
}
