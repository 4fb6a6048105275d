import type { ReceiptSlip } from '#src/dossiers/letters/receipt-slip.ts'
import type { Verdict } from '#src/dossiers/verdict.ts'
import type { Message } from '#src/mail/message.ts'
import type { Page, Problem } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import type { LetterKind, OutboxStatus } from '../outbox.ts'
import type { Session } from '../database.ts'
import { FOR_PEOPLE } from '../for-people.ts'
import { sql } from '../sql.ts'

/** A mail with what became of it. */
export type MailRow = {
  readonly id: number
  readonly account: string
  readonly sha256: string
  readonly receivedAt: Date
  readonly storedAt: Date
  readonly bytes: number
  readonly status: 'received' | 'read' | 'judged' | 'parked'
  readonly sender: string | null
  readonly messageId: string | null
  readonly subject: string | null
  readonly kind: string | null
  readonly kindWhy: string | null
  readonly silence: string | null
  readonly lastError: string | null
  /** The mark of secrecy that it bears: nothing else of it is to be had. */
  readonly secrecy: string | null
  /** It has a file in which the scanner found malware. */
  readonly infected: boolean
  /** Null before it was read. Instants are text here. */
  readonly parsed: Pick<Message, 'from' | 'to' | 'cc' | 'text' | 'links' | 'defects'> | null
  readonly verdict: Verdict | null
  readonly dossiers: readonly string[]
  /** When an officer said that it is dealt with, and who. */
  readonly handledAt: Date | null
  readonly handledBy: string | null
  /** It waits for a person, or did until one dealt with it. */
  readonly isForPeople: boolean
  /** Its words or its bytes are not kept any more. */
  readonly forgotten: boolean
}

export async function findMail(session: Session, id: number): Promise<MailRow | null> {
  const [row] = await session.query<MailRow>(sql`
    select message.id, account, message.sha256, received_at as "receivedAt", stored_at as "storedAt", bytes,
           message.status, sender, message.message_id as "messageId", subject, kind, kind_why as "kindWhy", silence,
           last_error as "lastError", secrecy, parsed,
           handled_at as "handledAt", handled_by as "handledBy", coalesce(${FOR_PEOPLE}, false) as "isForPeople",
           forgotten_at is not null or texts_forgotten_at is not null as forgotten,
           exists (select from message_file where message_id = message.id and problem = 'infected') as infected, verdict.verdict,
           array(
             select code from contribution join dossier on dossier.id = dossier_id
             where contribution.message_id = message.id order by code
           ) as dossiers
    from message left join verdict on verdict.message_id = message.id
    where message.id = ${id}`)
  return row ?? null
}

/** What a mail's files turned out to be when they were read last. */
export async function documentsOfMail(session: Session, id: number): Promise<UnderstoodDocument[]> {
  const rows = await session.query<{ detail: UnderstoodDocument }>(
    sql`select detail from document where message_id = ${id} order by position`,
  )
  return rows.map(({ detail }) => detail)
}

/** A mail as one line. */
export type MailLine = {
  readonly id: number
  readonly sha256: string
  readonly receivedAt: Date
  readonly sender: string | null
  readonly name: string | null
  readonly subject: string | null
}

/** The mails that brought something to a dossier, oldest first. */
export async function mailsOfDossier(session: Session, dossierId: number): Promise<MailLine[]> {
  return await session.query<MailLine>(sql`
    select message.id, sha256, received_at as "receivedAt", sender, parsed -> 'from' ->> 'name' as name, subject
    from contribution join message on message.id = contribution.message_id
    where dossier_id = ${dossierId}
    order by received_at, message.id`)
}

/** A file of a mail, without its words. */
export type FileLine = {
  readonly messageId: number
  readonly position: number
  readonly sha256: string
  readonly name: string
  readonly path: readonly string[]
  readonly size: number
  readonly format: string
  readonly readBy: 'text' | 'ocr' | null
  readonly problem: Problem | null
  readonly pages: number
}

export async function filesOfMails(session: Session, ids: readonly number[]): Promise<FileLine[]> {
  return await session.query<FileLine>(sql`
    select message_id as "messageId", position, sha256, name, problem, reading -> 'path' as path,
           (reading ->> 'size')::bigint as size, reading ->> 'format' as format, reading ->> 'readBy' as "readBy",
           jsonb_array_length(reading -> 'pages') as pages
    from message_file where message_id = any(${ids}::bigint[]) and problem is distinct from 'secret'
    order by message_id, position`)
}

