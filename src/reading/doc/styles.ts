import { PLACES, viewOf, type FileInformation } from './file-information.ts'
import { applyChanges, type Properties } from './properties.ts'

/** What styles say, each over the style that it is based on (MS-DOC 2.9.271, the STSH). */
export type DocStyles = { readonly propertiesOf: (style: number) => Properties }

type Style = { readonly base: number; readonly changes: readonly Uint8Array[] }

export function readDocStyles(table: Uint8Array, info: FileInformation): DocStyles {
  const { at, length } = info.place(PLACES.stylesheet)
  const styles: (Style | null)[] = []
  let ground: Properties = {}
  if (length > 20 && at + length <= table.length) {
    const bytes = table.subarray(at, at + length)
    const view = viewOf(bytes)
    const head = view.getUint16(0, true)
    const baseLength = view.getUint16(4, true)
    if (head >= 18) ground = { font: view.getUint16(18, true) }
    let place = 2 + head
    while (place + 2 <= bytes.length && styles.length < 4096) {
      const size = view.getUint16(place, true)
      styles.push(size === 0 ? null : readStyle(bytes.subarray(place + 2, place + 2 + size), baseLength))
      place += 2 + size + (size % 2)
    }
  }
  const known = new Map<number, Properties>()
  const resolve = (index: number, depth: number): Properties => {
    const before = known.get(index)
    if (before !== undefined) return before
    const style = styles[index]
    if (style === null || style === undefined || depth > 12) return ground
    const base = style.base === 0xfff ? ground : resolve(style.base, depth + 1)
    const properties = style.changes.reduce((now, changes) => applyChanges(changes, now), base)
    known.set(index, properties)
    return properties
  }
  return { propertiesOf: (style) => resolve(style, 0) }
}

function readStyle(bytes: Uint8Array, baseLength: number): Style | null {
  if (bytes.length < baseLength + 2 || bytes.length < 10) return null
  const view = viewOf(bytes)
  const kind = view.getUint16(2, true) & 0xf
  const base = view.getUint16(2, true) >> 4
  const count = view.getUint16(4, true) & 0xf
  const changes: Uint8Array[] = []
  let at = baseLength + 2 + view.getUint16(baseLength, true) * 2 + 2
  for (let i = 0; i < count && at + 2 <= bytes.length; i++) {
    at += at % 2
    if (at + 2 > bytes.length) break
    const size = view.getUint16(at, true)
    const content = bytes.subarray(at + 2, at + 2 + size)
    // A paragraph style's first set begins with the number of the style itself.
    changes.push(kind === 1 && i === 0 ? content.subarray(2) : content)
    at += 2 + size
  }
  return { base, changes }
}
