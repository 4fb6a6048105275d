import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

export type BoardSession = { readonly address: string; readonly seenAt: Date }

/** Whose session it is; null where there is none that is still good. */
export async function findSession(session: Session, tokenHash: string): Promise<BoardSession | null> {
  const [row] = await session.query<BoardSession>(sql`
    select address, seen_at as "seenAt" from board_session where token_hash = ${tokenHash} and expires_at > now()`)
  return row ?? null
}

export async function openSession(session: Session, tokenHash: string, address: string, ttlMs: number): Promise<void> {
  await session.query(sql`delete from board_session where expires_at < now()`)
  await session.query(sql`
    insert into board_session (token_hash, address, expires_at)
    values (${tokenHash}, ${address}, now() + ${`${ttlMs} ms`}::interval)`)
}

export async function closeSession(session: Session, tokenHash: string): Promise<void> {
  await session.query(sql`delete from board_session where token_hash = ${tokenHash}`)
}
