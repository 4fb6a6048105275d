import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'

import { createOcr } from '#src/io/ocr.ts'
import { readPictures } from '#src/reading/ocr/picture.ts'
import { LIMITS } from '#src/reading/tools.ts'
import type { Ocr } from '#src/reading/tools.ts'
import { row, type Row } from './table.ts'

/** Pages whose text is known: a crooked scan with a table, a telephone photo with shadow and seal, a fax, a clean small page. */
const PAGES = [
  ['letter-scan.jpg', 'letter.txt'],
  ['letter-photo.jpg', 'letter.txt'],
  ['summary-fax.tif', 'summary.txt'],
  ['list.png', 'listed.txt'],
] as const

const folder = join(import.meta.dirname, '..', 'test', 'fixtures', 'ocr')
const run = promisify(execFile)

/** Each page is read so often by each. */
const TIMES = 3

type Reader = (file: string) => Promise<string>
type Result = { readonly ms: number; readonly characters: number; readonly plain: number; readonly words: number }

/**
 * Reading pages with the engine of npm and with the machine's, against the native program alone on the same files with the same model (the
 * best one; Debian's own is the fast one). The native program is held to one core, as it is fastest. They take turns page by page, and the shortest of some times counts, so that whatever else the machine
 * does weighs on all of them alike.
 */
export async function benchOcr(): Promise<Row[]> {
  await using npm = await createOcr({ native: 'never', workers: 1 })
  await using machine = await createOcr({ native: 'auto', workers: 1 })
  await using npmOnAll = await createOcr({ native: 'never' })
  await using machineOnAll = await createOcr({ native: 'auto' })
  const throughOurs =
    (ocr: Ocr): Reader =>
    async (file) =>
      textOf(await readPictures(readFileSync(join(folder, file)), { ocr, limits: LIMITS }))
  const models = mkdtempSync(join(tmpdir(), 'models-'))
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json'))
  writeFileSync(
    join(models, 'vie.traineddata'),
    gunzipSync(readFileSync(join(data, '4.0.0_best_int', 'vie.traineddata.gz'))),
  )
  const readers = {
    'native tesseract --psm 6': nativeAlone(models),
    [npm.engine]: throughOurs(npm),
    [`our pages by ${machine.engine}`]: throughOurs(machine),
    // As the service reads: a page is dealt over the engines that are free.
    [`${npm.engine}, one page over ${npmOnAll.parallel} cores`]: throughOurs(npmOnAll),
    [`our pages by ${machine.engine}, one page over ${machineOnAll.parallel} cores`]: throughOurs(machineOnAll),
  }
  const results = new Map<string, Result[]>(Object.keys(readers).map((name) => [name, []]))
  for (const read of Object.values(readers)) await read(PAGES[3][0])
  for (const page of PAGES) {
    for (const [name, read] of Object.entries(readers)) {
      const tries: Result[] = []
      for (let time = 0; time < TIMES; time++) tries.push(await measure(read, page))
      const [first] = tries
      if (first === undefined) continue
      const result = { ...first, ms: Math.min(...tries.map(({ ms }) => ms)) }
      results.get(name)?.push(result)
      process.stderr.write(`  ${page[0]}, ${name}: ${describe(result)}\n`)
    }
  }
  rmSync(models, { recursive: true })
  const [native, ...ours] = [...results]
  return native === undefined ? [] : ours.flatMap(([name, found]) => rowsOf(name, found, native))
}

function rowsOf(name: string, ours: readonly Result[], [against, native]: readonly [string, readonly Result[]]): Row[] {
  const mean = (of: (result: Result) => number, results: readonly Result[]) =>
    results.reduce((sum, result) => sum + of(result), 0) / results.length
  const shares = [
    ['missed words', (result: Result) => result.words],
    ['wrong characters', (result: Result) => result.characters],
    ['the same without marks', (result: Result) => result.plain],
  ] as const
  const rows = shares.map(([what, of]) => {
    const figures = `${(100 * mean(of, ours)).toFixed(1)} % against ${(100 * mean(of, native)).toFixed(1)} %`
    return row(`a page by ${name}: ${what}`, against, mean(of, ours) / mean(of, native), '≤ 1', figures)
  })
  const time = (result: Result) => result.ms
  const figures = `${Math.round(mean(time, ours))} ms against ${Math.round(mean(time, native))} ms`
  return [...rows, row(`a page by ${name}: time`, against, mean(time, ours) / mean(time, native), '≤ 1.5', figures)]
}

function describe(result: Result): string {
  return `${(result.words * 100).toFixed(1)} % words missed, ${(result.characters * 100).toFixed(1)} % characters, ${Math.round(result.ms)} ms`
}

function nativeAlone(models: string): Reader {
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' }
  return async (file) => {
    const form = ['--tessdata-dir', models, '-l', 'vie', '--oem', '1', '--psm', '6']
    const { stdout } = await run('tesseract', [join(folder, file), 'stdout', ...form], { env })
    return stdout
  }
}

async function measure(read: Reader, [file, truth]: readonly [string, string]): Promise<Result> {
  const began = performance.now()
  const text = await read(file)
  const ms = performance.now() - began
  const wanted = tidy(readFileSync(join(folder, truth), 'utf8'))
  const got = tidy(text)
  return {
    ms,
    characters: errorRate(got, wanted),
    plain: errorRate(bare(got), bare(wanted)),
    words: missed(got, wanted),
  }
}

function textOf(readings: Awaited<ReturnType<typeof readPictures>>): string {
  return readings
    .flatMap((reading) => (reading.kind === 'page' ? reading.page.blocks : []))
    .map((block) => (block.kind === 'line' ? block.text : block.rows.map((cells) => cells.join(' ')).join('\n')))
    .join('\n')
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

/** Share of words that were not found, whatever their order. */
function missed(got: string, wanted: string): number {
  const words = (text: string) => text.match(/[\p{L}\p{M}\d]+/gu) ?? []
  const left = new Map<string, number>()
  for (const word of words(got)) left.set(word, (left.get(word) ?? 0) + 1)
  const all = words(wanted)
  const lost = all.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
  return lost.length / all.length
}

/** Levenshtein's distance by the length of the truth; counts the order of lines as well. */
function errorRate(got: string, wanted: string): number {
  let before = Array.from({ length: wanted.length + 1 }, (_, at) => at)
  for (let i = 1; i <= got.length; i++) {
    const now = [i]
    for (let j = 1; j <= wanted.length; j++) {
      const change = (before[j - 1] ?? 0) + (got[i - 1] === wanted[j - 1] ? 0 : 1)
      now.push(Math.min((before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, change))
    }
    before = now
  }
  return (before[wanted.length] ?? 0) / wanted.length
}
