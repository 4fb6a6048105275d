import { cleanPages } from '../clean-pages.ts'
import { picturesIn } from '../doc/pictures.ts'
import { extractionWith, withPictures } from '../ocr/document-pictures.ts'
import { openCompoundFile, type CompoundFile } from '../compound-file.ts'
import { decodeText } from '../decode-text.ts'
import { readBody, type DocContext } from '../doc/body.ts'
import { PLACES, readFileInformation, viewOf, type FileInformation } from '../doc/file-information.ts'
import { characterFormatting, finder, paragraphFormatting } from '../doc/formatting.ts'
import { readDocLists } from '../doc/lists.ts'
import { readDocStyles } from '../doc/styles.ts'
import { readDocText } from '../doc/text.ts'
import type { Extraction, Page } from '../extraction.ts'
import type { Format } from '../format.ts'
import type { Item } from '../word/blocks.ts'
import { openerOf } from '../old-office-password.ts'
import { itemPages } from '../word/item-pages.ts'
import { distinctParts } from '../word/margins.ts'
import { numbererOf } from '../word/numbering.ts'

/**
 * Word 97 to 2003 (MS-DOC). Read here, since libraries give its text without fonts, list numbers and cells, and old letters in
 * .VnTime and nominees in automatic lists are told by nothing else.
 */
export const doc: Format = {
  id: 'doc',
  accepts: (look) => look.compound === 'doc',
  read: async (file, tools) => {
    const container = openCompoundFile(file.bytes)
    const first = container.stream('worddocument')
    const locked = first === null ? null : readFileInformation(first)
    if (first === null || locked === null) return problem('corrupt', 'no Word document in it')
    const opened = streamsOf(container, first, locked, tools.passwords ?? [])
    const info = opened === null ? null : locked.encrypted ? readFileInformation(opened.main) : locked
    if (opened === null || info === null) return problem('encrypted', 'protected by a password')
    const { main, table, data } = opened
    try {
      if (table === null || info.version < WORD_97) throw new Error('no table of its pieces')
      const items = readDocument(main, table, info)
      // Where each picture stands is told by properties that few writers keep in order: they follow the text.
      const pictures = [...picturesIn(data), ...picturesIn(main)]
      const marks = pictures.map((_, at) => ({ kind: 'picture', id: String(at) }) as const)
      const pictured = await withPictures([...items, ...marks], (id) => pictures[Number(id)] ?? null, tools)
      return extractionWith(cleanPages(itemPages(pictured.items)), pictured.readings, [])
    } catch (error) {
      const rescued = rescueText(main, info)
      const detail = error instanceof Error ? error.message : String(error)
      return rescued === null
        ? problem('corrupt', detail)
        : pagesOf(rescued, ['damaged or very old: read without its tables'])
    }
  },
}

/** Bytes with a key of their own; and the head's first part, which stays open so that programs know what they have before them. */
const WORD_BLOCK = 512
const OPEN_BYTES = 68

type Streams = { readonly main: Uint8Array; readonly table: Uint8Array | null; readonly data: Uint8Array | null }

/** Null where it is locked, and none of the passwords opens it. */
function streamsOf(
  container: CompoundFile,
  main: Uint8Array,
  info: FileInformation,
  passwords: readonly string[],
): Streams | null {
  const table = container.stream(info.tableName)
  const data = container.stream('data')
  if (!info.encrypted) return { main, table, data }
  if (table === null || info.obfuscated) return null
  for (const password of passwords) {
    try {
      const opener = openerOf(table.subarray(0, info.lockBytes), password)
      if (opener === null) continue
      const open = (bytes: Uint8Array, plain: number): Uint8Array => {
        const opened = opener(bytes, WORD_BLOCK)
        opened.set(bytes.subarray(0, plain))
        return opened
      }
      return {
        main: open(main, OPEN_BYTES),
        table: open(table, info.lockBytes),
        data: data === null ? null : open(data, 0),
      }
    } catch {
      return null // locked in a way that nobody uses, or damaged
    }
  }
  return null
}

/** The version number of Word 97; older ones are built differently. */
const WORD_97 = 0x00c1

function pagesOf(pages: readonly Page[], warnings: readonly string[]): Extraction {
  return { kind: 'pages', readBy: 'text', pages: cleanPages(pages), confidence: null, warnings }
}

function problem(found: 'corrupt' | 'encrypted', detail: string): Extraction {
  return { kind: 'problem', problem: found, detail, warnings: [] }
}

