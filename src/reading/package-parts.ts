import { childrenNamed, parseXml, type XmlElement } from './xml.ts'
import { PartTooLarge, type ZipParts } from './zip-parts.ts'

/** Namespaces of Office Open XML, transitional and strict, and the prefixes that this program knows their elements by. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
}

export type Relation = { readonly id: string; readonly type: string; readonly target: string }

/** The package's main part by its relations; by its usual name where they are lost (ECMA-376 part 2). */
export function mainPart(parts: ZipParts, usual: RegExp): string {
  const known = readRelations(parts, '').find((one) => one.type === 'officeDocument' && parts.has(one.target))
  const found = known?.target ?? parts.names.find((name) => usual.test(name))
  if (found === undefined) throw new Error('no main document in it')
  return found
}

/** What a part refers to; the package itself where `part` is ''. */
export function readRelations(parts: ZipParts, part: string): Relation[] {
  const slash = part.lastIndexOf('/')
  const folder = slash < 0 ? '' : part.slice(0, slash + 1)
  const root = optionalXml(parts, `${folder}_rels/${part.slice(slash + 1)}.rels`)
  if (root === null) return []
  return childrenNamed(root, 'rel:Relationship').map((one) => {
    const target = one.attributes['Target'] ?? ''
    const type = one.attributes['Type'] ?? ''
    return {
      id: one.attributes['Id'] ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: target.startsWith('/') ? target.slice(1) : normalise(folder + target),
    }
  })
}

function normalise(path: string): string {
  const kept: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') kept.pop()
    else if (step !== '.') kept.push(step)
  }
  return kept.join('/')
}

/** A part as XML; null where it is absent or damaged. Throws `PartTooLarge` past the limits. */
export function optionalXml(parts: ZipParts, name: string | undefined): XmlElement | null {
  if (name === undefined || !parts.has(name)) return null
  try {
    return readXml(parts, name)
  } catch (error) {
    if (error instanceof PartTooLarge) throw error
    return null
  }
}

/** Bytes of a picture; null for one that is linked, lost or damaged: the text around it is read all the same. */
export function partBytes(parts: ZipParts, name: string | undefined): Uint8Array | null {
  try {
    return name !== undefined && parts.has(name) ? parts.read(name) : null
  } catch {
    return null
  }
}

export function readXml(parts: ZipParts, name: string): XmlElement | null {
  return parseXml(decodeXml(parts.read(name)), PREFIXES)
}

export function decodeXml(bytes: Uint8Array): string {
  const little = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)
  const big = bytes[0] === 0xfe && bytes[1] === 0xff
  return new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8').decode(bytes)
}
