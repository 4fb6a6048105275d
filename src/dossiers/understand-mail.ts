import { createHash } from 'node:crypto'
import type { Message } from '../mail/message.ts'
import { withoutQuotes } from '../mail/quotes.ts'
import type { FileReading } from '../reading/extraction.ts'
import type { DocumentType } from '../understanding/document-type.ts'
import { isShout } from '../understanding/plain.ts'
import { understand } from '../understanding/understand.ts'
import { isSecret } from './secrecy.ts'
import type { Understood } from './understood.ts'

/** The documents that a mail's files hold, and those that its own text seems to be. */
export function understandMail(
  message: Message,
  files: readonly FileReading[],
  types: readonly DocumentType[],
): Understood {
  if (isSecret(files)) return { documents: [], bodyTypes: [] }
  return { documents: understand(files, types), bodyTypes: bodyTypesOf(message, types) }
}

/**
 * A mail that could not be understood, because whoever tried failed or was killed: its files have nothing but names and problems, and
 * its own words, which may be what killed, are not looked into. They may be anything.
 */
export function notUnderstood(files: readonly FileReading[]): Understood {
  return { documents: understand(files, []), bodyTypes: ['unknown'] }
}

/** A letter typed into a mail is longer than this; greetings and cover notes are shorter. */
const BODY_DOCUMENT_CHARS = 500
/** One under a title in capitals may be as short as this. */
const SHORTEST_DOCUMENT_CHARS = 150
/** "TỜ TRÌNH", "TÓM TẮT": the words of a title before what it is about. */
const TITLE_CHARS = 8
/** Only what is as good as certain counts: cover notes quote titles too. */
const BODY_DOCUMENT_CONFIDENCE = 0.85

function bodyTypesOf(message: Message, types: readonly DocumentType[]): string[] {
  const text = withoutQuotes(message.text)
  if (text.length < SHORTEST_DOCUMENT_CHARS) return []
  const body: FileReading = {
    name: '',
    path: [''],
    sha256: createHash('sha256').update(text).digest('hex'),
    size: text.length,
    format: 'mail-body',
    readBy: 'text',
    pages: [{ blocks: text.split('\n').map((line) => ({ kind: 'line', text: line })) }],
    confidence: null,
    problem: null,
    warnings: [],
  }
  const found = understand([body], types).filter(
    ({ problem, confidence, title }) =>
      problem === null &&
      title !== null &&
      confidence >= BODY_DOCUMENT_CONFIDENCE &&
      (text.length >= BODY_DOCUMENT_CHARS || isShout(title.value.slice(0, TITLE_CHARS))),
  )
  return [...new Set(found.map(({ type }) => type).filter((type) => type !== 'other' && type !== 'unknown'))]
}
