import { KIND, REPLY, shortTime, STATUS } from '#src/dossiers/words.ts'
import type { Watch, Watched } from './watch.ts'

export type Table = {
  /** A line under the table, from now on. */
  note(text: string): void
  end(): void
}

/** Where the demo writes. */
export type Screen = {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  readonly columns: () => number
  readonly rows: () => number
  /** False where NO_COLOR asks for none. */
  readonly colour: boolean
}

/**
 * The live table: one line a mail, from "received" to its letters. On a terminal lines change in place; elsewhere each is
 * written once, when its mail is done.
 */
export function showTable(watch: Watch, screen: Screen): Table {
  return screen.isTerminal ? liveTable(watch, screen) : plainLines(watch, screen)
}

function liveTable(watch: Watch, screen: Screen): Table {
  let drawn = 0
  let note: string | null = null
  let timer: NodeJS.Timeout | null = null
  const draw = (): void => {
    timer = null
    const width = screen.columns()
    const room = Math.max(3, screen.rows() - 6)
    const mails = watch.mails()
    const lines = mails.slice(-room).map((mail) => line(mail, width, screen.colour))
    if (mails.length > room) lines.unshift(`  … ${mails.length - room} thư trước đó`)
    if (note !== null) lines.push('', `  ${fitEnd(note, width - 3)}`)
    // back to the first line, and clear from there on: nothing but this table is ever below it
    const back = drawn > 0 ? `\u001B[${drawn}A\r\u001B[J` : ''
    screen.write(`${back}${lines.map((text) => `${text}\n`).join('')}`)
    drawn = lines.length
  }
  const off = watch.onChange(() => {
    timer ??= setTimeout(draw, 60)
  })
  draw()
  return {
    note(text) {
      note = text
      draw()
    },
    end() {
      off()
      if (timer) {
        clearTimeout(timer)
        draw()
      }
    },
  }
}

function plainLines(watch: Watch, screen: Screen): Table {
  const written = new Map<number, string>()
  const tell = (all: boolean): void => {
    for (const mail of watch.mails()) {
      if (!all && !isDone(mail)) continue
      const text = line(mail, PLAIN_WIDTH, false)
      if (written.get(mail.number) === text) continue
      written.set(mail.number, text)
      screen.write(`${text}\n`)
    }
  }
  const off = watch.onChange(() => tell(false))
  tell(false)
  return {
    note: (text) => screen.write(`${text}\n`),
    end() {
      off()
      tell(true)
    },
  }
}

const PLAIN_WIDTH = 200

/** Judged, and every letter about it sent. */
export function isDone({ progress, replies }: Watched): boolean {
  if (progress === null) return false
  if (progress.status === 'parked') return true
  if (progress.verdict === null || progress.lettersAhead > 0) return false
  return replies.length >= progress.lettersSent && replies.every(({ kind }) => kind !== null)
}

/** The last column begins at the same place in every line. */
const OUTCOME_WIDTH = 56

function line(mail: Watched, width: number, colour: boolean): string {
  const { message, step } = mail
  const when = shortTime(message.receivedAt).padStart(11)
  const who = fit(message.from?.name || message.from?.address || '?', 24)
  const { text, tone } = outcome(mail)
  const left = Math.max(16, Math.min(58, width - when.length - who.length - 6 - OUTCOME_WIDTH))
  const what = fit(step?.shows ?? message.subject ?? '(không tiêu đề)', left)
  const start = `${when}  ${who}  ${what}  `
  const shown = fitEnd(text, Math.max(10, width - start.length - 1))
  return colour ? `${start}\u001B[${tone}m${shown}\u001B[0m` : `${start}${shown}`
}

const GREY = 90
const GREEN = 32
const YELLOW = 33
const MAGENTA = 35
const TONE = { complete: GREEN, incomplete: YELLOW, 'needs-review': MAGENTA } as const

function outcome(mail: Watched): { readonly text: string; readonly tone: number } {
  const { progress, replies } = mail
  if (progress === null) return { text: 'đã đến', tone: GREY }
  if (progress.status === 'parked') return { text: 'để riêng cho cán bộ xem', tone: MAGENTA }
  const { verdict } = progress
  if (verdict === null) return { text: 'đang đọc…', tone: GREY }
  if (verdict.silence !== null) {
    const why = verdict.message.kind === 'submission' ? 'không phải hồ sơ' : KIND[verdict.message.kind]
    return { text: `${why}, không trả lời`, tone: GREY }
  }
  const dossiers = verdict.dossiers.map(
    ({ code, status, timeliness }) =>
      `${code} ${STATUS[status].toLowerCase()}${timeliness === 'late' ? ', sau hạn' : ''}`,
  )
  const letters = replies.map(({ kind }) => (kind === null ? 'thư trả lời' : REPLY[kind].toLowerCase()))
  if (progress.lettersAhead > 0) letters.push('…')
  const arrow = letters.length > 0 ? ` → ${letters.join(', ')}` : ''
  const worst = verdict.dossiers.find(({ status }) => status !== 'complete') ?? verdict.dossiers[0]
  return { text: `${dossiers.join('; ')}${arrow}`, tone: worst ? TONE[worst.status] : GREY }
}

/** Exactly this many columns. Every letter of Vietnamese in NFC is one column wide. */
function fit(text: string, columns: number): string {
  return fitEnd(text, columns).padEnd(columns)
}

function fitEnd(text: string, columns: number): string {
  const plain = text.normalize('NFC').replaceAll(/\p{C}/gu, ' ')
  return plain.length <= columns ? plain : `${plain.slice(0, Math.max(1, columns - 1))}…`
}
