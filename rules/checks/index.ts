import type { Check } from '#src/dossiers/assess.ts'
import { addressedHere } from './addressed-here.ts'
import { awardLevel } from './award-level.ts'
import { campaignKnown } from './campaign-known.ts'
import { completedInTime } from './completed-in-time.ts'
import { countsAgree } from './counts-agree.ts'
import { filesArrived } from './files-arrived.ts'
import { filesReadable } from './files-readable.ts'
import { isToTrinh } from './is-to-trinh.ts'
import { namesAgree } from './names-agree.ts'
import { nomineesRead } from './nominees-read.ts'
import { numberFilledIn } from './number-filled-in.ts'
import { onTheDay } from './on-the-day.ts'
import { oneUnion } from './one-union.ts'
import { planAgrees } from './plan-agrees.ts'
import { quotaKept } from './quota-kept.ts'
import { senderAuthentic } from './sender-authentic.ts'
import { summariesCertain } from './summaries-certain.ts'
import { summariesNominated } from './summaries-nominated.ts'
import { textInBody } from './text-in-body.ts'
import { understood } from './understood.ts'
import { unitExists } from './unit-exists.ts'
import { unitKnown } from './unit-known.ts'
import { withdrawn } from './withdrawn.ts'

/** Every check, in the order in which staff read the remarks. A check is one file here and one line. */
export const checks: readonly Check[] = [
  onTheDay,
  completedInTime,
  campaignKnown,
  unitKnown,
  unitExists,
  oneUnion,
  senderAuthentic,
  nomineesRead,
  countsAgree,
  namesAgree,
  summariesCertain,
  summariesNominated,
  withdrawn,
  isToTrinh,
  numberFilledIn,
  planAgrees,
  addressedHere,
  awardLevel,
  quotaKept,
  filesReadable,
  filesArrived,
  textInBody,
  understood,
]
