import { convertToHtml } from 'mammoth'
import { cleanPages } from '../clean-pages.ts'
import type { Extraction, Page } from '../extraction.ts'
import type { Format } from '../format.ts'
import { toItems, type Item } from '../word/blocks.ts'
import { createNumberer } from '../word/numbering.ts'
import { slimBody, type SlimContext } from '../word/slim.ts'
import { readStyles } from '../word/styles.ts'
import type { Node } from '../word/tree.ts'
import { openParts, PartTooLarge, type ZipParts } from '../zip-parts.ts'
import { childNamed, childrenNamed, parseXml, textOf, writeXml, type XmlElement } from '../xml.ts'

/** Word 2007 and later, and what LibreOffice, Google Docs and WPS write as such (ECMA-376, transitional and strict). */
export const docx: Format = {
  id: 'docx',
  accepts: (look) => look.magic !== null && ['docx', 'docm', 'dotx', 'dotm'].includes(look.magic),
  read: async (file, tools) => {
    let parts: ZipParts
    try {
      parts = openParts(file.bytes, tools.limits)
      return await readParts(parts)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'problem', problem: error instanceof PartTooLarge ? 'too-large' : 'corrupt', detail, warnings: [] }
    }
  },
}

async function readParts(parts: ZipParts): Promise<Extraction> {
  const main = mainPart(parts)
  const document = readXml(parts, main)
  const body = childNamed(document, 'w:body')
  if (body === null) return { kind: 'problem', problem: 'corrupt', detail: `no body in ${main}`, warnings: [] }
  const relations = readRelations(parts, main)
  const related = (type: string) => relations.filter((one) => one.type === type).map((one) => one.target)
  const styles = readStyles(optionalXml(parts, related('styles')[0]))
  const numbering = optionalXml(parts, related('numbering')[0])
  const context: SlimContext = { styles, number: createNumberer(numbering, styles.numIdOf) }
  const head = related('header').flatMap((part) => marginBlocks(parts, part, context))
  const blocks = slimBody(body, context)
  const foot = related('footer').flatMap((part) => marginBlocks(parts, part, context))
  const notes = new Map(
    (['footnotes', 'endnotes'] as const).map((type) => [
      `word/${type}.xml`,
      notesXml(optionalXml(parts, related(type)[0]), context),
    ]),
  )
  const items = toItems(await throughMammoth([...head, ...blocks, ...foot], notes))
  const pages = cleanPages(toPages(items))
  const warnings = parts.truncated ? ['the file is cut short: its last part may be lost'] : []
  return { kind: 'pages', readBy: 'text', pages, confidence: null, warnings }
}

const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
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

const HEADER =
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>'

/** Mammoth reads any object that answers as its zip does: it is handed the slimmed parts and nothing to unpack. */
async function throughMammoth(blocks: readonly XmlElement[], notes: ReadonlyMap<string, string | null>): Promise<Node> {
  const texts = new Map<string, string>()
  texts.set('word/document.xml', `${HEADER}${blocks.map(writeXml).join('')}</w:body></w:document>`)
  for (const [name, text] of notes) if (text !== null) texts.set(name, text)
  const file = {
    exists: (name: string) => texts.has(name),
    read: async (name: string) => texts.get(name) ?? '',
  }
  let tree: Node | null = null
  const options = {
    includeDefaultStyleMap: false,
    transformDocument: (document: Node) => {
      tree = document
      return { ...document, children: [] } // nothing is left to turn into HTML
    },
  }
  // Its types know files and buffers only; `file` is what its own zip reader returns (mammoth/lib/unzip.js).
  await Reflect.apply(convertToHtml, null, [{ file }, options])
  if (tree === null) throw new Error('mammoth read no document')
  return tree
}

function notesXml(root: XmlElement | null, context: SlimContext): string | null {
  if (root === null) return null
  const kind = root.name.slice(0, -1)
  const notes = childrenNamed(root, kind)
    .filter((note) => note.attributes['w:type'] === undefined)
    .map((note) => {
      const blocks = slimBody(note, context).map(writeXml).join('')
      return `<${kind} w:id="${Number(note.attributes['w:id'])}">${blocks}</${kind}>`
    })
  return `<${root.name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">${notes.join('')}</${root.name}>`
}

/** Headers and footers count where they carry words: some units keep their letterhead there. A page number is none. */
function marginBlocks(parts: ZipParts, part: string, context: SlimContext): XmlElement[] {
  const root = optionalXml(parts, part)
  if (root === null) return []
  const blocks = slimBody(root, context)
  const words = blocks
    .map((block) => wordsOf(block))
    .join(' ')
    .trim()
  return /\p{L}{2}.*\p{L}{2}/su.test(words) && !/^(?:trang|page)\P{L}*(?:of|\/|trên)?\P{L}*$/iu.test(words)
    ? blocks
    : []
}

function wordsOf(element: XmlElement): string {
  return element.name === 'w:p'
    ? `${textOf(element)} `
    : element.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('')
}

/** Empty pages are not kept: a break is often told twice, by its author and by the last layout. */
function toPages(items: readonly Item[]): Page[] {
  const pages: Page[] = []
  let blocks: Page['blocks'][number][] = []
  const close = () => {
    if (blocks.some((block) => block.kind === 'table' || block.text.trim() !== '')) {
      pages.push({ blocks })
      blocks = []
    }
  }
  for (const item of items) {
    if (item.kind === 'block') blocks.push(item.block)
    else if (item.kind === 'page') close()
  }
  close()
  return pages
}

type Relation = { readonly id: string; readonly type: string; readonly target: string }

/** The main part by the package's relations; by its usual name where they are lost. */
function mainPart(parts: ZipParts): string {
  const known = readRelations(parts, '').find((one) => one.type === 'officeDocument' && parts.has(one.target))
  const found = known?.target ?? parts.names.find((name) => /^word\/document\d*\.xml$/.test(name))
  if (found === undefined) throw new Error('no main document in it')
  return found
}

function readRelations(parts: ZipParts, part: string): Relation[] {
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

function optionalXml(parts: ZipParts, name: string | undefined): XmlElement | null {
  if (name === undefined || !parts.has(name)) return null
  try {
    return readXml(parts, name)
  } catch (error) {
    if (error instanceof PartTooLarge) throw error
    return null
  }
}

function readXml(parts: ZipParts, name: string): XmlElement | null {
  return parseXml(decodeXml(parts.read(name)), PREFIXES)
}

function decodeXml(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)
  return new TextDecoder(utf16 ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8').decode(
    bytes,
  )
}
