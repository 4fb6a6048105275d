import type { ReplyKind, Verdict } from '#src/dossiers/verdict.ts'
import type { Session } from '#src/store/database.ts'
import { sql } from '#src/store/sql.ts'
import type { Ledger, Progress } from './watch.ts'

/** Reads what the service has come to; changes nothing. */
export function ledgerOf(database: Session): Ledger {
  return {
    async mails() {
      const rows = await database.query<Progress & { sha256: string; verdict: Verdict | null }>(sql`
        select message.sha256, message.status, verdict.verdict,
          (select count(*)::int from outbox
           where outbox.message_id = message.id and outbox.status in ('planned', 'frozen', 'sending', 'unknown')) as "lettersAhead",
          (select count(*)::int from outbox where outbox.message_id = message.id and outbox.status = 'sent') as "lettersSent"
        from message left join verdict on verdict.message_id = message.id order by message.id`)
      return new Map(rows.map(({ sha256, ...progress }) => [sha256, progress]))
    },
    async letters() {
      const rows = await database.query<{ mailId: string; kind: ReplyKind }>(
        sql`select mail_id as "mailId", kind from outbox where mail_id is not null`,
      )
      return new Map(rows.map(({ mailId, kind }) => [mailId, kind]))
    },
  }
}
