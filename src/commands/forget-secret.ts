import type { Config } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import { sweepUp } from '#src/store/forget/bytes.ts'
import { forgetSecretMails, secretMailsStored } from '#src/store/forget/secret.ts'
import type { Console } from './console.ts'
import { withDatabase } from './with-database.ts'

/**
 * `tiepnhan forget --secret`: the bytes of mails with a mark of secrecy, which nobody reads and no backup holds, go from the
 * database too. Exit code 0 done or told, 1 could not be.
 * @param wanted numbers of mails, or all of them
 * @param reason null: nothing is changed
 */
export async function forgetSecret(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  wanted: readonly number[] | 'all',
  reason: string | null,
  console: Console,
): Promise<number> {
  try {
    return await withDatabase(config, async (database) => {
      const stored = await secretMailsStored(database)
      const chosen = stored.filter(({ id }) => wanted === 'all' || wanted.includes(id))
      for (const { id, secrecy, receivedAt } of chosen)
        console.out(`  mail ${id}: ${secrecy}, received ${receivedAt.toISOString()}\n`)
      const absent = wanted === 'all' ? [] : wanted.filter((id) => !stored.some((mail) => mail.id === id))
      if (absent.length > 0) {
        console.err(`Not stored with a mark of secrecy: mail ${absent.join(', ')}. Nothing was changed.\n`)
        return 1
      }
      if (reason === null) {
        console.out(
          `${chosen.length} mails with a mark of secrecy would be forgotten; the mailbox keeps its own copy.\n`,
        )
        return 0
      }
      const ids = chosen.map(({ id }) => id)
      const gone = await database.transaction(async (session) => await forgetSecretMails(session, ids, reason))
      if (gone.length > 0) await sweepUp(database)
      console.out(
        `${gone.length} mails with a mark of secrecy were forgotten. Still to be done by hand: the mailbox itself (Inbox, All Mail, Trash), ` +
          `and backups made before this version, which held them.\n`,
      )
      return 0
    })
  } catch (error) {
    console.err(`${errorText(error)}\n`)
    return 1
  }
}
