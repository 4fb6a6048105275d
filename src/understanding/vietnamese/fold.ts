import { remember } from '../remember.ts'
import { reseatMarks } from './strayed-marks.ts'

/**
 * Text for finding phrases whatever way they were typed: lower case, no marks at all (đ is d), look-alikes mapped, every kind of
 * space one space, dashes and quotes of one kind. "Tờ  Trình", "TỜ TRÌNH", "tê̂ trình" in NFD and "TO TRINH" give "to trinh".
 * For names use foldName: this folds so hard that different people meet.
 */
export function foldText(text: string): string {
  return stripMarks(tidy(text).toLowerCase()).replace(/\s+/g, ' ').trim()
}

/**
 * A name for comparison, marks kept: lower case, NFC, look-alikes mapped, the tone mark at one place of its syllable (hoà = hòa),
 * punctuation between words off. Two people whose names differ by a tone stay apart.
 */
export function foldName(name: string): string {
  return foldedName(name)
}

const foldedName = remember((name) =>
  tidy(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(placeTone)
    .join(' '),
)

/** NFC, look-alikes mapped, dashes, quotes and spaces of one kind, invisible characters off; case and line breaks kept. */
export function tidy(text: string): string {
  const composed = reseatMarks(text.normalize('NFC'))
  if (!UNTIDY.test(composed)) return composed
  return composed
    .replace(LOOK_ALIKE, (c) => LOOK_ALIKES[c] ?? c)
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\uF02D]/g, '-')
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
}

/** Whatever tidy changes: most lines hold none of it, and one look costs less than five replacements. */
const UNTIDY =
  /[ÐðƉƢƣ\u00A0\u00AB\u00AD\u00BB\u2000-\u2015\u2018\u2019\u201C-\u201E\u202F\u2060\u2212\u3000\uF02D\uFEFF]/

/** Off with every mark, đ to d; case kept. NFD alone would leave the đ. */
export function stripMarks(text: string): string {
  let bare = ''
  let done = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    bare += text.slice(done, at) + bareOf(character)
    at += character.length - 1
    done = at + 1
  }
  return done === 0 ? text : bare + text.slice(done)
}

/** Marks come off each character by itself, so each of the few hundred of them is taken apart once. */
function bareOf(character: string): string {
  const known = bareCharacters.get(character)
  if (known !== undefined) return known
  const bare = character
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
  if (bareCharacters.size < MOST_CHARACTERS) bareCharacters.set(character, bare)
  return bare
}

const bareCharacters = new Map<string, string>()
/** Vietnamese has 134 letters with marks; a text of other scripts must not fill the memory. */
const MOST_CHARACTERS = 4_096

/** Icelandic eth and African D come from code page round trips, oi (ƣ) from PDFs of certain fonts; Vietnamese has neither. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', Ƣ: 'Ư', ƣ: 'ư' }
const LOOK_ALIKE = /[ÐðƉƢƣ]/g

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const VOWEL = /[aăâeêioôơuưy]/

/**
 * The tone mark belongs to the syllable; which vowel carries it is a matter of style (hòa, hoà). The traditional place: a vowel that
 * has a mark of its own, else the last but one of an open syllable. `qu` and `gi` count as consonants.
 */
const placeTone = remember((syllable) => {
  const decomposed = syllable.normalize('NFD')
  const tone = decomposed.match(TONES)?.[0]
  if (tone === undefined) return syllable
  const letters = Array.from(decomposed.replace(TONES, '').normalize('NFC'))
  const at = toneSeat(letters)
  if (at < 0) return syllable
  return letters.map((letter, i) => (i === at ? (letter + tone).normalize('NFC') : letter)).join('')
})

function toneSeat(letters: readonly string[]): number {
  let first = letters.findIndex((letter) => VOWEL.test(letter))
  if (first < 0) return -1
  const glide =
    (letters[first - 1] === 'q' && letters[first] === 'u') || (letters[first - 1] === 'g' && letters[first] === 'i')
  if (glide && VOWEL.test(letters[first + 1] ?? '')) first++
  let last = first
  while (VOWEL.test(letters[last + 1] ?? '')) last++
  for (let i = last; i >= first; i--) if (/[ăâêôơư]/.test(letters[i] ?? '')) return i
  const closed = last < letters.length - 1
  if (last === first) return first
  if (closed) return last
  return last - first >= 2 ? first + 1 : first
}
