import type { Nominee } from '../../understanding/document.ts'
import { foldName } from '../../understanding/vietnamese/fold.ts'
import type { PersonRef } from './decision.ts'

/** Whether a person or collective of a document is the one that an officer meant: the same spelling of the name, marks and all. */
export function isPerson(ref: PersonRef, { kind, name, post }: Nominee): boolean {
  if (ref.kind !== kind || spelling(ref.name) !== spelling(name)) return false
  return ref.post === undefined || ref.post === '' || foldName(ref.post) === foldName(post)
}

export function refOf({ kind, name, post }: Nominee): PersonRef {
  return { kind, name, post }
}

/** Somebody whom an officer named: nothing else is known. */
export function personOf({ kind, name, post }: PersonRef): Nominee {
  const tidy = name.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return {
    kind,
    name: tidy,
    post: post ?? '',
    unit: '',
    birthYear: null,
    award: '',
    achievementsTold: false,
    evidence: { page: 1, text: tidy },
  }
}

function spelling(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/gu, ' ').trim()
}
