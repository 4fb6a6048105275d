import type { ImapFlow } from 'imapflow'

/** A mail as its server lists it. */
export type ListedMail = {
  readonly uid: number
  readonly size: number
  readonly internalDate: Date | null
  /** X-GM-MSGID where the server is Gmail. */
  readonly gmailId: string | null
}

// No command is given while answers of another still come in: every function here takes its answer whole.

/** UIDs above a given one, ascending. One round trip, however large the folder. */
export async function uidsAbove(client: ImapFlow, lastUid: number): Promise<number[]> {
  // `N:*` always names the last mail, even where it is below N (RFC 9051 section 6.4.8).
  const found = await search(client, { uid: `${lastUid + 1}:*` })
  return found.filter((uid) => uid > lastUid)
}

/** Every UID of the folder, ascending. */
export async function allUids(client: ImapFlow): Promise<number[]> {
  return await search(client, { all: true })
}

/** Of these UIDs, those that are still there. */
export async function stillThere(client: ImapFlow, uids: readonly number[]): Promise<number[]> {
  return uids.length === 0 ? [] : await search(client, { uid: uids.join(',') })
}

async function search(client: ImapFlow, query: { uid?: string; all?: boolean }): Promise<number[]> {
  const found = await client.search(query, { uid: true })
  if (!found) throw new Error('The server refused to search the folder')
  return found.sort((one, other) => one - other)
}

/** Sizes and dates, ascending by UID; mails that are gone meanwhile are left out. */
export async function listMails(client: ImapFlow, uids: readonly number[]): Promise<ListedMail[]> {
  const isGmail = client.capabilities.has('X-GM-EXT-1')
  const query = { uid: true, size: true, internalDate: true }
  const found = await client.fetchAll(uids.join(','), query, { uid: true })
  return found
    .map((mail) => ({
      uid: mail.uid,
      size: mail.size ?? 0,
      internalDate: dateOrNull(mail.internalDate),
      gmailId: isGmail ? (mail.emailId ?? null) : null,
    }))
    .sort((one, other) => one.uid - other.uid)
}

/** When each of these mails was received (INTERNALDATE), by UID; those that are gone are left out. */
export async function datesOf(client: ImapFlow, uids: readonly number[]): Promise<Map<number, Date>> {
  if (uids.length === 0) return new Map()
  const found = await client.fetchAll(uids.join(','), { uid: true, internalDate: true }, { uid: true })
  return new Map(
    found.flatMap(({ uid, internalDate }) => {
      const date = dateOrNull(internalDate)
      return date === null ? [] : [[uid, date] as const]
    }),
  )
}

/** Raw bytes by UID, read without marking the mails as read (BODY.PEEK). */
export async function fetchMails(client: ImapFlow, uids: readonly number[]): Promise<Map<number, Uint8Array>> {
  if (uids.length === 0) return new Map()
  const found = await client.fetchAll(uids.join(','), { uid: true, source: true }, { uid: true })
  return new Map(found.flatMap(({ uid, source }) => (source ? [[uid, source] as const] : [])))
}

/** The header alone, of mails that are too large to take. */
export async function fetchHeaders(client: ImapFlow, uids: readonly number[]): Promise<Map<number, Uint8Array>> {
  if (uids.length === 0) return new Map()
  const found = await client.fetchAll(uids.join(','), { uid: true, headers: true }, { uid: true })
  return new Map(found.flatMap(({ uid, headers }) => (headers ? [[uid, headers] as const] : [])))
}

function dateOrNull(value: Date | string | undefined): Date | null {
  const date = value === undefined ? null : new Date(value)
  return date === null || Number.isNaN(date.getTime()) ? null : date
}
