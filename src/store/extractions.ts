import type { Extraction } from '#src/reading/extraction.ts'
import type { Session } from './database.ts'
import { json, sql } from './sql.ts'

/** What was read of files before: the same file, sent again or by another, is not read again by the same program. */
export type Extractions = {
  readonly lookup: (sha256: string) => Promise<Extraction | null>
  readonly save: (sha256: string, extraction: Extraction) => Promise<void>
  /** Takes off what any version read of these files. */
  readonly forget: (hashes: readonly string[]) => Promise<void>
}

export function extractions(session: Session, version: string): Extractions {
  return {
    async lookup(sha256) {
      const [row] = await session.query<{ extraction: Extraction }>(
        sql`select extraction from extraction where sha256 = ${sha256} and version = ${version}`,
      )
      return row?.extraction ?? null
    },
    async save(sha256, extraction) {
      await session.query(sql`
        insert into extraction (sha256, version, extraction) values (${sha256}, ${version}, ${json(extraction)})
        on conflict do nothing`)
    },
    async forget(hashes) {
      await session.query(sql`delete from extraction where sha256 = any(${hashes}::text[])`)
    },
  }
}
