import type { Message } from '../../mail/message.ts'
import { isHeld } from '../assess-state.ts'
import type { Check } from '../assess.ts'
import type { Campaign } from '../campaign.ts'
import { itemKey } from '../item-key.ts'
import { type JudgedDossier, letterKey, type PlannedLetter } from '../judgement.ts'
import { carriedAlong, pendingNotices, planned } from '../plan-letters.ts'
import { type DossierState, isOpen, type LetterRecord } from '../state.ts'
import type { Decision } from './decision.ts'

type Situation = {
  readonly decision: Decision
  readonly before: JudgedDossier
  readonly after: readonly JudgedDossier[]
  readonly known: readonly DossierState[]
  readonly campaigns: readonly Campaign[]
  readonly checks: readonly Check[]
  readonly mails: ReadonlyMap<string, Message>
  readonly now: Date
}

type Planned = {
  readonly letters: readonly PlannedLetter[]
  readonly carried: readonly JudgedDossier[]
  readonly voids: readonly string[]
}

/**
 * Which letters a decision brings about: what its dossier's union has not been told yet. A notice that waits and says what the
 * decision changed is taken back; nothing that was told is told again.
 */
export function lettersAfter(situation: Situation): Planned {
  const { after, now, known, campaigns, checks } = situation
  const speaking = after.filter(({ state }) => isOpen(state) && !isHeld(state))
  const pending = pendingNotices(after, now)
  const carried = carriedAlong({ input: { known, campaigns, checks }, touched: after }, pending)
  const lacking = [...speaking, ...carried].filter(({ state }) => state.status === 'incomplete')

  const [waiting, second] = pending
  // A notice that still says what is true goes as planned.
  const isStill = !changesWords(situation.decision) && second === undefined
  if (waiting !== undefined && isStill && saysNow(waiting, lacking)) return { letters: [], carried: [], voids: [] }

  const notices = noticesFor(situation, lacking, pending)
  const receipts = speaking.flatMap((dossier) => answerFor(situation, dossier))
  return { letters: [...receipts, ...notices], carried, voids: pending.map(letterKey) }
}

/** A letter tells whose dossier it is, and until when: the items may be the same and the words others. */
function changesWords({ effect: { kind } }: Decision): boolean {
  return kind === 'extend' || kind === 'unit-is' || kind === 'late-accepted' || kind === 'merge' || kind === 'undo'
}

function givesTime({ effect }: Decision): boolean {
  return effect.kind === 'extend'
}

/** One notice takes the place of those that waited; without one waiting, each dossier that lacks something new has its own. */
function noticesFor(
  situation: Situation,
  lacking: readonly JudgedDossier[],
  pending: readonly LetterRecord[],
): PlannedLetter[] {
  if (pending.length > 0) {
    const sendAt = new Date(Math.min(...pending.map((record) => Date.parse(record.sendAt))))
    const since = new Date(Math.min(...pending.map(({ burstSince }) => Date.parse(burstSince))))
    return worded(situation, 'missing-items', lacking, { sendAt, burstSince: since })
  }
  return lacking
    .filter((dossier) => dossier.touched && (givesTime(situation.decision) || !wasTold(dossier, situation.now)))
    .flatMap((dossier) =>
      worded(situation, 'missing-items', [dossier], { sendAt: situation.now, burstSince: situation.now }),
    )
}

function answerFor(situation: Situation, dossier: JudgedDossier): PlannedLetter[] {
  const { now, before } = situation
  const at = { sendAt: now, burstSince: now }
  const earlier = toldLetters(dossier.state, now)
  const wasHeld = dossier.state.code === before.state.code && (isHeld(before.state) || !isOpen(before.state))
  switch (dossier.state.status) {
    case 'complete': {
      const already = dossier.before?.status === 'complete' && !wasHeld
      return already || isConfirmed(dossier, earlier) ? [] : worded(situation, 'receipt', [dossier], at)
    }
    case 'needs-review':
      return wasHeld && earlier.length === 0 ? worded(situation, 'review-pending', [dossier], at) : []
    case 'incomplete':
      return []
    default:
      return dossier.state.status satisfies never
  }
}

function worded(
  { decision, mails, now }: Situation,
  kind: 'receipt' | 'missing-items' | 'review-pending',
  about: readonly JudgedDossier[],
  when: { sendAt: Date; burstSince: Date },
): PlannedLetter[] {
  const newest = about
    .flatMap(({ state }) => state.contributions)
    .toSorted((one, other) => one.receivedAt.localeCompare(other.receivedAt))
    .at(-1)
  const message = newest === undefined ? undefined : mails.get(newest.mail)
  const [first] = about
  if (first === undefined || message === undefined) return []
  const { campaign } = first
  const letter = planned(
    { input: { message, now }, campaign, touched: about, decision: decision.id },
    kind,
    about,
    when,
  )
  return letter.to.length === 0 ? [] : [letter]
}

function toldLetters({ letters }: DossierState, now: Date): LetterRecord[] {
  return letters.filter(({ sendAt }) => Date.parse(sendAt) <= now.getTime())
}

/** The last word that the union has is that everything is there. */
function isConfirmed(dossier: JudgedDossier, earlier: readonly LetterRecord[]): boolean {
  const last = earlier.at(-1)
  return (
    last?.kind === 'receipt' &&
    own(last.toldMissing, dossier).length === 0 &&
    hasSame(last.toldPresent, dossier, 'present')
  )
}

/** The last notice told of just these items. */
function wasTold(dossier: JudgedDossier, now: Date): boolean {
  const last = toldLetters(dossier.state, now).findLast(({ kind }) => kind === 'missing-items')
  return last !== undefined && hasSame(last.toldMissing, dossier, 'missing')
}

function saysNow(record: LetterRecord, lacking: readonly JudgedDossier[]): boolean {
  const codes = lacking.map(({ state }) => state.code)
  return (
    lacking.length > 0 &&
    record.dossiers.length === codes.length &&
    record.dossiers.every((code) => codes.includes(code)) &&
    lacking.every(
      (dossier) => hasSame(record.toldMissing, dossier, 'missing') && hasSame(record.toldPresent, dossier, 'present'),
    )
  )
}

function own(keys: readonly string[], { state }: JudgedDossier): string[] {
  return keys.filter((key) => key.startsWith(`${state.code}|`))
}

function hasSame(keys: readonly string[], dossier: JudgedDossier, status: 'present' | 'missing'): boolean {
  const now = dossier.assessment.items
    .filter((item) => item.status === status)
    .map((item) => itemKey(dossier.state.code, item))
  return new Set(own(keys, dossier)).symmetricDifference(new Set(now)).size === 0
}
