import type { LineReader } from './line-reader.ts'

/** A command as it came: text and literals in turn, before its arguments are understood. */
export type RawCommand = { readonly tag: string; readonly name: string; readonly rest: readonly (string | Buffer)[] }

/** What was wrong with a command that could be told apart but not taken. */
export type BadCommand = { readonly tag: string; readonly answer: 'BAD' | 'NO'; readonly why: string }

export const MAX_LINE = 64 * 1024
/** Text and literals of one command together; an APPEND carries a whole mail. */
export const MAX_COMMAND = 36 * 1024 * 1024
/** Before the login nothing longer than a name and a password has to come. */
export const MAX_COMMAND_BEFORE_LOGIN = 16 * 1024
const MAX_LITERALS = 100

/**
 * Reads one command with its literals (RFC 3501, 4.3; non-synchronising ones of RFC 7888). `goAhead` asks for a literal's bytes.
 * Null at the end of the connection.
 */
export async function readCommand(
  reader: LineReader,
  limits: { readonly bytes: number },
  goAhead: () => void,
): Promise<RawCommand | BadCommand | null> {
  const parts: (string | Buffer)[] = []
  let size = 0
  let line = await reader.line(MAX_LINE)
  if (line === null) return null
  const tag = /^([^\s(){%*"\\+\]]{1,64})( |$)/.exec(line)?.[1] ?? null
  while (true) {
    size += line.length
    const literal = /~?\{(\d{1,12})(\+?)\}$/.exec(line)
    if (literal === null) break
    const count = Number(literal[1])
    const willCome = literal[2] === '+'
    if (tag === null || size + count > limits.bytes || parts.length >= 2 * MAX_LITERALS) {
      if (willCome && !(await reader.skip(count))) return null
      if (willCome && (await skipRest(reader)) === null) return null
      return { tag: tag ?? '*', answer: tag ? 'NO' : 'BAD', why: `[TOOBIG] Command of more than ${limits.bytes} bytes` }
    }
    if (!willCome) goAhead()
    const bytes = await reader.bytes(count)
    if (bytes === null) return null
    size += count
    parts.push(line.slice(0, literal.index), bytes)
    line = await reader.line(MAX_LINE)
    if (line === null) return null
  }
  parts.push(line)
  return named(tag, parts)
}

function named(tag: string | null, parts: (string | Buffer)[]): RawCommand | BadCommand {
  if (tag === null) return { tag: '*', answer: 'BAD', why: 'Expected a tag and a command' }
  const [first, ...others] = parts
  const text = String(first)
  const found = /^\S+ +((?:UID +)?[A-Za-z][A-Za-z0-9-]{0,31})(?: +|$)/i.exec(text)
  if (found === null) return { tag, answer: 'BAD', why: 'Expected a command after the tag' }
  const name = found[1]!.toUpperCase().replace(/ +/, ' ')
  return { tag, name, rest: [text.slice(found[0].length), ...others] }
}

/** After a literal that was not taken: the rest of its command, which may hold further literals. */
async function skipRest(reader: LineReader): Promise<true | null> {
  while (true) {
    const line = await reader.line(MAX_LINE)
    if (line === null) return null
    const literal = /\{(\d{1,12})\+\}$/.exec(line)
    if (literal === null) return true
    if (!(await reader.skip(Number(literal[1])))) return null
  }
}
