import { type BounceMatter, type Matters, NO_MATTERS } from '#src/dossiers/digest/matters.ts'
import { bounceOf } from '#src/mail/bounce.ts'
import { parseMessage } from '#src/mail/parse.ts'
import { loadBlob } from '#src/store/blobs.ts'
import type { Session } from '#src/store/database.ts'
import { bounces, codesOfLetters, failedLetters, gaps, otherMails, parkedMails } from '#src/store/digests.ts'

/** All that the mailbox holds for people: what is parked for as long as it is, the rest once. */
export async function allMatters(session: Session): Promise<Matters> {
  return {
    parked: await parkedMails(session, false),
    failed: await failedLetters(session, ['failed']),
    bounced: await bounceMatters(session),
    others: await otherMails(session),
    gaps: await gaps(session, ['gap']),
  }
}

/** What can't wait and was not told. */
export async function urgentMatters(session: Session): Promise<Matters> {
  return {
    ...NO_MATTERS,
    parked: await parkedMails(session, true),
    failed: await failedLetters(session, ['failed', 'urgent-failed']),
    gaps: await gaps(session, ['gap', 'urgent-gap']),
  }
}

/** Whom a bounce is about stands in its bytes. */
async function bounceMatters(session: Session): Promise<BounceMatter[]> {
  const found: BounceMatter[] = []
  for (const { id, sha256, receivedAt } of await bounces(session)) {
    const bounce = bounceOf(await parseMessage(await loadBlob(session, sha256), { internalDate: receivedAt }))
    const codes = bounce === null ? [] : await codesOfLetters(session, bounce.originalMessageIds.slice(0, 20))
    found.push({ id, receivedAt, recipients: bounce?.recipients ?? [], codes })
  }
  return found
}
