import { Parser } from 'htmlparser2'
import type { XmlElement } from './xml.ts'

/** Elements inside each other at most, and elements of one page; a page of Word's has thousands, a hostile one has no end. */
const MOST_DEEP = 400
const MOST_ELEMENTS = 500_000

/** Elements whose content is never shown. */
const SILENT = new Set([
  'script',
  'style',
  'title',
  'noscript',
  'template',
  'object',
  'svg',
  'xml',
  'o:documentproperties',
])

/** HTML as a tree, by htmlparser2: as forgiving as browsers are. */
export function parseHtml(html: string): XmlElement {
  const root: XmlElement = { name: 'html', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  let silent = 0
  let count = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const here = open[open.length - 1] ?? root
        const element: XmlElement = { name, attributes, children: [] }
        if (SILENT.has(name)) silent++
        if (silent === 0 && open.length < MOST_DEEP && ++count < MOST_ELEMENTS) here.children.push(element)
        open.push(element)
      },
      ontext: (text) => {
        const here = open[Math.min(open.length, MOST_DEEP) - 1] ?? root
        if (silent === 0) here.children.push(text)
      },
      onclosetag: (name) => {
        if (SILENT.has(name) && silent > 0) silent--
        if (open.length > 1) open.pop()
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  return root
}
