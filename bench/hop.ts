/** From a nudge to the start of its step, one at a time, against bare BullMQ on the same server; both backends. */
import { createPostgresBackend, Queue as BullQueue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { createLog } from '#src/io/log.ts'
import { openQueue, type QueueTarget } from '#src/io/queue.ts'
import { startPostgres } from '#test/peers/postgres.ts'
import { startRedis } from '#test/peers/redis.ts'
import { median, quantile, row, type Row } from './table.ts'

const WARM_UP = 30
const HOPS = 200
const LOST_MS = 10_000

export async function benchHop(): Promise<Row[]> {
  await using redis = await startRedis()
  await using postgres = await startPostgres()
  return [
    await compare('Redis', { redis: redis.url }, () => bareRedis(redis.url)),
    await compare('PostgreSQL', { postgres: postgres.url }, () => barePostgres(postgres.url)),
  ]
}

async function compare(name: string, target: QueueTarget, bare: () => Hopper): Promise<Row> {
  await using ours = await nudged(target)
  await using theirs = bare()
  const times: Record<'ours' | 'theirs', number[]> = { ours: [], theirs: [] }
  for (let hop = 0; hop < WARM_UP + HOPS; hop++) {
    // In turns, each first by turns.
    const order = hop % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
    for (const which of order) {
      const ms = await (which === 'ours' ? ours : theirs).hop(hop + 1)
      if (hop >= WARM_UP) times[which].push(ms)
    }
  }
  const inMs = (took: readonly number[]): string =>
    `${median(took).toFixed(2)} ms (95 %: ${quantile(took, 0.95).toFixed(2)} ms)`
  return row(
    `queue hop, nudge to start (${name})`,
    'bare BullMQ',
    median(times.ours) / median(times.theirs),
    '<= 1.2',
    `${inMs(times.ours)} against ${inMs(times.theirs)}; ${HOPS} hops`,
  )
}

/** Milliseconds from handing over an id to the moment its handler begins. */
type Hopper = AsyncDisposable & { readonly hop: (id: number) => Promise<number> }

function hopper(give: (id: number) => Promise<unknown>, close: () => Promise<void>): Hopper & { begun: () => void } {
  let arrived: () => void = () => undefined
  return {
    begun: () => arrived(),
    async hop(id) {
      const began = performance.now()
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      const late = setTimeout(() => reject(new Error(`Nudge ${id} did not arrive within ${LOST_MS} ms`)), LOST_MS)
      arrived = () => resolve(performance.now() - began)
      await give(id)
      return await promise.finally(() => clearTimeout(late))
    },
    [Symbol.asyncDispose]: close,
  }
}

async function nudged(target: QueueTarget): Promise<Hopper> {
  const queue = await openQueue(target, createLog('silent'))
  const ours = hopper(
    async (id) => await queue.nudge('read', id),
    async () => await queue[Symbol.asyncDispose](),
  )
  queue.work('read', 4, async () => ours.begun())
  return ours
}

function bareRedis(url: string): Hopper {
  const connections = [new Redis(url), new Redis(url, { maxRetriesPerRequest: null })] as const
  const queue = new BullQueue('bare', { connection: connections[0] })
  const theirs = hopper(
    async (id) => await queue.add('read', { id }),
    async () => {
      await worker.close()
      await queue.close()
      for (const connection of connections) connection.disconnect()
    },
  )
  const worker = new Worker('bare', async () => theirs.begun(), { connection: connections[1], concurrency: 4 })
  return theirs
}

function barePostgres(url: string): Hopper {
  const connection = { connectionString: url, migrate: true }
  const queue = new BullQueue('bare', { connection }, createPostgresBackend)
  const theirs = hopper(
    async (id) => await queue.add('read', { id }),
    async () => {
      await worker.close()
      await queue.close()
    },
  )
  const worker = new Worker('bare', async () => theirs.begun(), { connection, concurrency: 4 }, createPostgresBackend)
  return theirs
}
