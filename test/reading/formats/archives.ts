import { crc32, deflateRawSync } from 'node:zlib'
import * as sevenZipPackage from '7z-wasm'
import type { SevenZipModuleFactory } from '7z-wasm'
import type { Extraction, SourceFile } from '#src/reading/extraction.ts'
import { formats } from '#src/reading/formats/index.ts'
import type { Format } from '#src/reading/format.ts'
import { sniff } from '#src/reading/sniff.ts'
import { LIMITS } from '#src/reading/tools.ts'
import type { ReadingLimits } from '#src/reading/tools.ts'

export type Read = { readonly format: string | null; readonly extraction: Extraction | null }

/** Reads bytes by the format that the registry gives them to. */
export async function readBytes(bytes: Uint8Array, name: string, limits: Partial<ReadingLimits> = {}): Promise<Read> {
  const look = await sniff(bytes, name)
  const format = Object.values<Format>(formats).find((one) => one.accepts(look)) ?? null
  const file: SourceFile = { name, path: [name], declaredType: null, bytes }
  return {
    format: format?.id ?? null,
    extraction: (await format?.read(file, { ocr: null, limits: { ...LIMITS, ...limits } })) ?? null,
  }
}

/** Paths and contents of the members, and what was wrong. */
export function summary(extraction: Extraction | null) {
  if (extraction?.kind !== 'members') return extraction
  return {
    problem: extraction.problem,
    members: Object.fromEntries(
      extraction.members.map((member) => [member.path.join(' > '), Buffer.from(member.bytes).toString()]),
    ),
  }
}

/** An archive made by 7-Zip itself; `type` and passwords by its switches. */
export async function pack(
  archive: string,
  files: Record<string, string | Uint8Array>,
  ...switches: string[]
): Promise<Uint8Array> {
  return packThese(archive, files, '.', ...switches)
}

/** One file without a name of its own, as gzip, bzip2 and xz pack. */
export async function packAlone(archive: string, content: string | Uint8Array, type: string): Promise<Uint8Array> {
  return packThese(archive, { alone: content }, 'alone', type)
}

async function packThese(
  archive: string,
  files: Record<string, string | Uint8Array>,
  what: string,
  ...switches: string[]
): Promise<Uint8Array> {
  const start: unknown = sevenZipPackage.default
  if (!isFactory(start)) throw new Error('7z-wasm exports no function')
  const program = await start({ print() {}, printErr() {} })
  program.FS.mkdir('/in')
  program.FS.chdir('/in')
  for (const [path, content] of Object.entries(files)) {
    const folders = path.split('/').slice(0, -1)
    folders.forEach((_, index) => {
      const folder = folders.slice(0, index + 1).join('/')
      if (!program.FS.readdir('/in').includes(folder)) program.FS.mkdir(folder)
    })
    program.FS.writeFile(path, content)
  }
  try {
    program.callMain(['a', '-bd', ...switches, `/${archive}`, what])
  } catch (error) {
    // It ends by throwing its exit code.
    if (typeof error !== 'number') throw error
  }
  return program.FS.readFile(`/${archive}`)
}

function isFactory(value: unknown): value is SevenZipModuleFactory {
  return typeof value === 'function'
}

export type ZipMember = {
  readonly name: Uint8Array | string
  readonly content: Uint8Array | string
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  readonly extra?: Uint8Array
  readonly attributes?: number
  /** Place of the local header, where the directory lies about it. */
  readonly offset?: number
  /** Unpacked size that the headers claim. */
  readonly size?: number
}

/** A zip written by hand (APPNOTE 6.3), for names and lies that no archiver writes any more. */
export function handZip(members: readonly ZipMember[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, flags = 0, method = 8, extra = Buffer.alloc(0), attributes = 0, ...lies } of members) {
    const data = Buffer.from(content)
    const packed = method === 8 ? deflateRawSync(data) : data
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(flags, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(lies.crc ?? crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(lies.size ?? data.length, 18)
    fields.writeUInt16LE(Buffer.from(name).length, 22)
    fields.writeUInt16LE(extra.length, 24)
    const local = Buffer.concat([Buffer.from('PK\u{3}\u{4}'), fields, Buffer.from(name), extra, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(attributes, 6)
    tail.writeUInt32LE(lies.offset ?? offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u{1}\u{2}'), Buffer.from([20, 3]), fields, tail, Buffer.from(name), extra]),
    )
    locals.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(entries.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, entries, Buffer.from('PK\u{5}\u{6}'), end])
}
