import type { DossierState } from '#src/dossiers/state.ts'
import type { Session } from '../database.ts'
import { OTHER_MAIL } from '../for-people.ts'
import { type Query, sql } from '../sql.ts'

/** What a dossier waits for. A late one is in its state too: lateness is for people to weigh, whatever else is missing. */
export const DOSSIER_WORK = ['to-decide', 'incomplete', 'late', 'complete', 'all'] as const
export type DossierWork = (typeof DOSSIER_WORK)[number]

/** Mails that people should look at: our letters that came back, what no dossier was made of, what could not be read, secrets. */
export const MAIL_WORK = ['returned', 'other-mail', 'stopped', 'secret'] as const
export type MailWork = (typeof MAIL_WORK)[number]

/** Until when a submission of a campaign is on time. */
export type Deadline = { readonly campaign: string; readonly submission: string; readonly at: Date }

export type QueueFilter = {
  readonly campaign: string | null
  readonly submission: string | null
  readonly unit: string | null
}

export type Slice = { readonly offset: number; readonly limit: number }

export type Counts = Readonly<Record<DossierWork | MailWork, number>>

/** How much of each kind of work there is. Mails belong to no campaign: only dossiers are filtered. */
export async function countWork(
  session: Session,
  filter: QueueFilter,
  deadlines: readonly Deadline[],
): Promise<Counts> {
  const [counts] = await session.query<Counts>(sql`
    select
      count(*) filter (where status = 'needs-review') as "to-decide",
      count(*) filter (where status = 'incomplete') as incomplete,
      count(*) filter (where ${isLate(deadlines)}) as late,
      count(*) filter (where status = 'complete') as complete,
      count(*) as all,
      (select count(*) from message where ${MAILS.returned}) as returned,
      (select count(*) from message where ${MAILS['other-mail']}) as "other-mail",
      (select count(*) from message where ${MAILS.stopped}) as stopped,
      (select count(*) from message where ${MAILS.secret}) as secret
    from dossier where ${matches(filter)}`)
  if (!counts) throw new Error('PostgreSQL counted nothing')
  return counts
}

export type QueueDossier = {
  readonly id: number
  readonly code: string
  readonly state: DossierState
  readonly changedAt: Date
}

/** Dossiers that wait for one kind of work, newest action first. */
export async function listDossiers(
  session: Session,
  work: DossierWork,
  filter: QueueFilter,
  deadlines: readonly Deadline[],
  { offset, limit }: Slice,
): Promise<QueueDossier[]> {
  return await session.query<QueueDossier>(sql`
    select id, code, state, changed_at as "changedAt"
    from dossier
    where ${matches(filter)} and ${waitsFor(work, deadlines)}
    order by changed_at desc, id desc
    limit ${limit} offset ${offset}`)
}

export type QueueMail = {
  readonly id: number
  readonly receivedAt: Date
  readonly sender: string | null
  readonly name: string | null
  readonly subject: string | null
  readonly kind: string | null
  readonly silence: string | null
  readonly lastError: string | null
  readonly secrecy: string | null
}

/** Mails that people should look at, newest first. */
export async function listMails(session: Session, work: MailWork, { offset, limit }: Slice): Promise<QueueMail[]> {
  return await session.query<QueueMail>(sql`
    select id, received_at as "receivedAt", sender, parsed -> 'from' ->> 'name' as name, subject, kind, silence,
           last_error as "lastError", secrecy
    from message where ${MAILS[work]}
    order by received_at desc, id desc
    limit ${limit} offset ${offset}`)
}

/** Each with a partial index of its own. What an officer dealt with waits no more. */
const MAILS: Readonly<Record<MailWork, Query>> = {
  returned: sql`kind = 'bounce' and handled_at is null`,
  'other-mail': sql`${OTHER_MAIL} and handled_at is null`,
  stopped: sql`status = 'parked'`,
  secret: sql`secrecy is not null and handled_at is null`,
}

function matches({ campaign, submission, unit }: QueueFilter): Query {
  return sql`closed is null and (${campaign}::text is null or campaign = ${campaign})
    and (${submission}::text is null or submission = ${submission})
    and (${unit}::text is null or unit = ${unit})`
}

function waitsFor(work: DossierWork, deadlines: readonly Deadline[]): Query {
  switch (work) {
    case 'to-decide':
      return sql`status = 'needs-review'`
    case 'incomplete':
      return sql`status = 'incomplete'`
    case 'complete':
      return sql`status = 'complete'`
    case 'late':
      return isLate(deadlines)
    case 'all':
      return sql`true`
    default:
      return work satisfies never
  }
}

/**
 * Received at the deadline or after, and no officer extended it or accepted the delay. Instants are ISO 8601 in UTC, so that text
 * order is time order.
 */
function isLate(deadlines: readonly Deadline[]): Query {
  return sql`exists (
    select from unnest(
      ${deadlines.map(({ campaign }) => campaign)}::text[], ${deadlines.map(({ submission }) => submission)}::text[],
      ${deadlines.map(({ at }) => at.toISOString())}::text[]
    ) as due (campaign, submission, at)
    where due.campaign = dossier.campaign and due.submission = dossier.submission
      and dossier.first_received >= due.at collate "C"
  ) and not exists (
    select from decision
    where decision.dossier_id = dossier.id
      and (kind = 'late-accepted' or (kind = 'extend' and (effect ->> 'until')::timestamptz > first_received::timestamptz))
      and not exists (select from decision as undo where undo.undoes = decision.id)
  )`
}
