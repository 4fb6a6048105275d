import { parseArgs } from 'node:util'
import { checks } from '#rules/checks/index.ts'
import { documentTypes } from '#rules/document-types/index.ts'
import type { Config } from '#src/config.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { formatFault } from '#src/dossiers/campaigns/rule-fault.ts'
import { examine } from '#src/dossiers/examine.ts'
import { understandMail } from '#src/dossiers/understand-mail.ts'
import { type Difference, dossierDifferences, letterDifferences } from '#src/dossiers/replay/differences.ts'
import { type Happening, inOrder, replay, type Replayed } from '#src/dossiers/replay/replay.ts'
import { rulesVersion } from '#src/dossiers/rules-version.ts'
import { errorText } from '#src/io/error-code.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import type { Database } from '#src/store/database.ts'
import { judgedMails, recordedDecisions, storedReading } from '#src/store/history.ts'
import type { Console } from './console.ts'
import { differenceLines } from './difference-lines.ts'
import { withDatabase } from './with-database.ts'

const REHEARSE_USAGE = `tiepnhan rules rehearse FOLDER [--campaign ID] [--json]
  xét lại thư đã nhận theo bản nháp trong FOLDER; liệt kê hồ sơ và thư sẽ khác, không thay đổi gì
  --campaign   kế hoạch đang dùng mà bản nháp thay thế (mặc định: cùng tên thư mục, hoặc cùng code-prefix)
  --json       mỗi hồ sơ khác là một dòng JSON
`

type Where = Pick<Config, 'databaseUrl' | 'dataDir' | 'rulesDir'>

/**
 * `tiepnhan rules rehearse FOLDER`: judges the stored mail of a campaign by the rules in use and by a draft of them, with the
 * decisions of staff, and tells what would be different. Exit code 0 told, 1 faults in the rules, 2 could not start.
 */
export async function rehearse(
  argv: readonly string[],
  config: Where,
  version: string,
  console: Console,
): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${REHEARSE_USAGE}`)
    return 2
  }
  const [used, drafts] = await Promise.all([loadCampaigns(config.rulesDir), loadCampaigns(options.folder)])
  const faults = [...drafts.faults, ...used.faults]
  if (faults.length > 0) {
    console.err(`${faults.map(formatFault).join('\n')}\n`)
    return 1
  }
  const pairs = drafts.campaigns.map((draft) => ({
    draft,
    campaign: replacedBy(draft, used.campaigns, options.campaign),
  }))
  const orphan = pairs.find(({ campaign }) => campaign === null)
  if (orphan !== undefined) {
    console.err(
      `Bản nháp ${orphan.draft.id} không ứng với kế hoạch nào đang dùng (${used.campaigns.map(({ id }) => id).join(', ')}). Chọn bằng --campaign.\n`,
    )
    return 2
  }
  const planned = used.campaigns.map((campaign) => {
    const draft = pairs.find((pair) => pair.campaign === campaign)?.draft
    return draft === undefined ? campaign : { ...draft, id: campaign.id }
  })
  try {
    const happenings = await withDatabase(
      config,
      async (database) => await storedHappenings(database, used.campaigns, version),
    )
    const was = replay(happenings, { campaigns: used.campaigns, checks })
    const is = replay(happenings, { campaigns: planned, checks })
    for (const { campaign, draft } of pairs)
      if (campaign !== null) tell(campaign, draft, happenings, { was, is }, options.json, console)
    return 0
  } catch (error) {
    console.err(`${errorText(error)}\n`)
    return 2
  }
}

function optionsOf(
  argv: readonly string[],
): { folder: string; campaign: string | undefined; json: boolean } | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, campaign: { type: 'string' } },
    })
    const [folder, more] = positionals
    if (folder === undefined || more !== undefined) return { fault: 'Cần đúng một thư mục bản nháp.' }
    return { folder, campaign: values.campaign, json: values.json }
  } catch (error) {
    return { fault: errorText(error) }
  }
}

function replacedBy(draft: Campaign, used: readonly Campaign[], wanted: string | undefined): Campaign | null {
  return (
    used.find(({ id }) => id === (wanted ?? draft.id)) ??
    (wanted === undefined ? used.find(({ codePrefix }) => codePrefix === draft.codePrefix) : undefined) ??
    null
  )
}

/** The mails as they were read when they came, and what staff decided. */
async function storedHappenings(
  database: Database,
  campaigns: readonly Campaign[],
  version: string,
): Promise<Happening[]> {
  const own = { addresses: campaigns.map(({ office }) => office.email.toLowerCase()) }
  const mails: Happening[] = []
  for (const { id, sha256, judgedAt, opened, kind } of await judgedMails(database)) {
    const { message, files, understood } = await storedReading(database, id, sha256, version)
    const known = understood ?? understandMail(message, files, documentTypes)
    mails.push({ kind: 'mail', at: judgedAt, opened, mail: { ...examine(message, files, own, known), kind } })
  }
  return inOrder(mails, await recordedDecisions(database))
}

type Runs = { readonly was: Replayed; readonly is: Replayed }

function tell(
  campaign: Campaign,
  draft: Campaign,
  happenings: readonly Happening[],
  runs: Runs,
  json: boolean,
  console: Console,
): void {
  const codes = [...new Set([...runs.was.dossiers.keys(), ...runs.is.dossiers.keys()])]
    .filter((code) => [runs.was, runs.is].some((run) => run.dossiers.get(code)?.state.campaign === campaign.id))
    .sort()
  const letters = lettersByDossier(happenings, runs)
  const changed = codes.flatMap((code) => {
    const [was, is] = [runs.was.dossiers.get(code) ?? null, runs.is.dossiers.get(code) ?? null]
    const differences = [...dossierDifferences(was, is), ...(letters.get(code) ?? [])]
    return differences.length === 0 ? [] : [{ code, unit: (is ?? was)?.state.unit?.name ?? null, differences }]
  })
  if (json) {
    for (const one of changed) console.out(`${JSON.stringify({ campaign: campaign.id, ...one })}\n`)
    return
  }
  const mails = happenings.filter(({ kind }) => kind === 'mail').length
  console.out(
    `${campaign.id}: bản đang dùng ${rulesVersion(campaign)}, bản nháp ${rulesVersion({ ...draft, id: campaign.id })}\n` +
      `${mails} thư, ${happenings.length - mails} quyết định; ${changed.length} trong ${codes.length} hồ sơ sẽ khác.\n`,
  )
  for (const { code, unit, differences } of changed)
    console.out(`\n${code} ${unit ?? '(chưa rõ đơn vị)'}\n${differenceLines(differences)}`)
  for (const { decision, why } of runs.is.idle)
    if (!runs.was.idle.some((one) => one.decision.id === decision.id))
      console.out(`\nQuyết định ${decision.id} của hồ sơ ${decision.dossier} không còn áp dụng được: ${why}\n`)
}

function lettersByDossier(happenings: readonly Happening[], { was, is }: Runs): Map<string, Difference[]> {
  const found = new Map<string, Difference[]>()
  for (const happening of happenings) {
    if (happening.kind !== 'mail') continue
    const [before, after] = [was, is].map((run) => run.verdicts.get(happening.mail.message.sha256) ?? null)
    const differences = letterDifferences(before ?? null, after ?? null)
    const codes = [...(before?.dossiers ?? []), ...(after?.dossiers ?? [])].map(({ code }) => code)
    for (const code of new Set(codes)) found.set(code, [...(found.get(code) ?? []), ...differences])
  }
  return found
}
