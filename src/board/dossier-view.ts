import { type Assessment, assess } from '#src/dossiers/assess.ts'
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
  /** All null where its campaign is no longer among the rules. */
  readonly campaign: Campaign | null
  readonly submission: Submission | null
  readonly assessment: Assessment | null
}

export async function loadDossier(deps: BoardDeps, code: string): Promise<DossierView | null> {
  const row = await findDossier(deps.database, code)
  return row === null ? null : { ...row, ...judgedNow(row.state, deps) }
}

/** What the rules of now make of a dossier's state. */
export function judgedNow(
  state: DossierState,
  { campaigns, checks }: Pick<BoardDeps, 'campaigns' | 'checks'>,
): Pick<DossierView, 'campaign' | 'submission' | 'assessment'> {
  const campaign = campaigns.find(({ id }) => id === state.campaign) ?? null
  const submission = campaign?.submissions.find(({ id }) => id === state.submission) ?? null
  const assessment =
    campaign === null || submission === null
      ? null
      : assess({ ...state, unitDoubt: null }, submission, campaign, checks)
  return { campaign, submission, assessment }
}
