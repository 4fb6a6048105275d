import type { Decided } from '#src/dossiers/decisions/decide.ts'
import { sayEffect } from '#src/dossiers/decisions/say-effect.ts'
import type { JudgedDossier, PlannedLetter } from '#src/dossiers/judgement.ts'
import { plainLetter } from '#src/dossiers/letters/plain-letter.ts'
import { messageIdFor } from '#src/mail/own.ts'
import type { Session } from '../database.ts'
import { saveState } from '../dossiers.ts'
import { record } from '../events.ts'
import { loadMails } from '../messages.ts'
import { takeReading } from '../rereadings.ts'
import { keepContributions } from './keep-contributions.ts'
import { type NewMail, planMail, voidLetter, type SignedLetter } from '../outbox.ts'
import { sql } from '../sql.ts'

/** A decision that was taken. */
export type Kept = {
  readonly decided: Decided
  /** Letters that are due now: rows of the outbox. */
  readonly toSend: readonly number[]
}

type Sender = { readonly from: string; readonly now: () => Date }

/** Saves what a decision made of dossiers and letters, and tells of it. */
export async function keepDecided(session: Session, decided: Decided, sender: Sender): Promise<Kept> {
  const { decision, after, voids, letters } = decided
  const [main] = after
  if (main === undefined) throw new TypeError('A decision without its dossier')
  const { kind } = decision.effect
  if (decision.effect.kind === 're-read') await takeReading(session, decision.effect.mail)
  const ids = new Map<string, number>()
  for (const dossier of after) {
    const id = await saveState(session, dossier.state)
    ids.set(dossier.state.code, id)
    if (kind === 'merge' || kind === 'part' || kind === 'undo') await keepContributions(session, id, dossier.state)
    if (dossier.touched) await tell(session, decided, dossier, id)
  }
  for (const key of voids) await voidLetter(session, key)
  const sent = [...letters.map((letter) => automatic(letter, decided, ids)), ...(await ofStaff(session, decided, ids))]
  const toSend: number[] = []
  for (const letter of sent) {
    const outboxId = await plan(session, letter, decision.id, sender)
    if (outboxId !== null && letter.at.getTime() <= sender.now().getTime()) toSend.push(outboxId)
  }
  return { decided, toSend }
}

async function tell(
  session: Session,
  { decision, before }: Decided,
  dossier: JudgedDossier,
  id: number,
): Promise<void> {
  const isMain = dossier.state.code === before.state.code
  const opened = dossier.before === null
  await record(session, {
    kind: isMain ? 'decision-made' : opened ? 'dossier-opened' : 'dossier-changed',
    dossierId: id,
    detail: {
      decision: decision.id,
      does: decision.effect.kind,
      officer: decision.by,
      ...(isMain ? { what: sayEffect(decision.effect, dossier.state.decisions), reason: decision.reason } : {}),
      from: dossier.before?.status ?? null,
      to: dossier.state.status,
    },
  })
}

type Outgoing = Pick<NewMail, 'kind' | 'recipients' | 'letter' | 'dossierIds'> & {
  /** SHA-256 of the mail in whose thread it goes. */
  readonly answers: string
  readonly name: string
  /** By the clock of the letters. */
  readonly at: Date
}

function automatic(
  { record: told, to, letter }: PlannedLetter,
  { after }: Decided,
  ids: ReadonlyMap<string, number>,
): Outgoing {
  const office = after.find(({ state }) => told.dossiers.includes(state.code))?.campaign.office
  return {
    kind: told.kind,
    recipients: to,
    letter: { ...letter, fromName: office?.name ?? '' },
    dossierIds: told.dossiers.flatMap((code) => ids.get(code) ?? []),
    answers: told.answers,
    name: `${told.dossiers[0] ?? ''}.${told.kind}`,
    at: new Date(told.sendAt),
  }
}

/** An officer's own letter, or one that goes once more in its old words. */
async function ofStaff(
  session: Session,
  { decision, after }: Decided,
  ids: ReadonlyMap<string, number>,
): Promise<Outgoing[]> {
  const { effect } = decision
  const [main] = after
  const newest = main?.state.contributions.at(-1)
  if (main === undefined || newest === undefined) return []
  const base = {
    kind: 'staff-letter' as const,
    dossierIds: [ids.get(main.state.code) ?? 0],
    answers: newest.mail,
    name: `${main.state.code}.staff-letter`,
    at: new Date(0),
  }
  if (effect.kind === 'staff-letter') {
    if (typeof effect.instead === 'number') await takeBack(session, effect.instead, ids.get(main.state.code) ?? 0)
    const letter = plainLetter(main.state.code, effect.subject, effect.text)
    return [{ ...base, recipients: effect.to, letter: { ...letter, fromName: main.campaign.office.name } }]
  }
  if (effect.kind !== 'send-again') return []
  const [row] = await session.query<{ recipients: string[]; letter: SignedLetter }>(sql`
    select recipients, letter from outbox
    where id = ${effect.letter} and exists (
      select from outbox_dossier where outbox_id = outbox.id and dossier_id = ${ids.get(main.state.code) ?? 0})`)
  return row ? [{ ...base, recipients: row.recipients, letter: row.letter }] : []
}

/** A letter that an officer words anew does not go in its old words as well. */
async function takeBack(session: Session, letter: number, dossierId: number): Promise<void> {
  const rows = await session.query(sql`
    update outbox set status = 'replaced', due_at = null
    where id = ${letter} and status = 'planned' and exists (
      select from outbox_dossier where outbox_id = outbox.id and dossier_id = ${dossierId})
    returning id`)
  if (rows.length > 0) await record(session, { kind: 'letter-replaced', outboxId: letter })
}

async function plan(
  session: Session,
  letter: Outgoing,
  decision: number,
  { from, now }: Sender,
): Promise<number | null> {
  const mails = await loadMails(session, [letter.answers])
  const messageId = mails.get(letter.answers)?.id
  const { answers, name, at, ...mail } = letter
  return await planMail(session, {
    ...mail,
    key: `decision/${decision}/${name}`,
    mailId: messageIdFor(`${name}.d${decision}.${answers.slice(0, 12)}`, from.slice(from.lastIndexOf('@') + 1)),
    waitMs: at.getTime() - now().getTime(),
    ...(messageId === undefined ? {} : { messageId }),
  })
}
