import type { Nominee, UnderstoodDocument } from '../../understanding/document.ts'
import type { Contribution, KnownUnit } from '../state.ts'
import { outsideUnit } from './outside-unit.ts'
import { type Decision, type DocumentRef, inForce, type PersonRef } from './decision.ts'
import { isPerson, personOf } from './person-ref.ts'

/** A dossier's mails as staff see them, and what staff settled that no paper says. */
export type Decided = {
  readonly contributions: readonly Contribution[]
  readonly rulings: Rulings
  /** Whose dossier it is, where staff said so. */
  readonly unit: KnownUnit | null
  /** The deadline that staff gave this dossier. */
  readonly until: Date | null
  readonly held: boolean
}

/** What judging goes by where staff have spoken. */
export type Rulings = {
  /** Pairs of a nominee and somebody told of in a summary who are two people. */
  readonly apart: readonly { readonly nominee: PersonRef; readonly subject: PersonRef }[]
  readonly waived: readonly { readonly item: string; readonly nominee: PersonRef | null }[]
  /** Remarks that an officer has looked at and passed. */
  readonly seen: readonly { readonly code: string; readonly text: string }[]
  readonly lateAccepted: boolean
  /** ISO day on which the paper copy came in. */
  readonly paperOn: string | null
}

export const NO_RULINGS: Rulings = { apart: [], waived: [], seen: [], lateAccepted: false, paperOn: null }

/**
 * A dossier is its mails and what staff decided about them. Each decision in force changes what the mails are taken to hold, in
 * the order in which they were taken; what fits to nothing any more (a newer version of the file came) has no effect.
 */
export function applyDecisions(contributions: readonly Contribution[], decisions: readonly Decision[]): Decided {
  const start: Decided = { contributions, rulings: NO_RULINGS, unit: null, until: null, held: false }
  return inForce(decisions).reduce(applied, start)
}

function applied(decided: Decided, { effect }: Decision): Decided {
  const { rulings } = decided
  switch (effect.kind) {
    case 'document-is':
      return ofDocument(decided, effect.document, (document) => [decidedDocument(document, effect.as, effect.subjects)])
    case 'split':
      return ofDocument(decided, effect.document, (document) => parted(document, effect.before, effect.lastPage))
    case 'nominee-add':
      return ofNominees(decided, [effect.document], (nominees) =>
        nominees.some((nominee) => isPerson(effect.nominee, nominee))
          ? nominees
          : [...nominees, personOf(effect.nominee)],
      )
    case 'nominee-remove':
      return ofNominees(decided, effect.documents, (nominees) =>
        nominees.filter((nominee) => !isPerson(effect.nominee, nominee)),
      )
    case 'nominee-respell':
      return ofNominees(decided, effect.documents, (nominees) =>
        nominees.map((nominee) => (isPerson(effect.nominee, nominee) ? { ...nominee, name: effect.name } : nominee)),
      )
    case 'same-person':
      return ofSubjects(decided, effect.subject, (subject) => sameAs(effect.nominee, subject, decided.contributions))
    case 'not-same-person':
      return { ...decided, rulings: { ...rulings, apart: [...rulings.apart, effect] } }
    case 'waive':
      return { ...decided, rulings: { ...rulings, waived: [...rulings.waived, effect] } }
    case 'remark-seen':
      return { ...decided, rulings: { ...rulings, seen: [...rulings.seen, effect] } }
    case 'late-accepted':
      return { ...decided, rulings: { ...rulings, lateAccepted: true } }
    case 'paper-received':
      return { ...decided, rulings: { ...rulings, paperOn: effect.on } }
    case 'unit-is':
      return {
        ...decided,
        unit:
          effect.unit.id === null
            ? outsideUnit(effect.unit.name)
            : { ...effect.unit, id: effect.unit.id, knownBy: 'staff' },
      }
    case 'extend':
      return { ...decided, until: new Date(effect.until) }
    case 'hold-letters':
      return { ...decided, held: true }
    case 'staff-letter':
    case 'send-again':
    case 'merge':
    case 'part':
    case 'not-a-dossier':
    case 're-read':
    case 'undo':
      // Carried out once, when they are taken: see `restructure.ts`.
      return decided
    default:
      return effect satisfies never
  }
}

