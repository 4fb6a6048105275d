import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** A schema of its own, because a backup's tables may be those of any older version. */
const MARK = 'tiepnhan_restoring'

/** Says that a restoration began, before its first row. Whoever finds it still there must not take the database for a new one. */
export async function markHalfRestored(session: Session): Promise<void> {
  await session.query({ text: `create schema if not exists ${MARK}`, values: [] })
}

/** All is in its place. */
export async function markRestored(session: Session): Promise<void> {
  await session.query({ text: `drop schema ${MARK}`, values: [] })
}

export async function isHalfRestored(session: Session): Promise<boolean> {
  return (await session.query(sql`select from pg_namespace where nspname = ${MARK}`)).length > 0
}
