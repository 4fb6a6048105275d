import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { migrate } from '#src/store/migrate.ts'
import { json, sql } from '#src/store/sql.ts'
import { until } from '#test/peers/program.ts'
import { openLine } from '#test/peers/proxy.ts'
import { type PostgresPeer, startPostgres } from '#test/peers/postgres.ts'

const log = createLog('silent')

describe('the database', () => {
  let postgres: PostgresPeer
  let database: Database
  beforeAll(async () => {
    postgres = await startPostgres()
    database = openDatabase(postgres.url, log)
  })
  afterAll(async () => {
    await database[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
  })

  test('two that start at once migrate once', async () => {
    const steps = await Promise.all([migrate(database), migrate(database)])
    const known = await readdir(join(import.meta.dirname, '../../src/store/migrations'))
    expect(steps.flat()).toEqual(known.sort())
  })

  test('a database of a newer program is left alone, with what to do', async () => {
    const older = await mkdtemp(join(tmpdir(), 'migrations-'))
    await writeFile(join(older, '000-nothing.sql'), 'select 1')
    await expect(migrate(database, { folder: older })).rejects.toThrow('Start the newer program')
    await rm(older, { recursive: true })
  })

  test('whoever holds a lock on a line that went dead is told, and others may have it when the server knows too', async () => {
    const address = new URL(postgres.url)
    await using line = await openLine(Number(address.port))
    address.port = String(line.port)
    await using far = openDatabase(address.href, log, { beatMs: 200 })
    const held = far.withLock({ kind: 'watch', id: 7 }, async (lost) => {
      line.freeze()
      await new Promise<void>((done) => lost.addEventListener('abort', () => done()))
    })
    expect(await held).toEqual({ done: undefined })
    line.cut()
    const again = async (): Promise<unknown> => await database.withLock({ kind: 'watch', id: 7 }, async () => 'mine')
    expect(await until('the lock is free', again)).toEqual({ done: 'mine' })
  })

  test('values never become part of a statement', async () => {
    const nasty = `'; drop table message; --`
    const inner = sql`select ${nasty}::text as said`
    expect(await database.query(sql`select ${1}::int as one, said from (${inner}) as x where ${true}`)).toEqual([
      { one: 1, said: nasty },
    ])
  })

  test('what PostgreSQL can’t hold is taken out of JSON', async () => {
    const [row] = await database.query<{ it: unknown }>(sql`select ${json({ text: 'a\u0000b\ud800c' })}::jsonb as it`)
    expect(row?.it).toEqual({ text: 'ab\ufffdc' })
  })

  test('a transaction that deadlocks with another is tried again', async () => {
    await database.query(sql`create table pair (id int primary key, n int not null)`)
    await database.query(sql`insert into pair values (1, 0), (2, 0)`)
    const touch = async (first: number, second: number): Promise<void> =>
      await database.transaction(async (session) => {
        await session.query(sql`update pair set n = n + 1 where id = ${first}`)
        await session.query(sql`select pg_sleep(0.2)`)
        await session.query(sql`update pair set n = n + 1 where id = ${second}`)
      })
    await Promise.all([touch(1, 2), touch(2, 1)])
    expect(await database.query(sql`select n from pair order by id`)).toEqual([{ n: 2 }, { n: 2 }])
  })

  test('a lock is one holder’s, and tells its holder when its connection is gone', async () => {
    const outcome = await database.withLock({ kind: 'watch', id: 7 }, async (lost) => {
      expect(await database.withLock({ kind: 'watch', id: 7 }, async () => 'mine too')).toBeNull()
      expect(await database.withLock({ kind: 'watch', id: 8 }, async () => 'another')).toEqual({ done: 'another' })
      const gone = new Promise((done) => lost.addEventListener('abort', done))
      await database.query(
        sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 7`,
      )
      await gone
      return 'told'
    })
    expect(outcome).toEqual({ done: 'told' })
    // Its holder hears of the end a moment before PostgreSQL has let go of the lock.
    const again = async (): Promise<unknown> => await database.withLock({ kind: 'watch', id: 7 }, async () => 'free')
    expect(await until('the lock is free', again)).toEqual({ done: 'free' })
  })
})
