import { fromTcvn3, fromVni } from './legacy-tables.ts'
import { repairMojibake } from './mojibake.ts'
import { syllableShare } from './syllable.ts'

/**
 * Text as Unicode NFC, whatever it was typed in: TCVN3 (ABC) and VNI seen as cp1252, UTF-8 seen as cp1252, look-alike letters.
 * `context` is what the rest of the document is in: it settles lines too short to tell.
 */
export function cleanText(text: string, context: Encoding | null = null): string {
  return tidy(decodeLegacy(text, context))
}

export type Encoding = 'unicode' | 'tcvn3' | 'vni'

/** Decodes what is surely, or by its context likely, TCVN3 or VNI; any other text comes back in NFC with UTF-8 read as cp1252 mended. */
function decodeLegacy(text: string, context: Encoding | null = null): string {
  if (isAscii(text)) return text
  const whole = text.normalize('NFC')
  if (HAS_VIETNAMESE.test(whole)) return whole
  const mended = repairMojibake(whole)
  if (mended !== null) return mended
  const encoding = detectEncoding(whole) ?? (context !== null && looksLike(whole, context) ? context : 'unicode')
  return decodeAs(whole, encoding)
}

/** Letters that only Unicode text has: one of them, and no decoder may touch the text. */
const HAS_VIETNAMESE = /[ăđơưĂĐƠƯ\u01a1-\u01a3\u1ea0-\u1ef9]/

/** Share of words that must be Vietnamese syllables once decoded, and how much better than undecoded (measured on plan 63, re-encoded). */
const SURE_SHARE = 0.8
const BETTER_BY = 0.3
/** Words with marks from which a share means something. */
const ENOUGH_WORDS = 3

/** By the words alone; null where there are too few to tell. */
export function detectEncoding(text: string): Encoding | null {
  const raw = syllableShare(text)
  if (raw.words === 0) return null
  const tcvn3 = syllableShare(fromTcvn3(text)).share
  const vni = syllableShare(fromVni(text)).share
  const [best, share] = vni > tcvn3 ? (['vni', vni] as const) : (['tcvn3', tcvn3] as const)
  const marked = best === 'tcvn3' ? countTcvn3Marks(text) : countVniMarks(text)
  if (share >= SURE_SHARE && share >= raw.share + BETTER_BY) {
    if (raw.words >= ENOUGH_WORDS) return best
    return marked > 0 && Math.min(tcvn3, vni) < share ? best : null
  }
  return raw.words >= ENOUGH_WORDS && raw.share >= share ? 'unicode' : null
}

/** A line too short to tell, in a document that is known: decoded where that makes no word worse. */
function looksLike(text: string, encoding: Encoding): boolean {
  const decoded = decodeAs(text, encoding)
  return decoded !== text && syllableShare(decoded).share >= syllableShare(text).share
}

function decodeAs(text: string, encoding: Encoding): string {
  switch (encoding) {
    case 'tcvn3':
      return raiseCapitals(fromTcvn3(text))
    case 'vni':
      return fromVni(text)
    case 'unicode':
      return text
    default:
      return encoding satisfies never
  }
}

/**
 * TCVN3 has no toned capitals: "QUËN" is QUẬN set in a capitals' font. Where a line, or else a word of two capitals and more,
 * has no small ASCII letter, its marked letters are capitals too.
 */
function raiseCapitals(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (!/[a-z]/.test(line) && /[A-Z].*[A-Z]/.test(line)) return line.toLocaleUpperCase('vi')
      return line.replaceAll(/[^\s\p{P}]+/gu, (word) =>
        !/[a-z]/.test(word) && /[A-Z].*[A-Z]/.test(word) ? word.toLocaleUpperCase('vi') : word,
      )
    })
    .join('\n')
}

/** Signs that TCVN3 letters look like, beside a letter: they stand alone in every other text. */
function countTcvn3Marks(text: string): number {
  return (text.match(TCVN3_MARK) ?? []).length
}

const TCVN3_MARK =
  /[a-z\u00df-\u00fe][\u00a1-\u00af\u00b5-\u00b9\u00bb-\u00be]|[\u00a1-\u00af\u00b5-\u00b9\u00bb-\u00be×Þ][a-z\u00c6-\u00fe]/gi

function countVniMarks(text: string): number {
  return (
    text.match(
      /[aeouyôö][\u00c0-\u00c5\u00c8-\u00cb\u00cf\u00d5\u00d8-\u00dc\u00e0-\u00e5\u00e8-\u00eb\u00ef\u00f5\u00f8-\u00fc]/gi,
    ) ?? []
  ).length
}

/** What a font's name says of its letters: '.VnTime' and 'VNI-Times' are encodings, '.VnTimeH' shows small letters as capitals. */
export function fontEncoding(font: string | null): { readonly encoding: Encoding; readonly capitals: boolean } {
  const name = (font ?? '').trim().replace(/^[A-Z]{6}\+/, '')
  if (/^\.?vn(?!i[-_ ])[a-z]/i.test(name) && name.startsWith('.')) {
    return { encoding: 'tcvn3', capitals: /H(?:[-, ]|$)/.test(name) }
  }
  return /^vni[-_ ]/i.test(name) ? { encoding: 'vni', capitals: false } : { encoding: 'unicode', capitals: false }
}

/**
 * One run in a font that names an encoding. Someone may have changed only the font of Unicode text,
 * so the characters must agree: `around` is the text that the run stands in, all in that font.
 */
export function decodeByFont(text: string, font: string | null, around: string = text): string {
  const { encoding, capitals } = fontEncoding(font)
  if (encoding === 'unicode') return text
  const composed = around.normalize('NFC')
  if (HAS_VIETNAMESE.test(composed)) return text
  const decoded = isPlainLatin(composed) && contradicts(composed, encoding) ? text : decodeAs(text, encoding)
  return capitals ? decoded.toLocaleUpperCase('vi') : decoded
}

/** True where the text as it stands is good Vietnamese and decoding would spoil it. */
function contradicts(text: string, encoding: Encoding): boolean {
  const raw = syllableShare(text)
  return raw.words >= ENOUGH_WORDS && raw.share > syllableShare(decodeAs(text, encoding)).share + BETTER_BY
}

function isPlainLatin(text: string): boolean {
  return /[\u00c0-\u00ff]/.test(text)
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(text)
}

const TIDY = /[^\x20-\x7e\u00e0-\u00ff\u1ea0-\u1ef9]/

/** Spaces, look-alikes, ligatures, invisible characters; NFC last. Tabs and line breaks stay. */
function tidy(text: string): string {
  if (!TIDY.test(text)) return text.trimEnd()
  return (
    text
      .replaceAll(/[\uf020-\uf07e]{2,}/g, (run) =>
        Array.from(run, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xf000)).join(''),
      )
      .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      .replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe]/g, '')
      .replaceAll(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
      .replaceAll(/[\u2010\u2011\u2212]/g, '-')
      .replaceAll(/[\uf0b7\uf0a7\uf02d\uf0d8\uf076\uf0fc]/g, '-')
      .replaceAll(/\u01a3/g, 'ư')
      .replaceAll(/\u01a2/g, 'Ư')
      .replaceAll(/[\u00d0\u0189]/g, 'Đ')
      .replaceAll(/[\u00f0\u0256]/g, 'đ')
      .replaceAll(
        /(c[ộo]ng h)õ(?=a x)/gi,
        (_, before: string) => `${before}${before === before.toUpperCase() ? 'Ò' : 'ò'}`,
      )
      .replaceAll(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]/g, '')
      .normalize('NFC')
      .trimEnd()
  )
}
