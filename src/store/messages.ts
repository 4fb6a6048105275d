import type { ExaminedMail } from '#src/dossiers/examine.ts'
import type { Understood } from '#src/dossiers/understood.ts'
import type { Silence } from '#src/dossiers/verdict.ts'
import type { Message } from '#src/mail/message.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { NUDGE_PATIENCE_MS } from './arrivals.ts'
import type { Session } from './database.ts'
import { record } from './events.ts'
import { revive, type StoredMessage, stored } from './stored-message.ts'
import { clean, inMs, json, sql } from './sql.ts'

export type MessageStatus = 'received' | 'read' | 'judged' | 'parked'

/** A mail that waits to be read. */
export type UnreadMail = {
  readonly id: number
  readonly sha256: string
  readonly receivedAt: Date
  readonly attempts: number
  readonly deaths: number
  /** An officer said that it holds no secret. */
  readonly cleared: boolean
}

/** Counts an attempt before it is made; null where the mail does not wait to be read. */
export async function beginReading(session: Session, id: number): Promise<UnreadMail | null> {
  const [mail] = await session.query<UnreadMail>(sql`
    update message set attempts = attempts + 1
    where id = ${id} and status = 'received'
    returning id, sha256, received_at as "receivedAt", attempts, deaths, cleared_by is not null as cleared`)
  return mail ?? null
}

/** The attempt ended without a verdict on the mail: it waits again, as if it had not been tried. */
export async function undoAttempt(session: Session, id: number, why: string, dueInMs: number): Promise<void> {
  await session.query(sql`
    update message set attempts = greatest(attempts - 1, 0), last_error = ${clean(why)}, due_at = ${inMs(dueInMs)}
    where id = ${id} and status in ('received', 'read')`)
}

/** The attempt ended badly, and the mail is to blame. */
export async function countDeath(session: Session, id: number, why: string, dueInMs: number): Promise<number> {
  const [row] = await session.query<{ deaths: number }>(sql`
    update message set deaths = deaths + 1, last_error = ${clean(why)}, due_at = ${inMs(dueInMs)}
    where id = ${id} and status in ('received', 'read')
    returning deaths`)
  return row?.deaths ?? 0
}

/** Sets a mail aside with its bytes and the reason; the mailbox moves on, staff see it and can have it tried again. */
export async function park(session: Session, id: number, why: string): Promise<void> {
  const [parked] = await session.query(sql`
    update message set status = 'parked', last_error = ${clean(why)}, due_at = null
    where id = ${id} and status in ('received', 'read')
    returning id`)
  if (parked) await record(session, { kind: 'mail-parked', messageId: id, detail: { why } })
}

/** Has a parked mail tried again from the start; `officer`: who says so on the board, null at the command line. */
export async function release(session: Session, id: number, officer: string | null = null): Promise<boolean> {
  const [released] = await session.query(sql`
    update message set status = 'received', attempts = 0, deaths = 0, due_at = now()
    where id = ${id} and status = 'parked' and forgotten_at is null and not exists (
      select from ledger where message_id = message.id and disposition = 'too-large'
    )
    returning id`)
  if (released)
    await record(session, { kind: 'mail-released', messageId: id, detail: officer === null ? {} : { officer } })
  return released !== undefined
}

/** What reading gave: the mail taken apart, its files as text, and what they are, as this version of the program understands them. */
export type Reading = {
  readonly message: Message
  readonly files: readonly FileReading[]
  readonly understood: { readonly by: string; readonly what: Understood } | null
}

/** Keeps what reading gave, and hands the mail on to be judged. Nothing is kept where it was read meanwhile. */
export async function keepReading(
  session: Session,
  id: number,
  { message, files, understood }: Reading,
): Promise<boolean> {
  const [read] = await session.query(sql`
    update message set
      status = 'read', read_at = now(), attempts = 0, deaths = 0, last_error = null,
      parsed = ${json(stored(message))}, understood = ${understood && json(understood.what)}, understood_by = ${understood && clean(understood.by)},
      sender = ${cleanOrNull(message.from?.address)},
      message_id = ${cleanOrNull(message.messageId)}, subject = ${cleanOrNull(message.subject)}, secrecy = ${secrecyOf(files)},
      due_at = ${inMs(NUDGE_PATIENCE_MS)}
    where id = ${id} and status = 'received'
    returning id`)
  if (!read) return false
  await keepFiles(session, id, files)
  await record(session, { kind: 'mail-read', messageId: id, detail: { files: files.length } })
  for (const [position, { problem, warnings }] of files.entries())
    if (problem === 'infected')
      await record(session, { kind: 'file-infected', messageId: id, detail: { position, threat: warnings[0] ?? '' } })
  if (secrecyOf(files) !== null) await record(session, { kind: 'mail-secret', messageId: id })
  return true
}

/** The files of a mail with what was read of them. */
export async function keepFiles(session: Session, id: number, files: readonly FileReading[]): Promise<void> {
  for (const [position, file] of files.entries())
    await session.query(sql`
      insert into message_file (message_id, position, sha256, name, problem, reading)
      values (${id}, ${position}, ${file.sha256}, ${clean(file.name)}, ${file.problem}, ${json(file)})
      on conflict (message_id, position) do update set
        sha256 = excluded.sha256, name = excluded.name, problem = excluded.problem, reading = excluded.reading`)
}

/** The mark at which reading stopped. */
function secrecyOf(files: readonly FileReading[]): string | null {
  return files.find(({ problem }) => problem === 'secret')?.warnings[0] ?? null
}

