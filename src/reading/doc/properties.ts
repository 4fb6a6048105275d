import { viewOf } from './file-information.ts'

/** What formatting says of a run or a paragraph, as far as reading needs it; absent where it says nothing. */
export type Properties = {
  font?: number
  bold?: boolean
  caps?: boolean
  hidden?: boolean
  deleted?: boolean
  characterStyle?: number
  centred?: boolean
  list?: number
  level?: number
  pageBreakBefore?: boolean
  inTable?: boolean
  rowEnd?: boolean
  depth?: number
  innerRowEnd?: boolean
  row?: RowShape
}

/** A table row: edges of its cells from the left in twips, and which cells are merged into another. */
export type RowShape = { readonly edges: readonly number[]; readonly covered: readonly boolean[] }

/** Reads a list of property changes (MS-DOC 2.2.5, a grpprl) over what was said before. */
export function applyChanges(bytes: Uint8Array, before: Properties): Properties {
  const view = viewOf(bytes)
  const now: Properties = { ...before }
  let at = 0
  while (at + 2 < bytes.length) {
    const code = view.getUint16(at, true)
    at += 2
    const length = operandLength(view, at, code)
    if (at + length > bytes.length) break
    change(now, before, code, view, at)
    at += length
  }
  return now
}

/** Bytes of an operand, by the top bits of its code; two codes have rules of their own (MS-DOC 2.2.5.1). */
function operandLength(view: DataView, at: number, code: number): number {
  switch (code >> 13) {
    case 0:
    case 1:
      return 1
    case 2:
    case 4:
    case 5:
      return 2
    case 3:
      return 4
    case 7:
      return 3
    default:
      if (code === 0xd608) return at + 2 <= view.byteLength ? view.getUint16(at, true) + 1 : 0xffff
      return at < view.byteLength ? view.getUint8(at) + 1 : 0xffff
  }
}

function change(now: Properties, before: Properties, code: number, view: DataView, at: number): void {
  const byte = view.getUint8(at)
  const toggle = (old: boolean | undefined) =>
    byte === 0x80 ? (old ?? false) : byte === 0x81 ? !(old ?? false) : byte !== 0
  switch (code) {
    case 0x4a4f: // sprmCRgFtc0: font of ASCII letters
      now.font = view.getUint16(at, true)
      break
    case 0x4a51: // sprmCRgFtc2: font of the others, which is where Vietnamese letters are
      now.font = view.getUint16(at, true)
      break
    case 0x4a30:
      now.characterStyle = view.getUint16(at, true)
      break
    case 0x0835:
      now.bold = toggle(before.bold)
      break
    case 0x083b:
      now.caps = toggle(before.caps)
      break
    case 0x083c:
      now.hidden = toggle(before.hidden)
      break
    case 0x0800:
      now.deleted = toggle(before.deleted)
      break
    case 0x2403:
    case 0x2461:
      now.centred = byte === 1
      break
    case 0x460b:
      now.list = view.getUint16(at, true)
      break
    case 0x260a:
      now.level = byte
      break
    case 0x2407:
      now.pageBreakBefore = byte !== 0
      break
    case 0x2416:
      now.inTable = byte !== 0
      break
    case 0x2417:
      now.rowEnd = byte !== 0
      break
    case 0x6649:
      now.depth = view.getInt32(at, true)
      break
    case 0x244c:
      now.innerRowEnd = byte !== 0
      break
    case 0xd608:
      now.row = readRow(view, at)
      break
    case 0xd62b: // sprmTVertMerge, after the row's definition: cell, kind
      if (now.row !== undefined && view.getUint8(at + 2) === 1) now.row = coverCell(now.row, view.getUint8(at + 1))
      break
    case 0x5624: // sprmTMerge: cells from, to
      if (now.row !== undefined) {
        for (let i = byte + 1; i < Math.min(64, view.getUint8(at + 1)); i++) now.row = coverCell(now.row, i)
      }
      break
    default:
      break
  }
}

function coverCell(row: RowShape, index: number): RowShape {
  return { ...row, covered: row.edges.slice(1).map((_, i) => row.covered[i] === true || i === index) }
}

/** sprmTDefTable: count, edges, and twenty bytes for each cell, whose first two hold the merges. */
function readRow(view: DataView, at: number): RowShape {
  const end = Math.min(view.byteLength, at + 1 + view.getUint16(at, true))
  const count = view.getUint8(at + 2)
  const edges: number[] = []
  for (let i = 0; i <= count && at + 5 + i * 2 <= end; i++) edges.push(view.getInt16(at + 3 + i * 2, true))
  const cells = at + 3 + (count + 1) * 2
  const covered = Array.from({ length: count }, (_, i) => {
    const place = cells + i * 20
    if (place + 2 > end) return false
    const flags = view.getUint16(place, true)
    return (flags & 3) === 1 || ((flags >> 5) & 3) === 1
  })
  return { edges, covered }
}
