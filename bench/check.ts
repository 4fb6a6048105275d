/** `check` on digital dossiers against the bare libraries in one loop, both as whole processes on the same files. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBenchMails } from './mails.ts'
import { median, row, spread, type Row } from './table.ts'

const ROUNDS = 3
const MAILS = 200

export async function benchCheck(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tiepnhan-bench-'))
  try {
    await makeBenchMails(folder, MAILS)
    const bare: number[] = []
    const ours: number[] = []
    const oneCore: number[] = []
    // In turns, so that whatever else the machine does meets all alike; the first round warms the file cache.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const times = [
        timed(['bench/bare-libraries.ts', folder]),
        timed(['src/main.ts', 'check', '--json', folder]),
        timed(['src/main.ts', 'check', '--json', folder], 1),
      ]
      if (round === 0) continue
      bare.push(times[0] ?? 0)
      ours.push(times[1] ?? 0)
      oneCore.push(times[2] ?? 0)
    }
    const perSecond = (ms: number) => `${((MAILS * 1000) / ms).toFixed(0)} mails/s`
    return [
      row(
        `check, ${MAILS} mails with DOCX and PDF`,
        `bare libraries, one loop`,
        median(ours) / median(bare),
        '<= 1.15',
        `${perSecond(median(ours))} against ${perSecond(median(bare))}, spread ${spread(ours)} and ${spread(bare)}`,
      ),
      row(
        'check, one core',
        `check, ${availableParallelism()} cores`,
        median(oneCore) / median(ours),
        '>= 1.8',
        `${perSecond(median(oneCore))}, spread ${spread(oneCore)}`,
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of one process, on all cores or held to one. */
function timed(args: readonly string[], cores?: number): number {
  const [program, rest] =
    cores === undefined ? [process.execPath, args] : ['taskset', ['-c', '0', process.execPath, ...args]]
  const start = performance.now()
  const { status, stderr } = spawnSync(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e9 })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${String(stderr).slice(0, 500)}`)
  return performance.now() - start
}
