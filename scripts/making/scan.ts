import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'

const run = promisify(execFile)

/** What a scanner did to a page. */
export type ScanLook = {
  readonly dpi: 150 | 200 | 300
  /** Degrees, small; clockwise. */
  readonly skew: number
  /** Blur in pixels; 0 for none. */
  readonly blur: number
  /** Standard deviation of grey noise, 0 for none. */
  readonly noise: number
  readonly quality: number
  readonly grey: boolean
  /** Quarter turns of the whole page: the sheet lay sideways in the feeder. */
  readonly turns: 0 | 1 | 2 | 3
}

/** Pages of a PDF as pictures (PNG), by poppler. */
export async function pagesOf(pdf: Uint8Array, dpi: number): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'making-'))
  try {
    await writeFile(join(folder, 'in.pdf'), pdf)
    await run('pdftoppm', ['-r', String(dpi), '-png', join(folder, 'in.pdf'), join(folder, 'page')])
    const names = (await readdir(folder))
      .filter((name) => name.endsWith('.png'))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    return await Promise.all(names.map(async (name) => new Uint8Array(await readFile(join(folder, name)))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One page as it leaves the scanner: JPEG. `seed` fixes the noise. */
export async function scan(page: Uint8Array, look: ScanLook, seed: number): Promise<Uint8Array> {
  let picture = sharp(page).flatten({ background: '#ffffff' }).rotate(look.skew, { background: '#f4f4f2' })
  if (look.blur > 0) picture = picture.blur(look.blur)
  const sized = await picture.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true })
  let noisy = sharp(sized.data)
  if (look.noise > 0)
    noisy = noisy.composite([
      { input: await noise(sized.info.width, sized.info.height, look.noise, seed), blend: 'soft-light' },
    ])
  const flat = await noisy.removeAlpha().png({ compressionLevel: 1 }).toBuffer()
  const turned = sharp(flat).rotate(look.turns * 90)
  return new Uint8Array(
    await (look.grey ? turned.greyscale() : turned)
      .jpeg({ quality: look.quality })
      .withMetadata({ density: look.dpi })
      .toBuffer(),
  )
}

/** What a telephone did to a page. */
export type PhotoLook = {
  /** Share of the height that the far edge is narrower by: 0 to 0.1. */
  readonly shear: number
  readonly turn: number
  /** How dark the darkest corner is, 0 to 0.6. */
  readonly shadow: number
  readonly width: number
  readonly quality: number
  /** EXIF orientation: the pixels lie sideways and the file says so. */
  readonly exif: 1 | 3 | 6 | 8
}

/** One page as a telephone takes it: on a desk, turned and sheared, unevenly lit; JPEG. */
export async function photo(page: Uint8Array, look: PhotoLook, seed: number): Promise<Uint8Array> {
  const desk = { r: 92, g: 74, b: 60 }
  const sheared = await sharp(page)
    .flatten({ background: '#ffffff' })
    .extend({ top: 60, bottom: 60, left: 60, right: 60, background: desk })
    .affine([1, look.shear, look.shear / 2, 1], { background: desk })
    .rotate(look.turn, { background: desk })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const sized = await sharp(sheared)
    .resize({ width: look.width })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = sized.info
  const shade = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">` +
      `<stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${look.shadow}"/>` +
      `</linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
  )
  const lit = await sharp(sized.data)
    .composite([{ input: shade }, { input: await noise(width, height, 8, seed), blend: 'soft-light' }])
    .removeAlpha()
    .blur(0.6)
    .png({ compressionLevel: 1 })
    .toBuffer()
  // The turn that a viewer undoes: orientation 6 asks for 90 degrees clockwise, so the pixels lie 90 degrees counter-clockwise.
  const lying = { 1: 0, 3: 180, 6: 270, 8: 90 }[look.exif]
  return new Uint8Array(
    await sharp(lit).rotate(lying).jpeg({ quality: look.quality }).withMetadata({ orientation: look.exif }).toBuffer(),
  )
}

/** Grey noise around the middle, repeatable. */
async function noise(width: number, height: number, deviation: number, seed: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height)
  let state = seed >>> 0 || 1
  for (let index = 0; index < pixels.length; index++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    // The sum of two even draws is near enough to a bell.
    pixels[index] = 128 + (((state & 0xff) + ((state >>> 8) & 0xff) - 255) * deviation) / 100
  }
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer()
}