/** A file of a mail with what was read of it, and the mail that holds its bytes. */
export type FileText = Omit<FileLine, 'pages'> & {
  readonly pages: readonly Page[]
  readonly confidence: number | null
  readonly warnings: readonly string[]
  readonly mailSha256: string
  readonly receivedAt: Date
  readonly dossiers: readonly string[]
}

export async function findFile(session: Session, messageId: number, position: number): Promise<FileText | null> {
  const [row] = await session.query<FileText & { reading: Pick<FileText, 'pages' | 'path' | 'warnings'> }>(sql`
    select file.message_id as "messageId", position, file.sha256, name, problem, reading,
           (reading ->> 'size')::bigint as size, reading ->> 'format' as format, reading ->> 'readBy' as "readBy",
           (reading ->> 'confidence')::float8 as confidence, message.sha256 as "mailSha256",
           received_at as "receivedAt",
           array(
             select code from contribution join dossier on dossier.id = dossier_id
             where contribution.message_id = message.id order by code
           ) as dossiers
    from message_file as file join message on message.id = file.message_id
    where file.message_id = ${messageId} and position = ${position} and secrecy is null
      and exists (select from blob where blob.sha256 = message.sha256 and blob.forgotten_at is null)`)
  return row ? { ...row, ...row.reading } : null
}

/** A letter of ours as one line. */
export type LetterLine = {
  readonly id: number
  readonly kind: LetterKind
  readonly status: OutboxStatus
  readonly recipients: readonly string[]
  readonly subject: string
  readonly plannedAt: Date
  readonly sendAt: Date
  readonly sentAt: Date | null
  readonly lastError: string | null
  readonly messageId: number | null
  /** Name of the slip that it carries as a PDF. */
  readonly slip: string | null
}

export async function lettersOfDossier(session: Session, dossierId: number): Promise<LetterLine[]> {
  return await session.query<LetterLine>(sql`
    ${LETTERS} join outbox_dossier on outbox_id = outbox.id
    where dossier_id = ${dossierId} order by planned_at, outbox.id`)
}

export async function lettersOfMail(session: Session, messageId: number): Promise<LetterLine[]> {
  return await session.query<LetterLine>(sql`${LETTERS} where message_id = ${messageId} order by planned_at, outbox.id`)
}

const LETTERS = sql`
  select outbox.id, kind, status, recipients, letter ->> 'subject' as subject, planned_at as "plannedAt",
         send_at as "sendAt", sent_at as "sentAt", last_error as "lastError", message_id as "messageId",
         letter -> 'slip' ->> 'file' as slip
  from outbox`

/** Words of a letter. Links to sign in by are for their reader alone. */
export async function findLetterWords(
  session: Session,
  id: number,
): Promise<{
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly recipients: readonly string[]
} | null> {
  const [row] = await session.query<{ subject: string; text: string; html: string | null; recipients: string[] }>(sql`
    select recipients, letter ->> 'subject' as subject, letter ->> 'text' as text, letter ->> 'html' as html
    from outbox where id = ${id} and kind <> 'sign-in'`)
  return row ?? null
}

export async function findSlip(session: Session, id: number): Promise<ReceiptSlip | null> {
  const [row] = await session.query<{ slip: ReceiptSlip | null }>(
    sql`select letter -> 'slip' as slip from outbox where id = ${id}`,
  )
  return row?.slip ?? null
}

/** What happened to a dossier, its mails and its letters. */
export type EventLine = {
  readonly id: number
  readonly at: Date
  readonly kind: string
  readonly messageId: number | null
  readonly outboxId: number | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** A dossier's history, newest first; the oldest are left out where there are very many. */
export async function eventsOfDossier(session: Session, dossierId: number, limit: number): Promise<EventLine[]> {
  return await session.query<EventLine>(sql`
    select id, at, kind, message_id as "messageId", outbox_id as "outboxId", detail
    from event
    where dossier_id = ${dossierId}
       or (outbox_id is not null and outbox_id in (select outbox_id from outbox_dossier where dossier_id = ${dossierId}))
    order by id desc limit ${limit}`)
}

/**
 * Name of a mail's bytes, and whether it has an infected file; null where there is no such mail, or none to be handed out: it bears a
 * mark of secrecy.
 */
export async function mailBlob(
  session: Session,
  id: number,
): Promise<{ readonly sha256: string; readonly infected: boolean } | null> {
  const [row] = await session.query<{ sha256: string; infected: boolean }>(sql`
    select message.sha256, exists (select from message_file where message_id = message.id and problem = 'infected') as infected
    from message join blob using (sha256)
    where id = ${id} and secrecy is null and blob.forgotten_at is null`)
  return row ?? null
}
