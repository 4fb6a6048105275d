import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { checks } from '#rules/checks/index.ts'
import { documentTypes } from '#rules/document-types/index.ts'
import { GMAIL_LABELS } from '#rules/labels.ts'
import { type Officer, officersOf } from '#src/board/officer.ts'
import { madeWhenAsked, serveBoard } from '#src/board/serve.ts'
import type { Config, MailConfig } from '#src/config.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { clamdScanner } from '#src/io/clamd.ts'
import { imapSessions, type ImapTrouble } from '#src/io/imap.ts'
import type { Log } from '#src/io/log.ts'
import { createOcr } from '#src/io/ocr.ts'
import { createPreviews } from '#src/io/preview.ts'
import { openQueue, type Stage, STAGES } from '#src/io/queue.ts'
import { createReaderPool } from '#src/io/sandbox.ts'
import { mailboxLabels } from '#src/io/labels.ts'
import { sentFolder } from '#src/io/sent-folder.ts'
import { probeSmtp, smtpSender } from '#src/io/smtp.ts'
import { queueTelemetry } from '#src/io/telemetry.ts'
import type { Ocr } from '#src/reading/tools.ts'
import { openDatabase } from '#src/store/database.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { type Extractions, extractions } from '#src/store/extractions.ts'
import { migrate } from '#src/store/migrate.ts'
import { alarm, alarmRecipients } from '#workers/alarm.ts'
import { budgetFor } from '#workers/caps.ts'
import type { Context, Milestone } from '#workers/context.ts'
import { type Counting, createCounting } from '#workers/counting.ts'
import { digests } from '#workers/digest.ts'
import { judge } from '#workers/judge.ts'
import { label } from '#workers/label.ts'
import { processName } from '#workers/process-name.ts'
import { read } from '#workers/read.ts'
import { remind } from '#workers/remind.ts'
import { run, type Work } from '#workers/run.ts'
import { send } from '#workers/send.ts'
import { sweep } from '#workers/sweep.ts'
import { watch } from '#workers/watch.ts'
import { untilReachable } from './until-reachable.ts'

export const ROLES = ['watch', 'read', 'judge', 'send', 'sweep', 'digest', 'board'] as const
export type Role = (typeof ROLES)[number]

export type ServiceOptions = {
  readonly config: Config & { readonly mail: MailConfig }
  readonly campaigns: readonly Campaign[]
  /** The campaigns in force at the moment, where the rules may change while the service runs. */
  readonly rulesInForce?: () => readonly Campaign[]
  readonly roles: readonly Role[]
  readonly log: Log
  /** Ends the service. */
  readonly stopping: AbortSignal
  /** The mailbox is watched (or this process has no such role) and every worker is at its place. */
  readonly onReady: () => void
  /** This process' first sign-in was refused. `first`: none ever went well before. */
  readonly onRefused: (trouble: ImapTrouble, first: boolean) => void
  /** What is being waited for at the end, one after the other. */
  readonly onEnding?: (what: string) => void
  readonly reached?: (milestone: Milestone) => void
  /** The clock by which mails are judged; the machine's where none is given. */
  readonly now?: () => Date
  /** The demo's: its database is deleted at the end. */
  readonly throwaway?: boolean
  /** The demo's: whoever opens the board. */
  readonly demoOfficer?: Officer
  readonly onBoard?: (port: number | null) => void
}

const WORK: Readonly<Record<Stage, { readonly work: Work; readonly concurrency: number }>> = {
  read: { work: read, concurrency: 4 },
  judge: { work: judge, concurrency: 2 },
  send: { work: send, concurrency: 2 },
}

