import { setTimeout as sleep } from 'node:timers/promises'
import type { StaffMember } from '#src/config.ts'
import { alarmLetter } from '#src/dossiers/alarm-letter.ts'
import { errorText } from '#src/io/error-code.ts'
import { messageIdFor } from '#src/mail/own.ts'
import type { Session } from '#src/store/database.ts'
import {
  closeIncident,
  type Incident,
  keepIncidentLetter,
  leftSince,
  openIncident,
  openIncidents,
  releasePutOff,
  standingTroubles,
  type Trouble,
} from '#src/store/incidents.ts'
import { planMail } from '#src/store/outbox.ts'
import type { Context } from './context.ts'

export type Alarms = {
  /** Who looks after the service; nobody: it is only logged. */
  readonly to: readonly string[]
  /** How long something may be wrong before anybody is told. */
  readonly afterMs: number
  /** Whether the mail server lets us in; null, or why not. */
  readonly probe: () => Promise<Error | null>
}

const LOOK_EVERY_MS = 15_000
/** A mail server that does not let us in is asked again so often. */
const PROBE_AGAIN_MS = 60_000
/** What was left lying while no service ran is not a trouble yet. */
const GRACE_MS = 120_000

/** Whom an alarm goes to: those that are named for it, else the operators of the staff, else the heads. */
export function alarmRecipients(named: readonly string[], staff: readonly StaffMember[]): readonly string[] {
  const of = (wanted: StaffMember['role']) => staff.filter(({ role }) => role === wanted).map(({ address }) => address)
  return [named, of('operator'), of('head')].find((addresses) => addresses.length > 0) ?? []
}

/**
 * Tells whoever looks after the service what has been wrong for too long, once, and when it is over. One service looks,
 * however many run. The letters go by the outbox, which needs no mailbox: only a lost way out holds them up.
 */
export async function alarm(context: Context, alarms: Alarms): Promise<void> {
  const { database, log, stopping } = context
  const every = Math.min(LOOK_EVERY_MS, alarms.afterMs / 3)
  const wayOut = wayOutWatch(context, alarms)
  await pause(Math.min(GRACE_MS, alarms.afterMs), stopping)
  while (!stopping.aborted) {
    try {
      await database.withLock({ kind: 'alarm', id: 0 }, async (lost) => {
        const end = AbortSignal.any([stopping, lost])
        for (; !end.aborted; await pause(every, end)) await look(context, alarms, wayOut)
      })
    } catch (error) {
      log.warn({ err: error }, 'looking for troubles failed; trying on')
    }
    await pause(every, stopping)
  }
}

async function look(context: Context, alarms: Alarms, wayOut: () => Promise<Trouble | null>): Promise<void> {
  const { database, account } = context
  const probed = await wayOut()
  const standing = await standingTroubles(database, account, alarms.afterMs)
  const found = [...standing, ...(probed ? [probed] : [])]
  const open = await openIncidents(database)
  for (const trouble of found)
    if (!open.some(({ kind }) => kind === trouble.kind)) await beginIncident(trouble, context, alarms)
  for (const incident of open)
    if (!found.some(({ kind }) => kind === incident.kind)) await endIncident(incident, context, alarms)
}

async function beginIncident(trouble: Trouble, context: Context, alarms: Alarms): Promise<void> {
  const { database, queue, log } = context
  // A letter that says that no letter leaves would come with the one that says that they do again.
  const tells = trouble.kind !== 'way-out' && alarms.to.length > 0
  const begun = await database.transaction(async (session) => {
    const id = await openIncident(session, trouble)
    if (id === null) return null
    return { id, outboxId: tells ? await plan(session, { ...trouble, id, overAt: null }, context, alarms) : null }
  })
  if (begun === null) return
  const { kind, since } = trouble
  log.error({ incident: begun.id, kind, since, outboxId: begun.outboxId }, SAYS[kind])
  if (alarms.to.length === 0) log.warn('nobody is told by mail: set ALERT_TO, or an operator in STAFF')
  if (begun.outboxId !== null) await queue.nudge('send', begun.outboxId)
}

async function endIncident(incident: Incident, context: Context, { to, ...alarms }: Alarms): Promise<void> {
  const { database, queue, log } = context
  const tells = to.length > 0 && (incident.alarmed || incident.kind === 'way-out')
  const nudged = await database.transaction(async (session) => {
    const overAt = await closeIncident(session, incident.id)
    if (overAt === null) return null
    const letter = tells ? await plan(session, { ...incident, overAt }, context, { to, ...alarms }) : null
    return letter === null ? [] : [letter]
  })
  if (nudged === null) return
  log.info({ incident: incident.id, kind: incident.kind, since: incident.since }, 'a trouble is over')
  await queue.nudge('send', ...nudged)
}

const SAYS: Readonly<Record<Trouble['kind'], string>> = {
  mailbox: 'the mailbox was not reached for too long',
  'way-out': 'no letter leaves for too long',
  mails: 'mails wait for too long',
}

async function plan(
  session: Session,
  incident: Omit<Incident, 'alarmed'>,
  { account, boardUrl, from }: Context,
  { to }: Alarms,
): Promise<number | null> {
  const which = incident.overAt === null ? 'alarm' : 'all-clear'
  const name = `incident/${incident.id}/${which}`
  const outboxId = await planMail(session, {
    key: name,
    kind: 'alert',
    recipients: to,
    letter: { ...alarmLetter({ ...incident, account, boardUrl }), fromName: 'Tiếp nhận hồ sơ' },
    mailId: messageIdFor(`${name}/${incident.since.getTime()}`, from.slice(from.lastIndexOf('@') + 1)),
    dossierIds: [],
  })
  if (outboxId !== null) await keepIncidentLetter(session, incident.id, which, outboxId)
  return outboxId
}

/** Signs in to the mail server now and then where nothing left lately: a quiet night hides a lost way out otherwise. */
function wayOutWatch({ database, queue, log }: Context, { afterMs, probe }: Alarms): () => Promise<Trouble | null> {
  let failing: { readonly since: Date; detail: string } | null = null
  let probedAt = Date.now()
  return async () => {
    if (failing !== null && (await leftSince(database, failing.since))) failing = null
    const pauseMs = failing === null ? afterMs / 2 : Math.min(afterMs / 2, PROBE_AGAIN_MS)
    if (Date.now() - probedAt > pauseMs && !(await leftSince(database, new Date(Date.now() - afterMs)))) {
      probedAt = Date.now()
      const error = await probe()
      if (error !== null) {
        failing ??= { since: new Date(), detail: '' }
        failing.detail = errorText(error)
        log.warn({ err: error }, 'the mail server does not let us in')
      } else if (failing !== null) {
        failing = null
        await queue.nudge('send', ...(await releasePutOff(database)))
      }
    }
    return failing !== null && Date.now() - failing.since.getTime() > afterMs ? { kind: 'way-out', ...failing } : null
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
