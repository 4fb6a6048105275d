import { parseArgs } from 'node:util'
import { checks } from '#rules/checks/index.ts'
import type { Config } from '#src/config.ts'
import { bulletinText } from '#src/dossiers/digest/bulletin-text.ts'
import { recipientsOf } from '#src/dossiers/digest/recipients.ts'
import { errorText } from '#src/io/error-code.ts'
import { createLog } from '#src/io/log.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { madeDigest } from '#workers/digest.ts'
import { campaignFor } from './choose-campaign.ts'
import type { Console } from './console.ts'
import { withDatabase } from './with-database.ts'

const USAGE = `Usage: tiepnhan digest [--rehearse] [--campaign ID]
  Prints the digest that staff would get now, and to whom. Sends nothing and marks nothing: the running service sends it at
  the hours that the campaign sets.
  --campaign   folder of the campaign (default: the only one)
`

/** Prints a campaign's digest as it would be now. Gives the exit code: 0 printed, 1 could not be made, 2 bad usage or rules. */
export async function digest(argv: readonly string[], config: Config, console: Console): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${USAGE}`)
    return 2
  }
  const campaign = await campaignFor(config.rulesDir, options.campaign)
  if ('fault' in campaign) {
    console.err(`${campaign.fault}\n`)
    return 2
  }
  try {
    const { campaigns } = await loadCampaigns(config.rulesDir)
    const recipients = recipientsOf(campaign, config.staff)
    const { bulletin } = await withDatabase(
      config,
      async (database) =>
        await madeDigest(campaign, {
          database,
          campaigns,
          checks,
          staff: config.staff,
          boardUrl: config.board.url.replace(/\/+$/, ''),
          from: config.mail?.from ?? campaign.office.email,
          now: () => new Date(),
          log: createLog('silent'),
          queue: { nudge: async () => undefined },
        }),
    )
    const to =
      recipients.length === 0 ? 'nobody: set digest.to or staff in campaign.yaml, or STAFF' : recipients.join(', ')
    console.out(
      `To: ${to}\nAt: ${campaign.digest.hours.join(', ')} (${campaign.timeZone})\nSubject: ${bulletin.subject}\n\n`,
    )
    console.out(bulletinText(bulletin))
    return 0
  } catch (error) {
    console.err(`The digest can't be made: ${errorText(error)}\n`)
    return 1
  }
}

function optionsOf(argv: readonly string[]): { readonly campaign: string | undefined } | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      // To rehearse is all that the command does; the word says so where it stands in a script.
      options: { rehearse: { type: 'boolean' }, campaign: { type: 'string' } },
    })
    return { campaign: values.campaign }
  } catch (error) {
    return { fault: errorText(error) }
  }
}
