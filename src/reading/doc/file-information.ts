/** What the head of a WordDocument stream says (MS-DOC 2.5, the FIB): where in the table stream things lie, and how long each text is. */
export type FileInformation = {
  readonly version: number
  readonly encrypted: boolean
  /** Where it is encrypted: bytes of the table stream that say how. 0 or a key where it is merely obfuscated (Word 95's way). */
  readonly lockBytes: number
  readonly obfuscated: boolean
  readonly tableName: '0table' | '1table'
  /** Where the text of an unfragmented file lies in the WordDocument stream. */
  readonly textStart: number
  readonly textEnd: number
  /** Characters of the texts, which follow each other: main, footnotes, headers, macros, annotations, endnotes, text boxes. */
  readonly lengths: readonly number[]
  /** Place and length of a structure in the table stream, by its number in the list of MS-DOC 2.5.6 and on. */
  readonly place: (index: number) => { readonly at: number; readonly length: number }
}

/** Structures by their number. */
export const PLACES = {
  stylesheet: 1,
  sections: 6,
  headers: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  lists: 73,
  listOverrides: 74,
} as const

/** Null where it is no Word document. */
export function readFileInformation(bytes: Uint8Array): FileInformation | null {
  if (bytes.length < 0x200) return null
  const view = viewOf(bytes)
  if (view.getUint16(0, true) !== 0xa5ec && view.getUint16(0, true) !== 0xa5dc) return null
  const flags = view.getUint16(0x0a, true)
  return {
    version: view.getUint16(2, true),
    encrypted: (flags & 0x0100) !== 0,
    lockBytes: view.getUint32(0x0e, true),
    obfuscated: (flags & 0x8000) !== 0,
    tableName: (flags & 0x0200) === 0 ? '0table' : '1table',
    textStart: view.getUint32(0x18, true),
    textEnd: view.getUint32(0x1c, true),
    lengths: [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map((at) => Math.max(0, view.getInt32(at, true))),
    place: (index) => {
      const at = 0x9a + index * 8
      return at + 8 > bytes.length
        ? { at: 0, length: 0 }
        : { at: view.getUint32(at, true), length: view.getUint32(at + 4, true) }
    },
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
