import type { Database } from '#src/store/database.ts'
import { sql } from '#src/store/sql.ts'

/** Tables with a row in which any of these words stands, whatever the column; bytes of blobs count as text. */
export async function tablesThatSay(database: Database, ...words: readonly string[]): Promise<string[]> {
  const tables = await database.query<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`)
  const found: string[] = []
  for (const { name } of tables) {
    const text = name === 'blob' ? `encode(bytes, 'escape')` : `to_jsonb(one)::text`
    const patterns = words.map((word) => `%${word.toLowerCase()}%`)
    const rows = await database.query({
      text: `select 1 from "${name}" as one where lower(${text}) like any($1::text[]) limit 1`,
      values: [patterns],
    })
    if (rows.length > 0) found.push(name)
  }
  return found
}
