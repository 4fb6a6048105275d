import { arrivedOf, letterDossierOf, unreadOf } from './letter-facts.ts'
import { composeLetter } from './letters/compose-letter.ts'
import { assessState, isHeld } from './assess-state.ts'
import type { Campaign } from './campaign.ts'
import { itemKey } from './item-key.ts'
import { type JudgedDossier, type JudgeInput, letterKey, type PlannedLetter } from './judgement.ts'
import { bringsNothingNew } from './resent.ts'
import type { DossierState, LetterRecord } from './state.ts'
import type { ReplyKind } from './verdict.ts'

export type LetterPlan = {
  readonly letters: readonly PlannedLetter[]
  /** Dossiers that a replaced notice spoke of too: the new one speaks of them again. */
  readonly carried: readonly JudgedDossier[]
  /** Unsent letters that are void now. */
  readonly voids: readonly string[]
}

type Situation = { readonly input: JudgeInput; readonly campaign: Campaign; readonly touched: readonly JudgedDossier[] }

/** What a letter is worded from. */
type Occasion = {
  readonly input: Pick<JudgeInput, 'message' | 'now'> & { readonly campaigns?: readonly Campaign[] }
  readonly campaign: Campaign
  readonly touched: readonly JudgedDossier[]
  /** The decision of staff that it tells of; absent: it answers a mail. */
  readonly decision?: number
  /** The mail is a copy of one that was answered before. */
  readonly again?: boolean
}

/**
 * Which letters a mail brings about. The first mail of a dossier is answered at once; what is missing is told when the
 * dossier has been quiet for the settling time, once and whole; what became complete is confirmed at once. Doubt is
 * told at once and takes the receipt's place.
 */
export function planLetters(given: Situation): LetterPlan {
  const situation = { ...given, touched: given.touched.filter(({ state }) => !isHeld(state)) }
  const { input, campaign, touched } = situation
  if (touched.length === 0) return { letters: [], carried: [], voids: [] }
  const pending = pendingNotices(touched, input.now)
  const carried = carriedAlong(situation, pending)
  const all = [...touched, ...carried]
  const letters: PlannedLetter[] = []

  const inDoubt = all.some(({ state, touched: here }) => here && state.status === 'needs-review')
  const lacking = all.filter(({ state }) => state.status === 'incomplete')
  if (inDoubt) letters.push(planned(situation, 'review-pending', touched, againSoon(touched, campaign, input.now)))
  else if (deservesReceipt(touched))
    letters.push(planned(situation, 'receipt', touched, againSoon(touched, campaign, input.now)))
  if (lacking.length > 0)
    letters.push(planned(situation, 'missing-items', lacking, settled(campaign, pending, input.now)))

  return { letters, carried, voids: pending.map(letterKey) }
}

/** The first mail of a dossier, and every mail after which nothing is missing, is confirmed; others are answered by the notice. */
function deservesReceipt(touched: readonly JudgedDossier[]): boolean {
  return touched.some(({ before, state }) => before === null || state.status === 'complete')
}

/** Letters planned but not yet due: the mail at hand makes them void. */
export function pendingNotices(touched: readonly JudgedDossier[], now: Date): LetterRecord[] {
  const pending = touched.flatMap(({ state }) =>
    state.letters.filter(({ sendAt }) => Date.parse(sendAt) > now.getTime()),
  )
  return [...new Map(pending.map((record) => [letterKey(record), record])).values()]
}

export function carriedAlong(
  { input, touched }: { readonly input: Surroundings; readonly touched: readonly JudgedDossier[] },
  pending: readonly LetterRecord[],
): JudgedDossier[] {
  const here = new Set(touched.map(({ state }) => state.code))
  const codes = new Set(pending.flatMap(({ dossiers }) => dossiers).filter((code) => !here.has(code)))
  return input.known.filter(({ code }) => codes.has(code)).flatMap((state) => rejudged(state, input))
}

type Surroundings = Pick<JudgeInput, 'known' | 'campaigns' | 'checks'>

function rejudged(state: DossierState, { campaigns, checks }: Surroundings): JudgedDossier[] {
  const campaign = campaigns.find(({ id }) => id === state.campaign)
  const submission = campaign?.submissions.find(({ id }) => id === state.submission)
  if (campaign === undefined || submission === undefined) return []
  if (isHeld(state)) return []
  const assessed = assessState(state, submission, campaign, checks)
  return [{ state, before: state, ...assessed, campaign, touched: false }]
}

/** Every further mail starts the quiet time again, up to the longest delay since the burst began. */
function settled(campaign: Campaign, pending: readonly LetterRecord[], now: Date): { sendAt: Date; burstSince: Date } {
  const since = Math.min(now.getTime(), ...pending.map(({ burstSince }) => Date.parse(burstSince)))
  const sendAt = Math.max(
    now.getTime(),
    Math.min(now.getTime() + campaign.settling.quietMs, since + campaign.settling.atMostMs),
  )
  return { sendAt: new Date(sendAt), burstSince: new Date(since) }
}

