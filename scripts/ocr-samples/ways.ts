import sharp from 'sharp'

/** What scanners, faxes and telephones do to a page. `page` is a clean 300 dpi A4 picture; everything is deterministic. */
export const ways: Readonly<Record<string, (page: Buffer) => Promise<Buffer>>> = {
  /** Office scanner, 200 dpi, a little crooked. */
  scan: (page) => scanned(page, { dpi: 200, degrees: 0.7, noise: 6, blur: 0.6, quality: 75 }),
  /** Old scanner: crooked, pale, noisy, hard JPEG. */
  hard: (page) => scanned(page, { dpi: 200, degrees: -1.8, noise: 14, blur: 0.8, quality: 45, pale: 0.55 }),
  low: (page) => scanned(page, { dpi: 150, degrees: 0.4, noise: 5, blur: 0.4, quality: 60 }),
  /** Stamped and signed in colour. */
  stamped: async (page) => scanned(await stamp(page), { dpi: 200, degrees: 0.5, noise: 4, blur: 0.5, quality: 80 }),
  fax: async (page) =>
    sharp(await scanned(page, { dpi: 200, degrees: -0.4, noise: 4, blur: 0.5, quality: 90 }))
      .greyscale()
      .threshold(150)
      .toColourspace('b-w')
      .tiff({ compression: 'ccittfax4', bitdepth: 1 })
      .toBuffer(),
  /** Twelve megapixels of a telephone held over a desk: perspective, shadow, warm light, blur. */
  photo: async (page) => photographed(await stamp(page), { width: 3000, quality: 82, blur: 1.1, noise: 5 }),
  /** The same after Zalo: small and squeezed. */
  zalo: async (page) =>
    sharp(await photographed(page, { width: 3000, quality: 85, blur: 1, noise: 4 }))
      .resize({ width: 1440 })
      .jpeg({ quality: 70 })
      .toBuffer(),
  turned90: async (page) =>
    sharp(await scanned(page, { dpi: 200, degrees: 0.7, noise: 6, blur: 0.6, quality: 75 }))
      .rotate(90)
      .jpeg({ quality: 80 })
      .toBuffer(),
  turned180: async (page) =>
    sharp(await scanned(page, { dpi: 200, degrees: 0.7, noise: 6, blur: 0.6, quality: 75 }))
      .rotate(180)
      .jpeg({ quality: 80 })
      .toBuffer(),
  photo270: async (page) =>
    sharp(await photographed(page, { width: 3000, quality: 82, blur: 1, noise: 5 }))
      .rotate(270)
      .jpeg({ quality: 82 })
      .toBuffer(),
}

export type Scan = {
  readonly dpi: number
  readonly degrees: number
  readonly noise: number
  readonly blur: number
  readonly quality: number
  readonly pale?: number
}

export async function scanned(page: Buffer, scan: Scan): Promise<Buffer> {
  const width = Math.round((2480 * scan.dpi) / 300)
  const small = await sharp(page).flatten({ background: 'white' }).resize({ width }).toBuffer()
  const turned = await sharp(small).rotate(scan.degrees, { background: 'white' }).toBuffer()
  const { data, info } = await sharp(turned)
    .resize({ width })
    .blur(scan.blur < 0.3 ? 0.3 : scan.blur)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pale = scan.pale ?? 1
  addNoise(data, scan.noise, (value) => 248 - (255 - value) * pale)
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .withMetadata({ density: scan.dpi })
    .jpeg({ quality: scan.quality })
    .toBuffer()
}

