import { remember } from '../remember.ts'

/** Of the words that carry a mark, the share that are Vietnamese syllables: what tells a right decoding from a wrong one. */
export function syllableShare(text: string): { readonly words: number; readonly share: number } {
  let words = 0
  let right = 0
  for (const word of text.toLowerCase().split(NOT_A_LETTER)) {
    if (!HAS_MARK.test(word)) continue
    words++
    if (isSyllable(word)) right++
  }
  return { words, share: words === 0 ? 0 : right / words }
}

/** Signs that TCVN3 letters look like count as letters here: they do stand inside words. */
const NOT_A_LETTER = /[^\p{L}\p{M}\u00a1-\u00bf\u00d7\u00f7]+/u
const HAS_MARK = /[^\0-\u007f]/

/** One syllable: an onset, a nucleus with at most one tone, a coda, as Vietnamese spells them. */
export function isSyllable(word: string): boolean {
  return word.length <= 12 && isSpelt(word)
}

/** A text has few different syllables, each of them many times. */
const isSpelt = remember((word) => {
  const parts = word.toLowerCase().normalize('NFD')
  const tones = parts.match(TONES)?.length ?? 0
  return tones <= 1 && SYLLABLE.test(parts.replaceAll(TONES, '').normalize('NFC'))
})

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

const SYLLABLE =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?(?:iêu|yêu|ươu|oai|oay|oeo|oao|uôi|ươi|uây|uya|uyê|uyu|iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uơ|uy|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?$/
