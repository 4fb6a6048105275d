import type { DossierStatus } from '../dossiers/verdict.ts'

/** What the mailbox shows of a mail, in its own folders: staff see it where they live. */
const LABELS = ['received', 'incomplete', 'complete', 'late', 'review'] as const
export type Label = (typeof LABELS)[number]

/** The same as IMAP keywords (RFC 9051 section 2.3.2), for servers without labels. */
export const KEYWORDS: Readonly<Record<Label, string>> = {
  received: '$TiepnhanReceived',
  incomplete: '$TiepnhanIncomplete',
  complete: '$TiepnhanComplete',
  late: '$TiepnhanLate',
  review: '$TiepnhanReview',
}

/** What is known of a mail and the dossiers that it brought something to. */
export type LabelFacts = {
  readonly status: 'received' | 'read' | 'judged' | 'parked'
  readonly dossiers: readonly DossierStatus[]
  readonly late: boolean
  /** People must look at it: its sender is not authentic, a letter of ours came back, it looks like a robot's. */
  readonly doubtful: boolean
}

/** The labels that a mail has from us; every other label of ours is taken off. */
export function labelsOf({ status, dossiers, late, doubtful }: LabelFacts): Label[] {
  const review = status === 'parked' || doubtful || dossiers.includes('needs-review')
  const wanted: Readonly<Record<Label, boolean>> = {
    received: status === 'parked' || dossiers.length > 0,
    incomplete: dossiers.includes('incomplete'),
    complete: dossiers.length > 0 && dossiers.every((dossier) => dossier === 'complete'),
    late,
    review,
  }
  return LABELS.filter((label) => wanted[label])
}

/** What is to be added and taken off. `names` are ours; whatever else a mail has stays. */
export function labelChanges(
  has: ReadonlySet<string>,
  wanted: readonly Label[],
  names: Readonly<Record<Label, string>>,
): { readonly add: string[]; readonly remove: string[] } {
  const there = new Set([...has].map((name) => name.toLowerCase()))
  const isThere = (label: Label): boolean => there.has(names[label].toLowerCase())
  return {
    add: wanted.filter((label) => !isThere(label)).map((label) => names[label]),
    remove: LABELS.filter((label) => !wanted.includes(label) && isThere(label)).map((label) => names[label]),
  }
}
