import type { Understood } from '#src/dossiers/understood.ts'
import type { Message } from '#src/mail/message.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import { NUDGE_PATIENCE_MS } from './arrivals.ts'
import { verdictDocument } from '#src/dossiers/verdict-of.ts'
import type { Session } from './database.ts'
import { record } from './events.ts'
import { keepDocuments, keepFiles, keepReading } from './messages.ts'
import { revive, type StoredMessage, stored } from './stored-message.ts'
import { clean, json, sql } from './sql.ts'

/** What reading a mail once more gave. */
export type FreshReading = {
  readonly message: StoredMessage
  readonly files: readonly FileReading[]
  readonly understood: Understood
}

/** A judged mail that is read once more because an officer asked for it. */
export type Rereading = {
  readonly id: number
  readonly messageId: number
  readonly officer: string
  readonly reason: string
  readonly askedAt: Date
  /** Null while it waits, and where it failed. */
  readonly reading: FreshReading | null
  readonly failed: string | null
}

/** Times that a mail is begun: whatever ended the process twice is not tried a third time. */
const MOST_ATTEMPTS = 2
/** What nobody took for so long is taken off. */
const KEPT = '1 day'

/** Asks for a judged mail to be read once more. Changes nothing else. @returns false where it can't be */
export async function askRereading(
  session: Session,
  messageId: number,
  officer: string,
  reason: string,
): Promise<boolean> {
  await dropRereading(session, messageId)
  const [asked] = await session.query(sql`
    insert into rereading (message_id, officer, reason, due_at)
    select id, ${officer}, ${reason}, now() + ${`${NUDGE_PATIENCE_MS} ms`}::interval from message
    where id = ${messageId} and status = 'judged' and kind = 'submission' and secrecy is null
      and forgotten_at is null and texts_forgotten_at is null
    returning id`)
  if (asked === undefined) return false
  await record(session, { kind: 'reread-asked', messageId, detail: { officer, reason } })
  return true
}

export async function findRereading(session: Session, messageId: number): Promise<Rereading | null> {
  const [row] = await session.query<Rereading>(sql`
    select id, message_id as "messageId", officer, reason, asked_at as "askedAt", reading, failed
    from rereading where message_id = ${messageId}`)
  return row ?? null
}

/** A mail to read once more, and the files of it whose words were kept. */
export type MailToReread = {
  readonly id: number
  readonly sha256: string
  readonly receivedAt: Date
  readonly cleared: boolean
  readonly files: readonly string[]
}

/** Counts an attempt before it is made; null where the mail does not wait for it. */
export async function beginRereading(session: Session, messageId: number): Promise<MailToReread | null> {
  const [begun] = await session.query<{ id: number; attempts: number }>(sql`
    update rereading set attempts = attempts + 1, due_at = now() + ${`${NUDGE_PATIENCE_MS} ms`}::interval
    where message_id = ${messageId} and reading is null and failed is null
    returning id, attempts`)
  if (begun === undefined) return null
  if (begun.attempts > MOST_ATTEMPTS) {
    await failRereading(session, begun.id, `reading it ended the program ${MOST_ATTEMPTS} times`)
    return null
  }
  const [mail] = await session.query<Omit<MailToReread, 'id'>>(sql`
    select sha256, received_at as "receivedAt", cleared_by is not null as cleared,
           array(select sha256 from message_file where message_id = message.id) as files
    from message where id = ${messageId}`)
  return mail === undefined ? null : { ...mail, id: begun.id }
}

export async function keepRereading(
  session: Session,
  id: number,
  { message, files, understood }: { message: Message; files: readonly FileReading[]; understood: Understood },
): Promise<void> {
  const reading: FreshReading = { message: stored(message), files, understood }
  await session.query(sql`update rereading set reading = ${json(reading)}, due_at = null where id = ${id}`)
}

export async function failRereading(session: Session, id: number, why: string): Promise<void> {
  await session.query(sql`update rereading set failed = ${clean(why)}, due_at = null where id = ${id}`)
}

/** Mails that wait to be read once more and were not nudged, or whose nudge was lost. What nobody took goes. */
export async function dueRereadings(session: Session): Promise<number[]> {
  await session.query(sql`delete from rereading where asked_at < now() - ${KEPT}::interval`)
  const rows = await session.query<{ id: number }>(sql`
    update rereading set due_at = now() + ${`${NUDGE_PATIENCE_MS} ms`}::interval where due_at <= now()
    returning message_id as id`)
  return rows.map(({ id }) => id)
}

export async function dropRereading(session: Session, messageId: number): Promise<void> {
  await session.query(sql`delete from rereading where message_id = ${messageId}`)
}

/** An officer takes what reading a mail once more gave: its words, files and papers are now these. */
export async function takeReading(session: Session, sha256: string): Promise<void> {
  const [row] = await session.query<{ id: number; reading: FreshReading }>(sql`
    delete from rereading using message
    where message.id = rereading.message_id and message.sha256 = ${sha256} and reading is not null
    returning rereading.message_id as id, reading`)
  if (row === undefined) throw new Error('The mail was not read once more')
  const { id, reading } = row
  const { documents } = reading.understood
  await session.query(sql`update message set parsed = ${json(reading.message)} where id = ${id}`)
  await forgetPapers(session, id)
  await keepFiles(session, id, reading.files)
  await keepDocuments(session, id, documents)
  await session.query(sql`
    update verdict set verdict = jsonb_set(verdict, '{documents}', ${json(documents.map(verdictDocument))}::jsonb)
    where message_id = ${id}`)
}

/**
 * A mail of which no dossier was made is judged anew by its new reading, as if it had just come: nothing was answered that could be
 * answered twice. @returns false where it belongs to a dossier, or the reading is not there any more
 */
export async function judgeByReading(
  session: Session,
  { id, messageId, officer, reason }: Rereading,
  version: string,
): Promise<boolean> {
  const [row] = await session.query<{ reading: FreshReading }>(sql`
    delete from rereading where id = ${id} and reading is not null and not exists (
      select from contribution where contribution.message_id = rereading.message_id
    ) returning reading`)
  if (row === undefined) return false
  const { message, files, understood } = row.reading
  await session.query(sql`
    update message set status = 'received', attempts = 0, deaths = 0, due_at = now(), read_at = null, judged_at = null,
      kind = null, kind_why = null, silence = null, fingerprint = null
    where id = ${messageId}`)
  await session.query(sql`delete from verdict where message_id = ${messageId}`)
  await forgetPapers(session, messageId)
  await record(session, { kind: 'mail-released', messageId, detail: { officer, reason, why: 'read again' } })
  return await keepReading(session, messageId, {
    message: revive(message),
    files,
    understood: { by: version, what: understood },
  })
}

async function forgetPapers(session: Session, id: number): Promise<void> {
  await session.query(sql`delete from message_file where message_id = ${id}`)
  await session.query(sql`delete from document where message_id = ${id}`)
}

/** What was read for nobody who took it yet names people, too. */
export async function forgetRereadings(session: Session): Promise<void> {
  await session.query(sql`delete from rereading`)
}
