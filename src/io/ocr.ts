import { availableParallelism } from 'node:os'

import { pageOfTsv } from '#src/reading/ocr/tsv.ts'
import type { Ocr } from '#src/reading/tools.ts'

import { javascriptEngine } from './ocr/javascript-engine.ts'
import { nativeEngine } from './ocr/native-engine.ts'

/** One recogniser at work: a picture in, Tesseract's TSV out. One picture at a time. */
export type OcrEngine = AsyncDisposable & {
  recognise(image: Uint8Array, settings: EngineSettings): Promise<string>
}

export type EngineSettings = {
  readonly dpi: number
  /** Tesseract's page segmentation mode: 6 one block, 11 sparse. */
  readonly segmentation: 6 | 11
  /** Milliseconds after which the page is given up. */
  readonly timeoutMs: number
}

export type OcrOptions = {
  /** Recognisers at most at the same time; default one a core, four at most (each takes 150 to 350 MB in JavaScript). */
  readonly workers?: number
  /** 'auto' (default) takes the machine's own `tesseract` where it has one with Vietnamese data; 'never' always the one of npm. */
  readonly native?: 'auto' | 'never'
  /** Milliseconds for one picture. */
  readonly timeoutMs?: number
  /** Milliseconds that a recogniser may stand idle before it is ended and its memory given back; default a minute. A new one costs 0.4 s. */
  readonly restMs?: number
}

const WORKERS = 4
const TIMEOUT_MS = 90_000
const REST_MS = 60_000
/** A4 scans of offices; a wrong guess costs the engine nothing that we could measure. */
const DPI = 200

/**
 * Vietnamese OCR with no network: the machine's `tesseract` with `vie` where there is one, else tesseract.js with the model that npm brings.
 * Recognisers start when they are first needed and are replaced when they die; pictures queue for them.
 */
export async function createOcr(
  options: OcrOptions = {},
): Promise<Ocr & AsyncDisposable & { readonly engine: string }> {
  const workers = Math.max(1, options.workers ?? Math.min(WORKERS, availableParallelism()))
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const native = options.native === 'never' ? null : await nativeEngine()
  const start = native ?? javascriptEngine
  const idle: Resting[] = []
  const restMs = options.restMs ?? REST_MS
  const rest = (engine: OcrEngine): void => {
    const resting: Resting = {
      engine,
      timer: setTimeout(() => {
        idle.splice(idle.indexOf(resting), 1)
        void engine[Symbol.asyncDispose]()
      }, restMs).unref(),
    }
    idle.push(resting)
  }
  const wake = (): OcrEngine | null => {
    const resting = idle.pop()
    clearTimeout(resting?.timer)
    return resting?.engine ?? null
  }
  const waiting: (() => void)[] = []
  let busy = 0
  let ended = false

  return {
    engine: native === null ? 'tesseract.js' : 'tesseract',
    parallel: workers,
    async recognise(image, hints = {}) {
      if (busy < workers) busy += 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      const engine = wake() ?? start()
      try {
        if (ended) throw new Error('OCR has been shut down')
        const settings = { dpi: hints.dpi ?? DPI, segmentation: hints.layout === 'sparse' ? 11 : 6, timeoutMs } as const
        const page = pageOfTsv(await engine.recognise(image, settings))
        if (ended) await engine[Symbol.asyncDispose]()
        else rest(engine)
        return page
      } catch (cause) {
        // A picture it can't decode leaves a sound engine, but one that hangs or ran out of memory doesn't: a new one costs 0.4 s.
        await engine[Symbol.asyncDispose]()
        throw new Error('OCR failed on a picture', { cause })
      } finally {
        // The place is handed on to the picture that waited longest, or given back.
        const next = waiting.shift()
        if (next) next()
        else busy -= 1
      }
    },
    async [Symbol.asyncDispose]() {
      ended = true
      const resting = idle.splice(0)
      for (const { timer } of resting) clearTimeout(timer)
      await Promise.all(resting.map(({ engine }) => engine[Symbol.asyncDispose]()))
    },
  }
}

/** A recogniser without work, and what will end it. */
type Resting = { readonly engine: OcrEngine; readonly timer: NodeJS.Timeout }
