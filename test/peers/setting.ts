import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { type Dovecot, type DovecotOptions, startDovecot } from './dovecot.ts'
import { startPostgres } from './postgres.ts'
import { type RedisPeer, startRedis } from './redis.ts'
import { type RunningService, settingsFor, startService } from './service.ts'
import { type SmtpPeer, startSmtp } from './smtp.ts'

/** The two ways to run: everything in one folder, or database and queue elsewhere. */
export const PAIRS = ['embedded', 'external'] as const
export type Pair = (typeof PAIRS)[number]

/** A mailbox, a way out, and what the service keeps, all on this machine. */
export type Setting = AsyncDisposable & {
  readonly dovecot: Dovecot
  readonly smtp: SmtpPeer
  /** Null where the queue lives in PostgreSQL. */
  readonly redis: RedisPeer | null
  readonly dataDir: string
  readonly environment: Readonly<Record<string, string>>
  readonly start: (args?: readonly string[], more?: Readonly<Record<string, string>>) => RunningService
}

export type SettingOptions = DovecotOptions & {
  /** An empty folder to keep things in; else a new one. */
  readonly dataDir?: string
}

export async function openSetting(pair: Pair, options: SettingOptions = {}): Promise<Setting> {
  const ending = new AsyncDisposableStack()
  const dovecot = ending.use(await startDovecot(options))
  const smtp = ending.use(await startSmtp())
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tiepnhan-test-')))
  if (options.dataDir === undefined) ending.defer(async () => await rm(dataDir, { recursive: true, force: true }))
  const postgres = pair === 'external' ? ending.use(await startPostgres()) : null
  const redis = pair === 'external' ? ending.use(await startRedis()) : null
  const environment = {
    ...settingsFor(dovecot, smtp, dataDir),
    ...(postgres && redis ? { DATABASE_URL: postgres.url, REDIS_URL: redis.url } : {}),
  }
  return {
    dovecot,
    smtp,
    redis,
    dataDir,
    environment,
    start: (args = [], more = {}) => {
      const service = startService({ ...environment, ...more }, args)
      // Ended before the servers it talks to, whatever becomes of the test.
      return ending.use(service)
    },
    [Symbol.asyncDispose]: async () => await ending.disposeAsync(),
  }
}

/** The database that the setting's services work on, wherever it is. */
export async function databaseOf({ dataDir, environment }: Setting): Promise<Database> {
  const read = async (name: string): Promise<string> => (await readFile(join(dataDir, 'postgres', name), 'utf8')).trim()
  const url =
    environment['DATABASE_URL'] ??
    `postgres://postgres:${await read('password')}@127.0.0.1:${await read('port')}/postgres`
  return openDatabase(url, createLog('error'))
}
