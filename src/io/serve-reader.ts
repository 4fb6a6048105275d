import { constants } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { UnderstandMail } from '#src/dossiers/understood.ts'
import type { Message } from '#src/mail/message.ts'
import { parseMessage } from '#src/mail/parse.ts'
import type { Extraction } from '#src/reading/extraction.ts'
import { loadPdfReader } from '#src/reading/pdf/document.ts'
import { readMessage } from '#src/reading/read-message.ts'
import type { Ocr, OcrPage, Scanned } from '#src/reading/tools.ts'
import { giveUp, giveUpWriting } from './reader-cache.ts'
import type { FromReader, ReadRequest, ToReader } from './reader-protocol.ts'

/**
 * A reading process: parses, reads and, where it is told how, understands one mail at a time for the pool in sandbox.ts, which may
 * kill it at any moment. It writes nothing, starts nothing and knows no password; what it has to say goes over the channel to its parent.
 */
export async function serveReader(understand: UnderstandMail | null): Promise<void> {
  // 7-Zip's glue asks Node's innards for the numbers of file flags as it starts, which the permission model forbids: without an
  // answer no 7z, RAR or tar could be opened here. The numbers are public.
  Reflect.defineProperty(process, 'binding', { value: () => ({ fs: constants }) })
  // Signals sent to the whole group are the parent's to answer: it ends this process when its work is done.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => undefined)
  process.on('disconnect', () => process.exit(0))
  // A library's stray promise must not end the file that is being read; a thrown error does, and the parent notes which file it was.
  process.on('unhandledRejection', () => undefined)
  // What nearly every mail needs is there before the first one, as long as compiled code can be had.
  await loadPdfReader()
  giveUpWriting(process.env['NODE_COMPILE_CACHE'])
  watchParent()
  giveUp('worker')
  if (process.platform !== 'linux') {
    setInterval(() => tell({ kind: 'memory', bytes: process.memoryUsage.rss() }), 500).unref()
  }
  process.on('message', (message: ToReader) => {
    switch (message.kind) {
      case 'read':
        void read(message, understand)
        break
      case 'recalled':
        recalls.get(message.request)?.(message.extraction)
        recalls.delete(message.request)
        break
      case 'scanned':
        scans.get(message.request)?.(message.scanned)
        scans.delete(message.request)
        break
      case 'recognised': {
        const waiting = recognitions.get(message.request)
        recognitions.delete(message.request)
        if (message.page === null) waiting?.reject(new Error(message.error))
        else waiting?.resolve(message.page)
        break
      }
      default:
        message satisfies never
    }
  })
  tell({ kind: 'ready' })
}

let requests = 0
const recalls = new Map<number, (extraction: Extraction | null) => void>()
const scans = new Map<number, (scanned: Scanned) => void>()
const recognitions = new Map<number, { resolve: (page: OcrPage) => void; reject: (error: Error) => void }>()

async function read(request: ReadRequest, understand: UnderstandMail | null): Promise<void> {
  try {
    const message = await parseMessage(request.raw, { internalDate: request.internalDate })
    tell({ kind: 'parsed', message: withoutBytes(message) })
    const { limits, cleared, ocrParallel } = request
    const tools = { ocr: ocrParallel === null ? null : remoteOcr(ocrParallel), limits, cleared }
    const files = await readMessage(message, tools, {
      recall: (sha256) => recall(sha256, request),
      ...(request.scans ? { scan: async (_, bytes) => await scan(bytes) } : {}),
      begins: ({ sha256 }) => tell({ kind: 'begins', sha256 }),
      // Members stay here: they are told one by one as they are read.
      ends: ({ sha256 }, extraction) =>
        tell({ kind: 'ends', sha256, extraction: extraction.kind === 'members' ? null : extraction }),
    })
    // Told first: should understanding not end, what was read is known.
    tell({ kind: 'files', files })
    tell({ kind: 'done', understood: understand === null ? null : understand(message, files) })
  } catch (error) {
    tell({ kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

async function recall(sha256: string, request: ReadRequest): Promise<Extraction | null> {
  const doom = request.doomed.get(sha256)
  if (doom !== undefined) return { kind: 'problem', ...doom, warnings: [] }
  const id = ++requests
  const known = await new Promise<Extraction | null>((resolve) => {
    recalls.set(id, resolve)
    tell({ kind: 'recall', request: id, sha256 })
  })
  if (known === null && request.doomAll !== null) return { kind: 'problem', ...request.doomAll, warnings: [] }
  return known
}

/** Only the parent has a way to the scanner. */
async function scan(bytes: Uint8Array): Promise<Scanned> {
  const id = ++requests
  return await new Promise((resolve) => {
    scans.set(id, resolve)
    tell({ kind: 'scan', request: id, bytes })
  })
}

/** Pictures are recognised by the parent's engines: they are warm, and outlive this process. */
function remoteOcr(parallel: number): Ocr {
  return {
    parallel,
    recognise: (image, hints = {}) =>
      new Promise((resolve, reject) => {
        const id = ++requests
        recognitions.set(id, { resolve, reject })
        tell({ kind: 'recognise', request: id, image, hints })
      }),
  }
}

function withoutBytes(message: Message): Message {
  return {
    ...message,
    attachments: message.attachments.map((attachment) => ({ ...attachment, bytes: new Uint8Array(0) })),
  }
}

function tell(message: FromReader): void {
  process.send?.(message, undefined, undefined, (error) => {
    if (error !== null) process.exit(1) // nobody is left to tell
  })
}

/** A parent that was killed can't say so, and a busy loop here hears no 'disconnect': a thread looks whether it is still there. */
function watchParent(): void {
  const code = `const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 500)`
  new Worker(code, {
    eval: true,
    stdin: false,
    stdout: false,
    stderr: false,
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  }).unref()
}
