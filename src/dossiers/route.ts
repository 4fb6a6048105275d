import type { Message } from '../mail/message.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import { type MailWords, wordsOf } from './about.ts'
import type { Campaign, Submission } from './campaign.ts'
import { submissionsFor } from './material.ts'
import { type DossierState, unitByPapers } from './state.ts'
import type { UnitFinding } from './unit.ts'

/** A dossier that a mail opens or adds to, with the documents that go into it. */
export type Share = {
  readonly submission: Submission
  readonly existing: DossierState | null
  readonly documents: readonly UnderstoodDocument[]
  readonly noFile: boolean
  readonly linkOnly: boolean
}

/** Dossiers that the mail names itself: by its thread, or by a code in subject or text. */
export function dossiersNamed(message: Message, known: readonly DossierState[]): DossierState[] {
  const codes = codesIn(message)
  return known.filter(
    (dossier) =>
      [dossier.code, ...(dossier.mergedCodes ?? [])].some((code) => codes.includes(code)) ||
      dossier.messageIds.some((id) => message.references.includes(id)),
  )
}

/** Dossier codes in the subject or the text, quoted parts included: 'HS63-0042'. */
export function codesIn(message: Message): string[] {
  const text = `${message.subject ?? ''}\n${message.text.slice(0, 50_000)}`
  return [...new Set([...text.matchAll(/\b[A-Z][A-Z0-9]{1,11}-\d{4,6}\b/g)].map(([code]) => code))]
}

/**
 * To which dossiers of a campaign a mail's documents go. Empty where the mail has nothing to do with the campaign.
 */
export function route(
  message: Message,
  documents: readonly UnderstoodDocument[],
  bodyTypes: readonly string[],
  campaign: Campaign,
  finding: UnitFinding,
  known: readonly DossierState[],
): Share[] {
  const words = wordsOf(message, campaign)
  const own = known.filter((dossier) => dossier.campaign === campaign.id)
  const named = dossiersNamed(message, own).filter((dossier) => !isOfOtherUnit(dossier, finding))
  const wanted = submissionsWanted(documents, bodyTypes, words, campaign, finding, named)
  const noFile = documents.length === 0
  return wanted.map((submission) => ({
    submission,
    existing: existingFor(submission, message, finding, own, named),
    documents: shareOf(submission, documents, wanted),
    noFile,
    linkOnly: noFile && words.sharedLink,
  }))
}

/** A thread is often reused for another union's mail: what the documents say then weighs more. */
function isOfOtherUnit(dossier: DossierState, finding: UnitFinding): boolean {
  if (!finding.firm || dossier.unit === null || finding.unit === null) return false
  // Staff may know better than the papers whose dossier it is: more papers of that kind are no news.
  return dossier.unit.id !== finding.unit.id && unitByPapers(dossier)?.id !== finding.unit.id
}

function submissionsWanted(
  documents: readonly UnderstoodDocument[],
  bodyTypes: readonly string[],
  words: MailWords,
  campaign: Campaign,
  finding: UnitFinding,
  named: readonly DossierState[],
): readonly Submission[] {
  const sound = documents.filter(({ problem }) => problem === null)
  const byType = campaign.submissions.filter((submission) =>
    [...sound.map(({ type }) => type), ...bodyTypes].some((type) => submissionsFor(type, [submission]).length > 0),
  )
  const inDoubt = documents.filter((document) => mayBeAnything(document) && !isElsewhere(document, byType))
  const meant = submissionsMeant(words, campaign, named)
  if (byType.length > 0) {
    // A file that could not be read, beside a report, may be the dossier that the mail speaks of.
    return inDoubt.length === 0
      ? byType
      : campaign.submissions.filter(
          (submission) =>
            byType.includes(submission) || (meant.includes(submission) && words.submissions.includes(submission)),
        )
  }
  if (sound.some(({ type }) => type === 'nominee-list' || type === 'minutes')) return nomineeSubmissions(campaign)
  // What nobody could understand may be anything, the mail's own words too.
  const maybe = bodyTypes.includes('unknown') && (named.length > 0 || words.onTopic || finding.unit !== null)
  if (maybe || concernsCampaign(documents, words, campaign, finding, named)) return meant
  return []
}

