import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checks } from '#rules/checks/index.ts'
import type { Config } from '#src/config.ts'
import { formatFault } from '#src/dossiers/campaigns/rule-fault.ts'
import { examine, type ExaminedMail } from '#src/dossiers/examine.ts'
import { type Difference, documentDifferences, dossierDifferences } from '#src/dossiers/replay/differences.ts'
import { type Happening, inOrder, replay as replayAll, type Replayed } from '#src/dossiers/replay/replay.ts'
import { notUnderstood } from '#src/dossiers/understand-mail.ts'
import { errorText } from '#src/io/error-code.ts'
import { clamdScanner } from '#src/io/clamd.ts'
import { createOcr } from '#src/io/ocr.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { createReaderPool } from '#src/io/sandbox.ts'
import { loadBlob } from '#src/store/blobs.ts'
import type { Database } from '#src/store/database.ts'
import { extractions } from '#src/store/extractions.ts'
import { type JudgedMail, judgedMails, lastHappening, recordedDecisions, storedJudgement } from '#src/store/history.ts'
import { applyReplay, storedDossiers } from '#src/store/apply-replay.ts'
import type { Console } from './console.ts'
import { differenceLines } from './difference-lines.ts'
import { withDatabase } from './with-database.ts'

const READER = fileURLToPath(import.meta.resolve('#workers/reader.ts'))

const REPLAY_USAGE = `Usage: tiepnhan replay [--since YYYY-MM-DD] [--json] [--apply]
  Makes everything derived anew, in memory, from raw mail, rules and the recorded decisions, and shows what differs from
  what is stored. No letter is ever sent.
  --since   tell of mails that came since that day, and of dossiers that they touch
  --json    one JSON object a line
  --apply   write what differs to the database; letters that were told stay as they were
`

type Settings = Pick<Config, 'databaseUrl' | 'dataDir' | 'rulesDir' | 'mail' | 'clamd'>

/**
 * `tiepnhan replay`: is what is stored what the mails, the rules and the decisions say? Exit code 0 nothing differs (or it was
 * written), 1 something differs or could not be written, 2 could not start.
 */
