import type { Session } from './database.ts'
import { sql } from './sql.ts'

/** One comparison of a folder with the database. */
export type Reconciliation = {
  readonly folder: string
  readonly at: Date
  /** Mails that the server had, and those of them without a disposition: they were taken in then. */
  readonly mails: number
  readonly missed: number
}

/** What is older tells nobody anything. */
const KEEP = '90 days'

export async function keepReconciliation(
  session: Session,
  mailboxId: number,
  { mails, missed }: Pick<Reconciliation, 'mails' | 'missed'>,
): Promise<void> {
  await session.query(sql`
    insert into reconciliation (mailbox_id, mails, missed) values (${mailboxId}, ${mails}, ${missed})`)
  await session.query(sql`
    delete from reconciliation where mailbox_id = ${mailboxId} and at < now() - ${KEEP}::interval`)
}

/** The last comparison of each folder, and how many mails were missed in all of them since. For the digest and for health. */
export async function reconciliations(
  session: Session,
  account: string,
  since: Date,
): Promise<{ readonly last: Reconciliation[]; readonly missed: number }> {
  const last = await session.query<Reconciliation>(sql`
    select distinct on (mailbox_id) folder, at, mails, missed
    from reconciliation join mailbox on mailbox.id = mailbox_id
    where account = ${account}
    order by mailbox_id, at desc`)
  const [sum] = await session.query<{ missed: number }>(sql`
    select coalesce(sum(missed), 0)::int8 as missed from reconciliation join mailbox on mailbox.id = mailbox_id
    where account = ${account} and at > ${since}`)
  return { last, missed: sum?.missed ?? 0 }
}
