import { convertToHtml } from 'mammoth'
import { cleanPages } from '../clean-pages.ts'
import { embeddedFiles } from '../embedded-objects.ts'
import type { Extraction, SourceFile } from '../extraction.ts'
import type { Format } from '../format.ts'
import { extractionWith, withPictures } from '../ocr/document-pictures.ts'
import { mainPart, optionalXml, partBytes, readRelations, readXml } from '../package-parts.ts'
import type { ReadingTools } from '../tools.ts'
import { toItems } from '../word/blocks.ts'
import { itemPages } from '../word/item-pages.ts'
import { carriesWords } from '../word/margins.ts'
import { createNumberer } from '../word/numbering.ts'
import { slimBody, type SlimContext } from '../word/slim.ts'
import { readStyles } from '../word/styles.ts'
import type { Node } from '../word/tree.ts'
import { openParts, PartTooLarge, type ZipParts } from '../zip-parts.ts'
import { childNamed, childrenNamed, textOf, writeXml, type XmlElement } from '../xml.ts'

/** Word 2007 and later, and what LibreOffice, Google Docs and WPS write as such (ECMA-376, transitional and strict). */
export const docx: Format = {
  id: 'docx',
  accepts: (look) => look.magic !== null && ['docx', 'docm', 'dotx', 'dotm'].includes(look.magic),
  read: async (file, tools) => {
    let parts: ZipParts
    try {
      parts = openParts(file.bytes, tools.limits)
      return await readParts(file, parts, tools)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'problem', problem: error instanceof PartTooLarge ? 'too-large' : 'corrupt', detail, warnings: [] }
    }
  },
}

async function readParts(file: SourceFile, parts: ZipParts, tools: ReadingTools): Promise<Extraction> {
  const main = mainPart(parts, /^word\/document\d*\.xml$/)
  const document = readXml(parts, main)
  const body = childNamed(document, 'w:body')
  if (body === null) return { kind: 'problem', problem: 'corrupt', detail: `no body in ${main}`, warnings: [] }
  const relations = readRelations(parts, main)
  const related = (type: string) => relations.filter((one) => one.type === type).map((one) => one.target)
  const styles = readStyles(optionalXml(parts, related('styles')[0]))
  const numbering = optionalXml(parts, related('numbering')[0])
  const context: SlimContext = { styles, number: createNumberer(numbering, styles.numIdOf) }
  const head = marginBlocks(parts, related('header'), context)
  const blocks = slimBody(body, context)
  const foot = marginBlocks(parts, related('footer'), context)
  const notes = new Map(
    (['footnotes', 'endnotes'] as const).map((type) => [
      `word/${type}.xml`,
      notesXml(optionalXml(parts, related(type)[0]), context),
    ]),
  )
  const items = toItems(await throughMammoth([...head, ...blocks, ...foot], notes))
  const pictureOf = (id: string) => partBytes(parts, relations.find((one) => one.id === id)?.target)
  const pictured = await withPictures(items, pictureOf, tools)
  const pages = cleanPages(itemPages(pictured.items))
  const warnings = parts.truncated ? ['the file is cut short: its last part may be lost'] : []
  const read = extractionWith(pages, pictured.readings, warnings)
  const attached = [...chunks(file, parts, related('aFChunk')), ...embeddedFiles(parts, relations, file)]
  if (read.kind !== 'pages' || attached.length === 0) return read
  // Programs that make Word files of web pages put all of it into one chunk: that is the document then, under its own name.
  return pages.length === 0 && attached.length === 1
    ? {
        kind: 'members',
        members: attached.map((one) => ({ ...one, name: file.name, path: file.path })),
        problem: null,
        warnings,
      }
    : { ...read, attached }
}

/** Other documents taken in whole (ECMA-376 part 1, 17.17.2.1): Word shows them in their place once it has opened the file. */
function chunks(file: SourceFile, parts: ZipParts, targets: readonly string[]): SourceFile[] {
  return targets.slice(0, 20).flatMap((target): SourceFile[] => {
    const bytes = partBytes(parts, target)
    const name = target.slice(target.lastIndexOf('/') + 1)
    return bytes === null ? [] : [{ name, path: [...file.path, name], declaredType: null, bytes }]
  })
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

/** Headers and footers that carry words, each once: a section's first page often repeats what the others have. */
function marginBlocks(parts: ZipParts, names: readonly string[], context: SlimContext): XmlElement[] {
  const seen = new Set<string>()
  return names.flatMap((part) => {
    const root = optionalXml(parts, part)
    const blocks = root === null ? [] : slimBody(root, context)
    const words = blocks.map(wordsOf).join(' ').trim()
    if (!carriesWords(words) || seen.has(words)) return []
    seen.add(words)
    return blocks
  })
}

function wordsOf(element: XmlElement): string {
  return element.name === 'w:p'
    ? `${textOf(element)} `
    : element.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('')
}
