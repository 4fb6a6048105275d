import { checks } from '#rules/checks/index.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { type Desk, openDesk } from '#src/dossiers/desk.ts'
import { examine } from '#src/dossiers/examine.ts'
import type { Judgement } from '#src/dossiers/judgement.ts'
import { judge } from '#src/dossiers/judge.ts'
import { lookupKeys } from '#src/dossiers/lookup-keys.ts'
import { notUnderstood } from '#src/dossiers/understand-mail.ts'
import type { Verdict } from '#src/dossiers/verdict.ts'
import type { MailFile } from '#src/io/mail-files.ts'
import type { MailReading, ReaderPool } from '#src/io/sandbox.ts'
import { receivedAtOf } from '#src/mail/envelope.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { readAhead } from './read-ahead.ts'

/** What `check` needs besides its readers; loaded once they start. */
export { formatFault } from '#src/dossiers/campaigns/rule-fault.ts'
export { loadCampaigns } from '#src/io/rules.ts'
export { reportOf } from './check-report.ts'

type Judged = {
  readonly verdict: Verdict
  readonly judgement: Judgement
  readonly documents: readonly UnderstoodDocument[]
}

/** Mails are read side by side and judged one after the other in the order of their receipt, each with what came before it. */
export async function* judgements(
  files: readonly MailFile[],
  campaigns: readonly Campaign[],
  pool: ReaderPool,
  readers: number,
): AsyncGenerator<Judged> {
  const desk = openDesk()
  const read = async (file: MailFile): Promise<MailReading> => pool.readMail(await file.load(), null)
  for await (const { item, result } of readAhead(inOrderOfReceipt(files), read, readers * 2)) {
    const { judgement, documents } = judgeNext(result, campaigns, desk)
    yield { verdict: { ...judgement.verdict, file: item.file }, judgement, documents }
  }
}

function inOrderOfReceipt(files: readonly MailFile[]): MailFile[] {
  const timed = files.map((file) => ({ file, at: receivedAtOf(file.head).getTime() }))
  return timed.sort((one, other) => one.at - other.at).map(({ file }) => file)
}

/** One mail judged with what came before it, and kept on the desk for those after it. */
export function judgeNext(
  { message, files, understood }: Pick<MailReading, 'message' | 'files' | 'understood'>,
  campaigns: readonly Campaign[],
  desk: Desk,
): Omit<Judged, 'verdict'> {
  const own = { addresses: campaigns.map(({ office }) => office.email.toLowerCase()) }
  const mail = examine(message, files, own, understood ?? notUnderstood(files))
  const judgement = judge({
    ...mail,
    campaigns,
    checks,
    known: desk.find(lookupKeys(message, mail.documents, campaigns)),
    isResend: desk.isKnown(mail.fingerprint),
    now: message.receivedAt,
    nextNumber: desk.nextNumber,
  })
  desk.keep(judgement, mail.fingerprint)
  return { judgement, documents: mail.documents }
}
