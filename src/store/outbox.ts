import type { Letter } from '#src/dossiers/letter.ts'
import type { ReplyKind, Verdict } from '#src/dossiers/verdict.ts'
import { keepBlob } from './blobs.ts'
import type { Session } from './database.ts'
import { type EventKind, record } from './events.ts'
import { clean, inMs, json, sql } from './sql.ts'

export type OutboxStatus = 'planned' | 'frozen' | 'sending' | 'sent' | 'unknown' | 'failed' | 'replaced'

/** A letter's words, with the name that it comes from. */
export type SignedLetter = Letter & { readonly fromName: string }

/** Replies to a mail, and letters that no mail set off or that staff wrote. */
export type LetterKind = ReplyKind | 'staff-letter' | 'sign-in' | 'alert' | 'digest' | 'reminder'

/** A file that a letter carries; its bytes are a blob. `cid`: a picture that the letter's HTML shows as `cid:...`. */
export type LetterFile = {
  readonly name: string
  readonly type: string
  readonly sha256: string
  readonly cid: string | null
}

/** A letter on its way. */
export type OutboxLetter = {
  readonly id: number
  readonly kind: LetterKind
  readonly status: OutboxStatus
  readonly recipients: readonly string[]
  readonly letter: SignedLetter
  readonly mailId: string
  /** Until it may leave; below zero: since. */
  readonly waitMs: number
  readonly plannedAt: Date
  readonly attempts: number
  /** Of the frozen bytes; null before. */
  readonly sha256: string | null
  /** Which process began to send it last. */
  readonly senderProcess: string | null
  /** Since it began to be sent, by the database's clock: those of two machines may differ. */
  readonly sendingForMs: number | null
  /** Who still has to get it, where others have it already; null: everybody. */
  readonly stillTo: readonly string[] | null
  readonly sentAgain: boolean
  readonly attachments: readonly LetterFile[]
  /** The mail that it answers, and the account that this came to; null for a letter that answers none. */
  readonly messageId: number | null
  readonly account: string | null
  readonly answers: { readonly messageId: string | null; readonly references: readonly string[] }
}

export type NewMail = {
  /** What may leave only once: 'digest/63-kh-ldld-2021/2021-05-20', 'reminder/HS63-0042/3'. */
  readonly key: string
  readonly kind: LetterKind
  readonly recipients: readonly string[]
  readonly letter: SignedLetter
  /** Message-ID, see `messageIdFor`. */
  readonly mailId: string
  /** From now until it may leave; none: at once. A span, since the clocks of this process and of the database may differ. */
  readonly waitMs?: number
  readonly dossierIds: readonly number[]
  /** The mail in whose thread it goes; absent: none. */
  readonly messageId?: number
  readonly attachments?: readonly (Omit<LetterFile, 'sha256'> & { readonly bytes: Uint8Array })[]
}

/** Plans a letter, once for its key. @returns its id, or null where a letter of that key was planned before */
export async function planMail(session: Session, mail: NewMail): Promise<number | null> {
  const attachments: LetterFile[] = []
  for (const { bytes, ...file } of mail.attachments ?? [])
    attachments.push({ ...file, sha256: await keepBlob(session, bytes) })
  const sendAt = inMs(Math.max(mail.waitMs ?? 0, 0))
  const [row] = await session.query<{ id: number }>(sql`
    insert into outbox (key, message_id, kind, recipients, letter, attachments, mail_id, send_at, due_at)
    values (${mail.key}, ${mail.messageId ?? null}, ${mail.kind}, ${mail.recipients}, ${json(mail.letter)},
            ${json(attachments)}, ${mail.mailId}, ${sendAt}, ${sendAt})
    on conflict (key) do nothing
    returning id`)
  if (!row) return null
  for (const dossierId of mail.dossierIds) {
    await session.query(sql`insert into outbox_dossier (outbox_id, dossier_id) values (${row.id}, ${dossierId})`)
    await session.query(sql`
      insert into dossier_key (dossier_id, kind, value) values (${dossierId}, 'thread', ${mail.mailId})
      on conflict do nothing`)
  }
  await record(session, { kind: 'letter-planned', outboxId: row.id, messageId: mail.messageId ?? null })
  return row.id
}

