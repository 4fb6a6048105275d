import { bounceWords } from '#src/mail/bounce-words.ts'
import { isAddressDead } from '#src/mail/bounce.ts'
import type { Bounce } from '#src/mail/message.ts'
import type { Session } from './database.ts'
import { record } from './events.ts'
import { sql } from './sql.ts'

/** A letter that did not arrive, as staff see it with its dossier. */
export type Undelivered = {
  readonly dossierId: number
  readonly outboxId: number
  readonly address: string
  readonly outcome: 'failed' | 'delayed'
  /** What happened, in Vietnamese. */
  readonly words: string
  readonly at: Date
  /** True where nothing is sent to this address any more. */
  readonly suppressed: boolean
}

/** How long after a letter a report that names nothing but its recipient is believed to be about it. Servers try for up to 5 days. */
const REPORT_WITHIN = '6 days'

type TiedLetter = {
  readonly id: number
  readonly recipients: readonly string[]
  readonly tiedBy: 'message-id' | 'recipient'
}

/**
 * Ties a delivery report to the letters that it is about. An address that can't be reached at all gets no more of them, but
 * only where the report names the letter and the address: anybody can claim that somebody's address is dead.
 * @returns the letters
 */
export async function tieBounce(session: Session, messageId: number, bounce: Bounce): Promise<number[]> {
  const tied: number[] = []
  for (const letter of await lettersOf(session, bounce)) {
    const meant = bounce.recipients.filter(({ address }) => letter.recipients.includes(address))
    // A report without recipients (RFC 3798, old servers) is about whoever the letter went to, if that was one.
    const assumed = { action: 'failed', status: null } as const
    const [only = ''] = letter.recipients
    const told =
      meant.length > 0
        ? meant
        : letter.recipients.length === 1
          ? [{ ...(bounce.recipients[0] ?? assumed), address: only }]
          : []
    for (const { address, action, status } of told) {
      if (action !== 'failed' && action !== 'delayed') continue
      const isNew = await keep(session, {
        outboxId: letter.id,
        messageId,
        address,
        outcome: action,
        status,
        tiedBy: letter.tiedBy,
      })
      if (!isNew) continue
      tied.push(letter.id)
      // Where it was forwarded to may be dead, and it arrived all the same.
      const isMeant = meant.length > 0 || bounce.recipients.length === 0
      if (action === 'failed' && letter.tiedBy === 'message-id' && isMeant && isAddressDead(status))
        await suppress(session, address, status, letter.id)
    }
  }
  return [...new Set(tied)]
}

/** A server would not have the letter for some of its recipients. */
export async function keepRefusals(
  session: Session,
  outboxId: number,
  refusals: readonly { readonly address: string; readonly status: string | null }[],
): Promise<void> {
  for (const { address, status } of refusals) {
    await keep(session, { outboxId, messageId: null, address, outcome: 'failed', status, tiedBy: 'smtp' })
    if (isAddressDead(status)) await suppress(session, address, status, outboxId)
  }
}

async function lettersOf(session: Session, bounce: Bounce): Promise<TiedLetter[]> {
  const byId = await session.query<{ id: number; recipients: string[] }>(sql`
    select id, recipients from outbox
    where mail_id = any(${bounce.originalMessageIds}::text[])
       or (cardinality(${bounce.ownTokens}::text[]) > 0 and split_part(mail_id, '@', 1) = any(${bounce.ownTokens.map((token) => `<tiepnhan.${token}`)}::text[]))`)
  if (byId.length > 0) return byId.map((letter) => ({ ...letter, tiedBy: 'message-id' }))
  const addresses = bounce.recipients.map(({ address }) => address)
  const [last] = await session.query<{ id: number; recipients: string[] }>(sql`
    select id, recipients from outbox
    where recipients && ${addresses}::text[] and status in ('sent', 'sending', 'unknown')
      and coalesce(sent_at, sending_at) > now() - ${REPORT_WITHIN}::interval
    order by coalesce(sent_at, sending_at) desc limit 1`)
  return last ? [{ ...last, tiedBy: 'recipient' }] : []
}

