import type { Nominee } from './document.ts'
import { compareNominees } from './names.ts'

/** Who of the nominated has whose achievements told; indices into the two lists. */
export type Pairing = {
  readonly pairs: readonly { readonly nominated: number; readonly told: number; readonly sure: boolean }[]
  /** Nominated without any told candidate left. */
  readonly unpaired: readonly number[]
  /** Told of, but nominated nowhere. */
  readonly surplus: readonly number[]
}

/**
 * Ties the nominees of a letter to the subjects of summaries, each used once: the sure ones first, then those that look alike and
 * have nobody else to be (a post told in other words, marks left out, one letter misread). Where two could be meant the pair is
 * given, but not sure. A subject told of twice (two files of one person) is tied to its nominee both times.
 */
export function pairNominees(
  nominated: readonly Nominee[],
  told: readonly Nominee[],
  options: {
    ocr: boolean
    /** Pairs known to be two people. */ apart?: (nominated: Nominee, told: Nominee) => boolean
  },
): Pairing {
  const likeness = nominated.map((a) =>
    told.map((b) => (options.apart?.(a, b) === true ? 'different' : compareNominees(a, b, options))),
  )
  const takenBy = new Map<number, number>()
  const sureOf = new Map<number, boolean>()
  const paired = new Set<number>()
  const take = (n: number, t: number, sure: boolean): void => {
    takenBy.set(t, n)
    sureOf.set(t, sure)
    paired.add(n)
  }
  const candidates = (n: number, wanted: 'same' | 'unsure'): number[] =>
    told.flatMap((_, t) => (likeness[n]?.[t] === wanted && !takenBy.has(t) ? [t] : []))

  // Two nominees of one name and no other data: each takes one of the like subjects before any takes a second.
  nominated.forEach((_, n) => {
    const [first] = candidates(n, 'same')
    if (first !== undefined) take(n, first, true)
  })
  nominated.forEach((_, n) => {
    if (paired.has(n)) return
    const options_ = candidates(n, 'unsure')
    const [only] = options_
    if (only === undefined) return
    const rivals = nominated.filter((_r, r) => r !== n && !paired.has(r) && likeness[r]?.[only] === 'unsure').length
    take(n, only, options_.length === 1 && rivals === 0 && !sameName(nominated, n))
  })
  nominated.forEach((_, n) => {
    for (const t of candidates(n, 'same')) take(n, t, true)
  })
  return {
    pairs: [...takenBy]
      .map(([t, n]) => ({ nominated: n, told: t, sure: sureOf.get(t) === true }))
      .sort((a, b) => a.nominated - b.nominated || a.told - b.told),
    unpaired: nominated.flatMap((_, n) => (paired.has(n) ? [] : [n])),
    surplus: told.flatMap((_, t) => (takenBy.has(t) ? [] : [t])),
  }
}

/** With a namesake on the list, data that disagrees may mean the other one: then a person looks. */
function sameName(nominated: readonly Nominee[], index: number): boolean {
  const self = nominated[index]
  if (self === undefined) return false
  const bare = { ...self, post: '', unit: '', birthYear: null }
  return nominated.some(
    (other, i) =>
      i !== index &&
      compareNominees(bare, { ...other, post: '', unit: '', birthYear: null }, { ocr: false }) !== 'different',
  )
}
