import type { Campaign } from '../campaign.ts'
import type { Letter } from '../letter.ts'
import { windowsOf } from '../reminders/windows.ts'
import { composeLetter, composeSlip, templateOf } from './compose-letter.ts'
import { composeReminder, reminderValues, type ReminderFacts } from './compose-reminder.ts'
import { letterValues } from './letter-values.ts'
import { deservesSlip, SLIP_TEMPLATE } from './receipt-slip.ts'
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
  return [...replies, ...reminders, ...sampleSlips(campaign)]
}

/** The slips of the same facts: checked whether the campaign sends them or not. */
function sampleSlips(campaign: Campaign): SampleLetter[] {
  const told = sampleFacts(campaign).filter(({ facts }) => deservesSlip(facts))
  return told.map(({ id, title, facts }) => ({
    id: `slip-${id}`,
    title: `Phiếu tiếp nhận (${title})`,
    template: SLIP_TEMPLATE,
    values: letterValues(facts),
    compose: () => {
      const slip = composeSlip(facts)
      return { subject: slip.title, text: '', html: '', slip }
    },
  }))
}

const DAY_MS = 86_400_000
const UNIT = 'Công đoàn cơ sở Trường THCS Hoa Ban'

function sampleReminders(campaign: Campaign): { id: string; title: string; facts: ReminderFacts }[] {
  const [first] = campaign.submissions
  const part = sampleFacts(campaign).find(({ id }) => id === 'receipt-part')?.facts.dossiers[0]
  if (first === undefined || part === undefined) return []
  // At the campaign's own hour, where it has one.
  const [window] = windowsOf(first, campaign)
  const at = window?.opensAt ?? new Date(first.deadline.at.getTime() - 2.65 * DAY_MS)
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
          { submission: first, dossier: { ...part, firstReceivedAt: new Date(at.getTime() - 3.9 * DAY_MS) } },
          ...nothing.slice(1),
        ],
      },
    },
    {
      id: 'reminder-after-deadline',
      title: 'Đôn đốc: đã qua hạn',
      facts: { ...base, at: new Date(first.deadline.at.getTime() + 1.4 * DAY_MS), owed: nothing.slice(0, 1) },
    },
  ]
}
