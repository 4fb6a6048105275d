/** A seeded source of choices: equal seeds give equal corpora on every machine. */
export type Random = {
  /** 0 <= value < 1 */
  next(): number
  /** From low to high, both included. */
  int(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Picks by weight. */
  weighted<T>(from: readonly (readonly [weight: number, value: T])[]): T
  /** That many different ones, in the order of the list. */
  some<T>(from: readonly T[], count: number): T[]
  shuffle<T>(from: readonly T[]): T[]
}

export function createRandom(seed: string): Random {
  let state = hash(seed)
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => {
    const value = from[int(0, from.length - 1)]
    if (value === undefined) throw new Error('Nothing to pick from: the list is empty')
    return value
  }
  const shuffle = <T>(from: readonly T[]): T[] => {
    const all = [...from]
    for (let index = all.length - 1; index > 0; index--) {
      const other = int(0, index)
      const [a, b] = [all[index], all[other]]
      if (a !== undefined && b !== undefined) [all[index], all[other]] = [b, a]
    }
    return all
  }
  return {
    next,
    int,
    pick,
    shuffle,
    chance: (probability) => next() < probability,
    weighted: (from) => {
      let rest = next() * from.reduce((total, [weight]) => total + weight, 0)
      for (const [weight, value] of from) {
        rest -= weight
        if (rest < 0) return value
      }
      return pick(from)[1]
    },
    some: (from, count) => {
      const chosen = new Set(shuffle(from.map((_, index) => index)).slice(0, count))
      return from.filter((_, index) => chosen.has(index))
    },
  }
}

/** FNV-1a, then mixed. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
