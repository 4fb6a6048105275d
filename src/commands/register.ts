import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checks } from '#rules/checks/index.ts'
import type { Config } from '#src/config.ts'
import { registerOf } from '#src/dossiers/register/register.ts'
import { meetingPaper, registerPaper } from '#src/dossiers/register/register-paper.ts'
import { standingsOf } from '#src/dossiers/register/standing.ts'
import { errorText } from '#src/io/error-code.ts'
import { writeDocxPaper } from '#src/io/office-files/docx.ts'
import { writeXlsxPaper } from '#src/io/office-files/xlsx.ts'
import { dossierStates } from '#src/store/dossier-states.ts'
import { campaignFor } from './choose-campaign.ts'
import type { Console } from './console.ts'
import { withDatabase } from './with-database.ts'

const USAGE = `Usage: tiepnhan register [--campaign ID] [--out FILE]
  --campaign   folder of the campaign (default: the only one)
  --out        FILE.xlsx: nominees, dossiers and unions; FILE.docx: the list for the meeting
               (default: register-CAMPAIGN.xlsx in the current folder)
`

/** Writes the register of a campaign. Gives the exit code: 0 written, 1 could not be, 2 bad usage or rules. */
export async function register(argv: readonly string[], config: Config, console: Console): Promise<number> {
  const options = optionsOf(argv)
  const campaign = 'fault' in options ? options : await campaignFor(config.rulesDir, options.campaign)
  if ('fault' in options || 'fault' in campaign) {
    console.err('fault' in campaign ? `${campaign.fault}\n` : '')
    if ('fault' in options) console.err(USAGE)
    return 2
  }
  const out = options.out ?? `register-${campaign.id}.xlsx`
  try {
    const states = await withDatabase(config, async (database) => await dossierStates(database, campaign.id))
    const made = registerOf(campaign, standingsOf(states, campaign, checks), new Date())
    const bytes = /\.docx$/i.test(out)
      ? await writeDocxPaper(meetingPaper(made))
      : await writeXlsxPaper(registerPaper(made))
    await writeFile(out, bytes)
    const { collectives, individuals, dossiers } = made
    console.out(
      `${out}: ${collectives.length} tập thể, ${individuals.length} cá nhân được đề nghị trong ${dossiers.length} hồ sơ\n`,
    )
    return 0
  } catch (error) {
    console.err(`The register can't be written: ${errorText(error)}\n`)
    return 1
  }
}

function optionsOf(
  argv: readonly string[],
): { readonly campaign: string | undefined; readonly out: string | undefined } | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { campaign: { type: 'string' }, out: { type: 'string' } },
    })
    if (values.out !== undefined && !/\.(?:xlsx|docx)$/i.test(values.out))
      return { fault: `--out: a name that ends in .xlsx or .docx was expected, not "${values.out}".` }
    return { campaign: values.campaign, out: values.out }
  } catch (error) {
    return { fault: errorText(error) }
  }
}
