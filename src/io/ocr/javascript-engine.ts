import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import type { createWorker } from 'tesseract.js'

import type { EngineSettings, OcrEngine } from '../ocr.ts'

/** The LSTM model alone, as npm brings it (1.4 MB): the other file of the package adds an engine that reads Vietnamese far worse. */
const MODEL = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json')),
  '4.0.0_best_int',
)

/** A worker thread of tesseract.js. Its network and cache are off: the model comes from node_modules, nothing is written. */
export function javascriptEngine(): OcrEngine {
  const failure = Promise.withResolvers<never>()
  failure.promise.catch(() => {})
  let started: Promise<Worker> | null = null
  return {
    async recognise(image, settings) {
      started ??= start(failure.reject)
      const worker = await Promise.race([started, failure.promise])
      const job = recognise(worker, image, settings)
      job.catch(() => {})
      // Its promise stays pending for ever when the worker ends or dies, so something else must be able to end the wait.
      return await Promise.race([job, failure.promise, timeout(settings.timeoutMs)])
    },
    async [Symbol.asyncDispose]() {
      failure.reject(new Error('tesseract.js was ended'))
      const worker = await started?.catch(() => null)
      await worker?.terminate()
    },
  }
}

type Worker = Awaited<ReturnType<typeof createWorker>>

async function start(fail: (cause: Error) => void): Promise<Worker> {
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => {})
  // Loaded by the first picture: most machines have a Tesseract of their own, most mails no picture.
  const { createWorker, OEM } = await import('tesseract.js')
  const starting = createWorker('vie', OEM.LSTM_ONLY, {
    langPath: MODEL,
    gzip: true,
    cacheMethod: 'none',
    // Without it a failure is thrown in nextTick and ends the process; while starting it is the only word of a failure.
    errorHandler: (cause: unknown) => failed.reject(new Error(`tesseract.js: ${String(cause)}`)),
  })
  const worker = await Promise.race([starting, failed.promise])
  const thread: unknown = Reflect.get(worker, 'worker')
  if (isThread(thread)) {
    thread.on('error', (cause) => fail(new Error('tesseract.js died', { cause })))
    thread.on('exit', () => fail(new Error('tesseract.js ended')))
  }
  return worker
}

async function recognise(worker: Worker, image: Uint8Array, settings: EngineSettings): Promise<string> {
  const options = {
    tessedit_pageseg_mode: String(settings.segmentation),
    user_defined_dpi: String(settings.dpi),
    // Lines that read badly would be read again as white on black; pages come here dark on white.
    tessedit_do_invert: '0',
    // It complains of every speck on standard error.
    debug_file: '/dev/null',
  }
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength)
  try {
    const { data } = await worker.recognize(bytes, options as object, { text: false, tsv: true })
    return data.tsv ?? ''
  } catch (cause) {
    // It rejects with a string.
    throw cause instanceof Error ? cause : new Error(String(cause), { cause })
  }
}

function timeout(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`tesseract.js took longer than ${ms} ms for one picture`)), ms).unref()
  })
}

type Thread = { on(event: string, listener: (cause: unknown) => void): void }

function isThread(value: unknown): value is Thread {
  return typeof value === 'object' && value !== null && 'on' in value && typeof value.on === 'function'
}