/** Takes back a planned letter (`letterKey`): a newer one says more. Once its bytes are fixed it goes. */
export async function voidLetter(session: Session, key: string): Promise<void> {
  const [kind, answers, decision] = key.split(':')
  const rows = await session.query<{ id: number }>(sql`
    update outbox set status = 'replaced', due_at = null
    from message
    where message.id = outbox.message_id and message.sha256 = ${answers}
      and outbox.kind = ${kind} and outbox.status = 'planned'
      and outbox.key like ${decision === undefined ? 'reply/%' : `decision/${decision}/%`}
    returning outbox.id`)
  for (const { id } of rows) await record(session, { kind: 'letter-replaced', outboxId: id })
}

export async function loadLetter(session: Session, id: number): Promise<OutboxLetter | null> {
  const [row] = await session.query<
    Omit<OutboxLetter, 'answers'> & { answered: string | null; references: string[] | null }
  >(
    sql`
      select outbox.id, outbox.kind, outbox.status, recipients, letter, mail_id as "mailId",
             (extract(epoch from send_at - clock_timestamp()) * 1000)::float8 as "waitMs",
             planned_at as "plannedAt", outbox.attempts, outbox.sha256, sender_process as "senderProcess",
             (extract(epoch from clock_timestamp() - sending_at) * 1000)::float8 as "sendingForMs", still_to as "stillTo",
             sent_again as "sentAgain", attachments, message.id as "messageId", message.account,
             message.message_id as answered, message.parsed -> 'references' as "references"
      from outbox left join message on message.id = outbox.message_id
      where outbox.id = ${id}`,
  )
  return row ? { ...row, answers: { messageId: row.answered, references: row.references ?? [] } } : null
}

/** Fixes a planned letter's bytes, and to whom they go. False where it is planned no more. */
export async function freeze(
  session: Session,
  id: number,
  bytes: Uint8Array,
  recipients: readonly string[],
): Promise<boolean> {
  const sha256 = await keepBlob(session, bytes)
  return await became(
    session,
    sql`
    update outbox set status = 'frozen', sha256 = ${sha256}, recipients = ${recipients}, due_at = now() where id = ${id} and status = 'planned' returning id`,
  )
}

/** Says that the bytes are about to leave, before they do. */
export async function beginSending(session: Session, id: number, process: string): Promise<boolean> {
  return await became(
    session,
    sql`
    update outbox set status = 'sending', sender_process = ${process}, sending_at = now(), attempts = attempts + 1,
      due_at = now() + interval '20 seconds'
    where id = ${id} and status = 'frozen' returning id`,
  )
}

export async function markSent(session: Session, id: number, how: 'accepted' | 'found in Sent'): Promise<void> {
  await conclude(
    session,
    id,
    'letter-sent',
    { how },
    sql`
    update outbox set status = 'sent', sent_at = now(), due_at = null, last_error = null, still_to = null
    where id = ${id} and status in ('sending', 'unknown', 'frozen') returning id`,
  )
}

/**
 * Which attempt somebody speaks of: a process that was given up, wakes and tells what became of its own must not undo what another does
 * by now. Only that a letter was taken is true whoever says so.
 */
export type Attempt = Pick<OutboxLetter, 'id' | 'attempts'>

/** A mail server said for good that it does not take it. */
export async function markFailed(session: Session, at: Attempt, why: string): Promise<void> {
  await conclude(
    session,
    at.id,
    'letter-failed',
    { why },
    sql`
    update outbox set status = 'failed', due_at = null, last_error = ${clean(why)}
    where id = ${at.id} and attempts = ${at.attempts} and status in ('planned', 'frozen', 'sending') returning id`,
  )
}

/** Surely not taken: the same bytes again, later. */
export async function postponeSending(session: Session, at: Attempt, why: string, dueInMs: number): Promise<void> {
  await session.query(sql`
    update outbox set status = 'frozen', due_at = ${inMs(dueInMs)}, last_error = ${clean(why)}
    where id = ${at.id} and attempts = ${at.attempts} and status = 'sending'`)
}

/** Some have it, the servers of others said "later": the same bytes go to these alone. */
export async function postponeRest(
  session: Session,
  at: Attempt,
  stillTo: readonly string[],
  dueInMs: number,
): Promise<void> {
  const why = `not yet taken for ${stillTo.length} of its recipients`
  await session.query(sql`
    update outbox set status = 'frozen', due_at = ${inMs(dueInMs)}, last_error = ${why}, still_to = ${stillTo}
    where id = ${at.id} and attempts = ${at.attempts} and status = 'sending'`)
}

/** Nobody can tell whether it was taken. */
export async function markUnknown(session: Session, at: Attempt, why: string, dueInMs: number): Promise<void> {
  await session.query(sql`
    update outbox set status = 'unknown', due_at = ${inMs(dueInMs)}, last_error = ${clean(why)}
    where id = ${at.id} and attempts = ${at.attempts} and status in ('sending', 'unknown')`)
}

