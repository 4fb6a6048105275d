import type { Assessment, Check } from '../assess.ts'
import { assessState } from '../assess-state.ts'
import type { Campaign } from '../campaign.ts'
import { decide } from '../decisions/decide.ts'
import type { Decision } from '../decisions/decision.ts'
import { type LearnedAddress, withLearned } from '../decisions/learned-addresses.ts'
import { type Desk, openDesk } from '../desk.ts'
import type { ExaminedMail } from '../examine.ts'
import { judge } from '../judge.ts'
import { lookupKeys } from '../lookup-keys.ts'
import type { DossierState } from '../state.ts'
import type { Verdict } from '../verdict.ts'
import type { Message } from '../../mail/message.ts'

/** What happened, in the order in which it happened. */
export type Happening =
  | {
      readonly kind: 'mail'
      readonly at: Date
      readonly mail: ExaminedMail
      /** What it had opened then. */ readonly opened: readonly Opened[]
    }
  | { readonly kind: 'decision'; readonly at: Date; readonly decision: Decision }

/** A dossier that a mail opened: under the same rules it gets the same code again. */
export type Opened = { readonly campaign: string; readonly submission: string; readonly code: string }

/** Mails in the order in which they were judged, with what staff decided in between. */
export function inOrder(mails: readonly Happening[], decisions: readonly Decision[]): Happening[] {
  const decided = decisions.map((decision): Happening => ({ kind: 'decision', at: new Date(decision.at), decision }))
  return [...mails, ...decided].sort((one, other) => one.at.getTime() - other.at.getTime())
}

export type Rules = { readonly campaigns: readonly Campaign[]; readonly checks: readonly Check[] }

/** What mails, decisions and rules make of each other, from the beginning. */
export type Replayed = {
  /** By the SHA-256 of the mail's bytes. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly dossiers: ReadonlyMap<string, ReplayedDossier>
  /** Decisions that fit to nothing any more, with why. */
  readonly idle: readonly { readonly decision: Decision; readonly why: string }[]
}

export type ReplayedDossier = { readonly state: DossierState; readonly assessment: Assessment | null }

/** Judges everything anew in memory: nothing is kept and nothing is sent. Linear in mails and decisions. */
export function replay(happenings: readonly Happening[], { campaigns, checks }: Rules): Replayed {
  const desk = openDesk()
  const numbers = numbering(happenings)
  const mails = new Map<string, Message>()
  const verdicts = new Map<string, Verdict>()
  const idle: { decision: Decision; why: string }[] = []
  const learned = new Map<number, LearnedAddress>()
  for (const happening of happenings) {
    const taught = withLearned(campaigns, [...learned.values()])
    if (happening.kind === 'mail') {
      const { mail, at, opened } = happening
      mails.set(mail.message.sha256, mail.message)
      const judgement = judge({
        ...mail,
        campaigns: taught,
        checks,
        known: desk.find(lookupKeys(mail.message, mail.documents, taught)),
        isResend: desk.isKnown(mail.fingerprint),
        now: at,
        nextNumber: (campaign, submission) => numbers(campaign.id, submission.id, opened),
      })
      desk.keep(judgement, mail.fingerprint)
      verdicts.set(mail.message.sha256, judgement.verdict)
    } else {
      const why = redecide(happening, desk, { campaigns: taught, checks }, mails, numbers)
      if (why === null) learn(happening.decision, desk, learned)
      else idle.push({ decision: happening.decision, why })
    }
  }
  const dossiers = new Map(
    desk.dossiers().map((state) => [state.code, { state, assessment: assessed(state, campaigns, checks) }]),
  )
  return { verdicts, dossiers, idle }
}

type Numbering = (campaign: string, submission: string, opened: readonly Opened[]) => number

/** Numbers given before are given again for the same; new dossiers come after all of them. */
function numbering(happenings: readonly Happening[]): Numbering {
  const given = happenings.flatMap((happening) =>
    happening.kind === 'mail'
      ? happening.opened.map(({ code }) => code)
      : happening.decision.effect.kind === 'part'
        ? [happening.decision.effect.to]
        : [],
  )
  let last = Math.max(0, ...given.map(numberIn))
  return (campaign, submission, opened) => {
    const known = opened.find((one) => one.campaign === campaign && one.submission === submission)
    return known === undefined ? ++last : numberIn(known.code)
  }
}

function numberIn(code: string): number {
  return Number(/\d+$/.exec(code)?.[0] ?? 0)
}

function redecide(
  { decision, at }: { readonly decision: Decision; readonly at: Date },
  desk: Desk,
  rules: Rules,
  mails: ReadonlyMap<string, Message>,
  numbers: Numbering,
): string | null {
  const all = desk.dossiers()
  const state = all.find(({ code }) => code === decision.dossier)
  if (state === undefined) return `Không còn hồ sơ ${decision.dossier}.`
  const { effect } = decision
  const opened =
    effect.kind === 'part' ? [{ campaign: state.campaign, submission: state.submission, code: effect.to }] : []
  const decided = decide({
    ...rules,
    state,
    decision,
    others: all.filter(({ code }) => code !== state.code),
    mails,
    now: at,
    nextNumber: (campaign, submission) => numbers(campaign.id, submission.id, opened),
  })
  if ('impossible' in decided) return decided.impossible
  for (const { state: after } of decided.after) desk.keepState(after)
  return null
}

function learn({ id, effect }: Decision, desk: Desk, learned: Map<number, LearnedAddress>): void {
  if (effect.kind === 'undo') learned.delete(effect.of)
  if (effect.kind !== 'unit-is' || effect.learn === null || effect.unit.id === null) return
  const campaign = desk.dossiers().find(({ decisions }) => decisions?.some((decision) => decision.id === id))?.campaign
  if (campaign !== undefined) learned.set(id, { campaign, address: effect.learn.toLowerCase(), unitId: effect.unit.id })
}

function assessed(state: DossierState, campaigns: readonly Campaign[], checks: readonly Check[]): Assessment | null {
  const campaign = campaigns.find(({ id }) => id === state.campaign)
  const submission = campaign?.submissions.find(({ id }) => id === state.submission)
  return campaign === undefined || submission === undefined
    ? null
    : assessState(state, submission, campaign, checks).assessment
}
