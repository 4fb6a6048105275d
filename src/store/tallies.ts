import type { Session } from './database.ts'
import { sql } from './sql.ts'

/** What is counted beside the rows. Each only grows. */
export type TallyName =
  | 'ocr_seconds'
  | 'ocr_pages'
  | 'ocr_failures'
  | 'reader_restarts'
  | 'steps'
  | 'step_failures'
  | 'imap_failures'
  | 'smtp_failures'

export type Tally = { readonly name: TallyName; readonly label: string; readonly value: number }

export async function addTallies(session: Session, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return
  await session.query(sql`
    insert into tally (name, label, value)
    select * from unnest(${tallies.map(({ name }) => name)}::text[], ${tallies.map(({ label }) => label)}::text[],
                         ${tallies.map(({ value }) => value)}::float8[])
    order by 1, 2
    on conflict (name, label) do update set value = tally.value + excluded.value`)
}

export async function loadTallies(session: Session): Promise<Tally[]> {
  return await session.query(sql`select name, label, value from tally order by name, label`)
}
