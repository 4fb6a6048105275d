/** A header field with its value unfolded, undecoded, one character per byte. */
export type Field = { readonly name: string; readonly value: string; readonly raw: string }

const MAX_HEADER_BYTES = 1024 * 1024

/** Reads the fields between two offsets of a mail (RFC 5322, 2.2). Lines that are no field are passed over. */
export function parseHeader(raw: Buffer, start: number, end: number): Field[] {
  const text = raw.toString('latin1', start, Math.min(end, start + MAX_HEADER_BYTES))
  const fields: string[] = []
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (/^[ \t]/.test(line) && fields.length > 0) fields[fields.length - 1] += line
    else fields.push(line)
  }
  return fields.flatMap((field) => {
    const colon = field.indexOf(':')
    if (colon < 1) return []
    const value = field
      .slice(colon + 1)
      .replaceAll(/\r?\n/g, '')
      .trim()
    return [{ name: field.slice(0, colon).trim().toLowerCase(), value, raw: field }]
  })
}

export function headerValue(fields: readonly Field[], name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null
}

/** A value with parameters: "text/plain; charset=utf-8" (RFC 2045, 5.1). RFC 2231 pieces stay as they are, as other servers leave them. */
export type Parametrised = {
  readonly value: string
  readonly parameters: readonly (readonly [name: string, value: string])[]
}

const MAX_PARAMETERS = 100

export function parseParametrised(text: string): Parametrised {
  const [value = '', ...rest] = splitOutsideQuotes(text)
  const parameters = rest.slice(0, MAX_PARAMETERS).flatMap((piece) => {
    const equals = piece.indexOf('=')
    if (equals < 1) return []
    return [[piece.slice(0, equals).trim().toLowerCase(), unquote(piece.slice(equals + 1).trim())] as const]
  })
  return { value: value.trim(), parameters }
}

function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\\' && quoted) piece += character + text.charAt(++at)
    else if (character === ';' && !quoted) {
      pieces.push(piece)
      piece = ''
    } else {
      if (character === '"') quoted = !quoted
      piece += character
    }
  }
  return [...pieces, piece]
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text
  return text.replace(/^"/, '').replace(/"$/, '').replaceAll(/\\(.)/g, '$1')
}
