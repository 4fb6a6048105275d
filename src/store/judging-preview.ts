import { withLearned } from '#src/dossiers/decisions/learned-addresses.ts'
import { judge } from '#src/dossiers/judge.ts'
import type { Judgement } from '#src/dossiers/judgement.ts'
import { lookupKeys } from '#src/dossiers/lookup-keys.ts'
import { type DecisionDesk, loadLearned } from './decisions.ts'
import { findDossiers, openNumbers } from './dossiers.ts'
import type { FreshReading } from './rereadings.ts'
import { revive } from './stored-message.ts'

/** What a mail that belongs to no dossier would bring about if it were judged by this reading. Changes nothing. */
export async function previewJudging(
  { database, campaigns: known, checks, now }: DecisionDesk,
  { message: kept, files, understood }: FreshReading,
): Promise<Judgement> {
  return await database.transaction(async (session) => {
    const campaigns = withLearned(known, await loadLearned(session))
    const message = revive(kept)
    const numbers = await openNumbers(session)
    return judge({
      ...understood,
      message,
      kind: 'submission',
      sizes: Object.fromEntries(files.map(({ sha256, size }) => [sha256, size])),
      campaigns,
      checks,
      known: await findDossiers(session, lookupKeys(message, understood.documents, campaigns), now()),
      isResend: false,
      now: now(),
      nextNumber: numbers.next,
    })
  })
}
