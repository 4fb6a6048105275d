import type { Session } from './database.ts'
import { record } from './events.ts'
import { sql } from './sql.ts'

/** Days of a campaign on which staff released the reminders. */
export async function approvedDays(session: Session, campaign: string): Promise<Set<string>> {
  const rows = await session.query<{ day: string }>(sql`
    select to_char(day, 'YYYY-MM-DD') as day from reminder_window
    where campaign = ${campaign} and approved_at is not null`)
  return new Set(rows.map(({ day }) => day))
}

/** Releases the reminders of a day. False where somebody did before. */
export async function approveDay(session: Session, campaign: string, day: string, by: string): Promise<boolean> {
  const rows = await session.query(sql`
    insert into reminder_window (campaign, day, approved_by, approved_at)
    values (${campaign}, ${day}::text::date, ${by}, now())
    on conflict (campaign, day) do update set approved_by = excluded.approved_by, approved_at = now()
      where reminder_window.approved_at is null
    returning campaign`)
  return rows.length > 0
}

/** Keys of the reminders that were planned before, of those given. */
export async function plannedKeys(session: Session, keys: readonly string[]): Promise<Set<string>> {
  const rows = await session.query<{ key: string }>(sql`select key from outbox where key = any(${keys}::text[])`)
  return new Set(rows.map(({ key }) => key))
}

/** Ids of dossiers by their codes. */
export async function dossierIds(session: Session, codes: readonly string[]): Promise<number[]> {
  const rows = await session.query<{ id: number }>(sql`select id from dossier where code = any(${codes}::text[])`)
  return rows.map(({ id }) => id)
}

/** Takes back reminders of a unit that have not left: something of it has come. */
export async function withdrawReminders(session: Session, campaign: string, unit: string): Promise<void> {
  const rows = await session.query<{ id: number }>(sql`
    update outbox set status = 'replaced', due_at = null
    where kind = 'reminder' and status = 'planned' and starts_with(key, ${`reminder/${campaign}/${unit}/`})
    returning id`)
  for (const { id } of rows) await record(session, { kind: 'letter-replaced', outboxId: id })
}