/** The same bytes must go again although an earlier attempt may have arrived: counted apart. */
export async function sendAgain(session: Session, at: Attempt, proof: string): Promise<void> {
  await conclude(
    session,
    at.id,
    'letter-sent-again',
    { proof },
    sql`
    update outbox set status = 'frozen', sent_again = true, due_at = now()
    where id = ${at.id} and attempts = ${at.attempts} and status = 'unknown' returning id`,
  )
}

/** Whether letters left today and the day before: the way out is open, and has been for long enough to take what waited for it. */
export async function isOpenForADay(session: Session): Promise<boolean> {
  const rows = await session.query(sql`
    select from (select now() - sent_at as ago from outbox where status = 'sent' and sent_at > now() - interval '2 days') as left_lately
    having min(ago) < interval '1 day' and max(ago) >= interval '1 day'`)
  return rows.length > 0
}

/** Looked at again later; nothing else changes. */
export async function holdBack(session: Session, id: number, dueInMs: number): Promise<void> {
  await session.query(sql`update outbox set due_at = ${inMs(dueInMs)} where id = ${id} and due_at is not null`)
}

/** Somebody waits for the first ones; the last may wait for a quiet minute. */
const URGENCY: readonly LetterKind[] = [
  'sign-in',
  'alert',
  'receipt',
  'review-pending',
  'staff-letter',
  'missing-items',
  'reminder',
  'digest',
]

/** Letters whose time has come, most urgent kinds first; not again too soon. */
export async function dueLetters(session: Session, limit: number): Promise<number[]> {
  const rows = await session.query<{ id: number }>(sql`
    with due as (
      select id, array_position(${URGENCY}::text[], kind) as rank, due_at from outbox
      where due_at <= now() and status in ('planned', 'frozen', 'sending', 'unknown')
      order by rank nulls last, due_at limit ${limit} for update skip locked
    ), moved as (
      update outbox set due_at = now() + interval '15 seconds' from due where outbox.id = due.id
    )
    select id from due order by rank nulls last, due_at`)
  return rows.map(({ id }) => id)
}

/** Letters to any of these addresses that were planned since, replaced ones aside. */
export async function lettersTo(session: Session, addresses: readonly string[], since: Date): Promise<number> {
  const [row] = await session.query<{ count: number }>(sql`
    select count(*) as count from outbox
    where recipients && ${addresses}::text[] and planned_at > ${since} and status <> 'replaced'`)
  return row?.count ?? 0
}

/** Mails of a sender since, that answer a letter of ours and bring no file. */
export async function emptyAnswers(session: Session, account: string, sender: string, since: Date): Promise<number> {
  const [row] = await session.query<{ count: number }>(sql`
    select count(*) as count from message
    where account = ${account} and sender = ${sender} and stored_at > ${since} and status in ('read', 'judged')
      and not exists (select from message_file where message_id = message.id)
      and exists (
        select from outbox
        where mail_id in (select jsonb_array_elements_text(message.parsed -> 'references'))
      )`)
  return row?.count ?? 0
}

/** Letters that left since, whoever to. */
export async function lettersSent(session: Session, since: Date): Promise<number> {
  const [row] = await session.query<{ count: number }>(sql`
    select count(*) as count from outbox where status in ('sent', 'sending', 'unknown') and coalesce(sent_at, sending_at) > ${since}`)
  return row?.count ?? 0
}

/** True where a mail of the account came in lately and is not judged yet: it may bring what a notice calls missing. */
export async function hasUnjudged(session: Session, account: string): Promise<boolean> {
  const [row] = await session.query(sql`
    select from message
    where account = ${account} and status in ('received', 'read') and stored_at > now() - interval '1 hour'
    limit 1`)
  return row !== undefined
}

export async function keepVerdict(session: Session, messageId: number, verdict: Verdict): Promise<void> {
  await session.query(sql`insert into verdict (message_id, verdict) values (${messageId}, ${json(verdict)})`)
}

async function became(session: Session, change: ReturnType<typeof sql>): Promise<boolean> {
  return (await session.query(change)).length > 0
}

async function conclude(
  session: Session,
  id: number,
  kind: EventKind,
  detail: Record<string, unknown>,
  change: ReturnType<typeof sql>,
): Promise<void> {
  if (await became(session, change)) await record(session, { kind, outboxId: id, detail })
}
