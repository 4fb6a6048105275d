import libmime from 'libmime'
import { asVietnamese1258, strictUtf8 } from './charset.ts'
import { MAIL_LIMITS } from './limits.ts'
import type { HeaderField, Message } from './message.ts'

/** Header fields of a block of header bytes (RFC 5322 section 2.2): unfolded, 8-bit text decoded, encoded words left as they are. */
export function parseHeaderFields(block: Uint8Array): HeaderField[] {
  const fields: HeaderField[] = []
  for (const line of unfold(Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('latin1'))) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    // A line without a colon, or with a blank in its name, is not a field: broken mailers put text into the header.
    if (colon < 1 || !/^[\u{21}-\u{7e}]+$/u.test(name)) continue
    if (fields.length === MAIL_LIMITS.headerFields) break
    fields.push({ name, value: decodeRaw(line.slice(colon + 1).trim()) })
  }
  return fields
}

/** First value of a header field, or null. `name` in lower case. */
export function headerValue(message: Pick<Message, 'headers'>, name: string): string | null {
  return message.headers.find((field) => field.name === name)?.value ?? null
}

export function headerValues(message: Pick<Message, 'headers'>, name: string): string[] {
  return message.headers.filter((field) => field.name === name).map((field) => field.value)
}

/** Decodes encoded words (RFC 2047) of an unstructured value; NFC, one line, blanks tidied. */
export function decodeWords(value: string): string {
  const closed = /=\?[\w*-]+\?[bq]\?[^?]*$/i.test(value) ? `${value}?=` : value
  // Letters that were put into a word unencoded are decoded already: the word's own charset would spoil them.
  const sound = closed.replace(/=\?[\w*-]{1,40}(\?q\?[^?]*[^\p{ASCII}?][^?]*\?=)/giu, '=?utf-8$1')
  const text = sound.includes('=?') ? libmime.decodeWords(sound) : sound
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
}

export type StructuredValue = { readonly value: string; readonly params: ReadonlyMap<string, string> }

/** A value with parameters (RFC 2045, 2231): `attachment; filename*=utf-8''T%E1%BB%9D.docx`. Parameter values are decoded. */
export function parseStructured(value: string): StructuredValue {
  // Nobody quotes a plain letter with a backslash: in `filename="C:\a\b.doc"` it parts folders.
  const doubled = value.replace(/\\(["\\])|\\/g, (pair, quoted: string | undefined) =>
    quoted === undefined ? '\\\\' : pair,
  )
  const parsed = libmime.parseHeaderValue(doubled, { stripComments: true })
  const decoded = new Set(parsed.decodedParams)
  const params = new Map<string, string>()
  for (const [name, raw] of Object.entries(parsed.params)) {
    params.set(name, decoded.has(name) ? raw.normalize('NFC') : decodeWords(raw))
  }
  return { value: parsed.value.trim().toLowerCase(), params }
}

function unfold(block: string): string[] {
  const lines: string[] = []
  for (const line of block.split(/\r\n|\n|\r/)) {
    const last = lines.length - 1
    const head = lines[last]
    if (/^[ \t]/.test(line) && head !== undefined) {
      if (head.length < MAIL_LIMITS.headerValue) lines[last] = head + line
    } else {
      lines.push(line)
    }
  }
  return lines.map((line) => line.slice(0, MAIL_LIMITS.headerValue))
}

/** Header bytes read as Latin-1 put right: UTF-8 (RFC 6532), else windows-1258 where that is Vietnamese. */
function decodeRaw(value: string): string {
  if (!/[\u{80}-\u{ff}]/u.test(value)) return value
  const bytes = Buffer.from(value, 'latin1')
  return (strictUtf8(bytes) ?? asVietnamese1258(bytes) ?? value).normalize('NFC')
}
