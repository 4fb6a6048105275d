import type { Campaign } from '../campaign.ts'
import { composeLetter } from '../letters/compose-letter.ts'
import { sampleFacts } from '../letters/sample-facts.ts'
import type { RuleFault } from './rule-fault.ts'

/** Renders every letter of a campaign in every variant: a wrong placeholder is found here, never by a recipient. */
export function checkWording(campaign: Campaign): RuleFault[] {
  for (const sample of sampleFacts(campaign)) composeLetter(sample.facts)
  return []
}
