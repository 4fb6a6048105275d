import { countOf, KIND } from '#src/understanding/vietnamese/letter-kinds.ts'
import { isSyllable } from '#src/understanding/vietnamese/syllable.ts'

/** Letters below which nothing can be said. */
const FEWEST_LETTERS = 40
/** Vietnamese has a mark on 25 to 35 of 100 letters; text read by a scanner without Vietnamese keeps a few. */
const MARKED = 0.06
/** Names of firms, abbreviations and numbers make up a tenth of an office's words; a wrong reading loses a third at least. */
const SYLLABLES = 0.65
const STRANGE = 0.03

/**
 * Is the text of a PDF page what the page says? False for what scanners lay under a page when they know no Vietnamese ("CONG HOA XA
 * HOI CHU NGHIA VI^T NAM"), and for fonts whose letters mean nothing outside the file. Ask it of decoded text (TCVN3 and VNI turned
 * into Unicode), and only where a picture of the page can be read instead: a text typed without marks is unsound to it too.
 */
export function isSoundText(text: string): boolean {
  const letters = countOf(text, KIND.letter)
  const strange = text.replaceAll(/\s/g, '').match(/[\ufffd\ue000-\uf8ff\p{Cc}]/gu)?.length ?? 0
  if (strange > STRANGE * (letters + strange)) return false
  if (letters < FEWEST_LETTERS) return true
  const marked = text.normalize('NFC').match(/[\u00c0-\u024f\u1ea0-\u1ef9]/g)?.length ?? 0
  if (marked < MARKED * letters) return false
  if ((text.normalize('NFC').match(FOREIGN)?.length ?? 0) > 0.01 * letters) return false
  const words = text.match(/\p{L}[\p{L}\p{M}^~'’`]*/gu)?.filter((word) => word.length >= 2) ?? []
  const right = words.filter((word) => isSyllable(word) || /^\p{Lu}{2,6}$/u.test(word)).length
  return right >= SYLLABLES * words.length && hasTones(words)
}

/** Words below which a text is too short to be called a cipher, and the share of its words that are formed as words are. */
const FEWEST_WORDS = 12
const FEWEST_SIGNS = 15
const FORMED = 0.5
const SPELLED = 0.2

/**
 * Do the letters mean nothing? Fonts whose table of letters was lost give signs and digits inside words ("7Ӡ 75Î1+"), or letters that
 * spell nothing in Vietnamese (marks aside) and do not read as English either.
 */
export function isCipher(text: string): boolean {
  // Dots and dashes are places left to fill in.
  const written = text.replaceAll(/[\s.…_\-–—]/g, '')
  const plain = written.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0
  if (written.length >= FEWEST_SIGNS && plain < FORMED * written.length) return true
  const words = text
    .slice(0, 20_000)
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word.length >= 2 && !/^[\d.,/:%()\-–—…_*+=]+$/.test(word))
  if (words.length < FEWEST_WORDS) return false
  const formed = words.filter((word) => WORD.test(word))
  if (formed.length < FORMED * words.length) return true
  const bare = formed.flatMap((word) => word.match(/\p{L}+/gu) ?? []).filter((word) => word.length >= 2)
  const spelled = bare.filter((word) => isSyllable(word) || /^\p{Lu}{2,6}$/u.test(word)).length
  const english = bare.filter((word) => ENGLISH.test(word)).length
  return spelled < SPELLED * bare.length && english < 0.05 * bare.length
}

/** Letters, with what joins them, between brackets, quotes and stops. */
const WORD =
  /^[^\p{L}\p{N}]{0,4}(?:\p{N}{1,6}[./)-]?)?[\p{L}\p{M}]+(?:[-/'’&.@_:,\p{N}]{1,6}[\p{L}\p{M}]+){0,8}[^\p{L}]{0,6}$/u
const ENGLISH = /^(?:the|of|and|to|in|for|is|on|with|by|that|this|be|as|are|at|or|from|de|la|le|et|der|und|die)$/i

/** Letters with marks that Vietnamese doesn't have: what a scanner set to another language makes of its marks. */
const FOREIGN = /[ÄÅÆÇËÎÏÑÖØÛÜßäåæçëîïñöøûüÿœŒāēīōšžłńęąğ]/g

/** A syllable that ends in p, t, c or ch is spoken in one of two tones, so it always carries one of two marks. */
function hasTones(words: readonly string[]): boolean {
  const closed = words.filter((word) => /(?:[ptc]|ch)$/i.test(word) && isSyllable(word) && !/^\p{Lu}{2,4}$/u.test(word))
  const toned = closed.filter((word) => /[\u0301\u0323]/.test(word.normalize('NFD')))
  return closed.length < 5 || toned.length >= 0.5 * closed.length
}
