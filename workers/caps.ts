import type { Session } from '#src/store/database.ts'
import { lettersSent, lettersTo } from '#src/store/outbox.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Letters to one address at most, in each span of time: two robots that answer each other stop soon. */
export const CAPS = [
  { letters: 6, withinMs: 10 * MINUTE_MS },
  { letters: 15, withinMs: HOUR_MS },
  { letters: 40, withinMs: DAY_MS },
] as const

/** Letters a day, below the 500 that Gmail lets a private account send; the last ones are kept for receipts. */
export const DAILY_BUDGET = { receipts: 450, others: 350 } as const

export async function capReached(session: Session, addresses: readonly string[], now: Date): Promise<boolean> {
  for (const { letters, withinMs } of CAPS)
    if ((await lettersTo(session, addresses, new Date(now.getTime() - withinMs))) >= letters) return true
  return false
}

export async function budgetSpent(session: Session, isReceipt: boolean, now: Date): Promise<boolean> {
  const sent = await lettersSent(session, new Date(now.getTime() - DAY_MS))
  return sent >= (isReceipt ? DAILY_BUDGET.receipts : DAILY_BUDGET.others)
}
