import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Extraction } from '#src/reading/extraction.ts'
import { LIMITS, type Ocr, type ReadingLimits } from '#src/reading/tools.ts'
import type { ScanBytes } from './clamd.ts'
import { createReader, type Reader, type ReadMail } from './reader.ts'

export type { MailReading } from './reader-protocol.ts'

export type ReaderPoolOptions = {
  /** Reading processes at most; they start when they are first needed. Default: one a core, four at most. */
  readonly size?: number
  /** Of these, how many start at once, because they are sure to be needed. Default: one. */
  readonly atOnce?: number
  readonly limits?: Partial<ReadingLimits>
  /** Recognises the pictures of all readers, here in the parent. Null or absent: pictures are told as 'unsupported'. */
  readonly ocr?: Ocr | null
  /** Looks through every file for malware before it is opened. Null or absent: nobody does. */
  readonly scan?: ScanBytes | null
  /** What is stored of a file read before, by its SHA-256; null where nothing is. */
  readonly lookup?: (sha256: string) => Promise<Extraction | null>
  /** Called with what was made of each file that was read now; not for archives, nor for files that killed their reader. */
  readonly save?: (sha256: string, extraction: Extraction) => Promise<void>
  /** Called whenever a reading process died over a mail, or was killed. */
  readonly died?: () => void
  /** Called with files of a mail in which a secret was met: what was saved of them must go. */
  readonly forget?: (hashes: readonly string[]) => Promise<void>
  /** The reading program, one that calls serveReader. Default: one that reads and does not understand. */
  readonly program?: string
}

export type ReaderPool = AsyncDisposable & {
  /**
   * Parses and reads one mail in a child process that is killed when it hangs or grows. Whatever the mail does to it, the answer
   * is a reading: the file at fault has the problem 'timeout', 'too-large' or 'corrupt', a mail that can't be parsed has a defect.
   * Rejects only where no process can be started, or a `lookup`, `save` or `scan` failed, or the pool was disposed of.
   */
  readonly readMail: ReadMail
}

const MOST_READERS = 4

/** Warm reading processes with a queue before them. */
export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const size = Math.max(1, options.size ?? Math.min(MOST_READERS, availableParallelism()))
  const limits = { ...LIMITS, ...options.limits }
  const program = options.program ?? fileURLToPath(new URL('reader-process.ts', import.meta.url))
  const settings = {
    program,
    limits,
    ocr: options.ocr ?? null,
    scan: options.scan ?? null,
    lookup: options.lookup ?? (async () => null),
    save: options.save ?? (async () => undefined),
    died: options.died ?? (() => undefined),
    forget: options.forget ?? (async () => undefined),
  }
  const idle: Reader[] = Array.from({ length: Math.min(size, options.atOnce ?? 1) }, () => createReader(settings))
  const all = new Set<Reader>(idle)
  const waiting: ((reader: Reader) => void)[] = []
  let disposed = false

  const take = async (): Promise<Reader> => {
    const free = idle.pop()
    if (free !== undefined) return free
    if (all.size < size) {
      const reader = createReader(settings)
      all.add(reader)
      return reader
    }
    return new Promise((resolve) => waiting.push(resolve))
  }

  return {
    readMail: async (raw, internalDate, reading) => {
      const reader = await take()
      try {
        if (disposed) throw new Error('The reader pool has been shut down')
        return await reader.readMail(raw, internalDate, reading)
      } finally {
        const next = waiting.shift()
        if (next === undefined) idle.push(reader)
        else next(reader)
      }
    },
    [Symbol.asyncDispose]: async () => {
      disposed = true
      await Promise.all(Array.from(all, (reader) => reader.end()))
    },
  }
}
