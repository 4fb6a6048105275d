import type heicDecode from 'heic-decode'
import sharp from 'sharp'
import type { Sharp, SharpOptions } from 'sharp'

import type { Problem } from '../extraction.ts'
import { bmpSize, readBmp } from './bmp.ts'
import { enlarge } from './enlarge.ts'
import type { Grey } from './grey.ts'
import { isHeic } from './heic.ts'
import { isTruncated } from './truncation.ts'
import type { WayBack } from './ways-back.ts'

/** One picture of a file, upright as its EXIF says, small enough to read and no smaller. */
export type Decoded = {
  readonly kind: 'picture'
  /** The red of each pixel: seals are red and so vanish, print and blue ink stay. */
  readonly red: Grey
  /**
   * The darkest of red, green and blue: a white sheet is bright in it, wood and skin are not. Of the file's own size where red was enlarged.
   */
  readonly darkest: Grey
  /** The file has one channel alone, so that the darkest is the red. */
  readonly isGrey: boolean
  /** By how much it was enlarged (above 1) or brought down. */
  readonly scale: number
  /** From shares of this picture to shares of the page as people see it; null where that can't be told. */
  readonly shown: WayBack | null
  /** Its EXIF turned it; a PDF shows the same bytes as they lie. */
  readonly turnedByExif: boolean
  readonly warnings: readonly string[]
}

export type Undecodable = { readonly kind: 'problem'; readonly problem: Problem; readonly detail: string }

/** A file of pictures, looked at but not decoded yet. */
export type Pictures = {
  readonly kind: 'pictures'
  readonly count: number
  readonly decode: (index: number) => Promise<Decoded | Undecodable>
}

/**
 * The short side in pixels that a page is brought down to: measured, more makes the engine slower, not better
 * (A4 at 200 dpi is 1654; a photo has desk round the page).
 */
const SHORT_SIDE = 2000
const LONG_SIDE = 6000
/**
 * Smaller pages are enlarged to this: at 150 dpi the missed words of a table fell from 3.0 to 0.4 %, of a photo sent by Zalo from
 * 1.9 to 0 %. Enlarging more, or pages that are large enough, only took time.
 */
const SHORT_SIDE_WANTED = 1700
const ENLARGED_AT_MOST = 1.7
/** A4 at 180 dpi; above it nothing was gained. */
const SMALL = 1500
/** Icons and logos are not worth it. */
const WORTH_ENLARGING = 500

/** Looks at a picture's header: how many pages, and whether its pixels are few enough to be decoded at all. */
export async function openPictures(
  bytes: Uint8Array,
  limits: { readonly pixels: number },
): Promise<Pictures | Undecodable> {
  // Each picture is decoded once, and pages side by side: libvips' cache and threads of its own would only hold memory.
  sharp.cache(false)
  sharp.concurrency(1)
  const bitmap = bmpSize(bytes)
  if (bitmap !== null) {
    if (bitmap.width * bitmap.height > limits.pixels) return tooLarge(bitmap.width, bitmap.height, limits)
    return single(async () => {
      const pixels = readBmp(bytes)
      return pixels === null
        ? corrupt('bitmap')
        : decodeWith(() => sharp(pixels.data, raw(pixels.width, pixels.height, 3)))
    })
  }
  if (isHeic(bytes)) return openHeic(bytes, limits)
  return openWithSharp(bytes, limits)
}

const TRUNCATED = 'the picture is cut off: its last part is lost'

async function openWithSharp(bytes: Uint8Array, limits: { readonly pixels: number }): Promise<Pictures | Undecodable> {
  // The pixel limit is ours to tell (as too-large, not corrupt), so sharp's own is off until the size is known.
  const open = (options: SharpOptions): Sharp => sharp(bytes, { failOn: 'none', limitInputPixels: false, ...options })
  let head
  try {
    head = await open({}).metadata()
  } catch (error) {
    return corrupt(messageOf(error))
  }
  if (head.width * head.height > limits.pixels) return tooLarge(head.width, head.height, limits)
  // Pages of an animation are no pages.
  const count = head.format === 'tiff' ? (head.pages ?? 1) : 1
  return {
    kind: 'pictures',
    count,
    decode: async (index) => {
      try {
        const page = count > 1 ? await open({ page: index }).metadata() : head
        if (page.width * page.height > limits.pixels) return tooLarge(page.width, page.height, limits)
        const squashed = isCoarseFax(page.format, page.width, page.height, page.space)
        const whole = () => open({ ...(count > 1 ? { page: index } : {}), limitInputPixels: limits.pixels })
        const picture = await decodeWith(whole, squashed ? 2 : 1)
        return isTruncated(bytes) ? { ...picture, warnings: [TRUNCATED] } : picture
      } catch (error) {
        return corrupt(messageOf(error))
      }
    },
  }
}

/** ITU-T T.4 "standard" resolution: 204 dots an inch across but 98 down, so letters are half as high as they should be. */
function isCoarseFax(format: string | undefined, width: number, height: number, space: string | undefined): boolean {
  return format === 'tiff' && space === 'b-w' && (width === 1728 || width === 1730) && height < 1500 && height > 500
}

