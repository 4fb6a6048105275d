import { setTimeout as sleep } from 'node:timers/promises'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { alertBulletin, digestBulletin, type Wave } from '#src/dossiers/digest/digest.ts'
import { NO_MATTERS, type Matters } from '#src/dossiers/digest/matters.ts'
import { lastPeriod, type Period, phaseOf } from '#src/dossiers/digest/period.ts'
import { recipientsOf } from '#src/dossiers/digest/recipients.ts'
import { changesSince, figuresOf, isNothing, toldOf } from '#src/dossiers/digest/standing-groups.ts'
import { nextDue } from '#src/dossiers/next-due.ts'
import { type Register, registerOf } from '#src/dossiers/register/register.ts'
import { standingsOf } from '#src/dossiers/register/standing.ts'
import { dayIn } from '#src/dossiers/zoned-time.ts'
import type { Session } from '#src/store/database.ts'
import {
  hasDigest,
  keepDigest,
  type KeptDigest,
  lastDigest,
  lastUrgent,
  markTold,
  storedLately,
  wasTold,
} from '#src/store/digests.ts'
import { dossierStates } from '#src/store/dossier-states.ts'
import { planMail } from '#src/store/outbox.ts'
import type { Context } from './context.ts'
import { type Bag, bulletinMail, mailOf } from './digest-mail.ts'
import { allMatters, urgentMatters } from './matters.ts'

/** What telling staff needs of all that there is. */
export type Telling = Pick<
  Context,
  'database' | 'campaigns' | 'checks' | 'staff' | 'boardUrl' | 'from' | 'now' | 'log'
> & { readonly queue: Pick<Context['queue'], 'nudge'> }

const LOOK_EVERY_MS = 15_000
/** A service that was down at the hour catches up for so long; after that the next hour is soon enough. */
const CATCH_UP_MS = 3 * 3_600_000
/** Between two mails about what can't wait. */
const URGENT_FLOOR_MS = 30 * 60_000
/** So many mails within an hour, so short before a deadline, are a wave. */
const WAVE = { mails: 30, minutes: 60, beforeMs: 72 * 3_600_000 } as const

