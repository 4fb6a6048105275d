import { cleanPages } from '../clean-pages.ts'
import type { Format } from '../format.ts'
import { decodeText } from '../decode-text.ts'

export const txt: Format = {
  id: 'txt',
  accepts: (look) => look.text === 'plain',
  read: async (file) => {
    const text = decodeText(file.bytes)
    if (text === null) return { kind: 'problem', problem: 'unsupported', detail: 'not a text', warnings: [] }
    const pages = text.split('\f').map((page) => ({
      blocks: page.split(/\r\n?|\n/).map((line) => ({ kind: 'line' as const, text: line })),
    }))
    return { kind: 'pages', readBy: 'text', pages: cleanPages(pages), confidence: null, warnings: [] }
  },
}
