import type { Extraction, Page } from '../extraction.ts'
import { extractionOf, meanConfidence } from '../ocr/extraction-of.ts'
import { mergedPage, ocrPdfPages, wordsOf } from '../ocr/pdf-pages.ts'
import type { PdfSource } from './document.ts'
import { rescueScans } from '../ocr/rescue-scans.ts'
import type { ReadingTools } from '../tools.ts'

/** A PDF's pages with the scanned ones read by OCR, page by page: a letter may be typed and its annex a photo. */
export async function withScans(
  source: PdfSource,
  pages: readonly Page[],
  warnings: readonly string[],
  tools: ReadingTools,
): Promise<Extraction> {
  const readings = await ocrPdfPages(source, pages.map(wordsOf), tools)
  const merged = pages.map((page, at) => {
    const reading = readings.get(at + 1)
    return reading === undefined ? { page, read: false } : mergedPage(page, reading)
  })
  const read = [...readings.values()].filter((reading) => reading.kind === 'page')
  const isEmpty = merged.every(({ page }) => wordsOf(page).trim() === '')
  if (isEmpty && tools.ocr === null)
    return { kind: 'problem', problem: 'unsupported', detail: 'no page has text: a scan', warnings }
  // Pages that are all photos or all undecodable are told as such; blank ones are an empty file.
  const whole = extractionOf([...readings.values()])
  if (isEmpty && whole.kind === 'problem' && readings.size > 0) return { ...whole, warnings }
  if (isEmpty && whole.kind === 'not-a-document' && whole.why !== 'blank') return whole
  const usedOcr = merged.some((one) => one.read)
  return {
    kind: 'pages',
    readBy: usedOcr ? 'ocr' : 'text',
    pages: merged.map(({ page }) => page),
    confidence: usedOcr ? meanConfidence(read) : null,
    warnings: [...warnings, ...warningsOf(readings)],
  }
}

/** A PDF that can't be opened may still hold whole pictures of its pages. */
export async function brokenScan(bytes: Uint8Array, detail: string, tools: ReadingTools): Promise<Extraction> {
  const rescued = tools.ocr === null ? [] : await rescueScans(bytes, tools)
  const whole = extractionOf(rescued)
  if (whole.kind !== 'pages') return { kind: 'problem', problem: 'corrupt', detail, warnings: [] }
  return {
    ...whole,
    warnings: [`the file is damaged, only pictures in it could be read: ${detail}`, ...whole.warnings],
  }
}

function warningsOf(readings: Awaited<ReturnType<typeof ocrPdfPages>>): string[] {
  return [...readings].flatMap(([page, reading]) => {
    if (reading.kind === 'problem') return [`page ${page} could not be read: ${reading.detail}`]
    return reading.kind === 'page' ? reading.warnings.map((warning) => `page ${page}: ${warning}`) : []
  })
}
