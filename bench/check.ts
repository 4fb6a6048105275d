/** `check` on digital dossiers against the bare libraries in one loop, both as whole processes on the same files. */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { benchMails } from './mails.ts'
import { median, row, spread, type Row } from './table.ts'

/** The two sizes that have an aim, and how often each is measured after a first time that does not count. */
const SIZES = [
  { mails: 200, rounds: 2, aim: '<= 1.15' },
  { mails: 500, rounds: 1, aim: '<= 1.10' },
] as const
const WARM_UP = 20

export async function benchCheck(): Promise<Row[]> {
  const bare = (folder: string) => run(['bench/bare-libraries.ts', folder])
  const check = (folder: string, cores?: number) => run(['src/main.ts', 'check', '--json', folder], cores)
  const warm = await benchMails(WARM_UP)
  bare(warm)
  check(warm)
  const rows: Row[] = []
  for (const { mails, rounds, aim } of SIZES) {
    const folder = await benchMails(mails)
    // In turns, so that whatever else the machine does meets all alike.
    const turns = Array.from({ length: rounds }, () => [bare(folder), check(folder), check(folder, 1)] as const)
    const [alone, ours, oneCore] = [turns.map(([a]) => a), turns.map(([, b]) => b), turns.map(([, , c]) => c)]
    rows.push(
      row(
        `check, ${mails} mails with DOCX and PDF, wall clock`,
        'bare libraries, one loop',
        ratio(ours, alone, 'wallMs'),
        aim,
        `${say(ours, 'wallMs')} against ${say(alone, 'wallMs')}`,
      ),
      row(
        `check, ${mails} mails, processor time of all processes`,
        'bare libraries, one loop',
        ratio(ours, alone, 'cpuMs'),
        '–',
        `${each(ours, mails)} against ${each(alone, mails)}`,
      ),
      row(
        `check, ${mails} mails, held to one core, wall clock`,
        `check, ${availableParallelism()} cores`,
        ratio(oneCore, ours, 'wallMs'),
        '>= 1.8',
        say(oneCore, 'wallMs'),
      ),
    )
  }
  return rows
}

type Run = { readonly wallMs: number; readonly cpuMs: number }

function ratio(some: readonly Run[], others: readonly Run[], what: keyof Run): number {
  return median(some.map((one) => one[what])) / median(others.map((one) => one[what]))
}

function say(runs: readonly Run[], what: keyof Run): string {
  const times = runs.map((one) => one[what])
  return `${(median(times) / 1000).toFixed(1)} s${times.length > 1 ? ` (spread ${spread(times)})` : ''}`
}

function each(runs: readonly Run[], mails: number): string {
  return `${(median(runs.map((one) => one.cpuMs)) / mails).toFixed(0)} ms a mail`
}

/** One process with all that it starts, on all cores or held to one. The shell tells the processor time of the whole family. */
function run(args: readonly string[], cores?: number): Run {
  const held = cores === undefined ? [] : ['taskset', '-c', '0']
  const start = performance.now()
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$@" > /dev/null', 'bash', ...held, process.execPath, ...args],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const wallMs = performance.now() - start
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${String(stderr).slice(0, 500)}`)
  const [user = 0, system = 0] = (String(stderr).trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { wallMs, cpuMs: (user + system) * 1000 }
}
