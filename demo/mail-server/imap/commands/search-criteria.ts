import type { StoredMessage } from '../../store.ts'
import { bodyText, decodedField, headerText, searchable } from '../message/search-text.ts'
import { atomText, SyntaxFault, word, words, type Value } from '../parse.ts'
import { inSet, isSequenceSet, parseSequenceSet } from '../sequence-set.ts'
import { dayOf, parseDay } from '../write.ts'

type Candidate = { readonly sequence: number; readonly message: StoredMessage }
type Matches = (candidate: Candidate) => boolean
type Box = { readonly count: number; readonly lastUid: number }

export const MAX_KEYS = 500

/** Understands search keys; all of them must hold. */
export function readCriteria(
  values: readonly Value[],
  box: Box,
): { readonly matches: Matches; readonly usesModseq: boolean } {
  const queue = [...values]
  const state = { keys: 0, usesModseq: false }
  const matches = readAll(queue, box, state)
  return { matches, usesModseq: state.usesModseq }
}

type State = { keys: number; usesModseq: boolean }

function readAll(queue: Value[], box: Box, state: State): Matches {
  const all: Matches[] = []
  while (queue.length > 0) all.push(readKey(queue, box, state))
  return (candidate) => all.every((matches) => matches(candidate))
}

function readKey(queue: Value[], box: Box, state: State): Matches {
  state.keys += 1
  if (state.keys > MAX_KEYS) throw new SyntaxFault(`More than ${MAX_KEYS} search keys`)
  const value = queue.shift()
  if (value?.kind === 'list') return readAll([...value.items], box, state)
  const key = atomText(value)
  if (key === null) throw new SyntaxFault('Expected a search key')
  if (isSequenceSet(key)) {
    const named = inSet(parseSequenceSet(key), box.count)
    return ({ sequence }) => named(sequence)
  }
  if (key === 'NOT') {
    const inner = readKey(queue, box, state)
    return (candidate) => !inner(candidate)
  }
  if (key === 'OR') {
    const [one, other] = [readKey(queue, box, state), readKey(queue, box, state)]
    return (candidate) => one(candidate) || other(candidate)
  }
  if (key === 'UID') {
    const named = inSet(parseSequenceSet(word(queue.shift(), 'a set of UIDs')), box.lastUid)
    return ({ message }) => named(message.uid)
  }
  if (key === 'MODSEQ') {
    state.usesModseq = true
    // RFC 7162, 3.1.5: an entry name and type may stand before the number
    if (queue[0]?.kind === 'string') queue.splice(0, 2)
    const least = number(queue.shift())
    return ({ message }) => message.modseq >= least
  }
  return byFlag(key, queue) ?? byDateOrSize(key, queue) ?? byText(key, queue)
}

function byFlag(key: string, queue: Value[]): Matches | null {
  const has =
    (flag: string, wanted = true): Matches =>
    ({ message }) =>
      [...message.flags].some((own) => own.toLowerCase() === flag.toLowerCase()) === wanted
  switch (key) {
    case 'ALL':
    case 'OLD':
      return () => true
    // the demo's server keeps no \Recent
    case 'NEW':
    case 'RECENT':
      return () => false
    case 'ANSWERED':
    case 'DELETED':
    case 'DRAFT':
    case 'FLAGGED':
    case 'SEEN':
      return has(`\\${key}`)
    case 'UNANSWERED':
    case 'UNDELETED':
    case 'UNDRAFT':
    case 'UNFLAGGED':
    case 'UNSEEN':
      return has(`\\${key.slice(2)}`, false)
    case 'KEYWORD':
      return has(word(queue.shift(), 'a keyword'))
    case 'UNKEYWORD':
      return has(word(queue.shift(), 'a keyword'), false)
    default:
      return null
  }
}

function byDateOrSize(key: string, queue: Value[]): Matches | null {
  const sent = key.startsWith('SENT')
  const which = sent ? key.slice(4) : key
  if (which === 'BEFORE' || which === 'ON' || which === 'SINCE') {
    const wanted = parseDay(word(queue.shift(), 'a date'))
    if (wanted === null) throw new SyntaxFault('Expected a date like 26-May-2021')
    return ({ message }) => {
      const day = sent ? sentDay(message) : dayOf(message.internalDate)
      if (day === null) return false
      return which === 'BEFORE' ? day < wanted : which === 'ON' ? day === wanted : day >= wanted
    }
  }
  if (key !== 'LARGER' && key !== 'SMALLER') return null
  const size = number(queue.shift())
  return ({ message }) => (key === 'LARGER' ? message.raw.length > size : message.raw.length < size)
}

function byText(key: string, queue: Value[]): Matches {
  switch (key) {
    case 'FROM':
    case 'TO':
    case 'CC':
    case 'BCC':
    case 'SUBJECT':
      return inField(key.toLowerCase(), words(queue.shift(), 'text'))
    case 'HEADER': {
      const name = word(queue.shift(), 'a field name').toLowerCase()
      return inField(name, words(queue.shift(), 'text'))
    }
    case 'BODY':
    case 'TEXT': {
      const wanted = searchable(words(queue.shift(), 'text'))
      return ({ message: { raw } }) =>
        searchable(bodyText(raw)).includes(wanted) || (key === 'TEXT' && searchable(headerText(raw)).includes(wanted))
    }
    default:
      throw new SyntaxFault('Search key not known')
  }
}

function inField(name: string, text: string): Matches {
  const wanted = searchable(text)
  return ({ message }) => {
    const value = decodedField(message.raw, name)
    return value !== null && searchable(value).includes(wanted)
  }
}

/** The day of the Date header as its sender wrote it. */
function sentDay(message: StoredMessage): number | null {
  const at = Date.parse(decodedField(message.raw, 'date') ?? '')
  return Number.isNaN(at) ? null : dayOf(new Date(at))
}

function number(value: Value | undefined): number {
  const text = word(value, 'a number')
  if (!/^\d{1,19}$/.test(text)) throw new SyntaxFault('Expected a number')
  return Number(text)
}
