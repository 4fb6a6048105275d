import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** Takes bytes off and keeps their names. @returns how many there were */
export async function forgetBytes(session: Session, hashes: readonly string[]): Promise<number> {
  const gone = await session.query(sql`
    update blob set bytes = '', forgotten_at = now()
    where sha256 = any(${hashes}::text[]) and forgotten_at is null returning sha256`)
  return gone.length
}

/** Takes off what was read of files that no other mail's file still shows. */
export async function forgetReadings(session: Session, hashes: readonly string[]): Promise<void> {
  await session.query(sql`
    delete from extraction
    where sha256 = any(${hashes}::text[]) and not exists (
      select from message_file where message_file.sha256 = extraction.sha256 and jsonb_array_length(reading -> 'pages') > 0
    )`)
}

/** Rows that were taken off or changed lie in the tables' files until PostgreSQL tidies up: it is told to. */
export async function sweepUp(session: Session): Promise<void> {
  for (const table of TIDIED) await session.query({ text: `vacuum "${table}"`, values: [] })
}

const TIDIED = [
  'blob',
  'message',
  'message_file',
  'extraction',
  'document',
  'dossier',
  'dossier_key',
  'verdict',
  'decision',
  'outbox',
  'event',
  'bounce',
  'rereading',
]
