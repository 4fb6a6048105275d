import { gunzipSync } from 'node:zlib'
import * as sevenZipPackage from '7z-wasm'
import type { SevenZipModule, SevenZipModuleFactory } from '7z-wasm'
import { isLitter } from '#src/mail/file-name.ts'
import type { Extraction, SourceFile } from '../extraction.ts'
import type { Format } from '../format.ts'
import { createMembers, FREE_BYTES } from '../members.ts'
import type { Members } from '../members.ts'
import type { ReadingLimits } from '../tools.ts'

/** 7z, RAR 4 and 5, tar and tar.gz, by 7-Zip compiled to WebAssembly: its files live in memory, nothing can leave it. */
export const sevenZip: Format = {
  id: 'seven-zip',
  accepts: (look) => look.magic !== null && ARCHIVES.has(look.magic),
  read: async (file, { limits, passwords = [] }) => {
    if (file.bytes[0] !== 0x1f || file.bytes[1] !== 0x8b) return await readWithSevenZip(file, limits, passwords)
    return await readGzip(file, limits)
  },
}

const ARCHIVES = new Set(['7z', 'rar', 'tar', 'gz', 'tar.gz', 'cab', 'arj', 'lzh', 'xz', 'bz2', 'Z', 'zst', 'lz'])

/**
 * Takes out what 7-Zip knows of, with the passwords in turn where it has one. Members are listed first: nothing is unpacked before
 * its size is known to fit, and what then grows past the limits all the same is stopped.
 */
export async function readWithSevenZip(
  file: SourceFile,
  limits: ReadingLimits,
  passwords: readonly string[] = [],
): Promise<Extraction> {
  const first = await openWith(null, file, limits)
  if (first.kind !== 'members' || first.problem !== 'encrypted') return first
  for (const password of passwords) {
    const opened = await openWith(password, file, limits)
    if (opened.kind === 'members' && opened.problem !== 'encrypted') return opened
  }
  return first
}

async function openWith(password: string | null, file: SourceFile, limits: ReadingLimits): Promise<Extraction> {
  const printed: string[] = []
  const program = await startProgram({ print: (line) => printed.push(line), printErr: (line) => printed.push(line) })
  const archive = write(program, file)
  const key = `-p${password ?? ''}`
  const listing = run(program, ['l', '-slt', '-ba', '-bd', key, archive], printed)
  const members = createMembers(file, limits)
  const entries = parseListing(listing)
  if (entries.length === 0) {
    const words = listing.join('\n')
    if (/encrypted archive|wrong password/i.test(words) || hasHiddenNames(file.bytes))
      members.fail('encrypted', 'the archive has a password')
    else return { kind: 'problem', problem: 'corrupt', detail: 'not an archive that 7-Zip can open', warnings: [] }
    return members.finish()
  }
  const wanted = choose(entries, password !== null, file.bytes.length, members, limits)
  const most = Math.min(members.room().bytes, Math.max(FREE_BYTES, file.bytes.length * limits.ratio))
  if (wanted.length > 0) takeOut(program, { archive, wanted, key, most, container: file.name }, members, printed)
  return members.finish()
}

const ARCHIVE = '/archive'
const OUTPUT = '/out'

type ArchiveEntry = {
  readonly path: string
  readonly size: number | null
  readonly encrypted: boolean
  readonly isFile: boolean
}

