import type { Session } from './database.ts'
import { record } from './events.ts'
import { FOR_PEOPLE } from './for-people.ts'
import { sql } from './sql.ts'

/** An officer says that a mail is dealt with, or that it is not after all. @returns false where nothing changed */
export async function markHandled(
  session: Session,
  messageId: number,
  officer: string,
  handled: boolean,
): Promise<boolean> {
  const [changed] = await session.query(sql`
    update message set handled_at = ${handled ? new Date() : null}, handled_by = ${handled ? officer : null}
    where id = ${messageId} and (handled_at is null) = ${handled} and ${FOR_PEOPLE}
    returning id`)
  if (changed === undefined) return false
  await record(session, { kind: 'mail-handled', messageId, detail: { officer, handled } })
  return true
}
