import type { DocumentType } from '#src/understanding/document-type.ts'
import { achievementSummary } from './achievement-summary.ts'
import { minutes } from './minutes.ts'
import { nomineeList } from './nominee-list.ts'
import { opinion } from './opinion.ts'
import { otherTypes } from './other.ts'
import { proposalLetter } from './proposal-letter.ts'
import { resultReport } from './result-report.ts'

/** Every type the office knows. The order only breaks ties. */
export const documentTypes: readonly DocumentType[] = [
  proposalLetter,
  achievementSummary,
  nomineeList,
  resultReport,
  minutes,
  opinion,
  ...otherTypes,
]
