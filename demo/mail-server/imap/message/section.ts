import { SyntaxFault, word, type Value } from '../parse.ts'
import { structureOf, type Part } from './mime.ts'

/** What BODY[...] asks for, understood once per command. */
export type Section = {
  /** Part numbers down to it; empty for the whole mail. */
  readonly path: readonly number[]
  readonly what: 'all' | 'header' | 'text' | 'mime' | 'fields' | 'not-fields'
  /** Names of header fields asked for, lower case. */
  readonly fields: readonly string[]
  /** As the answer repeats it: "1.2.HEADER.FIELDS (SUBJECT)". */
  readonly label: string
}

export function parseSection(values: readonly Value[]): Section {
  if (values.length === 0) return { path: [], what: 'all', fields: [], label: '' }
  const text = word(values[0], 'a section').toUpperCase()
  const found = /^((?:\d{1,5}\.?)*)(|HEADER|TEXT|MIME|HEADER\.FIELDS|HEADER\.FIELDS\.NOT)$/.exec(text)
  if (found === null || text.length > 200) throw new SyntaxFault('Section not known')
  const path = found[1]!.split('.').filter(Boolean).map(Number)
  const kind = found[2]!
  if (kind === '' && text.endsWith('.')) throw new SyntaxFault('Section not known')
  if (kind === 'MIME' && path.length === 0) throw new SyntaxFault('MIME needs a part number')
  if (!kind.startsWith('HEADER.FIELDS')) return { path, what: WHAT[kind] ?? 'all', fields: [], label: text }
  const names = values[1]?.kind === 'list' ? values[1].items.map((value) => word(value, 'a field name')) : null
  if (names === null || names.length === 0 || names.some((name) => !/^[!-9;-~]{1,100}$/.test(name))) {
    throw new SyntaxFault('Expected names of header fields')
  }
  const label = `${text} (${names.map(quoteName).join(' ')})`
  return {
    path,
    what: kind.endsWith('NOT') ? 'not-fields' : 'fields',
    fields: names.map((name) => name.toLowerCase()),
    label,
  }
}

const WHAT: Readonly<Record<string, Section['what']>> = { '': 'all', HEADER: 'header', TEXT: 'text', MIME: 'mime' }

/** The bytes of a section; null where the mail has no such part. */
export function sectionBytes(raw: Buffer, section: Section): Buffer | null {
  const root = structureOf(raw)
  if (section.path.length === 0) return ofMessage(raw, root, section)
  const part = findPart(root, section.path)
  if (part === null) return null
  if (section.what === 'mime') return raw.subarray(part.headerStart, part.bodyStart)
  if (section.what === 'all') return raw.subarray(part.bodyStart, part.end)
  return part.message ? ofMessage(raw, part.message, section) : null
}

function ofMessage(raw: Buffer, message: Part, section: Section): Buffer {
  if (section.what === 'header') return raw.subarray(message.headerStart, message.bodyStart)
  if (section.what === 'text') return raw.subarray(message.bodyStart, message.end)
  if (section.what === 'all' || section.what === 'mime') return raw.subarray(message.headerStart, message.end)
  const wanted = section.what === 'fields'
  const kept = message.fields.filter(({ name }) => section.fields.includes(name) === wanted)
  return Buffer.from(`${kept.map((field) => field.raw.replace(/\r?\n$/, '\r\n')).join('')}\r\n`, 'latin1')
}

/** RFC 3501, 6.4.5: a mail that is no multipart has one part, 1; a message/rfc822 part is numbered through. */
function findPart(root: Part, path: readonly number[]): Part | null {
  let part: Part = root
  let container = true
  for (const number of path) {
    const holder: Part = part.message ?? part
    if (holder.parts.length > 0) {
      const child: Part | undefined = holder.parts[number - 1]
      if (child === undefined) return null
      part = child
      container = child.message !== null
    } else {
      if (!container || number !== 1) return null
      part = holder
      container = holder.message !== null
    }
  }
  return part
}

function quoteName(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`
}
