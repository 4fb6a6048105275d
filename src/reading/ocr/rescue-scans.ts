import type { ReadingTools } from '../tools.ts'
import { inParallel, readPictures } from './picture.ts'
import type { PictureReading } from './picture.ts'

const STREAM = Buffer.from('stream')
const JPEG = Buffer.from([0xff, 0xd8, 0xff])
/** Bytes of a JPEG that can be a page; logos and thumbnails are smaller. */
const SMALLEST = 15_000

/** Pages of a scan whose PDF is too broken to be opened: its JPEGs, cut out of the bytes where their streams begin. */
export async function rescueScans(bytes: Uint8Array, tools: ReadingTools): Promise<PictureReading[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Uint8Array[] = []
  for (let at = buffer.indexOf(JPEG); at >= 0 && found.length < tools.limits.pages;) {
    const end = buffer.indexOf('endstream', at)
    const next = end < 0 ? buffer.length : end
    const opened = buffer.subarray(Math.max(0, at - 8), at).includes(STREAM)
    if (opened && next - at >= SMALLEST) found.push(bytes.subarray(at, next))
    at = buffer.indexOf(JPEG, opened ? next : at + 3)
  }
  const read = await inParallel(found.length, tools.ocr?.parallel ?? 1, (index) =>
    readPictures(found[index] ?? new Uint8Array(), tools),
  )
  return read.flat()
}
