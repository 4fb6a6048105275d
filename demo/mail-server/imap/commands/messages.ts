import type { StoredMessage } from '../../store.ts'
import { atomText, list, SyntaxFault, word, type Value } from '../parse.ts'
import { formatSet } from '../sequence-set.ts'
import { flagItems, no, ok, tellChanges, type Command, type Reply, type Session } from '../session.ts'
import { addressed } from './addressed.ts'
import { findFolder } from './find-folder.ts'
import { readFlags } from './flags.ts'

type By = 'sequence' | 'uid'

/** Changing messages: flags, copies, moves, expunging (RFC 3501, 6.4; RFC 4315, 6851, 7162). */
export const messages = {
  STORE: { needs: 'folder', keepsNumbers: true, run: (session, values) => store(session, values, 'sequence') },
  'UID STORE': { needs: 'folder', run: (session, values) => store(session, values, 'uid') },
  COPY: { needs: 'folder', run: (session, values) => copy(session, values, 'sequence', false) },
  'UID COPY': { needs: 'folder', run: (session, values) => copy(session, values, 'uid', false) },
  MOVE: { needs: 'folder', run: (session, values) => copy(session, values, 'sequence', true) },
  'UID MOVE': { needs: 'folder', run: (session, values) => copy(session, values, 'uid', true) },
  EXPUNGE: { needs: 'folder', run: (session) => expunge(session, session.selected!.view) },
  'UID EXPUNGE': {
    needs: 'folder',
    run: (session, values) =>
      expunge(
        session,
        addressed(session, values[0], 'uid').map(({ message }) => message),
      ),
  },
} satisfies Record<string, Command>

function store(session: Session, values: readonly Value[], by: By): Reply {
  const selected = session.selected!
  if (selected.readOnly) return no('The mailbox is open for reading only', 'CANNOT')
  const named = addressed(session, values[0], by)
  const rest = values.slice(1)
  const unchangedSince = rest[0]?.kind === 'list' ? readUnchangedSince(session, rest.shift()) : Infinity
  const action = /^([+-]?)FLAGS(\.SILENT)?$/.exec(atomText(rest[0]) ?? '')
  if (action === null) throw new SyntaxFault('Expected FLAGS, +FLAGS or -FLAGS')
  const flags = readFlags(rest[1]?.kind === 'list' ? rest[1].items : rest.slice(1))
  const refused: number[] = []
  for (const { sequence, message } of named) {
    if (message.modseq > unchangedSince) {
      refused.push(by === 'uid' ? message.uid : sequence)
      continue
    }
    session.store.setFlags(selected.folder, message, changedFlags(message, action[1] ?? '', flags))
    selected.told.set(message.uid, message.modseq)
    if (action[2] === undefined) session.write(`* ${sequence} FETCH (${flagItems(session, message)})`)
    else if (session.condstore) session.write(`* ${sequence} FETCH (UID ${message.uid} MODSEQ (${message.modseq}))`)
  }
  return refused.length > 0 ? ok('Some had changed', `MODIFIED ${formatSet(refused)}`) : ok('Flags stored')
}

function readUnchangedSince(session: Session, value: Value | undefined): number {
  const [name, number] = list(value, 'a modifier')
  const since = word(number, 'a mod-sequence')
  if (atomText(name) !== 'UNCHANGEDSINCE' || !/^\d{1,19}$/.test(since)) throw new SyntaxFault('Expected UNCHANGEDSINCE')
  session.condstore = true
  return Number(since)
}

function changedFlags(message: StoredMessage, sign: string, flags: readonly string[]): ReadonlySet<string> {
  if (sign === '+') return new Set([...message.flags, ...flags])
  if (sign === '-') return new Set([...message.flags].filter((flag) => !flags.includes(flag)))
  return new Set(flags)
}

function copy(session: Session, values: readonly Value[], by: By, move: boolean): Reply {
  const selected = session.selected!
  const named = addressed(session, values[0], by)
  const target = findFolder(session, word(values[1], 'a mailbox name'))
  if (move && selected.readOnly) return no('The mailbox is open for reading only', 'CANNOT')
  if (target === null) return no('Create the mailbox first', 'TRYCREATE')
  const bytes = named.reduce((sum, { message }) => sum + message.raw.length, 0)
  if (!move && !session.store.fits(bytes)) return no('The demo holds no more mail', 'OVERQUOTA')
  if (named.length === 0) return ok('Nothing to do')
  const copies = named.map(({ message }) =>
    session.store.append(target, message.raw, { internalDate: message.internalDate, flags: [...message.flags] }),
  )
  const from = formatSet(named.map(({ message }) => message.uid))
  const code = `COPYUID ${target.uidValidity} ${from} ${formatSet(copies.map(({ uid }) => uid))}`
  if (!move) return ok('Copied', code)
  // RFC 6851, 4.3: the code comes before the messages go
  session.write(`* OK [${code}] Moved`)
  session.store.expunge(selected.folder, new Set(named.map(({ message }) => message)))
  tellChanges(session, { mayRenumber: true })
  return ok('Moved')
}

function expunge(session: Session, among: readonly StoredMessage[]): Reply {
  const { folder, readOnly } = session.selected!
  if (readOnly) return no('The mailbox is open for reading only', 'CANNOT')
  const held = new Set(folder.messages)
  session.store.expunge(folder, new Set(among.filter((message) => held.has(message) && message.flags.has('\\Deleted'))))
  return ok('Expunged')
}