async function openHeic(bytes: Uint8Array, limits: { readonly pixels: number }): Promise<Pictures | Undecodable> {
  return single(async () => {
    // The package's types leave out the sizes, which are known before anything is decoded, and `dispose`.
    let images: Awaited<ReturnType<typeof heicDecode.all>> | null = null
    try {
      const { default: heic } = await import('heic-decode')
      images = await heic.all({ buffer: bytes })
      const first = images[0]
      if (first === undefined) return corrupt('no picture in it')
      const claimed = { width: Number(Reflect.get(first, 'width')), height: Number(Reflect.get(first, 'height')) }
      if (!(claimed.width * claimed.height <= limits.pixels)) return tooLarge(claimed.width, claimed.height, limits)
      const { width, height, data } = await first.decode()
      const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      return await decodeWith(() => sharp(pixels, raw(width, height, 4)))
    } catch (error) {
      return corrupt(messageOf(error))
    } finally {
      const dispose: unknown = images === null ? null : Reflect.get(images, 'dispose')
      if (typeof dispose === 'function') dispose()
    }
  })
}

/** `taller` is how much higher the dots are than wide. */
async function decodeWith(open: () => Sharp, taller = 1): Promise<Decoded> {
  const { short, turnedByExif, isGrey, enlarged, ...size } = await sizeOf(open, taller)
  const upright = open().autoOrient().flatten({ background: 'white' })
  const { data, info } = await (enlarged ? upright : upright.resize({ ...size, fit: 'fill' }))
    .toColourspace(isGrey ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const channels = channelsOf(data, info.channels, width)
  const taken = { width, height, data: channels.red }
  const red = enlarged ? enlarge(taken, size.width, size.height) : taken
  return {
    kind: 'picture',
    red,
    darkest: { width, height, data: channels.darkest },
    isGrey: channels.red === channels.darkest,
    scale: Math.min(red.width, red.height) / short,
    shown: (x, y) => [x, y],
    turnedByExif,
    warnings: [],
  }
}

/** A grey picture's one channel is both. */
function channelsOf(
  data: Uint8Array,
  channels: number,
  width: number,
): { readonly red: Uint8Array; readonly darkest: Uint8Array } {
  if (channels === 1) {
    // No Buffer: its `slice` is no copy, and loops are slower where they meet both kinds.
    const grey = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    return { red: grey, darkest: grey }
  }
  const count = Math.floor(data.length / channels)
  const red = new Uint8Array(count)
  const darkest = new Uint8Array(count)
  for (let start = 0; start < count; start += width)
    // Of two channels the second tells how opaque it is.
    if (channels < 3) for (let at = start; at < start + width; at++) red[at] = darkest[at] = data[at * channels] ?? 0
    else part(data, channels, red, darkest, start, start + width)
  return { red, darkest }
}

/** One row, from `start` to `end`. */
function part(
  data: Uint8Array,
  channels: number,
  red: Uint8Array,
  darkest: Uint8Array,
  start: number,
  end: number,
): void {
  for (let at = start, from = start * channels; at < end; at++, from += channels) {
    const r = data[from] ?? 0
    const g = data[from + 1] ?? 0
    const b = data[from + 2] ?? 0
    red[at] = r
    const less = r < g ? r : g
    darkest[at] = less < b ? less : b
  }
}

type Size = {
  width: number
  height: number
  short: number
  turnedByExif: boolean
  /** One channel of 8 bits, as a scanner writes it. */
  isGrey: boolean
  /** To both sides: that we do ourselves, once the channels are apart. */
  enlarged: boolean
}

async function sizeOf(open: () => Sharp, taller: number): Promise<Size> {
  const head = await open().metadata()
  const { autoOrient, orientation = 1 } = head
  const w = autoOrient?.width ?? head.width
  const h = (autoOrient?.height ?? head.height) * taller
  const short = Math.min(w, h)
  const small = short < SMALL && short >= WORTH_ENLARGING
  const wanted = small ? Math.min(ENLARGED_AT_MOST, SHORT_SIDE_WANTED / short) : Math.min(1, SHORT_SIDE / short)
  const scale = Math.min(wanted, LONG_SIDE / Math.max(w, h))
  return {
    width: Math.max(1, Math.round(w * scale)),
    height: Math.max(1, Math.round(h * scale)),
    short,
    turnedByExif: orientation !== 1,
    isGrey: head.space === 'b-w' && head.channels === 1 && head.depth === 'uchar',
    enlarged: scale > 1 && taller === 1,
  }
}

function single(decode: () => Promise<Decoded | Undecodable>): Pictures {
  return { kind: 'pictures', count: 1, decode }
}

function raw(width: number, height: number, channels: 3 | 4): SharpOptions {
  return { raw: { width, height, channels }, limitInputPixels: false }
}

function tooLarge(width: number, height: number, limits: { readonly pixels: number }): Undecodable {
  return {
    kind: 'problem',
    problem: 'too-large',
    detail: `${width} × ${height} pixels, at most ${limits.pixels} in all are read`,
  }
}

function corrupt(detail: string): Undecodable {
  return { kind: 'problem', problem: 'corrupt', detail }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''
}