function ofDocument(
  decided: Decided,
  ref: DocumentRef,
  change: (document: UnderstoodDocument) => readonly UnderstoodDocument[],
): Decided {
  const contributions = decided.contributions.map((contribution) =>
    contribution.documents.some((document) => isDocument(ref, document))
      ? {
          ...contribution,
          documents: contribution.documents.flatMap((document) =>
            isDocument(ref, document) ? change(document) : [document],
          ),
        }
      : contribution,
  )
  return { ...decided, contributions }
}

function isDocument(ref: DocumentRef, { sha256, pages }: Pick<UnderstoodDocument, 'sha256' | 'pages'>): boolean {
  return ref.sha256 === sha256 && (ref.pages?.join('-') ?? '') === (pages?.join('-') ?? '')
}

/** Who decides has opened the file: whatever kept us from reading it is no matter any more. */
function decidedDocument(
  document: UnderstoodDocument,
  type: UnderstoodDocument['type'],
  subjects: readonly PersonRef[],
): UnderstoodDocument {
  const proposes = type === 'proposal-letter' || type === 'nominee-list'
  return {
    ...document,
    type,
    subtype: null,
    confidence: 1,
    problem: null,
    nominees: proposes ? document.nominees : [],
    statedCounts: proposes ? document.statedCounts : null,
    subjects:
      type === 'achievement-summary'
        ? subjects.map((ref) => document.subjects.find((subject) => isPerson(ref, subject)) ?? personOf(ref))
        : [],
  }
}

/** The first part stays what it was read as; of the second nobody has said yet what it is. */
function parted(document: UnderstoodDocument, before: number, lastPage: number): UnderstoodDocument[] {
  const [first, last] = document.pages ?? [1, lastPage]
  if (before <= first || before > last) return [document]
  const rest: UnderstoodDocument = {
    ...document,
    pages: [before, last],
    type: 'unknown',
    subtype: null,
    confidence: 0,
    title: null,
    number: null,
    numberBlank: false,
    date: null,
    statedCounts: null,
    nominees: [],
    refersToList: false,
    subjects: [],
    doubts: [],
  }
  return [{ ...document, pages: [first, before - 1] }, rest]
}

function ofNominees(
  decided: Decided,
  refs: readonly DocumentRef[],
  change: (nominees: readonly Nominee[]) => readonly Nominee[],
): Decided {
  return refs.reduce(
    (before, ref) => ofDocument(before, ref, (document) => [{ ...document, nominees: change(document.nominees) }]),
    decided,
  )
}

function ofSubjects(decided: Decided, ref: PersonRef, change: (subject: Nominee) => Nominee): Decided {
  const contributions = decided.contributions.map((contribution) => ({
    ...contribution,
    documents: contribution.documents.map((document) => ({
      ...document,
      subjects: document.subjects.map((subject) => (isPerson(ref, subject) ? change(subject) : subject)),
      nominees: document.nominees.map((told) => (told.achievementsTold && isPerson(ref, told) ? change(told) : told)),
    })),
  }))
  return { ...decided, contributions }
}

/** Somebody told of under another spelling or post is who is proposed: by the data of the proposal the two are then one. */
function sameAs(ref: PersonRef, subject: Nominee, contributions: readonly Contribution[]): Nominee {
  const nominee = contributions
    .flatMap(({ documents }) => documents.flatMap(({ nominees }) => nominees))
    .findLast((each) => isPerson(ref, each))
  if (nominee === undefined) return subject
  const { kind, name, post, unit, birthYear } = nominee
  return { ...subject, kind, name, post, unit, birthYear }
}
