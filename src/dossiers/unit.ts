import type { Message } from '../mail/message.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import { collectiveKey } from '../understanding/names.ts'
import { foldText } from '../understanding/vietnamese/fold.ts'
import type { Campaign, Unit } from './campaign.ts'
import { rosterOn } from './roster.ts'
import type { KnownUnit } from './state.ts'
import { dayIn } from './zoned-time.ts'

export type UnitFinding = {
  readonly unit: KnownUnit | null
  /** True where a document says so; an address or a mention alone is weaker. */
  readonly firm: boolean
  /** Where the roster does not know the body that issued the documents: its folded name. */
  readonly unitKey: string | null
  /** In words for staff, where several units come into question or the sources disagree. */
  readonly doubt: string | null
}

/**
 * Whose mail it is. The head of a document weighs more than the sender's address, since one person may send for two
 * unions and private addresses are the norm; the address weighs more than the mail's own words.
 */
export function identifyUnit(
  message: Message,
  documents: readonly UnderstoodDocument[],
  campaign: Campaign,
): UnitFinding {
  const heads = headsOf(documents, campaign)
  const units = rosterOn(campaign.units, dayIn(campaign.timeZone, message.receivedAt))
  const byDocument = firstTier(heads, (head) => unitsNamed(head, units))
  const byAddress = unique(unitsAt(message, units))
  const agreed = byDocument.filter((unit) => byAddress.includes(unit))

  const sources = [
    agreed.length === 1 ? agreed : [],
    byDocument,
    byAddress,
    firstTier(heads, (head) => unitsWithin(head, units)),
  ]
  const known = sources.find((found) => found.length > 0) ?? []
  const first = known[0]
  if (first !== undefined && known.length === 1) {
    const knownBy = byAddress.includes(first) ? 'address' : 'document'
    const differs = byAddress.length === 1 && byAddress[0] !== first
    return {
      unit: { id: first.id, name: first.name, knownBy },
      firm: byDocument.includes(first),
      unitKey: null,
      doubt: differs ? `Địa chỉ gửi là của ${byAddress[0]?.name}, văn bản là của ${first.name}.` : null,
    }
  }
  const byText = unique(unitsMentioned(`${message.subject ?? ''}\n${message.text}`, units))
  const narrowed = known.length > 1 ? known.filter((unit) => byText.includes(unit)) : byText
  const only = narrowed[0]
  if (only !== undefined && narrowed.length === 1) {
    return {
      unit: { id: only.id, name: only.name, knownBy: 'text' },
      firm: byDocument.includes(only),
      unitKey: null,
      doubt: null,
    }
  }
  const candidates = known.length > 1 ? known : byText
  return {
    unit: null,
    firm: false,
    unitKey: unitKeyOf(heads[0] ?? []),
    doubt: candidates.length > 1 ? `Có thể là: ${candidates.map((unit) => unit.name).join('; ')}.` : null,
  }
}

/** Bodies that the documents name: as issuer first, as the body above it, as the unit of the people that summaries tell of. */
function headsOf(documents: readonly UnderstoodDocument[], campaign: Campaign): string[][] {
  const office = officeKeys(campaign)
  const foreign = (names: readonly (string | undefined)[]): string[] =>
    names.filter((name) => name !== undefined).filter((name) => !office.has(collectiveKey(name)))
  const own = documents.filter(({ type }) => type !== 'other' && type !== 'unknown')
  const summaries = own.filter(({ type }) => type === 'achievement-summary')
  return [
    foreign(own.map(({ issuer }) => issuer?.value)),
    foreign(own.map(({ superior }) => superior?.value)),
    foreign(summaries.flatMap(({ subjects }) => subjects.map((subject) => subject.unit || collectiveName(subject)))),
  ]
}

/** The office's own names head many documents (the organ above the union's): they tell nothing about whose mail it is. */
function officeKeys({ office }: Campaign): Set<string> {
  return new Set([office.name, office.shortName, office.superior, ...office.acceptedNames].map(collectiveKey))
}

function collectiveName(subject: { readonly kind: string; readonly name: string }): string {
  return subject.kind === 'collective' ? subject.name : ''
}

function unitsAt(message: Message, units: readonly Unit[]): Unit[] {
  const addresses = [message.from, ...message.replyTo].flatMap((box) => (box === null ? [] : [box.address]))
  return units.filter((unit) =>
    [...unit.emails, ...(unit.learned ?? [])].some((email) => addresses.includes(email.toLowerCase())),
  )
}

function firstTier(tiers: readonly (readonly string[])[], find: (name: string) => Unit[]): Unit[] {
  return tiers.map((names) => unique(names.flatMap(find))).find((units) => units.length > 0) ?? []
}

/** Units whose name or alias this is: the same proper part. */
function unitsNamed(name: string, units: readonly Unit[]): Unit[] {
  const key = collectiveKey(name)
  return key === '' ? [] : units.filter((unit) => keysOf(unit).includes(key))
}

/** Units whose name or alias stands within this name. Weaker: 'Công ty May' stands within 'Công ty May Thanh Bình'. */
function unitsWithin(name: string, units: readonly Unit[]): Unit[] {
  const key = wordsOf(collectiveKey(name))
  return longestOnly(
    units.flatMap((unit) =>
      keysOf(unit).flatMap((own) => (isTelling(own) && key.includes(` ${own} `) ? [{ unit, own }] : [])),
    ),
  )
}

/** Units whose name or alias stands in running text. */
function unitsMentioned(text: string, units: readonly Unit[]): Unit[] {
  const words = wordsOf(foldText(text.slice(0, 20_000)))
  return longestOnly(
    units.flatMap((unit) =>
      namesOf(unit).flatMap((own) => (isTelling(own) && words.includes(` ${own} `) ? [{ unit, own }] : [])),
    ),
  )
}

/** Of names that lie inside one another ('Ba Đình', 'Mầm non Ba Đình'), the longest speaks. */
function longestOnly(found: readonly { unit: Unit; own: string }[]): Unit[] {
  const kept = found.filter(
    ({ unit, own }) =>
      !found.some(
        (other) => other.unit !== unit && other.own.length > own.length && wordsOf(other.own).includes(` ${own} `),
      ),
  )
  return unique(kept.map(({ unit }) => unit))
}

/** Keys are asked for with every mail and never change for a roster: worked out once. */
const keysByUnit = new WeakMap<Unit, string[]>()

function keysOf(unit: Unit): string[] {
  const known = keysByUnit.get(unit)
  if (known !== undefined) return known
  const keys = [unit.name, ...unit.aliases].map(collectiveKey).filter((key) => key !== '')
  keysByUnit.set(unit, keys)
  return keys
}

/** The keys, and the names folded as they stand: what running text may say. */
const namesByUnit = new WeakMap<Unit, string[]>()

function namesOf(unit: Unit): string[] {
  const known = namesByUnit.get(unit)
  if (known !== undefined) return known
  const names = [...keysOf(unit), ...[unit.name, ...unit.aliases].map(foldText)]
  namesByUnit.set(unit, names)
  return names
}

/** One short word says nothing about whose mail it is. */
function isTelling(key: string): boolean {
  return key.length >= 5 && (key.includes(' ') || key.length >= 8)
}

/** A text as words parted and framed by one space each: whole words are then found by `includes`. */
function wordsOf(text: string): string {
  return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `
}

function unitKeyOf(heads: readonly string[]): string | null {
  const keys = unique(heads.map(collectiveKey).filter(isTelling))
  return keys.length >= 1 ? (keys[0] ?? null) : null
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
