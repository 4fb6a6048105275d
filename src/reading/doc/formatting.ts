import { PLACES, viewOf, type FileInformation } from './file-information.ts'

/** A stretch of the WordDocument stream, in bytes, and the changes that its formatting makes. */
export type Formatted = {
  readonly start: number
  readonly end: number
  readonly style: number
  readonly changes: Uint8Array
}

const PAGE = 512
const NOTHING = new Uint8Array(0)

/** Formatting of characters, by place (MS-DOC 2.8.5 and 2.9.33). */
export function characterFormatting(main: Uint8Array, table: Uint8Array, info: FileInformation): Formatted[] {
  return pages(table, info.place(PLACES.characterPages)).flatMap((page) =>
    readPage(main, page, 1, (place) => {
      const at = page + (main[place] ?? 0) * 2
      if (at === page) return { style: 0, changes: NOTHING }
      const length = main[at] ?? 0
      return { style: 0, changes: main.subarray(at + 1, Math.min(page + PAGE, at + 1 + length)) }
    }),
  )
}

/** Formatting of paragraphs, by place (MS-DOC 2.8.6 and 2.9.175). */
export function paragraphFormatting(main: Uint8Array, table: Uint8Array, info: FileInformation): Formatted[] {
  return pages(table, info.place(PLACES.paragraphPages)).flatMap((page) =>
    readPage(main, page, 13, (place) => {
      let at = page + (main[place] ?? 0) * 2
      if (at === page) return { style: 0, changes: NOTHING }
      let length = (main[at] ?? 0) * 2 - 1
      if (length < 0) {
        at++
        length = (main[at] ?? 0) * 2
      }
      const style = (main[at + 1] ?? 0) | ((main[at + 2] ?? 0) << 8)
      return { style, changes: main.subarray(at + 3, Math.min(page + PAGE, at + 1 + length)) }
    }),
  )
}

/** Places of the formatted pages, from their table. */
function pages(table: Uint8Array, { at, length }: { readonly at: number; readonly length: number }): number[] {
  const count = Math.floor((length - 4) / 8)
  const found: number[] = []
  if (at + length > table.length) return found
  const view = viewOf(table)
  for (let i = 0; i < count; i++) found.push((view.getUint32(at + (count + 1) * 4 + i * 4, true) & 0x3fffff) * PAGE)
  return found
}

function readPage(
  main: Uint8Array,
  page: number,
  width: number,
  read: (place: number) => { readonly style: number; readonly changes: Uint8Array },
): Formatted[] {
  if (page + PAGE > main.length) return []
  const view = viewOf(main)
  const count = main[page + PAGE - 1] ?? 0
  const found: Formatted[] = []
  for (let i = 0; i < count && (count + 1) * 4 + (i + 1) * width < PAGE; i++) {
    const start = view.getUint32(page + i * 4, true)
    const end = view.getUint32(page + (i + 1) * 4, true)
    if (end > start) found.push({ start, end, ...read(page + (count + 1) * 4 + i * width) })
  }
  return found
}

/** Finds the stretch that holds a place; stretches are asked for in rising order nearly always. */
export function finder(stretches: readonly Formatted[]): (place: number) => Formatted | null {
  const ordered = stretches.toSorted((a, b) => a.start - b.start)
  let last = 0
  return (place) => {
    const here = ordered[last]
    if (here !== undefined && here.start <= place && place < here.end) return here
    let low = 0
    let high = ordered.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const one = ordered[middle]
      if (one === undefined || place < one.start) high = middle - 1
      else if (place >= one.end) low = middle + 1
      else {
        last = middle
        return one
      }
    }
    return null
  }
}
