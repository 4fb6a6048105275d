import type { ImapFlow } from 'imapflow'
import { fetchHeaders, fetchMails, type ListedMail, listMails, stillThere } from '#src/io/folder.ts'
import { senderOf } from '#src/mail/envelope.ts'
import { type ArrivedMail, findByGmailIds, storeMails } from '#src/store/arrivals.ts'
import { disposeAll } from '#src/store/ledger.ts'
import { moveCursor } from '#src/store/mailboxes.ts'
import type { Context } from './context.ts'

/** Larger mails are not taken whole: their header is kept, and staff see them. Gmail's own limit is half of it. */
export const MAX_MAIL_BYTES = 75_000_000
/** Taken and stored at once: one transaction each. */
const SLICE_MAILS = 100
const SLICE_BYTES = 16_000_000
const LIST_MAILS = 500
/** A mail that ends the connection whenever it is fetched is left out for a while; the others go on. */
const POSTPONE_MS = 120_000
const MOST_FAILURES = 3

/** What is remembered of fetches that failed, from one session to the next. */
export type Intake = {
  /** The UIDs that were being fetched when the last session ended: taken one by one in the next. */
  slice: readonly number[] | null
  readonly postponed: Map<number, { failures: number; until: number }>
}

/** What taking in needs of all that there is. */
export type Taking = Pick<Context, 'account' | 'database' | 'log' | 'reached'> & {
  readonly queue: Pick<Context['queue'], 'nudge'>
}

export type Place = { readonly mailboxId: number; readonly uidValidity: number }

/**
 * Stores the mails of these UIDs, in order, with their dispositions and the cursor, slice by slice, and has them read.
 * @returns the last UID that needs no look any more
 */
export async function takeIn(
  context: Taking,
  client: ImapFlow,
  place: Place,
  uids: readonly number[],
  lastUid: number,
  intake: Intake,
): Promise<number> {
  let last = lastUid
  const suspects = noteFailure(intake)
  for (let at = 0; at < uids.length; at += LIST_MAILS) {
    const wanted = uids.slice(at, at + LIST_MAILS).filter((uid) => !isPostponed(intake, uid))
    if (wanted.length === 0) continue
    const listed = await listMails(client, wanted)
    const gone = await surelyGone(client, wanted, listed)
    // While one slice is stored the next is fetched.
    let storing: Promise<void> = Promise.resolve()
    try {
      for (const slice of slices(listed, suspects)) {
        const fetched = await fetchSlice(context, client, slice, intake)
        await storing
        last = Math.max(last, slice.at(-1)?.uid ?? last)
        storing = storeSlice(context, place, fetched, last)
        // Met when it is waited for.
        storing.catch(() => undefined)
      }
    } finally {
      await storing
    }
    last = Math.max(last, wanted.at(-1) ?? last)
    await storeGone(context, place, gone, last)
  }
  return last
}

function noteFailure(intake: Intake): ReadonlySet<number> {
  const suspects = new Set(intake.slice)
  if (intake.slice?.length === 1) {
    const [uid = 0] = intake.slice
    const failures = (intake.postponed.get(uid)?.failures ?? 0) + 1
    intake.postponed.set(uid, { failures, until: failures >= MOST_FAILURES ? Date.now() + POSTPONE_MS : 0 })
  }
  intake.slice = null
  return suspects
}

function isPostponed({ postponed }: Intake, uid: number): boolean {
  return (postponed.get(uid)?.until ?? 0) > Date.now()
}

/** Runs of mails that fit into memory together; one by one where a fetch just failed. */
function* slices(mails: readonly ListedMail[], suspects: ReadonlySet<number>): Generator<ListedMail[]> {
  let slice: ListedMail[] = []
  let bytes = 0
  for (const mail of mails) {
    const size = Math.min(mail.size, MAX_MAIL_BYTES)
    const alone = suspects.has(mail.uid) || slice.some(({ uid }) => suspects.has(uid))
    if (slice.length > 0 && (alone || slice.length >= SLICE_MAILS || bytes + size > SLICE_BYTES)) {
      yield slice
      slice = []
      bytes = 0
    }
    slice.push(mail)
    bytes += size
  }
  if (slice.length > 0) yield slice
}

