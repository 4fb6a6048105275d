import { createHash } from 'node:crypto'
import type { Campaign } from './campaign.ts'

/** Campaigns are long-lived and their rosters long: each is hashed once. */
const known = new WeakMap<Campaign, string>()

/**
 * Which version of its rules a campaign is: a short mark of all that its folder says, rosters and wording included. A dossier
 * keeps that of the rules by which it was judged last. Addresses that were learned since are no rules.
 */
export function rulesVersion(campaign: Campaign): string {
  const found = known.get(campaign)
  if (found !== undefined) return found
  const text = JSON.stringify(campaign, (key, value: unknown) => (UNJUDGED.includes(key) ? undefined : value))
  const version = createHash('sha256').update(text).digest('hex').slice(0, VERSION_CHARS)
  known.set(campaign, version)
  return version
}

/** What no judgement goes by. */
const UNJUDGED = ['learned', 'file', 'retention', 'digest', 'digest-goc']

/** Enough to tell versions of one campaign apart, and short enough to be read out. */
const VERSION_CHARS = 12
