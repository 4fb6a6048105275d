import { setTimeout as sleep } from 'node:timers/promises'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { recipientsOf } from '#src/dossiers/digest/recipients.ts'
import { reminderBulletin } from '#src/dossiers/digest/reminder-bulletin.ts'
import { isCivil } from '#src/dossiers/reminders/windows.ts'
import { messageIdFor } from '#src/mail/own.ts'
import type { Session } from '#src/store/database.ts'
import { holdJudging } from '#src/store/judging.ts'
import { hasWindow, type ListedReminder, listedReminders } from '#src/store/open-reminders.ts'
import { planMail } from '#src/store/outbox.ts'
import { dossierIds } from '#src/store/reminders.ts'
import { capReached } from './caps.ts'
import type { Context } from './context.ts'
import { bulletinMail } from './digest-mail.ts'

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

type Desk = Pick<Context, 'boardUrl' | 'campaigns' | 'checks' | 'database' | 'from' | 'log' | 'now' | 'staff'> & {
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

/** With mails that are being judged held up: what arrives while the list is made is in it, or comes after it and takes its letter back. */
async function planReminders(campaign: Campaign, now: Date, context: Desk): Promise<number[]> {
  const { database, checks, from } = context
  return await database.transaction(async (session) => {
    await holdJudging(session)
    const listed = await listedReminders(session, campaign, checks, now)
    const ids: number[] = []
    for (const { key, to, letter, owed, stand } of listed) {
      if (stand !== 'free' && stand !== 'released') continue
      if (await capReached(session, to, new Date())) continue
      const codes = owed.flatMap(({ code }) => code ?? [])
      const id = await planMail(session, {
        key,
        kind: 'reminder',
        recipients: to,
        letter: { ...letter, fromName: campaign.office.name },
        mailId: messageIdFor(key.replaceAll('/', '.'), from.slice(from.lastIndexOf('@') + 1)),
        dossierIds: await dossierIds(session, codes),
      })
      if (id !== null) ids.push(id)
    }
    const asking = await askStaff(session, campaign, listed, context)
    return asking === null ? ids : [...ids, asking]
  })
}

/** Staff hear once a day of reminders that there is a list for them to release. */
async function askStaff(
  session: Session,
  campaign: Campaign,
  listed: readonly ListedReminder[],
  { boardUrl, from, now, staff }: Desk,
): Promise<number | null> {
  const waiting = listed.filter(({ stand }) => stand === 'waiting')
  const recipients = recipientsOf(campaign, staff)
  const [first] = waiting
  if (first === undefined || recipients.length === 0) return null
  const bulletin = reminderBulletin({ campaign, at: now(), boardUrl }, waiting)
  const name = `alert/${campaign.id}/reminders/${first.day}`
  return await planMail(session, bulletinMail({ campaign, name, kind: 'alert', recipients, from }, bulletin, []))
}
