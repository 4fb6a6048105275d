import type { Session } from './database.ts'
import { sql } from './sql.ts'

/** What waits, and for how long: what an operator looks at first. */
export type Waiting = {
  readonly mails: number
  readonly oldestMailS: number | null
  readonly letters: number
  /** Seconds past its time; null where none is due. */
  readonly latestLetterS: number | null
  readonly parked: number
  /** Letters of which nobody can tell yet whether they left, and those that no server took. */
  readonly unknown: number
  readonly failed: number
  /** Addresses to which nothing is sent any more. */
  readonly suppressed: number
  readonly lettersToday: number
  /** Latest arrival by the mail server's clock, in seconds after this database's: above zero, one of the clocks is wrong. */
  readonly aheadS: number | null
}

export async function waiting(session: Session, account: string): Promise<Waiting> {
  const [row] = await session.query<Waiting>(sql`
    select
      (select count(*) from message where status in ('received', 'read')) as mails,
      (select extract(epoch from now() - min(stored_at))::float8 from message where status in ('received', 'read')) as "oldestMailS",
      (select count(*) from outbox where status in ('frozen', 'sending', 'unknown') or (status = 'planned' and send_at <= now())) as letters,
      (select extract(epoch from now() - min(send_at))::float8 from outbox
       where status in ('frozen', 'sending', 'unknown') or (status = 'planned' and send_at <= now())) as "latestLetterS",
      (select count(*) from message where status = 'parked') as parked,
      (select count(*) from outbox where status = 'unknown') as unknown,
      (select count(*) from outbox where status = 'failed') as failed,
      (select count(*) from suppression where lifted_at is null) as suppressed,
      (select count(*) from outbox where status = 'sent' and sent_at > now() - interval '24 hours') as "lettersToday",
      (select extract(epoch from max(received_at - stored_at))::float8 from message
       where account = ${account} and stored_at > now() - interval '1 day') as "aheadS"`)
  if (!row) throw new Error('The database gave no answer')
  return row
}
