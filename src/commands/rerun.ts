import type { Config } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import { release } from '#src/store/messages.ts'
import type { Console } from './console.ts'
import { withDatabase } from './with-database.ts'

const RERUN_USAGE = `Usage: tiepnhan rerun NUMBER...
  NUMBER   of a mail that was set aside ("message 17" is 17): it is read again from the start by the running service
`

/** `tiepnhan rerun 17`: a parked mail waits to be read again. Exit code 0 it does, 1 it was not parked, 2 bad usage. */
export async function rerun(
  argv: readonly string[],
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  console: Console,
): Promise<number> {
  const ids = argv.map((text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null))
  if (ids.length === 0 || ids.includes(null)) {
    console.err(RERUN_USAGE)
    return 2
  }
  try {
    return await withDatabase(config, async (database) => {
      let failed = 0
      for (const id of ids) {
        const released = await database.transaction(async (session) => await release(session, id ?? 0))
        if (released) console.out(`Mail ${id} is read again; the service takes it within a minute.\n`)
        else console.err(`Mail ${id} is not set aside, or was too large to be taken whole.\n`)
        failed += released ? 0 : 1
      }
      return failed === 0 ? 0 : 1
    })
  } catch (error) {
    console.err(`${errorText(error)}\n`)
    return 2
  }
}
