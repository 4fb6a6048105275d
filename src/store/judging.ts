import type { Session } from './database.ts'
import { sql } from './sql.ts'

/** Any fixed number: the lock of everyone who judges, or who fixes a letter that judging could still take back. */
const JUDGING_LOCK = 0x7469_6e6a

/**
 * Waits until nobody else judges, until the end of the transaction. Two mails of one union at the same moment thus find one
 * dossier; judging takes milliseconds, reading (which takes long) is done before.
 */
export async function holdJudging(session: Session): Promise<void> {
  await session.query(sql`select pg_advisory_xact_lock(${JUDGING_LOCK})`)
}
