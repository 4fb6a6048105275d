import { setTimeout as sleep } from 'node:timers/promises'

/** The work's result, or an error when it takes too long; what it does after that is nobody's concern any more. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const late = sleep(ms, undefined, { signal: timer.signal }).then(
    () => {
      throw new Error(`${what}: no answer within ${ms} ms`)
    },
    // The work was quicker.
    () => new Promise<never>(() => undefined),
  )
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
  }
}
