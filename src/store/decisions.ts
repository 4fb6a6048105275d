import type { Check } from '#src/dossiers/assess.ts'
import type { Campaign } from '#src/dossiers/campaign.ts'
import { decide, type Decided, type Reread, withoutLetters } from '#src/dossiers/decisions/decide.ts'
import { type Decision, type Effect, isUndoable } from '#src/dossiers/decisions/decision.ts'
import { type LearnedAddress, withLearned } from '#src/dossiers/decisions/learned-addresses.ts'
import type { DossierState } from '#src/dossiers/state.ts'
import type { Database, Session } from './database.ts'
import { keepDecided, type Kept } from './decisions/keep-decided.ts'
import { loadDossiers, openNumbers } from './dossiers.ts'
import { holdJudging } from './judging.ts'
import { loadMails } from './messages.ts'
import type { FreshReading } from './rereadings.ts'
import { json, sql } from './sql.ts'
import { revive } from './stored-message.ts'

/** What decisions are taken with. */
export type DecisionDesk = {
  readonly database: Database
  readonly campaigns: readonly Campaign[]
  readonly checks: readonly Check[]
  /** Address that our mails come from. */
  readonly from: string
  /** The clock by which mails are judged and letters are worded. */
  readonly now: () => Date
}

/** A decision as an officer asks for it. */
export type Asked = {
  readonly code: string
  /** The dossier's revision that the officer saw. */
  readonly revision: number
  readonly effect: Effect
  /** Address of the officer. */
  readonly officer: string
  readonly reason: string
}

/** Why a decision was not taken: somebody else changed the dossier, or it can't be carried out (in words for the officer). */
export type Refused = { readonly refused: 'changed-meanwhile' | 'no-dossier' } | { readonly impossible: string }

/** Longest reason that is kept, in characters. */
export const REASON_CHARACTERS = 1000

/** What a decision would bring about. Changes nothing. */
export async function previewDecision(desk: DecisionDesk, asked: Asked): Promise<Decided | Refused> {
  return await desk.database.transaction(async (session) => {
    const tried = await tryDecision(session, desk, asked, Number.MAX_SAFE_INTEGER)
    return 'decided' in tried ? tried.decided : tried
  })
}

/**
 * Takes a decision: the dossier judged anew, its letters, the decision itself and its event in one transaction, while nobody
 * else judges. `send: false` records it without a letter; what it made untrue is taken back all the same.
 */
export async function commitDecision(
  desk: DecisionDesk,
  asked: Asked,
  { send }: { readonly send: boolean },
): Promise<Kept | Refused> {
  return await desk.database.transaction(async (session) => {
    await holdJudging(session)
    const id = await nextId(session)
    const tried = await tryDecision(session, desk, asked, id)
    if (!('decided' in tried)) return tried
    const decided = send ? tried.decided : withoutLetters(tried.decided)
    await tried.saveNumbers()
    await insertDecision(session, decided.decision, tried.dossierId)
    return await keepDecided(session, decided, desk)
  })
}

type Tried = { readonly decided: Decided; readonly dossierId: number; readonly saveNumbers: () => Promise<void> }

async function tryDecision(session: Session, desk: DecisionDesk, asked: Asked, id: number): Promise<Tried | Refused> {
  const { effect } = asked
  const [row] = await session.query<{ id: number; revision: number }>(
    sql`select id, revision from dossier where code = ${asked.code} for update`,
  )
  if (!row) return { refused: 'no-dossier' }
  if (row.revision !== asked.revision) return { refused: 'changed-meanwhile' }
  if (asked.reason.trim() === '') return { impossible: 'Cần ghi lý do của quyết định.' }
  const now = desk.now()
  const [state] = await loadDossiers(session, [asked.code], now)
  if (state === undefined) return { refused: 'no-dossier' }
  const barred = whyNotUndone(state, effect)
  if (barred !== null) return { impossible: barred }

  if (effect.kind === 'send-again' && !(await hasLeft(session, effect.letter, row.id)))
    return { impossible: 'Thư này không thuộc hồ sơ hoặc chưa từng được gửi.' }

  if (effect.kind === 'staff-letter' && typeof effect.instead === 'number') {
    const gone = await whyNotReplaced(session, effect.instead, row.id)
    if (gone !== null) return { impossible: gone }
  }

  const mail = effect.kind === 're-read' ? await mailReadAgain(session, effect.mail) : null
  if (effect.kind === 're-read' && mail === null)
    return { impossible: 'Kết quả đọc lại không còn. Đề nghị đọc lại thư một lần nữa.' }
  const others = await surroundings(session, state, effect, now)
  const mails = await loadMails(session, mailsNeeded([state, ...others], effect))
  const numbers = await openNumbers(session)
  const decided = decide({
    state,
    others,
    decision: {
      id,
      dossier: asked.code,
      at: new Date().toISOString(),
      by: asked.officer,
      reason: asked.reason.trim().slice(0, REASON_CHARACTERS),
      effect,
    },
    campaigns: withLearned(desk.campaigns, await loadLearned(session)),
    checks: desk.checks,
    mails: new Map([...mails].map(([sha256, { message }]) => [sha256, message])),
    now,
    nextNumber: numbers.next,
    ...(mail === null ? {} : { reread: mail }),
  })
  return 'impossible' in decided ? decided : { decided, dossierId: row.id, saveNumbers: numbers.save }
}

