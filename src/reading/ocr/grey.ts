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
  const turned = new Uint8Array(data.length)
  if (degrees === 180) {
    for (let at = 0; at < data.length; at++) turned[data.length - 1 - at] = data[at] ?? 0
    return { width, height, data: turned }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = degrees === 90 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y
      turned[to] = data[y * width + x] ?? 0
    }
  }
  return { width: height, height: width, data: turned }
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

/** Averages of squares of `factor` pixels: enough for everything that looks at a page as a whole. */
export function shrink(grey: Grey, factor: number): Grey {
  if (factor <= 1) return grey
  const width = Math.max(1, Math.floor(grey.width / factor))
  const height = Math.max(1, Math.floor(grey.height / factor))
  const data = new Uint8Array(width * height)
  const area = factor * factor
  const from = grey.data
  const sums = new Uint32Array(width)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    // Row by row, as it lies in memory.
    for (let dy = 0; dy < factor; dy++) {
      let at = (y * factor + dy) * grey.width
      for (let x = 0; x < width; x++) {
        let sum = 0
        for (let dx = 0; dx < factor; dx++) sum += from[at++] ?? 0
        sums[x] = (sums[x] ?? 0) + sum
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = (sums[x] ?? 0) / area
  }
  return { width, height, data }
}

/**
 * Every pixel of a new picture is looked up at a place of the old one, between pixels by their weighted mean.
 * Places outside are white paper. `place` writes x and y into its last argument, so that no object is made a pixel.
 */
export function resample(
  grey: Grey,
  width: number,
  height: number,
  place: (x: number, y: number, to: Float64Array) => void,
): Grey {
  const data = new Uint8Array(width * height)
  const at = new Float64Array(2)
  const { width: w, height: h, data: from } = grey
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      place(x, y, at)
      const u = at[0] ?? 0
      const v = at[1] ?? 0
      const left = Math.floor(u)
      const top = Math.floor(v)
      const to = y * width + x
      if (left < 0 || top < 0 || left >= w - 1 || top >= h - 1) {
        data[to] = 255
        continue
      }
      const fx = u - left
      const fy = v - top
      const first = top * w + left
      const upper = (from[first] ?? 0) * (1 - fx) + (from[first + 1] ?? 0) * fx
      const lower = (from[first + w] ?? 0) * (1 - fx) + (from[first + w + 1] ?? 0) * fx
      data[to] = upper * (1 - fy) + lower * fy + 0.5
    }
  }
  return { width, height, data }
}

const ONE = 65_536

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
  const { width: w, height: h, data: from } = grey
  const data = new Uint8Array(width * height).fill(255)
  // In 65,536ths of a pixel: whole numbers are what this inner loop is fast in. Along a row both places grow evenly.
  const across = Math.round(cos * ONE)
  const down = Math.round(sin * ONE)
  for (let y = 0; y < height; y++) {
    let u = Math.round((cx - middleX * cos + (y - middleY) * sin) * ONE)
    let v = Math.round((cy + middleX * sin + (y - middleY) * cos) * ONE)
    for (let x = 0, to = y * width; x < width; x++, to++, u += across, v -= down) {
      if (u < 0 || v < 0) continue
      const left = u >> 16
      const top = v >> 16
      if (left >= w - 1 || top >= h - 1) continue
      const fx = (u >> 8) & 255
      const first = top * w + left
      const upper = (from[first] ?? 0) * (256 - fx) + (from[first + 1] ?? 0) * fx
      const lower = (from[first + w] ?? 0) * (256 - fx) + (from[first + w + 1] ?? 0) * fx
      data[to] = ((upper << 8) + (lower - upper) * ((v >> 8) & 255) + 32_768) >> 16
    }
  }
  return { width, height, data }
}
