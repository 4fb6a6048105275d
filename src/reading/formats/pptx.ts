import { decodeByFont } from '#src/understanding/vietnamese/legacy-encodings.ts'
import { cleanPages } from '../clean-pages.ts'
import type { Block, Extraction, Page } from '../extraction.ts'
import type { Format } from '../format.ts'
import { optionalXml } from '../package-parts.ts'
import { childrenNamed, textOf, type XmlElement } from '../xml.ts'
import { openParts, PartTooLarge, type ZipParts } from '../zip-parts.ts'

/** PowerPoint 2007 and later: each slide is a page of its text boxes and tables (ECMA-376 part 1, 19 and 21.1). */
export const pptx: Format = {
  id: 'pptx',
  accepts: (look) => look.magic !== null && ['pptx', 'pptm', 'ppsx', 'potx'].includes(look.magic),
  read: async (file, tools) => {
    try {
      return readSlides(openParts(file.bytes, tools.limits), tools.limits.pages)
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { kind: 'problem', problem: error instanceof PartTooLarge ? 'too-large' : 'corrupt', detail, warnings: [] }
    }
  },
}

function readSlides(parts: ZipParts, most: number): Extraction {
  const slides = parts.names
    .flatMap((name) => {
      const number = /^ppt\/slides\/slide(\d{1,5})\.xml$/.exec(name)?.[1]
      return number === undefined ? [] : [{ name, number: Number(number) }]
    })
    .sort((a, b) => a.number - b.number)
  const pages = slides.slice(0, most).map(({ name }): Page => {
    const root = optionalXml(parts, name)
    return { blocks: root === null ? [] : blocksIn(root) }
  })
  const warnings = [
    ...(slides.length > most ? [`only the first ${most} of ${slides.length} slides were read`] : []),
    ...(parts.truncated ? ['the file is cut short: its last part may be lost'] : []),
  ]
  const filled = pages.filter((page) => page.blocks.length > 0)
  return { kind: 'pages', readBy: 'text', pages: cleanPages(filled), confidence: null, warnings }
}

function blocksIn(element: XmlElement): Block[] {
  return element.children.flatMap((child): Block[] => {
    if (typeof child === 'string') return []
    if (child.name === 'a:p') return lineOf(child)
    if (child.name === 'a:tbl') return [{ kind: 'table', rows: rowsOf(child) }]
    return blocksIn(child)
  })
}

function lineOf(paragraph: XmlElement): Block[] {
  const text = wordsOf(paragraph).trim()
  return text === '' ? [] : text.split('\n').map((line) => ({ kind: 'line', text: line }))
}

function rowsOf(table: XmlElement): string[][] {
  return childrenNamed(table, 'a:tr').map((row) =>
    childrenNamed(row, 'a:tc').map((cell) =>
      blocksIn(cell)
        .map((block) => (block.kind === 'line' ? block.text : ''))
        .join('\n'),
    ),
  )
}

function wordsOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return ''
      if (child.name === 'a:br') return '\n'
      if (child.name === 'a:r' || child.name === 'a:fld') return runOf(child)
      return ''
    })
    .join('')
}

function runOf(run: XmlElement): string {
  const font = childrenNamed(run, 'a:rPr').flatMap((look) => childrenNamed(look, 'a:latin'))[0]?.attributes['typeface']
  return childrenNamed(run, 'a:t')
    .map((text) => decodeByFont(textOf(text), font ?? null))
    .join('')
}
