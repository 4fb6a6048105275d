import type { Check } from '#src/dossiers/assess.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { type Reminder, remindersDue } from '#src/dossiers/reminders/reminders-due.ts'
import { type Window, windowsOf } from '#src/dossiers/reminders/windows.ts'
import { isOpen } from '#src/dossiers/state.ts'
import type { Session } from './database.ts'
import { dossierStates } from './dossier-states.ts'
import { approvedDays, choicesOf, plannedKeys, type ReminderChoice } from './reminders.ts'

/** Whoever is to be reminded now and was not yet. */
export async function openReminders(
  session: Session,
  campaign: Campaign,
  checks: readonly Check[],
  now: Date,
): Promise<Reminder[]> {
  if (!hasWindow(campaign, now)) return []
  const due = await dueAt(session, campaign, checks, now)
  const before = await plannedKeys(
    session,
    due.map(({ key }) => key),
  )
  return due.filter(({ key }) => !before.has(key))
}

/** A reminder and what staff said of it: `free` goes by itself, `waiting` wants a word of theirs. */
export type ListedReminder = Reminder & {
  readonly stand: 'free' | 'waiting' | 'released' | 'held' | 'no-address'
  /** Who released or held it. */
  readonly by: string | null
}

/** Of those that are open, with what staff said. `at` may lie ahead: the list as it would be then, by what is known now. */
export async function listedReminders(
  session: Session,
  campaign: Campaign,
  checks: readonly Check[],
  at: Date,
): Promise<ListedReminder[]> {
  const open = await openReminders(session, campaign, checks, at)
  const choices = await choicesOf(
    session,
    open.map(({ key }) => key),
  )
  const approved = campaign.reminders?.approve === true ? await approvedDays(session, campaign.id) : null
  return open.map((reminder) => {
    const choice = choices.get(reminder.key) ?? null
    return { ...reminder, stand: standOf(reminder, choice, approved), by: choice?.officer ?? null }
  })
}

function standOf(
  { to, day }: Reminder,
  choice: ReminderChoice | null,
  approved: ReadonlySet<string> | null,
): ListedReminder['stand'] {
  if (choice?.choice === 'held') return 'held'
  if (to.length === 0) return 'no-address'
  if (approved === null) return 'free'
  return choice?.choice === 'released' || approved.has(day) ? 'released' : 'waiting'
}

/** Cheap, and false on most days: no dossier need be looked at. Extensions have windows of their own. */
export function hasWindow(campaign: Campaign, now: Date): boolean {
  return allWindows(campaign).some(({ opensAt, closesAt }) => opensAt <= now && now < closesAt)
}

/** Every time at which somebody of the campaign may be reminded, the earliest first, each day once. */
export function allWindows(campaign: Campaign): Window[] {
  const limits = campaign.submissions.flatMap((submission) => [
    submission,
    ...(submission.extensions ?? []).map(({ deadline }) => ({ ...submission, deadline })),
  ])
  const all = limits.flatMap((submission) => windowsOf(submission, campaign))
  const latest = all.toSorted((one, other) => one.closesAt.getTime() - other.closesAt.getTime())
  return [...new Map(latest.map((window) => [window.opensAt.getTime(), window])).values()].toSorted(
    (one, other) => one.opensAt.getTime() - other.opensAt.getTime(),
  )
}

async function dueAt(
  session: Session,
  campaign: Campaign,
  checks: readonly Check[],
  at: Date,
): Promise<Reminder[]> {
  const states = (await dossierStates(session, campaign.id)).filter(isOpen)
  return remindersDue(campaign, states, checks, at)
}
