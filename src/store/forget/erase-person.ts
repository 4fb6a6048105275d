import type { Redactor } from '#src/dossiers/redact.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import type { FileReading } from '#src/reading/extraction.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import type { Database, Session } from '../database.ts'
import { record } from '../events.ts'
import { holdJudging } from '../judging.ts'
import { json, sql } from '../sql.ts'
import { forgetRereadings } from '../rereadings.ts'
import { forgetBytes, forgetReadings, sweepUp } from './bytes.ts'
import {
  type OtherRow,
  type Trace,
  type TracedLetter,
  type TracedMail,
  traceOthers,
  tracePerson,
} from './trace-person.ts'

/** Why a person can't be erased just now. */
export class InFlight extends Error {}

/**
 * Takes one person out of everything stored, and writes one line about it that names nobody. The mails that name the person lose their
 * bytes (a mail can't be cut into) and keep their hash, so that they are not taken in or answered again; what was understood of the
 * others in them stays. @throws InFlight where a letter that names the person is just leaving
 */
export async function erasePerson(
  database: Database,
  person: Redactor,
  { unit, reason }: { readonly unit: string | null; readonly reason: string },
): Promise<Trace> {
  const trace = await database.transaction(async (session) => {
    await holdJudging(session)
    const found = await tracePerson(session, person, unit)
    const leaving = found.letters.filter(({ status }) => ['frozen', 'sending', 'unknown'].includes(status))
    const waiting = await session.query(sql`
      select from message where id = any(${found.mails.map(({ id }) => id)}::bigint[]) and status in ('received', 'read')`)
    if (leaving.length + waiting.length > 0)
      throw new InFlight(
        `${leaving.length} letters are just leaving and ${waiting.length} mails are just judged that name this person: try again in some minutes.`,
      )
    await forgetRereadings(session)
    for (const mail of found.mails) await eraseMail(session, mail, person)
    await eraseDossiers(session, found, person)
    await eraseLetters(session, found.letters, person)
    for (const row of await traceOthers(session, person, unit)) await eraseOther(session, row, person)
    const { mails, dossiers, letters, others } = found
    await record(session, {
      kind: 'person-erased',
      detail: {
        why: reason,
        mails: mails.map(({ id }) => id),
        dossiers: dossiers.map(({ code }) => code),
        letters: letters.length,
        others,
      },
    })
    return found
  })
  await sweepUp(database)
  return trace
}

async function eraseMail(session: Session, { id, sha256, files }: TracedMail, person: Redactor): Promise<void> {
  const [row] = await session.query<{
    parsed: Record<string, unknown> | null
    subject: string | null
    sender: string | null
  }>(sql`select parsed, subject, sender from message where id = ${id} for update`)
  const { parsed = null, subject = null, sender = null } = row ?? {}
  const text = parsed?.['text']
  // Words around a name tell of its bearer: the mail's own go whole.
  const words = typeof text === 'string' && person.says(text) ? { text: person.mark, links: [] } : {}
  const kept = parsed === null ? null : { ...person.clean(parsed), headers: [], ...words }
  await session.query(sql`
    update message set parsed = ${kept === null ? null : json(kept)}, subject = ${subject === null ? null : person.redact(subject)},
      sender = ${sender === null ? null : person.redact(sender)}, understood = null, understood_by = null,
      texts_forgotten_at = coalesce(texts_forgotten_at, now())
    where id = ${id}`)
  for (const { position } of files) {
    const [file] = await session.query<{ reading: FileReading; name: string }>(
      sql`select reading, name from message_file where message_id = ${id} and position = ${position}`,
    )
    if (file === undefined) continue
    const reading = { ...person.clean(file.reading), pages: [] }
    await session.query(sql`
      update message_file set reading = ${json(reading)}, name = ${person.redact(file.name)}
      where message_id = ${id} and position = ${position}`)
  }
  await forgetReadings(
    session,
    files.map((file) => file.sha256),
  )
  await forgetBytes(session, [sha256])
  const documents = await session.query<{ position: number; detail: UnderstoodDocument }>(
    sql`select position, detail from document where message_id = ${id}`,
  )
  for (const { position, detail } of documents)
    await session.query(sql`
      update document set detail = ${json(person.clean(detail))} where message_id = ${id} and position = ${position}`)
  const [verdict] = await session.query<{ verdict: unknown }>(sql`select verdict from verdict where message_id = ${id}`)
  if (verdict !== undefined)
    await session.query(
      sql`update verdict set verdict = ${json(person.clean(verdict.verdict))} where message_id = ${id}`,
    )
}

