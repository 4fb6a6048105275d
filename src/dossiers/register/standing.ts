import type { Check } from '../assess.ts'
import { assessState } from '../assess-state.ts'
import type { Campaign } from '../campaign.ts'
import { type DossierState, isOpen } from '../state.ts'
import type { Standing } from './register.ts'

/** Dossiers of a campaign judged by the rules in force; those of a submission that the campaign has no more are left out, and so are closed ones. */
export function standingsOf(states: readonly DossierState[], campaign: Campaign, checks: readonly Check[]): Standing[] {
  return states.flatMap((state) => {
    const plain = campaign.submissions.find(({ id }) => id === state.submission)
    if (state.campaign !== campaign.id || plain === undefined || !isOpen(state)) return []
    const { assessment, submission } = assessState(state, plain, campaign, checks)
    return [{ state, assessment, submission }]
  })
}
