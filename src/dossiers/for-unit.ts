import type { Submission } from './campaign.ts'
import type { KnownUnit } from './state.ts'

/** A submission with the deadline that holds for this unit: the office may have given it more time. */
export function forUnit(submission: Submission, unit: Pick<KnownUnit, 'id'> | null): Submission {
  const extension = submission.extensions?.find((each) => each.unit === unit?.id)
  // Of two extensions, one by the rules and one by staff, the longer holds.
  return extension === undefined || extension.deadline.at <= submission.deadline.at
    ? submission
    : { ...submission, deadline: extension.deadline }
}