function readDocument(main: Uint8Array, table: Uint8Array, info: FileInformation): Item[] {
  const context: DocContext = {
    text: readDocText(main, table, info),
    characters: finder(characterFormatting(main, table, info)),
    paragraphs: finder(paragraphFormatting(main, table, info)),
    styles: readDocStyles(table, info),
    fonts: readFonts(table, info),
    number: numbererOf(readDocLists(table, info)),
    continuous: continuousSections(main, table, info),
  }
  const [body = 0, notes = 0, headers = 0, macros = 0, annotations = 0, endnotes = 0, boxes = 0] = info.lengths
  const afterNotes = body + notes
  const afterHeaders = afterNotes + headers
  const endnotesAt = afterHeaders + macros + annotations
  const stories = headerStories(table, info, afterNotes, afterHeaders)
  const margin = (kinds: readonly number[]) =>
    distinctParts(
      stories.flatMap(([from, to], i) => (i >= 6 && kinds.includes(i % 6) ? [readBody(context, from, to)] : [])),
    )
  return [
    ...margin([0, 1, 4]),
    ...readBody(context, 0, body),
    ...readBody(context, endnotesAt + endnotes, endnotesAt + endnotes + boxes),
    ...margin([2, 3, 5]),
    ...readBody(context, body, afterNotes),
    ...readBody(context, endnotesAt, endnotesAt + endnotes),
  ]
}

/** Six stories a section, after six of separators: even and odd header, even and odd footer, first header and footer. */
function headerStories(table: Uint8Array, info: FileInformation, from: number, to: number): [number, number][] {
  const { at, length } = info.place(PLACES.headers)
  if (length < 8 || at + length > table.length) return []
  const view = viewOf(table)
  const ends = Array.from({ length: Math.floor(length / 4) }, (_, i) =>
    Math.min(to, from + view.getUint32(at + i * 4, true)),
  )
  return ends.slice(1).map((end, i) => [ends[i] ?? from, end])
}

function readFonts(table: Uint8Array, info: FileInformation): string[] {
  const { at: start, length } = info.place(PLACES.fonts)
  const fonts: string[] = []
  if (length < 4 || start + length > table.length) return fonts
  const view = viewOf(table)
  const count = view.getUint16(start, true)
  let at = start + 4
  for (let i = 0; i < count && at + 40 < start + length; i++) {
    const size = (table[at] ?? 0) + 1
    let name = ''
    for (let place = at + 40; place + 2 <= at + size; place += 2) {
      const code = view.getUint16(place, true)
      if (code === 0) break
      name += String.fromCharCode(code)
    }
    fonts.push(name)
    at += size
  }
  return fonts
}

/** Ends of sections whose next section goes on on the same page (sprmSBkc 0). */
function continuousSections(main: Uint8Array, table: Uint8Array, info: FileInformation): Set<number> {
  const { at, length } = info.place(PLACES.sections)
  const found = new Set<number>()
  const count = Math.floor((length - 4) / 16)
  if (count < 2 || at + length > table.length) return found
  const view = viewOf(table)
  for (let i = 1; i < count; i++) {
    const place = view.getUint32(at + (count + 1) * 4 + i * 12 + 2, true)
    if (place + 2 > main.length) continue
    const changes = main.subarray(place + 2, place + 2 + viewOf(main).getUint16(place, true))
    for (let k = 0; k + 2 < changes.length; k++) {
      if (changes[k] === 0x09 && changes[k + 1] === 0x30 && changes[k + 2] === 0)
        found.add(view.getUint32(at + i * 4, true) - 1)
    }
  }
  return found
}

/** Where the tables are lost, the text still lies in one piece in most files. */
function rescueText(main: Uint8Array, info: FileInformation): Page[] | null {
  const bytes = main.subarray(info.textStart, Math.max(info.textStart, Math.min(info.textEnd, main.length)))
  const marks = (text: string) =>
    Array.from(text, (character) => (LINE_ENDS.includes(character) ? '\n' : character)).join('')
  const wide = decodeText(Buffer.from(marks(new TextDecoder('utf-16le').decode(bytes))))
  const narrow = decodeText(Buffer.from(marks(new TextDecoder('windows-1252').decode(bytes))))
  const readable = (text: string | null) => (text?.match(/[a-zà-ỹ ]/gi)?.length ?? 0) / Math.max(1, text?.length ?? 0)
  const best = readable(wide) >= readable(narrow) ? wide : narrow
  if (best === null || readable(best) < 0.6 || best.trim().length < 20) return null
  return [{ blocks: best.split('\n').map((text) => ({ kind: 'line', text })) }]
}

/** Paragraph mark, cell mark, line break. */
const LINE_ENDS = '\r\u0007\u000b'
