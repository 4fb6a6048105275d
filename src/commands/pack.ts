import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { checks } from '#rules/checks/index.ts'
import type { Config } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import { zipOf } from '#src/io/zip.ts'
import { packEntries } from '#src/store/packs.ts'
import { campaignFor } from './choose-campaign.ts'
import type { Console } from './console.ts'
import { withDatabase } from './with-database.ts'

const USAGE = `Usage: tiepnhan pack CODE [--out FILE.zip]
       tiepnhan pack --campaign ID [--out FILE.zip]
  What the archive takes of one dossier, or of a whole campaign: mails and files as they came, letters as they left,
  verdicts, what happened, the register, and the SHA-256 of every file.
`

/** Packs a dossier or a campaign for the archive. Gives the exit code: 0 written, 1 could not be, 2 bad usage or rules. */
export async function pack(argv: readonly string[], config: Config, console: Console): Promise<number> {
  const options = optionsOf(argv)
  if ('fault' in options) {
    console.err(`${options.fault}\n${USAGE}`)
    return 2
  }
  const campaign = await campaignFor(config.rulesDir, options.campaign, options.code)
  if ('fault' in campaign) {
    console.err(`${campaign.fault}\n`)
    return 2
  }
  const out = options.out ?? `${options.code ?? campaign.id}.zip`
  // Half a pack never stands under its name.
  const aside = `${out}.part`
  try {
    const found = await withDatabase(config, async (database) => {
      const entries = await packEntries(database, { campaign, checks, code: options.code, now: new Date() })
      if (entries === null) return false
      await pipeline(zipOf(entries), createWriteStream(aside))
      await rename(aside, out)
      return true
    })
    if (!found) {
      console.err(`There is no dossier ${options.code} in ${campaign.id}.\n`)
      return 1
    }
    console.out(`${out}: ${(await stat(out)).size} bytes\n`)
    return 0
  } catch (error) {
    await rm(aside, { force: true })
    console.err(`The pack can't be written: ${errorText(error)}\n`)
    return 1
  }
}

type Options = { readonly code: string | null; readonly campaign: string | undefined; readonly out: string | undefined }

function optionsOf(argv: readonly string[]): Options | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { campaign: { type: 'string' }, out: { type: 'string' } },
      allowPositionals: true,
    })
    const [code = null, ...rest] = positionals
    if (rest.length > 0) return { fault: 'One code was expected.' }
    if (code === null && values.campaign === undefined) return { fault: 'A code or --campaign was expected.' }
    return { code: code?.toUpperCase() ?? null, campaign: values.campaign, out: values.out }
  } catch (error) {
    return { fault: errorText(error) }
  }
}
