import { headerValue } from './header.ts'
import { structureOf, type Part } from './mime.ts'

const MAX_SEARCHED = 2 * 1024 * 1024

/** Text in which SEARCH looks: decoded, folded to one case, NFC. */
export function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/** A header field's value with its encoded words decoded (RFC 2047); 8-bit bytes are taken as UTF-8. */
export function decodedField(raw: Buffer, name: string): string | null {
  const values = structureOf(raw).fields.filter((field) => field.name === name)
  return values.length === 0 ? null : values.map(({ value }) => decodeWords(value)).join('\n')
}

/** The whole header, decoded. */
export function headerText(raw: Buffer): string {
  return structureOf(raw)
    .fields.map(({ name, value }) => `${name}: ${decodeWords(value)}`)
    .join('\n')
}

/** The text parts of a mail, transfer encodings undone. */
export function bodyText(raw: Buffer): string {
  return textParts(structureOf(raw))
    .map((part) => decodedPart(raw, part))
    .join('\n')
}

function decodeWords(value: string): string {
  const joined = value.replaceAll(/(\?=)\s+(?==\?)/g, '$1')
  const decoded = joined.replaceAll(
    /=\?([^?\s]{1,40})\?([bq])\?([^?\s]*)\?=/gi,
    (_, charset: string, how: string, text: string) => {
      const bytes = how.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : unquote(text.replaceAll('_', ' '))
      return Buffer.from(decode(bytes, charset.replace(/\*.*$/, '')), 'utf8').toString('latin1')
    },
  )
  return Buffer.from(decoded, 'latin1').toString('utf8')
}

function textParts(part: Part): Part[] {
  if (part.message) return textParts(part.message)
  if (part.parts.length > 0) return part.parts.flatMap(textParts)
  return part.type.startsWith('text/') ? [part] : []
}

function decodedPart(raw: Buffer, part: Part): string {
  const body = raw.subarray(part.bodyStart, Math.min(part.end, part.bodyStart + MAX_SEARCHED))
  const encoding = headerValue(part.fields, 'content-transfer-encoding')?.toLowerCase()
  const charset = part.contentType.parameters.find(([name]) => name === 'charset')?.[1] ?? 'utf-8'
  if (encoding === 'base64') return decode(Buffer.from(body.toString('latin1'), 'base64'), charset)
  if (encoding === 'quoted-printable')
    return decode(unquote(body.toString('latin1').replaceAll(/=\r?\n/g, '')), charset)
  return decode(body, charset)
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

function decode(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}
