import type { DocumentType, Facts } from './document-type.ts'
import type { Title } from './title.ts'

export type Kind = {
  /** Null: read, but not recognised. */
  readonly type: DocumentType | null
  readonly subtype: string | null
  readonly confidence: number
  /** Why, in words. */
  readonly because: string
}

/** Below this much evidence a type is a guess, and a guess is told as unknown. */
const ENOUGH = 1.6

/**
 * What a document is: by its title where it has one; else by what the type part of its symbol and its structure say, weighed by the
 * types' own signals. Keywords alone never decide (minutes, plans and blank forms hold the same words as a letter).
 */
export function classify(title: Title | null, facts: Facts, types: readonly DocumentType[]): Kind {
  if (title !== null) return byTitle(title, facts)
  const scored = types.map((type) => score(type, facts)).sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (best === undefined || best.score < ENOUGH) {
    return {
      type: null,
      subtype: null,
      confidence: 0.3,
      because: 'no title, and its structure fits no type well enough',
    }
  }
  const margin = best.score - Math.max(0, second?.score ?? 0)
  const confidence = Math.min(0.93, 0.5 + 0.1 * best.score + 0.08 * Math.min(margin, 2))
  if (margin < 0.25) {
    return {
      type: null,
      subtype: null,
      confidence: 0.35,
      because: `as much ${best.type.name} as ${second?.type.name ?? ''}`,
    }
  }
  return {
    type: best.type,
    subtype: best.subtype ?? best.type.subtype,
    confidence: round(confidence),
    because: best.because,
  }
}

function byTitle(title: Title, facts: Facts): Kind {
  const { type, rule } = title
  let confidence = rule.sure * (title.strength === 3 ? 1 : 0.98) * (title.exact ? 1 : 0.94)
  const signals = score(type, facts)
  if (signals.score < -1.5) confidence *= 0.85
  else if (signals.score > 1.5) confidence = confidence + (1 - confidence) * 0.4
  return {
    type,
    subtype: rule.subtype ?? type.subtype,
    confidence: round(Math.min(confidence, 0.99)),
    because: `its title: ${title.text}`,
  }
}

function score(
  type: DocumentType,
  facts: Facts,
): { type: DocumentType; score: number; subtype: string | null; because: string } {
  let sum = 0
  let strongest = 0
  let subtype: string | null = null
  const because: string[] = []
  if (facts.symbol !== null && type.symbols.includes(facts.symbol)) {
    sum += 2.2
    because.push(`its symbol (${facts.symbol})`)
  }
  for (const signal of type.signals) {
    if (!signal.holds(facts)) continue
    sum += signal.weight
    if (signal.weight > 0) because.push(signal.says)
    if (signal.weight > strongest) {
      strongest = signal.weight
      subtype = signal.subtype ?? null
    }
  }
  return { type, score: sum, subtype, because: because.join('; ') }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
