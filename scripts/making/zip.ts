import { crc32, deflateRawSync } from 'node:zlib'

/** How the archiver wrote names: with the UTF-8 flag, UTF-8 without it (Info-ZIP), decomposed (macOS). */
export type ZipNaming = 'utf8' | 'utf8-unflagged' | 'nfd'

type Member = { readonly name: string; readonly bytes: Uint8Array }

/** A zip archive with a fixed date, so that equal members give equal bytes (APPNOTE.TXT 4.3). */
export function makeZip(members: readonly Member[], naming: ZipNaming = 'utf8'): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const member of members) {
    const name = Buffer.from(naming === 'nfd' ? member.name.normalize('NFD') : member.name)
    const packed = deflateRawSync(member.bytes)
    const shared = sharedHeader(naming, member.bytes, packed, name)
    const local = Buffer.concat([u32(0x04034b50), shared, name, packed])
    directory.push(
      Buffer.concat([u32(0x02014b50), u16(0x0314), shared, u16(0), u16(0), u16(0), u32(0), u32(offset), name]),
    )
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(members.length),
    u16(members.length),
    u32(central.length),
    u32(offset),
    u16(0),
  ]
  return new Uint8Array(Buffer.concat([...locals, central, ...end]))
}

const DATE = ((2021 - 1980) << 9) | (5 << 5) | 20

/** Version to the extra field's length: the part that local and central headers have in common. */
function sharedHeader(naming: ZipNaming, bytes: Uint8Array, packed: Buffer, name: Buffer): Buffer {
  return Buffer.concat([
    u16(20),
    u16(naming === 'utf8-unflagged' ? 0 : 0x800),
    u16(8),
    u16(0),
    u16(DATE),
    u32(crc32(bytes)),
    u32(packed.length),
    u32(bytes.length),
    u16(name.length),
    u16(0),
  ])
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
