import { errorText } from '#src/io/error-code.ts'
import { writeSlip } from '#src/io/late-writers.ts'
import { type Delivery, SMTP_MS } from '#src/io/smtp.ts'
import { composeMail, type OutgoingFile, threadOf } from '#src/mail/compose.ts'
import { loadBlob } from '#src/store/blobs.ts'
import { keepRefusals, suppressedOf } from '#src/store/bounces.ts'
import type { Session } from '#src/store/database.ts'
import { holdJudging } from '#src/store/judging.ts'
import {
  beginSending,
  freeze,
  isOpenForADay,
  hasUnjudged,
  holdBack,
  loadLetter,
  markFailed,
  markSent,
  markUnknown,
  type OutboxLetter,
  postponeRest,
  postponeSending,
  sendAgain,
} from '#src/store/outbox.ts'
import { budgetSpent, limitOf } from './caps.ts'
import type { Context } from './context.ts'
import { insist } from './insist.ts'
import { leftBeforeRestoration } from './after-restoration.ts'
import { isGone } from './process-name.ts'

/** What sending needs of the service. */
export type SendingContext = Pick<
  Context,
  | 'account'
  | 'database'
  | 'from'
  | 'budget'
  | 'reached'
  | 'sent'
  | 'send'
  | 'handingOver'
  | 'process'
  | 'count'
  | 'log'
  | 'version'
  | 'stopping'
>

/** One letter, as far as it goes now: planned, frozen, sending, then sent, failed or unknown. */
export async function send(id: number, context: SendingContext): Promise<string> {
  for (;;) {
    const letter = await loadLetter(context.database, id)
    if (!letter) return 'nothing to do'
    const step = await next(letter, context)
    if (step !== 'go on') return step
  }
}

async function next(letter: OutboxLetter, context: SendingContext): Promise<string> {
  switch (letter.status) {
    case 'planned':
      return await fix(letter, context)
    case 'frozen':
      return await handOver(letter, context)
    case 'sending':
      return await findOut(letter, context)
    case 'unknown':
      return await decide(letter, context)
    case 'sent':
    case 'failed':
    case 'replaced':
      return 'nothing to do'
    default:
      return letter.status satisfies never
  }
}

const HOLD_NOTICE_MS = 3000
const HOLD_BUDGET_MS = 600_000

/** Fixes the bytes, once nothing can change them any more. */
async function fix(letter: OutboxLetter, context: SendingContext): Promise<string> {
  const { account, database, from, budget, version, reached } = context
  const now = new Date()
  if (letter.waitMs > 0) {
    await holdBack(database, letter.id, letter.waitMs)
    return 'not yet due'
  }
  if (await budgetSpent(database, limitOf(letter.kind, budget), now)) {
    await holdBack(database, letter.id, HOLD_BUDGET_MS)
    return 'held back, the daily budget is spent'
  }
  const reachable = await reachableOf(letter, database)
  if (reachable.length === 0) {
    const why =
      'nothing is sent to its address any more: an earlier letter came back (tiepnhan doctor lists such addresses)'
    await database.transaction(async (session) => await markFailed(session, letter, why))
    return 'failed, its address is dead'
  }
  const addressed = { ...letter, recipients: reachable }
  const bytes = await compose(addressed, await filesOf(letter, database), { from, now, version })
  if ('fault' in bytes) {
    await database.transaction(async (session) => await markFailed(session, letter, bytes.fault))
    return 'failed'
  }
  reached('freezing')
  const outcome = await database.transaction(async (session) => {
    // A mail that is being judged may take a notice back, and one that waits may bring what the notice calls missing.
    if (letter.kind === 'missing-items' || letter.kind === 'reminder') {
      await holdJudging(session)
      if (await hasUnjudged(session, letter.account ?? account)) {
        await holdBack(session, letter.id, HOLD_NOTICE_MS)
        return 'held back, a mail waits to be judged'
      }
    }
    await freeze(session, letter.id, bytes, reachable)
    return 'go on'
  })
  if (outcome === 'go on') reached('frozen')
  return outcome
}

/** Its recipients without those whose addresses are known to be dead. Whoever asked for a sign-in link gets it. */
async function reachableOf({ kind, recipients }: OutboxLetter, session: Session): Promise<readonly string[]> {
  if (kind === 'sign-in') return recipients
  const dead = await suppressedOf(session, recipients)
  return recipients.filter((address) => !dead.includes(address))
}

async function filesOf(letter: OutboxLetter, session: Session): Promise<OutgoingFile[]> {
  const files = await Promise.all(
    letter.attachments.map(async ({ sha256, ...file }) => ({ ...file, bytes: await loadBlob(session, sha256) })),
  )
  const { slip } = letter.letter
  return slip === undefined
    ? files
    : [...files, { name: slip.file, type: 'application/pdf', bytes: await writeSlip(slip) }]
}

async function compose(
  letter: OutboxLetter,
  attachments: readonly OutgoingFile[],
  { from, now, version }: { readonly from: string; readonly now: Date; readonly version: string },
): Promise<Uint8Array | { fault: string }> {
  const { subject, text, html, fromName } = letter.letter
  try {
    return await composeMail({
      from: { address: from, name: fromName },
      to: letter.recipients.map((address) => ({ address, name: '' })),
      cc: [],
      subject,
      text,
      html,
      attachments,
      messageId: letter.mailId,
      date: now,
      version,
      ...threadOf(letter.answers),
      automatic: letter.messageId === null ? 'auto-generated' : 'auto-replied',
    })
  } catch (error) {
    return { fault: `it can't be written as a mail: ${errorText(error)}` }
  }
}

