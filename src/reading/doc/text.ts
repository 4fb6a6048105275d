import { PLACES, viewOf, type FileInformation } from './file-information.ts'

/** The characters of all texts of a file in their order, and where each lies in the WordDocument stream. */
export type DocText = { readonly text: string; readonly placeOf: (position: number) => number }

type Piece = { readonly first: number; readonly after: number; readonly place: number; readonly width: 1 | 2 }

/** By the piece table (MS-DOC 2.9.38): Word saves what was typed last at the end of the file. */
export function readDocText(main: Uint8Array, table: Uint8Array, info: FileInformation): DocText {
  const pieces = readPieces(table, info)
  let text = ''
  for (const { first, after, place, width } of pieces) {
    const bytes = main.subarray(place, place + (after - first) * width)
    const found = new TextDecoder(width === 2 ? 'utf-16le' : 'windows-1252', { ignoreBOM: true }).decode(bytes)
    text += found.slice(0, after - first).padEnd(after - first, '\0')
  }
  let last = 0
  return {
    text,
    placeOf: (position) => {
      if (!contains(pieces[last], position)) last = pieces.findIndex((piece) => contains(piece, position))
      const piece = pieces[last]
      if (last < 0) last = 0
      return piece === undefined ? -1 : piece.place + (position - piece.first) * piece.width
    },
  }
}

function contains(piece: Piece | undefined, position: number): boolean {
  return piece !== undefined && piece.first <= position && position < piece.after
}

function readPieces(table: Uint8Array, info: FileInformation): Piece[] {
  const { at: start, length } = info.place(PLACES.pieces)
  const view = viewOf(table)
  let at = start
  while (at + 5 <= Math.min(table.length, start + length) && table[at] === 1) at += 3 + view.getUint16(at + 1, true)
  if (table[at] !== 2) throw new Error('no piece table')
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12)
  const pieces: Piece[] = []
  for (let i = 0; i < count && at + 5 + (count + 1) * 4 + i * 8 + 6 <= table.length; i++) {
    const first = view.getUint32(at + 5 + i * 4, true)
    const after = view.getUint32(at + 9 + i * 4, true)
    const where = view.getUint32(at + 5 + (count + 1) * 4 + i * 8 + 2, true)
    const narrow = (where & 0x40000000) !== 0
    const place = where & 0x3fffffff
    if (after < first || after > MOST_CHARACTERS) throw new Error('a damaged piece table')
    pieces.push({ first, after, place: narrow ? place / 2 : place, width: narrow ? 1 : 2 })
  }
  return pieces
}

/** A letter of two thousand pages. */
const MOST_CHARACTERS = 10_000_000
