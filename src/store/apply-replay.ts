import { letterKey } from '#src/dossiers/judgement.ts'
import type { ExaminedMail } from '#src/dossiers/examine.ts'
import type { Replayed } from '#src/dossiers/replay/replay.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import type { Database, Session } from './database.ts'
import { keepContributions } from './decisions/keep-contributions.ts'
import { saveState } from './dossiers.ts'
import { record } from './events.ts'
import { lastHappening } from './history.ts'
import { holdJudging } from './judging.ts'
import { keepDocuments } from './messages.ts'
import { voidLetter } from './outbox.ts'
import { json, sql } from './sql.ts'

/** Every dossier as it is stored, by its code; without those of which something was forgotten, which no replay makes again. */
export async function storedDossiers(session: Session): Promise<Map<string, DossierState>> {
  const rows = await session.query<{ code: string; state: DossierState }>(sql`select code, state from dossier
    where closed is distinct from 'forgotten' and redacted_at is null`)
  return new Map(rows.map(({ code, state }) => [code, state]))
}

type Fresh = {
  readonly replayed: Replayed
  readonly examined: ReadonlyMap<string, ExaminedMail>
  /** The last thing that the replay knew of (`lastHappening`). */
  readonly until: number
}

/**
 * Writes what a replay made of the mails: documents, verdicts, dossiers. What unions were told stays told; a notice that waits
 * and is true no more is taken back; nothing is planned or sent. A dossier that the replay does not know is left alone.
 * @returns false where something happened since the replay began: nothing was written
 */
export async function applyReplay(database: Database, { replayed, examined, until }: Fresh): Promise<boolean> {
  return await database.transaction(async (session) => {
    await holdJudging(session)
    if ((await lastHappening(session)) !== until) return false
    const stored = await storedDossiers(session)
    for (const [sha256, mail] of examined) await keepMail(session, sha256, mail, replayed)
    for (const [code, { state }] of replayed.dossiers) {
      const was = stored.get(code)
      if (was !== undefined && isSame(was, state)) continue
      const told = was?.letters ?? []
      const isNoticeDue = state.status === 'incomplete' && was?.status === 'incomplete' && !state.closed
      const pending = isNoticeDue ? [] : told.filter(({ kind }) => kind === 'missing-items')
      for (const letter of pending) await voidLetter(session, letterKey(letter))
      const messageIds = [...new Set([...(was?.messageIds ?? []), ...state.messageIds])]
      const id = await saveState(session, { ...state, letters: told, messageIds })
      await keepContributions(session, id, state)
      await record(session, {
        kind: 'dossier-changed',
        dossierId: id,
        detail: { from: was?.status ?? null, to: state.status, why: 'replay' },
      })
    }
    return true
  })
}

function isSame(was: DossierState, is: DossierState): boolean {
  const essence = ({ letters: _letters, messageIds: _ids, ...rest }: DossierState): string => json(sorted(rest))
  return essence(was) === essence(is)
}

/** PostgreSQL keeps the keys of its JSON in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]): [string, unknown] => [key, sorted(inner)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}

async function keepMail(session: Session, sha256: string, mail: ExaminedMail, { verdicts }: Replayed): Promise<void> {
  const rows = await session.query<{ id: number }>(
    sql`select id from message where sha256 = ${sha256} and status = 'judged'`,
  )
  const verdict = verdicts.get(sha256)
  for (const { id } of rows) {
    await session.query(sql`delete from document where message_id = ${id}`)
    await keepDocuments(session, id, mail.documents)
    if (verdict !== undefined)
      // What was answered then is history and stays.
      await session.query(sql`
        update verdict set verdict = ${json({ ...verdict, file: `message ${id}` })}::jsonb
          || jsonb_build_object('replies', verdict -> 'replies', 'silence', verdict -> 'silence')
        where message_id = ${id}`)
    await session.query(sql`
      update message set kind = ${mail.kind}, kind_why = ${mail.kindReason}, fingerprint = ${mail.fingerprint}
      where id = ${id}`)
  }
}
