import { cleanPages } from '../clean-pages.ts'
import type { Extraction } from '../extraction.ts'
import type { Format } from '../format.ts'
import { readOdfBody, type OdfContext } from '../odf/body.ts'
import { readOdfStyles } from '../odf/styles.ts'
import { extractionWith, withPictures } from '../ocr/document-pictures.ts'
import { decodeXml, partBytes } from '../package-parts.ts'
import { sheetBlocks } from '../sheets/sheet-blocks.ts'
import { readOdfSheets } from '../odf/sheets.ts'
import type { ReadingTools } from '../tools.ts'
import { itemPages } from '../word/item-pages.ts'
import { childNamed, parseXml, type XmlElement } from '../xml.ts'
import { openParts, PartTooLarge, type ZipParts } from '../zip-parts.ts'

/** OpenDocument texts and sheets (ODF 1.3), as LibreOffice writes them: packed, or flat in one XML. */
export const odt: Format = {
  id: 'odt',
  accepts: (look) =>
    (look.magic !== null && ['odt', 'ott', 'ods', 'ots'].includes(look.magic)) ||
    (look.text === 'xml' && Buffer.from(look.bytes.subarray(0, 3000)).includes('opendocument:xmlns:office')),
  read: async (file, tools) => {
    try {
      if (file.bytes[0] !== 0x50) return await readOdf(parseXml(decodeXml(file.bytes)), null, null, [], tools)
      const parts = openParts(file.bytes, tools.limits)
      if (isEncrypted(parts))
        return { kind: 'problem', problem: 'encrypted', detail: 'protected by a password', warnings: [] }
      const warnings = parts.truncated ? ['the file is cut short: its last part may be lost'] : []
      return await readOdf(partXml(parts, 'content.xml'), partXml(parts, 'styles.xml'), parts, warnings, tools)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'problem', problem: error instanceof PartTooLarge ? 'too-large' : 'corrupt', detail, warnings: [] }
    }
  },
}

async function readOdf(
  content: XmlElement | null,
  styles: XmlElement | null,
  parts: ZipParts | null,
  warnings: readonly string[],
  tools: ReadingTools,
): Promise<Extraction> {
  const body = childNamed(content, 'office:body')
  const text = childNamed(body, 'office:text')
  const sheets = childNamed(body, 'office:spreadsheet')
  if (content === null || (text === null && sheets === null)) {
    return { kind: 'problem', problem: 'corrupt', detail: 'no text in it', warnings }
  }
  if (text === null) {
    const pages = readOdfSheets(sheets).map((rows) => ({ blocks: sheetBlocks(rows) }))
    const filled = pages.filter((page) => page.blocks.length > 0)
    return { kind: 'pages', readBy: 'text', pages: cleanPages(filled), confidence: null, warnings }
  }
  const context: OdfContext = { styles: readOdfStyles([styles, content]), counters: new Map() }
  const pictureOf = (path: string) => (parts === null ? null : partBytes(parts, path))
  const pictured = await withPictures(readOdfBody(text, styles ?? content, context), pictureOf, tools)
  return extractionWith(cleanPages(itemPages(pictured.items)), pictured.readings, warnings)
}

function partXml(parts: ZipParts, name: string): XmlElement | null {
  return parts.has(name) ? parseXml(decodeXml(parts.read(name))) : null
}

function isEncrypted(parts: ZipParts): boolean {
  if (!parts.has('META-INF/manifest.xml')) return false
  return decodeXml(parts.read('META-INF/manifest.xml')).includes('encryption-data')
}
