import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** How the service stands. Ages in milliseconds, null where there is nothing to have an age. */
export type Health = {
  readonly mailboxes: readonly {
    readonly account: string
    readonly folder: string
    readonly lookedAgoMs: number | null
    readonly aliveAgoMs: number | null
  }[]
  readonly unread: number
  readonly oldestUnreadMs: number | null
  readonly unjudged: number
  readonly oldestUnjudgedMs: number | null
  readonly parked: number
  readonly lettersWaiting: number
  /** Of letters whose time to go has come. */
  readonly oldestOverdueMs: number | null
  readonly lettersUnknown: number
  readonly lettersFailed: number
  readonly lettersSentToday: number
  readonly mails: number
  readonly files: number
  readonly databaseBytes: number
}

/** Mails up to a number, counted. */
export type CountedMails = { readonly upTo: number; readonly mails: number }

/** Numbers that are given out in order may come to be seen out of order: so many of the newest are counted each time. */
const NEWEST = 1000

/**
 * Counts the mails that are counted once for many looks: a mail is never deleted (what is forgotten are its words and bytes), and 100,000 of
 * them take 70 ms where vacuum has not been for a while, the newest thousand 1 ms.
 */
export async function countMails(session: Session): Promise<CountedMails> {
  const [counted] = await session.query<CountedMails>(sql`
    with settled as (select coalesce(max(id), 0) - ${NEWEST}::bigint as "upTo" from message)
    select "upTo", (select count(*) from message where id <= "upTo") as mails from settled`)
  if (!counted) throw new Error('PostgreSQL counted nothing')
  return counted
}

export async function healthOf(session: Session, counted: CountedMails): Promise<Health> {
  const mailboxes = await session.query<Health['mailboxes'][number]>(sql`
    select account, folder, ${age(`greatest(looked_at, (
      select seen_at from ledger
      where mailbox_id = mailbox.id and ledger.uidvalidity = mailbox.uidvalidity order by uid desc limit 1
    ))`)} as "lookedAgoMs", ${age('alive_at')} as "aliveAgoMs"
    from mailbox order by account, folder`)
  const [rest] = await session.query<Omit<Health, 'mailboxes'>>(sql`
    select
      (select count(*) from message where status = 'received') as unread,
      (select ${age('min(stored_at)')} from message where status = 'received') as "oldestUnreadMs",
      (select count(*) from message where status = 'read') as unjudged,
      (select ${age('min(stored_at)')} from message where status = 'read') as "oldestUnjudgedMs",
      (select count(*) from message where status = 'parked') as parked,
      (select count(*) from outbox where due_at is not null) as "lettersWaiting",
      (select ${age('min(send_at)')} from outbox where due_at is not null and send_at < now()) as "oldestOverdueMs",
      (select count(*) from outbox where status = 'unknown') as "lettersUnknown",
      (select count(*) from outbox where status = 'failed') as "lettersFailed",
      (select count(*) from outbox where status = 'sent' and sent_at > now() - interval '24 hours') as "lettersSentToday",
      ${counted.mails}::bigint + (select count(*) from message where id > ${counted.upTo}) as mails,
      (select count(*) from message_file) as files,
      pg_database_size(current_database()) as "databaseBytes"`)
  if (!rest) throw new Error('PostgreSQL counted nothing')
  return { mailboxes, ...rest }
}

/** Milliseconds since an instant, by the database's clock. The expression is ours, never a value. */
function age(expression: string): ReturnType<typeof sql> {
  const strings = Object.assign([`(extract(epoch from now() - ${expression}) * 1000)::float8`], { raw: [] })
  return sql(strings)
}
