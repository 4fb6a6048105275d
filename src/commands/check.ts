import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checks } from '#rules/checks/index.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { type Desk, openDesk } from '#src/dossiers/desk.ts'
import { examine } from '#src/dossiers/examine.ts'
import type { Judgement } from '#src/dossiers/judgement.ts'
import { judge } from '#src/dossiers/judge.ts'
import { lookupKeys } from '#src/dossiers/lookup-keys.ts'
import { notUnderstood } from '#src/dossiers/understand-mail.ts'
import type { Verdict } from '#src/dossiers/verdict.ts'
import { findMailFiles, type MailFile, PathError } from '#src/io/mail-files.ts'
import { formatFault } from '#src/dossiers/campaigns/rule-fault.ts'
import { createOcr } from '#src/io/ocr.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { createReaderPool, type MailReading, type ReaderPool } from '#src/io/sandbox.ts'
import { receivedAtOf } from '#src/mail/envelope.ts'
import type { UnderstoodDocument } from '#src/understanding/document.ts'
import { reportOf } from './check-report.ts'
import type { Console } from './console.ts'
import { readAhead } from './read-ahead.ts'

const CHECK_USAGE = `Usage: tiepnhan check [--rules FOLDER] [--json] PATH...
  PATH      an .eml file, a folder of them, or an .mbox file
  --rules   one campaign's folder, or a folder of campaigns (default: rules/campaigns)
  --json    one JSON verdict a line on standard output, nothing else
`

const READER = fileURLToPath(import.meta.resolve('#workers/reader.ts'))

/** Judges mail offline: no mailbox, no network, nothing sent. Gives the exit code: 0 judged, 2 could not start. */
export async function check(
  argv: readonly string[],
  defaults: { readonly rulesDir: string; readonly readers: number },
  console: Console,
): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${CHECK_USAGE}`)
    return 2
  }
  try {
    await using ocr = await createOcr({ workers: defaults.readers })
    // Readers start while the rules and the list of mails are read here; one mail needs but one.
    const atOnce = options.paths.length === 1 && /\.eml$/i.test(options.paths[0] ?? '') ? 1 : defaults.readers
    await using pool = createReaderPool({ size: defaults.readers, atOnce, ocr, program: READER })
    const { campaigns, faults } = await loadCampaigns(options.rules ?? defaults.rulesDir)
    if (faults.length > 0) {
      console.err(`${faults.map(formatFault).join('\n')}\n`)
      return 2
    }
    await using mails = await findMailFiles(options.paths)
    const print = ({ verdict, judgement, documents }: Judged): void =>
      console.out(options.json ? `${JSON.stringify(verdict)}\n` : reportOf(verdict, judgement, documents))
    const inOrder = inOrderOfReceipt(mails.files)
    for await (const judged of judgements(inOrder, campaigns, pool, defaults.readers)) print(judged)
    return 0
  } catch (error) {
    if (!(error instanceof PathError)) throw error
    console.err(`${error.message}\n`)
    return 2
  }
}

function optionsOf(
  argv: readonly string[],
): { rules: string | undefined; json: boolean; paths: string[] } | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { rules: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    if (positionals.length === 0) return { fault: 'No mail to check: expected at least one PATH.' }
    return { rules: values.rules, json: values.json, paths: positionals }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function inOrderOfReceipt(files: readonly MailFile[]): MailFile[] {
  const timed = files.map((file) => ({ file, at: receivedAtOf(file.head).getTime() }))
  return timed.sort((one, other) => one.at - other.at).map(({ file }) => file)
}

type Judged = {
  readonly verdict: Verdict
  readonly judgement: Judgement
  readonly documents: readonly UnderstoodDocument[]
}

/** Mails are read side by side and judged one after the other, each with what came before it. */
async function* judgements(
  files: readonly MailFile[],
  campaigns: readonly Campaign[],
  pool: ReaderPool,
  readers: number,
): AsyncGenerator<Judged> {
  const desk = openDesk()
  const read = async (file: MailFile): Promise<MailReading> => pool.readMail(await file.load(), null)
  for await (const { item, result } of readAhead(files, read, readers * 2)) {
    const { judgement, documents } = judgeNext(result, campaigns, desk)
    yield { verdict: { ...judgement.verdict, file: item.file }, judgement, documents }
  }
}

function judgeNext(
  { message, files, understood }: MailReading,
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
