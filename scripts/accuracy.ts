import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createOcr } from '#src/io/ocr.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { judgeByHand } from '#test/corpus/hand.ts'
import { markCases, measure } from '#test/corpus/measure.ts'
import type { JudgingOptions, Measured, MeasureOptions } from '#test/corpus/measure.ts'
import { CORPUS_PARTS } from '#test/corpus/scene.ts'
import { tables } from '#test/corpus/tables.ts'
import { writtenCases } from '#test/corpus/written.ts'

const USAGE = `Usage: npm run accuracy -- [options]
  --part NAME           dev (to look at, the default), held-out (only measures), final (for the closing measurement only)
  --count N             digital dossiers (default: 200)
  --scans N, --photos N scanned and photographed dossiers, which need OCR and time (default: 0)
  --written NAME        instead: the mails that people wrote one by one (test/corpus/written/NAME, or a folder's path; 'all')
  --seed N              the first seed (default: 1); dossiers are numbered by it
  --show N              print what went wrong in the first N failing dossiers
  --only TRAIT          of those, such as are of this kind
  --write FOLDER        write the mails of the failing dossiers there, for \`tiepnhan check\`
  --reuse-ocr           take the words that an earlier run recognised in the same pictures
`

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'dev' },
    count: { type: 'string', default: '200' },
    scans: { type: 'string', default: '0' },
    photos: { type: 'string', default: '0' },
    written: { type: 'string' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '0' },
    only: { type: 'string' },
    write: { type: 'string' },
    'reuse-ocr': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const part = CORPUS_PARTS.find((name) => name === values.part)
if (values.help || part === undefined) {
  process.stderr.write(USAGE)
  process.exit(values.help ? 0 : 2)
}

const root = join(import.meta.dirname, '..')
const { campaigns, faults } = await loadCampaigns(join(root, 'rules/campaigns/63-kh-ldld-2021'))
const [campaign] = campaigns
if (campaign === undefined) throw new Error(`The campaign's rules don't validate: ${JSON.stringify(faults)}`)

const scans = Number(values.scans)
const photos = Number(values.photos)
await using ocr = scans + photos > 0 || values.written !== undefined ? await createOcr({ workers: 2 }) : null
const judging: JudgingOptions = {
  cache: join(root, 'node_modules/.cache/tiepnhan/corpus'),
  campaign,
  ocr,
  reuseOcr: values['reuse-ocr'],
}
const seed = Number(values.seed)
if (values.written !== undefined) await written(values.written)
else {
  await byHand()
  await run('digital', Number(values.count))
  await run('scan', scans)
  await run('photo', photos)
}

async function byHand(): Promise<void> {
  const cases = await judgeByHand()
  const failing = cases.filter((each) => each.faults.length > 0)
  say(`Typed by hand: ${cases.length - failing.length} of ${cases.length} documents without a fault`)
  if (Number(values.show) > 0)
    for (const each of failing)
      say(`  ${each.name} (${each.why})\n${each.faults.map((fault) => `    ${fault}`).join('\n')}`)
}

async function written(name: string): Promise<void> {
  const home = join(root, 'test/corpus/written')
  const folders = name === 'all' ? (await readdir(home)).filter((each) => !each.includes('.')).map((each) => join(home, each)) : [name.includes('/') ? name : join(home, name)] // prettier-ignore
  const cases = await Promise.all(folders.map((folder) => writtenCases(folder, join(judging.cache, 'written'))))
  await report(await markCases(cases.flat(), judging), `written by hand: ${cases.flat().length} cases of ${name}`)
}

async function run(medium: MeasureOptions['medium'], count: number): Promise<void> {
  if (count === 0) return
  const began = performance.now()
  const measured = await measure({
    ...judging,
    part: CORPUS_PARTS.find((name) => name === part) ?? 'dev',
    seed,
    medium,
    count,
    ocr: medium === 'digital' ? null : ocr,
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  await report(measured, `${part}, ${medium}: ${count} dossiers, seeds ${seed} to ${seed + count - 1}, ${seconds} s`)
}

async function report(measured: readonly Measured[], head: string): Promise<void> {
  say(`\n=== ${head}`)
  say(tables(measured))
  await write(measured)
  show(measured)
}

async function write(measured: readonly Measured[]): Promise<void> {
  if (values.write === undefined) return
  await mkdir(values.write, { recursive: true })
  for (const { one, marks } of measured)
    if (marks.faults.length > 0) for (const mail of one.mails) await writeFile(join(values.write, mail.file), mail.raw)
}

function show(measured: readonly Measured[]): void {
  const only = values.only
  const failing = measured.filter(
    ({ one, marks }) => marks.faults.length > 0 && (only === undefined || one.traits.includes(only)),
  )
  if (Number(values.show) === 0) return
  say(`\nFailing dossiers: ${failing.length}; run one alone with --seed N --count 1`)
  for (const { one, marks } of failing.slice(0, Number(values.show)))
    say(`\n${one.id} (${one.traits.join(', ')})\n${marks.faults.map((fault) => `  ${fault}`).join('\n')}`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
