import { spawn } from 'node:child_process'

import type { EngineSettings, OcrEngine } from '../ocr.ts'

/** TSV of a page full of small print is some 300 kB. */
const OUTPUT_BYTES = 20_000_000
const PROBE_MS = 5_000

/** Starts engines that run the machine's own `tesseract`, one process a picture; null where there is none with Vietnamese data. */
export async function nativeEngine(): Promise<(() => OcrEngine) | null> {
  try {
    const languages = await run(['--list-langs'], null, PROBE_MS)
    if (!/^vie$/m.test(languages)) return null
  } catch {
    return null
  }
  return () => ({
    recognise: (image, settings) => run(argumentsOf(settings), image, settings.timeoutMs),
    async [Symbol.asyncDispose]() {},
  })
}

function argumentsOf(settings: EngineSettings): string[] {
  const { dpi, segmentation } = settings
  const form = ['-l', 'vie', '--oem', '1', '--psm', String(segmentation), '--dpi', String(dpi)]
  // Lines that read badly would be read again as white on black; pages come here dark on white.
  return ['stdin', 'stdout', ...form, '-c', 'tessedit_do_invert=0', 'tsv']
}

function run(args: readonly string[], input: Uint8Array | null, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('tesseract', args, {
      // Several threads a page make it five times slower, not faster; pages run side by side instead.
      env: {
        PATH: process.env['PATH'],
        OMP_THREAD_LIMIT: '1',
        LC_ALL: 'C.UTF-8',
        TESSDATA_PREFIX: process.env['TESSDATA_PREFIX'],
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
    const output: Buffer[] = []
    let size = 0
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > OUTPUT_BYTES) child.kill('SIGKILL')
      else output.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 1000) complaint += chunk.toString('utf8')
    })
    child.on('error', (cause) => reject(new Error('tesseract could not be started', { cause })))
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output).toString('utf8'))
      else reject(new Error(`tesseract ended with ${signal ?? code}: ${complaint.trim().slice(0, 300)}`))
    })
    // It may end before it has read everything; the exit code tells what matters.
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? undefined)
  })
}
