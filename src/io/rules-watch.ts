import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Campaign } from '../dossiers/campaign.ts'
import type { Log } from './log.ts'
import { formatFault, loadCampaigns, SHARED_HOLIDAYS, SHARED_WORDING } from './rules.ts'

/** The rules in force: what was last found sound. */
export type RulesInForce = {
  readonly current: () => readonly Campaign[]
  /** Looks now, and takes what is there if it changed and is sound. */
  readonly look: () => Promise<'same' | 'taken' | 'faulty'>
}

type Watching = { readonly log: Log; readonly stopping: AbortSignal; readonly everyMs?: number }

const EVERY_MS = 5000

/**
 * Follows a folder of campaigns while the service runs, by the times and sizes of its files (a folder on a share tells no events).
 * Rules that turn out faulty are told in the log and left aside: the last sound ones stay in force.
 */
export async function watchRules(dir: string, loaded: readonly Campaign[], watching: Watching): Promise<RulesInForce> {
  const { log, stopping, everyMs = EVERY_MS } = watching
  let campaigns = loaded
  let seen = await stateOf(dir)
  const look = async (): Promise<'same' | 'taken' | 'faulty'> => {
    const state = await stateOf(dir)
    if (state === seen) return 'same'
    seen = state
    const found = await loadCampaigns(dir)
    if (found.faults.length > 0 || found.campaigns.length === 0) {
      const faults = found.faults.map(formatFault)
      log.error({ faults }, 'the rules were changed and are faulty; the last sound ones stay in force')
      return 'faulty'
    }
    campaigns = found.campaigns
    log.info({ campaigns: campaigns.map(({ id }) => id) }, 'the rules were changed and are in force')
    return 'taken'
  }
  void follow(look, { log, stopping, everyMs })
  return { current: () => campaigns, look }
}

async function follow(look: () => Promise<unknown>, { log, stopping, everyMs }: Required<Watching>): Promise<void> {
  while (!stopping.aborted) {
    await sleep(everyMs, undefined, { signal: stopping, ref: false }).catch(() => undefined)
    if (stopping.aborted) return
    await look().catch((error: unknown) => log.warn({ err: error }, 'the rules could not be looked at; looking on'))
  }
}

/** Campaigns are a few folders of a few files. */
const MOST_FILES = 5000

async function stateOf(dir: string): Promise<string> {
  const files = [...(await filesOf(dir)), ...(await filesOf(SHARED_WORDING)), SHARED_HOLIDAYS].slice(0, MOST_FILES)
  const states = await Promise.all(
    files.map(async (file) => {
      const known = await stat(file).catch(() => null)
      return known === null ? '' : `${file} ${known.size} ${known.mtimeMs}`
    }),
  )
  return states.join('\n')
}

async function filesOf(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
