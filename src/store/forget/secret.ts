import type { Session } from '../database.ts'
import { record } from '../events.ts'
import { sql } from '../sql.ts'
import { forgetBytes } from './bytes.ts'

/** A mail that bears a mark of secrecy and whose bytes still lie here. */
export type SecretMail = { readonly id: number; readonly secrecy: string; readonly receivedAt: Date }

export async function secretMailsStored(session: Session): Promise<SecretMail[]> {
  return await session.query<SecretMail>(sql`
    select id, secrecy, received_at as "receivedAt" from message
    where secrecy is not null and forgotten_at is null order by id`)
}

/** Takes off the bytes of these mails, for good; their number, sender, time and mark stay, with who says why. Run it in a transaction. */
export async function forgetSecretMails(session: Session, ids: readonly number[], why: string): Promise<number[]> {
  const mails = await session.query<{ id: number; sha256: string }>(sql`
    update message set forgotten_at = now()
    where id = any(${ids}::bigint[]) and secrecy is not null and forgotten_at is null returning id, sha256`)
  await forgetBytes(
    session,
    mails.map(({ sha256 }) => sha256),
  )
  for (const { id } of mails) await record(session, { kind: 'secret-forgotten', messageId: id, detail: { why } })
  return mails.map(({ id }) => id)
}