export async function replay(
  argv: readonly string[],
  config: Settings,
  version: string,
  console: Console,
): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${REPLAY_USAGE}`)
    return 2
  }
  const { campaigns, faults } = await loadCampaigns(config.rulesDir)
  if (faults.length > 0) {
    console.err(`${faults.map(formatFault).join('\n')}\n`)
    return 2
  }
  const addresses = [
    config.mail?.imap.user,
    config.mail?.smtp.user,
    config.mail?.from,
    ...campaigns.map(({ office }) => office.email),
  ]
  const own = { addresses: addresses.flatMap((address) => (address?.includes('@') ? [address.toLowerCase()] : [])) }
  try {
    return await withDatabase(config, async (database) => {
      const until = await lastHappening(database)
      const mails = await judgedMails(database)
      const examined = new Map<string, ExaminedMail>()
      await using ocr = await createOcr()
      await using readers = createReaderPool({
        ocr,
        // What was quarantined stays closed.
        scan: config.clamd === null ? null : clamdScanner(config.clamd),
        program: READER,
        lookup: extractions(database, version).lookup,
      })
      const happenings: Happening[] = []
      for (const mail of mails) {
        const { message, files, understood } = await readers.readMail(
          await loadBlob(database, mail.sha256),
          mail.receivedAt,
          { cleared: mail.cleared },
        )
        const known = examine(message, files, own, understood ?? notUnderstood(files))
        examined.set(mail.sha256, known)
        happenings.push({ kind: 'mail', at: mail.judgedAt, opened: mail.opened, mail: known })
      }
      const decisions = await recordedDecisions(database)
      const replayed = replayAll(inOrder(happenings, decisions), { campaigns, checks })
      const found = await differencesOf(database, mails, examined, replayed, options.since)
      tell(found, { mails: mails.length, decisions: decisions.length }, replayed, options.json, console)
      if (found.length === 0) return 0
      if (!options.apply) return 1
      const applied = await applyReplay(database, { replayed, examined, until })
      if (!applied) {
        console.err('Mail came in, or an officer decided, meanwhile: nothing was written. Run it again.\n')
        return 1
      }
      if (!options.json) console.out('Written. No letter was sent.\n')
      return 0
    })
  } catch (error) {
    console.err(`${errorText(error)}\n`)
    return 2
  }
}

type Options = { readonly since: Date | null; readonly json: boolean; readonly apply: boolean }

function optionsOf(argv: readonly string[]): Options | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        since: { type: 'string' },
        json: { type: 'boolean', default: false },
        apply: { type: 'boolean', default: false },
      },
    })
    const since = values.since === undefined ? null : new Date(values.since)
    if (since !== null && (!/^\d{4}-\d{2}-\d{2}/.test(values.since ?? '') || Number.isNaN(since.getTime())))
      return { fault: `--since wants a day such as 2021-05-20, not "${values.since}".` }
    return { since, json: values.json, apply: values.apply }
  } catch (error) {
    return { fault: errorText(error) }
  }
}

type Found = { readonly about: 'mail' | 'dossier'; readonly name: string; readonly differences: readonly Difference[] }

async function differencesOf(
  database: Database,
  mails: readonly JudgedMail[],
  examined: ReadonlyMap<string, ExaminedMail>,
  replayed: Replayed,
  since: Date | null,
): Promise<Found[]> {
  const told = mails.filter(({ receivedAt }) => since === null || receivedAt >= since)
  const found: Found[] = []
  for (const { id, sha256, kind } of told) {
    const stored = await storedJudgement(database, id)
    const fresh = examined.get(sha256)
    const verdict = replayed.verdicts.get(sha256)
    const differences = [
      ...documentDifferences(stored.documents, fresh?.documents ?? []),
      ...changed('kind of mail', kind, fresh?.kind ?? '-'),
      // A letter that was held back for too many letters is no matter of judging.
      ...(stored.verdict?.silence === 'rate-limited'
        ? []
        : changed('silence', stored.verdict?.silence ?? '-', verdict?.silence ?? '-')),
      ...changed('dossiers', codesOf(stored.verdict?.dossiers), codesOf(verdict?.dossiers)),
    ]
    if (differences.length > 0) found.push({ about: 'mail', name: `message ${id}`, differences })
  }
  const hashes = new Set(told.map(({ sha256 }) => sha256))
  const isTold = (mailsOf: readonly { readonly mail: string }[]): boolean =>
    since === null || mailsOf.some(({ mail }) => hashes.has(mail))
  const stored = await storedDossiers(database)
  for (const code of [...new Set([...stored.keys(), ...replayed.dossiers.keys()])].sort()) {
    const was = stored.get(code) ?? null
    const is = replayed.dossiers.get(code) ?? null
    if (!isTold([...(was?.contributions ?? []), ...(is?.state.contributions ?? [])])) continue
    const differences = dossierDifferences(
      was === null ? null : { state: was, assessment: null },
      is === null ? null : { state: is.state, assessment: null },
    )
    if (differences.length > 0) found.push({ about: 'dossier', name: code, differences })
  }
  return found
}

function codesOf(dossiers: readonly { readonly code: string; readonly status: string }[] = []): string {
  return dossiers.map(({ code, status }) => `${code} ${status}`).join(', ') || '-'
}

function changed(what: string, was: string, is: string): Difference[] {
  return was === is ? [] : [{ what, was, is }]
}

function tell(
  found: readonly Found[],
  counts: { readonly mails: number; readonly decisions: number },
  { idle }: Replayed,
  json: boolean,
  console: Console,
): void {
  if (json) {
    for (const one of found) console.out(`${JSON.stringify(one)}\n`)
    return
  }
  console.out(`${counts.mails} mails and ${counts.decisions} decisions replayed; ${found.length} differences.\n`)
  for (const { name, differences } of found) console.out(`\n${name}\n${differenceLines(differences)}`)
  for (const { decision, why } of idle)
    console.out(`\nDecision ${decision.id} on ${decision.dossier} fits to nothing any more: ${why}\n`)
}
