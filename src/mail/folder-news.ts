/** What is known of a folder from the last look. */
export type KnownFolder = {
  /** Null before the first look. */
  readonly uidValidity: number | null
  /** Every UID up to it was seen. */
  readonly lastUid: number
  /** Mails that it held. */
  readonly exists: number
}

/** What its server says now (RFC 9051 section 6.3.11); null where it does not say. */
export type ToldFolder = {
  readonly uidValidity: number | null
  readonly uidNext: number | null
  readonly exists: number | null
}

/**
 * What is to be done about a folder. `skip`: nothing new, nothing is asked. `new`: mails above the last UID. `compare`: every UID
 * against the ledger, since the server's numbers do not add up. `all`: it is numbered anew (RFC 9051 section 2.3.1.1), every mail is
 * looked at again. HIGHESTMODSEQ is not asked: it tells of flags, which are none of our business, and of nothing else.
 */
export type FolderNews = 'skip' | 'new' | 'compare' | 'all'

/** The decision table of every look at a folder: constant work, however large it is. */
export function folderNews(known: KnownFolder, told: ToldFolder): FolderNews {
  if (known.uidValidity === null) return 'all'
  if (told.uidValidity !== null && told.uidValidity !== known.uidValidity) return 'all'
  if (told.uidNext === null) return 'new'
  if (told.uidNext - 1 > known.lastUid) return 'new'
  // Numbers that were given already can't be given again: a server that went back to an older copy of itself.
  if (told.uidNext - 1 < known.lastUid) return 'compare'
  return told.exists !== null && told.exists > known.exists ? 'compare' : 'skip'
}
