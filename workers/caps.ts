import type { Session } from '#src/store/database.ts'
import { emptyAnswers, type LetterKind, lettersSent, lettersTo } from '#src/store/outbox.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Letters to one address at most, in each span of time: two robots that answer each other stop soon. */
const CAPS = [
  { letters: 10, withinMs: 10 * MINUTE_MS },
  { letters: 25, withinMs: HOUR_MS },
  { letters: 100, withinMs: DAY_MS },
] as const

/** Letters in 24 hours at most, of all kinds together. */
export type Budget = { readonly letters: number }

/**
 * Below what the provider allows: Gmail stops an account for a day that sends more than 500 (Workspace: 2,000,
 * https://support.google.com/a/answer/166852). Of other servers no limit is known; this one stops a flood of our own making.
 */
export function budgetFor(smtpHost: string, address: string): Budget {
  if (!/(?:^|\.)(?:gmail|googlemail|google)\.com$/i.test(smtpHost)) return { letters: 20_000 }
  return { letters: /@(?:gmail|googlemail)\.com$/i.test(address) ? 450 : 1800 }
}

/**
 * How much of the day's budget may be spent when one of this kind still goes: what somebody waits for
 * goes to the last letter, what can wait a day leaves room for it.
 */
const SHARES: Readonly<Record<LetterKind, number>> = {
  // Few, to people who are waiting, and limited where they are asked for; the provider's own limit is above all of ours.
  'sign-in': Infinity,
  alert: Infinity,
  receipt: 1,
  'review-pending': 1,
  'staff-letter': 1,
  'missing-items': 0.85,
  reminder: 0.7,
  digest: 0.6,
}

/** How many letters may have left in a day for one of this kind still to go. */
export function limitOf(kind: LetterKind, { letters }: Budget): number {
  return Math.floor(SHARES[kind] * letters)
}

export async function capReached(session: Session, addresses: readonly string[], now: Date): Promise<boolean> {
  for (const { letters, withinMs } of CAPS)
    if ((await lettersTo(session, addresses, new Date(now.getTime() - withinMs))) >= letters) return true
  return false
}

export async function budgetSpent(session: Session, limit: number, now: Date): Promise<boolean> {
  return (await lettersSent(session, new Date(now.getTime() - DAY_MS))) >= limit
}

/** A person with a question writes once or twice; who answers each of our letters within the hour, and brings nothing, is a machine. */
const LOOP_EXCHANGES = 4

/** True where the sender of a mail without files has answered letter after letter of ours lately. */
export async function isLoop(session: Session, account: string, sender: string, now: Date): Promise<boolean> {
  return (await emptyAnswers(session, account, sender, new Date(now.getTime() - HOUR_MS))) >= LOOP_EXCHANGES
}
