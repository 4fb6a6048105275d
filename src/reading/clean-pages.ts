import { cleanText, detectEncoding, type Encoding } from '#src/understanding/vietnamese/legacy-encodings.ts'
import type { Block, Page } from './extraction.ts'

/**
 * The last step of every format: legacy encodings, look-alikes, NFC, invisible characters. Lines too short to tell follow the
 * rest of their file. Lines at the edges of a page that hold nothing are dropped, and of several blank lines one stays.
 */
export function cleanPages(pages: readonly Page[]): Page[] {
  const context = contextOf(pages)
  return pages.map((page) => ({ blocks: dropBlanks(page.blocks.map((block) => cleanBlock(block, context))) }))
}

/** Lines of one page, each as it stands on the cleaned page. */
export function cleanLines(lines: readonly string[]): string[] {
  const context = contextOf([{ blocks: lines.map((text) => ({ kind: 'line', text })) }])
  return lines.map((text) => cleanText(text, context))
}

/** What most of the file's undecided text is in. A sample is enough: the words of ten pages. */
function contextOf(pages: readonly Page[]): Encoding | null {
  let sample = ''
  for (const page of pages) {
    for (const block of page.blocks) {
      const texts = block.kind === 'line' ? [block.text] : block.rows.flat()
      for (const text of texts)
        if (MAYBE_LEGACY.test(text) && !SURELY_UNICODE.test(text.normalize('NFC'))) sample += `${text}\n`
      if (sample.length > 20_000) return detectEncoding(sample)
    }
  }
  return sample === '' ? null : detectEncoding(sample)
}

const MAYBE_LEGACY = /[\u00a1-\u00ff]/
const SURELY_UNICODE = /[ăđơưĂĐƠƯ\u01a1-\u01a3\u1ea0-\u1ef9]/

function cleanBlock(block: Block, context: Encoding | null): Block {
  if (block.kind === 'line') return { ...block, text: cleanText(block.text, context).replaceAll('\n', ' ') }
  return { ...block, rows: block.rows.map((row) => row.map((cell) => cleanText(cell, context).trim())) }
}

function dropBlanks(blocks: readonly Block[]): Block[] {
  const kept: Block[] = []
  for (const block of blocks) {
    if (!isBlank(block)) kept.push(block)
    else if (kept.length > 0 && !isBlank(kept[kept.length - 1])) kept.push({ kind: 'line', text: '' })
  }
  while (kept.length > 0 && isBlank(kept[kept.length - 1])) kept.pop()
  return kept
}

function isBlank(block: Block | undefined): boolean {
  if (block === undefined) return true
  return block.kind === 'line' ? block.text.trim() === '' : block.rows.every((row) => row.every((cell) => cell === ''))
}
