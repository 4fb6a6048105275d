import type { Config } from '#src/config.ts'
import { createLog } from '#src/io/log.ts'
import { type Database, openDatabase } from '#src/store/database.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { migrate } from '#src/store/migrate.ts'

/** Runs a command's work on the service's database, whether the service runs or not. */
export async function withDatabase<T>(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return await withUntouched({ databaseUrl, dataDir }, async (database) => {
    await migrate(database)
    return await work(database)
  })
}

/** As `withDatabase`, and leaves the schema as it is: an older one, a newer one, none. */
export async function withUntouched<T>(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const log = createLog('error')
  await using embedded = databaseUrl === null ? await startEmbedded(dataDir, log) : null
  await using database = openDatabase(embedded?.connection ?? databaseUrl ?? '', log)
  return await work(database)
}
