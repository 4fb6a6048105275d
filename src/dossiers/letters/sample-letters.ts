import type { Campaign } from '../campaign.ts'
import type { Letter } from '../letter.ts'
import { composeLetter, templateOf } from './compose-letter.ts'
import { composeReminder, reminderValues, type ReminderFacts } from './compose-reminder.ts'
import { letterValues } from './letter-values.ts'
import { sampleFacts } from './sample-facts.ts'
import type { TemplateValues } from './template-engine.ts'

/** A letter that can happen, of whatever template. */
export type SampleLetter = {
  readonly id: string
  readonly title: string
  readonly template: string
  readonly values: TemplateValues
  readonly compose: () => Letter
}

/** Every letter of a campaign in the variants that its wording can tell apart. */
export function sampleLetters(campaign: Campaign): SampleLetter[] {
  const replies = sampleFacts(campaign).map(({ id, title, facts }) => ({
    id,
    title,
    template: templateOf(facts),
    values: letterValues(facts),
    compose: () => composeLetter(facts),
  }))
  const reminders = sampleReminders(campaign).map(({ id, title, facts }) => ({
    id,
    title,
    template: 'reminder',
    values: reminderValues(facts),
    compose: () => composeReminder(facts),
  }))
  return [...replies, ...reminders]
}

const DAY_MS = 86_400_000
const UNIT = 'Công đoàn cơ sở Trường THCS Hoa Ban'

function sampleReminders(campaign: Campaign): { id: string; title: string; facts: ReminderFacts }[] {
  const [first] = campaign.submissions
  const part = sampleFacts(campaign).find(({ id }) => id === 'receipt-part')?.facts.dossiers[0]
  if (first === undefined || part === undefined) return []
  const at = new Date(first.deadline.at.getTime() - 2.65 * DAY_MS)
  const nothing = campaign.submissions.map((submission) => ({ submission, dossier: null }))
  const base = { campaign, unitName: UNIT, at }
  return [
    { id: 'reminder', title: 'Đôn đốc: chưa gửi gì', facts: { ...base, owed: nothing } },
    {
      id: 'reminder-incomplete',
      title: 'Đôn đốc: hồ sơ còn thiếu',
      facts: {
        ...base,
        owed: [
          { submission: first, dossier: { ...part, firstReceivedAt: new Date(at.getTime() - 4.3 * DAY_MS) } },
          ...nothing.slice(1),
        ],
      },
    },
    {
      id: 'reminder-after-deadline',
      title: 'Đôn đốc: đã qua hạn',
      facts: { ...base, at: new Date(first.deadline.at.getTime() + DAY_MS), owed: nothing.slice(0, 1) },
    },
  ]
}
