import type { Submission } from './campaign.ts'
import type { KnownUnit } from './state.ts'

/** A submission with the deadline that holds for this unit: the office may have given it more time. */
export function forUnit(submission: Submission, unit: KnownUnit | null): Submission {
  const extension = submission.extensions?.find((each) => each.unit === unit?.id)
  return extension === undefined ? submission : { ...submission, deadline: extension.deadline }
}
