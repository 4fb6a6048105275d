import type { OutboxLetter } from '#src/store/outbox.ts'
import { restorationOver } from '#src/store/restorations.ts'
import type { Context } from './context.ts'

/**
 * Whether a letter left between the writing of a backup and its restoration: the database forgot it, the Sent folder did not.
 * Its mail was taken in anew, so the letter has other ids than then; but the kind and the mail that it answers stand in every
 * Message-ID of ours. Where there is no Sent folder nobody can know, and it goes.
 * @throws where the mailbox can't be asked: then nothing is decided, and the letter waits
 */
export async function leftBeforeRestoration(
  letter: OutboxLetter,
  { database, sent }: Pick<Context, 'database' | 'sent'>,
): Promise<boolean> {
  const restoration = await restorationOver(database, letter)
  if (restoration === null) return false
  const ids = (await sent.since(restoration.writtenAt)) ?? []
  const { kind, answersSha256 } = { kind: letter.kind, ...restoration }
  return ids.some(
    (id) =>
      id === letter.mailId ||
      (answersSha256 !== null && id.includes(`.${kind}.`) && id.includes(`.${answersSha256.slice(0, 12)}@`)),
  )
}
