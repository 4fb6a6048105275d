/**
 * Names at the root of a compound file (MS-CFB section 2.6), in lower case; they tell a .doc from a .xls or a .msg.
 * Only the root counts: a letter may carry a spreadsheet inside. Empty where the directory can't be followed.
 */
export function rootNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>()
  if (bytes.length < HEADER) return names
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return names
  const directory = readDirectory(view, 1 << shift)
  const root = directory[0]
  if (root === undefined) return names
  const waiting = [root.child]
  const seen = new Set<number>()
  while (waiting.length > 0) {
    const index = waiting.pop() ?? NONE
    const entry = directory[index]
    if (entry === undefined || seen.has(index)) continue
    seen.add(index)
    names.add(entry.name.toLowerCase())
    waiting.push(entry.left, entry.right)
  }
  return names
}

const HEADER = 512
const NONE = 0xffffffff
/** Sectors followed at most, so that a chain that bites its tail ends. */
const MOST_SECTORS = 4096

type Entry = { readonly name: string; readonly left: number; readonly right: number; readonly child: number }

function readDirectory(view: DataView, size: number): Entry[] {
  const entries: Entry[] = []
  let sector = view.getUint32(48, true)
  for (let steps = 0; steps < MOST_SECTORS && sector < 0xfffffffa; steps++) {
    const start = (sector + 1) * size
    if (start + size > view.byteLength) break
    for (let at = start; at < start + size; at += 128) entries.push(readEntry(view, at))
    sector = nextSector(view, sector, size)
  }
  return entries
}

function readEntry(view: DataView, at: number): Entry {
  const units = Math.max(0, Math.min(31, view.getUint16(at + 64, true) / 2 - 1))
  let name = ''
  for (let i = 0; i < units; i++) name += String.fromCharCode(view.getUint16(at + i * 2, true))
  return {
    name,
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
  }
}

/** One step in the FAT. Only the 109 FAT sectors listed in the header are used: they span 7 MB and more, and a directory starts early. */
function nextSector(view: DataView, sector: number, size: number): number {
  const perSector = size / 4
  const index = Math.floor(sector / perSector)
  if (index >= 109) return NONE
  const fat = view.getUint32(76 + index * 4, true)
  const at = (fat + 1) * size + (sector % perSector) * 4
  return fat >= 0xfffffffa || at + 4 > view.byteLength ? NONE : view.getUint32(at, true)
}
