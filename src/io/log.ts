import { pino, type Logger } from 'pino'
import type { LogLevel } from '#src/config.ts'

/** One JSON line for what happened: ids, counts and times, never names, addresses or words of a mail. */
export type Log = Logger

/** Logs go to standard error: standard output belongs to `ready`. */
export function createLog(level: LogLevel): Log {
  return pino({ level, base: { pid: process.pid } }, pino.destination({ fd: 2, sync: true }))
}
