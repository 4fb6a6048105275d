import type { BounceMatter, LetterMatter, MailMatter } from '#src/dossiers/digest/matters.ts'
import type { Told } from '#src/dossiers/digest/standing-groups.ts'
import type { Session } from './database.ts'
import { OTHER_MAIL } from './for-people.ts'
import { json, sql } from './sql.ts'

/** What a digest told, and when. */
export type KeptDigest = { readonly at: Date; readonly madeAt: Date; readonly told: Told }

/** The newest digest of a campaign's hours that told something; null before the first. */
export async function lastDigest(session: Session, campaign: string): Promise<KeptDigest | null> {
  const [row] = await session.query<KeptDigest>(sql`
    select at, made_at as "madeAt", told from digest
    where campaign = ${campaign} and period not like 'urgent/%' and outbox_id is not null
    order by id desc limit 1`)
  return row ?? null
}

export async function hasDigest(session: Session, campaign: string, period: string): Promise<boolean> {
  const [row] = await session.query(sql`select from digest where campaign = ${campaign} and period = ${period}`)
  return row !== undefined
}

/** When staff were last told of something urgent. */
export async function lastUrgent(session: Session, campaign: string): Promise<Date | null> {
  const [row] = await session.query<{ madeAt: Date | null }>(sql`
    select max(made_at) as "madeAt" from digest where campaign = ${campaign} and period like 'urgent/%'`)
  return row?.madeAt ?? null
}

/** Keeps that an hour had its digest. @returns false where it had one already */
export async function keepDigest(
  session: Session,
  digest: {
    readonly campaign: string
    readonly period: string
    readonly at: Date
    readonly told: Told
    readonly outboxId: number | null
  },
): Promise<boolean> {
  const { campaign, period, at, told, outboxId } = digest
  const rows = await session.query(sql`
    insert into digest (campaign, period, at, told, outbox_id)
    values (${campaign}, ${period}, ${at}, ${json(told)}, ${outboxId})
    on conflict do nothing returning id`)
  return rows.length > 0
}

/**
 * What staff are told of once: a letter that failed, a bounce, another mail, a gap by a digest; what can't wait at once and by
 * the next digest too.
 */
export type ToldKind =
  | 'failed'
  | 'bounced'
  | 'other'
  | 'gap'
  | 'secret'
  | 'urgent-parked'
  | 'urgent-secret'
  | 'urgent-failed'
  | 'urgent-gap'
  | 'wave'

export async function markTold(session: Session, kind: ToldKind, refs: readonly (string | number)[]): Promise<void> {
  await session.query(sql`
    insert into digest_told (kind, ref) select ${kind}, ref from unnest(${refs.map(String)}::text[]) as ref
    on conflict do nothing`)
}

export async function wasTold(session: Session, kind: ToldKind, ref: string): Promise<boolean> {
  const [row] = await session.query(sql`select from digest_told where kind = ${kind} and ref = ${ref}`)
  return row !== undefined
}

/** Older news is none: an office that begins to use the digest is not told of last year's. */
const NEWS_DAYS = 14
const MOST = 200

const mailColumns = sql`
  message.id, sender as "from", subject, received_at as "receivedAt", silence, last_error as error`

/** Mails that are parked now; `fresh` only those that staff were not told of. */
export async function parkedMails(session: Session, fresh: boolean): Promise<MailMatter[]> {
  return await session.query(sql`
    select ${mailColumns} from message
    where status = 'parked'
      and (not ${fresh} or not exists (select from digest_told where kind = 'urgent-parked' and ref = message.id::text))
    order by id desc limit ${MOST}`)
}

/** Mails that bear a mark of secrecy, and that staff were not told of in these ways. */
export async function secretMails(
  session: Session,
  told: readonly ToldKind[],
): Promise<{ id: number; receivedAt: Date }[]> {
  return await session.query(sql`
    select id, received_at as "receivedAt" from message
    where secrecy is not null
      and not exists (select from digest_told where kind = any(${told}::text[]) and ref = message.id::text)
    order by id desc limit ${MOST}`)
}

/** Mails of people that opened no dossier and got no answer, and were not told of. */
export async function otherMails(session: Session): Promise<MailMatter[]> {
  return await session.query(sql`
    select ${mailColumns} from message
    where ${OTHER_MAIL}
      and judged_at > now() - ${`${NEWS_DAYS} days`}::interval and handled_at is null
      and not exists (select from digest_told where kind = 'other' and ref = message.id::text)
    order by id desc limit ${MOST}`)
}

/** Letters that came back (one refused at once is told as such), and reports about none of ours, that staff were not told of. */
export async function bounces(session: Session): Promise<BounceMatter[]> {
  return await session.query(sql`
    select * from (
      select 'bounce/' || bounce.id as ref, bounce.message_id as mail, bounce.at as "receivedAt", bounce.address,
             bounce.outcome, bounce.status,
             array(select code from outbox_dossier join dossier on dossier.id = dossier_id
                   where outbox_dossier.outbox_id = bounce.outbox_id order by code) as codes
      from bounce
      where bounce.at > now() - ${`${NEWS_DAYS} days`}::interval
        and exists (select from outbox where outbox.id = bounce.outbox_id and status <> 'failed')
      union all
      select 'mail/' || message.id, message.id, received_at, '', 'failed', null, '{}'::text[]
      from message
      where kind = 'bounce' and judged_at > now() - ${`${NEWS_DAYS} days`}::interval
        and not exists (select from bounce where bounce.message_id = message.id)
    ) as report
    where not exists (select from digest_told where kind = 'bounced' and digest_told.ref = report.ref)
    order by "receivedAt" desc limit ${MOST}`)
}

/** Letters that were refused for good, and not told of in these ways. Those to staff themselves are none: the word of it would fail too. */
export async function failedLetters(session: Session, told: readonly ToldKind[]): Promise<LetterMatter[]> {
  return await session.query(sql`
    select id, recipients, letter ->> 'subject' as subject, coalesce(last_error, '') as why, planned_at as at,
           array(select code from outbox_dossier join dossier on dossier.id = dossier_id
                 where outbox_id = outbox.id order by code) as codes
    from outbox
    where status = 'failed' and kind not in ('digest', 'alert', 'sign-in')
      and planned_at > now() - ${`${NEWS_DAYS} days`}::interval
      and not exists (select from digest_told where kind = any(${told}::text[]) and ref = outbox.id::text)
    order by id desc limit ${MOST}`)
}

/** Times at which the server had mails that we had not, and that staff were not told of in these ways. */
export async function gaps(
  session: Session,
  told: readonly ToldKind[],
): Promise<{ id: number; at: Date; mails: number }[]> {
  return await session.query(sql`
    select id, at, (detail ->> 'mails')::int as mails from event
    where kind = 'mailbox-gap' and at > now() - ${`${NEWS_DAYS} days`}::interval
      and not exists (select from digest_told where kind = any(${told}::text[]) and ref = event.id::text)
    order by id desc limit ${MOST}`)
}

/** How many mails were stored within the last minutes. */
export async function storedLately(session: Session, minutes: number): Promise<number> {
  const [row] = await session.query<{ count: number }>(sql`
    select count(*) as count from message where stored_at > now() - ${`${minutes} minutes`}::interval`)
  return row?.count ?? 0
}
