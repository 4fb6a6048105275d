/** Reading one file, warm and in this process, against the program that one would call for it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PDFDocument, PDFName, PDFNull } from '@cantoo/pdf-lib'
import { parseMessage } from '#src/mail/parse.ts'
import { readMessage } from '#src/reading/read-message.ts'
import { LIMITS } from '#src/reading/tools.ts'
import { benchMails } from './mails.ts'
import { median, row, spread, type Row } from './table.ts'

const MAILS = 40
/** Not counted: code is compiled. */
const WARM_UP = 15

const KINDS = [
  { ending: '.pdf', what: 'a text PDF of 2 pages', program: ['pdftotext', '-layout', '@', '-'], aim: '<= 1.5' },
  { ending: '.docx', what: 'a DOCX', program: ['pandoc', '-t', 'html', '@'], aim: '<= 0.5' },
] as const

const fixtures = join(import.meta.dirname, '..', 'test', 'fixtures', 'reading')
const LONG_PAGES = 100
const TIMES = 9

/** The other program's start is part of its time: that is how it would be called. */
export async function benchReading(): Promise<Row[]> {
  return [...(await ofMails()), await oldWord(), await longPdf()]
}

/** Word 97 letters and summaries as LibreOffice writes them, in Unicode and in the old encodings. */
async function oldWord(): Promise<Row> {
  const files = ['letter.doc', 'summary.doc', 'letter-tcvn3.doc', 'letter-vni.doc'].map((name) => join(fixtures, name))
  return await inTurns('a DOC', files, ['antiword', '-m', 'UTF-8.txt', '@'], '<= 1.5')
}

async function longPdf(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'tiepnhan-bench-'))
  try {
    const summary = await PDFDocument.load(await readFile(join(fixtures, 'summary.pdf')))
    const long = await PDFDocument.create()
    const [first] = await long.copyPages(summary, [0])
    if (first === undefined) throw new Error('summary.pdf has a page')
    long.addPage(first)
    // Pages of one document share their fonts, as writers leave them.
    while (long.getPageCount() < LONG_PAGES) {
      const { node } = long.addPage([first.getWidth(), first.getHeight()])
      for (const key of ['Resources', 'Contents'].map((name) => PDFName.of(name)))
        node.set(key, first.node.get(key) ?? PDFNull)
    }
    const file = join(folder, 'long.pdf')
    writeFileSync(file, await long.save())
    const what = `a text PDF of ${long.getPageCount()} pages`
    return await inTurns(what, [file], ['pdftotext', '-layout', '@', '-'], '<= 3')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each file by us and by the program, by turns; the first rounds are not counted. */
async function inTurns(what: string, files: readonly string[], program: readonly string[], aim: string): Promise<Row> {
  const mine: number[] = []
  const other: number[] = []
  for (let round = 0; round < 2 * TIMES; round += 1)
    for (const file of files) {
      const attachment = { ...PLAIN, name: basename(file), bytes: new Uint8Array(await readFile(file)), sha256: file }
      const message = await parseMessage(Buffer.from('Subject: x\n\nx'), { internalDate: null })
      const start = performance.now()
      await readMessage({ ...message, attachments: [attachment] }, { ocr: null, limits: LIMITS })
      if (round >= TIMES) mine.push(performance.now() - start)
      const outside = outsideMs(program.map((word) => (word === '@' ? file : word)))
      if (outside !== null && round >= TIMES) other.push(outside)
    }
  return rowOf(what, program, aim, mine, other)
}

const PLAIN = { declaredType: 'application/octet-stream', contentId: null, decoration: false }

async function ofMails(): Promise<Row[]> {
  const mails = await benchMails(MAILS)
  const folder = mkdtempSync(join(tmpdir(), 'tiepnhan-bench-'))
  const ours = new Map<string, number[]>(KINDS.map(({ ending }) => [ending, []]))
  const theirs = new Map<string, number[]>(KINDS.map(({ ending }) => [ending, []]))
  try {
    for (let index = 0; index < MAILS; index += 1) {
      const raw = await readFile(join(mails, `${String(index).padStart(4, '0')}.eml`))
      const message = await parseMessage(raw, { internalDate: null })
      for (const { ending, program } of KINDS) {
        const attachments = message.attachments.filter(({ name }) => name.endsWith(ending))
        const start = performance.now()
        await readMessage({ ...message, attachments }, { ocr: null, limits: LIMITS })
        const ms = performance.now() - start
        if (index < WARM_UP) continue
        ours.get(ending)?.push(ms)
        const file = join(folder, `file${ending}`)
        writeFileSync(file, attachments[0]?.bytes ?? '')
        const outside = outsideMs(program.map((word) => (word === '@' ? file : word)))
        if (outside !== null) theirs.get(ending)?.push(outside)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return KINDS.map(({ ending, what, program, aim }) => {
    return rowOf(what, program, aim, ours.get(ending) ?? [], theirs.get(ending) ?? [])
  })
}

function rowOf(
  what: string,
  [program = '']: readonly string[],
  aim: string,
  mine: readonly number[],
  other: readonly number[],
): Row {
  const say = (times: readonly number[]) => `${median(times).toFixed(1)} ms (spread ${spread(times)})`
  if (other.length === 0) return row(what, program, null, aim, `${say(mine)}; ${program} is not installed`)
  return row(what, program, median(mine) / median(other), aim, `${say(mine)} against ${say(other)}`)
}

/** Null where the program is not installed. */
function outsideMs([program = '', ...args]: readonly string[]): number | null {
  const start = performance.now()
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'ignore'] })
  return error !== undefined || status !== 0 ? null : performance.now() - start
}
