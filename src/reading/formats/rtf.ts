import { cleanPages } from '../clean-pages.ts'
import type { Format } from '../format.ts'
import { extractionWith, withPictures } from '../ocr/document-pictures.ts'
import { readRtf } from '../rtf/reader.ts'
import { itemPages } from '../word/item-pages.ts'

/** Rich Text Format. A cut file gives what comes before the cut. */
export const rtf: Format = {
  id: 'rtf',
  accepts: (look) => look.magic === 'rtf',
  read: async (file, tools) => {
    const { items, pictures } = readRtf(file.bytes)
    const pictured = await withPictures(items, (id) => pictures.get(id) ?? null, tools)
    const pages = cleanPages(itemPages(pictured.items))
    const cut = Buffer.from(file.bytes.subarray(-64)).toString('latin1').replaceAll('\0', '').trimEnd().endsWith('}')
    const warnings = cut ? [] : ['the file is cut short: its last part may be lost']
    return extractionWith(pages, pictured.readings, warnings)
  },
}
