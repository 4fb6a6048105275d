import type { StoredMessage } from '../../store.ts'
import { SyntaxFault, word, type Value } from '../parse.ts'
import { inSet, parseSequenceSet } from '../sequence-set.ts'
import type { Session } from '../session.ts'

export type Addressed = { readonly sequence: number; readonly message: StoredMessage }

/** The messages that a set of numbers or UIDs names, in the client's own numbering. Unknown UIDs name nothing (RFC 3501, 6.4.8). */
export function addressed(session: Session, value: Value | undefined, by: 'sequence' | 'uid'): Addressed[] {
  const view = session.selected!.view
  const largest = by === 'uid' ? (view.at(-1)?.uid ?? 0) : view.length
  const set = parseSequenceSet(word(value, 'a set of numbers'))
  if (by === 'sequence' && set.flat().some((number) => number !== Infinity && number > view.length)) {
    throw new SyntaxFault('No message of this number')
  }
  const named = inSet(set, largest)
  return view
    .map((message, index) => ({ sequence: index + 1, message }))
    .filter(({ sequence, message }) => named(by === 'uid' ? message.uid : sequence))
}
