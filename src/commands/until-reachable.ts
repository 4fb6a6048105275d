import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, errorText } from '#src/io/error-code.ts'
import type { Log } from '#src/io/log.ts'

const AGAIN_MS = 2000

/** A database that is not up yet is waited for; one that says no is not. */
export async function untilReachable<T>(
  ask: () => Promise<T>,
  { log, stopping }: { log: Log; stopping: AbortSignal },
): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const code = errorCode(error)
      // 57P03: it is starting; 53300: too many clients for the moment; no SQLSTATE at all: it was not reached.
      const isState = /^[0-9A-Z]{5}$/.test(code) && !/^(?:57P0.|08...|53300)$/.test(code) && !code.startsWith('E')
      if (stopping.aborted || isState || (code === '' && !/timeout|terminat|clos/i.test(errorText(error))))
        throw new Error(`The database can't be used: ${errorText(error)}. Check DATABASE_URL.`, { cause: error })
      log.warn({ err: error, retryMs: AGAIN_MS }, 'the database does not answer; waiting for it (DATABASE_URL)')
      await sleep(AGAIN_MS, undefined, { signal: stopping }).catch(() => undefined)
    }
  }
}
