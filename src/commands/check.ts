import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findMailFiles, PathError } from '#src/io/mail-files.ts'
import { createOcr } from '#src/io/ocr.ts'
import { createReaderPool } from '#src/io/sandbox.ts'
import type { Console } from './console.ts'

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
    // Readers start while all that judging needs is loaded here, the rules and the list of mails are read; one mail needs but one.
    const atOnce = options.paths.length === 1 && /\.eml$/i.test(options.paths[0] ?? '') ? 1 : defaults.readers
    await using pool = createReaderPool({ size: defaults.readers, atOnce, ocr, program: READER })
    const { formatFault, judgements, loadCampaigns, reportOf } = await import('./judge-mails.ts')
    const { campaigns, faults } = await loadCampaigns(options.rules ?? defaults.rulesDir)
    if (faults.length > 0) {
      console.err(`${faults.map(formatFault).join('\n')}\n`)
      return 2
    }
    await using mails = await findMailFiles(options.paths)
    for await (const { verdict, judgement, documents } of judgements(mails.files, campaigns, pool, defaults.readers))
      console.out(options.json ? `${JSON.stringify(verdict)}\n` : reportOf(verdict, judgement, documents))
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
