import type { Session } from '../database.ts'
import { sql } from '../sql.ts'
import { loadTallies, type Tally } from '../tallies.ts'

/** What an observer is told: counts, ages and instants, nothing about anybody. Times in seconds by the database's clock. */
export type Metrics = {
  readonly mails: readonly { readonly state: string; readonly count: number }[]
  readonly dossiers: readonly { readonly campaign: string; readonly status: string; readonly count: number }[]
  readonly letters: readonly { readonly kind: string; readonly state: string; readonly count: number }[]
  /** Age of the oldest mail that waits in each state; 0 where none does. */
  readonly oldest: readonly { readonly what: string; readonly seconds: number }[]
  /** Of the mails judged in the last hour: from their arrival at the mail server to being judged. */
  readonly lag: readonly { readonly quantile: string; readonly seconds: number }[]
  readonly lastLookAt: number | null
  readonly troubleS: number
  readonly incidents: readonly { readonly kind: string; readonly open: number }[]
  readonly suppressed: number
  readonly databaseBytes: number
  readonly schema: number
  readonly tallies: readonly Tally[]
}

export async function metricsOf(session: Session, account: string): Promise<Metrics> {
  const mails = await session.query<Metrics['mails'][number]>(sql`
    select state, count(message.id) as count
    from unnest(array['received', 'read', 'judged', 'parked']) as state left join message on status = state
    group by state order by state`)
  const dossiers = await session.query<Metrics['dossiers'][number]>(sql`
    select campaign, coalesce(closed, status) as status, count(*) as count from dossier group by 1, 2 order by 1, 2`)
  const letters = await session.query<Metrics['letters'][number]>(sql`
    select kind, status as state, count(*) as count from outbox group by 1, 2 order by 1, 2`)
  const oldest = await session.query<Metrics['oldest'][number]>(sql`
    select what, coalesce(extract(epoch from now() - since), 0)::float8 as seconds from (
      select 'received' as what, (select min(stored_at) from message where status = 'received') as since
      union all select 'read', (select min(stored_at) from message where status = 'read')
      union all select 'letter', (select min(send_at) from outbox where due_at is not null and send_at < now())
    ) as waiting`)
  const lag = await session.query<Metrics['lag'][number]>(sql`
    select quantile::text, coalesce(percentile_cont(quantile) within group (order by lag), 0)::float8 as seconds
    from unnest(array[0.5, 0.95, 1.0]::float8[]) as quantile left join lateral (
      select greatest(0, extract(epoch from judged_at - received_at)) as lag from message
      where account = ${account} and stored_at > now() - interval '1 hour' and judged_at is not null
    ) as lags on true
    group by quantile order by quantile`)
  const incidents = await session.query<Metrics['incidents'][number]>(sql`
    select kind, count(incident.id) as open
    from unnest(array['mailbox', 'way-out', 'mails']) as wanted(kind)
    left join (select id, kind from incident where over_at is null) as incident using (kind)
    group by kind order by kind`)
  const [rest] = await session.query<
    Pick<Metrics, 'lastLookAt' | 'troubleS' | 'suppressed' | 'databaseBytes' | 'schema'>
  >(sql`
    select
      (select extract(epoch from max(greatest(looked_at, seen_at)))::float8 from mailbox
       left join lateral (
         select seen_at from ledger
         where mailbox_id = mailbox.id and ledger.uidvalidity = mailbox.uidvalidity order by uid desc limit 1
       ) as taken on true
       where account = ${account}) as "lastLookAt",
      coalesce((select extract(epoch from now() - min(trouble_since)) from mailbox where account = ${account}), 0)::float8 as "troubleS",
      (select count(*) from suppression where lifted_at is null) as suppressed,
      pg_database_size(current_database()) as "databaseBytes",
      (select max(version) from migration) as schema`)
  if (!rest) throw new Error('PostgreSQL counted nothing')
  return { ...rest, mails, dossiers, letters, oldest, lag, incidents, tallies: await loadTallies(session) }
}
