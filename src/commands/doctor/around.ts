import { stat } from 'node:fs/promises'
import { alarmRecipients } from '#workers/alarm.ts'
import type { Config, MailConfig } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import type { Database } from '#src/store/database.ts'
import { type Incident, openIncidents } from '#src/store/incidents.ts'
import { fault, type Finding, note, ok } from './finding.ts'

const ASK_MS = 5000
const SKEW_S = 60

/** Whose Date header tells the time, by the mailbox's provider: the one that the mails' times come from. */
export function clockOf({ imap }: MailConfig): string {
  return /(?:^|\.)(?:gmail|googlemail|google)\.com$/i.test(imap.host)
    ? 'https://www.google.com/generate_204'
    : `https://${imap.host}/`
}

/** This computer's clock against one outside: a wrong one makes certificates void and deadlines wrong. Seconds are all that HTTP tells. */
export async function examineClock(url: string): Promise<Finding> {
  const about = 'clock'
  const host = new URL(url).host
  try {
    const began = Date.now()
    const response = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ASK_MS) })
    const told = Date.parse(response.headers.get('date') ?? '')
    if (Number.isNaN(told)) return noClock(`${host} tells no time`)
    const aheadS = Math.round(((began + Date.now()) / 2 - told) / 1000)
    return Math.abs(aheadS) > SKEW_S
      ? fault(
          about,
          `this computer's clock is ${Math.abs(aheadS)} s ${aheadS > 0 ? 'ahead of' : 'behind'} that of ${host}: let it be set by NTP (timedatectl set-ntp true)`,
        )
      : ok(about, `it agrees with that of ${host}`)
  } catch (error) {
    return noClock(`${host} was not reached: ${errorText(error)}`)
  }
}

function noClock(why: string): Finding {
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  return note('clock', `no clock outside to compare with (${why}); this computer says ${now} UTC: compare it yourself`)
}

/** Who would be told of a trouble. */
export function examineAlerts({ alert, staff }: Pick<Config, 'alert' | 'staff'>): Finding {
  const to = alarmRecipients(alert.to, staff)
  return to.length === 0
    ? note('alerts', 'nobody is told by mail when the service is in trouble: set ALERT_TO, or an operator in STAFF')
    : ok('alerts', `after ${alert.afterMs / 60_000} minutes of trouble a mail goes to ${to.join(', ')}`)
}

/** A file with passwords that others on this machine can read; null where there is none or the system has no such rights. */
export async function examineSecrets(path: string): Promise<Finding | null> {
  const found = await stat(path).catch(() => null)
  if (found === null || process.platform === 'win32') return null
  return (found.mode & 0o077) === 0
    ? ok('secrets', `${path} is its owner's alone`)
    : fault('secrets', `${path} holds passwords and others on this machine can read it: chmod 600 ${path}`)
}

const SAYS: Readonly<Record<Incident['kind'], string>> = {
  mailbox: 'the mailbox is not reached',
  'way-out': 'no letter leaves',
  mails: 'mails wait too long',
}

/** What the running service itself has noticed. */
export async function examineIncidents(database: Database): Promise<Finding[]> {
  return (await openIncidents(database)).map(({ kind, since, detail }) => {
    const said = kind === 'mails' || detail === '' ? '' : `: ${detail}`
    return fault('incident', `${SAYS[kind]} since ${since.toISOString()}${said}`)
  })
}
