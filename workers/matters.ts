import { type Matters, NO_MATTERS } from '#src/dossiers/digest/matters.ts'
import type { Session } from '#src/store/database.ts'
import { bounces, failedLetters, gaps, otherMails, parkedMails, secretMails } from '#src/store/digests.ts'

/** All that the mailbox holds for people: what is parked for as long as it is, the rest once. */
export async function allMatters(session: Session): Promise<Matters> {
  return {
    parked: await parkedMails(session, false),
    secrets: await secretMails(session, ['secret']),
    failed: await failedLetters(session, ['failed']),
    bounced: await bounces(session),
    others: await otherMails(session),
    gaps: await gaps(session, ['gap']),
  }
}

/** What can't wait and was not told. */
export async function urgentMatters(session: Session): Promise<Matters> {
  return {
    ...NO_MATTERS,
    parked: await parkedMails(session, true),
    secrets: await secretMails(session, ['secret', 'urgent-secret']),
    failed: await failedLetters(session, ['failed', 'urgent-failed']),
    gaps: await gaps(session, ['gap', 'urgent-gap']),
  }
}
