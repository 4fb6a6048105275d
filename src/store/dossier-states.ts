import type { DossierState } from '#src/dossiers/state.ts'
import type { Session } from './database.ts'
import { sql } from './sql.ts'

/** All dossiers of a campaign, in the order of their codes. */
export async function dossierStates(session: Session, campaign: string): Promise<DossierState[]> {
  const rows = await session.query<{ state: DossierState }>(
    sql`select state from dossier where campaign = ${campaign} order by length(code), code`,
  )
  return rows.map(({ state }) => state)
}
