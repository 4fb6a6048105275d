import type { DossierState } from '#src/dossiers/state.ts'
import type { Session } from '../database.ts'
import { type Query, sql } from '../sql.ts'

/** Shown of each kind; who wants more says more. */
export const MOST_FOUND = 20
/** Looked at before the newest are taken: a word that stands everywhere must not cost seconds. */
const MOST_LOOKED_AT = 300
const NEWEST_LOOKED_AT = 60

export type FoundDossier = { readonly code: string; readonly state: DossierState }
export type FoundMail = {
  readonly id: number
  readonly receivedAt: Date
  readonly sender: string | null
  readonly name: string | null
  readonly subject: string | null
  readonly text: string
}
export type FoundFile = {
  readonly messageId: number
  readonly position: number
  readonly name: string
  readonly receivedAt: Date
  readonly dossiers: readonly string[]
  readonly text: string
}

export type Found = {
  readonly dossiers: readonly FoundDossier[]
  readonly mails: readonly FoundMail[]
  readonly files: readonly FoundFile[]
}

/**
 * Dossiers, mails and files that hold the words one after the other, the last one perhaps only begun; marks, case and
 * punctuation aside. The newest first.
 */
export async function search(session: Session, asked: string): Promise<Found> {
  const query = await phraseOf(session, asked)
  if (query === null) return { dossiers: [], mails: [], files: [] }
  const [dossiers, mails, files] = await Promise.all([
    session.query<FoundDossier>(sql`
      select code, state from dossier
      where id in (${newest(sql`select id from dossier where search @@ ${query}`)})
      order by changed_at desc, id desc limit ${MOST_FOUND}`),
    session.query<FoundMail>(sql`
      select id, received_at as "receivedAt", sender, parsed -> 'from' ->> 'name' as name, subject,
             left(coalesce(parsed ->> 'text', ''), 20000) as text
      from message
      where id in (${newest(sql`select id from message where search @@ ${query}`)})
      order by received_at desc, id desc limit ${MOST_FOUND}`),
    session.query<FoundFile>(sql`
      select file.message_id as "messageId", file.position, file.name, received_at as "receivedAt",
             array(
               select code from contribution join dossier on dossier.id = dossier_id
               where contribution.message_id = file.message_id order by code
             ) as dossiers,
             concat_ws(' ', search_strings(reading, '$.pages[*].blocks[*].text'),
                            search_strings(reading, '$.pages[*].blocks[*].rows[*][*]')) as text
      from (
        select message_file.message_id, position, name, reading, received_at
        from message_file join message on message.id = message_file.message_id
        where (message_file.message_id, position) in (
          ${foundFiles(query)}
        )
        order by received_at desc, message_file.message_id desc, position limit ${MOST_FOUND}
      ) as file
      order by received_at desc, file.message_id desc, file.position`),
  ])
  return { dossiers, mails, files }
}

/**
 * A word that stands in every file is found among the newest ones, and no more is looked at: to look into one costs a millisecond.
 * Only where these hold too few is the index asked.
 */
function foundFiles(query: Query): Query {
  return sql`
    with late as (
      select message_id, position from (
        select message_id, position, search from message_file
        order by message_id desc, position desc limit ${NEWEST_LOOKED_AT}
      ) as newest
      where search @@ ${query}
    )
    select message_id, position from late
    union
    select message_id, position from (
      select message_id, position from message_file
      where search @@ ${query} and (select count(*) from late) < ${MOST_FOUND} limit ${MOST_LOOKED_AT}
    ) as any_age`
}

function newest(ids: Query): Query {
  return sql`${ids} limit ${MOST_LOOKED_AT}`
}

/** The words as they are kept, one after the other; null where nothing is left of what was asked. */
async function phraseOf(session: Session, asked: string): Promise<Query | null> {
  const [row] = await session.query<{ folded: string }>(sql`select trim(search_fold(${asked})) as folded`)
  const words = (row?.folded ?? '').split(' ').filter(Boolean)
  if (words.length === 0) return null
  // Only a-z and 0-9 are left: nothing here means anything to the query's language.
  const phrase = words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' <-> ')
  return sql`to_tsquery('simple', ${phrase})`
}
