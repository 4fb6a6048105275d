import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '#src/io/log.ts'
import { markHalfRestored, markRestored } from '#src/store/backup/half-restored.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { knownMigrations, migrate } from '#src/store/migrate.ts'
import { sql } from '#src/store/sql.ts'
import { startPostgres } from '#test/peers/postgres.ts'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

describe('the doctor changes nothing', { timeout: 60_000 }, () => {
  const ending = new AsyncDisposableStack()
  let folder: string
  let url: string
  let database: Database
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doctor-'))
    ending.defer(async () => await rm(folder, { recursive: true }))
    const postgres = ending.use(await startPostgres())
    url = postgres.url
    database = ending.use(openDatabase(url, createLog('silent')))
  })
  afterAll(async () => await ending.disposeAsync())

  const doctor = async (settings: Record<string, string>, ...args: string[]): Promise<string> =>
    await new Promise((done) =>
      execFile(
        process.execPath,
        [MAIN, 'doctor', ...args],
        { cwd: folder, env: { PATH: process.env['PATH'], ...settings } },
        (_, stdout) => done(stdout),
      ),
    )
  const schema = async () =>
    await database.query(sql`
      select table_schema, table_name, column_name from information_schema.columns
      where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`)

  test('where no service ever ran: not even a folder is made', async () => {
    const said = await doctor({ DATA_DIR: join(folder, 'a', 'data') })
    expect(said).toContain('none was made yet')
    expect(said).toMatch(/disk +\d+\.\d GB free/)
    expect(await readdir(folder)).toEqual([])
  })

  test('in an empty database', async () => {
    const before = await schema()
    expect(await doctor({ DATABASE_URL: url })).toContain('it is empty')
    expect(await schema()).toEqual(before)
  })

  test('in a database of an older program: the service upgrades it, not the doctor', async () => {
    await migrate(database, { only: [1, 2] })
    const before = await schema()
    const said = await doctor({ DATABASE_URL: url })
    expect(said).toMatch(new RegExp(`database .*${knownMigrations().length - 2} steps behind`))
    expect(said).toContain('Back up first')
    expect(await doctor({ DATABASE_URL: url }, '--invariants')).toContain('steps behind')
    expect(await schema()).toEqual(before)
  })

  test('in one that a restoration left half done, or that a newer program used: what to do is said', async () => {
    await markHalfRestored(database)
    expect(await doctor({ DATABASE_URL: url })).toMatch(/MEND +database[^]*Restore the backup once more/)
    await markRestored(database)
    await migrate(database)
    await database.query(sql`insert into migration (version, name) values (999999, 'of tomorrow')`)
    expect(await doctor({ DATABASE_URL: url })).toMatch(/MEND +database[^]*Start the newer program/)
  })
})
