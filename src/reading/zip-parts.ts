import { constants, inflateRawSync } from 'node:zlib'

/**
 * The parts of an office file (OOXML, OpenDocument): a zip whose members are asked for by name, each unpacked when it is read.
 * For archives that people pack, with their names and passwords, see formats/zip.ts.
 */
export type ZipParts = {
  readonly names: readonly string[]
  readonly has: (name: string) => boolean
  /** Bytes of a part. Throws `PartTooLarge` past the limits, an Error where the part is damaged or absent. */
  readonly read: (name: string) => Uint8Array
  /** True where the end of the file is lost: the parts are those whose own headers were still found. */
  readonly truncated: boolean
}

export class PartTooLarge extends Error {}

export type PartLimits = { readonly unpackedBytes: number; readonly ratio: number }

/** Throws where nothing of a zip is left. */
export function openParts(bytes: Uint8Array, limits: PartLimits): ZipParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const listed = fromDirectory(view, bytes)
  const parts = listed ?? fromLocalHeaders(view, bytes)
  if (parts.size === 0) throw new Error('no zip directory and no members')
  const done = new Map<string, Uint8Array>()
  let total = 0
  const read = (name: string): Uint8Array => {
    const known = done.get(name)
    if (known !== undefined) return known
    const part = parts.get(name)
    if (part === undefined) throw new Error(`no part ${name}`)
    const unpacked = unpack(view, bytes, part, Math.max(0, limits.unpackedBytes - total), limits.ratio)
    total += unpacked.length
    done.set(name, unpacked)
    return unpacked
  }
  return { names: [...parts.keys()], has: (name) => parts.has(name), read, truncated: listed === null }
}

type Part = { readonly method: number; readonly offset: number; readonly packed: number; readonly encrypted: boolean }

/** Members at most; an office file has dozens. */
const MOST_PARTS = 20_000
/** A part this small may be packed as tightly as it likes: an empty sheet of a thousand equal rows is no bomb. */
const FREE_BYTES = 10_000_000

function fromDirectory(view: DataView, bytes: Uint8Array): Map<string, Part> | null {
  const end = findEnd(view)
  if (end === null) return null
  const parts = new Map<string, Part>()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count && i < MOST_PARTS; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) break
    const nameLength = view.getUint16(at + 28, true)
    const name = nameOf(bytes, at + 46, nameLength)
    parts.set(name, {
      method: view.getUint16(at + 10, true),
      offset: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts.size === 0 ? null : parts
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return null
}

/** A file cut short has lost its directory, but each member has a header of its own before it. */
function fromLocalHeaders(view: DataView, bytes: Uint8Array): Map<string, Part> {
  const parts = new Map<string, Part>()
  let at = 0
  while (at + 30 <= view.byteLength && parts.size < MOST_PARTS) {
    if (view.getUint32(at, true) !== 0x04034b50) {
      at = nextHeader(bytes, at + 1)
      if (at < 0) break
      continue
    }
    const flags = view.getUint16(at + 6, true)
    const nameLength = view.getUint16(at + 26, true)
    const start = at + 30 + nameLength + view.getUint16(at + 28, true)
    const said = view.getUint32(at + 18, true)
    const follows = nextHeader(bytes, start)
    const packed = (flags & 8) === 0 && said > 0 ? said : (follows < 0 ? view.byteLength : follows) - start
    const name = nameOf(bytes, at + 30, nameLength)
    if (name !== '') {
      parts.set(name, { method: view.getUint16(at + 8, true), offset: at, packed, encrypted: (flags & 1) === 1 })
    }
    at = Math.max(start, start + packed)
  }
  return parts
}

function nextHeader(bytes: Uint8Array, from: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return from >= buffer.length ? -1 : buffer.indexOf('PK\u0003\u0004', from, 'latin1')
}

function nameOf(bytes: Uint8Array, at: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(at, at + length)).replaceAll('\\', '/')
}

function unpack(view: DataView, bytes: Uint8Array, part: Part, left: number, ratio: number): Uint8Array {
  if (part.encrypted) throw new Error('encrypted part')
  if (part.offset + 30 > bytes.length) throw new Error('part outside the file')
  const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true)
  const packed = bytes.subarray(start, start + part.packed)
  const most = Math.min(left, Math.max(FREE_BYTES, packed.length * ratio))
  if (part.method === 0) {
    if (packed.length > most) throw new PartTooLarge(`a part of ${packed.length} bytes`)
    return packed
  }
  if (part.method !== 8) throw new Error(`packing method ${part.method}`)
  if (most === 0) throw new PartTooLarge('nothing left to unpack into')
  try {
    return inflateRawSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    if (error instanceof RangeError) {
      // ERR_BUFFER_TOO_LARGE
      throw new PartTooLarge(`a part that unpacks to more than ${most} bytes`, { cause: error })
    }
    throw error
  }
}
