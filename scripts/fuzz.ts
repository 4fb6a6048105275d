/**
 * Mails and documents made worse at random, through everything that reads them:
 *   npm run fuzz -- --seconds 600 --seed 7          as many rounds as the time allows; every tenth through the confined readers
 *   npm run fuzz -- --seed 7 --round 1234           one of them again, here in this process
 * A round is the same whenever its seed and number are. What fails is told with its seed, number and file; the mail is kept.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createReaderPool } from '../src/io/sandbox.ts'
import { mailOfRound, tryMail } from './fuzz/round.ts'
import { seeds } from './fuzz/seeds.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    round: { type: 'string' },
    lanes: { type: 'string', default: String(Math.max(1, Math.min(4, availableParallelism() - 1))) },
  },
})
const { seed } = values
const all = seeds()

/**
 * A round takes milliseconds of a processor, pictures seconds. One that takes so many stands still, or would be cut off by the readers' own
 * limit. By the clock it is given longer: the machine may have other work.
 */
const STILL_MS = 30_000
const STILL_CLOCK_MS = 300_000
const SLOW_MS = 8000
/** Of so many rounds one goes through a reading process, as in the service. */
const CONFINED_EVERY = 10
const DEATH = new RegExp(`reader died|not read within|bytes of memory|stopped|too long together`)

type Fault = { readonly round: number; readonly name: string; readonly what: string }
type Answer = { readonly round: number; readonly name: string; readonly ms: number; readonly fault: string | null }

if (values.round !== undefined) {
  const { name, raw } = mailOfRound(seed, Number(values.round), all)
  process.stdout.write(`${name}, ${raw.length} bytes\n`)
  await tryMail(raw)
  process.stdout.write('nothing wrong\n')
} else {
  process.exitCode = await run()
}

async function run(): Promise<number> {
  const end = Date.now() + Number(values.seconds) * 1000
  const faults: Fault[] = []
  const slow: Answer[] = []
  let next = 0
  let tried = 0
  await using pool = createReaderPool({
    size: 1,
    program: fileURLToPath(new URL('../workers/reader.ts', import.meta.url)),
  })
  const lane = async (): Promise<void> => {
    let child: ChildProcess | null = null
    while (Date.now() < end && faults.length < 20) {
      const round = next++
      if (round % CONFINED_EVERY === 0) {
        const fault = await confined(round)
        if (fault !== null) faults.push(fault)
      } else {
        child ??= await startLane()
        const answer = await ask(child, round)
        if (answer.fault !== null) faults.push({ round, name: answer.name, what: answer.fault })
        if (answer.ms > SLOW_MS) slow.push(answer)
        if (child.killed || child.exitCode !== null) child = null
      }
      tried++
      if (tried % 1000 === 0) process.stderr.write(`${tried} rounds, ${faults.length} faults\n`)
    }
    child?.kill()
  }
  const confined = async (round: number): Promise<Fault | null> => {
    const { name, raw } = mailOfRound(seed, round, all)
    const { message, files, understood } = await pool.readMail(raw, null)
    const said = files.flatMap(({ warnings }) => warnings).find((one) => DEATH.test(one))
    if (said !== undefined) return { round, name, what: said }
    if (understood === null) return { round, name, what: 'could not be understood in its reading process' }
    return message.defects.some((one) => one.startsWith('không đọc được nội dung thư'))
      ? { round, name, what: 'could not be parsed in its reading process' }
      : null
  }
  await Promise.all(Array.from({ length: Number(values.lanes) }, lane))
  process.stdout.write(`${tried} rounds of seed ${seed}: ${faults.length} faults, ${slow.length} slow\n`)
  for (const { round, name, ms } of slow) process.stdout.write(`slow: round ${round}, ${name}: ${Math.round(ms)} ms\n`)
  if (faults.length === 0) return 0
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'))
  for (const { round, name, what } of faults) {
    const kept = join(folder, `${seed}-${round}.eml`)
    await writeFile(kept, mailOfRound(seed, round, all).raw)
    process.stdout.write(`\nAgain: npm run fuzz -- --seed ${seed} --round ${round}    (${name}; ${kept})\n${what}\n`)
  }
  return 1
}

async function startLane(): Promise<ChildProcess> {
  const child = fork(new URL('fuzz/lane.ts', import.meta.url), [], {
    execArgv: ['--max-old-space-size=1200'],
    serialization: 'advanced',
  })
  await new Promise<void>((ready) => child.once('message', () => ready()))
  return child
}

/** What became of a round; a process that stands still or dies is a fault of the round. */
async function ask(child: ChildProcess, round: number): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const { name } = mailOfRound(seed, round, all)
  const lost = (why: string) => (): void => {
    child.kill('SIGKILL')
    resolve({ round, name, ms: 0, fault: why })
  }
  const [began, cpu] = [Date.now(), cpuMs(child.pid)]
  const timer = setInterval(() => {
    if (cpuMs(child.pid) - cpu > STILL_MS || Date.now() - began > STILL_CLOCK_MS) lost(`no end within ${STILL_MS} ms`)()
  }, 500)
  const died = lost('the process died')
  const answered = (answer: Answer): void => resolve(answer)
  child.once('message', answered).once('exit', died)
  child.send({ seed, round })
  try {
    return await promise
  } finally {
    clearInterval(timer)
    child.off('message', answered).off('exit', died)
  }
}

/** Milliseconds of a processor that a process took so far; 0 where the system does not tell, then the clock alone counts. */
function cpuMs(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10
