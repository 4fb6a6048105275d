import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isHalfRestored } from './backup/half-restored.ts'
import type { Database, Session } from './database.ts'
import { sql } from './sql.ts'

const FOLDER = join(import.meta.dirname, 'migrations')

/** Any fixed number: the lock under which the schema changes. */
const MIGRATION_LOCK = 0x7469_6d67

/**
 * Brings the schema to the version of this code, each step once, whoever else starts at the same moment.
 * @param options.only these steps and no others: the schema of an older program, for rows that it wrote
 * @param options.restoring a backup is just being put in; for everybody else such a database is out of bounds
 * @returns names of the steps that were taken
 * @throws where the database is newer than this code, or a restoration into it did not end
 */
export async function migrate(
  database: Database,
  {
    folder = FOLDER,
    only,
    restoring = false,
  }: { readonly folder?: string; readonly only?: readonly number[]; readonly restoring?: boolean } = {},
): Promise<string[]> {
  const files = filesIn(folder)
  return await database.transaction(async (session) => {
    await session.query(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    if (!restoring && (await isHalfRestored(session))) throw new Error(HALF_RESTORED)
    await session.query(sql`
      create table if not exists migration (
        version integer primary key,
        name text not null,
        applied_at timestamptz not null default now()
      )`)
    const applied = await session.query<{ version: number }>(sql`select version from migration`)
    const newer = newerThan(files, applied)
    if (newer !== null) throw new Error(newer)
    // Steps are written side by side, so a lower number may come later.
    const wanted = files.filter((name) => only?.includes(versionOf(name)) ?? true)
    const pending = wanted.filter((name) => !applied.some(({ version }) => version === versionOf(name)))
    for (const name of pending) {
      await session.query({ text: await readFile(join(folder, name), 'utf8'), values: [] })
      await session.query(sql`insert into migration (version, name) values (${versionOf(name)}, ${name})`)
    }
    return pending
  })
}

/** How a database stands to this program: to be used as it is, to be brought up to date by `migrate`, or not to be used. */
export type Standing =
  | { readonly kind: 'current' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'behind'; readonly steps: number }
  | { readonly kind: 'unusable'; readonly why: string }

/** What `migrate` would meet; takes no step. */
export async function schemaStanding(session: Session): Promise<Standing> {
  if (await isHalfRestored(session)) return { kind: 'unusable', why: HALF_RESTORED }
  const [made] = await session.query<{ is: boolean }>(sql`select to_regclass('migration') is not null as is`)
  if (made?.is !== true) return { kind: 'empty' }
  const applied = await session.query<{ version: number }>(sql`select version from migration`)
  const files = filesIn(FOLDER)
  const newer = newerThan(files, applied)
  if (newer !== null) return { kind: 'unusable', why: newer }
  const steps = files.filter((name) => !applied.some(({ version }) => version === versionOf(name))).length
  return steps === 0 ? { kind: 'current' } : { kind: 'behind', steps }
}

const HALF_RESTORED =
  'A restoration into this database did not end: it holds nothing, or not everything, and a service on it would answer mails again. ' +
  'Restore the backup once more, into a new one (another DATA_DIR or DATABASE_URL).'

/** Why this program may not touch what a newer one used; null where it may. */
function newerThan(files: readonly string[], applied: readonly { readonly version: number }[]): string | null {
  const current = Math.max(0, ...applied.map(({ version }) => version))
  const latest = versionOf(files.at(-1) ?? '0')
  if (current <= latest) return null
  return (
    `The database has schema version ${current}, this program knows ${latest}: it is older than the one that used ` +
    `the database last. Start the newer program, or restore a copy of the database made before the upgrade.`
  )
}

/** Numbers of the steps that this program knows. */
export function knownMigrations(): number[] {
  return filesIn(FOLDER).map(versionOf)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d+-.+\.sql$/.test(name))
    .sort()
}

function versionOf(name: string): number {
  return Number.parseInt(name, 10)
}
