import type { MailConfig } from '#src/config.ts'
import { Redis } from 'ioredis'
import { errorText } from '#src/io/error-code.ts'
import { allUids } from '#src/io/folder.ts'
import { imapSessions } from '#src/io/imap.ts'
import type { Log } from '#src/io/log.ts'
import type { Database } from '#src/store/database.ts'
import { brokenInvariants } from '#src/store/invariants.ts'
import { unseen } from '#src/store/ledger.ts'
import { secretMailsStored } from '#src/store/forget/secret.ts'
import { lastLook, mailboxesOf } from '#src/store/mailboxes.ts'
import { reconciliations } from '#src/store/reconciliations.ts'
import { sql } from '#src/store/sql.ts'
import { type Waiting, waiting } from '#src/store/waiting.ts'
import { wentBack } from '#workers/went-back.ts'
import { fault, type Finding, note, ok } from './finding.ts'

/** A mail is read, judged and answered within seconds; OCR of many scans takes minutes. */
const LONG_WAIT_S = 900
const SILENT_S = 120
const SKEW_S = 60
const OLDEST_SERVER = 150_000

export async function examineDatabase(database: Database): Promise<Finding[]> {
  const [row] = await database.query<{ version: number; words: string; ahead: number; bytes: number }>(sql`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as words,
           (extract(epoch from clock_timestamp()) * 1000)::float8 - ${Date.now()}::float8 as ahead,
           pg_database_size(current_database()) as bytes`)
  if (!row) return [fault('database', 'it gives no answer')]
  const says = `PostgreSQL ${row.words}, ${(row.bytes / 1e6).toFixed(0)} MB`
  return [
    row.version < OLDEST_SERVER
      ? fault('database', `${says}: too old, PostgreSQL 15 or newer is needed`)
      : ok('database', says),
    skew('clock', row.ahead / 1000, 'the database’s computer'),
  ]
}

function skew(about: string, aheadS: number, whose: string): Finding {
  return Math.abs(aheadS) > SKEW_S
    ? fault(
        about,
        `this computer's clock and that of ${whose} differ by ${Math.round(Math.abs(aheadS))} s: let both be set by NTP`,
      )
    : ok(about, `it agrees with that of ${whose}`)
}

export async function examineWork(database: Database, account: string): Promise<Finding[]> {
  const look = await lastLook(database, account)
  const found = await waiting(database, account)
  const { last, missed } = await reconciliations(database, account, new Date(Date.now() - 7 * 86_400_000))
  return [
    look === null
      ? note('service', 'the mailbox was never looked at: the service did not run yet')
      : look / 1000 > SILENT_S
        ? fault(
            'service',
            `nobody watches the mailbox; last look ${ago(look / 1000)} ago. Start the service, or read its log.`,
          )
        : ok('service', `the mailbox was last looked at ${ago(look / 1000)} ago`),
    ...queueFindings(found),
    ...(found.aheadS !== null && found.aheadS > SKEW_S
      ? [skew('clock', -found.aheadS, 'the mail server (a mail came in after it was stored)')]
      : []),
    last.length === 0
      ? note('ledger', 'mailbox and database were not compared yet')
      : missed > 0
        ? note(
            'ledger',
            `${missed} mails had no disposition in the last 7 days; they were found by comparison and taken in`,
          )
        : ok(
            'ledger',
            `every mail has its disposition, as of ${ago((Date.now() - Math.max(...last.map(({ at }) => at.getTime()))) / 1000)} ago`,
          ),
  ]
}

