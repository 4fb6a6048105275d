import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Database, Session } from '../database.ts'
import { knownMigrations, migrate } from '../migrate.ts'
import { sql } from '../sql.ts'
import { isHalfRestored, markHalfRestored, markRestored } from './half-restored.ts'
import { BackupFault, type Head, readHead, readLine, type Seal } from './format.ts'
import { type Table, tablesOf } from './tables.ts'
import type { Counts } from './write.ts'

export type Restored = Counts & {
  readonly head: Head
  readonly taken: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

/**
 * Puts a backup into an empty database, all of it or nothing, and brings it to the schema of this program.
 * @param lines of the backup, without line feeds
 * @throws BackupFault where the backup is damaged, cut off or of a newer program, or the database is not empty
 */
export async function restoreBackup(database: Database, lines: AsyncIterable<string>): Promise<Restored> {
  const reading = lines[Symbol.asyncIterator]()
  const first = await reading.next()
  const head = readHead(first.done ? '' : first.value)
  const unknown = head.schema.filter((version) => !knownMigrations().includes(version))
  if (unknown.length > 0)
    throw new BackupFault(
      `The backup was written by version ${head.version}, whose database this program does not know: restore it with that version or a newer one.`,
    )
  // The rows fit the schema that they were written from; the steps since then carry them on, as they would have there.
  const began = await isHalfRestored(database)
  await migrate(database, { only: head.schema, restoring: true })
  // Before the first row, and for good should nobody come back to end it.
  await database.transaction(async (session) => {
    await refuseUnlessNew(session, head, began)
    await markHalfRestored(session)
  })
  const restored = await database.transaction(async (session) => {
    const tables = await tablesOf(session)
    const loading = loaderInto(session, tables)
    const result = await readAll(first.value ?? '', reading, loading.add)
    await loading.end()
    for (const table of tables) await restartNumbering(session, table)
    await leaveOutNumbers(session)
    return { ...result, head }
  })
  await migrate(database, { restoring: true })
  await database.transaction(async (session) => {
    await session.query(sql`insert into restoration (written_at) values (${head.writtenAt})`)
    await markRestored(session)
  })
  return restored
}

/** Reads a backup to its end: whole, undamaged, of a kind that this program can restore. Changes nothing. */
export async function verifyBackup(lines: AsyncIterable<string>): Promise<Restored> {
  const reading = lines[Symbol.asyncIterator]()
  const first = await reading.next()
  const head = readHead(first.done ? '' : first.value)
  return { ...(await readAll(first.value ?? '', reading, async () => undefined)), head }
}

async function readAll(
  first: string,
  rest: AsyncIterator<string>,
  add: (table: string, row: string) => Promise<void>,
): Promise<Omit<Restored, 'head'>> {
  const hash = createHash('sha256').update(`${first}\n`)
  const rows: Record<string, number> = {}
  const taken: { path: string; bytes: Uint8Array }[] = []
  for (;;) {
    const next = await rest.next()
    if (next.done) throw new BackupFault('The backup is cut off: its end is missing.')
    const line = readLine(next.value)
    if (line.kind === 'seal') {
      check(line.seal, { rows, files: taken.length, sha256: hash.digest('hex') })
      return { rows, files: taken.length, taken }
    }
    hash.update(`${next.value}\n`)
    if (line.kind === 'file') {
      taken.push({ path: line.path, bytes: line.bytes })
      continue
    }
    rows[line.table] = (rows[line.table] ?? 0) + 1
    await add(line.table, line.row)
  }
}

function check(seal: Seal, found: Seal): void {
  const counted = Object.fromEntries(Object.entries(seal.rows).filter(([, count]) => count > 0))
  if (seal.sha256 !== found.sha256 || seal.files !== found.files || !isDeepStrictEqual(counted, found.rows))
    throw new BackupFault('The backup is damaged: its content does not agree with its seal.')
}

async function refuseUnlessNew(session: Session, { schema }: Head, began: boolean): Promise<void> {
  const steps = await session.query<{ version: number }>(sql`select version from migration`)
  if (steps.some(({ version }) => !schema.includes(version))) throw new BackupFault(began ? NOT_ENDED : NOT_EMPTY)
  for (const { name } of await tablesOf(session)) {
    const rows = await session.query({ text: `select 1 from "${name}" limit 1`, values: [] })
    if (rows.length > 0) throw new BackupFault(began ? NOT_ENDED : NOT_EMPTY)
  }
}

const NOT_ENDED =
  'An earlier restoration into this database was cut off before its end. Restore into a new one: name another DATA_DIR or DATABASE_URL.'
const NOT_EMPTY =
  'The database is not new. A backup is restored into a new one only, before the service starts on it: name another DATA_DIR or DATABASE_URL.'

const BATCH_ROWS = 500
const BATCH_CHARACTERS = 8_000_000

type Loader = {
  readonly add: (table: string, row: string) => Promise<void>
  readonly end: () => Promise<void>
}

/** Rows of one table after the other, many in a statement. */
function loaderInto(session: Session, tables: readonly Table[]): Loader {
  const byName = new Map(tables.map((table) => [table.name, table]))
  let current: Table | null = null
  let batch: string[] = []
  let characters = 0
  const flush = async (): Promise<void> => {
    if (current !== null && batch.length > 0) {
      const columns = current.columns.map((column) => `"${column}"`).join(', ')
      await session.query({
        text: `insert into "${current.name}" (${columns}) overriding system value
               select ${columns} from json_populate_recordset(null::"${current.name}", $1::json)`,
        values: [`[${batch.join(',')}]`],
      })
    }
    batch = []
    characters = 0
  }
  return {
    async add(name, row) {
      const table = byName.get(name)
      if (table === undefined) throw new BackupFault(`The backup holds a table that its schema does not have: ${name}`)
      if (table !== current || batch.length >= BATCH_ROWS || characters > BATCH_CHARACTERS) await flush()
      current = table
      batch.push(row)
      characters += row.length
    },
    end: flush,
  }
}

/** New rows must not get the numbers of restored ones. */
async function restartNumbering(session: Session, { name, identity }: Table): Promise<void> {
  for (const column of identity)
    await session.query({
      text: `select setval(pg_get_serial_sequence('public."${name}"', '${column}'), max("${column}")) from "${name}"
             having max("${column}") is not null`,
      values: [],
    })
}

const NUMBERS_LEFT_OUT = 100

/** Dossier numbers that were told in letters after the backup was written must not name other dossiers now. */
async function leaveOutNumbers(session: Session): Promise<void> {
  await session.query(sql`update campaign_counter set last_number = last_number + ${NUMBERS_LEFT_OUT}`)
}
