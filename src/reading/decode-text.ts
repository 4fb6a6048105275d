/**
 * Bytes of a text file as text: BOM, UTF-8, UTF-16 without BOM, else one of the eight-bit encodings that Vietnamese texts are
 * found in. TCVN3 and VNI bytes come back as the cp1252 characters they look like: legacy-encodings.ts decodes them by line.
 * Null where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = byteOrderMark(bytes) ?? guessUtf16(bytes)
  if (encoding !== null) return plausible(new TextDecoder(encoding).decode(bytes))
  const utf8 = tryUtf8(bytes)
  if (utf8 !== null) return plausible(utf8)
  return plausible(decodeEightBit(bytes))
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  return null
}

/** Latin text in UTF-16 has a zero in every second byte; Vietnamese has it in about half of them. */
function guessUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096)
  let even = 0
  let odd = 0
  for (let i = 0; i + 1 < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = Math.floor(length / 2)
  if (pairs < 4) return null
  if (odd > pairs * 0.4 && even < pairs * 0.02) return 'utf-16le'
  if (even > pairs * 0.4 && odd < pairs * 0.02) return 'utf-16be'
  return null
}

/** UTF-8, where it is; a character cut in two at the very end is forgiven, since texts are cut. */
function tryUtf8(bytes: Uint8Array): string | null {
  for (let cut = 0; cut <= 3 && cut < bytes.length; cut++) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
    } catch {
      continue
    }
  }
  return null
}

/** cp1258 where its combining tones stand after vowels, as they do in Vietnamese; else cp1252. */
function decodeEightBit(bytes: Uint8Array): string {
  const vietnamese = new TextDecoder('windows-1258').decode(bytes)
  const tones = vietnamese.match(/\p{L}[\u0300\u0301\u0303\u0309\u0323]/gu)?.length ?? 0
  const strays = vietnamese.match(/(?:^|[^\p{L}])[\u0300\u0301\u0303\u0309\u0323]/gu)?.length ?? 0
  const hats = vietnamese.match(/[ăâđêôơư]/giu)?.length ?? 0
  const codas =
    vietnamese.match(
      /[aeiouyăâêôơư][\u0300\u0301\u0303\u0309\u0323]?(?![\u0300-\u036f])(?:[cmnpt]|ng|nh|ch|\s|[,.;:!?)]|$)/giu,
    )?.length ?? 0
  const letters = vietnamese.match(/\p{L}/gu)?.length ?? 0
  if (tones > 0 && hats > 0 && strays === 0 && tones > letters * 0.02 && codas > 0) return vietnamese
  return new TextDecoder('windows-1252').decode(bytes)
}

/** A text has few control characters and no zeros: a line in two hundred characters may hold one. */
function plausible(text: string): string | null {
  let controls = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0 || code === 0xfffd) controls += 4
    else if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) controls++
  }
  return controls > 2 + text.length / 200 ? null : text.replace(/^\ufeff/, '')
}
