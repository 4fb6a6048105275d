import type { Decision, Effect } from '#src/dossiers/decisions/decision.ts'
import type { Understood } from '#src/dossiers/understood.ts'
import type { Opened } from '#src/dossiers/replay/replay.ts'
import type { MessageKind, Verdict } from '#src/dossiers/verdict.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import type { Message } from '#src/mail/message.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import type { Session } from './database.ts'
import { loadMails } from './messages.ts'
import { sql } from './sql.ts'

/** A mail that was judged: where its bytes are, and what was made of it. */
export type JudgedMail = {
  readonly id: number
  readonly sha256: string
  readonly receivedAt: Date
  readonly judgedAt: Date
  /** An officer said that it holds no secret. */
  readonly cleared: boolean
  readonly kind: MessageKind
  readonly opened: readonly Opened[]
}

/** Mails that were judged, in the order in which they were; without those of which something was forgotten that judging needs. */
export async function judgedMails(session: Session): Promise<JudgedMail[]> {
  return await session.query<JudgedMail>(sql`
    select message.id, sha256, received_at as "receivedAt", judged_at as "judgedAt", message.kind,
           cleared_by is not null as cleared,
           coalesce(opened, '[]') as opened
    from message
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'campaign', dossier.campaign, 'submission', dossier.submission, 'code', dossier.code)) as opened
      from event join dossier on dossier.id = event.dossier_id
      where event.message_id = message.id and event.kind = 'dossier-opened'
    ) as opening on true
    where message.status = 'judged' and forgotten_at is null and not exists (
      select from contribution join dossier on dossier.id = dossier_id
      where message_id = message.id and redacted_at is not null
    )
    order by judged_at, message.id`)
}

/** Decisions of staff, in the order in which they were taken. */
export async function recordedDecisions(session: Session): Promise<Decision[]> {
  const rows = await session.query<Omit<Decision, 'at'> & { at: Date; effect: Effect }>(sql`
    select decision.id, code as dossier, at, officer as by, reason, effect
    from decision join dossier on dossier.id = dossier_id
    where closed is distinct from 'forgotten' and redacted_at is null order by decision.id`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** What is stored of a mail's judgement. */
export async function storedJudgement(
  session: Session,
  id: number,
): Promise<{ readonly verdict: Verdict | null; readonly documents: readonly UnderstoodDocument[] }> {
  const [row] = await session.query<{ verdict: Verdict }>(sql`select verdict from verdict where message_id = ${id}`)
  const documents = await session.query<{ detail: UnderstoodDocument }>(
    sql`select detail from document where message_id = ${id} order by position`,
  )
  return { verdict: row?.verdict ?? null, documents: documents.map(({ detail }) => detail) }
}

/** The newest thing that judging would go by: a replay that began before it is out of date. */
export async function lastHappening(session: Session): Promise<number> {
  const [row] = await session.query<{ last: number }>(sql`
    select coalesce(max(id), 0) as last from event where kind in ('mail-judged', 'decision-made')`)
  return row?.last ?? 0
}

/** A mail and its files as they were read when it came; what they were understood to be, where this version of the program did. */
export async function storedReading(
  session: Session,
  id: number,
  sha256: string,
  version: string,
): Promise<{
  readonly message: Message
  readonly files: readonly FileReading[]
  readonly understood: Understood | null
}> {
  const message = (await loadMails(session, [sha256])).get(sha256)?.message
  if (message === undefined) throw new Error(`Mail ${id} is judged and was never read`)
  const [row] = await session.query<{ understood: Understood | null }>(sql`
    select case when understood_by = ${version} then understood end as understood from message where id = ${id}`)
  const understood = row?.understood ?? null
  const files = await session.query<{ reading: FileReading }>(sql`
    select case when ${understood !== null} then jsonb_set(reading, '{pages}', '[]') else reading end as reading
    from message_file where message_id = ${id} order by position`)
  return { message, understood, files: files.map(({ reading }) => reading) }
}
