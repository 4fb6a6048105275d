import { createHash } from 'node:crypto'
import { withoutSecrets } from '#src/dossiers/secrecy.ts'
import type { Message } from '#src/mail/message.ts'
import type { Extraction, FileReading } from '#src/reading/extraction.ts'
import type { Ocr, ReadingLimits } from '#src/reading/tools.ts'
import type { ScanBytes } from './clamd.ts'
import { startReader, type ReaderChild } from './reader-child.ts'
import type { Doom, FromReader, MailReading } from './reader-protocol.ts'

/** One place in the pool: a reading process, replaced whenever it dies, outgrows its limits or has worked long enough. */
export type Reader = {
  readonly readMail: ReadMail
  readonly end: () => Promise<void>
}

export type ReadMail = (
  raw: Uint8Array,
  internalDate: Date | null,
  /** `cleared`: an officer said that the mail holds no secret. */
  options?: { readonly cleared?: boolean },
) => Promise<MailReading>

export type ReaderSettings = {
  readonly program: string
  readonly limits: ReadingLimits
  readonly ocr: Ocr | null
  readonly scan: ScanBytes | null
  readonly lookup: (sha256: string) => Promise<Extraction | null>
  readonly save: (sha256: string, extraction: Extraction) => Promise<void>
  /** Called when a process died over a mail, or was killed. */
  readonly died: () => void
  readonly forget: (hashes: readonly string[]) => Promise<void>
}

/** Milliseconds between looks at a working process. */
const LOOK_MS = 100
/** Readers that one mail may cost before what is left of it is given up. */
const MOST_DEATHS = 12
/** Milliseconds for one mail, in files' times: a mail of many slow files is given up as a whole. */
const MAIL_TIMES = 10
/** Mails after which a process is replaced, and bytes an idle one may hold: native libraries never give all of it back. */
const MOST_MAILS = 500
const IDLE_BYTES = 600_000_000
/** The heap's share of a process's memory; the rest is for buffers and pictures. */
const HEAP_SHARE = 0.6

export function createReader(settings: ReaderSettings): Reader {
  let slot: Slot | null = openSlot(settings)
  let mails = 0
  let ended = false
  return {
    readMail: async (raw, internalDate, { cleared = false } = {}) => {
      const job = createJob(raw, internalDate, cleared, settings.limits)
      for (;;) {
        if (ended) throw new Error('The reader pool has been shut down')
        if (slot === null || slot.dead !== null) slot = openSlot(settings)
        const outcome = await attempt(slot, job, settings).catch((error: unknown) => {
          slot = null // killed: the mail was not at fault
          throw error
        })
        if (outcome.kind === 'read') {
          mails++
          if (mails >= MOST_MAILS || slot.child.memory() > IDLE_BYTES) {
            slot.child.kill()
            slot = openSlot(settings)
            mails = 0
          }
          return {
            message: outcome.message,
            files: outcome.files,
            understood: outcome.understood,
            failure: outcome.failure,
          }
        }
        slot = null
        settings.died()
        if (ended) throw new Error('The reader pool has been shut down')
        if (!outcome.started) {
          job.failedStarts++
          if (job.failedStarts >= 3) throw new Error(`No reading process can be started: ${outcome.how}`)
          continue
        }
        noteDeath(job, outcome)
        if (job.deaths > MOST_DEATHS + 3) return givenUp(job)
      }
    },
    end: async () => {
      ended = true
      slot?.child.kill()
      await slot?.gone
    },
  }
}

/** What is known of a mail over the processes that it costs. */
type Job = {
  readonly raw: Uint8Array
  readonly internalDate: Date | null
  readonly cleared: boolean
  readonly finished: Map<string, Extraction>
  readonly doomed: Map<string, Doom>
  message: Message | null
  headersOnly: boolean
  unparsable: boolean
  doomAll: Doom | null
  deaths: number
  failedStarts: number
  elapsedMs: number
}

function createJob(raw: Uint8Array, internalDate: Date | null, cleared: boolean, limits: ReadingLimits): Job {
  return {
    raw,
    internalDate,
    cleared,
    finished: new Map(),
    doomed: new Map(),
    message: null,
    headersOnly: raw.length > limits.fileBytes * 4,
    unparsable: false,
    doomAll: null,
    deaths: 0,
    failedStarts: 0,
    elapsedMs: 0,
  }
}

type Death = {
  readonly kind: 'died'
  readonly started: boolean
  readonly how: string
  readonly cause: Doom
  /** The file that was being read, null between files. */
  readonly sha256: string | null
  readonly parsed: boolean
}

