/** True where a JPEG, PNG or WebP ends before its pictures do: what is there can be decoded, the rest is grey or white. */
export function isTruncated(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xff && buffer[1] === 0xd8) return isCutJpeg(buffer)
  if (buffer.subarray(1, 4).equals(PNG)) return buffer.lastIndexOf('IEND') < 0
  if (buffer.subarray(0, 4).equals(RIFF) && buffer.length >= 12) return buffer.readUInt32LE(4) + 8 > buffer.length
  return false
}

const PNG = Buffer.from('PNG')
const RIFF = Buffer.from('RIFF')
const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

/** Walks the segments (a thumbnail inside one has an end of its own) to the picture's data, which must be followed by an end. */
function isCutJpeg(buffer: Buffer): boolean {
  let at = 2
  while (at + 4 <= buffer.length) {
    if (buffer[at] !== 0xff) return false
    const marker = buffer[at + 1] ?? 0
    if (marker === 0xff) at++
    else if (marker === 0xda) return buffer.indexOf(END_OF_IMAGE, at) < 0
    else at += 2 + buffer.readUInt16BE(at + 2)
  }
  return true
}
