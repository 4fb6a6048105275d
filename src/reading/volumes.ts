import type { Extraction, Problem, SourceFile } from './extraction.ts'

/**
 * Archives that their packer cut into volumes: a mail takes 25 MB, and packers offer it. Volumes that came together are joined into one
 * file, called as its first volume; a volume that came alone is told as what it is.
 */
export function joinVolumes(files: readonly SourceFile[]): SourceFile[] {
  const sets = Map.groupBy(
    files.filter((file) => volumeOf(file.name) !== null),
    (file) => setOf(file.name),
  )
  const joined = new Map<SourceFile, SourceFile | null>()
  for (const set of sets.values()) {
    const volumes = inOrder(set)
    if (volumes === null) continue
    const [first, ...others] = volumes
    if (first === undefined) continue
    joined.set(first.kind === 'zip' ? (volumes.at(-1)?.file ?? first.file) : first.file, joinedOf(volumes))
    for (const { file } of [first, ...others]) if (!joined.has(file)) joined.set(file, null)
  }
  return files.flatMap((file) => {
    const found = joined.get(file)
    return found === undefined ? [file] : found === null ? [] : [found]
  })
}

/** What was read of a volume that stands alone, or of a set that lacks one: it isn't damaged, the rest of it isn't here. */
export function toldAsVolume(file: SourceFile, extraction: Extraction): Extraction {
  const { kind } = extraction
  if (kind !== 'problem' && kind !== 'members') return extraction
  if (extraction.problem === null || !BROKEN.includes(extraction.problem) || !isVolume(file)) return extraction
  const detail = 'one volume of an archive that was cut into several'
  return kind === 'problem'
    ? { ...extraction, problem: 'split-part', detail }
    : { ...extraction, problem: 'split-part', warnings: [detail, ...extraction.warnings] }
}

const BROKEN: readonly Problem[] = ['corrupt', 'unsupported']

type Kind = 'raw' | 'zip' | 'rar' | 'old-rar'
type Volume = { readonly kind: Kind; readonly number: number }
type NumberedFile = Volume & { readonly file: SourceFile }

/** The last volume of a zip and the first of an old RAR are called as whole archives are. */
const LAST = 1000

/** Which volume a name says it is: "a.7z.001", "a.z01" to "a.zip", "a.part1.rar", "a.rar" and then "a.r00". */
function volumeOf(name: string): Volume | null {
  const [, raw] = /\.(\d{3})$/.exec(name) ?? []
  if (raw !== undefined) return { kind: 'raw', number: Number(raw) }
  const [, zip] = /\.z(\d{2})$/i.exec(name) ?? []
  if (zip !== undefined) return { kind: 'zip', number: Number(zip) }
  if (/\.zip$/i.test(name)) return { kind: 'zip', number: LAST }
  const [, rar] = /\.part(\d{1,3})\.rar$/i.exec(name) ?? []
  if (rar !== undefined) return { kind: 'rar', number: Number(rar) }
  const [, old] = /\.r(\d{2})$/i.exec(name) ?? []
  if (old !== undefined) return { kind: 'old-rar', number: Number(old) + 2 }
  return /\.rar$/i.test(name) ? { kind: 'old-rar', number: 1 } : null
}

/** The same for all volumes of one archive. */
function setOf(name: string): string {
  const stem = name.replace(/\.(?:\d{3}|z\d{2}|zip|part\d{1,3}\.rar|r\d{2}|rar)$/i, '').toLowerCase()
  return `${volumeOf(name)?.kind ?? ''} ${stem}`
}

/** Null where it is no set of volumes, or one of them is not there. */
function inOrder(set: readonly SourceFile[]): NumberedFile[] | null {
  const volumes = set
    .flatMap((file) => {
      const volume = volumeOf(file.name)
      return volume === null ? [] : [{ file, ...volume }]
    })
    .toSorted((a, b) => a.number - b.number)
  const isWhole = volumes.every(({ kind, number }, at) => {
    const isLastZip = kind === 'zip' && at === volumes.length - 1
    return isLastZip ? number === LAST : number === at + 1
  })
  return volumes.length > 1 && isWhole ? volumes : null
}

function joinedOf(volumes: readonly NumberedFile[]): SourceFile {
  const files = volumes.map(({ file }) => file)
  const [first] = volumes
  const named = first?.kind === 'zip' ? files.at(-1) : first?.file
  if (first === undefined || named === undefined) throw new Error('a set of volumes has a first one')
  const bytes = Buffer.concat(files.map((file) => file.bytes))
  // What was merely cut is whole once joined; the volumes of zip and RAR have heads of their own.
  return first.kind === 'raw' ? { ...named, bytes } : { ...named, bytes, volumes: namesOf(volumes) }
}

/** Packers look for the other volumes by their names: those are kept, less what people called them. */
function namesOf(volumes: readonly NumberedFile[]): { readonly name: string; readonly length: number }[] {
  return volumes.map(({ file, kind, number }) => {
    const two = (value: number) => String(value).padStart(2, '0')
    const endings: Readonly<Record<Kind, string>> = {
      raw: `.${String(number).padStart(3, '0')}`,
      zip: number === LAST ? '.zip' : `.z${two(number)}`,
      rar: `.part${two(number)}.rar`,
      'old-rar': number === 1 ? '.rar' : `.r${two(number - 2)}`,
    }
    return { name: `/archive${endings[kind]}`, length: file.bytes.length }
  })
}

function isVolume(file: SourceFile): boolean {
  const volume = volumeOf(file.name)
  if (volume !== null && file.volumes !== undefined) return true
  if (volume !== null && volume.number !== LAST && !(volume.kind === 'old-rar' && volume.number === 1)) return true
  const { bytes } = file
  return isRarVolume(bytes) || isLastOfZip(bytes)
}

/** The flag of volumes in the archive's main header (RAR 4: technote.txt; RAR 5: "Main archive header"). */
function isRarVolume(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  if (head.startsWith('Rar!\u{1a}\u{7}\u{0}')) return ((bytes[10] ?? 0) & 1) === 1
  if (!head.startsWith('Rar!\u{1a}\u{7}\u{1}\u{0}')) return false
  // Checksum, size, type, flags, [size of extras], flags of the archive: numbers of seven bits a byte.
  let at = 12
  const next = (): number => {
    let value = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    return value
  }
  next()
  const type = next()
  const flags = next()
  if (type !== 1) return false
  if ((flags & 1) === 1) next()
  return (next() & 1) === 1
}

/** A zip's end tells on which of the disks it stands (APPNOTE 4.3.16). */
function isLastOfZip(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(Math.max(0, bytes.length - 70_000))
  const end = tail.lastIndexOf('PK\u{5}\u{6}')
  return end >= 0 && end + 6 <= tail.length && tail.readUInt16LE(end + 4) > 0
}
