import type { Level, List } from '../word/numbering.ts'
import { PLACES, viewOf, type FileInformation } from './file-information.ts'

/** Automatic lists by the number that paragraphs refer to them with, from 1 (MS-DOC 2.9.147 and 2.9.131). */
export function readDocLists(table: Uint8Array, info: FileInformation): Map<string, List> {
  const lists = new Map<string, List>()
  const places = [info.place(PLACES.lists), info.place(PLACES.listOverrides)] as const
  const [definitions, overrides] = places
  if (definitions.length < 2 || overrides.length < 4 || places.some(({ at, length }) => at + length > table.length))
    return lists
  try {
    const levels = readDefinitions(table, definitions.at)
    const view = viewOf(table)
    const count = Math.min(view.getUint32(overrides.at, true), 4000)
    let data = overrides.at + 4 + count * 16
    for (let i = 0; i < count; i++) {
      const at = overrides.at + 4 + i * 16
      const id = view.getInt32(at, true)
      const starts = new Map<number, number>()
      const own = new Map(levels.get(id) ?? [])
      data += 4
      for (let k = 0; k < (table[at + 12] ?? 0); k++) {
        const start = view.getInt32(data, true)
        const flags = view.getUint32(data + 4, true)
        data += 8
        if ((flags & 0x20) !== 0) {
          const [level, after] = readLevel(table, data)
          own.set(flags & 0xf, level)
          data = after
        } else if ((flags & 0x10) !== 0) starts.set(flags & 0xf, start)
      }
      lists.set(String(i + 1), { abstractId: String(id), levels: own, starts })
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error // a damaged table: the letters are still there
  }
  return lists
}

function readDefinitions(table: Uint8Array, start: number): Map<number, ReadonlyMap<number, Level>> {
  const view = viewOf(table)
  const count = view.getUint16(start, true)
  const found = new Map<number, ReadonlyMap<number, Level>>()
  let at = start + 2 + count * 28
  for (let i = 0; i < count; i++) {
    const head = start + 2 + i * 28
    const simple = ((table[head + 26] ?? 0) & 1) === 1
    const levels = new Map<number, Level>()
    for (let level = 0; level < (simple ? 1 : 9); level++) {
      const [one, after] = readLevel(table, at)
      levels.set(level, one)
      at = after
    }
    found.set(view.getInt32(head, true), levels)
  }
  return found
}

const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
}

/** One level (MS-DOC 2.9.150) and where the next begins. Numbers of levels stand in its text as the characters 0 to 8. */
function readLevel(table: Uint8Array, at: number): [level: Level, after: number] {
  const view = viewOf(table)
  const characterLength = table[at + 24] ?? 0
  const paragraphLength = table[at + 25] ?? 0
  const textAt = at + 28 + characterLength + paragraphLength
  const length = view.getUint16(textAt, true)
  let text = ''
  for (let i = 0; i < length; i++) {
    const code = view.getUint16(textAt + 2 + i * 2, true)
    text += code <= 8 ? `%${code + 1}` : String.fromCharCode(code)
  }
  const format = FORMATS[table[at + 4] ?? 0] ?? 'decimal'
  const legal = ((table[at + 5] ?? 0) & 0x04) !== 0
  const level = { start: view.getInt32(at, true), format, text, restart: null, legal }
  return [level, textAt + 2 + length * 2]
}
