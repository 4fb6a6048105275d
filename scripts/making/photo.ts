import sharp from 'sharp'

/** What a telephone did to a sheet of paper on a desk. Lengths are shares of the photo's width unless said otherwise. */
export type PhotographLook = {
  /** Pixels of the photo's short and long side: 3000 by 4000 from a camera, 1440 by 1920 after Zalo. */
  readonly width: number
  readonly height: number
  /** Corners of the sheet in the photo, shares of its sides: top left, top right, bottom right, bottom left. May lie outside. */
  readonly corners: readonly [Corner, Corner, Corner, Corner]
  readonly desk: 'wood' | 'cloth' | 'dark' | 'pale'
  /** How much darker the far end of the sheet is, 0 to 0.6, and from where the light comes, degrees. */
  readonly falloff: number
  readonly lightFrom: number
  /** The shadow of a hand or head: its middle and how much light it takes, 0 for none. */
  readonly shadow: { readonly x: number; readonly y: number; readonly depth: number }
  /** How far the paper bulges, share of the sheet's height: 0 lies flat, 0.01 was folded in an envelope. */
  readonly curl: number
  /** Standard deviation of the lens's blur in pixels, of the sensor's noise in grey levels. */
  readonly blur: number
  readonly noise: number
  /** Warm lamp: what is taken from green and blue, 0 to 0.2. */
  readonly warmth: number
  readonly quality: number
  /** EXIF orientation: the pixels lie sideways and the file says so. 0: they lie as they lie and the file says nothing. */
  readonly exif: 0 | 1 | 3 | 6 | 8
  /** Quarter turns, clockwise, that nobody notes: the paper lay so on the desk. */
  readonly turns: 0 | 1 | 2 | 3
}

export type Corner = { readonly x: number; readonly y: number }

/** One page (a clean picture of at least 200 dpi) as a telephone takes it; JPEG. `seed` fixes noise and texture. */
export async function photograph(page: Uint8Array, look: PhotographLook, seed: number): Promise<Uint8Array> {
  const { data, info } = await sharp(page)
    .flatten({ background: '#ffffff' })
    .rotate(look.turns * 90)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = look
  const out = Buffer.alloc(width * height * 3)
  const find = placeOnSheet(look.corners.map(({ x, y }) => ({ x: x * width, y: y * height })))
  const random = randomFrom(seed)
  const ground = deskOf(look.desk, random)
  const angle = (look.lightFrom * Math.PI) / 180
  const [lightX, lightY] = [Math.cos(angle), Math.sin(angle)]
  const tint = [1, 1 - look.warmth / 3, 1 - look.warmth]
  const at = { u: 0, v: 0 }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      find(x, y, at)
      const away = 0.5 - 0.5 * (lightX * (2 * (x / width) - 1) + lightY * (2 * (y / height) - 1))
      const hand = Math.hypot(x / width - look.shadow.x, (y / height - look.shadow.y) * 1.4) / 0.45
      const shaded = hand < 1 ? 1 - look.shadow.depth * (1 - hand * hand) ** 2 : 1
      // A bulging sheet is nearer the light on one side of the bulge than on the other.
      const bend = look.curl * Math.sin(at.v * Math.PI * 2)
      const light = (0.97 - look.falloff * away) * shaded * (1 - 6 * bend)
      const u = at.u * (info.width - 1)
      const v = (at.v + look.curl * Math.sin(at.u * Math.PI)) * (info.height - 1)
      const onSheet = u >= 0 && v >= 0 && u < info.width - 1 && v < info.height - 1
      const to = (y * width + x) * 3
      // Away from the light lies a thin, soft shadow of the sheet.
      const beside = { u: at.u + lightX * 0.006, v: at.v + lightY * 0.004 }
      const shade = beside.u > 0 && beside.u < 1 && beside.v > 0 && beside.v < 1 ? 0.85 : 1
      const noise = (random() + random() + random() - 1.5) * look.noise * 2
      for (let c = 0; c < 3; c++) {
        const own = onSheet ? bilinear(data, info.width, u, v, c) : ground(x / width, y / width, c) * shade
        out[to + c] = Math.max(0, Math.min(255, own * light * (tint[c] ?? 1) + noise))
      }
    }
  }
  const blurred = sharp(out, { raw: { width, height, channels: 3 } }).blur(Math.max(0.3, look.blur))
  // The turn that a viewer undoes: orientation 6 asks for 90 degrees clockwise, so the pixels lie 90 degrees counter-clockwise.
  const lying = { 0: 0, 1: 0, 3: 180, 6: 270, 8: 90 }[look.exif]
  const jpeg = sharp(await blurred.png({ compressionLevel: 0 }).toBuffer())
    .rotate(lying)
    .jpeg({ quality: look.quality })
  const said = look.exif === 0 ? jpeg : jpeg.withMetadata({ orientation: look.exif })
  return new Uint8Array(await said.toBuffer())
}

/** Boards with grain, woven cloth, a dark table top, a pale one that paper hardly stands out from. */
function deskOf(desk: PhotographLook['desk'], random: () => number): (x: number, y: number, channel: number) => number {
  const phase = random() * 10
  const colours = { wood: [142, 101, 66], cloth: [88, 96, 120], dark: [52, 50, 50], pale: [205, 202, 194] } as const
  const base = colours[desk]
  return (x, y, channel) => {
    const own = base[channel] ?? 0
    if (desk === 'wood') {
      const grain = Math.sin((x * 3 + Math.sin(y * 6 + phase) * 0.15) * 40) * 10
      return own + grain + (Math.abs((y * 3 + phase) % 1) < 0.012 ? -45 : 0)
    }
    if (desk === 'cloth') return own + 14 * Math.sin(x * 700) * Math.sin(y * 700)
    return own + 5 * Math.sin(x * 11 + phase) + 4 * Math.sin(y * 23)
  }
}

function bilinear(data: Buffer, width: number, u: number, v: number, channel: number): number {
  const x = Math.floor(u)
  const y = Math.floor(v)
  const fx = u - x
  const fy = v - y
  const at = (y * width + x) * 3 + channel
  const top = (data[at] ?? 0) * (1 - fx) + (data[at + 3] ?? 0) * fx
  const low = (data[at + width * 3] ?? 0) * (1 - fx) + (data[at + width * 3 + 3] ?? 0) * fx
  return top * (1 - fy) + low * fy
}

/** From a pixel of the photo to a place on the sheet (0 to 1 each way): the inverse of the map from a square to four corners. */
function placeOnSheet(corners: readonly Corner[]): (x: number, y: number, to: { u: number; v: number }) => void {
  const [a, b, c, d] = corners
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('A sheet has 4 corners')
  const sx = a.x - b.x + c.x - d.x
  const sy = a.y - b.y + c.y - d.y
  const det = (b.x - c.x) * (d.y - c.y) - (d.x - c.x) * (b.y - c.y)
  const g = (sx * (d.y - c.y) - (d.x - c.x) * sy) / det
  const h = ((b.x - c.x) * sy - sx * (b.y - c.y)) / det
  const [m0, m1, m3, m4] = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y]
  return (x, y, to) => {
    const p = m0 - g * x
    const q = m1 - h * x
    const r = m3 - g * y
    const s = m4 - h * y
    const base = p * s - q * r
    to.u = ((x - a.x) * s - q * (y - a.y)) / base
    to.v = (p * (y - a.y) - (x - a.x) * r) / base
  }
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
