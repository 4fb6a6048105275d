import { parseArgs } from 'node:util'
import { type Config, type MailConfig } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import { createLog, type Log } from '#src/io/log.ts'
import { formatFault, loadCampaigns } from '#src/io/rules.ts'
import { watchRules } from '#src/io/rules-watch.ts'
import { MILESTONES, type Milestone } from '#workers/context.ts'
import type { Console } from './console.ts'
import { type Role, ROLES, runService } from './service.ts'

const START_USAGE = `Usage: tiepnhan start [--role ROLE]...
  --role   ${ROLES.join(', ')}; may be given several times (default: all of them)
`

/**
 * Watches the mailbox and answers, until SIGTERM or Ctrl-C. Gives the exit code: 0 ended when told to, 1 could not go on,
 * 2 could not start with these settings or rules.
 */
export async function start(
  argv: readonly string[],
  config: Config & { readonly mail: MailConfig },
  console: Console,
): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${START_USAGE}`)
    return 2
  }
  const { campaigns, faults } = await loadCampaigns(config.rulesDir)
  if (faults.length > 0) {
    console.err(`${faults.map(formatFault).join('\n')}\n`)
    return 2
  }
  const log = createLog(config.logLevel)
  const stopping = new AbortController()
  let code = 0
  const stop = (): void => stopping.abort()
  process.on('SIGTERM', stop).on('SIGINT', stop)
  let waitingFor = ''
  stopping.signal.addEventListener('abort', () => endAnyway(log, () => waitingFor), { once: true })
  const rules = await watchRules(config.rulesDir, campaigns, { log, stopping: stopping.signal })
  const lookAgain = (): void => void rules.look()
  process.on('SIGHUP', lookAgain)
  try {
    await runService({
      config,
      campaigns,
      rulesInForce: rules.current,
      roles: options.roles,
      log,
      stopping: stopping.signal,
      onReady: () => console.out('ready\n'),
      onRefused: (trouble, first) => {
        console.err(`${trouble.message}\n`)
        if (!first) return
        code = 1
        stop()
      },
      onEnding: (what) => (waitingFor = what),
      reached: options.stopAt ? endAt(options.stopAt) : () => undefined,
    })
    return code
  } catch (error) {
    console.err(`${errorText(error)}\n`)
    log.debug({ err: error }, 'could not go on')
    return 1
  } finally {
    process.off('SIGHUP', lookAgain).off('SIGTERM', stop).off('SIGINT', stop)
  }
}

/** The end takes a few seconds at most; what does not end by then is found again by the next start. */
const END_MS = 25_000

function endAnyway(log: Log, waitingFor: () => string): void {
  setTimeout(() => {
    log.error({ waitingFor: waitingFor() }, 'something does not end; leaving it')
    process.exit(1)
  }, END_MS).unref()
}

type Options = { readonly roles: readonly Role[]; readonly stopAt: Milestone | null }

function optionsOf(argv: readonly string[]): Options | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      // --stop-at is for tests: the process ends there as if the power had failed.
      options: { role: { type: 'string', multiple: true }, 'stop-at': { type: 'string' } },
    })
    const wanted = (values.role ?? []).flatMap((role) => role.split(','))
    const roles = ROLES.filter((role) => wanted.length === 0 || wanted.includes(role))
    const unknown = wanted.find((role) => !ROLES.some((known) => known === role))
    if (unknown !== undefined) return { fault: `No such role: "${unknown}". Expected one of ${ROLES.join(', ')}.` }
    const stopAt = MILESTONES.find((milestone) => milestone === values['stop-at']) ?? null
    if (values['stop-at'] !== undefined && stopAt === null)
      return { fault: `No such milestone: "${values['stop-at']}".` }
    return { roles, stopAt }
  } catch (error) {
    return { fault: errorText(error) }
  }
}

function endAt(stopAt: Milestone): (milestone: Milestone) => void {
  return (milestone) => {
    if (milestone === stopAt) process.kill(process.pid, 'SIGKILL')
  }
}
