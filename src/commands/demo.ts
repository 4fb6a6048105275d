import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { makeDataFolder } from '#demo/data-folder.ts'
import { ledgerOf } from '#demo/ledger.ts'
import { runDemo, type StartService } from '#demo/run.ts'
import type { Screen } from '#demo/terminal.ts'
import type { Config } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import type { Log } from '#src/io/log.ts'
import { formatFault, loadCampaigns } from '#src/io/rules.ts'
import { openDatabase } from '#src/store/database.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import type { Console } from './console.ts'
import { ROLES, runService } from './service.ts'

const DEMO_USAGE = `Usage: tiepnhan demo [--once]
  --once   run the demo's mails to the end, compare with what is expected, and end
`

/** Once told to end, the demo ends within this time whatever hangs. */
const END_MS = 15_000

/**
 * The service on a mailbox of its own in memory, with mails to watch: what `npm start` does where no mailbox is configured.
 * Gives the exit code: 0 ended (with --once: everything as expected), 1 not as expected or could not go on, 2 could not start.
 */
export async function demo(argv: readonly string[], config: Config, console: Console): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${DEMO_USAGE}`)
    return 2
  }
  const { campaigns, faults } = await loadCampaigns(config.rulesDir)
  if (faults.length > 0) {
    console.err(`${faults.map(formatFault).join('\n')}\n`)
    return 2
  }
  const stopping = new AbortController()
  const stop = (): void => {
    // who asks twice does not want to wait
    if (stopping.signal.aborted) process.exit(130)
    stopping.abort()
    setTimeout(() => process.exit(1), END_MS).unref()
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  const parent = join(config.dataDir, 'demo')
  try {
    await mkdir(parent, { recursive: true })
    const logFile = join(parent, 'demo.log')
    const log: Log = pino(
      { level: config.logLevel, base: { pid: process.pid } },
      pino.destination({ dest: logFile, append: false, sync: true }),
    )
    await using folder = await makeDataFolder(config.dataDir)
    return await runDemo({
      once: options.once,
      host: config.board.host,
      port: config.board.port,
      campaigns,
      screen: screenOf(console),
      startService: serviceIn(folder.path, config, log, stopping.signal),
      signal: stopping.signal,
    })
  } catch (error) {
    if (stopping.signal.aborted) return 0
    console.err(`${errorText(error)}\n`)
    return 1
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop)
  }
}

/** The service as `tiepnhan start` runs it, on the demo's mailbox and with a database of its own. */
function serviceIn(dataDir: string, config: Config, log: Log, signal: AbortSignal): StartService {
  return async ({ mail, campaigns, clock }) => {
    await using starting = new AsyncDisposableStack()
    const stopping = new AbortController()
    const ready = Promise.withResolvers<void>()
    let boardPort: number | null = null
    const server = (port: number) => ({
      host: '127.0.0.1',
      port,
      security: 'none' as const,
      user: mail.user,
      login: { kind: 'password' as const, password: mail.password },
    })
    const running = runService({
      config: {
        ...config,
        mail: { imap: server(mail.imapPort), smtp: server(mail.smtpPort), from: mail.user, folders: [] },
        dataDir,
        databaseUrl: null,
        redisUrl: null,
        // The demo's own page has the port that was set.
        board: boardOf(config),
      },
      throwaway: true,
      demoOfficer: { address: 'canbo@congdoan.example', name: 'Cán bộ chạy thử', role: 'head' },
      onBoard: (port) => {
        boardPort = port
      },
      campaigns,
      roles: ROLES,
      log,
      now: () => clock.now(),
      stopping: AbortSignal.any([signal, stopping.signal]),
      onReady: ready.resolve,
      onRefused: (trouble) => ready.reject(new Error(trouble.message)),
    })
    starting.defer(async () => {
      stopping.abort()
      await running
    })
    running.then(() => ready.reject(new Error('The service ended before it was ready.')), ready.reject)
    await ready.promise
    // The service has started it, side by side with its reader; the demo looks on.
    const embedded = starting.use(await startEmbedded(dataDir, log, { throwaway: true }))
    const database = starting.use(openDatabase(embedded.connection, log))
    const started = starting.move()
    return { ledger: ledgerOf(database), board: boardPort, [Symbol.asyncDispose]: () => started.disposeAsync() }
  }
}

function boardOf({ board: { host, port } }: Config): Config['board'] {
  const next = port + 1
  return { host, port: next, portIsWanted: false, url: `http://${host.includes(':') ? `[${host}]` : host}:${next}` }
}

function screenOf(console: Console): Screen {
  const { stdout } = process
  return {
    write: console.out,
    isTerminal: stdout.isTTY,
    columns: () => stdout.columns || 120,
    rows: () => stdout.rows || 40,
    colour: stdout.isTTY && !process.env['NO_COLOR'],
  }
}

function optionsOf(argv: readonly string[]): { once: boolean } | { fault: string } {
  try {
    const { values } = parseArgs({ args: [...argv], options: { once: { type: 'boolean', default: false } } })
    return values
  } catch (error) {
    return { fault: errorText(error) }
  }
}
