import type { Session } from './database.ts'
import { json, sql } from './sql.ts'

/** What can happen to a mail, a dossier or a letter. */
export type EventKind =
  | 'mail-stored'
  | 'mail-too-large'
  | 'mail-read'
  | 'mail-judged'
  | 'mail-secret'
  | 'file-infected'
  | 'mail-parked'
  | 'mail-released'
  | 'mail-handled'
  | 'reread-asked'
  | 'mailbox-renumbered'
  | 'mailbox-gap'
  | 'dossier-opened'
  | 'dossier-changed'
  | 'decision-made'
  | 'letter-planned'
  | 'letter-replaced'
  | 'letter-held-back'
  | 'letter-sent'
  | 'letter-sent-again'
  | 'letter-failed'
  | 'letter-bounced'
  | 'letter-delayed'
  | 'address-suppressed'
  | 'address-lifted'
  | 'reminder-chosen'
  | 'loop-suspected'
  | 'sender-not-authentic'
  | 'campaign-forgotten'
  | 'person-erased'
  | 'secret-forgotten'

export type NewEvent = {
  readonly kind: EventKind
  readonly messageId?: number | null
  readonly dossierId?: number | null
  readonly outboxId?: number | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Tells what happens in the transaction that makes it happen. */
export async function record(session: Session, event: NewEvent): Promise<void> {
  await session.query(sql`
    insert into event (kind, message_id, dossier_id, outbox_id, detail)
    values (${event.kind}, ${event.messageId ?? null}, ${event.dossierId ?? null}, ${event.outboxId ?? null},
            ${json(event.detail ?? {})})`)
}