/** Deleted between one command and the next. That a server lists a mail and then does not give it proves nothing. */
async function surelyGone(
  client: ImapFlow,
  wanted: readonly number[],
  listed: readonly ListedMail[],
): Promise<number[]> {
  const given = new Set(listed.map(({ uid }) => uid))
  const silent = wanted.filter((uid) => !given.has(uid))
  const there = new Set(await stillThere(client, silent))
  return silent.filter((uid) => !there.has(uid))
}

type FetchedSlice = {
  readonly mails: readonly ListedMail[]
  /** By UID; a mail without bytes was listed and not given, and is found again by the next reconciliation. */
  readonly bytes: ReadonlyMap<number, Uint8Array>
  /** Ids of messages that are known by their X-GM-MSGID. */
  readonly known: ReadonlyMap<string, number>
}

async function fetchSlice(
  { account, database, reached }: Taking,
  client: ImapFlow,
  mails: readonly ListedMail[],
  intake: Intake,
): Promise<FetchedSlice> {
  const gmailIds = mails.flatMap(({ gmailId }) => gmailId ?? [])
  const known = gmailIds.length > 0 ? await findByGmailIds(database, account, gmailIds) : new Map<string, number>()
  const fresh = mails.filter(({ gmailId }) => gmailId === null || !known.has(gmailId))
  const uids = (of: readonly ListedMail[]): number[] => of.map(({ uid }) => uid)
  intake.slice = uids(fresh)
  const bytes = new Map([
    ...(await fetchMails(client, uids(fresh.filter((mail) => !isTooLarge(mail))))),
    ...(await fetchHeaders(client, uids(fresh.filter(isTooLarge)))),
  ])
  intake.slice = null
  for (const { uid } of fresh) intake.postponed.delete(uid)
  reached('fetched')
  return { mails, bytes, known }
}

async function storeSlice(
  { account, database, queue, reached }: Taking,
  place: Place,
  { mails, bytes, known }: FetchedSlice,
  lastUid: number,
): Promise<void> {
  const stored = await database.transaction(async (session) => {
    const already = mails.flatMap((mail) => {
      const messageId = mail.gmailId === null ? undefined : known.get(mail.gmailId)
      return messageId === undefined
        ? []
        : [{ place: { ...place, uid: mail.uid }, disposition: 'known' as const, messageId }]
    })
    if (already.length > 0) await disposeAll(session, already)
    const arrived = mails.flatMap((mail): ArrivedMail[] => {
      const raw = bytes.get(mail.uid)
      if (raw === undefined || (mail.gmailId !== null && known.has(mail.gmailId))) return []
      return [
        {
          account,
          place: { ...place, uid: mail.uid },
          raw,
          size: isTooLarge(mail) ? mail.size : raw.length,
          internalDate: mail.internalDate ?? new Date(),
          gmailId: mail.gmailId,
          sender: senderOf(raw),
        },
      ]
    })
    const ids = await storeMails(session, arrived)
    await moveCursor(session, place.mailboxId, place.uidValidity, lastUid)
    return ids
  })
  reached('stored')
  await queue.nudge('read', ...stored)
}

function isTooLarge({ size }: ListedMail): boolean {
  return size > MAX_MAIL_BYTES
}

async function storeGone({ database }: Taking, place: Place, gone: readonly number[], lastUid: number): Promise<void> {
  await database.transaction(async (session) => {
    if (gone.length > 0)
      await disposeAll(
        session,
        gone.map((uid) => ({ place: { ...place, uid }, disposition: 'vanished' as const, messageId: null })),
      )
    await moveCursor(session, place.mailboxId, place.uidValidity, lastUid)
  })
}
