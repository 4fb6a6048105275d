import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { cleanFileName, isLitter } from '#src/mail/file-name.ts'
import type { Extraction, Problem, SourceFile } from '../extraction.ts'
import type { Format } from '../format.ts'
import { createMembers, FREE_BYTES } from '../members.ts'
import type { Members } from '../members.ts'
import type { ReadingLimits } from '../tools.ts'
import { entryName } from '../zip-names.ts'
import { openParts, PartTooLarge } from '../zip-parts.ts'
import type { ZipParts } from '../zip-parts.ts'
import { readWithSevenZip } from './seven-zip.ts'

/** Zip archives that people pack (APPNOTE 6.3): names of any code page, members with passwords, damaged ones. Office files are not taken. */
export const zip: Format = {
  id: 'zip',
  accepts: (look) => look.magic === 'zip',
  read: async (file, { limits, passwords = [] }) => {
    if (file.volumes !== undefined) return await readWithSevenZip(file, limits, passwords)
    let entries: Entry[]
    let archive: ZipFile
    try {
      archive = await open(file.bytes)
      entries = await listEntries(archive, limits.files)
    } catch (error) {
      // No directory, or a broken one: members have headers of their own.
      return rescue(file, limits, error instanceof Error ? error.message : String(error))
    }
    if (entries.some((entry) => !entry.isEncrypted() && !entry.canDecodeFileData())) {
      return await readWithSevenZip(file, limits, passwords)
    }
    if (passwords.length > 0 && entries.some((entry) => entry.isEncrypted())) {
      const opened = await readWithSevenZip(file, limits, passwords)
      if (opened.kind === 'members' && opened.problem !== 'encrypted') return renamed(file, opened, entries)
    }
    return await readEntries(file, archive, entries, limits)
  },
}

/** 7-Zip reads names in DOS letters where the archive does not say what they are; it keeps their order. */
function renamed(file: SourceFile, opened: Extraction, entries: readonly Entry[]): Extraction {
  if (opened.kind !== 'members' || opened.members.length !== entries.length) return opened
  const members = opened.members.map((member, at) => {
    const name = cleanFileName(entries[at] === undefined ? member.name : entryName(entries[at])) || member.name
    return { ...member, name, path: [...file.path, name] }
  })
  return { ...opened, members }
}

export type ZipCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: Problem; readonly detail: string }

/**
 * Unpacks a zip to nowhere, to know whether another library may be given it: office files are zips, and the libraries that read
 * them unpack without asking how much it is.
 */
export async function checkZip(
  bytes: Uint8Array,
  limits: Pick<ReadingLimits, 'unpackedBytes' | 'files' | 'ratio'>,
): Promise<ZipCheck> {
  try {
    const archive = await open(bytes)
    if (archive.entryCount > limits.files) return tooLarge(`${archive.entryCount} members`)
    const entries = await listEntries(archive, limits.files)
    if (overlap(entries)) return tooLarge('members that lie over each other')
    let left = limits.unpackedBytes
    for (const entry of entries) {
      if (entry.isEncrypted()) return { ok: false, problem: 'encrypted', detail: 'a member has a password' }
      left -= (await unpack(archive, entry, left, limits.ratio, false)).size
    }
    return { ok: true }
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(error.message)
    return { ok: false, problem: 'corrupt', detail: error instanceof Error ? error.message : String(error) }
  }
}

class TooLarge extends Error {}

function tooLarge(detail: string): ZipCheck {
  return { ok: false, problem: 'too-large', detail }
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return await yauzl.fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true })
}

/** One more than may be taken out, so that the reader sees that there are more. */
async function listEntries(archive: ZipFile, files: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of archive.eachEntry()) {
    if (!isFile(entry) || isLitter(entryName(entry))) continue
    entries.push(entry)
    if (entries.length > files) break
  }
  return entries
}

async function readEntries(
  file: SourceFile,
  archive: ZipFile,
  entries: readonly Entry[],
  limits: ReadingLimits,
): Promise<Extraction> {
  const members = createMembers(file, limits)
  if (overlap(entries)) {
    members.fail('too-large', 'its members lie over each other: it was made to fill the disk')
    return members.finish()
  }
  for (const entry of entries) {
    if (members.room().files <= 0) {
      members.fail('too-large', `more than ${limits.files} files in it`)
      break
    }
    await readEntry(archive, entry, members, limits)
  }
  return members.finish()
}

async function readEntry(archive: ZipFile, entry: Entry, members: Members, limits: ReadingLimits): Promise<void> {
  const name = entryName(entry)
  if (entry.isEncrypted()) {
    members.fail('encrypted', `${name} has a password`)
    return
  }
  try {
    const { bytes, crc } = await unpack(
      archive,
      entry,
      Math.min(limits.fileBytes, members.room().bytes),
      limits.ratio,
      true,
    )
    if (crc === entry.crc32) members.add(name, bytes)
    else members.fail('corrupt', `${name} is damaged: its checksum is wrong`)
  } catch (error) {
    if (error instanceof TooLarge) members.fail('too-large', `${name}: ${error.message}`)
    else members.fail('corrupt', `${name} is damaged: ${error instanceof Error ? error.message : String(error)}`)
  }
}

type Unpacked = { readonly bytes: Uint8Array; readonly size: number; readonly crc: number }

async function unpack(archive: ZipFile, entry: Entry, most: number, ratio: number, keep: boolean): Promise<Unpacked> {
  const stream = await archive.openReadStreamPromise(entry)
  const chunks: Uint8Array[] = []
  let size = 0
  let crc = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw new TooLarge(`more than ${most} bytes`)
    if (size > FREE_BYTES && size > entry.compressedSize * ratio) throw new TooLarge(`packed more than ${ratio} times`)
    crc = crc32(chunk, crc)
    if (keep) chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), size, crc }
}

function rescue(file: SourceFile, limits: ReadingLimits, detail: string): Extraction {
  const members = createMembers(file, limits)
  try {
    const parts = openParts(file.bytes, { unpackedBytes: limits.unpackedBytes, ratio: limits.ratio })
    for (const name of parts.names.slice(0, limits.files)) rescuePart(parts, name, members)
  } catch {
    return { kind: 'problem', problem: 'corrupt', detail, warnings: [] }
  }
  members.fail('corrupt', 'the archive is cut or damaged: some files may be lost')
  return members.finish()
}

function rescuePart(parts: ZipParts, name: string, members: Members): void {
  if (name.endsWith('/')) return
  try {
    members.add(name, parts.read(name))
  } catch (error) {
    if (error instanceof PartTooLarge) members.fail('too-large', `${name} is too large`)
    else if (error instanceof Error && error.message.includes('encrypted'))
      members.fail('encrypted', `${name} has a password`)
    else members.fail('corrupt', `${name} is damaged`)
  }
}

/** Members share bytes only in bombs (a kernel of data that a thousand entries point to). */
function overlap(entries: readonly Entry[]): boolean {
  const places = entries
    .map((entry) => ({
      start: entry.relativeOffsetOfLocalHeader,
      end: entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize,
    }))
    .toSorted((a, b) => a.start - b.start)
  return places.some((place, index) => place.start < (places[index - 1]?.end ?? 0))
}

/** Folders and symbolic links (Unix mode in the upper half of the attributes) hold no file. */
function isFile(entry: Entry): boolean {
  const raw = entry.fileNameRaw
  const last = raw.at(-1)
  const link = ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000
  return !link && last !== 0x2f && last !== 0x5c
}
