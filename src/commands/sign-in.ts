import { officersOf } from '#src/board/officer.ts'
import { LINK_MINUTES, makeLink } from '#src/board/sign-in-link.ts'
import type { Config } from '#src/config.ts'
import { errorText } from '#src/io/error-code.ts'
import { createLog } from '#src/io/log.ts'
import { loadCampaigns } from '#src/io/rules.ts'
import { openDatabase } from '#src/store/database.ts'
import { rememberedConnection } from '#src/store/embedded.ts'
import type { Console } from './console.ts'

const SIGN_IN_USAGE =
  'Usage: tiepnhan sign-in ADDRESS\n  ADDRESS   of a listed officer (STAFF, or a campaign’s staff)\n'

/**
 * Prints a link by which an officer signs in to the board, for a machine whose mail does not go out. The service must run.
 * Gives the exit code: 0 printed, 1 the database does not answer, 2 nobody of that address is listed.
 */
export async function signIn(argv: readonly string[], config: Config, console: Console): Promise<number> {
  const [asked, ...rest] = argv
  if (asked === undefined || asked.startsWith('-') || rest.length > 0) {
    console.err(SIGN_IN_USAGE)
    return 2
  }
  const { campaigns } = await loadCampaigns(config.rulesDir)
  const address = asked.toLowerCase()
  const officer = officersOf(config.staff, campaigns).find((one) => one.address === address)
  if (officer === undefined) {
    console.err(
      `"${asked}" is not listed. Put it into STAFF (STAFF=${asked}:officer), restart the service, ask again.\n`,
    )
    return 2
  }
  try {
    const target = config.databaseUrl ?? (await rememberedConnection(config.dataDir))
    await using database = openDatabase(target, createLog('silent'))
    const link = await makeLink(database, config.board.url, officer, '/')
    console.out(`${link}\n`)
    console.err(`The link signs ${address} in once, within ${LINK_MINUTES} minutes.\n`)
    return 0
  } catch (error) {
    console.err(`The database does not answer; is the service running? ${errorText(error)}\n`)
    return 1
  }
}
