import type { DossierState } from '#src/dossiers/state.ts'
import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** Which mails a dossier consists of, as its state says. */
export async function keepContributions(session: Session, id: number, { contributions }: DossierState): Promise<void> {
  const mails = contributions.map(({ mail }) => mail)
  await session.query(sql`
    delete from contribution using message
    where dossier_id = ${id} and message.id = contribution.message_id and message.sha256 <> all(${mails}::text[])`)
  await session.query(sql`
    insert into contribution (dossier_id, message_id)
    select ${id}, min(id) from message where sha256 = any(${mails}::text[]) and status = 'judged' group by sha256
    on conflict do nothing`)
}
