import { ONE, setSlanted } from './slanted.ts'

/** A picture as one byte a pixel, 0 black to 255 white, row by row. */
export type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** Portable Grey Map: what both OCR engines take without decoding anything. */
export function pgmOf(grey: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${grey.width} ${grey.height}\n255\n`)
  const bytes = new Uint8Array(head.length + grey.data.length)
  bytes.set(head)
  bytes.set(grey.data, head.length)
  return bytes
}

export function negative(grey: Grey): Grey {
  return { ...grey, data: grey.data.map((value) => 255 - value) }
}

/** Turned clockwise by quarters. */
export function turn(grey: Grey, degrees: 0 | 90 | 180 | 270): Grey {
  const { width, height, data } = grey
  if (degrees === 0) return grey
  if (degrees === 180) return { width, height, data: data.toReversed() }
  const turned = new Uint8Array(data.length)
  const [first, step] = degrees === 90 ? [height - 1, height] : [(width - 1) * height, -height]
  const down = degrees === 90 ? -1 : 1
  // In strips so narrow that what is written stays at hand: row after row fills up the same few lines of memory.
  for (let left = 0; left < width; left += STRIP) {
    const right = Math.min(width, left + STRIP)
    for (let y = 0; y < height; y++)
      scatter(data, y * width + left, y * width + right, turned, first + left * step + y * down, step)
  }
  return { width: height, height: width, data: turned }
}

const STRIP = 64

/** Pixels that lie side by side are written `step` apart. */
function scatter(from: Uint8Array, start: number, end: number, to: Uint8Array, first: number, step: number): void {
  for (let at = start, out = first; at < end; at++, out += step) to[out] = from[at] ?? 0
}

/** A rectangle of the picture; what lies outside is left away. */
export function crop(grey: Grey, left: number, top: number, width: number, height: number): Grey {
  const x = Math.max(0, Math.floor(left))
  const y = Math.max(0, Math.floor(top))
  const w = Math.max(1, Math.min(grey.width - x, Math.ceil(width)))
  const h = Math.max(1, Math.min(grey.height - y, Math.ceil(height)))
  const data = new Uint8Array(w * h)
  for (let row = 0; row < h; row++) {
    const from = (y + row) * grey.width + x
    data.set(grey.data.subarray(from, from + w), row * w)
  }
  return { width: w, height: h, data }
}

/** The picture turned clockwise by a few degrees about its middle; it grows so that no corner is lost, new corners are white. */
export function rotateSlightly(grey: Grey, degrees: number): Grey {
  const radians = (degrees * Math.PI) / 180
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  const grows = Math.abs(degrees) > 1
  const width = grows ? Math.ceil(grey.width * cos + grey.height * Math.abs(sin)) : grey.width
  const height = grows ? Math.ceil(grey.height * cos + grey.width * Math.abs(sin)) : grey.height
  const cx = (grey.width - 1) / 2
  const cy = (grey.height - 1) / 2
  const middleX = (width - 1) / 2
  const middleY = (height - 1) / 2
  const data = new Uint8Array(width * height).fill(255)
  // Along a row both places grow evenly.
  const across = Math.round(cos * ONE)
  const down = -Math.round(sin * ONE)
  for (let y = 0; y < height; y++) {
    const u = Math.round((cx - middleX * cos + (y - middleY) * sin) * ONE)
    const v = Math.round((cy + middleX * sin + (y - middleY) * cos) * ONE)
    setSlanted(grey, u, v, across, down, data, y * width, width)
  }
  return { width, height, data }
}
