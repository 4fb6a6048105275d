import { headerValue, parseHeader, parseParametrised, type Field, type Parametrised } from './header.ts'

/** One entity of a mail as offsets into its bytes: FETCH hands out pieces of the original, nothing rewritten. */
export type Part = {
  readonly headerStart: number
  /** Where the body starts: after the empty line. */
  readonly bodyStart: number
  readonly end: number
  readonly fields: readonly Field[]
  /** Lower case: 'multipart/mixed'. */
  readonly type: string
  readonly contentType: Parametrised
  /** Of a multipart. */
  readonly parts: readonly Part[]
  /** Of message/rfc822. */
  readonly message: Part | null
}

export const MAX_PART_DEPTH = 20
export const MAX_PARTS = 500

const parsed = new WeakMap<Buffer, Part>()

/** The structure of a mail; parsed once. Broken structure is shown as plain parts, never refused. */
export function structureOf(raw: Buffer): Part {
  const known = parsed.get(raw)
  if (known) return known
  const part = parsePart(raw, 0, raw.length, { depth: 0, defaultType: 'text/plain', budget: { parts: MAX_PARTS } })
  parsed.set(raw, part)
  return part
}

type Context = { readonly depth: number; readonly defaultType: string; readonly budget: { parts: number } }

function parsePart(raw: Buffer, start: number, end: number, context: Context): Part {
  context.budget.parts -= 1
  const bodyStart = endOfHeader(raw, start, end)
  const fields = parseHeader(raw, start, bodyStart)
  const declared = parseParametrised(headerValue(fields, 'content-type') ?? '')
  const valid = /^[!-.0-~]+\/[!-.0-~]+$/.test(declared.value)
  const contentType = valid ? declared : { value: context.defaultType, parameters: [] }
  const type = contentType.value.toLowerCase()
  const common = { headerStart: start, bodyStart, end, fields, contentType }
  const deeper = context.depth < MAX_PART_DEPTH && context.budget.parts > 0
  if (type.startsWith('multipart/')) {
    const boundary = contentType.parameters.find(([name]) => name === 'boundary')?.[1] ?? ''
    const defaultType = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
    const parts = deeper && boundary ? multipart(raw, bodyStart, end, boundary, { ...context, defaultType }) : []
    if (parts.length > 0) return { ...common, type, parts, message: null }
    // without a single part a multipart can't be described: it is shown as text
    return {
      ...common,
      type: 'text/plain',
      contentType: { value: 'text/plain', parameters: [] },
      parts: [],
      message: null,
    }
  }
  const encoding = headerValue(fields, 'content-transfer-encoding')?.toLowerCase() ?? '7bit'
  const plainly = encoding !== 'base64' && encoding !== 'quoted-printable'
  if (type === 'message/rfc822' && deeper && plainly) {
    const message = parsePart(raw, bodyStart, end, { ...context, depth: context.depth + 1, defaultType: 'text/plain' })
    return { ...common, type, parts: [], message }
  }
  if (type !== 'message/rfc822') return { ...common, type, parts: [], message: null }
  const opaque = { value: 'application/octet-stream', parameters: contentType.parameters }
  return { ...common, type: opaque.value, contentType: opaque, parts: [], message: null }
}

function multipart(raw: Buffer, start: number, end: number, boundary: string, context: Context): Part[] {
  const marker = Buffer.from(`--${boundary}`, 'latin1')
  const parts: Part[] = []
  let partStart = -1
  let at = start
  while (at < end && context.budget.parts > 0) {
    const found = raw.indexOf(marker, at)
    if (found === -1 || found >= end) break
    at = found + marker.length
    if (found !== start && raw[found - 1] !== 0x0a) continue
    const closing = raw[at] === 0x2d && raw[at + 1] === 0x2d
    const lineEnd = raw.indexOf(0x0a, at)
    const afterLine = lineEnd === -1 || lineEnd >= end ? end : lineEnd + 1
    // a longer boundary that merely begins like this one is not this one
    if (!closing && raw.toString('latin1', at, afterLine).trim() !== '') continue
    if (partStart !== -1) parts.push(child(raw, partStart, beforeLineEnd(raw, partStart, found), context))
    partStart = closing ? -1 : afterLine
    at = afterLine
    if (closing) return parts
  }
  // cut off: the last part goes to the end of the mail
  if (partStart !== -1 && partStart < end && context.budget.parts > 0) parts.push(child(raw, partStart, end, context))
  return parts
}

function child(raw: Buffer, start: number, end: number, context: Context): Part {
  return parsePart(raw, start, end, { ...context, depth: context.depth + 1 })
}

/** The line break before a boundary belongs to the boundary (RFC 2046, 5.1.1). */
function beforeLineEnd(raw: Buffer, start: number, at: number): number {
  if (at - 1 >= start && raw[at - 1] === 0x0a) return at - 2 >= start && raw[at - 2] === 0x0d ? at - 2 : at - 1
  return at
}

function endOfHeader(raw: Buffer, start: number, end: number): number {
  let line = start
  while (line < end) {
    const lineEnd = raw.indexOf(0x0a, line)
    if (lineEnd === -1 || lineEnd >= end) return end
    if (lineEnd === line || (lineEnd === line + 1 && raw[line] === 0x0d)) return lineEnd + 1
    line = lineEnd + 1
  }
  return end
}
