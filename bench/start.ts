/** From the start of an empty folder to the first letter in the demo, against PostgreSQL's own way to its first connection. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '#src/io/log.ts'
import { startEmbedded } from '#src/store/embedded.ts'
import { freePort } from '#test/peers/free-port.ts'
import { median, row, spread, type Row } from './table.ts'

const ROUNDS = 2
const LOST_MS = 120_000

export async function benchStart(): Promise<Row[]> {
  const database: number[] = []
  const answer: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    database.push(await inFolder(databaseAlone))
    answer.push(await inFolder(firstLetter))
  }
  const seconds = (times: readonly number[]) => `${(median(times) / 1000).toFixed(1)} s (spread ${spread(times)})`
  return [
    row(
      'start to first letter, demo in an empty folder',
      'embedded PostgreSQL: initdb and start',
      median(answer) / median(database),
      '–',
      `${seconds(answer)} against ${seconds(database)}`,
    ),
  ]
}

async function inFolder(measure: (folder: string) => Promise<number>): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'tiepnhan-bench-'))
  try {
    return await measure(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function databaseAlone(folder: string): Promise<number> {
  const start = performance.now()
  await using _server = await startEmbedded(folder, createLog('error'))
  return performance.now() - start
}

/** The demo tells of a mail in a line of its own once its letters are out. */
async function firstLetter(folder: string): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, ['src/main.ts', 'demo', '--once'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: folder, BOARD_PORT: `${await freePort()}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const late = setTimeout(() => child.kill('SIGKILL'), LOST_MS)
  try {
    let said = ''
    for await (const chunk of child.stdout) {
      said += String(chunk)
      if (said.includes('→')) return performance.now() - start
    }
    throw new Error(`The demo ended without a letter: ${said.slice(-500)}`)
  } finally {
    child.kill('SIGTERM')
    await ended
    clearTimeout(late)
  }
}
