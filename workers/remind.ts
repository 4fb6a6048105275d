import { setTimeout as sleep } from 'node:timers/promises'
import type { Check } from '#src/dossiers/assess.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { type Reminder, remindersDue } from '#src/dossiers/reminders/reminders-due.ts'
import { isCivil, windowsOf } from '#src/dossiers/reminders/windows.ts'
import { isOpen } from '#src/dossiers/state.ts'
import { messageIdFor } from '#src/mail/own.ts'
import type { Session } from '#src/store/database.ts'
import { dossierStates } from '#src/store/dossier-states.ts'
import { holdJudging } from '#src/store/judging.ts'
import { planMail } from '#src/store/outbox.ts'
import { approvedDays, dossierIds, plannedKeys } from '#src/store/reminders.ts'
import { capReached } from './caps.ts'
import type { Context } from './context.ts'

const TICK_MS = 30_000

/** Reminds units, when a campaign says so, of what they have not sent. A reminder is planned once for its unit and window. */
export async function remind(context: Context): Promise<void> {
  const { log, stopping } = context
  while (!stopping.aborted) {
    try {
      await remindOnce(context)
    } catch (error) {
      log.warn({ err: error }, 'reminding failed; trying on')
    }
    await sleep(TICK_MS, undefined, { signal: stopping }).catch(() => undefined)
  }
}

type Desk = Pick<Context, 'campaigns' | 'checks' | 'database' | 'from' | 'log' | 'now'> & {
  readonly queue: Pick<Context['queue'], 'nudge'>
}

/** @returns how many reminders were planned */
export async function remindOnce(context: Desk): Promise<number> {
  const { campaigns, queue, log } = context
  let planned = 0
  for (const campaign of campaigns) {
    const now = context.now()
    if (!hasWindow(campaign, now) || !isCivil(now, campaign)) continue
    const ids = await planReminders(campaign, now, context)
    if (ids.length > 0) log.info({ campaign: campaign.id, reminders: ids.length }, 'units are reminded')
    await queue.nudge('send', ...ids)
    planned += ids.length
  }
  return planned
}

/** The list that staff see: whoever is to be reminded now and was not yet. */
export async function openReminders(
  session: Session,
  campaign: Campaign,
  checks: readonly Check[],
  now: Date,
): Promise<Reminder[]> {
  if (!hasWindow(campaign, now)) return []
  const states = (await dossierStates(session, campaign.id)).filter(isOpen)
  const due = remindersDue(campaign, states, checks, now)
  const before = await plannedKeys(
    session,
    due.map(({ key }) => key),
  )
  return due.filter(({ key }) => !before.has(key))
}

/** With mails that are being judged held up: what arrives while the list is made is in it, or comes after it and takes its letter back. */
async function planReminders(campaign: Campaign, now: Date, context: Desk): Promise<number[]> {
  const { database, checks, from } = context
  return await database.transaction(async (session) => {
    await holdJudging(session)
    const open = await openReminders(session, campaign, checks, now)
    const approved = campaign.reminders?.approve === true ? await approvedDays(session, campaign.id) : null
    const ids: number[] = []
    for (const reminder of open) {
      const { key, day, to, letter, owed } = reminder
      if (to.length === 0 || (approved !== null && !approved.has(day))) continue
      if (await capReached(session, to, new Date())) continue
      const codes = owed.flatMap(({ code }) => code ?? [])
      const id = await planMail(session, {
        key,
        kind: 'reminder',
        recipients: to,
        letter: { ...letter, fromName: campaign.office.name },
        mailId: messageIdFor(key.replaceAll('/', '.'), from.slice(from.lastIndexOf('@') + 1)),
        sendAt: new Date(),
        dossierIds: await dossierIds(session, codes),
      })
      if (id !== null) ids.push(id)
    }
    return ids
  })
}

/** Cheap, and false on most days: no dossier need be looked at. Extensions have windows of their own. */
function hasWindow(campaign: Campaign, now: Date): boolean {
  const limits = campaign.submissions.flatMap((submission) => [
    submission,
    ...(submission.extensions ?? []).map(({ deadline }) => ({ ...submission, deadline })),
  ])
  return limits
    .flatMap((submission) => windowsOf(submission, campaign))
    .some(({ opensAt, closesAt }) => opensAt <= now && now < closesAt)
}
