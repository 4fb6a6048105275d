import { cleanPages } from '../clean-pages.ts'
import { cleanFileName } from '#src/mail/file-name.ts'
import type { Block, Extraction, Page, SourceFile } from '../extraction.ts'
import type { Format } from '../format.ts'
import { openPdf, type PdfDocument, type PdfSource } from '../pdf/document.ts'
import { readDrawing, type Drawing } from '../pdf/drawing.ts'
import { toLines, type TextLine } from '../pdf/lines.ts'
import { seatMarks } from '../pdf/seat-marks.ts'
import { takeOpenTables } from '../pdf/open-tables.ts'
import { takeTables } from '../pdf/tables.ts'
import type { ReadingTools } from '../tools.ts'
import { brokenScan, withScans } from '../pdf/scans.ts'

/** PDF with text, by pdf-parse. Lines and tables are put together from where each letter and each ruling stands. */
export const pdf: Format = {
  id: 'pdf',
  accepts: (look) => look.magic === 'pdf',
  read: async (file, tools) => {
    const first = await readWith(null, file, tools)
    if (!isLocked(first)) return first
    for (const password of tools.passwords ?? []) {
      const opened = await readWith(password, file, tools)
      if (!isLocked(opened)) return opened
    }
    return first
  },
}

function isLocked(extraction: Extraction): boolean {
  return extraction.kind === 'problem' && extraction.problem === 'encrypted'
}

async function readWith(password: string | null, file: SourceFile, tools: ReadingTools): Promise<Extraction> {
  const { bytes } = file
  try {
    const { pdf: document, parser } = await openPdf({ bytes, password })
    try {
      return withAttached(
        await readDocument(document, { bytes, password }, tools),
        await attachedFiles(document, file),
        file,
      )
    } finally {
      await parser.destroy()
    }
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    if (/password/i.test(detail)) return { kind: 'problem', problem: 'encrypted', detail, warnings: [] }
    return brokenScan(bytes, detail, tools)
  }
}

/** Files in one PDF at most. */
const MOST_ATTACHED = 50

/** Files attached to the PDF: a portfolio is a cover with its documents so. */
async function attachedFiles(document: PdfDocument, file: SourceFile): Promise<SourceFile[]> {
  const attachments = (await document.getAttachments().catch(() => null)) ?? {}
  return Object.entries(attachments)
    .slice(0, MOST_ATTACHED)
    .flatMap(([key, one]): SourceFile[] => {
      if (typeof one !== 'object' || one === null || !('content' in one)) return []
      if (!(one.content instanceof Uint8Array) || one.content.length === 0) return []
      const said = 'filename' in one && typeof one.filename === 'string' ? one.filename : key
      const name = cleanFileName(said) || 'tep-dinh-kem'
      return [{ name, path: [...file.path, name], declaredType: null, bytes: new Uint8Array(one.content) }]
    })
}

/** A portfolio's cover that can't be read, or says nothing, is no loss where its files are there. */
function withAttached(read: Extraction, attached: readonly SourceFile[], file: SourceFile): Extraction {
  const documents = attached.filter(({ name }) => !/\.(?:xml|json|joboptions|icc|css|js|txt|p7s|p7m)$/i.test(name))
  if (documents.length === 0) return read
  if (read.kind === 'pages') return { ...read, attached: documents }
  const warnings = [`the pages of ${file.name} itself could not be read`]
  return { kind: 'members', members: documents, problem: null, warnings }
}

async function readDocument(document: PdfDocument, source: PdfSource, tools: ReadingTools): Promise<Extraction> {
  const count = Math.min(document.numPages, tools.limits.pages)
  const warnings: string[] = []
  if (count < document.numPages) warnings.push(`only the first ${count} of ${document.numPages} pages were read`)
  const pages: Page[] = []
  for (let number = 1; number <= count; number++) {
    try {
      const page = await document.getPage(number)
      const drawing = await readDrawing(page)
      pages.push(toPage(tools.ocr === null ? withHiddenLayer(drawing) : drawing))
      page.cleanup()
    } catch (error) {
      pages.push({ blocks: [] })
      warnings.push(`page ${number} could not be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await addFieldValues(document, pages)
  return withScans(source, cleanPages(pages), warnings, tools)
}

/** Visible letters under which a page is taken for a picture. */
const FEWEST_LETTERS = 20

/**
 * Scanners lay what they recognised under the picture, unseen and mostly without Vietnamese marks: our own OCR reads better.
 * Where there is none, their layer is better than nothing.
 */
function withHiddenLayer(drawing: Drawing): Drawing {
  const visible = drawing.glyphs.filter((glyph) => !glyph.invisible && glyph.text.trim() !== '')
  if (visible.length >= FEWEST_LETTERS) return drawing
  return { ...drawing, glyphs: drawing.glyphs.map((glyph) => ({ ...glyph, invisible: false })) }
}

/** One page of letters and rulings as lines and tables from the top down. */
function toPage(drawing: Drawing): Page {
  const visible = seatMarks(drawing.glyphs.filter((glyph) => !glyph.invisible))
  const ruled = takeTables(visible, drawing.rules)
  const typed = toLines(ruled.rest).filter((line) => !isPageNumber(line, drawing.height))
  const { tables: open, rest: lines } = takeOpenTables(typed)
  const left = Math.min(...typed.map((line) => line.left))
  const right = Math.max(...typed.map((line) => line.right))
  const placed: { readonly top: number; readonly block: Block }[] = [
    ...[...ruled.tables, ...open].map((table) => ({
      top: table.top,
      block: { kind: 'table', rows: table.rows } as const,
    })),
    ...lines.map((line) => ({ top: line.top, block: toBlock(line, left, right) })),
  ]
  return { blocks: placed.toSorted((a, b) => a.top - b.top).map((one) => one.block) }
}

/** A number alone at the upper or lower edge: the page's own (Decree 30/2020 has it at the top, centred). */
function isPageNumber(line: TextLine, height: number): boolean {
  return (
    (line.bottom < 0.09 * height || line.top > 0.91 * height) &&
    /^(?:-\s?)?(?:trang\s?)?\d{1,3}(?:\s?\/\s?\d{1,3})?(?:\s?-)?$/i.test(line.text)
  )
}

function toBlock(line: TextLine, left: number, right: number): Block {
  const before = line.left - left
  const after = right - line.right
  const centred =
    before > 0.06 * (right - left) && Math.abs(before - after) < 0.08 * (right - left) && !line.text.includes('\t')
  return { kind: 'line', text: line.text, bold: line.bold, centred }
}

/** Values typed into a form that never drew them (NeedAppearances): lines at the end of the last page. */
async function addFieldValues(document: PdfDocument, pages: Page[]): Promise<void> {
  const fields = await document.getFieldObjects().catch(() => null)
  if (fields === null || fields === undefined) return
  const seen = JSON.stringify(pages)
  const values = Object.values(fields)
    .flatMap((field) => field.map((one) => one.value))
    .filter((value): value is string => typeof value === 'string' && value.trim().length > 1 && value !== 'Off')
    .filter((value) => !seen.includes(JSON.stringify(value).slice(1, -1)))
  const last = pages.at(-1)
  if (last === undefined || values.length === 0) return
  pages[pages.length - 1] = { blocks: [...last.blocks, ...values.map((text) => ({ kind: 'line', text }) as const)] }
}
