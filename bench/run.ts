/** `npm run bench [-- --only NAME,...]`: every measure in one run within ten minutes, a table at the end. */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchBoard } from './board.ts'
import { benchCheck } from './check.ts'
import { benchDelivery } from './delivery.ts'
import { benchHop } from './hop.ts'
import { benchIdle } from './idle.ts'
import { benchOcr } from './ocr.ts'
import { benchReaders } from './readers.ts'
import { benchReading } from './reading.ts'
import { benchReadingMemory } from './reading-memory.ts'
import { benchStart } from './start.ts'
import { benchStored } from './stored.ts'
import { benchSync } from './sync.ts'
import { tableOf, type Row } from './table.ts'

const measures: Readonly<Record<string, () => Promise<Row[]>>> = {
  check: benchCheck,
  reading: benchReading,
  delivery: benchDelivery,
  start: benchStart,
  ocr: benchOcr,
  'reading-memory': benchReadingMemory,
  readers: benchReaders,
  board: benchBoard,
  sync: benchSync,
  idle: benchIdle,
  stored: benchStored,
  hop: benchHop,
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
const wanted = [...positionals, ...(values.only?.split(',') ?? [])]
const unknown = wanted.filter((name) => !Object.hasOwn(measures, name))
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. Expected some of ${Object.keys(measures).join(', ')}.\n`)
  process.exit(2)
}

const began = performance.now()
const load = loadavg()[0] ?? 0
const rows: Row[] = []
for (const [name, measure] of Object.entries(measures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`${name} ...\n`)
  try {
    rows.push(...(await measure()))
  } catch (error) {
    // The others are measured all the same; what failed is seen in the table and in the exit code.
    process.stderr.write(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    rows.push({ what: name, against: '', ratio: 'failed', aim: '', figures: 'see above' })
    process.exitCode = 1
  }
}
const seconds = ((performance.now() - began) / 1000).toFixed(0)
console.log(
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${load.toFixed(1)} at the start, ${seconds} s\n`,
)
console.log(tableOf(rows))
