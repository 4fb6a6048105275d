/** Pictures of one document at most: a letter with more is an album. */
const MOST_PICTURES = 40
/** Bytes of a picture that can be a page; logos are smaller. */
const SMALLEST = 5_000

/**
 * JPEG and PNG pictures in a stream of a Word document, in their order (MS-ODRAW 2.2.27 and 2.2.28: a record's head, one or two
 * 16-byte names, a tag, and the picture as it is). Records are found by their head, wherever they are nested.
 */
export function picturesIn(stream: Uint8Array | null): Uint8Array[] {
  if (stream === null) return []
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
  const found: Uint8Array[] = []
  for (let at = 2; at >= 2 && found.length < MOST_PICTURES;) {
    const next = nextRecord(bytes, at)
    if (next === null) break
    const picture = pictureAt(bytes, next)
    if (picture !== null && picture.length >= SMALLEST) found.push(picture)
    at = next + 2 + (picture === null ? 0 : 6 + picture.length)
  }
  return found
}

const JPEG = Buffer.from([0x1d, 0xf0])
const PNG = Buffer.from([0x1e, 0xf0])

/** Place of the next record's type. */
function nextRecord(bytes: Buffer, from: number): number | null {
  const places = [bytes.indexOf(JPEG, from), bytes.indexOf(PNG, from)].filter((at) => at >= 0)
  return places.length === 0 ? null : Math.min(...places)
}

function pictureAt(bytes: Buffer, type: number): Uint8Array | null {
  if (type + 6 > bytes.length) return null
  const length = bytes.readUInt32LE(type + 2)
  const start = type + 6
  const end = start + length
  if (length < 18 || end > bytes.length) return null
  for (const skip of [17, 33]) {
    const head = bytes.subarray(start + skip, start + skip + 4)
    const isPicture =
      (head.length === 4 && head.readUInt32BE(0) === 0x89504e47) ||
      (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff)
    if (isPicture) return new Uint8Array(bytes.subarray(start + skip, end))
  }
  return null
}
