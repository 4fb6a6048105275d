import type { Folder } from '../../store.ts'
import { SYSTEM_FLAGS } from '../../store.ts'
import { atomText, list, word, type Value } from '../parse.ts'
import { no, ok, type Command, type Reply, type Session } from '../session.ts'
import { findFolder } from './find-folder.ts'

/** Opening and leaving a mailbox (RFC 3501, 6.3.1 and 6.4.2; UNSELECT of RFC 3691). */
export const select = {
  SELECT: { needs: 'login', run: (session, values) => open(session, values, false) },
  EXAMINE: { needs: 'login', run: (session, values) => open(session, values, true) },
  CLOSE: {
    needs: 'folder',
    run(session) {
      const selected = session.selected
      if (selected && !selected.readOnly) {
        session.store.expunge(selected.folder, new Set(selected.view.filter(({ flags }) => flags.has('\\Deleted'))))
      }
      session.selected = null
      return ok('Closed')
    },
  },
  UNSELECT: {
    needs: 'folder',
    run(session) {
      session.selected = null
      return ok('Left')
    },
  },
} satisfies Record<string, Command>

function open(session: Session, values: readonly Value[], readOnly: boolean): Reply {
  session.selected = null
  const folder = findFolder(session, word(values[0], 'a mailbox name'))
  if (folder === null) return no('No such mailbox', 'NONEXISTENT')
  if (values[1] !== undefined && list(values[1], 'options').some((option) => atomText(option) === 'CONDSTORE')) {
    session.condstore = true
  }
  const view = [...folder.messages]
  session.selected = { folder, readOnly, view, told: new Map(view.map(({ uid, modseq }) => [uid, modseq])) }
  describe(session, folder, readOnly)
  return ok(readOnly ? 'Examined' : 'Selected', readOnly ? 'READ-ONLY' : 'READ-WRITE')
}

function describe(session: Session, folder: Folder, readOnly: boolean): void {
  const flags = [...new Set([...SYSTEM_FLAGS, ...folder.messages.flatMap((message) => [...message.flags])])].join(' ')
  session.write(`* FLAGS (${flags})`)
  session.write(`* OK [PERMANENTFLAGS (${readOnly ? '' : `${flags} \\*`})] Flags that stay`)
  session.write(`* ${folder.messages.length} EXISTS`)
  session.write('* 0 RECENT')
  const unseen = folder.messages.findIndex((message) => !message.flags.has('\\Seen'))
  if (unseen !== -1) session.write(`* OK [UNSEEN ${unseen + 1}] First unseen`)
  session.write(`* OK [UIDVALIDITY ${folder.uidValidity}] UIDs valid`)
  session.write(`* OK [UIDNEXT ${folder.uidNext}] Next UID`)
  session.write(`* OK [HIGHESTMODSEQ ${folder.modseq}] Highest mod-sequence`)
}
