import { assess, type Check } from '../assess.ts'
import type { Campaign } from '../campaign.ts'
import type { DossierState } from '../state.ts'
import type { Standing } from './register.ts'

/** Dossiers of a campaign judged by the rules in force; those of a submission that the campaign has no more are left out. */
export function standingsOf(states: readonly DossierState[], campaign: Campaign, checks: readonly Check[]): Standing[] {
  return states.flatMap((state) => {
    const submission = campaign.submissions.find(({ id }) => id === state.submission)
    if (state.campaign !== campaign.id || submission === undefined) return []
    const assessment = assess({ ...state, unitDoubt: null }, submission, campaign, checks)
    return [{ state, assessment, submission }]
  })
}