type Outcome = ({ readonly kind: 'read' } & MailReading) | Death

function noteDeath(job: Job, death: Death): void {
  job.deaths++
  if (!death.parsed) {
    if (job.headersOnly) job.unparsable = true
    job.headersOnly = true
    if (job.unparsable) job.deaths = MOST_DEATHS + 4
    return
  }
  if (death.sha256 !== null) job.doomed.set(death.sha256, death.cause)
  if (death.sha256 === null || job.deaths >= MOST_DEATHS) job.doomAll = death.cause
}

type Slot = {
  readonly child: ReaderChild
  readonly gone: Promise<void>
  listener: {
    message: (message: FromReader) => void
    died: (end: { outOfMemory: boolean; how: string }) => void
  } | null
  ready: boolean
  dead: { outOfMemory: boolean; how: string } | null
}

function openSlot({ program, limits }: ReaderSettings): Slot {
  let leave: () => void = () => undefined
  const gone = new Promise<void>((resolve) => {
    leave = resolve
  })
  const state: Omit<Slot, 'child' | 'gone'> = { listener: null, ready: false, dead: null }
  const child = startReader(
    {
      file: program,
      heapMegabytes: Math.max(64, Math.floor((limits.memoryBytes * HEAP_SHARE) / 1_000_000)),
      confined: true,
    },
    {
      message: (message) => {
        if (message.kind === 'ready') slot.ready = true
        slot.listener?.message(message)
      },
      died: (end) => {
        slot.dead = end
        leave()
        slot.listener?.died(end)
      },
    },
  )
  const slot: Slot = Object.assign(state, { child, gone })
  return slot
}

/** One try at a mail in one process. Rejects only where `lookup` or `save` does. */
async function attempt(slot: Slot, job: Job, settings: ReaderSettings): Promise<Outcome> {
  const { child } = slot
  const { limits, ocr } = settings
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  let current: string | null = null
  let parsed = false
  let asked = 0
  let spentMs = 0
  let cause: Doom | null = null
  const saves: Promise<void>[] = []
  const guard = async (work: () => Promise<void>) => {
    asked++
    try {
      await work()
    } catch (error) {
      cause = { problem: 'corrupt', detail: 'stopped' }
      child.kill()
      reject(error instanceof Error ? error : new Error(String(error)))
    } finally {
      asked--
    }
  }
  let files: readonly FileReading[] | null = null
  const finish = async (read: Omit<MailReading, 'message'>) => {
    await Promise.all(saves)
    if (job.message === null) return
    const whole = { message: job.message, ...read }
    const kept = withoutSecrets(whole)
    // What was read of its other files before the mark was met goes too.
    if (kept !== whole) await guard(() => settings.forget([...job.finished.keys()]))
    resolve({ kind: 'read', ...kept })
  }
  slot.listener = {
    message: (message) => {
      switch (message.kind) {
        case 'parsed':
          parsed = true
          spentMs = 0
          job.message = finishMessage(message.message, job)
          break
        case 'begins':
          current = message.sha256
          spentMs = 0
          break
        case 'ends': {
          const { sha256, extraction } = message
          current = null
          spentMs = 0
          if (extraction === null) break
          job.finished.set(sha256, extraction)
          if (!isSecret(extraction)) saves.push(guard(() => settings.save(sha256, extraction)))
          break
        }
        case 'recall':
          void guard(async () => {
            const known = job.finished.get(message.sha256) ?? (await settings.lookup(message.sha256))
            child.send({ kind: 'recalled', request: message.request, extraction: known })
          })
          break
        case 'scan':
          void guard(async () => {
            const scanned = (await settings.scan?.(message.bytes)) ?? { kind: 'clean' }
            child.send({ kind: 'scanned', request: message.request, scanned })
          })
          break
        case 'recognise':
          void guard(async () => child.send(await recognise(ocr, message.request, message.image, message.hints)))
          break
        case 'files':
          files = message.files
          spentMs = 0
          break
        case 'done':
          if (files !== null) void finish({ files, understood: message.understood, failure: null })
          break
        case 'failed':
          cause = { problem: 'corrupt', detail: message.error.slice(0, 300) }
          child.kill()
          break
        case 'ready':
        case 'memory':
          break
        default:
          message satisfies never
      }
    },
    died: (end) => {
      const why: Doom =
        cause ??
        (end.outOfMemory ? tooMuchMemory(limits) : { problem: 'corrupt', detail: `the reader died: ${end.how}` })
      if (files !== null) void finish({ files: files.map(notUnderstood), understood: null, failure: why.detail })
      else resolve({ kind: 'died', started: slot.ready, how: end.how, cause: why, sha256: current, parsed })
    },
  }
  let last = performance.now()
  const look = setInterval(() => {
    const now = performance.now()
    const passed = Math.min(now - last, LOOK_MS * 5) // a parent that was itself held up is not the file's fault
    last = now
    // While it waits for an answer of ours, the time is ours.
    if (asked === 0 && slot.ready) {
      spentMs += passed
      job.elapsedMs += passed
    }
    if (cause !== null) return
    if (child.memory() > limits.memoryBytes) cause = tooMuchMemory(limits)
    else if (spentMs > limits.fileMs) cause = { problem: 'timeout', detail: `not read within ${limits.fileMs} ms` }
    else if (job.elapsedMs > limits.fileMs * MAIL_TIMES && job.doomAll === null) {
      job.doomAll = { problem: 'timeout', detail: 'the files of this mail took too long together' }
      cause = job.doomAll
    }
    if (cause !== null) child.kill()
  }, LOOK_MS)
  child.setBusy(true)
  if (slot.dead === null) {
    child.send({
      kind: 'read',
      raw: job.headersOnly ? headerOf(job.raw) : job.raw,
      internalDate: job.internalDate,
      limits,
      cleared: job.cleared,
      scans: settings.scan !== null,
      ocrParallel: ocr?.parallel ?? null,
      doomed: job.doomed,
      doomAll: job.doomAll,
    })
  } else slot.listener.died(slot.dead)
  try {
    return await promise
  } finally {
    clearInterval(look)
    slot.listener = null
    child.setBusy(false)
  }
}

