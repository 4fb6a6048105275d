import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { PreviewAnswer, PreviewRequest } from './preview-protocol.ts'
import { confinement } from './reader-child.ts'

/** Takes files out of mails and draws their pages, in processes that may do nothing else. Never rejects on what a file holds. */
export type Previews = AsyncDisposable & { readonly make: (request: PreviewRequest) => Promise<PreviewAnswer> }

const PROGRAM = join(import.meta.dirname, 'preview-process.ts')
/** At the same time: the readers are more urgent. */
const AT_ONCE = 2
/** Waiting beyond is refused: somebody clicks through a hundred pages. */
const MOST_WAITING = 40
const WITHIN_MS = 45_000
const HEAP_MEGABYTES = 700
/** A process is kept for the next page, for a while: starting one takes longer than drawing. pdf.js leaks with every page. */
const IDLE_MS = 60_000
const MOST_REQUESTS = 60
/** Pictures kept, so that a page turned back to is there at once. */
const CACHE_BYTES = 60_000_000

type Worker = { readonly child: ChildProcess; requests: number; idle: NodeJS.Timeout | null }

export function createPreviews(): Previews {
  const pictures = createCache()
  const waiting: (() => void)[] = []
  const idle: Worker[] = []
  let busy = 0
  let ended = false
  const end = (worker: Worker): void => {
    if (worker.idle !== null) clearTimeout(worker.idle)
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
    worker.child.kill('SIGKILL')
  }
  const rest = (worker: Worker): void => {
    if (ended || worker.requests >= MOST_REQUESTS) return end(worker)
    worker.idle = setTimeout(() => end(worker), IDLE_MS).unref()
    setReferenced(worker.child, false)
    idle.push(worker)
  }
  const make = async (request: PreviewRequest): Promise<PreviewAnswer> => {
    const worker = idle.pop() ?? start()
    if (worker.idle !== null) clearTimeout(worker.idle)
    setReferenced(worker.child, true)
    worker.requests++
    const answer = await ask(worker.child, request)
    if (answer === null) end(worker)
    else rest(worker)
    return answer ?? { kind: 'none', why: 'the process that draws died or took too long' }
  }
  return {
    async make(request) {
      const key = JSON.stringify([request.sha256, request.want])
      const known = pictures.get(key)
      if (known !== undefined) return { kind: 'done', bytes: known }
      if (waiting.length >= MOST_WAITING) return { kind: 'none', why: 'too many previews are wanted at once' }
      if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
      busy++
      try {
        const answer = await make(request)
        if (answer.kind === 'done' && request.want.kind === 'picture') pictures.keep(key, answer.bytes)
        return answer
      } finally {
        busy--
        waiting.shift()?.()
      }
    },
    async [Symbol.asyncDispose]() {
      ended = true
      for (const worker of idle.splice(0)) end(worker)
      await Promise.resolve()
    },
  }
}

function start(): Worker {
  const child = fork(PROGRAM, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    ...confinement(PROGRAM, HEAP_MEGABYTES),
  })
  child.on('error', () => undefined)
  return { child, requests: 0, idle: null }
}

/** Null where the process died or did not answer in time. */
async function ask(child: ChildProcess, request: PreviewRequest): Promise<PreviewAnswer | null> {
  const { promise, resolve } = Promise.withResolvers<PreviewAnswer | null>()
  const late = setTimeout(() => resolve(null), WITHIN_MS)
  const onMessage = (answer: PreviewAnswer): void => resolve(answer)
  const onClose = (): void => resolve(null)
  child.on('message', onMessage).on('close', onClose)
  child.send(request, (error) => {
    if (error !== null) resolve(null)
  })
  try {
    return await promise
  } finally {
    clearTimeout(late)
    child.off('message', onMessage).off('close', onClose)
  }
}

/** An idle process does not keep the program alive. */
function setReferenced(child: ChildProcess, referenced: boolean): void {
  if (referenced) child.ref()
  else child.unref()
  if (referenced) child.channel?.ref()
  else child.channel?.unref()
}

/** The oldest go where there is no room. */
function createCache(): {
  get: (key: string) => Uint8Array | undefined
  keep: (key: string, bytes: Uint8Array) => void
} {
  const kept = new Map<string, Uint8Array>()
  let size = 0
  return {
    get: (key) => kept.get(key),
    keep(key, bytes) {
      size += bytes.length - (kept.get(key)?.length ?? 0)
      kept.set(key, bytes)
      for (const [oldest, old] of kept) {
        if (size <= CACHE_BYTES) break
        kept.delete(oldest)
        size -= old.length
      }
    },
  }
}
