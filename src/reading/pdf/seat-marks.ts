import type { Glyph } from './drawing.ts'

/** How far from its letter a mark may be drawn, in heights of the font: to the left of the letter's edges, to the right, up or down. */
const LEFT = 0.15
const RIGHT = 0.35
const RISE = 0.4

/**
 * Programs that keep text decomposed draw a letter's marks by themselves right after it, where its width ends: at the very place where
 * the next letter, or the blank, begins. So the order of drawing says whose mark it is, the place does not. Marks become part of their letter.
 */
export function seatMarks(glyphs: readonly Glyph[]): Glyph[] {
  const seated: Glyph[] = []
  for (const glyph of glyphs) {
    const letter = seated.at(-1)
    if (letter === undefined || !MARKS.test(glyph.text) || !isOver(glyph, letter)) seated.push(glyph)
    // Bold is printed twice by some programs, mark by mark.
    else if (!letter.text.normalize('NFD').includes(glyph.text))
      seated[seated.length - 1] = { ...letter, text: inOrder(letter.text + glyph.text) }
  }
  return seated
}

/** Circumflex, breve, horn and the five tones: what Vietnamese sets over, under and beside its vowels. */
const MARKS = /^[\u0300-\u0303\u0306\u0309\u031B\u0323]+$/u
const VOWEL = /[aeiouy]\p{M}*$/iu

function isOver(mark: Glyph, letter: Glyph): boolean {
  const { size } = letter
  return (
    VOWEL.test(letter.text.normalize('NFD')) &&
    Math.abs(mark.size - size) < 0.1 * size &&
    Math.abs(mark.baseline - letter.baseline) <= RISE * size &&
    mark.left >= letter.left - LEFT * size &&
    mark.left <= letter.right + RIGHT * size
  )
}

/** A tone drawn before the circumflex or breve would keep the two from being one letter. */
function inOrder(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([\u0300\u0301\u0303\u0309])([\u0302\u0306])/gu, '$2$1')
    .normalize('NFC')
}
