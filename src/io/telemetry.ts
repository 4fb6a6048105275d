import type { Telemetry } from 'bullmq'

/** OpenTelemetry's API keeps what was registered with it here, whoever loaded it. */
const REGISTERED = Symbol.for('opentelemetry.js.api.1')

/**
 * Spans and figures of the queue's steps, for whoever started this process with an OpenTelemetry SDK (NODE_OPTIONS=--import ...).
 * Null for everybody else: then nothing of it is loaded. Spans name a step, a row's number and times, nothing of a mail.
 */
export async function queueTelemetry(version: string): Promise<Telemetry | null> {
  if (Reflect.get(globalThis, REGISTERED) === undefined) return null
  const { BullMQOtel } = await import('bullmq-otel')
  return new BullMQOtel({ tracerName: 'tiepnhan', meterName: 'tiepnhan', version, enableMetrics: true })
}