type NewBounce = {
  readonly outboxId: number
  readonly messageId: number | null
  readonly address: string
  readonly outcome: 'failed' | 'delayed'
  readonly status: string | null
  readonly tiedBy: 'message-id' | 'recipient' | 'smtp'
}

async function keep(
  session: Session,
  { outboxId, messageId, address, outcome, status, tiedBy }: NewBounce,
): Promise<boolean> {
  const made = await session.query(sql`
    insert into bounce (outbox_id, message_id, address, outcome, status, tied_by)
    values (${outboxId}, ${messageId}, ${address}, ${outcome}, ${status}, ${tiedBy})
    on conflict do nothing returning id`)
  if (made.length === 0) return false
  const dossiers = await session.query<{ id: number }>(
    sql`select dossier_id as id from outbox_dossier where outbox_id = ${outboxId}`,
  )
  const kind = outcome === 'failed' ? 'letter-bounced' : 'letter-delayed'
  for (const dossierId of dossiers.length > 0 ? dossiers.map(({ id }) => id) : [null])
    await record(session, { kind, outboxId, messageId, dossierId, detail: { status, tiedBy } })
  return true
}

async function suppress(session: Session, address: string, status: string | null, outboxId: number): Promise<void> {
  const made = await session.query(sql`
    insert into suppression (address, status, outbox_id) values (${address}, ${status}, ${outboxId})
    on conflict do nothing returning id`)
  if (made.length > 0) await record(session, { kind: 'address-suppressed', outboxId, detail: { status } })
}

/** Of these addresses, those to which nothing is sent any more. */
export async function suppressedOf(session: Session, addresses: readonly string[]): Promise<string[]> {
  const rows = await session.query<{ address: string }>(
    sql`select address from suppression where lifted_at is null and address = any(${addresses}::text[])`,
  )
  return rows.map(({ address }) => address)
}

/** An address that nothing is sent to any more, and the dossiers whose letter found it dead. */
export type GivenUp = {
  readonly address: string
  /** What its server said, in Vietnamese. */
  readonly words: string
  readonly since: Date
  readonly codes: readonly string[]
}

export async function givenUp(session: Session): Promise<GivenUp[]> {
  const rows = await session.query<Omit<GivenUp, 'words'> & { status: string | null }>(sql`
    select address, status, since,
           array(
             select code from outbox_dossier join dossier on dossier.id = dossier_id
             where outbox_dossier.outbox_id = suppression.outbox_id order by code
           ) as codes
    from suppression where lifted_at is null order by since desc, address limit 500`)
  return rows.map(({ status, ...row }) => ({ ...row, words: bounceWords('failed', status) }))
}

/** The address is written to again. `before`: only where it was given up before then. @returns whether it had been given up */
export async function liftSuppression(
  session: Session,
  address: string,
  by: string,
  before: Date = new Date(),
): Promise<boolean> {
  const lifted = await session.query<{ id: number; outboxId: number | null }>(sql`
    update suppression set lifted_at = now(), lifted_by = ${by}
    where address = ${address} and lifted_at is null and since < ${before}
    returning id, outbox_id as "outboxId"`)
  for (const { outboxId } of lifted) await record(session, { kind: 'address-lifted', outboxId, detail: { by } })
  return lifted.length > 0
}

/** Letters about these dossiers that came back, newest first: what staff must settle by telephone. */
export async function undelivered(session: Session, dossierIds: readonly number[]): Promise<Undelivered[]> {
  const rows = await session.query<Omit<Undelivered, 'words'> & { status: string | null }>(sql`
    select dossier_id as "dossierId", bounce.outbox_id as "outboxId", bounce.address, outcome, bounce.status, at,
           exists (select from suppression where lifted_at is null and suppression.address = bounce.address) as suppressed
    from bounce join outbox_dossier on outbox_dossier.outbox_id = bounce.outbox_id
    where dossier_id = any(${dossierIds}::bigint[])
    order by at desc, bounce.id desc`)
  return rows.map(({ status, ...row }) => ({ ...row, words: bounceWords(row.outcome, status) }))
}
