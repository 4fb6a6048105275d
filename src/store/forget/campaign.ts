import type { Keeping } from '#src/dossiers/retention.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import type { Session } from '../database.ts'
import { record } from '../events.ts'
import { holdJudging } from '../judging.ts'
import { json, sql } from '../sql.ts'
import { forgetRereadings } from '../rereadings.ts'
import { forgetBytes, forgetReadings } from './bytes.ts'

/** What of a campaign can still be forgotten of one kind. */
export type Forgettable = {
  readonly mails: readonly number[]
  readonly dossiers: readonly number[]
  readonly letters: readonly number[]
}

/**
 * Rows of a campaign of which something of this kind is still there. A mail that also belongs to another campaign is kept for
 * that one's sake, until both let it go.
 */
export async function forgettable(
  session: Session,
  campaign: string,
  what: Keeping,
  alsoDue: readonly string[],
): Promise<Forgettable> {
  const all = [campaign, ...alsoDue]
  const mails = await session.query<{ id: number; texts: boolean; gone: boolean }>(sql`
    select message.id, texts_forgotten_at is null as texts, forgotten_at is not null as gone from message
    where id in (select message_id from contribution join dossier on dossier.id = dossier_id where campaign = ${campaign})
      and not exists (
        select from contribution join dossier on dossier.id = dossier_id
        where message_id = message.id and campaign <> all(${all}::text[])
      )
    order by id`)
  switch (what) {
    case 'texts':
      return { mails: mails.filter(({ texts }) => texts).map(({ id }) => id), dossiers: [], letters: [] }
    case 'originals': {
      const dossiers = await session.query<{ id: number }>(
        sql`select id from dossier where campaign = ${campaign} and closed is distinct from 'forgotten' order by id`,
      )
      return {
        mails: mails.filter(({ gone }) => !gone).map(({ id }) => id),
        dossiers: dossiers.map(({ id }) => id),
        letters: [],
      }
    }
    case 'letters': {
      const letters = await session.query<{ id: number }>(sql`
        select id from outbox
        where forgotten_at is null and status in ('sent', 'failed', 'replaced') and (
          id in (select outbox_id from outbox_dossier join dossier on dossier.id = dossier_id where campaign = ${campaign})
          or id in (select outbox_id from digest where campaign = ${campaign})
          or starts_with(key, ${`reminder/${campaign}/`})
        ) order by id`)
      return { mails: [], dossiers: [], letters: letters.map(({ id }) => id) }
    }
    default:
      return what satisfies never
  }
}

/** Forgets these rows, and writes down that it was done and how much, without a name. Run it in a transaction. */
export async function forgetCampaign(
  session: Session,
  campaign: string,
  what: Keeping,
  { mails, dossiers, letters }: Forgettable,
  why: string,
): Promise<void> {
  await holdJudging(session)
  if (what === 'texts') await forgetTexts(session, mails)
  if (what === 'letters') await forgetLetters(session, letters)
  if (what === 'originals') {
    await forgetTexts(session, mails)
    await forgetMails(session, mails)
    for (const id of dossiers) await forgetDossier(session, id)
  }
  const counts = { mails: mails.length, dossiers: dossiers.length, letters: letters.length }
  await record(session, { kind: 'campaign-forgotten', detail: { campaign, what, ...counts, why } })
}

async function forgetTexts(session: Session, mails: readonly number[]): Promise<void> {
  await forgetRereadings(session)
  const files = await session.query<{ sha256: string }>(sql`
    update message_file set reading = jsonb_set(reading, '{pages}', '[]')
    where message_id = any(${mails}::bigint[]) returning sha256`)
  await forgetReadings(
    session,
    files.map(({ sha256 }) => sha256),
  )
  await session.query(sql`
    update message set texts_forgotten_at = now(), understood = null, understood_by = null,
      parsed = parsed || '{"text": "", "links": []}'
    where id = any(${mails}::bigint[]) and texts_forgotten_at is null`)
}