/** An officer says that a mail held back for its mark of secrecy holds no secret: it is read and judged as any other. */
export async function clearSecrecy(session: Session, id: number, officer: string): Promise<boolean> {
  const [cleared] = await session.query(sql`
    update message set status = 'received', secrecy = null, cleared_by = ${officer}, attempts = 0, deaths = 0,
      due_at = now(), read_at = null, judged_at = null, parsed = null, kind = null, kind_why = null, silence = null,
      fingerprint = null
    where id = ${id} and status = 'judged' and secrecy is not null and forgotten_at is null
    returning id`)
  if (!cleared) return false
  await session.query(sql`delete from verdict where message_id = ${id}`)
  await session.query(sql`delete from message_file where message_id = ${id}`)
  await record(session, { kind: 'mail-released', messageId: id, detail: { officer, why: 'no secret' } })
  return true
}

/** A mail that waits to be judged, with what reading gave. */
export type ReadMail = {
  readonly id: number
  readonly account: string
  readonly storedAt: Date
  readonly sender: string | null
  readonly message: Message
  /** Without their pages where they are understood. */
  readonly files: readonly FileReading[]
  /** Null where another version of the program read it. */
  readonly understood: Understood | null
}

/** @param version the program's: what another one understood is not given */
export async function loadReadMail(session: Session, id: number, version: string): Promise<ReadMail | null> {
  const [row] = await session.query<{
    account: string
    storedAt: Date
    sender: string | null
    parsed: StoredMessage
    understood: Understood | null
  }>(sql`
    select account, stored_at as "storedAt", sender, parsed,
      case when understood_by = ${version} then understood end as understood
    from message where id = ${id} and status = 'read' for update`)
  if (!row) return null
  const files = await session.query<{ reading: FileReading }>(sql`
    select case when ${row.understood !== null} then jsonb_set(reading, '{pages}', '[]') else reading end as reading
    from message_file where message_id = ${id} order by position`)
  return { ...row, id, message: revive(row.parsed), files: files.map(({ reading }) => reading) }
}

/** Mails that were read, by the SHA-256 of their bytes, without the bytes of their files. */
export async function loadMails(
  session: Session,
  hashes: readonly string[],
): Promise<Map<string, { readonly id: number; readonly message: Message }>> {
  const rows = await session.query<{ id: number; sha256: string; parsed: StoredMessage }>(sql`
    select distinct on (sha256) id, sha256, parsed from message
    where sha256 = any(${hashes}::text[]) and parsed is not null order by sha256, id`)
  return new Map(rows.map(({ id, sha256, parsed }) => [sha256, { id, message: revive(parsed) }]))
}

/**
 * True where an older mail of the same sender is not judged yet: a supplement must not come before what it supplements.
 * Only for a while: a mail whose reading takes long holds up nobody for ever.
 */
export async function waitsForOlder(session: Session, { id, account, sender }: ReadMail): Promise<boolean> {
  const [older] = await session.query(sql`
    select from message
    where account = ${account} and sender = ${sender} and id < ${id} and status in ('received', 'read')
      and stored_at > now() - interval '10 minutes'
    limit 1`)
  return older !== undefined
}

/** Mails that were held up by an older one of this sender. */
export async function nextOfSender(session: Session, { id, account, sender }: ReadMail): Promise<number | null> {
  const [next] = await session.query<{ id: number }>(sql`
    select id from message
    where account = ${account} and sender = ${sender} and id > ${id} and status = 'read'
    order by id limit 1`)
  return next?.id ?? null
}

/** True where a copy of this mail was judged before and opened or changed a dossier. */
export async function isResend(session: Session, account: string, fingerprint: string | null): Promise<boolean> {
  if (fingerprint === null) return false
  const [copy] = await session.query(sql`
    select from message
    where account = ${account} and fingerprint = ${fingerprint} and status = 'judged'
      and exists (select from contribution where message_id = message.id)
    limit 1`)
  return copy !== undefined
}

export async function keepJudged(
  session: Session,
  id: number,
  { kind, kindReason, fingerprint, documents }: ExaminedMail,
  silence: Silence | null,
): Promise<void> {
  await session.query(sql`
    update message set
      status = 'judged', judged_at = now(), due_at = null, kind = ${kind}, kind_why = ${kindReason},
      silence = ${silence}, fingerprint = ${fingerprint}, understood = null, understood_by = null
    where id = ${id}`)
  await keepDocuments(session, id, documents)
  await record(session, { kind: 'mail-judged', messageId: id, detail: { kind, silence } })
}

/** What a mail's files turned out to be. */
export async function keepDocuments(
  session: Session,
  id: number,
  documents: readonly UnderstoodDocument[],
): Promise<void> {
  for (const [position, document] of documents.entries())
    await session.query(sql`
      insert into document (message_id, position, type, confidence, problem, detail)
      values (${id}, ${position}, ${document.type}, ${document.confidence}, ${document.problem}, ${json(document)})`)
}

/** Mails that wait and were not nudged, or whose nudge was lost: nudged again, and not again too soon. */
export async function dueMessages(session: Session, limit: number): Promise<{ id: number; status: MessageStatus }[]> {
  return await session.query(sql`
    update message set due_at = ${inMs(NUDGE_PATIENCE_MS)}
    where id in (
      select id from message where due_at <= now() and status in ('received', 'read')
      order by due_at limit ${limit} for update skip locked
    )
    returning id, status`)
}

/** At the start of a service: whatever waits is due. */
export async function nudgeAllNow(session: Session): Promise<void> {
  await session.query(sql`update message set due_at = now() where status in ('received', 'read') and due_at > now()`)
  await session.query(sql`
    update outbox set due_at = now()
    where status in ('frozen', 'sending') or (status = 'planned' and send_at <= now())`)
}

function cleanOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : clean(text)
}
