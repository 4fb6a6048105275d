import type { Session } from './database.ts'
import { sql } from './sql.ts'

/** What became of a UID: a mail of its own, one that is known already, one too large to take, one that was gone at once. */
export type Disposition = 'stored' | 'known' | 'too-large' | 'vanished'

/** Place of a mail on its server. */
export type MailPlace = { readonly mailboxId: number; readonly uidValidity: number; readonly uid: number }

/** Gives each UID its one disposition; a second one is a fault and refused by the table. */
export async function disposeAll(
  session: Session,
  all: readonly {
    readonly place: MailPlace
    readonly disposition: Disposition
    readonly messageId: number | null
  }[],
): Promise<void> {
  await session.query(sql`
    insert into ledger (mailbox_id, uidvalidity, uid, disposition, message_id)
    select * from unnest(
      ${all.map(({ place }) => place.mailboxId)}::bigint[], ${all.map(({ place }) => place.uidValidity)}::bigint[],
      ${all.map(({ place }) => place.uid)}::bigint[], ${all.map(({ disposition }) => disposition)}::text[],
      ${all.map(({ messageId }) => messageId)}::bigint[]
    )`)
}

/** The newest mails that came to a folder as mails of their own, and when each was received there. */
export async function lastStored(
  session: Session,
  mailboxId: number,
  uidValidity: number,
  limit: number,
): Promise<{ readonly uid: number; readonly receivedAt: Date }[]> {
  return await session.query(sql`
    select uid, received_at as "receivedAt" from ledger join message on message.id = ledger.message_id
    where mailbox_id = ${mailboxId} and uidvalidity = ${uidValidity} and disposition in ('stored', 'too-large')
    order by uid desc limit ${limit}`)
}

/** Of these UIDs, those without a disposition, ascending. */
export async function unseen(
  session: Session,
  mailboxId: number,
  uidValidity: number,
  uids: readonly number[],
): Promise<number[]> {
  const rows = await session.query<{ uid: number }>(sql`
    select uid from unnest(${uids}::bigint[]) as uid
    where not exists (
      select from ledger where mailbox_id = ${mailboxId} and uidvalidity = ${uidValidity} and ledger.uid = uid.uid
    )
    order by uid`)
  return rows.map(({ uid }) => uid)
}
