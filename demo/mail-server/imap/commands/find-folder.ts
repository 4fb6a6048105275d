import type { Folder } from '../../store.ts'
import type { Session } from '../session.ts'

/** A folder of the session's account by its name; INBOX in any case (RFC 3501, 5.1). */
export function findFolder(session: Session, name: string): Folder | null {
  return session.account?.folders.get(canonicalName(name)) ?? null
}

export function canonicalName(name: string): string {
  return name.toUpperCase() === 'INBOX' ? 'INBOX' : name
}
