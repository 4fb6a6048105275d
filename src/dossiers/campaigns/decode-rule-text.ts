/** Bytes of a rule file as text, or what is wrong with its encoding and where. Notepad and Excel save in more ways than one. */
export type DecodedText =
  | { readonly text: string }
  | { readonly line: number; readonly column: number; readonly excerpt: string; readonly looksLike: string }

export function decodeRuleText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  // Excel's "Unicode Text" and Notepad's "Unicode": a byte order mark tells it beyond doubt.
  if (first === 0xff && second === 0xfe) return { text: strip(new TextDecoder('utf-16le').decode(bytes)) }
  if (first === 0xfe && second === 0xff) return { text: strip(new TextDecoder('utf-16be').decode(bytes)) }
  const wide = wideOf(bytes)
  if (wide !== null) return wideFault(strip(new TextDecoder(wide).decode(bytes)))
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
  if ('text' in decoded) return { text: decoded.text, taken: null }
  const wide = wideOf(bytes)
  if (wide !== null) return { text: strip(new TextDecoder(wide).decode(bytes)), taken: 'UTF-16' }
  return { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), taken: 'Windows-1258 (ANSI)' }
}

/** UTF-16 without its mark: every other byte of Latin letters is zero. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 2000)
  const zeros = (odd: 0 | 1) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length
  const many = head.length / 8
  return zeros(1) > many ? 'utf-16le' : zeros(0) > many ? 'utf-16be' : null
}

function wideFault(text: string): DecodedText {
  const [excerpt = ''] = text.split(/\r?\n/u)
  return { line: 1, column: 1, excerpt, looksLike: 'UTF-16' }
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
      return { line, column, excerpt, looksLike: 'Windows-1258 (ANSI)' }
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
