import { Pool, TypeOverrides, types as builtin, type PoolClient } from 'pg'
import { errorCode } from '#src/io/error-code.ts'
import { within } from '#src/io/within.ts'
import type { Log } from '#src/io/log.ts'
import type { Connection } from './embedded.ts'
import type { Query } from './sql.ts'

/** Anything that statements can be run on: the pool, or one transaction. */
export type Session = { query<Row extends object>(statement: Query): Promise<Row[]> }

export type Database = Session &
  AsyncDisposable & {
    /** All or nothing. Begins again where PostgreSQL found that two transactions stood in each other's way. */
    transaction<T>(work: (session: Session) => Promise<T>): Promise<T>
    /**
     * Runs the work while nobody else, on any machine, holds the same lock; null where somebody does. The lock lives on a
     * connection of its own: it ends with the process that holds it, however that ends. `lost` fires if it ends too soon.
     */
    withLock<T>(lock: Lock, work: (lost: AbortSignal) => Promise<T>): Promise<{ readonly done: T } | null>
  }

/** What is locked: a kind of thing and its id. */
export type Lock = { readonly kind: keyof typeof LOCKS; readonly id: number }

/** Numbers of the kinds: the first half of PostgreSQL's lock key. */
export const LOCKS = { watch: 1, read: 2, judge: 3, send: 4, alarm: 8 } as const

const POOL_SIZE = 24
const CONNECT_MS = 10_000
/** No statement of ours takes longer; a connection that stays silent for so long is dead. */
const STATEMENT_MS = 60_000
const TRIES = 5
/** How often a lock that is held for long asks whether its connection still lives: a half-open one says nothing by itself. */
const BEAT_MS = 15_000

/** Opens a pool; no connection is made yet. */
export function openDatabase(
  target: Connection | string,
  log: Log,
  { beatMs = BEAT_MS }: { readonly beatMs?: number } = {},
): Database {
  const pool = new Pool({
    ...(typeof target === 'string' ? { connectionString: target } : target),
    max: POOL_SIZE,
    application_name: 'tiepnhan',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 5000,
    types,
  })
  // Without a listener the loss of an idle connection ends the process.
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'))

  const transaction: Database['transaction'] = async (work) => {
    for (let tried = 1; ; tried++) {
      const client = await pool.connect()
      let broken: Error | boolean = true
      try {
        await client.query('begin')
        const result = await work(sessionOf(client))
        await client.query('commit')
        broken = false
        return result
      } catch (error) {
        broken = await client.query('rollback').then(
          () => false,
          () => true,
        )
        if (tried >= TRIES || !isConflict(error)) throw error
      } finally {
        client.release(broken)
      }
    }
  }

  return {
    ...sessionOf(pool),
    transaction,
    async withLock({ kind, id }, work) {
      const client = await pool.connect()
      const lost = new AbortController()
      const onEnd = (): void => lost.abort(new Error('the database connection that held the lock is lost'))
      client.on('error', onEnd)
      client.on('end', onEnd)
      const beat = setInterval(() => {
        within(beatMs, 'database', client.query('select 1')).catch(onEnd)
      }, beatMs)
      beat.unref()
      let broken = true
      try {
        const key = [LOCKS[kind], id % 2 ** 31]
        const { rows } = await client.query<{ got: boolean }>(
          'select pg_try_advisory_lock($1::int, $2::int) as got',
          key,
        )
        if (!rows[0]?.got) {
          broken = false
          return null
        }
        const done = await work(lost.signal)
        if (lost.signal.aborted) return { done }
        await client.query('select pg_advisory_unlock($1::int, $2::int)', key).then(
          () => (broken = false),
          () => undefined,
        )
        return { done }
      } finally {
        clearInterval(beat)
        client.off('error', onEnd)
        client.off('end', onEnd)
        // A connection that may still hold the lock is closed, not handed on.
        client.release(broken)
      }
    },
    async [Symbol.asyncDispose]() {
      await pool.end()
    },
  }
}

function sessionOf(client: Pool | PoolClient): Session {
  return {
    async query<Row extends object>({ text, values }: Query) {
      return (await client.query<Row>(text, [...values])).rows
    },
  }
}

/** Serialization failure, deadlock. */
function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(errorCode(error))
}

/** Ids and counts are int8 and far below 2^53: plain numbers here. */
const types = new TypeOverrides()
types.setTypeParser(builtin.builtins.INT8, Number)
