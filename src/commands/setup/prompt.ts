import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks a person, or reads the answers that a program sends; null when no answer comes any more, or is wanted (`over`). */
export type Prompt = {
  readonly ask: (question: string, over?: AbortSignal) => Promise<string | null>
  /** As `ask`, and what is typed is not shown. */
  readonly askSecret: (question: string) => Promise<string | null>
  readonly close: () => void
}

export function openPrompt(
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WriteStream = process.stdout,
): Prompt {
  let hidden = false
  // Readline echoes what is typed through its output.
  const shown = new Writable({
    write(chunk: Buffer, _, done) {
      if (!hidden) output.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output: shown, terminal: input.isTTY, historySize: 0 })
  const come: string[] = []
  let ended = false
  let waiting: ((line: string | null) => void) | null = null
  lines.on('line', (line) => {
    const give = waiting
    waiting = null
    if (give) give(line)
    else come.push(line)
  })
  lines.on('close', () => {
    ended = true
    waiting?.(null)
    waiting = null
  })
  lines.on('SIGINT', () => lines.close())
  const next = async (over?: AbortSignal): Promise<string | null> => {
    const line = come.shift()
    if (line !== undefined) return line
    if (ended || over?.aborted === true) return null
    return await new Promise((resolve) => {
      waiting = resolve
      over?.addEventListener('abort', () => {
        if (waiting !== resolve) return
        waiting = null
        if (input.isTTY) output.write('\n')
        resolve(null)
      })
    })
  }
  const ask = async (question: string, over?: AbortSignal): Promise<string | null> => {
    if ((ended && come.length === 0) || over?.aborted === true) return null
    if (input.isTTY) {
      lines.setPrompt(`${question} `)
      lines.prompt()
    } else output.write(`${question}\n`)
    return await next(over)
  }
  return {
    ask,
    async askSecret(question) {
      output.write(`${question} `)
      hidden = true
      try {
        return await next()
      } finally {
        hidden = false
        output.write('\n')
      }
    },
    close: () => lines.close(),
  }
}
