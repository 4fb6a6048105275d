import { foldName } from '../vietnamese/fold.ts'
import type { Nominee } from '../document.ts'
import { evidenceOf } from '../fields/evidence.ts'
import type { Row } from '../row.ts'
import type { Mention } from './mention.ts'

/** Birth, post and unit read from elsewhere than the name's own line. */
export type Data = { readonly post: string; readonly unit: string; readonly birthYear: number | null }

/** A mention as the subject of a summary: its achievements are told by definition. A collective has neither post nor birth. */
export function subjectOf(mention: Mention, row: Row, data: Data | null = null): Nominee {
  const { kind, name, award } = mention
  const person = kind === 'individual'
  return {
    kind,
    name,
    post: person ? data?.post || mention.post : '',
    unit: (person ? data?.unit : '') || mention.unit,
    birthYear: person ? (data?.birthYear ?? mention.birthYear) : null,
    award,
    achievementsTold: true,
    evidence: evidenceOf(row),
  }
}

/** A mention as one who is proposed. */
export function nomineeOf(mention: Mention, row: Row): Nominee {
  const { kind, name, post, unit, birthYear, award } = mention
  return { kind, name, post, unit, birthYear, award, achievementsTold: false, evidence: evidenceOf(row) }
}

/** Each nominee once: namesakes of another year or post are others. */
export function distinct(nominees: readonly Nominee[]): Nominee[] {
  return nominees.filter(
    (nominee, i) =>
      nominees.findIndex(
        (other) =>
          foldName(other.name) === foldName(nominee.name) &&
          other.birthYear === nominee.birthYear &&
          other.post === nominee.post,
      ) === i,
  )
}
