import { bufferOf, hashOf } from './blobs.ts'
import type { Session } from './database.ts'
import { disposeAll, type MailPlace } from './ledger.ts'
import { clean, inMs, list, type Query, sql } from './sql.ts'

/** A mail as the server handed it over. */
export type ArrivedMail = {
  readonly account: string
  readonly place: MailPlace
  readonly raw: Uint8Array
  /** Size on the server; larger than `raw` where only the header was taken. */
  readonly size: number
  readonly internalDate: Date
  /** X-GM-MSGID, where the server has it. */
  readonly gmailId: string | null
  /** From its header, to keep the mails of one sender in order before they are read. */
  readonly sender: string | null
}

/** How long a nudge may take before the sweep nudges again. */
export const NUDGE_PATIENCE_MS = 15_000

/**
 * Stores mails of one folder and their places, in order. A mail that is known by its bytes or by its Gmail id (moved, copied,
 * put back, numbered anew) is not new: it gets its disposition and nothing else.
 * @returns ids of the new messages that wait to be read, ascending
 */
export async function storeMails(session: Session, mails: readonly ArrivedMail[]): Promise<number[]> {
  const [account] = new Set(mails.map((mail) => mail.account))
  if (account === undefined) return []
  const arrivals = mails.map((mail) => ({ ...mail, sha256: hashOf(mail.raw), whole: mail.size <= mail.raw.length }))
  const known = await idsOf(session, account, { hashes: [], gmailIds: gmailIdsOf(arrivals) })
  const fresh = firstOfEach(arrivals.filter(({ gmailId }) => gmailId === null || !known.has(gmailId)))
  const made = fresh.length === 0 ? [] : await insert(session, account, fresh)
  const isMade = new Set(made.map(({ sha256 }) => sha256))
  const placed = new Set(fresh.filter(({ sha256 }) => isMade.has(sha256)))
  const others = arrivals.filter((arrival) => !placed.has(arrival))
  if (others.length > 0) await placeKnown(session, account, others)
  return made.filter(({ whole }) => whole).map(({ id }) => id)
}

/** One mail: its id, or null where it was known before or waits for nobody. */
export async function storeMail(session: Session, mail: ArrivedMail): Promise<number | null> {
  return (await storeMails(session, [mail]))[0] ?? null
}

type Arrival = ArrivedMail & { readonly sha256: string; readonly whole: boolean }

/** Copies of one mail that came together are one mail. */
function firstOfEach(arrivals: readonly Arrival[]): Arrival[] {
  const seen = new Set<string>()
  return arrivals.filter(({ sha256, gmailId }) => {
    const keys = gmailId === null ? [sha256] : [sha256, `gmail ${gmailId}`]
    const isNew = keys.every((key) => !seen.has(key))
    for (const key of keys) seen.add(key)
    return isNew
  })
}

/** One statement for all of them, one round trip: a first sync stores thousands. */
async function insert(
  session: Session,
  account: string,
  arrivals: readonly Arrival[],
): Promise<{ id: number; sha256: string; whole: boolean }[]> {
  return await session.query(sql`
    with given as (
      select * from unnest(
        ${arrivals.map(({ sha256 }) => sha256)}::text[], ${arrivals.map(({ gmailId }) => gmailId)}::text[],
        ${arrivals.map(({ internalDate }) => internalDate)}::timestamptz[], ${arrivals.map(({ size }) => size)}::bigint[],
        ${arrivals.map(({ sender }) => (sender === null ? null : clean(sender)))}::text[], ${arrivals.map(({ whole }) => whole)}::boolean[],
        ${arrivals.map(({ place }) => place.mailboxId)}::bigint[],
        ${arrivals.map(({ place }) => place.uidValidity)}::bigint[], ${arrivals.map(({ place }) => place.uid)}::bigint[]
      ) as mail (sha256, gmail_id, received_at, bytes, sender, whole, mailbox_id, uidvalidity, uid)
    ), kept as (
      insert into blob (sha256, bytes) values ${list(arrivals.map(blobOf))} on conflict do nothing
    ), made as (
      insert into message (account, sha256, gmail_id, received_at, bytes, sender, status, last_error, due_at)
      select ${account}, sha256, gmail_id, received_at, bytes, sender,
        case when whole then 'received' else 'parked' end,
        case when not whole then 'too large to take: ' || bytes || ' bytes, only its header is kept' end,
        case when whole then ${inMs(NUDGE_PATIENCE_MS)} end
      from given order by uid
      on conflict do nothing
      returning id, sha256
    ), placed as (
      insert into ledger (mailbox_id, uidvalidity, uid, disposition, message_id)
      select mailbox_id, uidvalidity, uid, case when whole then 'stored' else 'too-large' end, id
      from made join given using (sha256)
    ), told as (
      insert into event (kind, message_id, detail)
      select case when whole then 'mail-stored' else 'mail-too-large' end, id, jsonb_build_object('bytes', bytes)
      from made join given using (sha256) order by id
    )
    select id, sha256, whole from made join given using (sha256) order by id`)
}

function blobOf({ sha256, raw }: Arrival): Query {
  return sql`(${sha256}, ${bufferOf(raw)}::bytea)`
}

async function placeKnown(session: Session, account: string, arrivals: readonly Arrival[]): Promise<void> {
  const hashes = arrivals.map(({ sha256 }) => sha256)
  const ids = await idsOf(session, account, { hashes, gmailIds: gmailIdsOf(arrivals) })
  await disposeAll(
    session,
    arrivals.map(({ place, sha256, gmailId }) => ({
      place,
      disposition: 'known' as const,
      messageId: ids.get(sha256) ?? ids.get(gmailId ?? '') ?? null,
    })),
  )
}

function gmailIdsOf(arrivals: readonly Arrival[]): string[] {
  return arrivals.flatMap(({ gmailId }) => gmailId ?? [])
}

/** Message ids by SHA-256 and by X-GM-MSGID (a decimal number, never 64 hex digits). */
async function idsOf(
  session: Session,
  account: string,
  { hashes, gmailIds }: { readonly hashes: readonly string[]; readonly gmailIds: readonly string[] },
): Promise<Map<string, number>> {
  if (hashes.length === 0 && gmailIds.length === 0) return new Map()
  const rows = await session.query<{ id: number; sha256: string; gmailId: string | null }>(sql`
    select id, sha256, gmail_id as "gmailId" from message where account = ${account} and sha256 = any(${hashes}::text[])
    union
    select id, sha256, gmail_id from message where account = ${account} and gmail_id = any(${gmailIds}::text[])`)
  return new Map(
    rows.flatMap(({ id, sha256, gmailId }) => [
      [sha256, id] as const,
      ...(gmailId === null ? [] : [[gmailId, id] as const]),
    ]),
  )
}

/** Message ids by X-GM-MSGID, of those that are known: their bytes need not be fetched again. */
export async function findByGmailIds(
  session: Session,
  account: string,
  gmailIds: readonly string[],
): Promise<Map<string, number>> {
  return await idsOf(session, account, { hashes: [], gmailIds })
}
