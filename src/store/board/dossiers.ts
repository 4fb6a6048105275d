import type { DossierState } from '#src/dossiers/state.ts'
import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

export type DossierRow = {
  readonly id: number
  readonly code: string
  readonly state: DossierState
  readonly openedAt: Date
  readonly changedAt: Date
  readonly revision: number
}

export async function findDossier(session: Session, code: string): Promise<DossierRow | null> {
  const [row] = await session.query<DossierRow>(sql`
    select id, code, state, opened_at as "openedAt", changed_at as "changedAt", revision from dossier where code = ${code}`)
  return row ?? null
}
