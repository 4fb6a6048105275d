/** A compound file (OLE2, MS-CFB): a small file system in a file. Word 97, Excel 97 and Outlook keep their documents in one. */
export type CompoundFile = {
  /** Names at the root, lower case. Only the root tells whose file it is: a letter may carry a spreadsheet inside. */
  readonly names: ReadonlySet<string>
  /** Bytes of a stream at the root, by its name in lower case; null where there is none. What lies past a cut is missing. */
  readonly stream: (name: string) => Uint8Array | null
}

export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const file = readHeader(bytes)
  if (file === null) return { names: new Set(), stream: () => null }
  const directory = readDirectory(file)
  const entries = rootEntries(directory)
  return {
    names: new Set(entries.keys()),
    stream: (name) => {
      const entry = entries.get(name)
      if (entry === undefined || entry.type !== STREAM) return null
      return entry.size < file.miniCutoff
        ? readMini(file, directory[0], entry)
        : readChain(file, entry.start).subarray(0, entry.size)
    },
  }
}

const HEADER = 512
const STREAM = 2
const LAST = 0xfffffffa

type File = {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly size: number
  readonly miniSize: number
  readonly miniCutoff: number
  readonly fat: readonly number[]
}

type Entry = {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

function readHeader(bytes: Uint8Array): File | null {
  if (bytes.length < HEADER) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return null
  const size = 1 << shift
  const head = {
    bytes,
    view,
    size,
    miniSize: 1 << Math.min(12, view.getUint16(32, true)),
    miniCutoff: view.getUint32(56, true),
  }
  return { ...head, fat: readFat(view, size) }
}

/** The file allocation table, its own sectors found through the header and the chain that goes on from it (MS-CFB 2.5). */
function readFat(view: DataView, size: number): number[] {
  const sectors: number[] = []
  for (let i = 0; i < 109; i++) sectors.push(view.getUint32(76 + i * 4, true))
  const most = Math.ceil(view.byteLength / size)
  let next = view.getUint32(68, true)
  for (let steps = 0; next < LAST && steps < most; steps++) {
    const at = (next + 1) * size
    if (at + size > view.byteLength) break
    for (let i = 0; i < size / 4 - 1; i++) sectors.push(view.getUint32(at + i * 4, true))
    next = view.getUint32(at + size - 4, true)
  }
  const fat: number[] = []
  for (const sector of sectors) {
    const at = (sector + 1) * size
    if (sector >= LAST || at >= view.byteLength || fat.length > most + size) break
    for (let i = at; i + 4 <= Math.min(at + size, view.byteLength); i += 4) fat.push(view.getUint32(i, true))
  }
  return fat
}

function readChain({ bytes, size, fat }: File, start: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let sector = start
  for (let steps = 0; sector < LAST && steps <= fat.length; steps++) {
    const at = (sector + 1) * size
    if (at >= bytes.length) break
    chunks.push(bytes.subarray(at, at + size))
    sector = fat[sector] ?? LAST
  }
  return Buffer.concat(chunks)
}

/** Small streams lie in pieces inside one big one, with a table of their own. */
function readMini(file: File, root: Entry | undefined, entry: Entry): Uint8Array {
  if (root === undefined) return new Uint8Array(0)
  const store = readChain(file, root.start)
  const table = readChain(file, file.view.getUint32(60, true))
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const chunks: Uint8Array[] = []
  let sector = entry.start
  for (let steps = 0; sector < LAST && steps <= table.length / 4; steps++) {
    chunks.push(store.subarray(sector * file.miniSize, (sector + 1) * file.miniSize))
    sector = sector * 4 + 4 <= table.length ? view.getUint32(sector * 4, true) : LAST
  }
  return Buffer.concat(chunks).subarray(0, entry.size)
}

function readDirectory(file: File): Entry[] {
  const bytes = readChain(file, file.view.getUint32(48, true))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const units = Math.max(0, Math.min(31, view.getUint16(at + 64, true) / 2 - 1))
    let name = ''
    for (let i = 0; i < units; i++) name += String.fromCharCode(view.getUint16(at + i * 2, true))
    entries.push({
      name: name.toLowerCase(),
      type: bytes[at + 66] ?? 0,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

function rootEntries(directory: readonly Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>()
  const waiting = [directory[0]?.child ?? LAST]
  const seen = new Set<number>()
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = directory[index]
    if (entry === undefined || seen.has(index)) continue
    seen.add(index)
    found.set(entry.name, entry)
    waiting.push(entry.left, entry.right)
  }
  return found
}
