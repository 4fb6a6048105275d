import { type Assessment, assess } from '#src/dossiers/assess.ts'
import type { Campaign, Submission } from '#src/dossiers/campaign.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import { type DossierRow, findDossier } from '#src/store/board/dossiers.ts'
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
  return row === null ? null : viewOf(row, deps)
}

function viewOf(row: DossierRow, { campaigns, checks }: BoardDeps): DossierView {
  const campaign = campaigns.find(({ id }) => id === row.state.campaign) ?? null
  const submission = campaign?.submissions.find(({ id }) => id === row.state.submission) ?? null
  const assessment =
    campaign === null || submission === null
      ? null
      : assess({ ...row.state, unitDoubt: null }, submission, campaign, checks)
  return { ...row, campaign, submission, assessment }
}
