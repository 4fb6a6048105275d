import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** Longer than the half minute at which an open page says so, and long enough for one without script. */
const LOOKING = '3 minutes'

export async function noteLooking(session: Session, dossierId: number, address: string): Promise<void> {
  await session.query(sql`
    insert into presence (dossier_id, address) values (${dossierId}, ${address})
    on conflict (dossier_id, address) do update set seen_at = now()`)
}

/** Who else has the dossier open, latest first. */
export async function othersLooking(session: Session, dossierId: number, address: string): Promise<string[]> {
  const rows = await session.query<{ address: string }>(sql`
    select address from presence
    where dossier_id = ${dossierId} and address <> ${address} and seen_at > now() - ${LOOKING}::interval
    order by seen_at desc limit 10`)
  return rows.map((row) => row.address)
}
