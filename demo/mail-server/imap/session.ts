import type { Account, Folder, MailStore, StoredMessage } from '../store.ts'
import type { LineReader } from './line-reader.ts'
import type { Piece } from './write.ts'
import type { Value } from './parse.ts'

/** One client's conversation. */
export type Session = {
  readonly store: MailStore
  readonly password: string
  readonly reader: LineReader
  /** Writes one response; the line's end is added. */
  readonly write: (...pieces: readonly Piece[]) => void
  /** Resolves when the client has taken enough of what was written. */
  readonly drained: () => Promise<void>
  account: Account | null
  selected: Selected | null
  /** The client asked for mod-sequences (RFC 7162). */
  condstore: boolean
  ended: boolean
  failedLogins: number
}

type Selected = {
  readonly folder: Folder
  readonly readOnly: boolean
  /** The messages as the client numbers them: changes only when it is told. */
  view: StoredMessage[]
  /** By UID: the mod-sequence of the flags that the client knows. */
  readonly told: Map<number, number>
}

export type Reply = { readonly status: 'OK' | 'NO' | 'BAD'; readonly text: string }

export type Command = {
  readonly needs: 'nothing' | 'no-login' | 'login' | 'folder'
  /** FETCH, STORE and SEARCH number messages: nothing may be renumbered while they run (RFC 3501, 7.4.1). */
  readonly keepsNumbers?: boolean
  run(session: Session, values: readonly Value[]): Reply | Promise<Reply>
}

export const ok = (text: string, code = ''): Reply => ({ status: 'OK', text: code ? `[${code}] ${text}` : text })
export const no = (text: string, code = ''): Reply => ({ status: 'NO', text: code ? `[${code}] ${text}` : text })
export const bad = (text: string): Reply => ({ status: 'BAD', text })

/** Tells the client what changed in its folder since it was last told. */
export function tellChanges(session: Session, options: { readonly mayRenumber: boolean }): void {
  const selected = session.selected
  if (selected === null) return
  const { folder } = selected
  if (options.mayRenumber) tellExpunged(session, selected)
  const lastUid = selected.view.at(-1)?.uid ?? 0
  const arrived = folder.messages.filter((message) => message.uid > lastUid)
  if (arrived.length > 0) {
    selected.view.push(...arrived)
    for (const message of arrived) selected.told.set(message.uid, message.modseq)
    session.write(`* ${selected.view.length} EXISTS`)
  }
  selected.view.forEach((message, index) => {
    if ((selected.told.get(message.uid) ?? 0) >= message.modseq) return
    session.write(`* ${index + 1} FETCH (${flagItems(session, message)})`)
    selected.told.set(message.uid, message.modseq)
  })
}

export function flagItems(session: Session, message: StoredMessage): string {
  const modseq = session.condstore ? ` MODSEQ (${message.modseq})` : ''
  return `UID ${message.uid} FLAGS (${[...message.flags].join(' ')})${modseq}`
}

function tellExpunged(session: Session, selected: Selected): void {
  const kept = new Set(selected.folder.messages)
  const left: StoredMessage[] = []
  for (const message of selected.view) {
    if (kept.has(message)) left.push(message)
    else {
      session.write(`* ${left.length + 1} EXPUNGE`)
      selected.told.delete(message.uid)
    }
  }
  selected.view = left
}
