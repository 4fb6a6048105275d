import type { Config, MailConfig } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import { createLog } from '#src/io/log.ts'
import { openDatabase } from '#src/store/database.ts'
import { rememberedConnection } from '#src/store/embedded.ts'
import { lastLook } from '#src/store/mailboxes.ts'
import type { Console } from './console.ts'

/** The watcher looks every half minute at the latest; after four looks missed nobody watches. */
const SILENT_MS = 120_000

/**
 * Whether the mailbox is watched, by this service or by another on the same database: what a container or a timer asks.
 * Gives the exit code: 0 watched, 1 not. Starts nothing and changes nothing.
 */
export async function health(config: Config & { readonly mail: MailConfig }, console: Console): Promise<number> {
  try {
    const target = config.databaseUrl ?? (await rememberedConnection(config.dataDir))
    await using database = openDatabase(target, createLog('silent'))
    const agoMs = await lastLook(database, config.mail.imap.user.toLowerCase())
    if (agoMs === null) {
      console.err('The mailbox was never looked at.\n')
      return 1
    }
    const text = `The mailbox was last looked at ${Math.round(agoMs / 1000)} s ago.\n`
    if (agoMs > SILENT_MS) console.err(text)
    else console.out(text)
    return agoMs > SILENT_MS ? 1 : 0
  } catch (error) {
    console.err(`The database does not answer: ${errorText(error)}\n`)
    return 1
  }
}
