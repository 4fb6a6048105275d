import type { Campaign, Submission } from '../campaign.ts'
import type { Letter, LetterDossier, LetterItem } from '../letter.ts'
import { composed } from './compose-letter.ts'
import { letterValues } from './letter-values.ts'
import { sayTime } from './speak.ts'
import type { TemplateValues } from './template-engine.ts'

/** What a unit is reminded of. */
export type ReminderFacts = {
  readonly campaign: Campaign
  readonly unitName: string
  /** When it goes out: what came until then is taken into account. */
  readonly at: Date
  readonly owed: readonly Owed[]
}

/** A submission of which nothing has come (`dossier` is null) or that lacks something. `submission` has the unit's own deadline. */
export type Owed = { readonly submission: Submission; readonly dossier: LetterDossier | null }

/** The letter that reminds a unit of what it has not sent (đôn đốc: to urge politely). */
export function composeReminder(facts: ReminderFacts): Letter {
  const codes = facts.owed.flatMap(({ dossier }) => dossier?.code ?? [])
  return composed(facts.campaign, 'reminder', reminderValues(facts), codes)
}

/** The values of every letter, with what only a reminder tells. */
export function reminderValues({ campaign, unitName, at, owed }: ReminderFacts): TemplateValues {
  const dossiers = owed.map(({ submission, dossier }) => dossier ?? nothingOf(submission, at))
  const values = letterValues({
    kind: 'missing-items',
    campaign,
    unitName,
    receivedAt: at,
    subject: null,
    dossiers,
    arrived: [],
    unread: [],
    noFile: false,
    linkOnly: false,
    supplement: false,
  })
  return {
    ...values,
    thoi_diem: sayTime(at, campaign.timeZone),
    da_qua_han: owed.every(({ submission }) => at >= submission.deadline.at),
  }
}

function nothingOf(submission: Submission, at: Date): LetterDossier {
  const missing = submission.required.map(({ name }): LetterItem => ({ name, nominee: null }))
  return {
    code: '',
    unsent: true,
    submission,
    status: 'incomplete',
    late: false,
    onTheDay: false,
    firstReceivedAt: at,
    present: [],
    missing,
    unreadable: [],
    since: [],
  }
}
