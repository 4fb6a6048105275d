/** Red, green and blue, a byte each, row by row from the top. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** Width and height that a BMP claims; null where the bytes are no BMP that is understood. */
export function bmpSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const head = headOf(bytes)
  return head === null ? null : { width: head.width, height: head.height }
}

/**
 * Reads a Windows bitmap (BITMAPCOREHEADER to BITMAPV5HEADER; 1, 4, 8, 16, 24 and 32 bits; RLE4 and RLE8), which sharp can't.
 * What is missing at the end of the file stays white. Null where it is no bitmap that is understood.
 */
export function readBmp(bytes: Uint8Array): Pixels | null {
  const head = headOf(bytes)
  if (head === null) return null
  const { width, height } = head
  const data = new Uint8Array(width * height * 3).fill(255)
  const put = (x: number, y: number, colour: number): void => {
    if (x >= width || y >= height || x < 0 || y < 0) return
    const at = ((head.topDown ? y : height - 1 - y) * width + x) * 3
    data[at] = (colour >> 16) & 255
    data[at + 1] = (colour >> 8) & 255
    data[at + 2] = colour & 255
  }
  if (head.compression === 1 || head.compression === 2) readRuns(head, bytes, put)
  else readRows(head, bytes, put)
  return { width, height, data }
}

type Head = {
  readonly width: number
  readonly height: number
  readonly topDown: boolean
  readonly bits: number
  readonly compression: number
  readonly start: number
  /** Colours as 0xRRGGBB. */
  readonly palette: readonly number[]
  readonly masks: readonly [red: number, green: number, blue: number]
}

function headOf(bytes: Uint8Array): Head | null {
  if (bytes.length < 30 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = view.getUint32(10, true)
  const size = view.getUint32(14, true)
  const core = size === 12
  if (!core && (size < 40 || bytes.length < 54)) return null
  const width = core ? view.getUint16(18, true) : view.getInt32(18, true)
  const signed = core ? view.getUint16(20, true) : view.getInt32(22, true)
  const bits = view.getUint16(core ? 24 : 28, true)
  const compression = core ? 0 : view.getUint32(30, true)
  if (width <= 0 || signed === 0 || ![1, 4, 8, 16, 24, 32].includes(bits) || ![0, 1, 2, 3, 6].includes(compression))
    return null
  const palette: number[] = []
  const entry = core ? 3 : 4
  const masked = compression === 3 || compression === 6
  const table = 14 + size + (size === 40 && masked ? 12 : 0)
  if (bits <= 8)
    for (let at = table; at + 2 < Math.min(start, bytes.length) && palette.length < 1 << bits; at += entry)
      palette.push(((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0))
  const mask = (at: number): number => (at + 4 <= bytes.length ? view.getUint32(at, true) : 0)
  const usual: Head['masks'] = bits === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff]
  const masks: Head['masks'] = masked ? [mask(54), mask(58), mask(62)] : usual
  return { width, height: Math.abs(signed), topDown: signed < 0, bits, compression, start, palette, masks }
}

type Put = (x: number, y: number, colour: number) => void

function readRows(head: Head, bytes: Uint8Array, put: Put): void {
  const { width, height, bits, start, palette } = head
  const stride = Math.ceil((width * bits) / 32) * 4
  const channels = head.masks.map(channelOf)
  for (let y = 0; y < height; y++) {
    const row = start + y * stride
    if (row >= bytes.length) return
    for (let x = 0; x < width; x++) {
      const at = row + ((x * bits) >> 3)
      if (at >= bytes.length) return
      const byte = bytes[at] ?? 0
      if (bits <= 8) {
        const index = (byte >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1)
        put(x, y, palette[index] ?? (bits === 1 ? index * 0xffffff : index * 0x10101))
      } else if (bits === 24) put(x, y, ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | byte)
      else {
        const value =
          (byte |
            ((bytes[at + 1] ?? 0) << 8) |
            (bits === 32 ? ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24) : 0)) >>>
          0
        const [red = 0, green = 0, blue = 0] = channels.map((channel) => channel(value))
        put(x, y, (red << 16) | (green << 8) | blue)
      }
    }
  }
}

/** Takes the bits under a mask as a value of 0 to 255. */
function channelOf(mask: number): (value: number) => number {
  if (mask === 0) return () => 0
  const shift = 31 - Math.clz32(mask & -mask)
  const most = mask >>> shift
  return (value) => Math.round((((value & mask) >>> shift) * 255) / most)
}

/** Run-length encoding (BI_RLE8, BI_RLE4): a count and a colour, or 0 and a command. */
function readRuns(head: Head, bytes: Uint8Array, put: Put): void {
  const { width, height, palette } = head
  const wide = head.compression === 1
  const colour = (byte: number, at: number): number => palette[wide ? byte : at % 2 === 0 ? byte >> 4 : byte & 15] ?? 0
  let x = 0
  let y = 0
  for (let at = head.start; at + 1 < bytes.length && y < height;) {
    const count = bytes[at++] ?? 0
    const value = bytes[at++] ?? 0
    if (count > 0) {
      for (let i = 0; i < count && x < width; i++) put(x++, y, colour(value, i))
    } else if (value === 0) {
      x = 0
      y++
    } else if (value === 1) return
    else if (value === 2) {
      x += bytes[at++] ?? 0
      y += bytes[at++] ?? 0
    } else {
      const length = wide ? value : Math.ceil(value / 2)
      for (let i = 0; i < value; i++) put(x++, y, colour(bytes[at + (wide ? i : i >> 1)] ?? 0, i))
      at += length + (length % 2)
    }
  }
}
