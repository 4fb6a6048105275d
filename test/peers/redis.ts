import { Redis } from 'ioredis'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { programOf, type RunningProgram, runProgram, until } from './program.ts'

/** A Redis of our own on loopback, without a disk. */
export type RedisPeer = AsyncDisposable & {
  readonly url: string
  readonly flushAll: () => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startRedis(): Promise<RedisPeer> {
  const program = programOf('redis-server', 'redis-server')
  const folder = await mkdtemp(join(tmpdir(), 'redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let running: RunningProgram | null = null
  const ask = async (question: (redis: Redis) => Promise<unknown>): Promise<boolean> => {
    const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null })
    redis.on('error', () => undefined)
    try {
      await redis.connect()
      await question(redis)
      return true
    } finally {
      redis.disconnect()
    }
  }
  const start = async (): Promise<void> => {
    running = runProgram(program, ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder])
    await until('Redis answers', async () => await ask(async (redis) => await redis.ping()))
  }
  const stop = async (): Promise<void> => {
    await running?.stop('SIGKILL')
  }
  await start()
  return {
    url,
    start,
    stop,
    flushAll: async () => void (await ask(async (redis) => await redis.flushall())),
    async [Symbol.asyncDispose]() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
