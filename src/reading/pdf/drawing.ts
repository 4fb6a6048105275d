import type { PdfPage } from './document.ts'
import { OPS } from './document.ts'
import { apply, IDENTITY, multiply, numbersOf, toMatrix, type Matrix } from './matrix.ts'

/** A letter (or ligature) where it stands: points from the top left of the upright page. */
export type Glyph = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  /** Height of the font as shown, in points. */
  readonly size: number
  readonly font: string
  /** Drawn with rendering mode 3: the layer that scanners lay under a picture. */
  readonly invisible: boolean
}

/** A straight piece of a ruling: level where `top` equals `bottom`, upright where `left` equals `right`. */
export type Rule = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

export type Drawing = {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
}

/** Thickness in points up to which a filled box is a line. */
const THICKEST = 3
/** Shortest piece of a ruling, in points. */
const SHORTEST = 4
/** Letters and rulings of one page at most: a page full of small print has ten thousand. */
const MOST_GLYPHS = 60_000
const MOST_RULES = 20_000

/** Follows a page's drawing operations (ISO 32000-1, 9.4 and 8.5) and notes where letters and lines come to stand. */
export async function readDrawing(page: PdfPage): Promise<Drawing> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const viewport = page.getViewport({ scale: 1 })
  const pen = new Pen(page, toMatrix(viewport.transform))
  for (let i = 0; i < fnArray.length; i++) pen.take(fnArray[i] ?? -1, argsArray[i] ?? [])
  return { width: viewport.width, height: viewport.height, glyphs: pen.glyphs, rules: pen.rules }
}

type State = {
  readonly ctm: Matrix
  readonly font: string
  readonly fontScale: number
  readonly size: number
  readonly charSpacing: number
  readonly wordSpacing: number
  readonly hScale: number
  readonly leading: number
  readonly rise: number
  readonly mode: number
}

class Pen {
  readonly glyphs: Glyph[] = []
  readonly rules: Rule[] = []
  readonly #page: PdfPage
  readonly #ground: Matrix
  readonly #names = new Map<string, { readonly name: string; readonly scale: number }>()
  #state: State
  #saved: State[] = []
  #annotation: State[][] = []
  #text: Matrix = IDENTITY
  #lineX = 0
  #lineY = 0
  #x = 0
  #y = 0

