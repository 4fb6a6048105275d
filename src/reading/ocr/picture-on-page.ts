import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { apply, IDENTITY, multiply, toMatrix } from '../pdf/matrix.ts'
import type { Matrix } from '../pdf/matrix.ts'
import type { WayBack } from './ways-back.ts'

/** Bytes of a page's drawing that are followed: a scan is drawn in a hundred, the words laid under it take some ten thousand. */
const MOST_BYTES = 500_000
const FORM_DEPTH = 4

/**
 * From shares of a picture to shares of the page that shows it, as people see it: scanners leave margins, turn, and mirror.
 * Null where the page does not show it exactly once, or is drawn in a way that is not understood.
 */
export function pictureOnPage(page: PDFPage, picture: PDFRawStream): WayBack | null {
  const search: Search = { picture, places: [], left: MOST_BYTES }
  try {
    follow(search, page.node.Contents(), page.node.Resources(), IDENTITY, FORM_DEPTH)
  } catch {
    return null
  }
  const [place] = search.places
  if (place === undefined || search.places.length > 1 || search.left < 0) return null
  const shown = shownBox(page)
  const quarter = ((page.getRotation().angle % 360) + 360) % 360
  return (across, down) => {
    const [x, y] = apply(place, across, 1 - down)
    return turned((x - shown.left) / shown.width, (shown.top - y) / shown.height, quarter)
  }
}

/** The part of the page that viewers show, in points from below. */
function shownBox(page: PDFPage): { left: number; top: number; width: number; height: number } {
  const [media, crop] = [page.getMediaBox(), page.getCropBox()]
  const left = Math.max(media.x, crop.x)
  const bottom = Math.max(media.y, crop.y)
  const top = Math.min(media.y + media.height, crop.y + crop.height)
  return { left, top, width: Math.min(media.x + media.width, crop.x + crop.width) - left, height: top - bottom }
}

function turned(x: number, y: number, quarter: number): readonly [number, number] {
  if (quarter === 90) return [1 - y, x]
  if (quarter === 180) return [1 - x, 1 - y]
  return quarter === 270 ? [y, 1 - x] : [x, y]
}

type Search = { readonly picture: PDFRawStream; readonly places: Matrix[]; left: number }

/** Follows the few operators that move pictures (ISO 32000-1, 8.4.4 and 8.10) and notes where the wanted one is shown. */
function follow(
  search: Search,
  contents: PDFObject | undefined,
  resources: PDFDict | undefined,
  from: Matrix,
  depth: number,
): void {
  const objects = resources?.lookup(PDFName.of('XObject'))
  if (!(objects instanceof PDFDict) || depth === 0 || search.left < 0) return
  const saved: Matrix[] = []
  let now = from
  for (const { operator, operands } of operationsOf(textOf(contents, search))) {
    if (operator === 'q') saved.push(now)
    else if (operator === 'Q') now = saved.pop() ?? from
    else if (operator === 'cm') now = multiply(now, toMatrix(operands.slice(-6).map(Number)))
    else if (operator === 'Do') {
      const object = objects.lookup(PDFName.of((operands.at(-1) ?? '').slice(1)))
      if (object === search.picture) search.places.push(now)
      else if (object instanceof PDFRawStream && object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form')) {
        const inner = object.dict.lookup(PDFName.of('Resources'))
        const own = matrixOf(object.dict.lookup(PDFName.of('Matrix')))
        follow(search, object, inner instanceof PDFDict ? inner : resources, multiply(now, own), depth - 1)
      }
    }
  }
}

/** What matters of a drawing: the beginning of a string, a comment, a name, a number or an operator. Looked for in one go: a PDF can be hostile. */
const PIECE = /\(|%[^\r\n]*|\/?[^\s/[\]<>()%]+/g

function* operationsOf(
  content: string,
): Generator<{ readonly operator: string; readonly operands: readonly string[] }> {
  const pieces = new RegExp(PIECE)
  let operands: string[] = []
  for (let found = pieces.exec(content); found !== null; found = pieces.exec(content)) {
    const [piece] = found
    if (piece === '(') pieces.lastIndex = endOfString(content, pieces.lastIndex)
    else if (/^[A-Za-z'"]/.test(piece)) {
      yield { operator: piece, operands }
      operands = []
      // The bytes of a picture that lies in the drawing itself are no operators.
      const end = piece === 'ID' ? content.indexOf('EI', pieces.lastIndex) : 0
      if (end < 0) return
      if (end > 0) pieces.lastIndex = end + 2
    } else if (operands.length < MOST_OPERANDS && !piece.startsWith('%')) operands.push(piece)
  }
}

const MOST_OPERANDS = 100

/** Behind a string that began before `at`: brackets in it are balanced or escaped (ISO 32000-1, 7.3.4.2). */
function endOfString(content: string, from: number): number {
  let depth = 1
  let at = from
  for (; depth > 0 && at < content.length; at++) {
    const character = content.charAt(at)
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (character === ')') depth--
  }
  return at
}

/** The pieces of a drawing as one; every one that is looked at is taken off what may be looked at. */
function textOf(contents: PDFObject | undefined, search: Search): string {
  const pieces = contents instanceof PDFArray ? contents.asArray().map((_, at) => contents.lookup(at)) : [contents]
  const texts = pieces.map((piece) => {
    if (!(piece instanceof PDFRawStream) || search.left <= 0) return ''
    const text = Buffer.from(decodePDFRawStream(piece).getBytes(search.left + 1)).toString('latin1')
    search.left -= text.length
    return text
  })
  return texts.join('\n')
}

function matrixOf(value: PDFObject | undefined): Matrix {
  if (!(value instanceof PDFArray)) return IDENTITY
  const numbers = value.asArray().map((_, at) => value.lookup(at))
  return toMatrix(numbers.map((one) => (one instanceof PDFNumber ? one.asNumber() : 0)))
}
