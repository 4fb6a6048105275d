/** What an RTF text is made of (RTF 1.9.1, "Basic Entities"). */
export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly number: number | null }
  /** Bytes of text in the encoding of the current font. */
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] }

/** Tokens in order; a text cut short simply ends. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0
  let text: number[] = []
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === BACKSLASH) {
      const next = bytes[at + 1] ?? 0
      if (next === QUOTE) {
        const value = Number.parseInt(String.fromCharCode(bytes[at + 2] ?? 0, bytes[at + 3] ?? 0), 16)
        if (!Number.isNaN(value)) text.push(value)
        at += 4
        continue
      }
      if (next === BACKSLASH || next === OPEN || next === CLOSE) {
        text.push(next)
        at += 2
        continue
      }
      if (text.length > 0) yield { kind: 'bytes', bytes: text }
      text = []
      const [token, after] = readWord(bytes, at + 1)
      yield token
      at = token.word === 'bin' ? after + Math.max(0, token.number ?? 0) : after
    } else if (byte === OPEN || byte === CLOSE) {
      if (text.length > 0) yield { kind: 'bytes', bytes: text }
      text = []
      yield { kind: byte === OPEN ? 'open' : 'close' }
      at++
    } else {
      if (byte !== 0x0d && byte !== 0x0a && byte !== 0) text.push(byte)
      at++
    }
  }
  if (text.length > 0) yield { kind: 'bytes', bytes: text }
}

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d
const QUOTE = 0x27
/** Letters of a control word at most. */
const LONGEST = 32

type Word = Extract<Token, { kind: 'word' }>

function readWord(bytes: Uint8Array, start: number): [token: Word, after: number] {
  let at = start
  let word = ''
  while (isLetter(bytes[at]) && word.length < LONGEST) word += String.fromCharCode(bytes[at++] ?? 0)
  if (word === '') return [{ kind: 'word', word: symbolOf(bytes[at] ?? 0), number: null }, at + 1]
  let digits = ''
  if (bytes[at] === 0x2d) digits = String.fromCharCode(bytes[at++] ?? 0)
  while (isDigit(bytes[at]) && digits.length < 11) digits += String.fromCharCode(bytes[at++] ?? 0)
  if (bytes[at] === 0x20) at++
  const number = digits === '' || digits === '-' ? null : Number(digits)
  return [{ kind: 'word', word, number }, at]
}

/** A line's end after a backslash is a paragraph's. */
function symbolOf(byte: number): string {
  return byte === 0x0a || byte === 0x0d ? 'par' : String.fromCharCode(byte)
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a))
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
