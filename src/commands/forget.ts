import { parseArgs } from 'node:util'
import type { Config } from '#src/config.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { formatFault } from '#src/dossiers/campaigns/rule-fault.ts'
import { belowArchive, forgetAt, type Keeping } from '#src/dossiers/retention.ts'
import { dayIn } from '#src/dossiers/zoned-time.ts'
import { errorText } from '#src/io/error-code.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import type { Database } from '#src/store/database.ts'
import { sweepUp } from '#src/store/forget/bytes.ts'
import { type Forgettable, forgetCampaign, forgettable } from '#src/store/forget/campaign.ts'
import type { Console } from './console.ts'
import { forgetSecret } from './forget-secret.ts'
import { withDatabase } from './with-database.ts'

const FORGET_USAGE = `Usage: tiepnhan forget --dry-run [--campaign ID]
       tiepnhan forget --reason TEXT [--campaign ID]
       tiepnhan forget --secret NUMBER|all (--dry-run | --reason TEXT)
  Forgets what campaigns keep longer than their "retention" says (campaign.yaml); without it nothing is ever forgotten.
  --dry-run    only say what would be forgotten, and when the rest will be due
  --secret     the bytes of a mail that bears a mark of secrecy (MẬT), by its number, or of all such mails
  --reason     why it may go: the record of hand-over to the archive, the office's decision; kept with the date, so name nobody in it
`

const KEEPINGS: readonly Keeping[] = ['texts', 'letters', 'originals']
const SAY: Readonly<Record<Keeping, string>> = {
  texts: 'words read from mails and files',
  letters: 'letters and digests',
  originals: 'mails as they came, and what names people',
}

/** `tiepnhan forget`: the retention of campaigns. Exit code 0 done or told, 1 could not be, 2 bad usage or rules. */
export async function forget(
  argv: readonly string[],
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'rulesDir'>,
  console: Console,
  now: Date,
): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${FORGET_USAGE}`)
    return 2
  }
  if (options.secret !== null) return await forgetSecret(config, options.secret, options.reason, console)
  const { campaigns, faults } = await loadCampaigns(config.rulesDir)
  if (faults.length > 0) {
    console.err(`${faults.map(formatFault).join('\n')}\n`)
    return 2
  }
  const chosen = campaigns.filter(({ id }) => options.campaign === undefined || id === options.campaign)
  if (options.campaign !== undefined && chosen.length === 0) {
    console.err(`There is no campaign ${options.campaign} in ${config.rulesDir}.\n`)
    return 2
  }
  try {
    await withDatabase(config, async (database) => {
      let forgotten = 0
      for (const campaign of chosen) {
        warn(campaign, console)
        for (const what of KEEPINGS)
          forgotten += await one(database, { campaign, campaigns, what }, options, now, console)
      }
      if (forgotten > 0) {
        await sweepUp(database)
        console.out('Older backups still hold all of it: remove them by the same terms.\n')
      }
    })
    return 0
  } catch (error) {
    console.err(`${errorText(error)}\n`)
    return 1
  }
}

type Options = {
  readonly campaign: string | undefined
  /** Null: nothing is changed. */
  readonly reason: string | null
  /** Numbers of mails with a mark of secrecy; null: the campaigns' terms. */
  readonly secret: readonly number[] | 'all' | null
}

function optionsOf(argv: readonly string[]): Options | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'dry-run': { type: 'boolean' },
        campaign: { type: 'string' },
        reason: { type: 'string' },
        secret: { type: 'string', multiple: true },
      },
    })
    const { campaign, secret: numbers } = values
    const secret = numbers === undefined || numbers.includes('all') ? ((numbers && 'all') ?? null) : numbers.map(Number)
    if (Array.isArray(secret) && !secret.every((id) => Number.isSafeInteger(id) && id > 0))
      return { fault: '--secret: the number of a mail was expected, or all.' }
    const reason = values.reason?.trim() ?? ''
    if (values['dry-run'] === true) return { campaign, secret, reason: null }
    return reason === '' ? { fault: '--dry-run or --reason was expected.' } : { campaign, secret, reason }
  } catch (error) {
    return { fault: errorText(error) }
  }
}

function warn(campaign: Campaign, console: Console): void {
  for (const what of belowArchive(campaign))
    console.out(
      `! ${campaign.id}: ${SAY[what]} are kept for less than 10 years, which archive rules ask of award files (Thông tư 10/2022/TT-BNV). ` +
        `Hand the archive its pack first (tiepnhan pack --campaign ${campaign.id}), and ask the archivist.\n`,
    )
}

async function one(
  database: Database,
  { campaign, campaigns, what }: { campaign: Campaign; campaigns: readonly Campaign[]; what: Keeping },
  { reason }: Options,
  now: Date,
  console: Console,
): Promise<number> {
  const due = forgetAt(campaign, what)
  const label = `${campaign.id}: ${SAY[what]}`
  if (due === null || due > now) {
    console.out(`  ${label}: ${due === null ? 'kept for good' : `due on ${dayIn(campaign.timeZone, due)}`}\n`)
    return 0
  }
  const isDue = (other: Campaign): boolean => (forgetAt(other, what) ?? now) < now
  const others = campaigns.filter(isDue).map(({ id }) => id)
  const found = await database.transaction(async (session) => {
    const rows = await forgettable(session, campaign.id, what, others)
    if (reason !== null && sizeOf(rows) > 0) await forgetCampaign(session, campaign.id, what, rows, reason)
    return rows
  })
  const { mails, dossiers, letters } = found
  const counts = `${mails.length} mails, ${dossiers.length} dossiers, ${letters.length} letters`
  const said =
    sizeOf(found) === 0 ? 'nothing left to forget' : `${counts} ${reason === null ? 'would be' : 'were'} forgotten`
  console.out(`  ${label}: due since ${dayIn(campaign.timeZone, due)}; ${said}\n`)
  return reason === null ? 0 : sizeOf(found)
}

function sizeOf({ mails, dossiers, letters }: Forgettable): number {
  return mails.length + dossiers.length + letters.length
}