function whyNotUndone({ decisions = [] }: DossierState, effect: Effect): string | null {
  if (effect.kind !== 'undo') return null
  const target = decisions.find(({ id }) => id === effect.of)
  if (target === undefined) return 'Không có quyết định này.'
  if (!isUndoable(target)) return 'Quyết định này không hủy được.'
  const isUndone = decisions.some((one) => one.effect.kind === 'undo' && one.effect.of === effect.of)
  return isUndone ? 'Quyết định này đã được hủy.' : null
}

/** Dossiers that the decision or a letter that waits reaches, and those that they share letters with. */
async function surroundings(session: Session, state: DossierState, effect: Effect, now: Date): Promise<DossierState[]> {
  const target = effect.kind === 'undo' ? state.decisions?.find(({ id }) => id === effect.of)?.effect : effect
  const reached = target?.kind === 'merge' ? [target.into] : target?.kind === 'part' ? [target.to] : []
  const beside = target?.kind === 're-read' ? await codesWithMail(session, target.mail) : []
  const near = await loadDossiers(session, [...reached, ...beside, ...told(state)], now)
  const all = new Set([...near.map(({ code }) => code), ...near.flatMap(told)])
  all.delete(state.code)
  return await loadDossiers(session, [...all], now)
}

async function codesWithMail(session: Session, sha256: string): Promise<string[]> {
  const rows = await session.query<{ code: string }>(sql`
    select distinct code from contribution
    join message on message.id = contribution.message_id join dossier on dossier.id = dossier_id
    where message.sha256 = ${sha256} and closed is null`)
  return rows.map(({ code }) => code)
}

/** What came of reading a mail once more; null where nothing did, or it was taken. */
async function mailReadAgain(session: Session, sha256: string): Promise<Reread | null> {
  const [row] = await session.query<{ reading: FreshReading }>(sql`
    select reading from rereading join message on message.id = rereading.message_id
    where message.sha256 = ${sha256} and reading is not null limit 1 for update of rereading`)
  if (row === undefined) return null
  const { message, files, understood } = row.reading
  return {
    ...understood,
    message: revive(message),
    sizes: Object.fromEntries(files.map((file) => [file.sha256, file.size])),
  }
}

/** A letter can be worded anew as long as its bytes are not fixed. Its row is held, so that it can't leave in between. */
async function whyNotReplaced(session: Session, letter: number, dossierId: number): Promise<string | null> {
  const [row] = await session.query<{ status: string }>(sql`
    select status from outbox
    where id = ${letter} and exists (
      select from outbox_dossier where outbox_id = outbox.id and dossier_id = ${dossierId})
    for update`)
  if (row?.status === 'planned') return null
  const happened =
    row === undefined
      ? 'Thư cũ không thuộc hồ sơ này'
      : row.status === 'replaced'
        ? 'Thư cũ đã được thu lại vì hồ sơ có thay đổi'
        : 'Thư cũ đã đi trong lúc đồng chí soạn'
  return `${happened}, nên lời sửa chưa được gửi. Nếu vẫn cần gửi lời này thành một thư riêng, bấm “Xem kết quả trước khi ghi” lần nữa.`
}

async function hasLeft(session: Session, letter: number, dossierId: number): Promise<boolean> {
  const rows = await session.query(sql`
    select from outbox join outbox_dossier on outbox_id = outbox.id
    where outbox.id = ${letter} and dossier_id = ${dossierId} and status in ('sent', 'failed')`)
  return rows.length > 0
}

function told({ letters }: DossierState): string[] {
  return letters.flatMap(({ dossiers }) => dossiers)
}

function mailsNeeded(states: readonly DossierState[], effect: Effect): string[] {
  const newest = states.flatMap(({ contributions }) => contributions.slice(-2).map(({ mail }) => mail))
  return [...new Set([...newest, ...(effect.kind === 'part' ? [effect.mail] : [])])]
}

async function nextId(session: Session): Promise<number> {
  const [row] = await session.query<{ id: number }>(sql`select nextval(pg_get_serial_sequence('decision', 'id')) as id`)
  if (!row) throw new Error('No id for a decision')
  return row.id
}

async function insertDecision(session: Session, decision: Decision, dossierId: number): Promise<void> {
  const { id, at, by, reason, effect } = decision
  await session.query(sql`
    insert into decision (id, dossier_id, at, officer, reason, kind, effect, undoes)
    overriding system value
    values (${id}, ${dossierId}, ${at}, ${by}, ${reason}, ${effect.kind}, ${json(effect)},
            ${effect.kind === 'undo' ? effect.of : null})`)
}

/** Addresses that officers confirmed as a unit's. */
export async function loadLearned(session: Session): Promise<LearnedAddress[]> {
  return await session.query<LearnedAddress>(
    sql`select campaign, address, unit_id as "unitId" from learned_address order by campaign, address`,
  )
}
