import type { Session } from './database.ts'
import { clean, sql } from './sql.ts'

/** One folder of one account, and how far it has been read. */
export type StoredMailbox = {
  readonly id: number
  readonly account: string
  readonly folder: string
  /** Null before the first look. */
  readonly uidValidity: number | null
  /** Every UID up to it was seen. */
  readonly lastUid: number
}

export async function openMailbox(session: Session, account: string, folder: string): Promise<StoredMailbox> {
  await session.query(sql`insert into mailbox (account, folder) values (${account}, ${folder}) on conflict do nothing`)
  const [mailbox] = await session.query<StoredMailbox>(sql`
    select id, account, folder, uidvalidity as "uidValidity", last_uid as "lastUid"
    from mailbox where account = ${account} and folder = ${folder}`)
  if (!mailbox) throw new Error('The mailbox row just made is gone')
  return mailbox
}

/** Folders of an account that were ever watched and numbered. */
export async function mailboxesOf(
  session: Session,
  account: string,
): Promise<(StoredMailbox & { readonly uidValidity: number })[]> {
  return await session.query(sql`
    select id, account, folder, uidvalidity as "uidValidity", last_uid as "lastUid"
    from mailbox where account = ${account} and uidvalidity is not null order by id`)
}

/**
 * The server numbered the folder anew: nothing of it counts as seen, and every mail in it is looked at again. What was seen under these
 * very numbers before (a server that went back to an older copy of itself) is kept under a numbering that no server uses: below zero.
 */
export async function renumber(session: Session, mailboxId: number, uidValidity: number): Promise<void> {
  await session.query(sql`
    update ledger set uidvalidity = (select least(min(uidvalidity), 0) - 1 from ledger where mailbox_id = ${mailboxId})
    where mailbox_id = ${mailboxId} and uidvalidity = ${uidValidity}`)
  await session.query(sql`update mailbox set uidvalidity = ${uidValidity}, last_uid = 0 where id = ${mailboxId}`)
}

/** The cursor only moves on, and only for the numbering that it counts in. */
export async function moveCursor(
  session: Session,
  mailboxId: number,
  uidValidity: number,
  lastUid: number,
): Promise<void> {
  await session.query(sql`
    update mailbox set last_uid = greatest(last_uid, ${lastUid})
    where id = ${mailboxId} and uidvalidity = ${uidValidity}`)
}

/** The watcher says that it lives, whatever its server does. An instant ahead stays, until `followClock` has seen that the clock went back. */
export async function noteAlive(session: Session, mailboxId: number): Promise<void> {
  await session.query(sql`update mailbox set alive_at = greatest(alive_at, now()) where id = ${mailboxId}`)
}

/** How long a watcher may say nothing. One that was stopped, or hangs, keeps its lock for ever otherwise. */
const SILENT_WATCHER_MS = 120_000

/** Takes the lock from a watcher that has said nothing for long: its connection is ended, which it notices when it wakes. */
export async function dismissSilentWatcher(session: Session, lock: readonly [number, number]): Promise<boolean> {
  const [, mailboxId] = lock
  const ended = await session.query(sql`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and granted and classid = ${lock[0]} and objid = ${mailboxId}
      and database = (select oid from pg_database where datname = current_database())
      and exists (
        select from mailbox
        where id = ${mailboxId} and alive_at < now() - ${`${SILENT_WATCHER_MS} ms`}::interval
      )`)
  return ended.length > 0
}

/** A look at the server that found everything stored. */
export async function noteLook(session: Session, mailboxId: number): Promise<void> {
  await session.query(
    sql`update mailbox set looked_at = now(), trouble_since = null, trouble = null where id = ${mailboxId}`,
  )
}

/** The server can't be reached, or ended the session; since the first time that this was noted. */
export async function noteTrouble(session: Session, mailboxId: number, says: string): Promise<void> {
  await session.query(sql`
    update mailbox set trouble_since = coalesce(trouble_since, now()), trouble = ${clean(says.slice(0, 1000))}
    where id = ${mailboxId}`)
}

/** A folder could be opened: whatever was wrong is over. */
export async function noteReached(session: Session, mailboxId: number): Promise<void> {
  await session.query(sql`
    update mailbox set trouble_since = null, trouble = null where id = ${mailboxId} and trouble_since is not null`)
}

/** Milliseconds since an account's folders were last looked at, or a mail was last taken from them; null: never. */
export async function lastLook(session: Session, account: string): Promise<number | null> {
  const [row] = await session.query<{ ago: number | null }>(sql`
    select (extract(epoch from now() - max(greatest(mailbox.looked_at, taken.seen_at))) * 1000)::float8 as ago
    from mailbox
    left join lateral (
      select seen_at from ledger
      where mailbox_id = mailbox.id and ledger.uidvalidity = mailbox.uidvalidity
      order by uid desc limit 1
    ) as taken on true
    where account = ${account}`)
  return row?.ago ?? null
}
