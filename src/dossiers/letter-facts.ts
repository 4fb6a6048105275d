import { decidedContributions } from './assess-state.ts'
import { itemKey } from './item-key.ts'
import { askedOfUnit, titled } from './asked-items.ts'
import type { AssessedItem } from './assessed-items.ts'
import type { JudgedDossier } from './judgement.ts'
import type { ArrivedDocument, LetterDossier, LetterItem, UnreadFile } from './letter.ts'
import { materialOf, type Piece } from './material.ts'
import { nameOfDocument } from './name-document.ts'

export function letterDossierOf({ state, assessment, submission, campaign }: JudgedDossier, now: Date): LetterDossier {
  const told = state.letters.filter(({ sendAt }) => Date.parse(sendAt) <= now.getTime()).at(-1)
  const items = (status: AssessedItem['status']) => assessment.items.filter((item) => item.status === status)
  const fresh = items('present').filter(
    (item) => told !== undefined && !told.toldPresent.includes(itemKey(state.code, item)),
  )
  return {
    code: state.code,
    submission: askedOfUnit(submission, campaign, state.unit),
    status: state.status,
    late: assessment.late && !isAccepted(assessment),
    onTheDay: assessment.onTheDay && !isAccepted(assessment),
    firstReceivedAt: assessment.firstReceivedAt,
    present: items('present').map(letterItem),
    missing: items('missing').map(letterItem),
    unreadable: items('unreadable').map(letterItem),
    since: fresh.map(letterItem),
  }
}

/** Staff said that it counts although it is late: the letter need not tell that somebody will look. */
function isAccepted({ remarks }: JudgedDossier['assessment']): boolean {
  return remarks.some(({ code }) => code === 'late-accepted')
}

function letterItem({ required, nominee }: AssessedItem): LetterItem {
  return { name: required.name, nominee: nominee === null ? null : { kind: nominee.kind, name: nominee.name } }
}

/** Which mails a letter speaks of, by the SHA-256 of their bytes. */
type Span = ReadonlySet<string>

export function arrivedOf(dossiers: readonly JudgedDossier[], span: Span): ArrivedDocument[] {
  return oncePerFile(
    piecesOf(dossiers, span).filter(
      ({ document }) =>
        (document.problem === null && document.type !== 'unknown') || document.problem === 'not-understood',
    ),
  ).map((piece) => {
    const { document, from } = piece
    return {
      what: nameOfDocument(document, plansNameOf(piece, dossiers)),
      file: document.path.join(' / '),
      bytes: from.sizes[document.sha256] ?? 0,
      sha256: document.sha256,
      receivedAt: new Date(from.receivedAt),
    }
  })
}

/** Documents go by the plan's own name, where it has one for this type alone. */
function plansNameOf(piece: Piece, dossiers: readonly JudgedDossier[]): string | null {
  const { type, subjects } = piece.document
  if (type === 'proposal-letter') return null
  const asked = dossiers
    .flatMap(({ submission }) => submission.required)
    .filter(({ types }) => types.length === 1 && types[0] === type)
    .filter(
      ({ per, ofNominees }) =>
        per === 'dossier' || ofNominees === undefined || subjects.every(({ kind }) => kind === ofNominees),
    )
    .filter((required) => titled([piece], required).length > 0)
  const names = new Set(asked.map(({ name }) => name))
  return names.size === 1 ? (asked[0]?.name ?? null) : null
}

export function unreadOf(dossiers: readonly JudgedDossier[], span: Span): UnreadFile[] {
  const unclear = dossiers.flatMap(({ state }) => {
    const { unclear: files, blankForms } = materialOf(decidedContributions(state))
    return [...files, ...blankForms]
  })
  // A fault of ours is not the sender's to mend.
  const theirs = unclear.filter(({ document, from }) => span.has(from.mail) && document.problem !== 'not-understood')
  return oncePerFile(theirs).map(({ document }) => ({
    file: document.path.join(' / '),
    problem: document.problem,
  }))
}

function piecesOf(dossiers: readonly JudgedDossier[], span: Span): Piece[] {
  return dossiers
    .flatMap(({ state }) => materialOf(decidedContributions(state)).all)
    .filter(({ from }) => span.has(from.mail))
}

/** A mail that feeds two dossiers brings its files once. */
function oncePerFile(pieces: readonly Piece[]): Piece[] {
  const keyOf = ({ document, from }: Piece) =>
    [from.mail, document.path.join('/'), document.pages?.join('-') ?? '', document.sha256].join('|')
  const seen = new Set<string>()
  return pieces.filter((piece) => {
    const key = keyOf(piece)
    return seen.has(key) ? false : seen.add(key)
  })
}
