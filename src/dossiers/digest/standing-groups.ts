import type { DossierRow, Register } from '../register/register.ts'

/** What an officer does next about a dossier: decide, wait for papers, decide about its lateness, nothing. */
export type Next = 'decide' | 'incomplete' | 'late' | 'complete'

/** Doubt comes first, whenever it came; a delay that staff accepted is no more work. A dossier counts once. */
export function nextOf({ status, late, remarks }: Pick<DossierRow, 'status' | 'late' | 'remarks'>): Next {
  if (status === 'needs-review') return 'decide'
  return late && !remarks.some(({ code }) => code === 'late-accepted') ? 'late' : status
}

export type Figures = Readonly<Record<Next, number>> & { readonly total: number }

export function figuresOf({ dossiers }: Pick<Register, 'dossiers'>): Figures {
  const count = (next: Next) => dossiers.filter((row) => nextOf(row) === next).length
  return {
    total: dossiers.length,
    decide: count('decide'),
    incomplete: count('incomplete'),
    late: count('late'),
    complete: count('complete'),
  }
}

/** What a digest told of each dossier, so that the next one tells the difference. Plain data. */
export type Told = Readonly<Record<string, { readonly next: Next; readonly touched: string }>>

export function toldOf({ dossiers }: Pick<Register, 'dossiers'>): Told {
  return Object.fromEntries(
    dossiers.map((row) => [row.code, { next: nextOf(row), touched: row.touched.toISOString() }]),
  )
}

/** What became of dossiers since they were told of. */
export type Changes = {
  readonly opened: readonly DossierRow[]
  /** Complete, or complete after the deadline, and it was not. */
  readonly completed: readonly DossierRow[]
  /** Something came, and nothing else changed or it fell back. */
  readonly supplemented: readonly DossierRow[]
  /** Not counted any more: merged, or no dossier after all. */
  readonly gone: readonly string[]
}

export function changesSince(before: Told, { dossiers }: Pick<Register, 'dossiers'>): Changes {
  const known = dossiers.filter(({ code }) => before[code] !== undefined)
  const completed = known.filter((row) => isSettled(row) && before[row.code]?.next !== nextOf(row))
  const supplemented = known.filter(
    (row) =>
      !completed.includes(row) &&
      (before[row.code]?.touched !== row.touched.toISOString() || before[row.code]?.next !== nextOf(row)),
  )
  const codes = new Set(dossiers.map(({ code }) => code))
  return {
    opened: dossiers.filter(({ code }) => before[code] === undefined),
    completed,
    supplemented,
    gone: Object.keys(before).filter((code) => !codes.has(code)),
  }
}

function isSettled({ status }: DossierRow): boolean {
  return status === 'complete'
}

export function isNothing({ opened, completed, supplemented, gone }: Changes): boolean {
  return opened.length + completed.length + supplemented.length + gone.length === 0
}
