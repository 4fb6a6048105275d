import type { Database } from './database.ts'
import { sql } from './sql.ts'

/** A step back that is smaller is waited out. */
const SMALL = '1 minute'

/**
 * Where the database's clock was ahead and is set right, what was to be done "now" would wait until that time comes again, for years
 * perhaps: whatever waits is brought back by as much. That a clock went back is known by a watcher's last sign of life in the future.
 * @returns by how many seconds the clock went back; null where it did not
 */
export async function followClock(database: Database): Promise<number | null> {
  const [step] = await database.query<{ back: string; seconds: number }>(sql`
    select (max(alive_at) - now())::text as back, extract(epoch from max(alive_at) - now())::float8 as seconds
    from mailbox having max(alive_at) > now() + ${SMALL}::interval`)
  if (!step) return null
  const back = sql`${step.back}::interval`
  return await database.transaction(async (session) => {
    const noted = await session.query(sql`
      update mailbox set alive_at = now() where alive_at > now() + ${SMALL}::interval returning id`)
    // Another process was quicker: brought back twice, a notice would leave before its time.
    if (noted.length === 0) return null
    await session.query(sql`
      update message set due_at = due_at - ${back} where status in ('received', 'read') and due_at > now()`)
    await session.query(sql`
      update outbox set due_at = due_at - ${back}, send_at = case when send_at > now() then send_at - ${back} else send_at end
      where status in ('planned', 'frozen', 'sending', 'unknown') and due_at > now()`)
    await session.query(sql`
      update outbox set sending_at = now() where status in ('sending', 'unknown') and sending_at > now()`)
    return step.seconds
  })
}
