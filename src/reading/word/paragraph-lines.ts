import { decodeByFont, fontEncoding } from '#src/understanding/vietnamese/legacy-encodings.ts'
import type { Line } from '../extraction.ts'

/** A run of a word processor: text in one font and look. */
export type Piece = {
  readonly text: string
  readonly font: string | null
  readonly bold: boolean
  readonly caps: boolean
}

/** A paragraph's runs as its lines: one, and one more for each line break typed into it. */
export function toLines(pieces: readonly Piece[], centred: boolean, inTable: boolean): Line[] {
  const decoded = decodePieces(pieces)
  const words = decoded.filter((piece) => piece.text.trim() !== '')
  const bold = words.length > 0 && words.every((piece) => piece.bold)
  const shout = !inTable && words.length > 0 && words.every((piece) => piece.caps)
  const whole = decoded.map((piece) => piece.text).join('')
  const text = shout ? whole.toLocaleUpperCase('vi') : whole
  if (text === '') return []
  return text.split('\n').map((line) => ({
    kind: 'line',
    text: line,
    bold,
    centred,
  }))
}

/** Each run by its font; what else the paragraph holds in fonts of that encoding tells whether the letters agree. */
function decodePieces(pieces: readonly Piece[]): Piece[] {
  if (pieces.every((piece) => fontEncoding(piece.font).encoding === 'unicode')) return [...pieces]
  const around = (encoding: string) =>
    pieces
      .filter((piece) => fontEncoding(piece.font).encoding === encoding)
      .map((piece) => piece.text)
      .join('')
  return pieces.map((piece) => ({
    ...piece,
    text: decodeByFont(piece.text, piece.font, around(fontEncoding(piece.font).encoding)),
  }))
}
