import { list, SyntaxFault, word } from '../parse.ts'
import { no, ok, type Command } from '../session.ts'
import { parseDateTime } from '../write.ts'
import { findFolder } from './find-folder.ts'
import { readFlags } from './flags.ts'

/** RFC 3501, 6.3.11, with UIDPLUS's answer (RFC 4315). */
export const append: Command = {
  needs: 'login',
  run(session, values) {
    const folder = findFolder(session, word(values[0], 'a mailbox name'))
    const middle = values.slice(1, -1)
    const raw = values.at(-1)
    if (values.length < 2 || raw?.kind !== 'string') throw new SyntaxFault('Expected the message as a literal')
    const flags = middle[0]?.kind === 'list' ? readFlags(list(middle.shift(), 'flags')) : []
    const date = middle.length > 0 ? parseDateTime(word(middle.shift(), 'a date-time')) : new Date()
    if (date === null || middle.length > 0)
      throw new SyntaxFault('Expected a date-time like "25-May-2021 09:15:00 +0700"')
    if (folder === null) return no('Create the mailbox first', 'TRYCREATE')
    if (!session.store.fits(raw.bytes.length)) return no('The demo holds no more mail', 'OVERQUOTA')
    const message = session.store.append(folder, raw.bytes, { internalDate: date, flags })
    return ok('Appended', `APPENDUID ${folder.uidValidity} ${message.uid}`)
  },
}
