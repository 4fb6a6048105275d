/** Decodes a MIME body (RFC 2045 section 6; uuencode of old mailers). Never throws: what can't be decoded is left out. */
export function decodeTransfer(body: Uint8Array, encoding: string): Uint8Array {
  switch (encoding) {
    case 'base64':
      return decodeBase64(body)
    case 'quoted-printable':
      return decodeQuotedPrintable(body)
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return uudecode(Buffer.from(body).toString('latin1'))?.bytes ?? body
    default:
      return body
  }
}

export type UuFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  readonly whole: boolean
}

/** The first uuencoded file in a text ("begin 644 hoso.doc" ... "end"), or null. `start` and `end` are its place in the text. */
export function uudecode(text: string, from = 0): UuFile | null {
  for (const begin of text.slice(from).matchAll(UU_BEGIN)) {
    const body = uuBody(text, from + begin.index + begin[0].length)
    // Words of a letter can begin with "begin 100 ...": without one good line it is no file.
    if (body !== null) return { name: begin[1] ?? '', start: from + begin.index, ...body }
  }
  return null
}

function uuBody(text: string, start: number): Pick<UuFile, 'bytes' | 'end' | 'whole'> | null {
  const chunks: Uint8Array[] = []
  let position = start
  while (position < text.length) {
    const lineEnd = text.indexOf('\n', position)
    const next = lineEnd < 0 ? text.length : lineEnd + 1
    const line = text.slice(position, Math.min(next, position + 200)).replace(/[\r\n]+$/, '')
    if (line === 'end') return { bytes: Buffer.concat(chunks), end: next, whole: true }
    const chunk = uuLine(line)
    if (chunk === null) break
    chunks.push(chunk)
    position = next
  }
  return chunks.some((chunk) => chunk.length > 0) ? { bytes: Buffer.concat(chunks), end: position, whole: false } : null
}

const UU_BEGIN = /^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n/gm

function uuLine(line: string): Uint8Array | null {
  if (line === '') return new Uint8Array(0)
  const length = (line.charCodeAt(0) - 32) & 63
  const groups = Math.ceil(length / 3)
  // Mailers strip trailing blanks, which stand for zero bits.
  if (line.length > groups * 4 + 3 || !/^[\u{20}-\u{60}]+$/u.test(line)) return null
  const bytes = new Uint8Array(groups * 3)
  for (let group = 0; group < groups; group++) {
    let bits = 0
    for (let i = 1; i <= 4; i++) bits = (bits << 6) | sixBits(line.charCodeAt(group * 4 + i))
    bytes.set([bits >> 16, bits >> 8, bits], group * 3)
  }
  return bytes.subarray(0, length)
}

function sixBits(code: number): number {
  return Number.isNaN(code) ? 0 : (code - 32) & 63
}

function decodeBase64(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')
  const padding = text.indexOf('=')
  // Node stops at the first "=". Some mailers encode in pieces, each with its own padding.
  if (padding < 0 || !/[\w+/]/.test(text.slice(padding, padding + 200))) return Buffer.from(text, 'base64')
  return Buffer.concat(text.split(/=+/).map((piece) => Buffer.from(piece, 'base64')))
}

function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const out = new Uint8Array(body.length)
  let length = 0
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0
    if (byte !== EQUALS) {
      out[length++] = byte
      continue
    }
    const softBreak = blankToLineEnd(body, i + 1)
    if (softBreak > 0) {
      i = softBreak - 1
      continue
    }
    const value = hex(body[i + 1]) * 16 + hex(body[i + 2])
    if (Number.isNaN(value)) {
      out[length++] = byte
    } else {
      out[length++] = value
      i += 2
    }
  }
  return out.subarray(0, length)
}

const EQUALS = 0x3d

/** Index behind a soft line break ("=", blanks that relays added, line end), or 0 where there is none. */
function blankToLineEnd(body: Uint8Array, from: number): number {
  let i = from
  while (i < body.length && i - from < 100 && (body[i] === 0x20 || body[i] === 0x09)) i++
  if (i >= body.length) return i
  if (body[i] === 0x0d) i++
  else if (body[i] !== 0x0a) return 0
  return body[i] === 0x0a ? i + 1 : i
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte & 0xdf
  return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : Number.NaN
}
