import { MAX_FOLDER_NAME, type Folder } from '../../store.ts'
import { atomText, list, SyntaxFault, word, type Value } from '../parse.ts'
import { no, ok, type Command, type Reply, type Session } from '../session.ts'
import { mailboxName } from '../write.ts'
import { canonicalName, findFolder } from './find-folder.ts'

/** Mailboxes as such: listing, making, naming, subscribing, counting (RFC 3501, 6.3; RFC 2342; RFC 6154). */
export const folders = {
  LIST: { needs: 'login', run: (session, values) => listFolders(session, values, 'LIST') },
  LSUB: { needs: 'login', run: (session, values) => listFolders(session, values, 'LSUB') },
  NAMESPACE: {
    needs: 'login',
    run(session) {
      session.write('* NAMESPACE (("" "/")) NIL NIL')
      return ok('Namespaces listed')
    },
  },
  STATUS: { needs: 'login', run: status },
  CREATE: { needs: 'login', run: create },
  DELETE: { needs: 'login', run: remove },
  RENAME: { needs: 'login', run: rename },
  SUBSCRIBE: {
    needs: 'login',
    run(session, values) {
      const folder = findFolder(session, word(values[0], 'a mailbox name'))
      if (folder === null) return no('No such mailbox', 'NONEXISTENT')
      session.account?.subscribed.add(folder.name)
      return ok('Subscribed')
    },
  },
  UNSUBSCRIBE: {
    needs: 'login',
    run(session, values) {
      session.account?.subscribed.delete(canonicalName(word(values[0], 'a mailbox name')))
      return ok('Unsubscribed')
    },
  },
} satisfies Record<string, Command>

function listFolders(session: Session, values: readonly Value[], command: 'LIST' | 'LSUB'): Reply {
  // RFC 5258: selection options may stand before the reference, return options after the pattern
  const options = values[0]?.kind === 'list' ? values[0].items.map(atomText) : []
  const [reference, pattern] = values[0]?.kind === 'list' ? values.slice(1) : values
  const prefix = word(reference, 'a reference name')
  const patterns = pattern?.kind === 'list' ? pattern.items : [pattern]
  const wanted = patterns.map((item) => word(item, 'a mailbox pattern'))
  if (wanted.length === 1 && wanted[0] === '') {
    session.write(`* ${command} (\\Noselect) "/" ""`)
    return ok('Delimiter told')
  }
  const matches = wanted.map((item) => patternMatcher(prefix + item))
  const account = session.account!
  for (const folder of account.folders.values()) {
    if (!matches.some((match) => match(folder.name))) continue
    if (command === 'LSUB' && !account.subscribed.has(folder.name)) continue
    if (options.includes('SPECIAL-USE') && folder.specialUse === null) continue
    if (options.includes('SUBSCRIBED') && !account.subscribed.has(folder.name)) continue
    session.write(`* ${command} (${attributes(session, folder)}) "/" ${mailboxName(folder.name)}`)
  }
  return ok('Mailboxes listed')
}

function attributes(session: Session, folder: Folder): string {
  const children = [...session.account!.folders.keys()].some((name) => name.startsWith(`${folder.name}/`))
  return [children ? '\\HasChildren' : '\\HasNoChildren', folder.specialUse].filter(Boolean).join(' ')
}

/** '*' is anything, '%' anything within one level. Without regular expressions: the pattern is the client's. */
function patternMatcher(pattern: string): (name: string) => boolean {
  if (pattern.length > MAX_FOLDER_NAME) throw new SyntaxFault('Mailbox pattern too long')
  return (name) => {
    // places of the pattern that may be reached after each character of the name
    let places = spread(pattern, new Set([0]))
    for (const character of name) {
      const next = new Set<number>()
      for (const place of places) {
        const wanted = pattern.charAt(place)
        if (wanted === '*' || (wanted === '%' && character !== '/')) next.add(place)
        else if (wanted === character || (wanted.toUpperCase() === character && name === 'INBOX')) next.add(place + 1)
      }
      places = spread(pattern, next)
    }
    return places.has(pattern.length)
  }
}

function spread(pattern: string, places: ReadonlySet<number>): Set<number> {
  const all = new Set<number>()
  for (let place of places) {
    all.add(place)
    while (pattern.charAt(place) === '*' || pattern.charAt(place) === '%') all.add(++place)
  }
  return all
}

function status(session: Session, values: readonly Value[]): Reply {
  const folder = findFolder(session, word(values[0], 'a mailbox name'))
  if (folder === null) return no('No such mailbox', 'NONEXISTENT')
  const items = list(values[1], 'status items').map((value) => {
    const item = atomText(value) ?? ''
    return `${item} ${statusItem(folder, item)}`
  })
  if (items.some((item) => item.startsWith('HIGHESTMODSEQ'))) session.condstore = true
  session.write(`* STATUS ${mailboxName(folder.name)} (${items.join(' ')})`)
  return ok('Counted')
}

function statusItem(folder: Folder, item: string): number {
  switch (item) {
    case 'MESSAGES':
      return folder.messages.length
    case 'RECENT':
      return 0
    case 'UIDNEXT':
      return folder.uidNext
    case 'UIDVALIDITY':
      return folder.uidValidity
    case 'UNSEEN':
      return folder.messages.filter(({ flags }) => !flags.has('\\Seen')).length
    case 'HIGHESTMODSEQ':
      return folder.modseq
    case 'SIZE':
      return folder.messages.reduce((sum, { raw }) => sum + raw.length, 0)
    default:
      throw new SyntaxFault('Status item not known')
  }
}

function create(session: Session, values: readonly Value[]): Reply {
  const name = newName(values[0])
  if (findFolder(session, name)) return no('There is such a mailbox', 'ALREADYEXISTS')
  return session.store.createFolder(session.account!, name) ? ok('Created') : no('Too many mailboxes', 'LIMIT')
}

function remove(session: Session, values: readonly Value[]): Reply {
  const folder = findFolder(session, word(values[0], 'a mailbox name'))
  if (folder === null) return no('No such mailbox', 'NONEXISTENT')
  if (folder.name === 'INBOX') return no('INBOX stays', 'CANNOT')
  if (session.selected?.folder === folder) session.selected = null
  session.store.deleteFolder(session.account!, folder)
  return ok('Deleted')
}

function rename(session: Session, values: readonly Value[]): Reply {
  const folder = findFolder(session, word(values[0], 'a mailbox name'))
  const name = newName(values[1])
  if (folder === null) return no('No such mailbox', 'NONEXISTENT')
  if (folder.name === 'INBOX') return no('INBOX stays', 'CANNOT')
  if (findFolder(session, name)) return no('There is such a mailbox', 'ALREADYEXISTS')
  session.store.renameFolder(session.account!, folder, name)
  return ok('Renamed')
}

function newName(value: Value | undefined): string {
  const name = canonicalName(word(value, 'a mailbox name').replace(/\/$/, ''))
  if (name === '' || name.length > MAX_FOLDER_NAME || !/^[\x20-\x7e]+$/.test(name) || /[*%]/.test(name)) {
    throw new SyntaxFault('Not a usable mailbox name')
  }
  return name
}