function queueFindings(found: Waiting): Finding[] {
  const { mails, oldestMailS, letters, latestLetterS, parked, unknown, failed, suppressed, lettersToday } = found
  const late = (seconds: number | null): boolean => (seconds ?? 0) > LONG_WAIT_S
  const state = (isLate: boolean) => (isLate ? fault : ok)
  return [
    state(late(oldestMailS))(
      'mails',
      mails === 0 ? 'none waits' : `${mails} wait, the oldest for ${ago(oldestMailS ?? 0)}`,
    ),
    state(late(latestLetterS))(
      'letters',
      `${letters === 0 ? 'none waits' : `${letters} wait, the oldest ${ago(latestLetterS ?? 0)} past its time`}; ${lettersToday} left in 24 hours`,
    ),
    ...(parked > 0 ? [note('mails', `${parked} are set aside unread or too large: people must look at them`)] : []),
    ...(unknown > 0 ? [note('letters', `of ${unknown} nobody can tell yet whether they left`)] : []),
    ...(failed > 0 ? [note('letters', `${failed} were refused for good or had no address that works`)] : []),
    ...(suppressed > 0
      ? [note('letters', `${suppressed} addresses get no more letters, because earlier ones came back`)]
      : []),
  ]
}

/** What may not stay for longer than it takes to see to it. */
export async function examineSecretMails(database: Database): Promise<Finding[]> {
  const stored = await secretMailsStored(database)
  if (stored.length === 0) return []
  const numbers = stored.map(({ id }) => id).slice(0, 20)
  return [
    note(
      'secrets',
      `${stored.length} mails with a mark of secrecy lie in the database (mail ${numbers.join(', ')}), unread and in no backup. ` +
        'Once staff have dealt with them in the mailbox: tiepnhan forget --secret NUMBER|all --reason TEXT',
    ),
  ]
}

export async function examineRedis(url: string): Promise<Finding[]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 8000,
  })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    const [, policy = ''] = (await redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[]
    return policy === '' || policy === 'noeviction'
      ? [ok('queue', 'Redis answers')]
      : [
          note(
            'queue',
            `Redis may drop nudges when its memory is full (maxmemory-policy ${policy}): set noeviction. Nothing is lost, but late.`,
          ),
        ]
  } catch (error) {
    return [
      fault(
        'queue',
        `Redis does not answer: ${errorText(error)}. Check REDIS_URL; meanwhile mails wait for the sweep.`,
      ),
    ]
  } finally {
    redis.disconnect()
  }
}

export async function examineInvariants(database: Database): Promise<Finding[]> {
  const broken = await brokenInvariants(database)
  if (broken.length === 0) return [ok('invariants', 'all hold')]
  return broken.map(({ sentence, ids }) => fault('invariants', `does not hold: ${sentence} (rows ${ids.join(', ')})`))
}

/** Each folder that is watched against the ledger, now; changes nothing. */
export async function compareWithMailbox(database: Database, { imap }: MailConfig, log: Log): Promise<Finding[]> {
  const client = await imapSessions(imap, log)()
  try {
    const findings: Finding[] = []
    for (const mailbox of await mailboxesOf(database, imap.user.toLowerCase())) {
      const { id, folder, uidValidity } = mailbox
      const opened = await client.mailboxOpen(folder, { readOnly: true })
      const isSame = Number(opened.uidValidity) === uidValidity
      if (!isSame || (await wentBack(database, client, mailbox, opened.uidNext))) {
        findings.push(
          note('ledger', `${folder}: numbered anew by its server; the service looks at all of it again when it runs`),
        )
        continue
      }
      const there = opened.exists === 0 ? [] : await allUids(client)
      const missed = await unseen(database, id, uidValidity, there)
      const says = `${folder}: ${there.length} mails, ${missed.length} without a disposition`
      findings.push(
        missed.length === 0
          ? ok('ledger', says)
          : fault(
              'ledger',
              `${says} (UID ${missed.slice(0, 20).join(', ')}). The running service takes them in within the hour.`,
            ),
      )
    }
    return findings.length > 0 ? findings : [note('ledger', 'no folder was looked at yet: the service did not run')]
  } catch (error) {
    return [fault('ledger', errorText(error))]
  } finally {
    client.close()
  }
}

function ago(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
