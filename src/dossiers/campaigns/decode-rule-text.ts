/** Bytes of a rule file as text, or what is wrong with its encoding and where. Notepad and Excel save in more ways than one. */
export type DecodedText =
  | { readonly text: string }
  | { readonly line: number; readonly column: number; readonly excerpt: string; readonly looksLike: string }

export function decodeRuleText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  // Excel's "Unicode Text" and Notepad's "Unicode": a byte order mark tells it beyond doubt.
  if (first === 0xff && second === 0xfe) return { text: strip(new TextDecoder('utf-16le').decode(bytes)) }
  if (first === 0xfe && second === 0xff) return { text: strip(new TextDecoder('utf-16be').decode(bytes)) }
  try {
    return { text: strip(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return notUtf8(bytes)
  }
}

/**
 * Bytes of a list as text, in whatever way Excel or Notepad saved it, and how that was, where it was not Unicode with its mark or
 * UTF-8. Only for lists that a person looks at before they are used: a code page is a guess.
 */
export function decodeListText(bytes: Uint8Array): { readonly text: string; readonly taken: string | null } {
  const decoded = decodeRuleText(bytes)
  if ('text' in decoded && !decoded.text.includes('\0')) return { text: decoded.text, taken: null }
  const zeros = (odd: 0 | 1) => bytes.subarray(0, 2000).filter((byte, at) => byte === 0 && at % 2 === odd).length
  const wide = Math.min(bytes.length, 2000) / 8
  if (zeros(1) > wide) return { text: strip(new TextDecoder('utf-16le').decode(bytes)), taken: 'UTF-16' }
  if (zeros(0) > wide) return { text: strip(new TextDecoder('utf-16be').decode(bytes)), taken: 'UTF-16' }
  return { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), taken: 'Windows-1258 (ANSI)' }
}

function strip(text: string): string {
  return text.replace(/^\ufeff/u, '')
}

/** Finds the first line that is not UTF-8, and shows it as the code page of Vietnamese Windows would. */
function notUtf8(bytes: Uint8Array): DecodedText {
  let start = 0
  for (let line = 1; start <= bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline === -1 ? bytes.length : newline
    const part = bytes.subarray(start, end)
    const column = firstBadColumn(part)
    if (column !== null) {
      const excerpt = new TextDecoder('windows-1258').decode(part).normalize('NFC').trimEnd()
      const zeros = part.filter((byte) => byte === 0).length
      return { line, column, excerpt, looksLike: zeros > part.length / 4 ? 'UTF-16' : 'Windows-1258 (ANSI)' }
    }
    start = end + 1
  }
  return { line: 1, column: 1, excerpt: '', looksLike: 'Windows-1258 (ANSI)' }
}

function firstBadColumn(part: Uint8Array): number | null {
  const lenient = new TextDecoder('utf-8').decode(part)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(part)
    return null
  } catch {
    return lenient.indexOf('\ufffd') + 1
  }
}
