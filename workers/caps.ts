import type { Session } from '#src/store/database.ts'
import { type LetterKind, lettersSent, lettersTo } from '#src/store/outbox.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Letters to one address at most, in each span of time: two robots that answer each other stop soon. */
const CAPS = [
  { letters: 10, withinMs: 10 * MINUTE_MS },
  { letters: 25, withinMs: HOUR_MS },
  { letters: 100, withinMs: DAY_MS },
] as const

/** Letters in 24 hours; the last ones are kept for receipts. */
export type Budget = { readonly receipts: number; readonly others: number }

/**
 * Below what the provider allows: Gmail stops an account for a day that sends more than 500 (Workspace: 2,000,
 * https://support.google.com/a/answer/166852). Of other servers no limit is known; this one stops a flood of our own making.
 */
export function budgetFor(smtpHost: string, address: string): Budget {
  if (!/(?:^|\.)(?:gmail|googlemail|google)\.com$/i.test(smtpHost)) return { receipts: 20_000, others: 15_000 }
  return /@(?:gmail|googlemail)\.com$/i.test(address)
    ? { receipts: 450, others: 350 }
    : { receipts: 1800, others: 1500 }
}

/** How many letters may have left in a day for one of this kind still to go. */
export function limitOf(kind: LetterKind, { receipts, others }: Budget): number {
  switch (kind) {
    // Few, to people who are waiting, and limited where they are asked for; the provider's own limit is above all of ours.
    case 'sign-in':
    case 'alert':
      return Infinity
    case 'receipt':
    case 'review-pending':
    case 'staff-letter':
      return receipts
    case 'missing-items':
    case 'digest':
    case 'reminder':
      return others
    default:
      return kind satisfies never
  }
}

export async function capReached(session: Session, addresses: readonly string[], now: Date): Promise<boolean> {
  for (const { letters, withinMs } of CAPS)
    if ((await lettersTo(session, addresses, new Date(now.getTime() - withinMs))) >= letters) return true
  return false
}

export async function budgetSpent(session: Session, limit: number, now: Date): Promise<boolean> {
  return (await lettersSent(session, new Date(now.getTime() - DAY_MS))) >= limit
}