/** Tells staff by mail what is to be done, at the hours of each campaign, and at once what can't wait. */
export async function digests(context: Context): Promise<void> {
  const { log, stopping } = context
  while (!stopping.aborted) {
    for (const campaign of context.campaigns) {
      try {
        await tellUrgent(campaign, context)
        await tellPeriod(campaign, context)
      } catch (error) {
        log.warn({ err: error, campaign: campaign.id }, 'the digest failed; trying on')
      }
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/** The digest of the hour that struck last, once. @returns the outbox row, or null where none is due or nothing is to be told */
async function tellPeriod(campaign: Campaign, context: Telling): Promise<number | null> {
  const { database, staff, now, log } = context
  const period = lastPeriod(campaign, now())
  const recipients = recipientsOf(campaign, staff)
  if (period === null || recipients.length === 0 || (await hasDigest(database, campaign.id, period.name))) return null
  if (now().getTime() - period.at.getTime() > CATCH_UP_MS) return null
  const made = await madeDigest(campaign, context)
  if (!isWorthIt(made, campaign)) {
    await keepDigest(database, { campaign: campaign.id, period: period.name, at: now(), told: {}, outboxId: null })
    log.info({ campaign: campaign.id, period: period.name }, 'nothing to tell')
    return null
  }
  return await planned(campaign, period, made, recipients, context)
}

/** The digest as it would be now: what the rehearsal prints and the hour sends. */
export async function madeDigest(campaign: Campaign, context: Telling): Promise<MadeDigest> {
  const { database, campaigns, boardUrl } = context
  const register = await registerNow(campaign, context)
  // Mail that belongs to no campaign is told of in one digest, so that officers of several are told once.
  const matters = nextDue(campaigns, register.at)?.id === campaign.id ? await allMatters(database) : NO_MATTERS
  const before = await lastDigest(database, campaign.id)
  return { register, matters, before, bulletin: digestBulletin({ register, matters, before, boardUrl }) }
}

export type MadeDigest = {
  readonly register: Register
  readonly matters: Matters
  readonly before: KeptDigest | null
  readonly bulletin: ReturnType<typeof digestBulletin>
}

async function registerNow(campaign: Campaign, { database, checks, now }: Telling): Promise<Register> {
  const states = await dossierStates(database, campaign.id)
  return registerOf(campaign, standingsOf(states, campaign, checks), now())
}

/** In the last week every hour is told; before it, while something is open or changed; after it, what changed. */
function isWorthIt({ register, matters, before }: MadeDigest, campaign: Campaign): boolean {
  const phase = phaseOf(campaign, register.at)
  if (phase === 'last-week' || isMail(matters)) return true
  if (!isNothing(changesSince(before?.told ?? {}, register))) return true
  const { decide, incomplete } = figuresOf(register)
  return phase === 'running' && decide + incomplete > 0
}

function isMail({ parked, secrets, failed, bounced, others, gaps }: Matters): boolean {
  return parked.length + secrets.length + failed.length + bounced.length + others.length + gaps.length > 0
}

async function planned(
  campaign: Campaign,
  period: Period,
  { register, matters, bulletin }: MadeDigest,
  recipients: readonly string[],
  { database, queue, from, log }: Telling,
): Promise<number | null> {
  const name = `digest/${campaign.id}/${period.name}`
  const bag: Bag = { campaign, name, kind: 'digest', recipients, from }
  const mail = await mailOf(bag, bulletin, register)
  const outboxId = await database.transaction(async (session) => {
    const id = await planMail(session, mail)
    if (id === null) return null
    const told = toldOf(register)
    await keepDigest(session, { campaign: campaign.id, period: period.name, at: register.at, told, outboxId: id })
    await markMatters(session, matters)
    return id
  })
  if (outboxId === null) return null
  log.info({ campaign: campaign.id, period: period.name, outboxId }, 'digest planned')
  await queue.nudge('send', outboxId)
  return outboxId
}

/** What can't wait for the digest's hour, not more often than the floor allows. */
async function tellUrgent(campaign: Campaign, context: Telling): Promise<number | null> {
  const { database, campaigns, staff, boardUrl, from, now, queue, log } = context
  const recipients = recipientsOf(campaign, staff)
  if (recipients.length === 0) return null
  const last = await lastUrgent(database, campaign.id)
  if (last !== null && Date.now() - last.getTime() < URGENT_FLOOR_MS) return null
  const leads = nextDue(campaigns, now())?.id === campaign.id
  const matters = leads ? await urgentMatters(database) : NO_MATTERS
  const wave = leads ? await waveOf(campaign, context) : null
  if (!isMail(matters) && wave === null) return null
  const register = await registerNow(campaign, context)
  const bulletin = alertBulletin({ register, matters, boardUrl }, wave)
  const period = `urgent/${new Date(Math.floor(Date.now() / URGENT_FLOOR_MS) * URGENT_FLOOR_MS).toISOString()}`
  const bag: Bag = { campaign, name: `alert/${campaign.id}/${period}`, kind: 'alert', recipients, from }
  const outboxId = await database.transaction(async (session) => {
    const id = await planMail(session, bulletinMail(bag, bulletin, []))
    if (id === null) return null
    await keepDigest(session, { campaign: campaign.id, period, at: register.at, told: {}, outboxId: id })
    await markTold(session, 'urgent-parked', idsOf(matters.parked))
    await markTold(session, 'urgent-secret', idsOf(matters.secrets))
    await markTold(session, 'urgent-failed', idsOf(matters.failed))
    await markTold(session, 'urgent-gap', idsOf(matters.gaps))
    if (wave !== null) await markTold(session, 'wave', [waveName(campaign, now())])
    return id
  })
  if (outboxId === null) return null
  log.warn({ campaign: campaign.id, outboxId }, 'staff are told what can’t wait')
  await queue.nudge('send', outboxId)
  return outboxId
}

/** Told once a day of each campaign. */
async function waveOf(campaign: Campaign, { database, now }: Telling): Promise<Wave | null> {
  const at = now().getTime()
  const ahead = campaign.submissions.map(({ deadline }) => deadline.at).filter((deadline) => deadline.getTime() > at)
  const [deadline] = ahead.toSorted((a, b) => a.getTime() - b.getTime())
  if (deadline === undefined || deadline.getTime() - at > WAVE.beforeMs) return null
  const mails = await storedLately(database, WAVE.minutes)
  if (mails < WAVE.mails || (await wasTold(database, 'wave', waveName(campaign, now())))) return null
  return { mails, minutes: WAVE.minutes, deadline }
}

function waveName({ id, timeZone }: Campaign, at: Date): string {
  return `${id}/${dayIn(timeZone, at)}`
}

async function markMatters(session: Session, { secrets, failed, bounced, others, gaps }: Matters): Promise<void> {
  await markTold(session, 'secret', idsOf(secrets))
  await markTold(session, 'failed', idsOf(failed))
  await markTold(session, 'other', idsOf(others))
  await markTold(session, 'gap', idsOf(gaps))
  const reports = bounced.map(({ ref }) => ref)
  await markTold(session, 'bounced', reports)
}

function idsOf(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id)
}
