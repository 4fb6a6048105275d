import { findWords } from '../../understanding/vietnamese/find-words.ts'
import { cleanLines } from '../clean-pages.ts'
import type { Drawing, Glyph } from './drawing.ts'
import { type TextLine, toLines } from './lines.ts'
import { seatMarks } from './seat-marks.ts'

/** A place on a page, in fractions of it. */
export type Place = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/**
 * Where words stand on a page. Its lines are put together as reading does: programs draw letters with marks after those without,
 * and in old encodings the letters drawn are others than those meant.
 */
export function findOnPage({ glyphs, width, height }: Drawing, words: readonly string[]): Place[] {
  const lines = toLines(seatMarks(glyphs))
  const texts = cleanLines(lines.map(({ text }) => text))
  const found = findWords(texts, words)
  return lines.flatMap((line, index) =>
    (found[index] ?? []).flatMap(([from, to]) => {
      const place = placeOf(line, texts[index] ?? '', from, to)
      return place === null ? [] : [inFractions(place, width, height)]
    }),
  )
}

/** Letters of a line's text are its glyphs in order; where an encoding needs more of them, shares of the line's length tell. */
function placeOf({ glyphs, top, bottom, size }: TextLine, text: string, from: number, to: number): Place | null {
  const inked = glyphs.filter((glyph) => glyph.text.trim() !== '').flatMap(lettersOf)
  const all = lettersIn(text)
  const at = (letters: number): number => Math.round((letters / Math.max(1, all)) * inked.length)
  const own = inked.slice(at(lettersIn(text.slice(0, from))), at(lettersIn(text.slice(0, to))))
  if (own.length === 0) return null
  const left = Math.min(...own.map((glyph) => glyph.left))
  const right = Math.max(...own.map((glyph) => glyph.right))
  const pad = size * 0.12
  return { left: left - pad, top: top - 2 * pad, width: right - left + 2 * pad, height: bottom - top + 3 * pad }
}

/** A ligature is several letters in one place. */
function lettersOf(glyph: Glyph): Glyph[] {
  return Array.from({ length: lettersIn(glyph.text) }, () => glyph)
}

function lettersIn(text: string): number {
  return text.normalize('NFC').replace(/\s/gu, '').length
}

function inFractions({ left, top, width, height }: Place, pageWidth: number, pageHeight: number): Place {
  return { left: left / pageWidth, top: top / pageHeight, width: width / pageWidth, height: height / pageHeight }
}
