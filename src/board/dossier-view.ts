import type { Assessment } from '#src/dossiers/assess.ts'
import { assessState } from '#src/dossiers/assess-state.ts'
import type { Campaign, Submission } from '#src/dossiers/campaign.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import { findDossier } from '#src/store/board/dossiers.ts'
import type { BoardDeps } from './board.ts'

/** A dossier as its page and its decisions see it: judged now, by the rules of now. */
export type DossierView = {
  readonly id: number
  readonly code: string
  readonly state: DossierState
  readonly openedAt: Date
  readonly changedAt: Date
  /** Counts its changes: a decision names the one that its officer saw. */
  readonly revision: number
  /** All null where its campaign is no longer among the rules. */
  readonly campaign: Campaign | null
  readonly submission: Submission | null
  readonly assessment: Assessment | null
}

export async function loadDossier(deps: BoardDeps, code: string): Promise<DossierView | null> {
  const row = await findDossier(deps.database, code)
  return row === null ? null : { ...row, ...judgedNow(row.state, deps) }
}

/** What the rules of now, and the decisions of staff, make of a dossier's state. */
export function judgedNow(
  state: DossierState,
  { campaigns, checks }: Pick<BoardDeps, 'campaigns' | 'checks'>,
): Pick<DossierView, 'campaign' | 'submission' | 'assessment'> {
  const campaign = campaigns.find(({ id }) => id === state.campaign) ?? null
  const plain = campaign?.submissions.find(({ id }) => id === state.submission) ?? null
  if (campaign === null || plain === null) return { campaign, submission: plain, assessment: null }
  const { assessment, submission } = assessState(state, plain, campaign, checks)
  return { campaign, submission, assessment }
}
