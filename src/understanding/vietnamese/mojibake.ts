/**
 * Mends UTF-8 that was read as cp1252 ("CÃ´ng Ä‘oÃ n"), sequence by sequence, so that a lost byte spoils one letter only.
 * Null where the text is not so damaged.
 */
export function repairMojibake(text: string): string | null {
  const signs = text.match(MOJIBAKE)?.length ?? 0
  if (signs === 0) return null
  let out = ''
  let mended = 0
  for (let at = 0; at < text.length;) {
    const letter = letterAt(text, at)
    if (letter === null) {
      out += text.charAt(at)
      at++
    } else {
      out += letter.text
      at += letter.length
      mended++
    }
  }
  return mended < signs / 2 || !/[\u00c0-\u1ef9]/.test(out) ? null : out.normalize('NFC')
}

/** Beginnings of two- and three-byte letters of Vietnamese as cp1252 shows them. */
const MOJIBAKE = /Ã[\u0080-\u00bf\u0152-\u2122]|á[º»]|Ä[\u0080-\u0091‘’“\u0192\u201a]|Æ[°¡¯\u00a0]|Å[\u00a8\u00a9]|â€/g

function letterAt(text: string, at: number): { readonly text: string; readonly length: number } | null {
  const first = byteOf(text.charCodeAt(at))
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
  if (length === 0) return null
  // A no-break space, second byte of "à", is often a plain one by now.
  if (first === 0xc3 && text.charAt(at + 1) === ' ') return { text: 'à', length: 2 }
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) {
    const byte = at + i < text.length ? byteOf(text.charCodeAt(at + i)) : 0
    if (i > 0 && (byte < 0x80 || byte > 0xbf)) return null
    bytes[i] = byte
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), length }
  } catch {
    return null
  }
}

/** The byte that cp1252 shows as this character; 0 for a character it has not. */
function byteOf(code: number): number {
  return code < 0x100 ? code : (HIGH.get(code) ?? 0)
}

const HIGH = new Map(
  Array.from(
    new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i)),
    (character, i) => [character.charCodeAt(0), 0x80 + i],
  ),
)
