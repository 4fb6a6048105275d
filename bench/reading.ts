/** Reading one file, warm and in this process, against the program that one would call for it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** The other program's start is part of its time: that is how it would be called. */
export async function benchReading(): Promise<Row[]> {
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
    const mine = ours.get(ending) ?? []
    const other = theirs.get(ending) ?? []
    const say = (times: readonly number[]) => `${median(times).toFixed(1)} ms (spread ${spread(times)})`
    if (other.length === 0) return row(what, program[0], null, aim, `${say(mine)}; ${program[0]} is not installed`)
    return row(what, program[0], median(mine) / median(other), aim, `${say(mine)} against ${say(other)}`)
  })
}

/** Null where the program is not installed. */
function outsideMs([program = '', ...args]: readonly string[]): number | null {
  const start = performance.now()
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'ignore'] })
  return error !== undefined || status !== 0 ? null : performance.now() - start
}
