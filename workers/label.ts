import { setTimeout as sleep } from 'node:timers/promises'
import { labelsOf } from '#src/mail/labels.ts'
import { labelled, unlabelledMails } from '#src/store/labels.ts'
import type { Context } from './context.ts'

const LOOK_MS = 4000
const AT_ONCE = 200
/** A mailbox that does not let us is asked less and less often. */
const FIRST_PAUSE_MS = 15_000
const LAST_PAUSE_MS = 900_000

/** Shows in the mailbox what became of its mails. Nothing else waits for it, and its failures are nobody's concern but the log's. */
export async function label(context: Context): Promise<void> {
  const { log, stopping } = context
  const ended = new Promise<void>((done) => stopping.addEventListener('abort', () => done(), { once: true }))
  let pause = FIRST_PAUSE_MS
  while (!stopping.aborted) {
    let wait = LOOK_MS
    try {
      // What is under way when the service ends is found again by the next.
      await Promise.race([labelSome(context), ended])
      pause = FIRST_PAUSE_MS
    } catch (error) {
      if (!stopping.aborted) log.warn({ err: error, retryMs: pause }, 'labels could not be put on mails; trying on')
      wait = pause
      pause = Math.min(pause * 2, LAST_PAUSE_MS)
    }
    await sleep(wait, undefined, { signal: stopping }).catch(() => undefined)
  }
}

async function labelSome({ account, database, labels, log }: Context): Promise<void> {
  const due = await unlabelledMails(database, account, AT_ONCE)
  if (due.length === 0) return
  const done = new Set(await labels.put(due.map((mail) => ({ ...mail, labels: labelsOf(mail) }))))
  await labelled(
    database,
    due.filter(({ id }) => done.has(id)),
  )
  log.info({ mails: done.size }, 'labels put')
}
