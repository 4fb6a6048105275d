/** Mail in memory: accounts, their folders, their messages. What the IMAP server shows and the SMTP server fills. */
export type MailStore = {
  /** The account of an address; made when first asked for, null where the address or the number of accounts is past the limits. */
  account(address: string): Account | null
  readonly accounts: ReadonlyMap<string, Account>
  append(folder: Folder, raw: Uint8Array, details: { internalDate: Date; flags?: readonly string[] }): StoredMessage
  setFlags(folder: Folder, message: StoredMessage, flags: ReadonlySet<string>): void
  /** Takes messages out of a folder; sessions that have it open are told. */
  expunge(folder: Folder, messages: ReadonlySet<StoredMessage>): void
  createFolder(account: Account, name: string): Folder | null
  renameFolder(account: Account, from: Folder, to: string): void
  deleteFolder(account: Account, folder: Folder): void
  /** True where this many more bytes fit. */
  fits(bytes: number): boolean
}

export type Account = {
  readonly address: string
  readonly folders: Map<string, Folder>
  readonly subscribed: Set<string>
}

export type Folder = {
  /** As it goes over the wire (modified UTF-7), hierarchy parted by '/'. */
  name: string
  /** RFC 6154: '\\Sent'; null for an ordinary folder. */
  readonly specialUse: string | null
  readonly uidValidity: number
  uidNext: number
  /** RFC 7162: rises by one with every change. */
  modseq: number
  messages: readonly StoredMessage[]
  /** Called after every change. */
  readonly watchers: Set<() => void>
}

export type StoredMessage = {
  readonly uid: number
  readonly raw: Buffer
  readonly internalDate: Date
  flags: ReadonlySet<string>
  modseq: number
}

export const MAX_ACCOUNTS = 500
export const MAX_FOLDERS = 100
export const MAX_FOLDER_NAME = 200
export const MAX_STORE_BYTES = 512 * 1024 * 1024

const FOLDERS: readonly (readonly [name: string, specialUse: string | null])[] = [
  ['INBOX', null],
  ['Sent', '\\Sent'],
  ['Drafts', '\\Drafts'],
  ['Trash', '\\Trash'],
]

export function createMailStore(options: { readonly uidValidity: number }): MailStore {
  const accounts = new Map<string, Account>()
  let held = 0
  let nextValidity = options.uidValidity

  const newFolder = (name: string, specialUse: string | null): Folder => ({
    name,
    specialUse,
    uidValidity: nextValidity++,
    uidNext: 1,
    modseq: 1,
    messages: [],
    watchers: new Set(),
  })

  return {
    accounts,
    account(address) {
      const key = address.trim().toLowerCase()
      const known = accounts.get(key)
      if (known) return known
      if (!isAddress(key) || accounts.size >= MAX_ACCOUNTS) return null
      const folders = new Map(FOLDERS.map(([name, specialUse]) => [name, newFolder(name, specialUse)]))
      const account: Account = { address: key, folders, subscribed: new Set(folders.keys()) }
      accounts.set(key, account)
      return account
    },
    append(folder, raw, { internalDate, flags = [] }) {
      const message: StoredMessage = {
        uid: folder.uidNext++,
        raw: Buffer.from(raw),
        internalDate,
        flags: new Set(flags.map(normaliseFlag)),
        modseq: ++folder.modseq,
      }
      held += message.raw.length
      folder.messages = [...folder.messages, message]
      changed(folder)
      return message
    },
    setFlags(folder, message, flags) {
      if (sameSet(message.flags, flags)) return
      message.flags = flags
      message.modseq = ++folder.modseq
      changed(folder)
    },
    expunge(folder, messages) {
      const going = folder.messages.filter((message) => messages.has(message))
      if (going.length === 0) return
      folder.messages = folder.messages.filter((message) => !messages.has(message))
      for (const message of going) held -= message.raw.length
      folder.modseq += 1
      changed(folder)
    },
    createFolder(account, name) {
      if (account.folders.size >= MAX_FOLDERS || name.length > MAX_FOLDER_NAME) return null
      const folder = newFolder(name, null)
      account.folders.set(name, folder)
      return folder
    },
    renameFolder(account, from, to) {
      account.folders.delete(from.name)
      from.name = to
      account.folders.set(to, from)
    },
    deleteFolder(account, folder) {
      for (const message of folder.messages) held -= message.raw.length
      folder.messages = []
      account.folders.delete(folder.name)
      changed(folder)
    },
    fits: (bytes) => held + bytes <= MAX_STORE_BYTES,
  }
}

/** System flags are written one way whatever case the client chose (RFC 3501, 2.3.2); keywords stay as typed. */
export function normaliseFlag(flag: string): string {
  return SYSTEM_FLAGS.find((known) => known.toLowerCase() === flag.toLowerCase()) ?? flag
}

export const SYSTEM_FLAGS = ['\\Seen', '\\Answered', '\\Flagged', '\\Deleted', '\\Draft'] as const

function changed(folder: Folder): void {
  for (const watcher of folder.watchers) watcher()
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item))
}

function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"(),;:\\[\]\p{Cc}]+@[^\s@<>"(),;:\\[\]\p{Cc}]+$/u.test(text)
}
