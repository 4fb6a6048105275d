import type { Extraction, Page } from '../extraction.ts'
import type { PictureReading } from './picture.ts'

const NO_PAGE: Page = { blocks: [] }
const NOTHING: Extraction = { kind: 'problem', problem: 'empty', detail: 'no pictures in it', warnings: [] }

/** A file of pictures as one extraction: blank pages stay in their place, a page that failed is told and costs no other page. */
export function extractionOf(readings: readonly PictureReading[]): Extraction {
  const read = readings.filter((reading) => reading.kind === 'page')
  const problem = readings.find((reading) => reading.kind === 'problem')
  if (read.length === 0 && problem !== undefined) return { ...problem, warnings: [] }
  if (read.length === 0) return readings.find((reading) => reading.kind === 'not-a-document') ?? NOTHING
  const failed = readings.flatMap((reading, at) =>
    reading.kind === 'problem' ? [`page ${at + 1} could not be read: ${reading.detail}`] : [],
  )
  return {
    kind: 'pages',
    readBy: 'ocr',
    pages: readings.map((reading) => (reading.kind === 'page' ? reading.page : NO_PAGE)),
    confidence: meanConfidence(read),
    warnings: [...read.flatMap((reading) => reading.warnings), ...failed],
  }
}

/** Weighted by what was read, so that a page with one line doesn't count as much as a full one. */
export function meanConfidence(read: readonly { readonly page: Page; readonly confidence: number }[]): number {
  const weights = read.map(({ page }) => 1 + lettersOf(page))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return total === 0 ? 0 : read.reduce((sum, one, at) => sum + one.confidence * (weights[at] ?? 0), 0) / total
}

function lettersOf(page: Page): number {
  return page.blocks.reduce(
    (sum, block) => sum + (block.kind === 'line' ? block.text.length : block.rows.flat().join('').length),
    0,
  )
}
