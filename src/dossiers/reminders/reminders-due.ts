import type { Check } from '../assess.ts'
import { assessState, isHeld } from '../assess-state.ts'
import type { Campaign, Submission, Unit } from '../campaign.ts'
import { askedOfUnit } from '../asked-items.ts'
import { forUnit } from '../for-unit.ts'
import type { Letter } from '../letter.ts'
import { letterDossierOf } from '../letter-facts.ts'
import { composeReminder, type Owed } from '../letters/compose-reminder.ts'
import { rosterOn } from '../roster.ts'
import type { DossierState } from '../state.ts'
import { dayIn } from '../zoned-time.ts'
import { type Window, windowsOf } from './windows.ts'

/** One unit to be reminded. */
export type Reminder = {
  /** What may leave only once: a unit is reminded once a window. */
  readonly key: string
  /** ISO day of the window. */
  readonly day: string
  readonly unit: Unit
  /** To whom it goes; [] where nobody knows an address. */
  readonly to: readonly string[]
  /** Of what the unit owes, by the names of the submissions; those begun with their code. */
  readonly owed: readonly { readonly submission: string; readonly name: string; readonly code: string | null }[]
  readonly letter: Letter
}

/**
 * Who is to be reminded at this moment: units of the roster of which nothing has come, or whose dossier surely lacks something.
 * What waits for an officer is no ground to urge anybody.
 */
export function remindersDue(
  campaign: Campaign,
  states: readonly DossierState[],
  checks: readonly Check[],
  now: Date,
): Reminder[] {
  if (campaign.reminders === null) return []
  const today = dayIn(campaign.timeZone, now)
  const units = rosterOn(campaign.units, today).filter((unit) => exists(unit, today))
  const byUnit = Map.groupBy(
    states.filter((state) => state.campaign === campaign.id),
    ({ unit }) => unit?.id ?? '',
  )
  return units.flatMap((unit) => remindersOf(unit, byUnit.get(unit.id) ?? [], { campaign, checks, now }))
}

type Moment = { readonly campaign: Campaign; readonly checks: readonly Check[]; readonly now: Date }

function remindersOf(unit: Unit, states: readonly DossierState[], moment: Moment): Reminder[] {
  const { campaign, now } = moment
  const due = campaign.submissions.flatMap((each) => {
    const submission = forUnit(each, unit)
    const window = openWindow(windowsOf(submission, campaign), now)
    const owed = window === null ? null : owedOf(submission, unit, states, moment)
    return window === null || owed === null ? [] : [{ window, owed }]
  })
  // Deadlines of one day are one letter.
  return [...Map.groupBy(due, ({ window }) => window.day)].map(([day, parts]) => {
    const owed = parts.map((part) => part.owed)
    return {
      key: `reminder/${campaign.id}/${unit.id}/${day}`,
      day,
      unit,
      to: addressesOf(unit, states),
      owed: owed.map(({ submission, dossier }) => ({
        submission: submission.id,
        name: submission.name,
        code: dossier?.code ?? null,
      })),
      letter: composeReminder({ campaign, unitName: unit.name, at: now, owed }),
    }
  })
}

function openWindow(windows: readonly Window[], now: Date): Window | null {
  return windows.find(({ opensAt, closesAt }) => opensAt <= now && now < closesAt) ?? null
}

function owedOf(submission: Submission, unit: Unit, states: readonly DossierState[], moment: Moment): Owed | null {
  const begun = states.filter((state) => state.submission === submission.id)
  if (begun.length === 0) return { submission: askedOfUnit(submission, moment.campaign, unit), dossier: null }
  // Two dossiers of one unit: as long as one waits for an officer or is complete, nobody is urged.
  if (begun.some(({ status }) => status !== 'incomplete')) return null
  const state = begun.at(-1)
  if (state === undefined) return null
  const { campaign, checks, now } = moment
  const { assessment, submission: own } = assessState(state, submission, campaign, checks)
  if (assessment.status !== 'incomplete' || isHeld(state)) return null
  const judged = { state, before: state, assessment, submission: own, campaign, touched: false }
  return { submission: own, dossier: { ...letterDossierOf(judged, now), since: [] } }
}

/** Whoever wrote last, and the addresses of the roster. */
const MOST_ADDRESSES = 3

function addressesOf(unit: Unit, states: readonly DossierState[]): string[] {
  const writers = states.flatMap(({ senders }) => senders.at(-1) ?? [])
  return [...new Set([...writers.toReversed(), ...unit.emails])].slice(0, MOST_ADDRESSES)
}

function exists({ from, to }: Unit, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || to >= day)
}
