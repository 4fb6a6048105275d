import { createHash } from 'node:crypto'
import type { Database, Session } from '../database.ts'
import { sql } from '../sql.ts'
import { FORMAT, type Line, writeHead, writeLine, writeSeal } from './format.ts'
import { type Table, tablesOf } from './tables.ts'

export type BackupSource = {
  readonly database: Database
  /** Of the program. */
  readonly version: string
  /** The office's own files: paths relative to the rules folder, with forward slashes. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[]
  readonly now: Date
}

/** What went into a backup, by table. */
export type Counts = { readonly rows: Readonly<Record<string, number>>; readonly files: number }

/**
 * Writes everything as it stands at one instant, while the service goes on working: PostgreSQL keeps that instant for the
 * one transaction that reads.
 * @param write takes the lines in order, each with its line feed; awaited, so a slow disk slows the reading
 */
export async function writeBackup(source: BackupSource, write: (text: string) => Promise<void>): Promise<Counts> {
  return await source.database.transaction(async (session) => {
    await session.query(sql`set transaction isolation level repeatable read, read only`)
    const hash = createHash('sha256')
    const put = async (line: string): Promise<void> => {
      hash.update(`${line}\n`)
      await write(`${line}\n`)
    }
    const schema = await session.query<{ version: number }>(sql`select version from migration order by version`)
    await put(
      writeHead({
        tiepnhan: 'backup',
        format: FORMAT,
        version: source.version,
        writtenAt: source.now.toISOString(),
        schema: schema.map(({ version }) => version),
      }),
    )
    const rows: Record<string, number> = {}
    for (const table of await tablesOf(session)) rows[table.name] = await writeTable(session, table, put)
    for (const file of source.files) await put(writeLine({ kind: 'file', ...file } satisfies Line))
    const counts = { rows, files: source.files.length }
    await write(`${writeSeal({ ...counts, sha256: hash.digest('hex') })}\n`)
    return counts
  })
}

const ROWS = 500
/** Of rows that hold a mail each, up to the largest that is taken. */
const ROWS_WITH_BYTES = 4

/** Mails with a mark of secrecy go into no copy: where it is restored they count as forgotten. */
const SECRET_BYTES = `exists (select from message where message.sha256 = blob.sha256 and message.secrecy is not null)`
const IN_COPIES: Readonly<Record<string, string>> = {
  'blob.bytes': `case when ${SECRET_BYTES} then '' else bytes end`,
  'blob.forgotten_at': `case when ${SECRET_BYTES} then coalesce(forgotten_at, now()) else forgotten_at end`,
  'message.forgotten_at': `case when secrecy is not null then coalesce(forgotten_at, now()) else forgotten_at end`,
}

async function writeTable(session: Session, table: Table, put: (line: string) => Promise<void>): Promise<number> {
  const name = `"${table.name}"`
  const chosen = table.columns
    .map((column) => `${IN_COPIES[`${table.name}.${column}`] ?? `"${column}"`} as "${column}"`)
    .join(', ')
  await session.query({
    text: `declare rows_of_table no scroll cursor for
           select row_to_json(chosen)::text as row from (select ${chosen} from ${name}) as chosen`,
    values: [],
  })
  const fetch = { text: `fetch ${table.hasBytes ? ROWS_WITH_BYTES : ROWS} from rows_of_table`, values: [] }
  let count = 0
  for (;;) {
    const rows = await session.query<{ row: string }>(fetch)
    for (const { row } of rows) await put(writeLine({ kind: 'row', table: table.name, row }))
    count += rows.length
    if (rows.length === 0) break
  }
  await session.query(sql`close rows_of_table`)
  return count
}
