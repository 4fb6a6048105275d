import type { Message } from '../mail/message.ts'
import type { FileReading } from '../reading/extraction.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'

/** What the words of a mail and of its files turned out to be: the dear part of examining a mail, and a pure function of them. */
export type Understood = {
  readonly documents: readonly UnderstoodDocument[]
  /** Types of documents that the mail's own text seems to be. */
  readonly bodyTypes: readonly string[]
}

export type UnderstandMail = (message: Message, files: readonly FileReading[]) => Understood
