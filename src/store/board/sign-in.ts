import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** How often a link may be asked for, whether the address is listed or not. */
export const MOST_PER_ADDRESS = 5
const MOST_PER_CLIENT = 20
const WITHIN = '15 minutes'

/** Counts a request. False where this address or this client asked too often lately: then it is not counted either. */
export async function countRequest(session: Session, addressHash: string, client: string): Promise<boolean> {
  await session.query(sql`delete from sign_in_request where at < now() - interval '1 day'`)
  const [counted] = await session.query(sql`
    insert into sign_in_request (address_hash, client)
    select ${addressHash}, ${client}
    where (
      select count(*) from sign_in_request where address_hash = ${addressHash} and at > now() - ${WITHIN}::interval
    ) < ${MOST_PER_ADDRESS} and (
      select count(*) from sign_in_request where client = ${client} and at > now() - ${WITHIN}::interval
    ) < ${MOST_PER_CLIENT}
    returning id`)
  return counted !== undefined
}

export async function keepLink(
  session: Session,
  link: { readonly tokenHash: string; readonly address: string; readonly next: string; readonly ttlMs: number },
): Promise<void> {
  await session.query(sql`delete from sign_in where expires_at < now() - interval '1 day'`)
  await session.query(sql`
    insert into sign_in (token_hash, address, next, expires_at)
    values (${link.tokenHash}, ${link.address}, ${link.next}, now() + ${`${link.ttlMs} ms`}::interval)`)
}

/** True where the link is still good; looking does not use it up. */
export async function isGoodLink(session: Session, tokenHash: string): Promise<boolean> {
  const [row] = await session.query(sql`
    select from sign_in where token_hash = ${tokenHash} and used_at is null and expires_at > now()`)
  return row !== undefined
}

/** Uses a link up, once. @returns whose it is and where to go, or null where it is no longer good */
export async function takeLink(
  session: Session,
  tokenHash: string,
): Promise<{ readonly address: string; readonly next: string } | null> {
  const [row] = await session.query<{ address: string; next: string }>(sql`
    update sign_in set used_at = now()
    where token_hash = ${tokenHash} and used_at is null and expires_at > now()
    returning address, next`)
  return row ?? null
}