/** Whether a mail without any document that the rules know still belongs to the campaign. */
function concernsCampaign(
  documents: readonly UnderstoodDocument[],
  words: MailWords,
  campaign: Campaign,
  finding: UnitFinding,
  named: readonly DossierState[],
): boolean {
  const joined = named.length > 0
  const unreadable = documents.filter(({ problem }) => problem !== null && problem !== 'blank-form')
  const unknown = documents.filter(({ problem, type }) => problem === null && type === 'unknown')
  // A file that nobody could open, from a union of the roster or beside words of a dossier, may be the dossier.
  const meant = joined || words.onTopic || words.claims === 'dossier'
  if (unreadable.length > 0 && (meant || words.wordless || words.papers || finding.unit !== null)) return true
  if (unknown.length > 0 && meant) return true
  if (unknown.some((document) => document.readBy === 'ocr') && words.wordless) return true
  if (unknown.some((document) => document.planNumber?.value === campaign.plan.number)) return true
  const speaks =
    words.claims === 'dossier'
      ? words.onTopic || joined || finding.unit !== null
      : (words.claims === 'something' || words.withdraws) && joined
  if (speaks) return true
  return (
    words.sharedLink &&
    (joined || words.onTopic || words.claims === 'dossier' || (words.wordless && finding.unit !== null))
  )
}

/** Which submissions are meant where no document says so: by the mail's words, its thread, or the campaign's first. */
function submissionsMeant(words: MailWords, campaign: Campaign, named: readonly DossierState[]): readonly Submission[] {
  if (words.submissions.length > 0) return words.submissions
  const joined = campaign.submissions.filter(({ id }) => named.some((dossier) => dossier.submission === id))
  if (joined.length > 0) return joined.slice(0, 1)
  return campaign.submissions.slice(0, 1)
}

function nomineeSubmissions(campaign: Campaign): Submission[] {
  return campaign.submissions.filter(({ required }) => required.some(({ per }) => per === 'nominee'))
}

function mayBeAnything({ problem, type }: UnderstoodDocument): boolean {
  return (problem !== null && problem !== 'blank-form') || (problem === null && type === 'unknown')
}

function isElsewhere({ type, problem }: UnderstoodDocument, byType: readonly Submission[]): boolean {
  return problem === null && byType.some((submission) => submissionsFor(type, [submission]).length > 0)
}

/** Each submission gets the documents that it asks for, and those that any could be. */
export function shareOf(
  submission: Submission,
  documents: readonly UnderstoodDocument[],
  wanted: readonly Submission[],
): UnderstoodDocument[] {
  return documents.filter(({ type, problem }) => {
    if (problem !== null) return true
    const owners = submissionsFor(type, wanted)
    if (owners.length > 0) return owners.includes(submission)
    const forNominees = type === 'nominee-list' || type === 'minutes'
    return !forNominees || submission.required.some(({ per }) => per === 'nominee')
  })
}

/** The dossier of this submission that the mail supplements: by thread or code, by unit, by the issuing body, by the sender. */
function existingFor(
  submission: Submission,
  message: Message,
  finding: UnitFinding,
  own: readonly DossierState[],
  named: readonly DossierState[],
): DossierState | null {
  const ofSubmission = own.filter((dossier) => dossier.submission === submission.id)
  const byName = named.filter((dossier) => dossier.submission === submission.id).at(-1)
  if (byName !== undefined) return byName
  const unitId = finding.unit?.id ?? unitOfThread(named)
  if (unitId !== null) {
    const byUnit = ofSubmission.find((dossier) => dossier.unit?.id === unitId)
    if (byUnit !== undefined) return byUnit
  }
  const byKey =
    finding.unitKey === null ? undefined : ofSubmission.find((dossier) => dossier.unitKey === finding.unitKey)
  if (byKey !== undefined) return byKey
  const sender = message.from?.address
  const bySender = ofSubmission.filter(
    (dossier) => sender !== undefined && dossier.senders.includes(sender) && isCompatible(dossier, finding),
  )
  return bySender.length === 1 ? (bySender[0] ?? null) : null
}

function unitOfThread(named: readonly DossierState[]): string | null {
  return named.find((dossier) => dossier.unit !== null)?.unit?.id ?? null
}

/** Nothing says that the sender now writes for another union. */
function isCompatible(dossier: DossierState, finding: UnitFinding): boolean {
  if (finding.unit !== null && dossier.unit !== null) return finding.unit.id === dossier.unit.id
  if (finding.unitKey !== null && dossier.unitKey !== null) return finding.unitKey === dossier.unitKey
  return !(finding.unitKey !== null && dossier.unit !== null && dossier.unit.knownBy !== 'address')
}
