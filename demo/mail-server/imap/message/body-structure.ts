import { nstring, string, type Piece } from '../write.ts'
import { envelope } from './envelope.ts'
import { headerValue, parseParametrised, type Parametrised } from './header.ts'
import type { Part } from './mime.ts'

/** BODYSTRUCTURE, or BODY without the extension data (RFC 3501, 7.4.2). */
export function bodyStructure(raw: Buffer, part: Part, options: { readonly extended: boolean }): Piece[] {
  if (part.parts.length > 0) return multipart(raw, part, options)
  const [type = 'text', subtype = 'plain'] = part.contentType.value.split('/')
  const field = (name: string): Piece[] => nstring(bytesOrNull(headerValue(part.fields, name)))
  const encoding = headerValue(part.fields, 'content-transfer-encoding') ?? '7bit'
  const pieces: Piece[] = ['(', ...bytes(type), ' ', ...bytes(subtype), ' ', ...parameters(part.contentType)]
  pieces.push(' ', ...field('content-id'), ' ', ...field('content-description'), ' ', ...bytes(encoding))
  pieces.push(` ${part.end - part.bodyStart}`)
  if (part.message) {
    pieces.push(' ', ...envelope(part.message.fields), ' ', ...bodyStructure(raw, part.message, options))
  }
  if (part.message || type.toLowerCase() === 'text') pieces.push(` ${lines(raw, part)}`)
  if (options.extended) pieces.push(' ', ...field('content-md5'), ...disposition(part))
  pieces.push(')')
  return pieces
}

function multipart(raw: Buffer, part: Part, options: { readonly extended: boolean }): Piece[] {
  const subtype = part.contentType.value.split('/')[1] ?? 'mixed'
  const pieces: Piece[] = [
    '(',
    ...part.parts.flatMap((child) => bodyStructure(raw, child, options)),
    ' ',
    ...bytes(subtype),
  ]
  if (options.extended) pieces.push(' ', ...parameters(part.contentType), ...disposition(part))
  return [...pieces, ')']
}

/** Disposition, language and location: the extension data that part types share. */
function disposition(part: Part): Piece[] {
  const value = headerValue(part.fields, 'content-disposition')
  const language = headerValue(part.fields, 'content-language')
  const location = headerValue(part.fields, 'content-location')
  const parsed = value ? parseParametrised(value) : null
  const shown: Piece[] = parsed?.value ? ['(', ...bytes(parsed.value), ' ', ...parameters(parsed), ')'] : ['NIL']
  return [' ', ...shown, ' ', ...nstring(bytesOrNull(language)), ' ', ...nstring(bytesOrNull(location))]
}

function parameters({ parameters: pairs }: Parametrised): Piece[] {
  if (pairs.length === 0) return ['NIL']
  const shown = pairs.flatMap(([name, value], index): Piece[] => [
    index === 0 ? '' : ' ',
    ...bytes(name),
    ' ',
    ...bytes(value),
  ])
  return ['(', ...shown, ')']
}

function bytes(text: string): Piece[] {
  return string(Buffer.from(text, 'latin1'))
}

function bytesOrNull(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text, 'latin1')
}

function lines(raw: Buffer, part: Part): number {
  let count = 0
  for (let at = raw.indexOf(0x0a, part.bodyStart); at !== -1 && at < part.end; at = raw.indexOf(0x0a, at + 1))
    count += 1
  return count
}
