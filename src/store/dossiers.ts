import type { Campaign } from '#src/dossiers/campaign.ts'
import { type JudgedDossier, letterKey } from '#src/dossiers/judgement.ts'
import type { LookupKeys } from '#src/dossiers/lookup-keys.ts'
import type { DossierState, LetterRecord } from '#src/dossiers/state.ts'
import type { ReplyKind } from '#src/dossiers/verdict.ts'
import type { Session } from './database.ts'
import { record } from './events.ts'
import { json, sql } from './sql.ts'

/**
 * Dossiers that a mail may touch, with those that share a letter with them. What the outbox knows better is put right:
 * a notice that was held back is still ahead, and our own letters belong to the thread.
 */
export async function findDossiers(session: Session, keys: LookupKeys, now: Date): Promise<DossierState[]> {
  const direct = await session.query<{ code: string; state: DossierState }>(sql`
    select code, state from dossier
    where code = any(${keys.codes}::text[]) or id in (
      select dossier_id from dossier_key
      where (kind = 'thread' and value = any(${keys.messageIds}::text[]))
         or (kind = 'sender' and value = any(${keys.senders}::text[]))
         or (kind = 'unit' and value = any(${keys.unitIds}::text[]))
         or (kind = 'body' and value = any(${keys.unitKeys}::text[]))
         or (kind = 'code' and value = any(${keys.codes}::text[]))
    )`)
  const codes = direct.flatMap(({ code, state }) => [code, ...state.letters.flatMap(({ dossiers }) => dossiers)])
  return await loadDossiers(session, [...new Set(codes)], now)
}

/** Dossiers by their codes, in the order of the codes; locked until the end of the transaction. */
export async function loadDossiers(session: Session, codes: readonly string[], now: Date): Promise<DossierState[]> {
  const rows = await session.query<{ state: DossierState }>(
    sql`select state from dossier where code = any(${codes}::text[]) order by code for update`,
  )
  const letters = await lettersOf(session, codes)
  return rows.map(({ state }) => putRight(state, letters, now))
}

/** Letters whose words the state of a dossier remembers. */
const REPLIES: readonly ReplyKind[] = ['receipt', 'missing-items', 'review-pending']

type KnownLetter = { readonly status: string; readonly sendAt: Date; readonly mailId: string }

async function lettersOf(session: Session, codes: readonly string[]): Promise<Map<string, KnownLetter>> {
  const rows = await session.query<KnownLetter & { kind: ReplyKind; answers: string; decision: number | null }>(sql`
    select distinct outbox.kind, message.sha256 as answers, outbox.status, outbox.send_at as "sendAt",
           outbox.mail_id as "mailId", substring(outbox.key from '^decision/([0-9]+)/')::bigint as decision
    from outbox
    join message on message.id = outbox.message_id
    join outbox_dossier on outbox_dossier.outbox_id = outbox.id
    join dossier on dossier.id = outbox_dossier.dossier_id
    where dossier.code = any(${codes}::text[]) and outbox.kind = any(${REPLIES})`)
  return new Map(rows.map(({ decision, ...row }) => [letterKey(decision === null ? row : { ...row, decision }), row]))
}

function putRight(state: DossierState, known: ReadonlyMap<string, KnownLetter>, now: Date): DossierState {
  const letters = state.letters.flatMap((letter): LetterRecord[] => {
    const row = known.get(letterKey(letter))
    if (!row || row.status === 'replaced') return []
    // A clock that was ahead when it left does not make it one that is yet to leave.
    if (row.status !== 'planned' && Date.parse(letter.sendAt) > now.getTime())
      return [{ ...letter, sendAt: now.toISOString() }]
    if (row.status !== 'planned' || letter.kind !== 'missing-items') return [letter]
    const ahead = Math.max(row.sendAt.getTime(), now.getTime() + 1)
    return [{ ...letter, sendAt: new Date(ahead).toISOString() }]
  })
  const ours = state.letters.flatMap((letter) => known.get(letterKey(letter))?.mailId ?? [])
  return { ...state, letters, messageIds: [...new Set([...state.messageIds, ...ours])] }
}

/** Saves a dossier as a mail left it. @returns its id */
export async function saveDossier(session: Session, dossier: JudgedDossier, messageId: number): Promise<number> {
  const { state, before, touched } = dossier
  const id = await saveState(session, state)
  if (touched) {
    await session.query(sql`
      insert into contribution (dossier_id, message_id) values (${id}, ${messageId}) on conflict do nothing`)
    await record(session, {
      kind: before === null ? 'dossier-opened' : 'dossier-changed',
      dossierId: id,
      messageId,
      detail: { from: before?.status ?? null, to: state.status },
    })
  }
  return id
}

/** Saves what is kept of a dossier, with the keys under which a later mail finds it. @returns its id */
export async function saveState(session: Session, state: DossierState): Promise<number> {
  const [row] = await session.query<{ id: number }>(sql`
    insert into dossier (code, campaign, submission, unit, status, state, closed, rules)
    values (${state.code}, ${state.campaign}, ${state.submission}, ${state.unit?.id ?? null}, ${state.status},
            ${json(state)}, ${state.closed?.as ?? null}, ${state.rules ?? null})
    on conflict (code) do update set
      unit = excluded.unit, status = excluded.status, state = excluded.state, closed = excluded.closed,
      rules = excluded.rules, changed_at = now(), revision = dossier.revision + 1
    returning id`)
  if (!row) throw new Error(`Dossier ${state.code} could not be saved`)
  const keys = [
    ...state.messageIds.map((value) => ['thread', value]),
    ...state.senders.map((value) => ['sender', value]),
    ...(state.unit ? [['unit', state.unit.id]] : []),
    ...(state.unitKey ? [['body', state.unitKey]] : []),
    ...(state.mergedCodes ?? []).map((value) => ['code', value]),
  ]
  await session.query(sql`
    insert into dossier_key (dossier_id, kind, value)
    select ${row.id}, kind, value
    from unnest(${keys.map(([kind]) => kind)}::text[], ${keys.map(([, value]) => value)}::text[]) as key (kind, value)
    on conflict do nothing`)
  return row.id
}

/** Dossier numbers of campaigns, drawn in one transaction: a number that was given is never given again. */
export type Numbers = { readonly next: (campaign: Campaign) => number; readonly save: () => Promise<void> }

export async function openNumbers(session: Session): Promise<Numbers> {
  const rows = await session.query<{ campaign: string; last: number }>(
    sql`select campaign, last_number as last from campaign_counter for update`,
  )
  const last = new Map(rows.map((row) => [row.campaign, row.last]))
  const drawn = new Set<string>()
  return {
    next({ id }) {
      const number = (last.get(id) ?? 0) + 1
      last.set(id, number)
      drawn.add(id)
      return number
    },
    async save() {
      for (const campaign of drawn)
        await session.query(sql`
          insert into campaign_counter (campaign, last_number) values (${campaign}, ${last.get(campaign)})
          on conflict (campaign) do update set last_number = excluded.last_number`)
    },
  }
}
