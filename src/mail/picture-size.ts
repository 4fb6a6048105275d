export type PictureSize = { readonly width: number; readonly height: number }

/** Width and height in pixels from a picture's header (JPEG, PNG, GIF, BMP, WebP), or null where it is none of these or is cut short. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.readUInt16BE(0) === 0xffd8) return jpegSize(view)
    const magic = view.toString('latin1', 0, 4)
    if (magic === '\u{89}PNG') return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
    if (magic === 'GIF8') return { width: view.readUInt16LE(6), height: view.readUInt16LE(8) }
    if (magic.startsWith('BM')) return { width: view.readInt32LE(18), height: Math.abs(view.readInt32LE(22)) }
    if (magic === 'RIFF' && view.toString('latin1', 8, 12) === 'WEBP') return webpSize(view)
    return null
  } catch {
    // A read past the end: the header is cut short.
    return null
  }
}

/** The frame header (SOF) stands behind the application segments, which may hold a thumbnail: they are skipped by their length. */
function jpegSize(view: Buffer): PictureSize | null {
  let at = 2
  for (let segments = 0; segments < 1000; segments++) {
    while (view.readUInt8(at) === 0xff && view.readUInt8(at + 1) === 0xff) at++
    if (view.readUInt8(at) !== 0xff) return null
    const marker = view.readUInt8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) }
    }
    if (marker === 0xd9 || marker === 0xda) return null
    at += 2 + view.readUInt16BE(at + 2)
  }
  return null
}

function webpSize(view: Buffer): PictureSize | null {
  switch (view.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: 1 + view.readUIntLE(24, 3), height: 1 + view.readUIntLE(27, 3) }
    case 'VP8L': {
      const bits = view.readUInt32LE(21)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 'VP8 ':
      return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff }
    default:
      return null
  }
}