async function handOver(letter: OutboxLetter, context: SendingContext): Promise<string> {
  const { database, from, reached, sent, handingOver } = context
  const bytes = await loadBlob(database, letter.sha256 ?? '')
  const left = await leftBeforeRestoration(letter, context)
  const until = Date.now() + SMTP_MS
  if (!(await beginSending(database, letter.id, context.process))) return 'go on'
  if (left) {
    await database.transaction(async (session) => await markSent(session, letter.id, 'found in Sent'))
    return 'sent before the database was restored'
  }
  handingOver.add(letter.id)
  let isWhole: boolean
  try {
    reached('sending')
    const delivery = await context.send({ from, to: letter.stillTo ?? letter.recipients }, bytes, until)
    if (delivery.kind === 'accepted') reached('accepted')
    else context.count('smtp_failures', delivery.kind)
    await insist(context, async () => await writeDown(letter, delivery, context))
    if (delivery.kind !== 'accepted') return delivery.kind
    isWhole = delivery.deferred.length === 0
    reached('sent')
  } finally {
    handingOver.delete(letter.id)
  }
  // For people who look there. The letter is sent and known to be: nothing here can fail it.
  await sent.file(letter.mailId, bytes)
  return isWhole ? 'sent' : 'not yet taken for all'
}

const FIRST_RETRY_MS = 2500
const LAST_RETRY_MS = 30 * 60_000
/** Five days of half hours: what is not taken by then is given up (RFC 5321, section 4.5.4.1), and staff are told. */
const MOST_ATTEMPTS = 250
/** "Delivery time expired" (RFC 3463, section 3.5). */
const EXPIRED = '4.4.7'

async function writeDown(letter: OutboxLetter, delivery: Delivery, { database, log }: SendingContext): Promise<void> {
  const retryMs = Math.min(FIRST_RETRY_MS * 2 ** letter.attempts, LAST_RETRY_MS)
  const attempt = { id: letter.id, attempts: letter.attempts + 1 }
  switch (delivery.kind) {
    case 'accepted':
      return await database.transaction(async (session) => {
        const { deferred } = delivery
        const isLast = attempt.attempts >= MOST_ATTEMPTS
        if (deferred.length === 0 || isLast) await markSent(session, letter.id, 'accepted')
        else await postponeRest(session, attempt, deferred, retryMs)
        const expired = isLast ? deferred.map((address) => ({ address, status: EXPIRED })) : []
        await keepRefusals(session, letter.id, [...delivery.refusals, ...expired])
      })
    case 'refused':
      log.error({ outboxId: letter.id, why: delivery.why }, 'a letter was refused for good')
      return await database.transaction(async (session) => {
        await markFailed(session, attempt, delivery.why)
        await keepRefusals(session, letter.id, delivery.refusals)
      })
    case 'not-taken':
      // While nothing leaves at all the fault is not the letter's: it waits for the way out to open again, and a day longer.
      if (attempt.attempts >= MOST_ATTEMPTS && (await isOpenForADay(database))) {
        log.error({ outboxId: letter.id, why: delivery.why }, 'a letter was not taken for days and is given up')
        const why = `given up after ${attempt.attempts} attempts: ${delivery.why}`
        return await database.transaction(async (session) => await markFailed(session, attempt, why))
      }
      log.warn({ outboxId: letter.id, why: delivery.why, retryMs }, 'a letter was not taken and is sent again')
      return await postponeSending(database, attempt, delivery.why, retryMs)
    case 'unknown':
      log.warn({ outboxId: letter.id, why: delivery.why }, 'nobody can tell whether a letter was taken')
      return await markUnknown(database, attempt, delivery.why, SENT_DELAY_MS)
    default:
      return delivery satisfies never
  }
}

/** How long a server may take to show in its Sent folder what it accepted. */
const SENT_DELAY_MS = 15_000
/** Where there is no Sent folder to ask: the recipient's server has seen the first copy by then, and can drop the second. */
const BLIND_DELAY_MS = 30_000
const LOOK_AGAIN_MS = 5000

/** A letter found in `sending`: whoever sent it is dead, or will be through with it soon. */
async function findOut(letter: OutboxLetter, { database, process, handingOver }: SendingContext): Promise<string> {
  const isOver =
    letter.senderProcess === process
      ? !handingOver.has(letter.id)
      : (letter.sendingForMs ?? 0) > SMTP_MS + SENT_DELAY_MS || (await isGone(letter.senderProcess ?? ''))
  if (!isOver) {
    await holdBack(database, letter.id, LOOK_AGAIN_MS)
    return 'another is sending it'
  }
  await markUnknown(database, letter, 'its sender ended before it could say whether it was taken', 0)
  return 'go on'
}

/** The Sent folder knows whether the letter left. Where nothing knows, the same bytes go again under the same Message-ID. */
async function decide(letter: OutboxLetter, { database, sent }: SendingContext): Promise<string> {
  // Its copy lies there since the first of its recipients got it.
  const proof = letter.stillTo === null ? await sent.look(letter.mailId) : 'no-folder'
  if (proof === 'found') {
    await database.transaction(async (session) => await markSent(session, letter.id, 'found in Sent'))
    return 'sent, found in the Sent folder'
  }
  const waitMs = (proof === 'absent' ? SENT_DELAY_MS : BLIND_DELAY_MS) - (letter.sendingForMs ?? 0)
  if (waitMs > 0) {
    await markUnknown(database, letter, `not known to have left (Sent folder: ${proof})`, waitMs)
    return 'unknown, waiting'
  }
  await database.transaction(async (session) => await sendAgain(session, letter, proof))
  return 'go on'
}
