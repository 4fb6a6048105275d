import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from './context.ts'

const AGAIN_MS = 1000

/**
 * Writes down what happened already, however long the database is away: a letter that left, a step that failed. Gives up
 * only when the service ends; the next start then finds out by itself.
 */
export async function insist(
  { stopping, log }: Pick<Context, 'stopping' | 'log'>,
  write: () => Promise<void>,
): Promise<void> {
  for (;;) {
    try {
      await write()
      return
    } catch (error) {
      if (stopping.aborted) throw error
      log.warn({ err: error }, 'what happened could not be written down; trying on')
      await sleep(AGAIN_MS, undefined, { signal: stopping }).catch(() => undefined)
    }
  }
}
