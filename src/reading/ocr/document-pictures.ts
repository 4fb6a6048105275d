import type { Block, Extraction, Page } from '../extraction.ts'
import type { ReadingTools } from '../tools.ts'
import { meanConfidence } from './extraction-of.ts'
import { wordsOf } from './pdf-pages.ts'
import { inParallel, readPictures } from './picture.ts'
import type { PictureReading } from './picture.ts'

/** Pictures of one document that are looked at: a report with more is an album. */
const PICTURES = 40
/** Letters of a document that is little more than its pictures. */
const FEW_LETTERS = 200
/** Under this a picture inside a document that has its own text is a diagram or a certificate, not a page of it. */
const SURE = 0.6

/** Reads pictures that stand in a document (signed pages pasted into Word), in order; null for those past the limit. */
async function ocrPictures(images: readonly Uint8Array[], tools: ReadingTools): Promise<(PictureReading | null)[]> {
  if (tools.ocr === null) return images.map(() => null)
  const read = await inParallel(Math.min(images.length, PICTURES), tools.ocr.parallel, async (index) => {
    const [first] = await readPictures(images[index] ?? new Uint8Array(), tools)
    return first ?? null
  })
  return images.map((_, at) => read[at] ?? null)
}

type Item =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'page' }
  | { readonly kind: 'picture'; readonly id: string }

/** A document's items with its pictures of pages read in their places, each a page of its own. `bytesOf` gives null for lost ones. */
export async function withPictures(
  items: readonly Item[],
  bytesOf: (id: string) => Uint8Array | null,
  tools: ReadingTools,
): Promise<{ readonly items: readonly Item[]; readonly readings: readonly PageReading[] }> {
  const ids = [...new Set(items.flatMap((item) => (item.kind === 'picture' ? [item.id] : [])))]
  const images = ids.map(bytesOf)
  const found = await ocrPictures(
    images.map((image) => image ?? new Uint8Array()),
    tools,
  )
  const own = items.reduce((sum, item) => sum + (item.kind === 'block' ? lettersOf([item.block]) : 0), 0)
  const pages = new Map<string, PageReading>()
  ids.forEach((id, at) => {
    const reading = found[at]
    if (reading?.kind === 'page' && (own < FEW_LETTERS || reading.confidence >= SURE)) pages.set(id, reading)
  })
  const shown = new Set<string>()
  const merged = items.flatMap((item): readonly Item[] => {
    const reading = item.kind === 'picture' && !shown.has(item.id) ? pages.get(item.id) : undefined
    if (item.kind !== 'picture' || reading === undefined) return [item]
    shown.add(item.id)
    return [
      { kind: 'page' },
      ...reading.page.blocks.map((block) => ({ kind: 'block', block: withoutPlace(block) }) as const),
      { kind: 'page' },
    ]
  })
  return { items: merged, readings: [...pages.values()] }
}

/** Its places are those of a picture that stands somewhere on a page. */
function withoutPlace(block: Block): Block {
  const { kind } = block
  if (kind === 'table') return { kind, rows: block.rows }
  const { place: _, ...line } = block
  return line
}

type PageReading = Extract<PictureReading, { kind: 'page' }>

/** The extraction of a document whose pages came partly from pictures: it counts as read by OCR where they say more than its text. */
export function extractionWith(
  pages: readonly Page[],
  readings: readonly PageReading[],
  warnings: readonly string[],
): Extraction {
  const seen = readings.reduce((sum, { page }) => sum + lettersOf(page.blocks), 0)
  const all = pages.reduce((sum, page) => sum + lettersOf(page.blocks), 0)
  const byOcr = seen * 2 > all && readings.length > 0
  return {
    kind: 'pages',
    readBy: byOcr ? 'ocr' : 'text',
    pages,
    confidence: byOcr ? meanConfidence(readings) : null,
    warnings: [...warnings, ...readings.flatMap((reading) => reading.warnings)],
  }
}

function lettersOf(blocks: readonly Block[]): number {
  return wordsOf({ blocks }).match(/[\p{L}\d]/gu)?.length ?? 0
}
