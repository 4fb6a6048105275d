import { randomUUID } from 'node:crypto'
import { createPostgresBackend, type Job, type JobsOptions, Queue as BullQueue, type Telemetry, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Connection } from '#src/store/embedded.ts'
import { errorText } from './error-code.ts'
import type { Log } from './log.ts'
import { within } from './within.ts'

/** What is done to a mail or a letter, each step by its own workers. */
export const STAGES = ['read', 'judge', 'send'] as const
export type Stage = (typeof STAGES)[number]

/**
 * Carries nudges: "look at row N". Nothing is lost with it: a nudge that does not arrive is made up for by the sweep, and
 * one that arrives twice finds nothing left to do.
 */
export type Queue = AsyncDisposable & {
  /** Never fails and never waits long: what the queue does not take, the sweep brings again. */
  readonly nudge: (stage: Stage, ...ids: number[]) => Promise<void>
  /** Has a stage's nudges handled by this process. The handler must not throw. */
  readonly work: (stage: Stage, concurrency: number, handle: (id: number) => Promise<void>) => void
  /** Nudges that wait or are at work, by stage; null where the queue does not answer in time. */
  readonly depths: () => Promise<Readonly<Record<Stage, number>> | null>
  /** Replaces workers that stopped listening: nudges went out long ago and none came in. */
  readonly checkPulse: () => Promise<void>
}

/** Where the queue lives: Redis by its address, or a PostgreSQL. */
export type QueueTarget = { readonly redis: string } | { readonly postgres: Connection | string }

const NUDGE_MS = 3000
/** A worker that was killed is known to be dead after this; its nudge is then given to another. */
const LOCK_MS = 20_000
const STALLED_CHECK_MS = 5000
/** An idle worker looks by itself this often, should it miss the bell. */
const IDLE_LOOK_S = 5
const DEAF_MS = 45_000
const CLOSE_MS = 5000

export async function openQueue(target: QueueTarget, log: Log, telemetry: Telemetry | null = null): Promise<Queue> {
  const watched = telemetry === null ? {} : { telemetry }
  const backend =
    'redis' in target ? await redisBackend(target.redis, log, watched) : postgresBackend(target.postgres, watched)
  // Names our nudges: a row is nudged once at a time by each process, and not held up by a dead one's nudge.
  const process = randomUUID().slice(0, 8)
  const bells = {
    read: backend.queue(nameOf('read')),
    judge: backend.queue(nameOf('judge')),
    send: backend.queue(nameOf('send')),
  }
  const quiet = quietly(log)
  for (const bell of Object.values(bells)) bell.on('error', quiet)

  type Work = { worker: Ear; concurrency: number; handle: (id: number) => Promise<void>; unheard: number | null }
  const works = new Map<Stage, Work>()

  const start = (stage: Stage, concurrency: number, handle: (id: number) => Promise<void>): Ear => {
    const worker = backend.worker(
      nameOf(stage),
      async (id) => {
        const work = works.get(stage)
        if (work) work.unheard = null
        await handle(id)
      },
      concurrency,
    )
    worker.on('error', quiet)
    return worker
  }

  return {
    async nudge(stage, ...ids) {
      if (ids.length === 0) return
      const work = works.get(stage)
      if (work) work.unheard ??= Date.now()
      const jobs = ids.map((id) => ({
        name: stage,
        data: { id },
        opts: { jobId: `${stage}-${id}-${process}`, removeOnComplete: true, removeOnFail: true },
      }))
      try {
        // Several at once are a transaction, which one alone need not pay for.
        const [first] = jobs
        const adding =
          jobs.length === 1 && first ? bells[stage].add(first.name, first.data, first.opts) : bells[stage].addBulk(jobs)
        await within(NUDGE_MS, 'queue', adding)
      } catch (error) {
        quiet(error)
      }
    },
    work(stage, concurrency, handle) {
      works.set(stage, { worker: start(stage, concurrency, handle), concurrency, handle, unheard: null })
    },
    async depths() {
      try {
        const count = async (stage: Stage): Promise<number> => {
          const counts = await within(NUDGE_MS, 'queue', bells[stage].getJobCounts('waiting', 'active', 'delayed'))
          return Object.values(counts).reduce((sum, one) => sum + one, 0)
        }
        const [read, judge, send] = await Promise.all([count('read'), count('judge'), count('send')])
        return { read, judge, send }
      } catch (error) {
        quiet(error)
        return null
      }
    },
    async checkPulse() {
      for (const [stage, work] of works) {
        if (work.unheard === null || Date.now() - work.unheard < DEAF_MS) continue
        log.warn({ stage }, 'no nudge arrives: the worker is replaced')
        const deaf = work.worker
        work.unheard = null
        work.worker = start(stage, work.concurrency, work.handle)
        await within(CLOSE_MS, 'queue', deaf.close(true)).catch(quiet)
      }
    },
    async [Symbol.asyncDispose]() {
      const closing = [...works.values()].map(({ worker }) => worker.close())
      await within(CLOSE_MS, 'queue', Promise.all(closing)).catch(quiet)
      await within(CLOSE_MS, 'queue', Promise.all(Object.values(bells).map((bell) => bell.close()))).catch(quiet)
      backend.end()
    },
  }
}

