import { distance } from '#src/understanding/vietnamese/distance.ts'
import { foldName } from '#src/understanding/vietnamese/fold.ts'
import type { Session } from '../database.ts'
import { sql } from '../sql.ts'

/** Letters by which a misread or mistyped name differs. */
const MOST_LETTERS = 2
const MOST_NAMES = 20

/** Names of people in papers that are spelled almost like one of these: the same person as a scan was read, or another. */
export async function similarNames(session: Session, spellings: readonly string[]): Promise<string[]> {
  const wanted = spellings.filter((one) => !one.includes('@')).map(foldName)
  const rows = await session.query<{ name: string }>(sql`
    select distinct person ->> 'name' as name from document,
      lateral jsonb_path_query(detail, '$.nominees[*]') as person
    union
    select distinct person ->> 'name' from document, lateral jsonb_path_query(detail, '$.subjects[*]') as person`)
  return rows
    .map(({ name }) => name)
    .filter((name) => {
      const folded = foldName(name)
      return wanted.some((one) => {
        const letters = distance(one, folded, MOST_LETTERS)
        return letters > 0 && letters <= MOST_LETTERS
      })
    })
    .slice(0, MOST_NAMES)
}
