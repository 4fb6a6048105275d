import type { AssessedItem } from '#src/dossiers/assessed-items.ts'
import { decidedContributions } from '#src/dossiers/assess-state.ts'
import type { DocumentRef, PersonRef } from '#src/dossiers/decisions/decision.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import type { Nominee, UnderstoodDocument } from '#src/understanding/document.ts'
import type { DossierView } from '../dossier-view.ts'

/** Documents and people of a dossier as values of form fields, and back. Only what the dossier holds is known again. */

export function documentKey({ sha256, pages }: DocumentRef): string {
  return `${sha256}:${pages?.join('-') ?? ''}`
}

export function documentsOf(state: DossierState): UnderstoodDocument[] {
  return decidedContributions(state).flatMap(({ documents }) =>
    documents.filter(({ continues }) => continues === undefined),
  )
}

export function documentAt(state: DossierState, key: string): UnderstoodDocument | null {
  return documentsOf(state).find((document) => documentKey(document) === key) ?? null
}

export function refOfDocument({ sha256, pages }: UnderstoodDocument): DocumentRef {
  return { sha256, pages }
}

export function personKey({ kind, name, post }: PersonRef): string {
  return JSON.stringify([kind, name, post ?? ''])
}

/** @returns null where it is no key of this form */
export function personAt(key: string): PersonRef | null {
  try {
    const read: unknown = JSON.parse(key)
    if (!Array.isArray(read)) return null
    const [kind, name, post]: unknown[] = read
    if ((kind !== 'individual' && kind !== 'collective') || typeof name !== 'string' || typeof post !== 'string')
      return null
    return name.trim() === '' ? null : { kind, name, post }
  } catch {
    return null
  }
}

/** The item that a form's fields name. */
export function itemAt({ assessment }: Pick<DossierView, 'assessment'>, item: string, person: string): AssessedItem | null {
  const found = assessment?.items.find(
    ({ required, nominee }) => required.item === item && (nominee === null ? '' : personKey(nominee)) === person,
  )
  return found ?? null
}

/** People told of in summaries, each once. */
export function subjectsOf(state: DossierState): Nominee[] {
  const told = documentsOf(state).flatMap(({ subjects }) => subjects)
  return [...new Map(told.map((subject) => [personKey(subject), subject])).values()]
}

/** Letters and lists that propose somebody. */
export function proposalsOf(state: DossierState): UnderstoodDocument[] {
  return documentsOf(state).filter(({ type }) => type === 'proposal-letter' || type === 'nominee-list')
}

/** All letters and lists in which somebody stands under this spelling. */
export function papersNaming(state: DossierState, person: PersonRef): DocumentRef[] {
  return proposalsOf(state)
    .filter(({ nominees }) => nominees.some((nominee) => personKey(nominee) === personKey(person)))
    .map(refOfDocument)
}
