import { errorCode, errorText } from '#src/io/error-code.ts'
import type { Stage } from '#src/io/queue.ts'
import { countDeath, park, undoAttempt } from '#src/store/messages.ts'
import { holdBack } from '#src/store/outbox.ts'
import type { Context } from './context.ts'
import { insist } from './insist.ts'

/** One step of one mail or letter. Says in a word what came of it. */
export type Work = (id: number, context: Context) => Promise<string>

/** A mail at which a step failed so often, through a fault of ours that it brings out, is parked. */
const MOST_DEATHS = 2
const RETRY_MS = 10_000

/**
 * The one wrapper around every step: alone on its row, one line in the log, and no failure leaves it.
 * What may pass by itself (no database, a full disk) is tried again for ever; what can't is counted, and then parked.
 */
export function run(stage: Stage, work: Work, context: Context): (id: number) => Promise<void> {
  return async (id) => {
    const log = context.log.child({ stage, id })
    const began = performance.now()
    try {
      const ran = await context.database.withLock({ kind: stage, id }, async () => await work(id, context))
      if (ran) context.count('steps', stage)
      if (ran) log.info({ outcome: ran.done, ms: Math.round(performance.now() - began) }, 'step done')
      else log.debug('another worker is at it')
    } catch (error) {
      context.count('step_failures', stage)
      log.error({ err: error, ms: Math.round(performance.now() - began) }, 'step failed')
      await insist(context, async () => await settle(stage, id, error, context)).catch(() => undefined)
    }
  }
}

async function settle(stage: Stage, id: number, error: unknown, { database }: Context): Promise<void> {
  const why = errorText(error)
  if (stage === 'send') {
    await holdBack(database, id, RETRY_MS)
  } else if (!isOurFault(error)) {
    await undoAttempt(database, id, why, RETRY_MS)
  } else {
    await database.transaction(async (session) => {
      const deaths = await countDeath(session, id, why, RETRY_MS)
      if (deaths >= MOST_DEATHS) await park(session, id, `${stage} failed ${deaths} times: ${why}`)
    })
  }
}

/** What will go wrong again however often it is tried: a bug, or a statement that the data does not fit. */
function isOurFault(error: unknown): boolean {
  const bugs = [TypeError, RangeError, ReferenceError, SyntaxError]
  return bugs.some((bug) => error instanceof bug) || /^(?:22|23|42)...$/.test(errorCode(error))
}
