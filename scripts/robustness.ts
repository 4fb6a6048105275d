/**
 * Reads every file under a folder as the service would, each as a mail of its own in a reading process, and tells what became of
 * them: `node scripts/robustness.ts FOLDER...`. For collections of broken and hostile files (those of pdf.js, qpdf, Apache POI and
 * Tika, libarchive). Nothing but what the limits say may stop a reader.
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { createReaderPool } from '../src/io/sandbox.ts'
import type { FileReading } from '../src/reading/extraction.ts'
import { LIMITS } from '../src/reading/tools.ts'

const SLOW_MS = 10_000
/** Larger files are no attachments. */
const MOST_BYTES = 25_000_000

const DEATH = new RegExp(`reader died|not read within ${LIMITS.fileMs}|bytes of memory|stopped|too long together`)

type Outcome = { readonly file: string; readonly ms: number; readonly files: readonly FileReading[] }

const listed = process.argv.includes('--list')
const folders = process.argv.slice(2).filter((one) => one !== '--list')
if (folders.length === 0) {
  process.stderr.write('Usage: node scripts/robustness.ts [--list] FOLDER...\n')
  process.exit(2)
}
const found = (await Promise.all(folders.map(filesUnder))).flat()
const began = performance.now()
await using pool = createReaderPool({ size: 2 })
const outcomes: Outcome[] = []
let next = 0
await Promise.all([lane(), lane()])
report()

async function lane(): Promise<void> {
  while (next < found.length) {
    const file = found[next++] ?? ''
    const bytes = await readFile(file)
    if (bytes.length > MOST_BYTES) continue
    const start = performance.now()
    const { files } = await pool.readMail(mailWith(basename(file), bytes), null)
    outcomes.push({ file, ms: performance.now() - start, files })
    if (listed) tellOf(file, files)
    if (outcomes.length % 200 === 0) process.stderr.write(`${outcomes.length} of ${found.length}\n`)
  }
}

function tellOf(file: string, files: readonly FileReading[]): void {
  const what = files.map(({ problem, warnings }) => `${problem ?? 'read'} ${warnings[0] ?? ''}`).join('; ')
  process.stdout.write(`${basename(file)}: ${what.slice(0, 200)}\n`)
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function mailWith(name: string, bytes: Uint8Array): Uint8Array {
  const encoded = encodeURIComponent(name).replaceAll("'", '%27')
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g)
      ?.join('\r\n') ?? ''
  return Buffer.from(
    `From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x--x\r\n\r\n` +
      `--x--x\r\nContent-Type: text/plain\r\n\r\nx\r\n--x--x\r\nContent-Type: application/octet-stream\r\n` +
      `Content-Disposition: attachment; filename*=utf-8''${encoded}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--x--x--\r\n`,
  )
}

function report(): void {
  const say = (text: string) => process.stdout.write(`${text}\n`)
  say(`${outcomes.length} files in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  const kinds = Map.groupBy(outcomes, ({ file }) => extname(file).toLowerCase())
  for (const [kind, some] of [...kinds].sort((a, b) => b[1].length - a[1].length).slice(0, 40)) {
    const counts = new Map<string, number>()
    for (const { files } of some) {
      const what =
        files.length === 0 ? 'no document' : (files.find(({ problem }) => problem !== null)?.problem ?? 'read')
      counts.set(what, (counts.get(what) ?? 0) + 1)
    }
    const words = [...counts].sort((a, b) => b[1] - a[1]).map(([what, count]) => `${count} ${what}`)
    say(`${(kind || '(none)').padEnd(10)} ${String(some.length).padStart(5)}  ${words.join(', ')}`)
  }
  const died = outcomes.filter(({ files }) => files.some(({ warnings }) => warnings.some((one) => DEATH.test(one))))
  say(`\nReaders that had to be ended: ${died.length}`)
  for (const { file, ms, files } of died) say(`  ${file} (${Math.round(ms)} ms): ${files[0]?.warnings[0] ?? ''}`)
  const slow = outcomes.filter(({ ms }) => ms > SLOW_MS).sort((a, b) => b.ms - a.ms)
  say(`Slower than ${SLOW_MS / 1000} s: ${slow.length}`)
  for (const { file, ms } of slow.slice(0, 30)) say(`  ${file}: ${Math.round(ms)} ms`)
}