/** What the two backends' objects have in common, as far as it is used here. */
type Bell = {
  readonly add: (name: Stage, data: { id: number }, opts: JobsOptions) => Promise<unknown>
  readonly addBulk: (jobs: { name: Stage; data: { id: number }; opts: JobsOptions }[]) => Promise<unknown>
  readonly getJobCounts: (...types: ('waiting' | 'active' | 'delayed')[]) => Promise<Record<string, number>>
  readonly close: () => Promise<void>
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}
type Ear = {
  readonly close: (force?: boolean) => Promise<void>
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

type Backend = {
  readonly queue: (name: string) => Bell
  readonly worker: (name: string, handle: (id: number) => Promise<void>, concurrency: number) => Ear
  readonly end: () => void
}

const WORKER = {
  lockDuration: LOCK_MS,
  stalledInterval: STALLED_CHECK_MS,
  // How often a mail may end its worker is our count, in its row; the queue only hands on.
  maxStalledCount: 1000,
  drainDelay: IDLE_LOOK_S,
} as const

type Watched = { readonly telemetry?: Telemetry }

function postgresBackend(target: Connection | string, watched: Watched): Backend {
  const connection = {
    // Nudges may be lost with the machine, the sweep brings them again: none waits for the disk. (Poolers that stand before a PostgreSQL of
    // one's own take no settings in a connection's start.)
    ...(typeof target === 'string'
      ? { connectionString: target }
      : { ...target, options: '-c synchronous_commit=off' }),
    max: 2,
    migrate: true,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
  }
  return {
    queue: (name) => new BullQueue(name, { connection, ...watched }, createPostgresBackend),
    worker: (name, handle, concurrency) =>
      new Worker(
        name,
        async ({ data }: Pick<Job<{ id: number }>, 'data'>) => await handle(data.id),
        { connection, concurrency, ...WORKER, ...watched },
        createPostgresBackend,
      ),
    end: () => undefined,
  }
}

async function redisBackend(url: string, log: Log, watched: Watched): Promise<Backend> {
  // Most services have no Redis.
  const { Redis } = await import('ioredis')
  const connections: Redis[] = []
  const connect = (patient: boolean): Redis => {
    const redis = new Redis(url, {
      // A worker waits for Redis as long as it takes; who nudges does not wait at all.
      maxRetriesPerRequest: patient ? null : 1,
      enableOfflineQueue: patient,
      keepAlive: 10_000,
      retryStrategy: (times) => Math.min(100 * times, 3000),
    })
    redis.on('error', quietly(log))
    connections.push(redis)
    return redis
  }
  return {
    queue: (name) => new BullQueue(name, { connection: connect(false), ...watched }),
    worker: (name, handle, concurrency) =>
      new Worker(name, async ({ data }: Pick<Job<{ id: number }>, 'data'>) => await handle(data.id), {
        connection: connect(true),
        concurrency,
        ...WORKER,
        ...watched,
      }),
    end: () => {
      for (const redis of connections) redis.disconnect()
    },
  }
}

function nameOf(stage: Stage): string {
  return `tiepnhan-${stage}`
}

/** An unreachable queue would otherwise fill the log: the same words are logged once a minute. */
function quietly(log: Log): (error: unknown) => void {
  const last = new Map<string, number>()
  return (error) => {
    const text = errorText(error)
    if (Date.now() - (last.get(text) ?? 0) < 60_000) return
    last.set(text, Date.now())
    log.warn({ err: error }, 'queue does not answer; nothing is lost, the sweep nudges again')
  }
}
