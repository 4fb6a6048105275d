import type { Grey } from './grey.ts'
import { distance } from './sheet.ts'
import type { Sheet } from './sheet.ts'
import { ONE, setSlanted } from './slanted.ts'
import type { WayBack } from './ways-back.ts'

/**
 * Pixels between which places are not worked out one by one: on so short a way a line of the sheet is straight to a hundredth of a pixel and steps on
 * it are even.
 */
const STRIDE = 16

/** The sheet seen from straight above, as wide as its sides are on the photo but at most `widest`, and the way back to the photo. */
export function straighten(
  grey: Grey,
  sheet: Sheet,
  widest: number,
): { readonly picture: Grey; readonly back: WayBack } {
  const [a, b, c, d] = sheet
  const across = Math.max(distance(a, b), distance(d, c))
  const down = Math.max(distance(a, d), distance(b, c))
  const scale = Math.min(1, widest / Math.min(across, down))
  const width = Math.max(1, Math.round(across * scale))
  const height = Math.max(1, Math.round(down * scale))
  const map = perspective(sheet, width, height)
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) setRow(grey, map, y, width, data)
  return { picture: { width, height, data }, back: (x, y) => placeOf(map, x, y) }
}

/** One row of the sheet, in stretches of STRIDE. */
function setRow(grey: Grey, map: Perspective, y: number, width: number, to: Uint8Array): void {
  let [u, v] = placeOf(map, 0, y)
  for (let x = 0; x < width; x += STRIDE) {
    const [nextU, nextV] = placeOf(map, x + STRIDE, y)
    const du = Math.round(((nextU - u) * ONE) / STRIDE)
    const dv = Math.round(((nextV - v) * ONE) / STRIDE)
    const count = Math.min(STRIDE, width - x)
    setSlanted(grey, Math.round(u * ONE), Math.round(v * ONE), du, dv, to, y * width + x, count)
    u = nextU
    v = nextV
  }
}

function placeOf(map: Perspective, x: number, y: number): readonly [x: number, y: number] {
  const w = map.g * x + map.h * y + 1
  return [(map.a * x + map.b * y + map.c) / w, (map.d * x + map.e * y + map.f) / w]
}

type Perspective = { a: number; b: number; c: number; d: number; e: number; f: number; g: number; h: number }

/** The map from a rectangle to a quadrilateral (P. Heckbert, "Fundamentals of Texture Mapping", 1989, section 2.2.3). */
function perspective([p0, p1, p2, p3]: Sheet, width: number, height: number): Perspective {
  const sx = p0.x - p1.x + p2.x - p3.x
  const sy = p0.y - p1.y + p2.y - p3.y
  const dx1 = p1.x - p2.x
  const dx2 = p3.x - p2.x
  const dy1 = p1.y - p2.y
  const dy2 = p3.y - p2.y
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = determinant === 0 ? 0 : (sx * dy2 - dx2 * sy) / determinant
  const h = determinant === 0 ? 0 : (dx1 * sy - sx * dy1) / determinant
  return {
    a: (p1.x - p0.x + g * p1.x) / width,
    b: (p3.x - p0.x + h * p3.x) / height,
    c: p0.x,
    d: (p1.y - p0.y + g * p1.y) / width,
    e: (p3.y - p0.y + h * p3.y) / height,
    f: p0.y,
    g: g / width,
    h: h / height,
  }
}
