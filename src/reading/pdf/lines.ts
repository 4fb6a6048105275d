import { decodeByFont, fontEncoding } from '#src/understanding/vietnamese/legacy-encodings.ts'
import type { Glyph } from './drawing.ts'

/** Letters on one baseline, put together. */
export type TextLine = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly size: number
  readonly bold: boolean
  readonly glyphs: readonly Glyph[]
}

/** Gaps in widths of the font's em, measured on LibreOffice, Word and Chrome: narrower is a letter's own space, wider parts columns. */
const WORD_GAP = 0.17
const COLUMN_GAP = 0.8
/** Typed blanks in a row that are kept; more of them are a way of reaching the next column. */
const MOST_BLANKS = 8

/** Lines from the top down. Wide gaps become tabs, so that columns can still be seen. */
export function toLines(glyphs: readonly Glyph[]): TextLine[] {
  return groupByBaseline(glyphs)
    .map(joinGlyphs)
    .filter((line) => line.text.trim() !== '')
}

function groupByBaseline(glyphs: readonly Glyph[]): Glyph[][] {
  const ordered = glyphs
    .filter((glyph) => glyph.size > 0.5)
    .toSorted((a, b) => a.baseline - b.baseline || a.left - b.left)
  const groups: Group[] = []
  for (const glyph of ordered) {
    const group = lastSharing(groups, glyph)
    if (group === undefined) groups.push({ glyphs: [glyph], baseline: glyph.baseline, size: glyph.size })
    else {
      group.glyphs.push(glyph)
      if (glyph.size > group.size) Object.assign(group, { size: glyph.size, baseline: glyph.baseline })
    }
  }
  return groups.map((group) => group.glyphs.filter((glyph) => !isNoteMark(glyph, group)))
}

/** Of the last three lines, the lowest that the letter sits on. */
function lastSharing(groups: readonly Group[], glyph: Glyph): Group | undefined {
  for (let at = groups.length - 1; at >= 0 && at >= groups.length - 3; at--) {
    const group = groups[at]
    if (group !== undefined && sharesLine(group, glyph)) return group
  }
  return undefined
}

type Group = { glyphs: Glyph[]; baseline: number; size: number }

/** Letters of one size sit on one line; raised or lowered small ones still belong to it. */
function sharesLine(group: Group, glyph: Glyph): boolean {
  const larger = Math.max(group.size, glyph.size)
  const smaller = Math.min(group.size, glyph.size)
  return Math.abs(group.baseline - glyph.baseline) <= (smaller < 0.75 * larger ? 0.45 : 0.3) * larger
}

/** The raised number of a footnote would read as part of the word before it. */
function isNoteMark(glyph: Glyph, group: Group): boolean {
  return /^\d$/.test(glyph.text) && glyph.size < 0.75 * group.size && group.baseline - glyph.baseline > 0.2 * group.size
}

function joinGlyphs(glyphs: readonly Glyph[]): TextLine {
  const ordered = glyphs.toSorted((a, b) => a.left - b.left || rank(a) - rank(b))
  const pieces: { text: string; font: string }[] = []
  const add = (text: string, font: string) => {
    const last = pieces[pieces.length - 1]
    if (last !== undefined && last.font === font) last.text += text
    else pieces.push({ text, font })
  }
  let previous: Glyph | null = null
  let blanks = 0
  let edge = 0
  for (const glyph of ordered) {
    if (previous !== null && isDouble(previous, glyph)) continue
    if (glyph.text.trim() === '') {
      if (previous !== null && (glyph.left + glyph.right) / 2 > edge) {
        blanks++
        edge = glyph.right
      }
      continue
    }
    if (previous !== null) {
      const gap = (glyph.left - edge) / Math.max(1, Math.min(glyph.size, previous.size))
      const mark = isMark(glyph.text)
      if (!mark && gap > COLUMN_GAP) add('\t', previous.font)
      else if (!mark && (blanks > 0 || gap > WORD_GAP))
        add(' '.repeat(Math.max(1, Math.min(blanks, MOST_BLANKS))), previous.font)
    }
    add(glyph.text, glyph.font)
    blanks = 0
    edge = previous === null ? glyph.right : Math.max(edge, glyph.right)
    previous = glyph
  }
  const inked = ordered.filter((glyph) => glyph.text.trim() !== '')
  const size = Math.max(0, ...inked.map((glyph) => glyph.size))
  const baseline = inked[0]?.baseline ?? 0
  return {
    text: decode(pieces),
    left: Math.min(...inked.map((glyph) => glyph.left)),
    right: Math.max(...inked.map((glyph) => glyph.right)),
    top: baseline - size * 0.8,
    bottom: baseline + size * 0.2,
    size,
    glyphs: ordered,
    bold:
      inked.length > 0 &&
      Array.from(new Set(inked.map(({ font }) => font))).every((font) => /bold|black|heavy/i.test(font)),
  }
}

/** Does it begin with a mark that is drawn over the letter before it? No character before U+0300 is one. */
function isMark(text: string): boolean {
  return text.charCodeAt(0) >= 0x300 && /^\p{M}/u.test(text)
}

/** A mark drawn apart from its letter begins where the letter does: the letter comes first. */
function rank(glyph: Glyph): number {
  return isMark(glyph.text) ? 1 : 0
}

/** The same letter drawn twice in nearly one place is how some programs print bold. */
function isDouble(a: Glyph, b: Glyph): boolean {
  return (
    a.text === b.text &&
    b.left - a.left < 0.15 * b.size &&
    b.right - b.left > 0.2 * b.size &&
    Math.abs(a.baseline - b.baseline) < 0.15 * b.size
  )
}

function decode(pieces: readonly { readonly text: string; readonly font: string }[]): string {
  return pieces
    .map(({ text, font }) => {
      const { encoding } = fontEncoding(font)
      if (encoding === 'unicode') return text
      const around = pieces.filter((piece) => fontEncoding(piece.font).encoding === encoding)
      return decodeByFont(text, font.replace(/^[A-Z]{6}\+/, ''), around.map((piece) => piece.text).join(''))
    })
    .join('')
}
