import type { Session } from './database.ts'
import { sql, type Query } from './sql.ts'

/** What must hold whenever no transaction is under way; each query finds the rows that break it. */
const INVARIANTS: readonly { readonly sentence: string; readonly broken: Query }[] = [
  {
    sentence: 'every mail that was stored has a place in the ledger',
    broken: sql`select id from message where not exists (select from ledger where message_id = message.id)`,
  },
  {
    sentence: 'a mail waits with a time for its next nudge, and only then',
    broken: sql`select id from message where (due_at is null) = (status in ('received', 'read'))`,
  },
  {
    sentence: 'a judged mail has its verdict, and no other has one',
    broken: sql`
      select id from message
      where (status = 'judged') <> exists (select from verdict where message_id = message.id)`,
  },
  {
    sentence: 'a parked mail says why',
    broken: sql`select id from message where status = 'parked' and last_error is null`,
  },
  {
    sentence: 'a letter waits with a time for its next nudge, and only then',
    broken: sql`
      select id from outbox
      where (due_at is null) = (status in ('planned', 'frozen', 'sending', 'unknown'))`,
  },
  {
    sentence: 'a letter that left has its bytes and the time it left',
    broken: sql`select id from outbox where status = 'sent' and (sha256 is null or sent_at is null)`,
  },
  {
    sentence: 'who still has to get a letter is one of its recipients, and nobody is once it left',
    broken: sql`select id from outbox where still_to is not null and (status = 'sent' or not still_to <@ recipients)`,
  },
  {
    sentence: 'a dossier has at most one notice that has not left',
    broken: sql`
      select dossier_id as id from outbox_dossier join outbox on outbox.id = outbox_id
      where kind = 'missing-items' and status = 'planned'
      group by dossier_id having count(*) > 1`,
  },
  {
    sentence: 'no notice waits for a dossier that is complete',
    broken: sql`
      select outbox.id from outbox
      join outbox_dossier on outbox_id = outbox.id join dossier on dossier.id = dossier_id
      where kind = 'missing-items' and outbox.status = 'planned' and dossier.status = 'complete'`,
  },
  {
    sentence: 'no notice waits for a dossier that is closed',
    broken: sql`
      select outbox.id from outbox
      join outbox_dossier on outbox_id = outbox.id join dossier on dossier.id = dossier_id
      where kind = 'missing-items' and outbox.status = 'planned' and dossier.closed is not null`,
  },
  {
    sentence: 'every decision is told of',
    broken: sql`
      select id from decision
      where not exists (select from event where kind = 'decision-made' and (detail ->> 'decision')::bigint = decision.id)`,
  },
  {
    sentence: 'every dossier came from a mail',
    broken: sql`select id from dossier where not exists (select from contribution where dossier_id = dossier.id)`,
  },
]

/** Sentences that do not hold, with some of the rows that break them. */
export async function brokenInvariants(session: Session): Promise<{ sentence: string; ids: number[] }[]> {
  const found: { sentence: string; ids: number[] }[] = []
  for (const { sentence, broken } of INVARIANTS) {
    const rows = await session.query<{ id: number }>(sql`select id from (${broken}) as broken limit 20`)
    if (rows.length > 0) found.push({ sentence, ids: rows.map(({ id }) => id) })
  }
  return found
}
