import { cleanFileName } from '#src/mail/file-name.ts'
import { openCompoundFile } from './compound-file.ts'
import type { SourceFile } from './extraction.ts'
import { partBytes, type Relation } from './package-parts.ts'
import type { ZipParts } from './zip-parts.ts'

/** Files in one document at most. */
const MOST_OBJECTS = 20

/**
 * Files that were put into a Word document as objects, shown there as an icon or a first page: whole Word files and workbooks, and
 * whatever was dragged in ("Package"). Workbooks behind charts belong to the charts and are not among them.
 */
export function embeddedFiles(parts: ZipParts, relations: readonly Relation[], container: SourceFile): SourceFile[] {
  const targets = relations.filter(({ type }) => type === 'package' || type === 'oleObject').map(({ target }) => target)
  return [...new Set(targets)].slice(0, MOST_OBJECTS).flatMap((target, at): SourceFile[] => {
    const bytes = partBytes(parts, target)
    if (bytes === null || bytes.length === 0) return []
    const object = /\.bin$/i.test(target) ? fileInObject(bytes) : { name: null, bytes }
    if (object === null) return []
    const name = cleanFileName(object.name ?? target) || `tep-chen-${at + 1}`
    return [{ name, path: [...container.path, name], declaredType: null, bytes: object.bytes }]
  })
}

type Inside = { readonly name: string | null; readonly bytes: Uint8Array }

/** Equations, drawings and controls are objects too: null for them. */
function fileInObject(bytes: Uint8Array): Inside | null {
  const object = openCompoundFile(bytes)
  const dragged = object.stream('\u0001ole10native')
  if (dragged !== null) return draggedFile(dragged)
  const own = object.stream('package')
  if (own !== null) return { name: null, bytes: own }
  const isDocument = object.names.has('worddocument') || object.names.has('workbook')
  return isDocument ? { name: object.names.has('workbook') ? 'tep-chen.xls' : 'tep-chen.doc', bytes } : null
}

/** What was dragged in (MS-OLEDS 2.3.6): sizes, the file's name, where it came from, and its bytes. */
function draggedFile(stream: Uint8Array): Inside | null {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
  let at = 6
  const words = (): string => {
    const end = bytes.indexOf(0, at)
    const text = bytes.toString('latin1', at, Math.min(end < 0 ? bytes.length : end, at + 1000))
    at = end < 0 ? bytes.length : end + 1
    return text
  }
  const name = words()
  words()
  at += 8
  words()
  if (at + 4 > bytes.length) return null
  const size = bytes.readUInt32LE(at)
  const content = bytes.subarray(at + 4, at + 4 + size)
  return content.length === 0 ? null : { name: readable(name), bytes: new Uint8Array(content) }
}

/** Names stand in the Windows letters of whoever made it. */
function readable(name: string): string {
  return new TextDecoder('windows-1258').decode(Buffer.from(name, 'latin1')).normalize('NFC')
}
