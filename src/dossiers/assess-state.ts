import { assess, type Assessment, type Check } from './assess.ts'
import type { Campaign, Submission } from './campaign.ts'
import { applyDecisions } from './decisions/apply-decisions.ts'
import { forUnit } from './for-unit.ts'
import { sayLimit } from './letters/speak.ts'
import { type Contribution, type DossierState, unitByPapers } from './state.ts'

/** A dossier with what staff decided, judged. */
export type AssessedState = {
  readonly assessment: Assessment
  /** With the deadline that holds for this dossier. */
  readonly submission: Submission
  readonly unit: DossierState['unit']
}

/** Judges what is known of a dossier: its mails, and the decisions of staff in force. */
export function assessState(
  state: Pick<DossierState, 'unit' | 'unitFound' | 'contributions' | 'decisions' | 'rivals'>,
  submission: Submission,
  campaign: Campaign,
  checks: readonly Check[],
  unitDoubt: string | null = null,
): AssessedState {
  const decided = applyDecisions(state.contributions, state.decisions ?? [])
  const unit = decided.unit ?? unitByPapers(state)
  const planned = forUnit(submission, unit)
  const effective = decided.until === null ? planned : withDeadline(planned, decided.until, campaign)
  const { contributions, rulings } = decided
  const doubt = decided.unit === null ? unitDoubt : null
  const assessment = assess(
    { unit, contributions, unitDoubt: doubt, rulings, rivals: state.rivals },
    effective,
    campaign,
    checks,
  )
  return { assessment, submission: effective, unit }
}

/** A dossier's mails with the documents as staff see them: what letters speak of. */
export function decidedContributions({
  contributions,
  decisions,
}: Pick<DossierState, 'contributions' | 'decisions'>): readonly Contribution[] {
  return decisions === undefined || decisions.length === 0
    ? contributions
    : applyDecisions(contributions, decisions).contributions
}

/** True where staff keep the letters of a dossier to themselves. */
export function isHeld({ contributions, decisions }: Pick<DossierState, 'contributions' | 'decisions'>): boolean {
  return decisions !== undefined && applyDecisions(contributions, decisions).held
}

function withDeadline(submission: Submission, at: Date, { timeZone }: Campaign): Submission {
  const said = `trước ${sayLimit(at, timeZone)}`
  // The last word on this dossier: no unit's own extension comes after it.
  return {
    ...submission,
    extensions: [],
    deadline: { at, phrase: submission.deadline.phrase, boundaryDay: null, said, extended: true },
  }
}
