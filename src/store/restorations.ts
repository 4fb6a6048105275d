import type { Session } from './database.ts'
import { sql } from './sql.ts'

export type Restoration = {
  /** When the backup was written that the database was restored from. */
  readonly writtenAt: Date
  /** Of the mail that the letter answers; null where it answers none. */
  readonly answersSha256: string | null
}

/**
 * The restoration in whose gap a letter may have left: the letter stood in the backup and had not left then, or the mail that
 * it answers was received before the restoration and taken in after it. Null for every other letter.
 */
export async function restorationOver(
  session: Session,
  letter: { readonly id: number; readonly plannedAt: Date },
): Promise<Restoration | null> {
  const [row] = await session.query<Restoration>(sql`
    select written_at as "writtenAt", message.sha256 as "answersSha256"
    from restoration, outbox left join message on message.id = outbox.message_id
    where outbox.id = ${letter.id}
      and (outbox.planned_at < restored_at or (message.received_at < restored_at and message.stored_at > restored_at))
    order by restored_at desc limit 1`)
  return row ?? null
}