/** The running service: from here to the stop signal. Leaves no process behind. */
export async function runService(options: ServiceOptions): Promise<void> {
  const { config, roles, log, stopping } = options
  await using ending = new AsyncDisposableStack()
  const untilEnd = <T extends AsyncDisposable>(name: string, it: T): T => {
    ending.defer(async () => {
      options.onEnding?.(name)
      await it[Symbol.asyncDispose]()
    })
    return it
  }
  // A reader takes a second to start, and does so while the database does: what it asks for is answered from then on.
  const counting = createCounting()
  const ocr = roles.includes('read') ? countedOcr(untilEnd('OCR', await createOcr()), counting.count) : null
  const derived = Promise.withResolvers<Extractions>()
  const readers = createReaderPool({
    ocr,
    scan: config.clamd === null ? null : clamdScanner(config.clamd),
    died: () => counting.count('reader_restarts'),
    program: fileURLToPath(import.meta.resolve('#workers/reader.ts')),
    atOnce: roles.includes('read') ? 1 : 0,
    lookup: async (sha256) => await (await derived.promise).lookup(sha256),
    save: async (sha256, extraction) => await (await derived.promise).save(sha256, extraction),
    forget: async (hashes) => await (await derived.promise).forget(hashes),
  })
  ending.use(readers)
  const embedded =
    config.databaseUrl === null
      ? untilEnd(
          'embedded database',
          await startEmbedded(config.dataDir, log, { throwaway: options.throwaway ?? false }),
        )
      : null
  const target = embedded?.connection ?? config.databaseUrl ?? ''
  const database = untilEnd('database connections', openDatabase(target, log))
  const steps = await untilReachable(async () => await migrate(database), { log, stopping })
  if (steps.length > 0) log.info({ steps }, 'the database has the schema of this version')

  const working = new Set<Promise<void>>()
  const openImap = imapSessions(config.mail.imap, log)
  // A letter that leaves in the last moment is still filed there: it is closed when the last step is done.
  const sent = untilEnd('Sent folder', sentFolder(openImap, log))
  ending.defer(async () => {
    options.onEnding?.('steps under way')
    await Promise.allSettled(working)
  })
  derived.resolve(extractions(database, version()))
  // Here, because a step that reads ends only with its reader.
  untilEnd('readers', readers)
  const queueTarget = config.redisUrl ? { redis: config.redisUrl } : { postgres: target }
  const queue = untilEnd('queue', await openQueue(queueTarget, log, await queueTelemetry(version())))
  const context: Context = {
    account: config.mail.imap.user.toLowerCase(),
    from: config.mail.from,
    own: { addresses: ownAddresses(config.mail, options.campaigns) },
    database,
    queue,
    readers,
    send: smtpSender(config.mail.smtp),
    budget: budgetFor(config.mail.smtp.host, config.mail.from),
    sent,
    labels: untilEnd('labels', mailboxLabels(openImap, GMAIL_LABELS)),
    get campaigns() {
      return options.rulesInForce?.() ?? options.campaigns
    },
    staff: config.staff,
    boardUrl: config.board.url.replace(/\/+$/, ''),
    checks,
    documentTypes,
    version: version(),
    now: options.now ?? (() => new Date()),
    log,
    process: await processName(),
    handingOver: new Set(),
    count: counting.count,
    stopping,
    reached: options.reached ?? (() => undefined),
  }

  for (const stage of STAGES.filter((role) => roles.includes(role))) {
    const { work, concurrency } = WORK[stage]
    const handle = run(stage, work, context)
    queue.work(stage, concurrency, async (id) => {
      const step = handle(id)
      working.add(step)
      await step.finally(() => working.delete(step))
    })
  }
  if (roles.includes('board')) {
    const { host, port, url, portIsWanted } = config.board
    const previews = ending.use(createPreviews())
    const board = (taken: number) =>
      madeWhenAsked(async () =>
        (await import('#src/board/app.ts')).createBoard({
          database,
          get campaigns() {
            return options.rulesInForce?.() ?? options.campaigns
          },
          checks,
          officers: officersOf(config.staff, options.campaigns),
          account: context.account,
          from: context.from,
          url: portIsWanted ? url : withPort(url, port, taken),
          previews,
          nudge: (stage, ...ids) => queue.nudge(stage, ...ids),
          queueDepths: async () => await queue.depths(),
          metricsToken: config.metricsToken,
          version: version(),
          now: context.now,
          demoOfficer: options.demoOfficer ?? null,
          log,
        }),
      )
    const served = ending.use(await serveBoard(board, { host, port, anyPort: !portIsWanted }, log))
    options.onBoard?.(served.port)
  }
  const loops: Promise<void>[] = [counting.keep(database, log, stopping)]
  if (roles.includes('sweep')) {
    const { to, afterMs } = config.alert
    const { smtp } = config.mail
    const alarms = { to: alarmRecipients(to, config.staff), afterMs, probe: async () => await probeSmtp(smtp) }
    loops.push(sweep(context), label(context), alarm(context, alarms))
  }
  if (roles.includes('digest')) loops.push(digests(context), remind(context))
  if (roles.includes('watch'))
    loops.push(
      watch(context, {
        open: openImap,
        folders: config.mail.folders,
        onReady: options.onReady,
        onRefused: options.onRefused,
      }),
    )
  else options.onReady()

  await aborted(stopping)
  log.info('ending')
  options.onEnding?.('watch and sweep')
  await Promise.allSettled(loops)
}

function countedOcr<T extends Ocr>(ocr: T, count: Counting['count']): T {
  return {
    ...ocr,
    async recognise(image, hints) {
      const began = performance.now()
      try {
        return await ocr.recognise(image, hints)
      } catch (error) {
        count('ocr_failures')
        throw error
      } finally {
        count('ocr_pages')
        count('ocr_seconds', '', (performance.now() - began) / 1000)
      }
    },
  }
}

/** The board's own address, where its usual port was taken and nobody set another. */
function withPort(url: string, wanted: number, taken: number): string {
  return url.replace(new RegExp(`:${wanted}$`), `:${taken}`)
}

function ownAddresses({ imap, smtp, from }: MailConfig, campaigns: readonly Campaign[]): string[] {
  const addresses = [imap.user, smtp.user, from, ...campaigns.map(({ office }) => office.email)]
  return [...new Set(addresses.map((address) => address.toLowerCase()).filter((address) => address.includes('@')))]
}

/** What is read by one version of the program is read again by the next: it may read better. */
function version(): string {
  const manifest: unknown = createRequire(import.meta.url)('../../package.json')
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }))
}
