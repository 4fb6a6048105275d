import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { Attachment, Message } from '#src/mail/message.ts'
import type { Block, Extraction, FileReading } from '#src/reading/extraction.ts'
import { readMessage, type ReadingProgress } from '#src/reading/read-message.ts'
import { LIMITS, type Ocr, type ReadingLimits } from '#src/reading/tools.ts'

/** Files made by real programs; `node scripts/fixtures.ts` makes them again. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/reading/${name}`, import.meta.url)))
}

export function attachment(name: string, bytes: Uint8Array, more: Partial<Attachment> = {}): Attachment {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, declaredType: 'application/octet-stream', contentId: null, decoration: false, bytes, sha256, ...more }
}

function message(attachments: readonly Attachment[], text: string): Message {
  return {
    sha256: '',
    messageId: null,
    from: null,
    replyTo: [],
    to: [],
    cc: [],
    subject: null,
    date: null,
    receivedAt: new Date(0),
    references: [],
    headers: [],
    text,
    links: [],
    attachments,
    defects: [],
    bounce: null,
  }
}

export async function readAll(
  files: readonly Attachment[],
  limits: Partial<ReadingLimits> = {},
  progress: ReadingProgress = {},
  text = '',
  ocr: Ocr | null = null,
): Promise<FileReading[]> {
  return readMessage(message(files, text), { ocr, limits: { ...LIMITS, ...limits } }, progress)
}

export async function readOne(
  name: string,
  bytes: Uint8Array,
  limits: Partial<ReadingLimits> = {},
): Promise<FileReading> {
  const [reading] = await readAll([attachment(name, bytes)], limits)
  if (reading === undefined) throw new Error('nothing was read')
  return reading
}

/** A file as plain lines, cells of a row parted by ' | ' and lines of a cell by ' / '. */
export function shown(reading: FileReading): string[] {
  return reading.pages.flatMap((page) => page.blocks.flatMap(blockLines))
}

function blockLines(block: Block): string[] {
  if (block.kind === 'line') return block.text === '' ? [] : [block.text]
  return block.rows.map((row) => row.map((cell) => cell.replaceAll('\n', ' / ')).join(' | '))
}

export function pagesOf(text: string): Extraction {
  return {
    kind: 'pages',
    readBy: 'text',
    pages: [{ blocks: [{ kind: 'line', text }] }],
    confidence: null,
    warnings: [],
  }
}
