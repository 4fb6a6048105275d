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

/** What an officer said of one reminder. */
export type ReminderChoice = { readonly choice: 'released' | 'held'; readonly officer: string }

export async function choicesOf(session: Session, keys: readonly string[]): Promise<Map<string, ReminderChoice>> {
  const rows = await session.query<ReminderChoice & { key: string }>(
    sql`select key, choice, officer from reminder_choice where key = any(${keys}::text[])`,
  )
  return new Map(rows.map(({ key, choice, officer }) => [key, { choice, officer }]))
}

/**
 * Releases or holds reminders; null: takes back what was said. A letter that was planned meanwhile and has not left is taken back
 * where it is held.
 */
export async function chooseReminders(
  session: Session,
  keys: readonly string[],
  choice: ReminderChoice['choice'] | null,
  officer: string,
): Promise<void> {
  for (const key of keys) {
    if (choice === null) await session.query(sql`delete from reminder_choice where key = ${key}`)
    else
      await session.query(sql`
        insert into reminder_choice (key, choice, officer) values (${key}, ${choice}, ${officer})
        on conflict (key) do update set choice = excluded.choice, officer = excluded.officer, at = now()`)
    await record(session, { kind: 'reminder-chosen', detail: { key, choice, officer } })
  }
  if (choice !== 'held') return
  const rows = await session.query<{ id: number }>(sql`
    update outbox set status = 'replaced', due_at = null
    where kind = 'reminder' and status = 'planned' and key = any(${keys}::text[]) returning id`)
  for (const { id } of rows) await record(session, { kind: 'letter-replaced', outboxId: id })
}

/** Reminders of a campaign that were planned on these days, newest first, with the letters that they became. */
export async function plannedReminders(
  session: Session,
  campaign: string,
): Promise<{ readonly id: number; readonly key: string; readonly recipients: readonly string[]; readonly status: string; readonly sentAt: Date | null }[]> {
  return await session.query(sql`
    select id, key, recipients, status, sent_at as "sentAt" from outbox
    where kind = 'reminder' and starts_with(key, ${`reminder/${campaign}/`}) order by planned_at desc, id desc limit 1000`)
}
