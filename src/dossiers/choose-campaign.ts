import type { Message } from '../mail/message.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import { foldText } from '../understanding/vietnamese/fold.ts'
import { wordsOf } from './about.ts'
import type { Campaign } from './campaign.ts'
import { dossiersNamed } from './route.ts'
import type { DossierState } from './state.ts'

/**
 * Which of the open campaigns a mail belongs to: the one of its thread or code, else the one whose plan it quotes, whose
 * topic it speaks of, in whose time it falls. With one campaign, that one.
 */
export function chooseCampaign(
  message: Message,
  documents: readonly UnderstoodDocument[],
  campaigns: readonly Campaign[],
  known: readonly DossierState[],
): Campaign | null {
  const named = dossiersNamed(message, known).at(-1)
  const byThread = campaigns.find(({ id }) => id === named?.campaign)
  if (byThread !== undefined) return byThread
  const scored = campaigns.map((campaign) => ({ campaign, score: scoreOf(message, documents, campaign) }))
  return scored.toSorted((one, other) => other.score - one.score)[0]?.campaign ?? null
}

function scoreOf(message: Message, documents: readonly UnderstoodDocument[], campaign: Campaign): number {
  const plan = foldText(campaign.plan.number).replace(/\s/g, '')
  const quoted = documents.some(
    ({ planNumber }) => planNumber !== null && foldText(planNumber.value).replace(/\s/g, '') === plan,
  )
  const inTime = isInTime(message.receivedAt, campaign)
  return (quoted ? 8 : 0) + (wordsOf(message, campaign).onTopic ? 3 : 0) + (inTime ? 2 : 0)
}

/** Late dossiers of a campaign still come for a while. */
const AFTERMATH_MS = 60 * 24 * 3_600_000

function isInTime(at: Date, campaign: Campaign): boolean {
  const from = Date.parse(`${campaign.period.from}T00:00:00Z`)
  const last = Math.max(...campaign.submissions.map(({ deadline }) => deadline.at.getTime()))
  return at.getTime() >= from && at.getTime() <= last + AFTERMATH_MS
}