function isSecret(extraction: Extraction): boolean {
  return extraction.kind === 'problem' && extraction.problem === 'secret'
}

/** Nothing is wrong with the file. Its pages, which killed whoever tried to understand them, go: nobody tries again in a process of worth. */
function notUnderstood(file: FileReading): FileReading {
  return file.problem === null ? { ...file, pages: [], problem: 'not-understood' } : file
}

function tooMuchMemory(limits: ReadingLimits): Doom {
  return { problem: 'too-large', detail: `more than ${limits.memoryBytes} bytes of memory` }
}

async function recognise(ocr: Ocr | null, request: number, image: Uint8Array, hints: object) {
  try {
    if (ocr === null) throw new Error('no OCR here')
    return { kind: 'recognised', request, page: await ocr.recognise(image, hints), error: '' } as const
  } catch (error) {
    return {
      kind: 'recognised',
      request,
      page: null,
      error: error instanceof Error ? error.message : String(error),
    } as const
  }
}

/** Defect of a mail whose body could not be parsed: its header still tells who wrote. */
const UNPARSED = 'không đọc được nội dung thư: chỉ đọc được phần đầu thư'

function finishMessage(message: Message, job: Job): Message {
  if (!job.headersOnly) return message
  return {
    ...message,
    sha256: createHash('sha256').update(job.raw).digest('hex'),
    defects: [...message.defects, UNPARSED],
    bounce: null,
  }
}

/** The header of a mail, up to its first empty line; 256 KB of it at most. */
function headerOf(raw: Uint8Array): Uint8Array {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 262_144))
  const end = [head.indexOf('\r\n\r\n'), head.indexOf('\n\n')].filter((at) => at >= 0)
  return head.subarray(0, end.length === 0 ? head.length : Math.min(...end) + 4)
}

/** Not even its header could be parsed, or its reader dies between files: what is known, each file not read told as such. */
function givenUp(job: Job): MailReading {
  const message: Message = job.message ?? {
    sha256: createHash('sha256').update(job.raw).digest('hex'),
    messageId: null,
    from: null,
    replyTo: [],
    to: [],
    cc: [],
    subject: null,
    date: null,
    receivedAt: job.internalDate ?? new Date(0),
    references: [],
    headers: [],
    text: '',
    links: [],
    attachments: [],
    defects: [UNPARSED],
    bounce: null,
  }
  const doom = job.doomAll ?? { problem: 'corrupt', detail: 'the reader died' }
  const files = message.attachments
    .filter((attachment) => !attachment.decoration)
    .map((attachment): FileReading => ({
      name: attachment.name,
      path: [attachment.name],
      sha256: attachment.sha256,
      size: 0,
      format: 'unknown',
      readBy: null,
      pages: [],
      confidence: null,
      problem: job.doomed.get(attachment.sha256)?.problem ?? doom.problem,
      warnings: [doom.detail],
    }))
  return { message, files, understood: null, failure: doom.detail }
}
