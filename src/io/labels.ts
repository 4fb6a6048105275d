import type { ImapFlow } from 'imapflow'
import { KEYWORDS, type Label, labelChanges } from '#src/mail/labels.ts'
import { within } from './within.ts'

/** A mail and the labels that it is to have. */
export type LabelledMail = {
  readonly id: number
  readonly gmailId: string | null
  readonly labels: readonly Label[]
  readonly places: readonly { readonly folder: string; readonly uidValidity: number; readonly uid: number }[]
}

/** Puts labels on mails: Gmail's own where the server has them, IMAP keywords elsewhere. Only ours are touched. */
export type MailboxLabels = AsyncDisposable & {
  /**
   * @returns ids of the mails that are done: labelled, gone, or in a folder that keeps no keywords
   * @throws where the mailbox can't be reached or does not let us
   */
  readonly put: (mails: readonly LabelledMail[]) => Promise<number[]>
}

const PUT_MS = 60_000
const GMAIL = 'X-GM-EXT-1'

export function mailboxLabels(
  open: () => Promise<ImapFlow>,
  gmailNames: Readonly<Record<Label, string>>,
): MailboxLabels {
  let session: ImapFlow | null = null
  const close = (): void => {
    session?.close()
    session = null
  }
  return {
    async put(mails) {
      try {
        if (!session?.usable) {
          session = await open()
          if (session.capabilities.has(GMAIL)) await within(PUT_MS, 'labels', makeLabels(session, gmailNames))
        }
        return await within(PUT_MS, 'labels', putAll(session, mails, gmailNames))
      } finally {
        // A session that stays selected read-write for hours helps nobody; labels change a few times a day.
        close()
      }
    },
    async [Symbol.asyncDispose]() {
      close()
    },
  }
}

type Spot = { readonly mail: LabelledMail; readonly uid: number }

async function putAll(
  client: ImapFlow,
  mails: readonly LabelledMail[],
  gmailNames: Readonly<Record<Label, string>>,
): Promise<number[]> {
  const isGmail = client.capabilities.has(GMAIL)
  const names = isGmail ? gmailNames : KEYWORDS
  const found = new Set<number>()
  const late = new Set<number>()
  for (const folder of new Set(mails.flatMap(({ places }) => places.map((place) => place.folder)))) {
    const opened = await client.mailboxOpen(folder)
    const spots: Spot[] = []
    for (const mail of mails)
      for (const place of mail.places.filter((one) => one.folder === folder)) {
        if (place.uidValidity === Number(opened.uidValidity)) spots.push({ mail, uid: place.uid })
        // Numbered anew a moment ago: its new place is known soon.
        else late.add(mail.id)
      }
    for (const id of await putInFolder(client, spots, names, isGmail)) found.add(id)
  }
  // Staff move and archive mails: All Mail has them by their own id.
  const moved = isGmail ? mails.filter(({ id, gmailId }) => gmailId !== null && !found.has(id)) : []
  if (moved.length > 0) await putInAllMail(client, moved, names)
  return mails.map(({ id }) => id).filter((id) => found.has(id) || !late.has(id))
}

/** @returns ids of the mails that are there */
async function putInFolder(
  client: ImapFlow,
  spots: readonly Spot[],
  names: Readonly<Record<Label, string>>,
  isGmail: boolean,
): Promise<number[]> {
  if (spots.length === 0) return []
  const byUid = new Map(spots.map(({ uid, mail }) => [uid, mail]))
  const query = isGmail ? { uid: true, labels: true } : { uid: true, flags: true }
  const there = await client.fetchAll([...byUid.keys()].join(','), query, { uid: true })
  const changes = new Map<string, number[]>()
  for (const { uid, flags, labels } of there) {
    const wanted = byUid.get(uid)?.labels ?? []
    const { add, remove } = labelChanges((isGmail ? labels : flags) ?? new Set(), wanted, names)
    for (const [sign, list] of [
      ['+', add],
      ['-', remove],
    ] as const) {
      const kept = isGmail || sign === '-' ? list : list.filter((name) => keeps(client, name))
      if (kept.length === 0) continue
      const key = `${sign}${kept.join('\n')}`
      changes.set(key, [...(changes.get(key) ?? []), uid])
    }
  }
  for (const [key, uids] of changes) {
    const list = key.slice(1).split('\n')
    const range = uids.join(',')
    const options = { uid: true, silent: true, ...(isGmail ? { useLabels: true } : {}) }
    const done = key.startsWith('+')
      ? await client.messageFlagsAdd(range, list, options)
      : await client.messageFlagsRemove(range, list, options)
    if (!done) throw new Error('the server refused to change labels')
  }
  return there.flatMap(({ uid }) => byUid.get(uid)?.id ?? [])
}

/** PERMANENTFLAGS: the keyword itself, or the right to make new ones. */
function keeps(client: ImapFlow, keyword: string): boolean {
  const kept = client.mailbox ? client.mailbox.permanentFlags : undefined
  return kept?.has('\\*') === true || kept?.has(keyword) === true
}

async function putInAllMail(
  client: ImapFlow,
  mails: readonly LabelledMail[],
  names: Readonly<Record<Label, string>>,
): Promise<void> {
  const all = (await client.list()).find(({ specialUse }) => specialUse === '\\All')
  if (!all) return
  await client.mailboxOpen(all.path)
  const spots: Spot[] = []
  for (const mail of mails) {
    const uids = (await client.search({ emailId: mail.gmailId ?? '' }, { uid: true })) || []
    spots.push(...uids.map((uid) => ({ mail, uid })))
  }
  await putInFolder(client, spots, names, true)
}

/** Labels are folders at Gmail; one that does not exist can't be put on a mail. */
async function makeLabels(client: ImapFlow, names: Readonly<Record<Label, string>>): Promise<void> {
  const there = new Set((await client.list()).map(({ path }) => path))
  for (const name of Object.values(names)) if (!there.has(name)) await client.mailboxCreate(name)
}
