import { findWords, type Span } from '../understanding/vietnamese/find-words.ts'
import type { Page } from './extraction.ts'
import { pieceOf, readPlace, type LinePlace, type Quad } from './line-place.ts'

/** Where words stand on a page that was read by OCR: one piece for each line that holds some of them. Nothing where no places were kept. */
export function findInScan({ blocks }: Page, words: readonly string[]): Quad[] {
  const texts = blocks.flatMap((block) =>
    block.kind === 'line'
      ? [{ text: block.text, place: block.place ?? '' }]
      : block.rows.flatMap((row, at) => row.map((text, cell) => ({ text, place: block.places?.[at]?.[cell] ?? '' }))),
  )
  if (words.length === 0 || texts.every(({ place }) => place === '')) return []
  const found = findWords(
    texts.map(({ text }) => text),
    words,
  )
  return texts.flatMap(({ text, place }, index) => {
    const spans = found[index] ?? []
    return place === '' || spans.length === 0 ? [] : piecesOf(text.split('\n'), place.split('\n').map(readPlace), spans)
  })
}

function piecesOf(lines: readonly string[], places: readonly (LinePlace | null)[], spans: readonly Span[]): Quad[] {
  // Words left out of a cell took a line break along: which line is which is not known any more.
  if (lines.length !== places.length) return places.flatMap((place) => (place === null ? [] : [place.corners]))
  let start = 0
  return lines.flatMap((line, index) => {
    const from = start
    start += line.length + 1
    const place = places[index] ?? null
    if (place === null) return []
    return spans.map((span) => pieceIn(line, place, [span[0] - from, span[1] - from])).filter((piece) => piece !== null)
  })
}

/** From the first to the last word that a span touches; the whole line where what is kept of it has other words than were read. */
function pieceIn(line: string, { corners, words }: LinePlace, [from, to]: Span): Quad | null {
  if (to <= 0 || from >= line.length) return null
  const texts = [...line.matchAll(/\S+/g)]
  if (texts.length !== words.length) return corners
  const touched = words.filter((_, at) => {
    const { index, 0: text } = texts[at] ?? { index: 0, 0: '' }
    return index < to && index + text.length > from
  })
  if (touched.length === 0) return null
  return pieceOf(corners, Math.min(...touched.map((word) => word[0])), Math.max(...touched.map((word) => word[1])))
}
