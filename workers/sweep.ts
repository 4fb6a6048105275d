import { setTimeout as sleep } from 'node:timers/promises'
import { followClock } from '#src/store/clock.ts'
import { dueMessages, nudgeAllNow } from '#src/store/messages.ts'
import { dueLetters } from '#src/store/outbox.ts'
import { dueRereadings } from '#src/store/rereadings.ts'
import type { Context } from './context.ts'

const SWEEP_EVERY_MS = 1000
const AT_ONCE = 200

/** Finds the rows that wait and nudges them again: what makes every queue, and every lost nudge, harmless. */
export async function sweep(context: Context): Promise<void> {
  const { database, queue, log, stopping } = context
  let begun = false
  while (!stopping.aborted) {
    try {
      // What waited when the last process ended need not wait out its nudge.
      if (!begun) await nudgeAllNow(database)
      begun = true
      await sweepOnce(context)
      await queue.checkPulse()
    } catch (error) {
      log.warn({ err: error }, 'sweep failed; trying on')
    }
    await sleep(SWEEP_EVERY_MS, undefined, { signal: stopping }).catch(() => undefined)
  }
}

async function sweepOnce({ database, queue, log }: Context): Promise<void> {
  const back = await followClock(database)
  if (back !== null) log.warn({ seconds: Math.round(back) }, 'the clock went back; what waits is brought back with it')
  const mails = await dueMessages(database, AT_ONCE)
  const waiting = (status: 'received' | 'read'): number[] =>
    mails.filter((mail) => mail.status === status).map(({ id }) => id)
  await queue.nudge('read', ...waiting('received'), ...(await dueRereadings(database)))
  await queue.nudge('judge', ...waiting('read'))
  await queue.nudge('send', ...(await dueLetters(database, AT_ONCE)))
}