async function forgetLetters(session: Session, letters: readonly number[]): Promise<void> {
  const rows = await session.query<{ sha256: string | null; files: string[] }>(sql`
    select sha256, array(select file ->> 'sha256' from jsonb_array_elements(attachments) as file) as files
    from outbox where id = any(${letters}::bigint[])`)
  await forgetBytes(
    session,
    rows.flatMap(({ sha256, files }) => [...(sha256 === null ? [] : [sha256]), ...files]),
  )
  await session.query(sql`
    update outbox set forgotten_at = now(), recipients = ${[NOBODY]}, still_to = null, attachments = '[]', last_error = null,
      letter = ${json({ subject: '', text: '', html: '', fromName: '' })}
    where id = any(${letters}::bigint[])`)
  await session.query(sql`update bounce set address = ${NOBODY} where outbox_id = any(${letters}::bigint[])`)
  await bareEvents(session, 'outbox_id', letters)
}

/** Stands where an address was. */
const NOBODY = 'da-xoa.invalid'

async function forgetMails(session: Session, mails: readonly number[]): Promise<void> {
  const rows = await session.query<{ sha256: string }>(
    sql`select sha256 from message where id = any(${mails}::bigint[])`,
  )
  await forgetBytes(
    session,
    rows.map(({ sha256 }) => sha256),
  )
  await session.query(sql`delete from message_file where message_id = any(${mails}::bigint[])`)
  await session.query(sql`delete from document where message_id = any(${mails}::bigint[])`)
  await session.query(sql`
    update verdict set verdict = verdict || '{"documents": [], "dossiers": [], "replies": []}'
      || jsonb_build_object('message', (verdict -> 'message') || '{"messageId": null, "from": null, "subject": null}')
    where message_id = any(${mails}::bigint[])`)
  await session.query(sql`
    update message set forgotten_at = now(), sender = null, subject = null, message_id = null, fingerprint = null,
      kind_why = null, last_error = null,
      parsed = case when parsed is null then null else parsed || '{
        "messageId": null, "from": null, "replyTo": [], "to": [], "cc": [], "subject": null, "references": [], "headers": [],
        "text": "", "links": [], "attachments": [], "defects": [], "bounce": null}' end
    where id = any(${mails}::bigint[])`)
  await session.query(sql`
    update message set last_error = 'forgotten' where id = any(${mails}::bigint[]) and status = 'parked'`)
  await bareEvents(session, 'message_id', mails)
}

/** Left are its number, campaign and unit, and when its mails came. */
async function forgetDossier(session: Session, id: number): Promise<void> {
  const [row] = await session.query<{ state: DossierState }>(sql`select state from dossier where id = ${id} for update`)
  if (!row) return
  const { state } = row
  const { decisions: _decisions, ...rest } = state
  const bare: DossierState = {
    ...rest,
    unitKey: null,
    senders: [],
    messageIds: [],
    letters: [],
    closed: { as: 'forgotten' },
    contributions: state.contributions.map(({ earlier: _earlier, ...contribution }) => ({
      ...contribution,
      from: null,
      messageId: null,
      documents: [],
      sizes: {},
      inBody: [],
      withdraws: [],
    })),
  }
  await session.query(sql`
    update dossier set state = ${json(bare)}, closed = 'forgotten', changed_at = now(), revision = revision + 1 where id = ${id}`)
  await session.query(sql`delete from dossier_key where dossier_id = ${id}`)
  await session.query(sql`
    update decision set reason = '-', effect = jsonb_build_object('kind', kind) where dossier_id = ${id}`)
  await bareEvents(session, 'dossier_id', [id])
}

/** Audit rows stay: what happened and when, without words. */
async function bareEvents(
  session: Session,
  column: 'message_id' | 'dossier_id' | 'outbox_id',
  ids: readonly number[],
): Promise<void> {
  await session.query({
    text: `update event set detail = coalesce(
             (select jsonb_object_agg(key, value) from jsonb_each(detail) where key = any($2::text[])), '{}')
           where ${column} = any($1::bigint[])`,
    values: [ids, PLAIN_DETAILS],
  })
}

/** Details that are numbers and words of ours. */
const PLAIN_DETAILS = [
  'from',
  'to',
  'decision',
  'files',
  'bytes',
  'kind',
  'silence',
  'how',
  'position',
  'mails',
  'letters',
  'proof',
]
