/** An argument of a command (RFC 3501, section 9). */
export type Value =
  | {
      readonly kind: 'atom'
      readonly text: string
      /** Of BODY[...]: what stands between the brackets; null without brackets. */
      readonly section: readonly Value[] | null
      /** Of BODY[...]<0.1000>: first octet and how many. */
      readonly partial: readonly [start: number, length: number] | null
    }
  | { readonly kind: 'string'; readonly bytes: Buffer }
  | { readonly kind: 'list'; readonly items: readonly Value[] }

export class SyntaxFault extends Error {
  override name = 'SyntaxFault'
}

export const MAX_DEPTH = 16

/** Understands what follows a command's name. Throws SyntaxFault, with words that may be sent to the client. */
export function parseArguments(parts: readonly (string | Buffer)[]): Value[] {
  const cursor: Cursor = { parts, part: 0, at: 0 }
  const values = parseItems(cursor, '', 0)
  if (!atEnd(cursor)) throw new SyntaxFault('Unexpected closing bracket')
  return values
}

type Cursor = { readonly parts: readonly (string | Buffer)[]; part: number; at: number }

function parseItems(cursor: Cursor, close: string, depth: number): Value[] {
  if (depth > MAX_DEPTH) throw new SyntaxFault(`Lists more than ${MAX_DEPTH} deep`)
  const items: Value[] = []
  while (true) {
    const character = peek(cursor)
    if (character === null) {
      if (close === '') return items
      throw new SyntaxFault(`Expected "${close}" before the end of the command`)
    }
    if (character === close || character === ')') return items
    if (character === ' ') cursor.at += 1
    else items.push(parseValue(cursor, character, close, depth))
  }
}

function parseValue(cursor: Cursor, first: string | Buffer, close: string, depth: number): Value {
  if (typeof first !== 'string') {
    cursor.part += 1
    cursor.at = 0
    return { kind: 'string', bytes: first }
  }
  if (first === '"') return { kind: 'string', bytes: quoted(cursor) }
  if (first === '(') {
    cursor.at += 1
    const items = parseItems(cursor, ')', depth + 1)
    expect(cursor, ')')
    return { kind: 'list', items }
  }
  return atom(cursor, close, depth)
}

function atom(cursor: Cursor, close: string, depth: number): Value {
  const text = String(cursor.parts[cursor.part])
  const start = cursor.at
  while (cursor.at < text.length) {
    const character = text.charAt(cursor.at)
    if (character === '[' && /^(BODY|BODY\.PEEK)$/i.test(text.slice(start, cursor.at))) {
      const name = text.slice(start, cursor.at)
      cursor.at += 1
      const section = parseItems(cursor, ']', depth + 1)
      expect(cursor, ']')
      return { kind: 'atom', text: name, section, partial: partial(cursor) }
    }
    if (' (){"'.includes(character) || (close === ']' && character === ']')) break
    cursor.at += 1
  }
  if (cursor.at === start) throw new SyntaxFault(`Unexpected "${text.charAt(start)}"`)
  return { kind: 'atom', text: text.slice(start, cursor.at), section: null, partial: null }
}

function partial(cursor: Cursor): readonly [number, number] | null {
  const text = String(cursor.parts[cursor.part])
  const found = /^<(\d{1,10})(?:\.(\d{1,10}))?>/.exec(text.slice(cursor.at, cursor.at + 24))
  if (found === null) return null
  cursor.at += found[0].length
  return [Number(found[1]), found[2] === undefined ? Number.MAX_SAFE_INTEGER : Number(found[2])]
}

function quoted(cursor: Cursor): Buffer {
  const text = String(cursor.parts[cursor.part])
  let value = ''
  for (let at = cursor.at + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') {
      cursor.at = at + 1
      return Buffer.from(value, 'latin1')
    }
    if (character === '\\') {
      at += 1
      value += text.charAt(at)
    } else value += character
  }
  throw new SyntaxFault('A quoted string without its end')
}

/** The next character, or a literal, or null at the end. */
function peek(cursor: Cursor): string | Buffer | null {
  while (cursor.part < cursor.parts.length) {
    const part = cursor.parts[cursor.part]!
    if (typeof part !== 'string') return part
    if (cursor.at < part.length) return part.charAt(cursor.at)
    cursor.part += 1
    cursor.at = 0
  }
  return null
}

function expect(cursor: Cursor, character: string): void {
  if (peek(cursor) !== character) throw new SyntaxFault(`Expected "${character}"`)
  cursor.at += 1
}

function atEnd(cursor: Cursor): boolean {
  return peek(cursor) === null
}

/** An astring, mailbox name or other word: atom or string, one character per byte. */
export function word(value: Value | undefined, what: string): string {
  if (value?.kind === 'string') return value.bytes.toString('latin1')
  if (value?.kind === 'atom' && value.section === null) return value.text
  throw new SyntaxFault(`Expected ${what}`)
}

/** A word read as UTF-8, for what people typed. */
export function words(value: Value | undefined, what: string): string {
  return Buffer.from(word(value, what), 'latin1').toString('utf8')
}

export function list(value: Value | undefined, what: string): readonly Value[] {
  if (value?.kind === 'list') return value.items
  throw new SyntaxFault(`Expected ${what} in parentheses`)
}

export function atomText(value: Value | undefined): string | null {
  return value?.kind === 'atom' && value.section === null ? value.text.toUpperCase() : null
}