/** A round red seal over the left of the signature and a blue scrawl, where offices put them. */
export async function stamp(page: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(page).metadata()
  const bottom = await lowestInk(page)
  const x = width * 0.62
  const y = Math.min(height - 260, bottom - 190)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <g fill="none" stroke="#d8202c" stroke-opacity="0.85"><circle cx="${x}" cy="${y}" r="210" stroke-width="12"/><circle cx="${x}" cy="${y}" r="150" stroke-width="6"/></g>
    <text x="${x - 130}" y="${y}" fill="#d8202c" fill-opacity="0.85" font-size="44" font-family="Liberation Sans" font-weight="bold">CÔNG ĐOÀN</text>
    <path d="M${x + 20} ${y + 40} c 120 -190 160 90 220 -60 s 90 -160 120 60 s 150 -130 210 -40 s -300 90 -420 60" fill="none" stroke="#1c2f9c" stroke-width="9"/></svg>`
  return sharp(page)
    .composite([{ input: Buffer.from(svg) }])
    .png({ compressionLevel: 1 })
    .toBuffer()
}

async function lowestInk(page: Buffer): Promise<number> {
  const { data, info } = await sharp(page)
    .flatten({ background: 'white' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (let y = info.height - 1; y > 0; y--)
    for (let x = 0; x < info.width; x += 3) if ((data[y * info.width + x] ?? 255) < 100) return y
  return info.height
}

export type Photo = { readonly width: number; readonly quality: number; readonly blur: number; readonly noise: number }

/** The page seen from a little below and to the side, on a brown desk, with light from one corner and the shadow of a hand. */
export async function photographed(page: Buffer, photo: Photo): Promise<Buffer> {
  const source = await sharp(page)
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const width = photo.width
  const height = Math.round((width * 4) / 3)
  // Corners of the page in the photo: top left, top right, bottom right, bottom left.
  const at = (x: number, y: number): Corner => ({ x: x * width, y: y * height })
  const find = toPage(
    [at(0.075, 0.06), at(0.915, 0.045), at(0.955, 0.955), at(0.035, 0.965)],
    source.info.width,
    source.info.height,
  )
  const out = Buffer.alloc(width * height * 3)
  const { data, info } = source
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { u, v } = find(x, y)
      const pixel = (y * width + x) * 3
      const hand = Math.hypot((x - width * 0.85) / (width * 0.5), (y - height * 0.9) / (height * 0.35))
      const light = (0.95 - 0.32 * (x / width) - 0.12 * (y / height)) * (hand < 1 ? 0.72 + 0.28 * hand ** 2 : 1)
      const inside = u >= 0 && v >= 0 && u < info.width - 1 && v < info.height - 1
      for (let c = 0; c < 3; c++) {
        const tint = [1, 0.97, 0.88][c] ?? 1
        const value = inside
          ? bilinear(data, info.width, u, v, c)
          : ([112, 78, 52][c] ?? 0) + 10 * Math.sin(x / 40 + y / 300)
        out[pixel + c] = Math.max(0, Math.min(255, value * light * tint))
      }
    }
  }
  addNoise(out, photo.noise, (value) => value)
  return sharp(out, { raw: { width, height, channels: 3 } })
    .blur(photo.blur)
    .jpeg({ quality: photo.quality })
    .toBuffer()
}

function bilinear(data: Buffer, width: number, u: number, v: number, c: number): number {
  const x = Math.floor(u)
  const y = Math.floor(v)
  const fx = u - x
  const fy = v - y
  const at = (y * width + x) * 3 + c
  const top = (data[at] ?? 0) * (1 - fx) + (data[at + 3] ?? 0) * fx
  const low = (data[at + width * 3] ?? 0) * (1 - fx) + (data[at + width * 3 + 3] ?? 0) * fx
  return top * (1 - fy) + low * fy
}

type Corner = { readonly x: number; readonly y: number }

/** Takes a point of the photo to a point of the page: the inverse of Heckbert's map from a rectangle to four corners. */
function toPage([a, b, c, d]: readonly [Corner, Corner, Corner, Corner], width: number, height: number) {
  const sx = a.x - b.x + c.x - d.x
  const sy = a.y - b.y + c.y - d.y
  const det = (b.x - c.x) * (d.y - c.y) - (d.x - c.x) * (b.y - c.y)
  const g = (sx * (d.y - c.y) - (d.x - c.x) * sy) / det
  const h = ((b.x - c.x) * sy - sx * (b.y - c.y)) / det
  const m = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y]
  const [m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0] = m
  return (x: number, y: number): { u: number; v: number } => {
    // u and v of the unit square: two linear equations.
    const p = m0 - g * x
    const q = m1 - h * x
    const r = m3 - g * y
    const s = m4 - h * y
    const base = p * s - q * r
    return { u: (((x - m2) * s - q * (y - m5)) / base) * width, v: ((p * (y - m5) - (x - m2) * r) / base) * height }
  }
}

/** Nearly Gaussian noise from a fixed seed, so that a fixture is the same bytes each time. */
function addNoise(data: Buffer, strength: number, change: (value: number) => number): void {
  let state = 20_210_525
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  for (let at = 0; at < data.length; at += 3) {
    const noise = (next() + next() + next() - 1.5) * strength
    for (let c = 0; c < 3; c++) data[at + c] = Math.max(0, Math.min(255, change(data[at + c] ?? 0) + noise))
  }
}
