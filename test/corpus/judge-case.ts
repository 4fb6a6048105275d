import { checks } from '#rules/checks/index.ts'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { openDesk } from '#src/dossiers/desk.ts'
import { judge } from '#src/dossiers/judge.ts'
import { lookupKeys } from '#src/dossiers/lookup-keys.ts'
import { fingerprintOf } from '#src/dossiers/resend.ts'
import type { Verdict } from '#src/dossiers/verdict.ts'
import { kindOf } from '#src/mail/kind.ts'
import { parseMessage } from '#src/mail/parse.ts'
import { readMessage } from '#src/reading/read-message.ts'
import type { ReadingProgress } from '#src/reading/read-message.ts'
import type { ReadingTools } from '#src/reading/tools.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { understand } from '#src/understanding/understand.ts'
import type { TrueCase } from './truth.ts'

export type Judged = { readonly verdict: Verdict; readonly documents: readonly UnderstoodDocument[] }

/** Judges the mails of one case as `tiepnhan check` would, in this process: a mailbox of its own, the case's own roster. */
export async function judgeCase(
  one: TrueCase,
  campaign: Campaign,
  tools: ReadingTools,
  progress: ReadingProgress = {},
): Promise<Judged[]> {
  const campaigns = [{ ...campaign, units: one.roster }]
  const own = { addresses: [campaign.office.email.toLowerCase()] }
  const desk = openDesk()
  const judged: Judged[] = []
  for (const mail of one.mails) {
    const message = await parseMessage(mail.raw, { internalDate: null })
    const files = await readMessage(message, tools, progress)
    const documents = understand(files, documentTypes)
    const fingerprint = fingerprintOf(message)
    const judgement = judge({
      message,
      kind: kindOf(message, own).kind,
      documents,
      bodyTypes: [],
      sizes: Object.fromEntries(files.map(({ sha256, size }) => [sha256, size])),
      campaigns,
      checks,
      known: desk.find(lookupKeys(message, documents, campaigns)),
      isResend: desk.isKnown(fingerprint),
      now: message.receivedAt,
      nextNumber: desk.nextNumber,
    })
    desk.keep(judgement, fingerprint)
    judged.push({ verdict: { ...judgement.verdict, file: mail.file }, documents })
  }
  return judged
}
