import type { StoredMessage } from '../../store.ts'
import { bodyStructure } from '../message/body-structure.ts'
import { envelope } from '../message/envelope.ts'
import { structureOf } from '../message/mime.ts'
import { parseSection, sectionBytes, type Section } from '../message/section.ts'
import { atomText, SyntaxFault, word, type Value } from '../parse.ts'
import { ok, type Command, type Reply, type Session } from '../session.ts'
import { dateTime, literal, type Piece } from '../write.ts'
import { addressed, type Addressed } from './addressed.ts'

/** RFC 3501, 6.4.5; CHANGEDSINCE of RFC 7162. */
export const fetch: Command = {
  needs: 'folder',
  keepsNumbers: true,
  run: (session, values) => fetchMessages(session, values, 'sequence'),
}

export const uidFetch: Command = { needs: 'folder', run: (session, values) => fetchMessages(session, values, 'uid') }

const MAX_ITEMS = 100

type Item = { readonly marksSeen: boolean; answer(session: Session, message: StoredMessage): Piece[] }

async function fetchMessages(session: Session, values: readonly Value[], by: 'sequence' | 'uid'): Promise<Reply> {
  const changedSince = readChangedSince(session, values[2])
  const items = readItems(values[1], by)
  for (const found of addressed(session, values[0], by)) {
    if (found.message.modseq <= changedSince) continue
    answerOne(session, found, items)
    await session.drained()
    if (session.selected === null) break
  }
  return ok('Fetched')
}

function answerOne(session: Session, { sequence, message }: Addressed, items: readonly Item[]): void {
  const selected = session.selected!
  const seen = items.some(({ marksSeen }) => marksSeen) && !selected.readOnly && !message.flags.has('\\Seen')
  if (seen) {
    session.store.setFlags(selected.folder, message, new Set([...message.flags, '\\Seen']))
    selected.told.set(message.uid, message.modseq)
  }
  const asksFlags = items.some((item) => item === ITEMS['FLAGS'])
  const shown = seen && !asksFlags ? [...items, ITEMS['FLAGS']!] : items
  const pieces = shown.flatMap((item, index): Piece[] => [index === 0 ? '' : ' ', ...item.answer(session, message)])
  session.write(`* ${sequence} FETCH (`, ...pieces, ')')
}

function readItems(value: Value | undefined, by: 'sequence' | 'uid'): Item[] {
  const values = value?.kind === 'list' ? value.items : value ? [value] : []
  const single = values.length === 1 ? MACROS[atomText(values[0]) ?? ''] : undefined
  const items = single ? single.map((name) => ITEMS[name]!) : values.map(readItem)
  if (items.length === 0 || items.length > MAX_ITEMS) throw new SyntaxFault(`Expected 1 to ${MAX_ITEMS} items to fetch`)
  const uid = ITEMS['UID']!
  return by === 'uid' && !items.includes(uid) ? [uid, ...items] : items
}

function readItem(value: Value): Item {
  if (value.kind === 'atom' && value.section !== null) {
    const section = parseSection(value.section)
    return body(section, value.partial, { marksSeen: !/\.PEEK$/i.test(value.text) })
  }
  const item = ITEMS[atomText(value) ?? '']
  if (item === undefined) throw new SyntaxFault('Item not known')
  return item
}

function body(
  section: Section,
  partial: readonly [number, number] | null,
  { marksSeen }: { marksSeen: boolean },
): Item {
  const label = `BODY[${section.label}]${partial ? `<${partial[0]}>` : ''} `
  return {
    marksSeen,
    answer(_, message) {
      const bytes = sectionBytes(message.raw, section)
      if (bytes === null) return [label, 'NIL']
      return [label, ...literal(partial ? bytes.subarray(partial[0], partial[0] + partial[1]) : bytes)]
    },
  }
}

const section = (what: Section['what']): Section => ({ path: [], what, fields: [], label: '' })

const plain = (answer: Item['answer']): Item => ({ marksSeen: false, answer })

const ITEMS: Readonly<Record<string, Item>> = Object.assign(Object.create(null), {
  UID: plain((_, message) => [`UID ${message.uid}`]),
  FLAGS: plain((_, message) => [`FLAGS (${[...message.flags].join(' ')})`]),
  INTERNALDATE: plain((_, message) => [`INTERNALDATE ${dateTime(message.internalDate)}`]),
  'RFC822.SIZE': plain((_, message) => [`RFC822.SIZE ${message.raw.length}`]),
  MODSEQ: plain((session, message) => {
    session.condstore = true
    return [`MODSEQ (${message.modseq})`]
  }),
  ENVELOPE: plain((_, { raw }) => ['ENVELOPE ', ...envelope(structureOf(raw).fields)]),
  BODY: plain((_, { raw }) => ['BODY ', ...bodyStructure(raw, structureOf(raw), { extended: false })]),
  BODYSTRUCTURE: plain((_, { raw }) => ['BODYSTRUCTURE ', ...bodyStructure(raw, structureOf(raw), { extended: true })]),
  RFC822: { marksSeen: true, answer: (_: Session, { raw }: StoredMessage) => ['RFC822 ', ...literal(raw)] },
  'RFC822.HEADER': plain((_, { raw }) => ['RFC822.HEADER ', ...literal(sectionBytes(raw, section('header'))!)]),
  'RFC822.TEXT': {
    marksSeen: true,
    answer: (_: Session, { raw }: StoredMessage) => ['RFC822.TEXT ', ...literal(sectionBytes(raw, section('text'))!)],
  },
} satisfies Record<string, Item>)

const FAST = ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE']
const MACROS: Readonly<Record<string, readonly string[]>> = Object.assign(Object.create(null), {
  FAST,
  ALL: [...FAST, 'ENVELOPE'],
  FULL: [...FAST, 'ENVELOPE', 'BODY'],
})

function readChangedSince(session: Session, value: Value | undefined): number {
  if (value === undefined) return 0
  const [name, number] = value.kind === 'list' ? value.items : []
  const since = word(number, 'a mod-sequence')
  if (atomText(name) !== 'CHANGEDSINCE' || !/^\d{1,19}$/.test(since)) throw new SyntaxFault('Expected CHANGEDSINCE')
  session.condstore = true
  return Number(since)
}
