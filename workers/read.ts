import { isSecret } from '#src/dossiers/secrecy.ts'
import { notUnderstood } from '#src/dossiers/understand-mail.ts'
import { loadBlob } from '#src/store/blobs.ts'
import { beginReading, keepReading, park } from '#src/store/messages.ts'
import type { Context } from './context.ts'
import { reread } from './reread.ts'

/**
 * A mail whose reading began so often and never ended takes the whole service with it. Mails are read in processes apart
 * whose death the service survives, so each of these was an end of the service itself, most likely for other reasons.
 */
const MOST_STARTS = 10

/** What reading needs of all that there is. */
export type Reading = Pick<Context, 'database' | 'readers' | 'reached' | 'version' | 'log'> & {
  readonly queue: Pick<Context['queue'], 'nudge'>
}

/** Raw bytes to words: what the mail says, and each of its files. */
export async function read(id: number, reading: Reading): Promise<string> {
  const { database, readers, queue, reached, version, log } = reading
  const mail = await beginReading(database, id)
  if (!mail) return await reread(id, reading)
  reached('attempt-counted')
  if (mail.attempts > MOST_STARTS) {
    await database.transaction(
      async (session) => await park(session, id, `the service ended ${MOST_STARTS} times while reading it`),
    )
    return 'parked'
  }
  const raw = await loadBlob(database, mail.sha256)
  const { message, files, understood, failure } = await readers.readMail(raw, mail.receivedAt, {
    cleared: mail.cleared,
  })
  reached('file-read')
  const result = { message, files, understood: { by: version, what: understood ?? notUnderstood(files) } }
  const kept = await database.transaction(async (session) => await keepReading(session, id, result))
  reached('reading-kept')
  await queue.nudge('judge', id)
  // Where in the program, and nothing of the words that may stand in the error's own.
  if (failure !== null)
    log.error({ messageId: id, at: placesOf(failure) }, 'a mail could not be understood: people look at it')
  if (isSecret(files)) log.warn({ messageId: id }, 'a mail bears a mark of secrecy: nothing of it is kept')
  return kept ? 'read' : 'read by another'
}

/** Lines of a stack, or the short reason for which a reader was ended. */
function placesOf(failure: string): string[] {
  const places = failure.split('\n').filter((line) => /^\s+at /.test(line))
  return places.length > 0 ? places.map((line) => line.trim()) : [failure.slice(0, 100)]
}