async function readGzip(file: SourceFile, limits: ReadingLimits): Promise<Extraction> {
  const members = createMembers(file, limits)
  const most = Math.min(limits.unpackedBytes, Math.max(FREE_BYTES, file.bytes.length * limits.ratio))
  let inner: Uint8Array
  try {
    inner = gunzipSync(file.bytes, { maxOutputLength: most })
  } catch (error) {
    const large = error instanceof RangeError
    return {
      kind: 'problem',
      problem: large ? 'too-large' : 'corrupt',
      detail: error instanceof Error ? error.message : String(error),
      warnings: [],
    }
  }
  if (Buffer.from(inner.subarray(257, 262)).toString('latin1') === 'ustar')
    return await readWithSevenZip({ ...file, bytes: inner }, limits)
  members.add(file.name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar'), inner)
  return members.finish()
}

/** Its types are those of an ES module, what Node loads is a CommonJS one: the function itself stands under `default`. */
const startProgram: SevenZipModuleFactory = (() => {
  const loaded: unknown = sevenZipPackage.default
  if (isFactory(loaded)) return loaded
  throw new Error('7z-wasm was expected to export a function')
})()

function isFactory(value: unknown): value is SevenZipModuleFactory {
  return typeof value === 'function'
}

/** Gives what to open: of volumes the first, of a zip's the last, which has the directory. */
function write(program: SevenZipModule, { bytes, volumes }: SourceFile): string {
  const pieces = volumes ?? [{ name: ARCHIVE, length: bytes.length }]
  let at = 0
  for (const { name, length } of pieces) {
    const stream = program.FS.open(name, 'w+')
    program.FS.write(stream, bytes.subarray(at, at + length), 0, length)
    program.FS.close(stream)
    at += length
  }
  return pieces.find(({ name }) => name.endsWith('.zip'))?.name ?? pieces[0]?.name ?? ARCHIVE
}

/** What it prints. Exit codes come as thrown numbers; the words tell more. */
function run(program: SevenZipModule, args: string[], printed: string[]): string[] {
  printed.length = 0
  try {
    program.callMain(args)
  } catch (error) {
    // A number is its exit code, or a C++ exception that the program did not catch.
    if (typeof error === 'object' && error !== null && 'message' in error)
      printed.push(`ERROR: ${String(error.message)}`)
  }
  return [...printed]
}

/** Blocks of "Path = ", "Size = ", "Encrypted = ", parted by empty lines. */
function parseListing(lines: readonly string[]): ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  let fields = new Map<string, string>()
  for (const line of [...lines, '']) {
    const [, name, value] = /^([A-Z][\w ]{1,30}) =(?: (.*))?$/.exec(line) ?? []
    if (name === 'Path' || line === '') {
      const entry = toEntry(fields)
      if (entry !== null) entries.push(entry)
      fields = new Map()
    }
    if (name !== undefined && !fields.has(name)) fields.set(name, value ?? '')
  }
  return entries
}

/** A stream of one file (.xz, .bz2) keeps no name. */
const NAMELESS = ''

function toEntry(fields: ReadonlyMap<string, string>): ArchiveEntry | null {
  const path = fields.get('Path') ?? (fields.has('Packed Size') ? NAMELESS : null)
  if (path === null) return null
  const size = /^\d+$/.exec(fields.get('Size') ?? '')
  const attributes = fields.get('Attributes') ?? ''
  const folder = fields.get('Folder') === '+' || /^[A-Z]*D/.test(attributes) || / d[rwx-]{9}/.test(attributes)
  const link = (fields.get('Symbolic Link') ?? '') !== '' || / l[rwx-]{9}/.test(attributes)
  return {
    path,
    size: size === null ? null : Number(size[0]),
    encrypted: fields.get('Encrypted') === '+',
    isFile: !folder && !link,
  }
}

/** The members that fit; says why of the others. */
function choose(
  entries: readonly ArchiveEntry[],
  hasPassword: boolean,
  packed: number,
  members: Members,
  limits: ReadingLimits,
): ArchiveEntry[] {
  const wanted: ArchiveEntry[] = []
  let total = 0
  for (const entry of entries) {
    if (!entry.isFile || isLitter(entry.path)) continue
    // A stream of one file (.xz, .bz2) does not always tell how long it is.
    const size = entry.size ?? 0
    if (entry.encrypted && !hasPassword) {
      members.fail('encrypted', `${entry.path} has a password`)
    } else if (
      size > limits.fileBytes ||
      wanted.length >= members.room().files ||
      total + size > members.room().bytes
    ) {
      members.fail('too-large', `${entry.path} is too large, or one too many`)
    } else {
      wanted.push(entry)
      total += size
    }
  }
  // A solid archive has no packed size of its members, so the ratio is that of the whole.
  const whole = entries.reduce((sum, entry) => sum + (entry.size ?? 0), 0)
  if (whole <= FREE_BYTES || whole <= packed * limits.ratio) return wanted
  members.fail('too-large', `packed more than ${limits.ratio} times`)
  return []
}

