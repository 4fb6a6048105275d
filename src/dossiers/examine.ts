import { isNewsletter, type Kind, kindOf, type OwnIdentity } from '../mail/kind.ts'
import type { Message } from '../mail/message.ts'
import type { FileReading } from '../reading/extraction.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import { fingerprintOf } from './resend.ts'
import { isSecret } from './secrecy.ts'
import type { Understood } from './understood.ts'
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
  /** Reading stopped at a mark of secrecy. */
  readonly secret: boolean
}

/** From a mail that was read to what judging starts from. Automatic mail is not looked into. */
export function examine(
  message: Message,
  files: readonly FileReading[],
  own: OwnIdentity,
  { documents, bodyTypes }: Understood,
): ExaminedMail {
  const { kind, why } = withPapers(kindOf(message, own), message, documents)
  return {
    message,
    kind,
    kindReason: why,
    documents,
    bodyTypes: kind === 'submission' ? bodyTypes : [],
    sizes: Object.fromEntries(files.map(({ sha256, size }) => [sha256, size])),
    fingerprint: fingerprintOf(message),
    secret: isSecret(files),
  }
}

/** A newsletter may bring files too; only those of a dossier make it a submission. */
function withPapers(found: Kind, message: Message, documents: readonly UnderstoodDocument[]): Kind {
  if (found.kind !== 'submission' || documents.length === 0 || !isNewsletter(message)) return found
  const idle = documents.every(({ type, problem }) => problem === null && (type === 'other' || type === 'unknown'))
  return idle ? { kind: 'bulk', why: 'a newsletter, and none of its files is a paper of a dossier' } : found
}
