import type { LabelFacts } from '#src/mail/labels.ts'
import type { Session } from './database.ts'
import { sql } from './sql.ts'

/** A mail whose labels are to be looked at, and where it lies. */
export type UnlabelledMail = LabelFacts & {
  readonly id: number
  readonly gmailId: string | null
  /** When it became due, to the microsecond: a change that comes meanwhile makes it due again. */
  readonly due: string
  readonly places: readonly { readonly folder: string; readonly uidValidity: number; readonly uid: number }[]
}

/** Mails that are due, longest first. */
export async function unlabelledMails(session: Session, account: string, limit: number): Promise<UnlabelledMail[]> {
  return await session.query<UnlabelledMail>(sql`
    select id, gmail_id as "gmailId", label_due::text as due, status,
      coalesce((
        select jsonb_agg(dossier.status order by dossier.id)
        from contribution join dossier on dossier.id = dossier_id where contribution.message_id = message.id
      ), '[]') as dossiers,
      exists (
        select from verdict, jsonb_array_elements(verdict -> 'dossiers') as judged
        where verdict.message_id = message.id and judged ->> 'timeliness' = 'late'
      ) as late,
      coalesce(silence in ('sender-not-authentic', 'rate-limited'), false) or secrecy is not null
        or exists (select from bounce where bounce.message_id = message.id and outcome = 'failed') as doubtful,
      coalesce((
        select jsonb_agg(jsonb_build_object('folder', folder, 'uidValidity', ledger.uidvalidity, 'uid', uid))
        from ledger join mailbox on mailbox.id = mailbox_id and mailbox.uidvalidity = ledger.uidvalidity
        where ledger.message_id = message.id
      ), '[]') as places
    from message
    where label_due is not null and account = ${account}
    order by label_due limit ${limit}`)
}

/** The mail shows its state, or never will. */
export async function labelled(session: Session, mails: readonly Pick<UnlabelledMail, 'id' | 'due'>[]): Promise<void> {
  await session.query(sql`
    update message set label_due = null
    from unnest(${mails.map(({ id }) => id)}::bigint[], ${mails.map(({ due }) => due)}::text[]) as done (id, due)
    where message.id = done.id and label_due = done.due::timestamptz`)
}
