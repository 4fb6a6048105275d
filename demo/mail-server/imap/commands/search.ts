import { atomText, SyntaxFault, type Value } from '../parse.ts'
import { no, ok, type Command, type Reply, type Session } from '../session.ts'
import { readCriteria } from './search-criteria.ts'

/** RFC 3501, 6.4.4. */
export const search: Command = {
  needs: 'folder',
  keepsNumbers: true,
  run: (session, values) => searchMessages(session, values, 'sequence'),
}

export const uidSearch: Command = { needs: 'folder', run: (session, values) => searchMessages(session, values, 'uid') }

function searchMessages(session: Session, values: readonly Value[], by: 'sequence' | 'uid'): Reply {
  const queue = [...values]
  if (atomText(queue[0]) === 'CHARSET') {
    const charset = atomText(queue[1])
    if (charset !== 'UTF-8' && charset !== 'US-ASCII') return no('Ask in UTF-8', 'BADCHARSET (UTF-8 US-ASCII)')
    queue.splice(0, 2)
  }
  if (queue.length === 0) throw new SyntaxFault('Expected something to search for')
  const view = session.selected!.view
  const { matches, usesModseq } = readCriteria(queue, { count: view.length, lastUid: view.at(-1)?.uid ?? 0 })
  const found = view
    .map((message, index) => ({ sequence: index + 1, message }))
    .filter((candidate) => matches(candidate))
  const numbers = found.map(({ sequence, message }) => (by === 'uid' ? message.uid : sequence))
  const highest = Math.max(0, ...found.map(({ message }) => message.modseq))
  const modseq = usesModseq && found.length > 0 ? ` (MODSEQ ${highest})` : ''
  session.write(`* SEARCH${numbers.map((number) => ` ${number}`).join('')}${modseq}`)
  return ok('Searched')
}
