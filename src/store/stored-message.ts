import type { Message } from '#src/mail/message.ts'
import { withoutUnneededWords } from '#src/reading/unneeded.ts'

/** A message in JSON: instants as text, attachments without their bytes, no words that nobody needs to keep. */
export type StoredMessage = Omit<Message, 'date' | 'receivedAt' | 'attachments'> & {
  readonly date: string | null
  readonly receivedAt: string
  readonly attachments: readonly (Omit<Message['attachments'][number], 'bytes'> & { readonly bytes: null })[]
}

const NO_BYTES = new Uint8Array()

export function stored(message: Message): StoredMessage {
  return {
    ...message,
    text: withoutUnneededWords(message.text),
    date: message.date?.toJSON() ?? null,
    receivedAt: message.receivedAt.toJSON(),
    attachments: message.attachments.map((file) => ({ ...file, bytes: null })),
  }
}

export function revive(kept: StoredMessage): Message {
  return {
    ...kept,
    date: kept.date === null ? null : new Date(kept.date),
    receivedAt: new Date(kept.receivedAt),
    // Mails that were read by an earlier version have none.
    bounce: kept.bounce ?? null,
    attachments: kept.attachments.map((file) => ({ ...file, bytes: NO_BYTES })),
  }
}
