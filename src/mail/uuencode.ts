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