  constructor(page: PdfPage, ground: Matrix) {
    this.#page = page
    this.#ground = ground
    this.#state = {
      ctm: ground,
      font: '',
      fontScale: 0.001,
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      hScale: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    }
  }

  take(operation: number, args: readonly unknown[]): void {
    const number = typeof args[0] === 'number' ? args[0] : 0
    switch (operation) {
      case OPS.save:
        this.#saved.push(this.#state)
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#saved.pop() ?? this.#state
        break
      case OPS.transform:
        this.#set({ ctm: multiply(this.#state.ctm, toMatrix(args)) })
        break
      case OPS.paintFormXObjectBegin:
        this.#saved.push(this.#state)
        this.#set({ ctm: multiply(this.#state.ctm, toMatrix(args[0])) })
        break
      case OPS.beginAnnotation:
        this.#annotation.push([this.#state, ...this.#saved])
        this.#saved = []
        this.#set({ ctm: multiply(multiply(this.#ground, toMatrix(args[2])), toMatrix(args[3])) })
        break
      case OPS.endAnnotation: {
        const [state, ...saved] = this.#annotation.pop() ?? []
        this.#state = state ?? this.#state
        this.#saved = saved
        break
      }
      case OPS.beginText:
        this.#text = IDENTITY
        this.#moveTo(0, 0)
        break
      case OPS.setFont:
        this.#setFont(typeof args[0] === 'string' ? args[0] : '', typeof args[1] === 'number' ? args[1] : 0)
        break
      case OPS.setCharSpacing:
        this.#set({ charSpacing: number })
        break
      case OPS.setWordSpacing:
        this.#set({ wordSpacing: number })
        break
      case OPS.setHScale:
        this.#set({ hScale: number / 100 })
        break
      case OPS.setLeading:
        this.#set({ leading: -number })
        break
      case OPS.setTextRise:
        this.#set({ rise: number })
        break
      case OPS.setTextRenderingMode:
        this.#set({ mode: number })
        break
      case OPS.moveText:
        this.#moveTo(this.#lineX + number, this.#lineY + numberAt(args, 1))
        break
      case OPS.setLeadingMoveText:
        this.#set({ leading: numberAt(args, 1) })
        this.#moveTo(this.#lineX + number, this.#lineY + numberAt(args, 1))
        break
      case OPS.setTextMatrix:
        this.#text = toMatrix(args[0])
        this.#moveTo(0, 0)
        break
      case OPS.nextLine:
        this.#moveTo(this.#lineX, this.#lineY + this.#state.leading)
        break
      case OPS.showText:
      case OPS.showSpacedText:
        if (Array.isArray(args[0])) this.#show(args[0])
        break
      case OPS.constructPath:
        this.#draw(number, args[1])
        break
      default:
        break
    }
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change }
  }

  #moveTo(x: number, y: number): void {
    this.#lineX = x
    this.#lineY = y
    this.#x = x
    this.#y = y
  }

  #setFont(id: string, size: number): void {
    let known = this.#names.get(id)
    if (known === undefined) {
      const font = this.#page.commonObjs.has(id) ? this.#page.commonObjs.get(id) : null
      known = { name: font?.name ?? '', scale: font?.fontMatrix?.[0] ?? 0.001 }
      this.#names.set(id, known)
    }
    this.#set({ font: known.name, fontScale: known.scale, size })
  }

  #show(items: readonly unknown[]): void {
    const { size, hScale, charSpacing, wordSpacing, rise, fontScale, font, mode, ctm } = this.#state
    const matrix = multiply(ctm, this.#text)
    const level = Math.abs(matrix[1]) < Math.abs(matrix[0]) * 0.2
    const shown = Math.abs(size) * Math.hypot(matrix[2], matrix[3])
    for (const item of items) {
      if (typeof item === 'number') {
        this.#x -= (item * size * hScale) / 1000
        continue
      }
      const glyph = readGlyph(item)
      if (glyph === null) continue
      const start = this.#x
      this.#x += (glyph.width * fontScale * size + charSpacing + (glyph.isSpace ? wordSpacing : 0)) * hScale
      if (!level || this.glyphs.length >= MOST_GLYPHS || glyph.text === '') continue
      const [x0, y0] = apply(matrix, start, this.#y + rise)
      const [x1] = apply(matrix, start + glyph.width * fontScale * size * hScale, this.#y + rise)
      const drawn: Glyph = {
        text: glyph.text,
        left: Math.min(x0, x1),
        right: Math.max(x0, x1),
        baseline: y0,
        size: shown,
        font,
        invisible: mode === 3 || mode === 7,
      }
      const last = this.glyphs.at(-1)
      if (last !== undefined && isMarkOf(drawn, last))
        this.glyphs[this.glyphs.length - 1] = { ...last, text: last.text + drawn.text }
      else this.glyphs.push(drawn)
    }
  }

  /** A path's axis-parallel pieces, and its thin boxes: programs draw table borders in either way. */
  #draw(operation: number, data: unknown): void {
    const stroked =
      operation === OPS.stroke ||
      operation === OPS.closeStroke ||
      (operation >= OPS.fillStroke && operation <= OPS.closeEOFillStroke)
    const filled =
      operation === OPS.fill ||
      operation === OPS.eoFill ||
      (operation >= OPS.fillStroke && operation <= OPS.closeEOFillStroke)
    if ((!stroked && !filled) || !Array.isArray(data)) return
    for (const path of subpaths(numbersOf(data[0]))) {
      const points = path.map(([x, y]) => apply(this.#state.ctm, x, y))
      const box = boxOf(points)
      const thin = box.right - box.left <= THICKEST || box.bottom - box.top <= THICKEST
      if (filled && thin) this.#rule(box)
      else if (stroked)
        for (let i = 1; i < points.length; i++) this.#rule(boxOf([points[i - 1] ?? [0, 0], points[i] ?? [0, 0]]))
    }
  }

  #rule(box: Rule): void {
    const width = box.right - box.left
    const height = box.bottom - box.top
    if (this.rules.length >= MOST_RULES) return
    if (height <= THICKEST && width >= SHORTEST) {
      const middle = (box.top + box.bottom) / 2
      this.rules.push({ left: box.left, right: box.right, top: middle, bottom: middle })
    } else if (width <= THICKEST && height >= SHORTEST) {
      const middle = (box.left + box.right) / 2
      this.rules.push({ left: middle, right: middle, top: box.top, bottom: box.bottom })
    }
  }
}

/**
 * A mark is drawn right after its letter, over it or, without any width, at its end: where the next one begins too. Only what
 * was drawn before tells which of the two it is of.
 */
function isMarkOf(mark: Glyph, letter: Glyph): boolean {
  if (mark.text.charCodeAt(0) < 0x300 || !/^\p{M}+$/u.test(mark.text) || !/\p{L}\p{M}*$/u.test(letter.text))
    return false
  const wide = mark.right - mark.left > 0.05 * mark.size
  return (
    Math.abs(mark.baseline - letter.baseline) < 0.5 * letter.size &&
    mark.left > letter.left - 0.2 * letter.size &&
    mark.left < letter.right + (wide ? -0.05 : 0.3) * letter.size
  )
}

type GlyphData = { readonly text: string; readonly width: number; readonly isSpace: boolean }

function readGlyph(item: unknown): GlyphData | null {
  if (typeof item !== 'object' || item === null || !('unicode' in item) || !('width' in item)) return null
  const { unicode, width } = item
  if (typeof unicode !== 'string' || typeof width !== 'number') return null
  return { text: unicode, width, isSpace: 'isSpace' in item && item.isSpace === true }
}

/** pdf.js packs a path as codes and coordinates: 0 move, 1 line, 2 curve (six numbers), 3 close. */
function subpaths(data: readonly number[]): (readonly [number, number])[][] {
  const paths: (readonly [number, number])[][] = []
  let path: (readonly [number, number])[] = []
  let at = 0
  while (at < data.length) {
    const code = data[at]
    if (code === 0 || code === 1) {
      if (code === 0) {
        if (path.length > 1) paths.push(path)
        path = []
      }
      path.push([data[at + 1] ?? 0, data[at + 2] ?? 0])
      at += 3
    } else if (code === 2) {
      path.push([data[at + 5] ?? 0, data[at + 6] ?? 0])
      at += 7
    } else {
      const first = path[0]
      if (first !== undefined) path.push(first)
      at += 1
    }
  }
  if (path.length > 1) paths.push(path)
  return paths
}

function boxOf(points: readonly (readonly [number, number])[]): Rule {
  const xs = points.map((point) => point[0])
  const ys = points.map((point) => point[1])
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

function numberAt(args: readonly unknown[], index: number): number {
  const value = args[index]
  return typeof value === 'number' ? value : 0
}
