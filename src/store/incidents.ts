import type { Session } from './database.ts'
import { clean, sql } from './sql.ts'

/** The mailbox can't be reached or nobody looks into it; no letter leaves; mails wait unread or unjudged. */
export type TroubleKind = 'mailbox' | 'way-out' | 'mails'

/** What has been wrong for longer than it may be. */
export type Trouble = {
  readonly kind: TroubleKind
  readonly since: Date
  /** What a server said, or how much waits; '' where there is nothing to tell. */
  readonly detail: string
}

export type Incident = Trouble & { readonly id: number; readonly overAt: Date | null; readonly alarmed: boolean }

/** A watcher looks every half minute; whoever looks less often than this does not watch. */
const SILENT_S = 120

/** Troubles older than `afterMs` that the rows tell of. */
export async function standingTroubles(session: Session, account: string, afterMs: number): Promise<Trouble[]> {
  const after = afterMs / 1000
  const mailbox = await session.query<Trouble>(sql`
    select 'mailbox' as kind, coalesce(trouble_since, looked_at, alive_at) as since, coalesce(trouble, '') as detail from (
      select trouble_since, trouble, alive_at, greatest(looked_at, (
        select seen_at from ledger
        where mailbox_id = mailbox.id and ledger.uidvalidity = mailbox.uidvalidity order by uid desc limit 1
      )) as looked_at
      from mailbox where account = ${account} and folder = 'INBOX'
    ) as inbox
    where trouble_since < now() - make_interval(secs => ${after})
       or looked_at < now() - make_interval(secs => ${Math.max(after, SILENT_S)})`)
  const mails = await session.query<Trouble>(sql`
    select 'mails' as kind, min(stored_at) as since, count(*)::text as detail from message
    where status in ('received', 'read') having min(stored_at) < now() - make_interval(secs => ${after})`)
  // A letter that one recipient's server puts off is no trouble of ours while others leave.
  const letters = await session.query<Trouble>(sql`
    select 'way-out' as kind, min(send_at) as since, coalesce((array_agg(last_error order by id desc))[1], '') as detail
    from outbox
    where status in ('frozen', 'unknown') and attempts > 0 and last_error is not null
      and not exists (select from outbox where sent_at > now() - make_interval(secs => ${after}))
    having min(send_at) < now() - make_interval(secs => ${after})`)
  return [...mailbox, ...mails, ...letters]
}

export async function openIncidents(session: Session): Promise<Incident[]> {
  return await session.query(sql`
    select id, kind, since, detail, over_at as "overAt", alarm_id is not null as alarmed
    from incident where over_at is null order by since`)
}

/** @returns its id, or null where it is open already */
export async function openIncident(session: Session, { kind, since, detail }: Trouble): Promise<number | null> {
  const [row] = await session.query<{ id: number }>(sql`
    insert into incident (kind, since, detail) values (${kind}, ${since}, ${clean(detail)})
    on conflict do nothing returning id`)
  return row?.id ?? null
}

export async function closeIncident(session: Session, id: number): Promise<Date | null> {
  const [row] = await session.query<{ overAt: Date }>(sql`
    update incident set over_at = now() where id = ${id} and over_at is null returning over_at as "overAt"`)
  return row?.overAt ?? null
}

export async function keepIncidentLetter(
  session: Session,
  id: number,
  which: 'alarm' | 'all-clear',
  outboxId: number,
): Promise<void> {
  await session.query(
    which === 'alarm'
      ? sql`update incident set alarm_id = ${outboxId} where id = ${id}`
      : sql`update incident set all_clear_id = ${outboxId} where id = ${id}`,
  )
}

/** Whether a letter left since. */
export async function leftSince(session: Session, since: Date): Promise<boolean> {
  return (await session.query(sql`select from outbox where sent_at > ${since} limit 1`)).length > 0
}

/** Letters that were put off because nothing could leave need not wait out their time. @returns their ids */
export async function releasePutOff(session: Session): Promise<number[]> {
  const rows = await session.query<{ id: number }>(sql`
    update outbox set due_at = now() where status = 'frozen' and due_at > now() returning id`)
  return rows.map(({ id }) => id)
}
