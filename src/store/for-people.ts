import { sql } from './sql.ts'

/**
 * Which mails wait for a person to read them, said once: the queue, the digest and the mark "dealt with" go by it.
 * The partial indexes of migrations 030 and 032 name the same silences; a query uses them only while it says the same words.
 */

/** Mails of people that opened no dossier and got no answer. */
export const OTHER_MAIL = sql`silence in ('not-a-dossier', 'rate-limited', 'no-sender', 'sender-not-authentic')`

/** Those, reports that came back, and what bears a mark of secrecy. */
export const FOR_PEOPLE = sql`(status = 'judged' and (kind = 'bounce' or secrecy is not null or ${OTHER_MAIL}))`
