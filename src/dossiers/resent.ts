import type { UnderstoodDocument } from '../understanding/document.ts'
import { assessState, isHeld } from './assess-state.ts'
import { type JudgedDossier, type JudgeInput } from './judgement.ts'
import type { DossierState } from './state.ts'

/**
 * Who sends a mail again soon after has our answer on the way, or in front of them: they are not answered twice. Who does so
 * half a day later did not see it, and is told that the first one came.
 */
const QUIET_AFTER_LETTER_MS = 12 * 3_600_000

/** Dossiers whose sender is to be told that this copy of a mail was received before: once each, [] where nobody need be told. */
export function resentDossiers(input: JudgeInput): JudgedDossier[] {
  const { known, message, documents, now } = input
  const sender = message.from?.address ?? null
  const files = keyOf(documents)
  const own = known.filter(({ contributions }) =>
    contributions.some((each) => each.from === sender && keyOf(each.documents) === files),
  )
  return own.some((state) => !mayBeTold(state, now)) ? [] : own.flatMap((state) => judged(state, input))
}

/** Whether every file of a mail was in the dossier before it. */
export function bringsNothingNew({ before, state }: JudgedDossier, mail: string): boolean {
  const brought = state.contributions.find((each) => each.mail === mail)?.documents ?? []
  const had = new Set((before?.contributions ?? []).flatMap(({ documents }) => documents.map(({ sha256 }) => sha256)))
  return brought.length > 0 && brought.every(({ sha256 }) => had.has(sha256))
}

function mayBeTold(state: DossierState, now: Date): boolean {
  if (isHeld(state) || state.letters.some(({ again }) => again === true)) return false
  return state.letters.every(({ sendAt }) => now.getTime() - Date.parse(sendAt) >= QUIET_AFTER_LETTER_MS)
}

function judged(state: DossierState, { campaigns, checks, message }: JudgeInput): JudgedDossier[] {
  const campaign = campaigns.find(({ id }) => id === state.campaign)
  const submission = campaign?.submissions.find(({ id }) => id === state.submission)
  if (campaign === undefined || submission === undefined) return []
  const assessed = assessState(state, submission, campaign, checks)
  const messageIds =
    message.messageId === null ? state.messageIds : [...new Set([...state.messageIds, message.messageId])]
  return [{ ...assessed, state: { ...state, messageIds }, before: state, campaign, touched: true }]
}

function keyOf(documents: readonly UnderstoodDocument[]): string {
  return [...new Set(documents.map(({ sha256 }) => sha256))].sort().join(' ')
}