type Order = {
  readonly archive: string
  readonly wanted: readonly ArchiveEntry[]
  readonly key: string
  /** Bytes that may come out of it altogether. */
  readonly most: number
  readonly container: string
}

function takeOut(program: SevenZipModule, order: Order, members: Members, printed: string[]): void {
  const { archive, wanted, key, most } = order
  // Names go through a list file: as arguments they could be read as switches or patterns.
  program.FS.writeFile('/list', wanted.map((entry) => entry.path).join('\n'))
  const written = limitWriting(program, most)
  // A password is always given, or 7-Zip would ask for one.
  const alone = wanted.some((entry) => entry.path === NAMELESS)
  const which = alone ? [] : ['-i@/list']
  const words = run(program, ['x', '-y', '-bd', '-spd', '-scsUTF-8', key, `-o${OUTPUT}`, archive, ...which], printed)
  if (written() > most) {
    members.fail('too-large', `more than ${most} bytes came out of it`)
    return
  }
  // "CRC Failed : a.doc", "Unsupported Method : a.doc". "Cannot create hard link : ..." names sound files too.
  const faults = words.flatMap((line) => /^ERROR: (?!Cannot )(.{0,2000})$/.exec(line)?.[1] ?? [])
  const faultOf = (path: string) => faults.find((line) => line.endsWith(` : ${path}`)) ?? null
  for (const entry of wanted) {
    const bytes = fileBytes(program, `${OUTPUT}/${alone ? onlyFile(program) : entry.path}`)
    const fault = alone ? (faults[0] ?? null) : faultOf(entry.path)
    const whole = bytes !== null && (entry.size === null || bytes.length === entry.size)
    if (whole && fault === null) members.add(ownName(entry.path, order.container), bytes)
    else if (/wrong password/i.test(fault ?? '')) members.fail('encrypted', `${entry.path} has a password`)
    else if (/unsupported/i.test(fault ?? ''))
      members.fail('unsupported', `${entry.path} is packed in a way that can't be undone here`)
    else members.fail('corrupt', `${entry.path} is damaged`)
  }
}

/** A file without a name of its own is called as its archive is, less the archive's ending. */
function ownName(path: string, container: string): string {
  if (path !== NAMELESS) return path
  return container.replace(/\.(?:xz|bz2|z|zst|lz|lzma)$/i, '').replace(/\.(?:txz|tbz2?)$/i, '.tar')
}

function onlyFile(program: SevenZipModule): string {
  try {
    return program.FS.readdir(OUTPUT).find((name) => name !== '.' && name !== '..') ?? ''
  } catch {
    return ''
  }
}

/** Counts what is written into its memory, and stops it past `most`: sizes in archives can lie. */
function limitWriting(program: SevenZipModule, most: number): () => number {
  let written = 0
  const file = program.FS.open('/probe', 'w+')
  const operations: unknown = Reflect.get(file, 'stream_ops')
  const writing: unknown =
    typeof operations === 'object' && operations !== null ? Reflect.get(operations, 'write') : null
  program.FS.close(file)
  if (typeof operations !== 'object' || operations === null || typeof writing !== 'function')
    throw new Error('7z-wasm was expected to write through stream operations')
  // All its files share this one table of operations.
  Reflect.set(operations, 'write', (...call: readonly unknown[]): unknown => {
    written += typeof call[3] === 'number' ? call[3] : 0
    if (written > most) throw new Error('more than may come out')
    return Reflect.apply(writing, null, [...call])
  })
  return () => written
}

/** A 7z whose list of names is encrypted says so at its end by the number of the cipher (AES-256), even where 7-Zip gives up on it. */
function hasHiddenNames(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 200)))
  return bytes[0] === 0x37 && bytes[1] === 0x7a && tail.includes(Buffer.from([0x06, 0xf1, 0x07, 0x01]))
}

function fileBytes(program: SevenZipModule, path: string): Uint8Array | null {
  try {
    const stat = program.FS.lstat(path)
    return program.FS.isFile(stat.mode) ? program.FS.readFile(path) : null
  } catch {
    return null
  }
}
