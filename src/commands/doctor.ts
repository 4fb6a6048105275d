import { parseArgs } from 'node:util'
import { type Config, settingsFile } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import { createLog } from '#src/io/log.ts'
import type { Database } from '#src/store/database.ts'
import { hasEmbedded } from '#src/store/embedded.ts'
import { schemaStanding, type Standing } from '#src/store/migrate.ts'
import type { Console } from './console.ts'
import { clockOf, examineAlerts, examineClock, examineIncidents, examineSecrets } from './doctor/around.ts'
import {
  compareWithMailbox,
  examineDatabase,
  examineInvariants,
  examineRedis,
  examineSecretMails,
  examineWork,
} from './doctor/database.ts'
import { fault, type Finding, note } from './doctor/finding.ts'
import { examineMailbox, examineWayOut } from './doctor/mail.ts'
import { examineDisk, examineOcr, examineRules, examineScanner } from './doctor/machine.ts'
import { withUntouched } from './with-database.ts'

const DOCTOR_USAGE = `Usage: tiepnhan doctor [--reconcile] [--invariants]
  Looks at everything that the service needs, and says what to do about what is wrong. Sends nothing, changes nothing:
  no folder, no database, no table is made or upgraded. (The embedded database is started for the look where the service does not run.)
  --reconcile    only compare the mailbox with the database, mail by mail
  --invariants   only ask the database whether everything in it agrees
`

/** Gives the exit code: 0 nothing to mend, 1 something to mend, 2 bad usage. */
export async function doctor(argv: readonly string[], config: Config, console: Console): Promise<number> {
  const options = optionsOf(argv)
  if (options === null) {
    console.err(DOCTOR_USAGE)
    return 2
  }
  let faults = 0
  const tell = (findings: readonly Finding[]): void => {
    for (const finding of findings) {
      if (finding.state === 'fault') faults++
      console.out(lineOf(finding))
    }
  }
  const log = createLog('silent')
  const { mail, redisUrl } = config
  if (!options.reconcile && !options.invariants) {
    tell([await examineRules(config.rulesDir), await examineDisk(config.dataDir), await examineOcr()])
    const file = settingsFile()
    const secrets = file === null ? null : await examineSecrets(file)
    if (secrets !== null) tell([secrets])
    if (mail === null) tell([note('mailbox', 'none is set (IMAP_HOST): `tiepnhan start` runs the demo')])
    else {
      tell([...(await examineMailbox(mail, log)), await examineWayOut(mail), examineAlerts(config)])
      tell([await examineClock(clockOf(mail))])
    }
    tell([await examineScanner(config.clamd)])
    if (redisUrl !== null) tell(await examineRedis(redisUrl))
    tell(
      await onDatabase(config, async (database) => [
        ...(await examineDatabase(database)),
        ...(mail === null ? [] : await examineWork(database, mail.imap.user.toLowerCase())),
        ...(await examineIncidents(database)),
        ...(await examineSecretMails(database)),
        ...(await examineInvariants(database)),
      ]),
    )
  }
  if (options.invariants) tell(await onDatabase(config, examineInvariants))
  if (options.reconcile) {
    tell(
      mail === null
        ? [fault('mailbox', 'none is set (IMAP_HOST): there is nothing to compare')]
        : await onDatabase(config, async (database) => await compareWithMailbox(database, mail, log)),
    )
  }
  console.out(faults === 0 ? 'Nothing to mend.\n' : `${faults} to mend.\n`)
  return faults === 0 ? 0 : 1
}

async function onDatabase(config: Config, look: (database: Database) => Promise<Finding[]>): Promise<Finding[]> {
  if (config.databaseUrl === null && !(await hasEmbedded(config.dataDir)))
    return [note('database', `none was made yet in ${config.dataDir}: the first start makes it`)]
  try {
    return await withUntouched(config, async (database) => {
      const standing = await schemaStanding(database)
      return standing.kind === 'current' ? await look(database) : [standingFinding(standing)]
    })
  } catch (error) {
    const mend = config.databaseUrl === null ? 'Check DATA_DIR.' : 'Check DATABASE_URL.'
    return [fault('database', `it can't be used: ${errorText(error)}. ${mend}`)]
  }
}

/** Nothing more can be asked of a database whose tables are another program's. */
function standingFinding(standing: Exclude<Standing, { readonly kind: 'current' }>): Finding {
  switch (standing.kind) {
    case 'empty':
      return note('database', 'it is empty: the first start fills it')
    case 'behind':
      return note(
        'database',
        `an older program used it, it is ${standing.steps} steps behind: the next start of the service brings it up to date. ` +
          'Back up first; look again afterwards.',
      )
    case 'unusable':
      return fault('database', standing.why)
    default:
      return standing satisfies never
  }
}

function optionsOf(argv: readonly string[]): { reconcile: boolean; invariants: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { reconcile: { type: 'boolean', default: false }, invariants: { type: 'boolean', default: false } },
    })
    return values
  } catch {
    return null
  }
}

const MARKS = { ok: '  ok   ', note: '  note ', fault: '✗ MEND ' } as const

function lineOf({ state, about, says }: Finding): string {
  return `${MARKS[state]} ${about.padEnd(11)} ${says.replaceAll('\n', `\n${' '.repeat(20)}`)}\n`
}
