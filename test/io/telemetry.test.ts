import { execFileSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createLog } from '#src/io/log.ts'
import { openQueue, type QueueTarget } from '#src/io/queue.ts'
import { queueTelemetry } from '#src/io/telemetry.ts'
import { type PostgresPeer, startPostgres } from '#test/peers/postgres.ts'
import { until } from '#test/peers/program.ts'
import { type RedisPeer, startRedis } from '#test/peers/redis.ts'

type Span = { readonly name: string; readonly attributes: Record<string, unknown>; ended: boolean }
const spans: Span[] = []

/** As much of an SDK as starts spans: what an operator loads beside the service. */
const sdk = {
  getTracer: () => ({
    startSpan(name: string, { attributes = {} }: { attributes?: Record<string, unknown> } = {}) {
      const span: Span = { name, attributes: { ...attributes }, ended: false }
      spans.push(span)
      return {
        spanContext: () => ({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 }),
        setAttribute: (key: string, value: unknown) => (span.attributes[key] = value),
        setAttributes: (more: Record<string, unknown>) => Object.assign(span.attributes, more),
        addEvent: () => undefined,
        recordException: () => undefined,
        end: () => (span.ended = true),
      }
    },
  }),
}
const API = Symbol.for('opentelemetry.js.api.1')

let postgres: PostgresPeer
let redis: RedisPeer
beforeAll(async () => {
  postgres = await startPostgres()
  redis = await startRedis()
})
afterAll(async () => {
  await postgres[Symbol.asyncDispose]()
  await redis[Symbol.asyncDispose]()
})
afterEach(() => void Reflect.deleteProperty(globalThis, API))

test('off, nothing of it is even loaded', () => {
  const script = `
    const { queueTelemetry } = await import(${JSON.stringify(new URL('../../src/io/telemetry.ts', import.meta.url).href)})
    const { openQueue } = await import(${JSON.stringify(new URL('../../src/io/queue.ts', import.meta.url).href)})
    console.log(await queueTelemetry('1'), typeof openQueue)
    const { createRequire } = await import('node:module')
    const loaded = Object.keys(createRequire(import.meta.url).cache)
    console.log(loaded.filter((path) => /opentelemetry|bullmq-otel/.test(path)).length, loaded.length > 10)`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(said).toBe('null function\n0 true\n')
})

test.each(['postgres', 'redis'])(
  'with an SDK in the process the steps over %s are spans that name no mail',
  async (kind) => {
    // The API talks to an SDK that is as new as itself, or newer.
    Reflect.set(globalThis, API, { version: '1.999.0', trace: sdk })
    spans.length = 0
    const target: QueueTarget = kind === 'redis' ? { redis: redis.url } : { postgres: postgres.url }
    const done: number[] = []
    {
      await using queue = await openQueue(target, createLog('silent'), await queueTelemetry('1.2.3'))
      queue.work('judge', 1, async (id) => void done.push(id))
      await queue.nudge('judge', 17)
      await until('the step is done', () => done.length === 1)
      await until('its span has ended', () => spans.some(({ name, ended }) => /process/.test(name) && ended))
    }
    const names = spans.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining([expect.stringMatching(/^add/), expect.stringMatching(/^process/)]))
    expect(JSON.stringify(spans)).toContain('tiepnhan-judge')
    expect(JSON.stringify(spans)).toContain('judge-17-')
    const keys = new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)))
    expect([...keys].every((key) => key.startsWith('bullmq.'))).toBe(true)
  },
)
