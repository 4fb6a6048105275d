import { createHash } from 'node:crypto'
import { kindOf, type OwnIdentity } from '../mail/kind.ts'
import type { Message } from '../mail/message.ts'
import { withoutQuotes } from '../mail/quotes.ts'
import type { FileReading } from '../reading/extraction.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import type { DocumentType } from '../understanding/document-type.ts'
import { understand } from '../understanding/understand.ts'
import { fingerprintOf } from './resend.ts'
import type { MessageKind } from './verdict.ts'

/** A mail as judging wants it: what kind it is and what its files turned out to be. */
export type ExaminedMail = {
  readonly message: Message
  readonly kind: MessageKind
  /** Why it is of that kind, for the log and for staff. */
  readonly kindReason: string
  readonly documents: readonly UnderstoodDocument[]
  /** Types of documents that the mail's own text seems to be. */
  readonly bodyTypes: readonly string[]
  readonly sizes: Readonly<Record<string, number>>
  readonly fingerprint: string | null
}

/** From a mail that was read to what judging starts from. Automatic mail is not looked into. */
export function examine(
  message: Message,
  files: readonly FileReading[],
  own: OwnIdentity,
  types: readonly DocumentType[],
): ExaminedMail {
  const { kind, why } = kindOf(message, own)
  const isSubmission = kind === 'submission'
  return {
    message,
    kind,
    kindReason: why,
    documents: understand(files, types),
    bodyTypes: isSubmission ? bodyTypesOf(message, types) : [],
    sizes: Object.fromEntries(files.map(({ sha256, size }) => [sha256, size])),
    fingerprint: fingerprintOf(message),
  }
}

/** A letter typed into a mail is longer than this; greetings and cover notes are shorter. */
const BODY_DOCUMENT_CHARS = 500
/** Only what is as good as certain counts: cover notes quote titles too. */
const BODY_DOCUMENT_CONFIDENCE = 0.85

function bodyTypesOf(message: Message, types: readonly DocumentType[]): string[] {
  const text = withoutQuotes(message.text)
  if (text.length < BODY_DOCUMENT_CHARS) return []
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
    ({ problem, confidence, title }) => problem === null && title !== null && confidence >= BODY_DOCUMENT_CONFIDENCE,
  )
  return [...new Set(found.map(({ type }) => type).filter((type) => type !== 'other' && type !== 'unknown'))]
}
