import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Folder, MailStore } from './mail-server/store.ts'
import type { Step } from './story.ts'
import { isDone } from './terminal.ts'
import type { Watch, Watched } from './watch.ts'

const MAILS = join(import.meta.dirname, 'mails')

/** How fast the mails come. */
export type Pace = {
  /** Between two mails. */
  readonly mailMs: number
  /** Between the mails of one burst: a union that posts one paper after the other. */
  readonly burstMs: number
}

/** So that somebody who watches can follow. */
export const FOR_PEOPLE: Pace = { mailMs: 900, burstMs: 500 }
export const FOR_TESTS: Pace = { mailMs: 20, burstMs: 100 }
/** A mail that takes longer is not waited for: the next may come. */
const PATIENCE_MS = 30_000

/** Puts the story's mails into the office's mailbox one by one, each when the one before is dealt with. */
export async function deliverStory(options: {
  readonly story: readonly Step[]
  readonly store: MailStore
  readonly inbox: Folder
  readonly watch: Watch
  readonly pace: Pace
  readonly signal: AbortSignal
}): Promise<void> {
  const { story, store, inbox, watch, pace, signal } = options
  for (const [index, step] of story.entries()) {
    if (signal.aborted) return
    const raw = await readFile(join(MAILS, step.file))
    const mail = step.afterNotice ? await inThread(raw, watch, signal) : raw
    const internalDate = new Date(step.receivedAt)
    store.append(inbox, mail, { internalDate })
    if (sameSender(step, story[index + 1])) {
      await sleep(pace.burstMs, undefined, { signal }).catch(() => {})
      continue
    }
    await until(() => watch.mails().some((seen) => seen.step === step && seen.progress?.verdict != null), watch, signal)
    await sleep(pace.mailMs, undefined, { signal }).catch(() => {})
  }
}

/** True where every mail is judged and every letter is out. */
export async function untilAllDone(
  watch: Watch,
  count: number,
  patienceMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const done = (): boolean => watch.mails().length >= count && watch.mails().every(isDone)
  await until(done, watch, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]), patienceMs)
  return done()
}

/** Steps of one burst are told apart by their number only ('09-huong-sen-1', '10-huong-sen-2'). */
function sameSender(step: Step, next: Step | undefined): boolean {
  const burst = (file: string): string | null => /^\d+-(.*)-\d+\.eml$/.exec(file)?.[1] ?? null
  return next !== undefined && burst(step.file) !== null && burst(step.file) === burst(next.file)
}

/** The mail as an answer to the letter in which the office asked for what was missing. */
async function inThread(raw: Buffer, watch: Watch, signal: AbortSignal): Promise<Buffer> {
  const thread = /^References: (<[^>\r\n]+>)/im.exec(raw.toString('latin1', 0, 4096))?.[1]
  const first = (): Watched | undefined => watch.mails().find(({ message }) => message.messageId === thread)
  const notice = (): string | null => first()?.replies.find(({ kind }) => kind === 'missing-items')?.messageId ?? null
  await until(() => notice() !== null, watch, signal)
  const answered = notice()
  if (answered === null) return raw
  const text = raw
    .toString('latin1')
    .replace(/^In-Reply-To: .*$/im, `In-Reply-To: ${answered}`)
    .replace(/^References: (.*)$/im, `References: $1\r\n ${answered}`)
  return Buffer.from(text, 'latin1')
}

async function until(
  holds: () => boolean,
  watch: Watch,
  signal: AbortSignal,
  patienceMs: number = PATIENCE_MS,
): Promise<void> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
  while (!holds() && !over.aborted) {
    await new Promise<void>((resolve) => {
      const off = watch.onChange(done)
      function done(): void {
        off()
        over.removeEventListener('abort', done)
        resolve()
      }
      over.addEventListener('abort', done)
    })
  }
}
