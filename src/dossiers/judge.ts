import { isNotAuthentic } from '../mail/authentication.ts'
import { assessState, isHeld } from './assess-state.ts'
import type { Campaign } from './campaign.ts'
import { chooseCampaign } from './choose-campaign.ts'
import { type JudgedDossier, type JudgeInput, type Judgement, letterKey, type PlannedLetter } from './judgement.ts'
import { planLetters } from './plan-letters.ts'
import { dossiersNamed, route, type Share } from './route.ts'
import { rulesVersion } from './rules-version.ts'
import { type Contribution, type DossierState, isOpen, unitByPapers } from './state.ts'
import { identifyUnit, type UnitFinding } from './unit.ts'
import type { Silence } from './verdict.ts'
import { verdictOf } from './verdict-of.ts'

/** One mail, judged: a pure function of the mail, the rules, and what is known of earlier mails. */
export function judge(given: JudgeInput): Judgement {
  // What is closed takes no more mail; who writes under the code of a merged dossier means the one that took it in.
  const input = { ...given, known: given.known.filter(isOpen) }
  const { message, kind, documents, campaigns, known } = input
  const muted = silenceOf(input)
  const choice = muted === null ? chooseCampaign(message, documents, campaigns, known) : null
  const campaign = choice?.campaign ?? null
  if (campaign === null) return closed(input, muted ?? 'not-a-dossier')

  const finding = identifyUnit(message, documents, campaign)
  const shares = route(message, documents, input.bodyTypes, campaign, finding, known)
  if (shares.length === 0) return closed(input, 'not-a-dossier')

  const forged = isNotAuthentic(message, officeAddresses(input))
  const touched = shares.map((share) => judgeShare(share, campaign, finding, input, forged))
  // Its dossier is kept for people to look at. Nobody is written to, and no letter to somebody else is taken back.
  const planned = forged ? { letters: [], carried: [], voids: [] } : planLetters({ input, campaign, touched })
  const { letters, carried, voids } = planned
  const held = letters.length === 0 && touched.some(({ state }) => isHeld(state))
  const silence: Silence | null = forged ? 'sender-not-authentic' : held ? 'letters-held' : null
  const dossiers = [...touched, ...carried].map((dossier) => withLetters(dossier, letters, voids))
  const verdict = verdictOf({
    message,
    kind,
    documents,
    dossiers: dossiers.filter((dossier) => dossier.touched),
    letters,
    silence,
    campaign,
  })
  return { dossiers, letters, voids, silence, verdict }
}

function silenceOf({ message, kind, isResend }: JudgeInput): Silence | null {
  if (kind !== 'submission') return kind
  if (message.from === null) return 'no-sender'
  return isResend ? 'resend' : null
}

/** A mail that opens no dossier and gets no answer. */
function closed({ message, kind, documents, campaigns }: JudgeInput, silence: Silence): Judgement {
  const campaign = campaigns[0] ?? null
  const verdict = verdictOf({ message, kind, documents, dossiers: [], letters: [], silence, campaign })
  return { dossiers: [], letters: [], voids: [], silence, verdict }
}

function officeAddresses({ campaigns }: JudgeInput): string[] {
  return campaigns.map(({ office }) => office.email)
}

function judgeShare(
  share: Share,
  campaign: Campaign,
  finding: UnitFinding,
  input: JudgeInput,
  forged: boolean,
): JudgedDossier {
  const before = share.existing
  const named = dossiersNamed(input.message, input.known)
  const found = betterUnit(before === null ? null : { ...before, unit: unitByPapers(before) }, finding, named)
  const contributions = inOrder([...(before?.contributions ?? []), contributionOf(share, input, forged)])
  const known = { unit: found, contributions, decisions: before?.decisions ?? [] }
  const { assessment, submission, unit } = assessState(known, share.submission, campaign, input.checks, finding.doubt)
  const receivedAt = input.message.receivedAt.toISOString()
  const sender = input.message.from?.address
  const state: DossierState = {
    ...ofStaff(before),
    code: before?.code ?? codeOf(campaign, input.nextNumber(campaign, share.submission)),
    campaign: campaign.id,
    submission: share.submission.id,
    unit,
    ...(unit?.knownBy === 'staff' ? { unitFound: found } : {}),
    unitKey: before?.unitKey ?? (unit === null ? finding.unitKey : null),
    contributions,
    senders:
      sender === undefined
        ? (before?.senders ?? [])
        : [...(before?.senders ?? []).filter((address) => address !== sender), sender],
    messageIds: [
      ...new Set([
        ...(before?.messageIds ?? []),
        ...(input.message.messageId === null ? [] : [input.message.messageId]),
      ]),
    ],
    completedAt: assessment.status === 'complete' ? (before?.completedAt ?? receivedAt) : null,
    status: assessment.status,
    letters: before?.letters ?? [],
    rules: rulesVersion(campaign),
  }
  return { state, before, assessment, submission, campaign, touched: true }
}

/** What staff made of a dossier stays with it. */
function ofStaff(before: DossierState | null): Pick<DossierState, 'decisions' | 'mergedCodes'> {
  return {
    ...(before?.decisions === undefined ? {} : { decisions: before.decisions }),
    ...(before?.mergedCodes === undefined ? {} : { mergedCodes: before.mergedCodes }),
  }
}

/** What a document says of the unit is kept; before that, the thread's unit, else what this mail gives. */
function betterUnit(
  before: DossierState | null,
  finding: UnitFinding,
  named: readonly DossierState[],
): DossierState['unit'] {
  if (before?.unit === null || before === null)
    return finding.unit ?? named.find((dossier) => dossier.unit !== null)?.unit ?? null
  return before.unit.knownBy === 'text' && finding.firm && finding.unit !== null ? finding.unit : before.unit
}

function contributionOf(share: Share, { message, bodyTypes, sizes }: JudgeInput, notAuthentic: boolean): Contribution {
  return {
    mail: message.sha256,
    messageId: message.messageId,
    from: message.from?.address ?? null,
    receivedAt: message.receivedAt.toISOString(),
    documents: share.documents,
    sizes: Object.fromEntries(share.documents.map(({ sha256 }) => [sha256, sizes[sha256] ?? 0])),
    noFile: share.noFile,
    linkOnly: share.linkOnly,
    inBody: bodyTypes,
    notAuthentic,
  }
}

/** Readers work side by side, so a mail may be judged before an older one: the order is that of receipt. */
export function inOrder(contributions: readonly Contribution[]): Contribution[] {
  return contributions.toSorted((one, other) => one.receivedAt.localeCompare(other.receivedAt))
}

export function codeOf(campaign: Campaign, number: number): string {
  return `${campaign.codePrefix}-${String(number).padStart(4, '0')}`
}

function withLetters(
  dossier: JudgedDossier,
  letters: readonly PlannedLetter[],
  voids: readonly string[],
): JudgedDossier {
  const { state } = dossier
  const kept = state.letters.filter((record) => !voids.includes(letterKey(record)))
  const own = letters.map(({ record }) => record).filter(({ dossiers }) => dossiers.includes(state.code))
  return { ...dossier, state: { ...state, letters: [...kept, ...own] } }
}