/** At once; but six photos in six mails are answered by a first letter and one that sums up, not by six. */
function againSoon(
  touched: readonly JudgedDossier[],
  campaign: Campaign,
  now: Date,
): { sendAt: Date; burstSince: Date } {
  const changed = touched.some(({ before, state }) => before?.status !== state.status)
  const answered = touched.flatMap(({ state }) => state.letters).map(({ sendAt }) => Date.parse(sendAt))
  const recent = answered.some((at) => at <= now.getTime() && now.getTime() - at < campaign.settling.quietMs)
  return !changed && recent ? settled(campaign, pendingNotices(touched, now), now) : { sendAt: now, burstSince: now }
}

export function planned(
  { input, campaign, touched, decision, again }: Occasion,
  kind: ReplyKind,
  about: readonly JudgedDossier[],
  when: { sendAt: Date; burstSince: Date },
): PlannedLetter {
  const { message } = input
  const dossiers = about.map((dossier) => letterDossierOf(dossier, input.now))
  // Who hears of a decision hears of all that came; else of what is new.
  const span =
    again === true || (decision !== undefined && kind !== 'missing-items')
      ? new Set(mailsOf(about))
      : kind === 'missing-items'
        ? newToReader(about, input.now)
        : new Set([message.sha256])
  const letter = composeLetter({
    kind,
    campaign,
    unitName: about.find(({ state }) => state.unit !== null)?.state.unit?.name ?? null,
    receivedAt: message.receivedAt,
    sendAt: when.sendAt,
    subject: message.subject,
    dossiers,
    arrived: arrivedOf(about, span),
    unread: unreadOf(about, span),
    noFile: touched.every(
      ({ state }) => state.contributions.find(({ mail }) => mail === message.sha256)?.noFile === true,
    ),
    linkOnly: touched.some(
      ({ state }) => state.contributions.find(({ mail }) => mail === message.sha256)?.linkOnly === true,
    ),
    // What staff recognise came before: nothing was supplemented.
    supplement: decision === undefined && about.every(({ before }) => before !== null),
    again: decision === undefined && (again ?? touched.every((each) => bringsNothingNew(each, message.sha256))),
    rivals: rivalsOf(about, input.campaigns ?? []),
  })
  const keys = (status: 'present' | 'missing') =>
    about.flatMap(({ state, assessment }) =>
      assessment.items.filter((item) => item.status === status).map((item) => itemKey(state.code, item)),
    )
  return {
    record: {
      kind,
      answers: message.sha256,
      ...(again === true ? { again } : {}),
      ...(decision === undefined ? {} : { decision }),
      plannedAt: input.now.toISOString(),
      sendAt: when.sendAt.toISOString(),
      burstSince: when.burstSince.toISOString(),
      dossiers: about.map(({ state }) => state.code),
      mails: mailsOf(about),
      toldPresent: keys('present'),
      toldMissing: keys('missing'),
    },
    to: addresseesOf(message),
    letter,
  }
}

/** The letter to the sender of a mail that holds a secret. It tells of no dossier, no file and no campaign. */
export function askToCall({ input, campaign }: Pick<Situation, 'input' | 'campaign'>): PlannedLetter {
  const { message, now } = input
  const at = now.toISOString()
  return {
    record: {
      kind: 'review-pending',
      answers: message.sha256,
      plannedAt: at,
      sendAt: at,
      burstSince: at,
      dossiers: [],
      mails: [message.sha256],
      toldPresent: [],
      toldMissing: [],
    },
    to: addresseesOf(message),
    letter: composeLetter({
      kind: 'review-pending',
      secret: true,
      campaign,
      unitName: null,
      receivedAt: message.receivedAt,
      subject: null,
      dossiers: [],
      arrived: [],
      unread: [],
      noFile: false,
      linkOnly: false,
      supplement: false,
    }),
  }
}

function rivalsOf(about: readonly JudgedDossier[], campaigns: readonly Campaign[]): Campaign[] {
  const ids = new Set(about.flatMap(({ state }) => state.rivals?.map((rival) => rival.campaign) ?? []))
  return campaigns.filter(({ id }) => ids.has(id))
}

/** Mails that no letter about what is missing or unreadable has spoken of yet. */
function newToReader(about: readonly JudgedDossier[], now: Date): Set<string> {
  const told = about
    .flatMap(({ state }) => state.letters)
    .filter(({ kind, sendAt }) => kind !== 'receipt' && Date.parse(sendAt) <= now.getTime())
  return new Set(mailsOf(about)).difference(new Set(told.flatMap(({ mails }) => mails)))
}

function mailsOf(about: readonly JudgedDossier[]): string[] {
  return [...new Set(about.flatMap(({ state }) => state.contributions.map(({ mail }) => mail)))]
}

/** Where the sender wants answers (Reply-To, RFC 5322 section 3.6.2), else the author. */
function addresseesOf(message: JudgeInput['message']): string[] {
  const wanted = message.replyTo.map(({ address }) => address)
  return wanted.length > 0 ? wanted.slice(0, 3) : message.from === null ? [] : [message.from.address]
}
