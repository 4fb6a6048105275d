import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** How many dossiers came in on a day, and how many became complete. */
export type Day = { readonly day: string; readonly received: number; readonly complete: number }

/** By day of a zone; only days on which something happened. */
export async function daysOf(session: Session, campaign: string, submission: string, timeZone: string): Promise<Day[]> {
  return await session.query<Day>(sql`
    select day, sum(received)::int as received, sum(complete)::int as complete
    from (
      select (first_received::timestamptz at time zone ${timeZone})::date::text as day, 1 as received, 0 as complete
      from dossier
      where campaign = ${campaign} and submission = ${submission} and first_received is not null
      union all
      select (completed::timestamptz at time zone ${timeZone})::date::text, 0, 1
      from dossier
      where campaign = ${campaign} and submission = ${submission} and status = 'complete' and completed is not null
    ) as happened
    group by day order by day`)
}

export type Standing = {
  readonly total: number
  readonly complete: number
  readonly incomplete: number
  readonly toDecide: number
  readonly late: number
}

/** Dossiers of a submission by state; late: first received at the instant or after. */
export async function standingOf(
  session: Session,
  campaign: string,
  submission: string,
  deadline: Date,
): Promise<Standing> {
  const [standing] = await session.query<Standing>(sql`
    select count(*) as total, count(*) filter (where status = 'complete') as complete,
           count(*) filter (where status = 'incomplete') as incomplete,
           count(*) filter (where status = 'needs-review') as "toDecide",
           count(*) filter (where first_received >= ${deadline.toISOString()} collate "C") as late
    from dossier where campaign = ${campaign} and submission = ${submission}`)
  if (!standing) throw new Error('PostgreSQL counted nothing')
  return standing
}

/** Ids of the roster's units that sent something. */
export async function unitsThatSent(
  session: Session,
  campaign: string,
  submission: string,
): Promise<Map<string, string>> {
  const rows = await session.query<{ unit: string; code: string }>(sql`
    select unit, min(code) as code from dossier
    where campaign = ${campaign} and submission = ${submission} and unit is not null
    group by unit`)
  return new Map(rows.map(({ unit, code }) => [unit, code]))
}
