import { findWords } from '../understanding/vietnamese/find-words.ts'

/** Finds one person in stored words, and takes them out. */
export type Redactor = {
  readonly says: (text: string) => boolean
  /** The text without the name, whatever its case, marks and spaces. */
  readonly redact: (text: string) => string
  /**
   * Any stored value without the person: names go out of sentences; what is told of the person beside the name (post, unit, year of
   * birth, award, the words it was read from) goes with the name; words of evidence that name the person go whole.
   */
  readonly clean: <T>(value: T) => T
  /** What stands in the name's place. */
  readonly mark: string
}

/** @param spellings of one person's name; those with an @ are addresses, which are found letter by letter */
export function redactorOf(spellings: readonly string[], mark: string): Redactor {
  const names = spellings.filter((one) => !one.includes('@'))
  const addresses = spellings.filter((one) => one.includes('@')).map((one) => one.toLowerCase())
  const saysName = (text: string): boolean => (findWords([text], names)[0] ?? []).length > 0
  const says = (text: string): boolean =>
    saysName(text) || addresses.some((address) => text.toLowerCase().includes(address))
  const redact = (text: string): string => {
    let left = text
    while (saysName(left)) left = without(left, findWords([left], names)[0] ?? [], mark)
    for (const address of addresses) left = left.replace(new RegExp(escaped(address), 'gi'), mark)
    return left
  }
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return says(value) ? redact(value) : value
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, clean(inner)])
    const own = Object.fromEntries(entries)
    if (isPerson(value) && says(value.name)) return { ...own, ...blanked(value, mark) }
    if (isEvidence(value) && says(value.text)) return { ...own, text: mark }
    return own
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same shape: strings stay strings
  return { says, redact, clean: <T>(value: T) => clean(value) as T, mark }
}

function without(text: string, spans: readonly (readonly [number, number])[], mark: string): string {
  let out = ''
  let last = 0
  for (const [from, to] of spans) {
    out += text.slice(last, from) + mark
    last = to
  }
  return out + text.slice(last)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** A nominee, or a reference to one. */
function isPerson(value: object): value is { readonly name: string; readonly kind: string } {
  return 'name' in value && typeof value.name === 'string' && 'kind' in value && typeof value.kind === 'string'
}

/** Words of a paper that decided something. */
function isEvidence(value: object): value is { readonly page: unknown; readonly text: string } {
  return 'page' in value && 'text' in value && typeof value.text === 'string'
}

function blanked(person: object, mark: string): object {
  return {
    name: mark,
    ...('post' in person ? { post: '' } : {}),
    ...('unit' in person ? { unit: '' } : {}),
    ...('birthYear' in person ? { birthYear: null } : {}),
    ...('award' in person ? { award: '' } : {}),
    ...('evidence' in person ? { evidence: { page: 1, text: mark } } : {}),
  }
}
