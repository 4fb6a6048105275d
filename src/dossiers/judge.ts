import { isNotAuthentic } from '../mail/authentication.ts'
import { assessState, isHeld } from './assess-state.ts'
import type { Campaign } from './campaign.ts'
import { type CampaignChoice, chooseCampaign } from './choose-campaign.ts'
import { type JudgedDossier, type JudgeInput, type Judgement, letterKey, type PlannedLetter } from './judgement.ts'
import { nextDue } from './next-due.ts'
import { askToCall, planLetters, planned } from './plan-letters.ts'
import { resentDossiers } from './resent.ts'
import { dossiersNamed, route, type Share } from './route.ts'
import { rulesVersion } from './rules-version.ts'
import { type Contribution, type DossierState, isOpen, unitByPapers } from './state.ts'
import { identifyUnit, type UnitFinding } from './unit.ts'
import type { Silence } from './verdict.ts'
import { verdictOf } from './verdict-of.ts'
import { withdrawalsIn } from './withdrawn.ts'

/** One mail, judged: a pure function of the mail, the rules, and what is known of earlier mails. */
export function judge(given: JudgeInput): Judgement {
  // What is closed takes no more mail; who writes under the code of a merged dossier means the one that took it in.
  const input = { ...given, known: given.known.filter(isOpen) }
  const { message, kind, documents, campaigns, known } = input
  const muted = silenceOf(input)
  if (muted === null && input.secret === true) return stopped(input)
  if (muted === 'resend') return resent(input)
  const choice = muted === null ? chooseCampaign(message, documents, campaigns, known) : null
  const place = choice === null ? null : placed(choice, input)
  if (place === null) return closed(input, muted ?? 'not-a-dossier')
  const { campaign, shares } = place

  const forged = isNotAuthentic(message, officeAddresses(input))
  const touched = shares.map((share) => judgeShare(share, place, input, forged))
  // Its dossier is kept for people to look at. Nobody is written to, and no letter to somebody else is taken back.
  const unknown = campaign.unknownSenders === 'review' && touched.every(({ state }) => state.unit === null)
  const plan = forged || unknown ? { letters: [], carried: [], voids: [] } : planLetters({ input, campaign, touched })
  const { letters, carried, voids } = plan
  const held = letters.length === 0 && touched.some(({ state }) => isHeld(state))
  const silence: Silence | null = forged
    ? 'sender-not-authentic'
    : held
      ? 'letters-held'
      : unknown
        ? 'unknown-sender'
        : null
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

type Place = CampaignChoice & { readonly finding: UnitFinding; readonly shares: readonly Share[] }

/** The campaign, the unit and the dossiers that a mail goes to; of campaigns that come into question alike, the first that wants it. */
function placed(choice: CampaignChoice, { message, documents, bodyTypes, known }: JudgeInput): Place | null {
  const candidates = [choice.campaign, ...choice.rivals]
  for (const campaign of candidates) {
    const finding = identifyUnit(message, documents, campaign)
    const shares = route(message, documents, bodyTypes, campaign, finding, known)
    const rivals = candidates.filter((each) => each !== campaign)
    if (shares.length > 0) return { campaign, rivals, quoted: choice.quoted, finding, shares }
  }
  return null
}

/** A copy of a mail judged before changes nothing; a sender who did not see our answer is told once that it came. */
function resent(input: JudgeInput): Judgement {
  const { message, kind, documents } = input
  const dossiers = isNotAuthentic(message, officeAddresses(input)) ? [] : resentDossiers(input)
  const [first] = dossiers
  if (first === undefined) return closed(input, 'resend')
  const { campaign } = first
  const own = dossiers.filter((each) => each.campaign === campaign)
  const letter = planned({ input, campaign, touched: own, again: true }, 'receipt', own, {
    sendAt: input.now,
    burstSince: input.now,
  })
  const told = own.map((dossier) => withLetters(dossier, [letter], []))
  const verdict = verdictOf({ message, kind, documents, dossiers: told, letters: [letter], silence: null, campaign })
  return { dossiers: told, letters: [letter], voids: [], silence: null, verdict }
}

/** A mail that holds a secret: its sender is asked, in words that tell nothing of it, to get in touch. People do the rest. */
function stopped(input: JudgeInput): Judgement {
  const { message, kind, campaigns } = input
  const campaign = nextDue(campaigns, message.receivedAt)
  if (campaign === null) return closed(input, 'not-a-dossier')
  if (isNotAuthentic(message, officeAddresses(input))) return closed(input, 'sender-not-authentic')
  const letter = askToCall({ input, campaign })
  const verdict = verdictOf({ message, kind, documents: [], dossiers: [], letters: [letter], silence: null, campaign })
  return { dossiers: [], letters: [letter], voids: [], silence: null, verdict }
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

function judgeShare(share: Share, place: Place, input: JudgeInput, forged: boolean): JudgedDossier {
  const { campaign, finding } = place
  const before = share.existing
  const named = dossiersNamed(input.message, input.known)
  const found = betterUnit(before === null ? null : { ...before, unit: unitByPapers(before) }, finding, named)
  const contributions = inOrder([...(before?.contributions ?? []), contributionOf(share, input, forged)])
  const known = { unit: found, contributions, decisions: before?.decisions ?? [], ...rivalsOf(place, before) }
  const { assessment, submission, unit } = assessState(known, share.submission, campaign, input.checks, finding.doubt)
  const receivedAt = input.message.receivedAt.toISOString()
  const sender = input.message.from?.address
  const state: DossierState = {
    ...ofStaff(before),
    ...rivalsOf(place, before),
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

/** A doubt about the campaign stays until a mail names the plan. */
function rivalsOf({ rivals, quoted }: Place, before: DossierState | null): Pick<DossierState, 'rivals'> {
  if (quoted) return {}
  const left = rivals.map(({ id, plan }) => ({ campaign: id, plan: plan.number }))
  const known = before === null ? left : (before.rivals ?? [])
  return known.length === 0 ? {} : { rivals: known }
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
  const withdraws = withdrawalsIn(message.text)
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
    ...(withdraws.length === 0 ? {} : { withdraws }),
    notAuthentic,
  }
}

/** Readers work side by side, so a mail may be judged before an older one: the order is that of receipt. */
function inOrder(contributions: readonly Contribution[]): Contribution[] {
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