/**
 * A dossier keeps its other people. Replay leaves it alone from now on, and those that share a mail with it: what they were made of is
 * not all there any more.
 */
async function eraseDossiers(session: Session, { dossiers, mails }: Trace, person: Redactor): Promise<void> {
  for (const { id } of dossiers) {
    const [row] = await session.query<{ state: DossierState }>(
      sql`select state from dossier where id = ${id} for update`,
    )
    if (row === undefined) continue
    await session.query(sql`
      update dossier set state = ${json(person.clean(row.state))}, revision = revision + 1, changed_at = now() where id = ${id}`)
    const keys = await session.query<{ kind: string; value: string }>(
      sql`select kind, value from dossier_key where dossier_id = ${id}`,
    )
    for (const { kind, value } of keys)
      if (person.says(value))
        await session.query(
          sql`delete from dossier_key where dossier_id = ${id} and kind = ${kind} and value = ${value}`,
        )
  }
  await session.query(sql`
    with recursive touched as (
      select dossier_id from contribution where message_id = any(${mails.map(({ id }) => id)}::bigint[])
      union select unnest(${dossiers.map(({ id }) => id)}::bigint[])
      union
      select other.dossier_id from touched
      join contribution as own on own.dossier_id = touched.dossier_id
      join contribution as other on other.message_id = own.message_id
    )
    update dossier set redacted_at = now() where id in (select dossier_id from touched)`)
}

async function eraseLetters(session: Session, letters: readonly TracedLetter[], person: Redactor): Promise<void> {
  for (const { id, status } of letters) {
    const [row] = await session.query<{
      letter: unknown
      recipients: string[]
      stillTo: string[] | null
      attachments: unknown
      sha256: string | null
      files: string[]
    }>(sql`
      select letter, recipients, still_to as "stillTo", attachments, sha256,
             array(select file ->> 'sha256' from jsonb_array_elements(attachments) as file) as files
      from outbox where id = ${id} for update`)
    if (row === undefined) continue
    const { letter, sha256, files } = row
    const redacted = (addresses: readonly string[]): string[] => addresses.map((one) => person.redact(one))
    await session.query(sql`
      update outbox set letter = ${json(person.clean(letter))}, recipients = ${redacted(row.recipients)},
        still_to = ${row.stillTo && redacted(row.stillTo)}, attachments = ${json(person.clean(row.attachments))}
      where id = ${id}`)
    // What was not sent yet would tell the unit of a person who is not there any more.
    if (status === 'planned') {
      await session.query(sql`update outbox set status = 'replaced', due_at = null where id = ${id}`)
      await record(session, { kind: 'letter-replaced', outboxId: id })
    }
    await forgetBytes(session, [...(sha256 === null ? [] : [sha256]), ...files])
  }
}

async function eraseOther(session: Session, { table, id, column, value }: OtherRow, person: Redactor): Promise<void> {
  const cleaned = typeof value === 'string' ? person.redact(value) : json(person.clean(value))
  await session.query({ text: `update ${table} set ${column} = $1 where id = $2`, values: [cleaned, id] })
}

/** What stands in the place of the next person who is erased: each has a mark of its own, so that two stay two. */
export async function nextMark(session: Session): Promise<string> {
  const [row] = await session.query<{ count: number }>(
    sql`select count(*) as count from event where kind = 'person-erased'`,
  )
  return `[đã xóa ${(row?.count ?? 0) + 1}]`
}
