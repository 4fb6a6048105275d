import { documentTypes } from '#rules/document-types/index.ts'
import { judgeNext } from '#src/commands/judge-mails.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { openDesk } from '#src/dossiers/desk.ts'
import { understandMail } from '#src/dossiers/understand-mail.ts'
import type { Verdict } from '#src/dossiers/verdict.ts'
import { parseMessage } from '#src/mail/parse.ts'
import { readMessage } from '#src/reading/read-message.ts'
import type { ReadingProgress } from '#src/reading/read-message.ts'
import type { ReadingTools } from '#src/reading/tools.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
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
  const desk = openDesk()
  const judged: Judged[] = []
  for (const mail of one.mails) {
    const message = await parseMessage(mail.raw, { internalDate: null })
    const files = await readMessage(message, tools, progress)
    const understood = understandMail(message, files, documentTypes)
    const { judgement, documents } = judgeNext({ message, files, understood }, campaigns, desk)
    judged.push({ verdict: { ...judgement.verdict, file: mail.file }, documents })
  }
  return judged
}
