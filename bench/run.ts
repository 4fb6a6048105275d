/** `npm run bench [NAME ...]`: every measure in one run, a table at the end. */
import { cpus } from 'node:os'
import { benchBoard } from './board.ts'
import { benchCheck } from './check.ts'
import { benchDelivery } from './delivery.ts'
import { benchStart } from './start.ts'
import { benchOcr } from './ocr.ts'
import { tableOf, type Row } from './table.ts'

const measures: Readonly<Record<string, () => Promise<Row[]>>> = {
  check: benchCheck,
  delivery: benchDelivery,
  start: benchStart,
  ocr: benchOcr,
  board: benchBoard,
}

const wanted = process.argv.slice(2)
const rows: Row[] = []
for (const [name, measure] of Object.entries(measures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`${name} ...\n`)
  rows.push(...(await measure()))
}
console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})\n`)
console.log(tableOf(rows))
