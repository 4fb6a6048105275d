import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '#src/io/log.ts'
import type { Database } from '#src/store/database.ts'
import { addTallies, type TallyName } from '#src/store/tallies.ts'

/** Counts in this process, and adds what was counted to the database's sums now and then. */
export type Counting = {
  readonly count: (name: TallyName, label?: string, by?: number) => void
  /** Writes down until the service ends, and what is left then. */
  readonly keep: (database: Database, log: Log, stopping: AbortSignal) => Promise<void>
}

const KEEP_EVERY_MS = 10_000

export function createCounting(everyMs: number = KEEP_EVERY_MS): Counting {
  const counts = new Map<string, { name: TallyName; label: string; value: number }>()
  const count: Counting['count'] = (name, label = '', by = 1) => {
    const key = `${name}\n${label}`
    counts.set(key, { name, label, value: (counts.get(key)?.value ?? 0) + by })
  }
  const write = async (database: Database): Promise<void> => {
    const taken = [...counts.values()]
    counts.clear()
    try {
      await addTallies(database, taken)
    } catch (error) {
      for (const { name, label, value } of taken) count(name, label, value)
      throw error
    }
  }
  return {
    count,
    async keep(database, log, stopping) {
      while (!stopping.aborted) {
        await sleep(everyMs, undefined, { signal: stopping }).catch(() => undefined)
        await write(database).catch((error: unknown) => log.debug({ err: error }, 'counts are written down later'))
      }
    },
  }
}
