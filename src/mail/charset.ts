import libmime from 'libmime'

/**
 * Decodes text by its declared charset, mistrusting the declaration where the bytes say otherwise: mailers label UTF-8 as
 * Latin-1 or as ASCII, and send windows-1258 with no label at all. NFC; never throws.
 */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  return decode(bytes, charset).normalize('NFC')
}

/** Decodes unlabelled 8-bit text (a raw header, a file name in an archive): UTF-8 where it is valid, else a Vietnamese or Western code page. */
export function decodeUnlabelled(bytes: Uint8Array): string {
  return (strictUtf8(bytes) ?? decodeEightBit(bytes)).normalize('NFC')
}

/** The windows-1258 reading of the bytes where it makes Vietnamese words, else null. */
export function asVietnamese1258(bytes: Uint8Array): string | null {
  const text = cp1258.decode(bytes).normalize('NFC')
  return LONE_TONE.test(text) || !VIETNAMESE.test(text) ? null : text
}

export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const lossyUtf8 = new TextDecoder('utf-8')
const cp1258 = new TextDecoder('windows-1258')
const cp1252 = new TextDecoder('windows-1252')

/** After NFC a tone mark that still stands alone means that the letters were not Vietnamese. */
const LONE_TONE = /[\u0300\u0301\u0303\u0309\u0323]/u
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu

/** Charsets whose text is read as UTF-8 wherever that is possible. UTF-7 is refused: it hides markup. */
const UTF8_FIRST =
  /^(?:|utf-?8|(?:us-)?ascii|ansi.*|iso-?8859-1|latin-?1|windows-1252|cp-?1252|unknown.*|x-unknown|default|none|7bit|8bit|binary|utf-?7.*|unicode-1-1-utf-7)$/

function decode(bytes: Uint8Array, charset: string | null): string {
  const label = (charset ?? '').trim().toLowerCase()
  if (!UTF8_FIRST.test(label)) return decodeLabelled(bytes, label)
  const text = strictUtf8(bytes)
  if (text !== null) return text
  if (!/^(?:iso|latin|windows|cp)/.test(label) && mostlyUtf8(bytes)) return lossyUtf8.decode(bytes)
  return decodeEightBit(bytes)
}

function decodeLabelled(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    // Not a web charset (viscii, tcvn, old Japanese ones): libmime's tables know some more.
    return libmimeDecode(bytes, label)
  }
}

function libmimeDecode(bytes: Uint8Array, label: string): string {
  if (!/^[\w.:-]{1,40}$/.test(label)) return decodeUnlabelled(bytes)
  const text = libmime.decodeWord(label, 'B', Buffer.from(bytes).toString('base64'))
  return text.includes('\u{fffd}') ? decodeUnlabelled(bytes) : text
}

function decodeEightBit(bytes: Uint8Array): string {
  return asVietnamese1258(bytes) ?? cp1252.decode(bytes)
}

/** A UTF-8 text with some broken characters (cut in the middle of one) is still UTF-8. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = lossyUtf8.decode(bytes)
  let broken = 0
  let good = 0
  for (const character of text) {
    if (character === '\u{fffd}') broken++
    else if (character > '\u{7f}') good++
  }
  return broken * 10 <= good
}
