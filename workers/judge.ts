import { withLearned } from '#src/dossiers/decisions/learned-addresses.ts'
import { examine } from '#src/dossiers/examine.ts'
import { judge as judgeMail } from '#src/dossiers/judge.ts'
import type { Judgement, PlannedLetter } from '#src/dossiers/judgement.ts'
import { lookupKeys } from '#src/dossiers/lookup-keys.ts'
import { nextDue } from '#src/dossiers/next-due.ts'
import type { Silence } from '#src/dossiers/verdict.ts'
import { understandMail } from '#src/dossiers/understand-mail.ts'
import { messageIdFor } from '#src/mail/own.ts'
import type { Session } from '#src/store/database.ts'
import { liftSuppression, tieBounce } from '#src/store/bounces.ts'
import { loadLearned } from '#src/store/decisions.ts'
import { findDossiers, openNumbers, saveDossier } from '#src/store/dossiers.ts'
import { record } from '#src/store/events.ts'
import { holdJudging } from '#src/store/judging.ts'
import { isResend, keepJudged, loadReadMail, nextOfSender, waitsForOlder, type ReadMail } from '#src/store/messages.ts'
import { keepVerdict, planMail, voidLetter } from '#src/store/outbox.ts'
import { capReached, isLoop } from './caps.ts'
import { withdrawReminders } from '#src/store/reminders.ts'
import type { Context } from './context.ts'

/** What judging needs of the service. */
export type JudgingContext = Pick<
  Context,
  'database' | 'reached' | 'campaigns' | 'checks' | 'documentTypes' | 'version' | 'own' | 'now' | 'from'
> & { readonly queue: Pick<Context['queue'], 'nudge'> }

type Judged = { readonly outcome: string; readonly toSend: readonly number[]; readonly nextMail: number | null }

/** Words to a verdict: which dossier, what is there, what is answered. One transaction, one mail at a time. */
export async function judge(id: number, context: JudgingContext): Promise<string> {
  const { database, queue, reached } = context
  const { outcome, toSend, nextMail } = await database.transaction(async (session): Promise<Judged> => {
    await holdJudging(session)
    const mail = await loadReadMail(session, id, context.version)
    if (!mail) return { outcome: 'nothing to do', toSend: [], nextMail: null }
    if (await waitsForOlder(session, mail)) return { outcome: 'waits for an older mail', toSend: [], nextMail: null }
    reached('judging')
    return await judgeAndSave(session, mail, context)
  })
  if (outcome === 'judged') reached('judged')
  await queue.nudge('send', ...toSend)
  if (nextMail !== null) await queue.nudge('judge', nextMail)
  return outcome
}

async function judgeAndSave(session: Session, mail: ReadMail, context: JudgingContext): Promise<Judged> {
  const { checks, documentTypes, own } = context
  const campaigns = withLearned(context.campaigns, await loadLearned(session))
  const began = new Date()
  const now = context.now()
  const understood = mail.understood ?? understandMail(mail.message, mail.files, documentTypes)
  const examined = examine(mail.message, mail.files, own, understood)
  const numbers = await openNumbers(session)
  const judgement = judgeMail({
    ...examined,
    campaigns,
    checks,
    known: await findDossiers(session, lookupKeys(mail.message, examined.documents, campaigns), now),
    isResend: await isResend(session, mail.account, examined.fingerprint),
    now,
    nextNumber: numbers.next,
  })
  await numbers.save()
  if (examined.kind === 'bounce' && mail.message.bounce !== null) await tieBounce(session, mail.id, mail.message.bounce)
  const from = mail.message.from?.address
  if (judgement.silence === 'sender-not-authentic')
    await record(session, { kind: 'sender-not-authentic', messageId: mail.id })
  else if (examined.kind === 'submission' && from !== undefined)
    await liftSuppression(session, from, 'writes again', mail.storedAt)
  const allowed = await withinCaps(session, mail, judgement, began)

  const ids = new Map<string, number>()
  for (const dossier of allowed.dossiers) ids.set(dossier.state.code, await saveDossier(session, dossier, mail.id))
  for (const key of allowed.voids) await voidLetter(session, key)
  for (const { state, touched } of allowed.dossiers)
    if (touched && state.unit !== null) await withdrawReminders(session, state.campaign, state.unit.id)
  const toSend: number[] = []
  for (const letter of allowed.letters) {
    const outboxId = await plan(session, mail, letter, allowed, ids, { from: context.from, campaigns, now })
    if (outboxId !== null && Date.parse(letter.record.sendAt) <= now.getTime()) toSend.push(outboxId)
  }
  await keepVerdict(session, mail.id, { ...allowed.verdict, file: `message ${mail.id}` })
  await keepJudged(session, mail.id, examined, allowed.silence)
  return { outcome: 'judged', toSend, nextMail: await nextOfSender(session, mail) }
}

/** Whoever got too many letters lately gets no more: the dossiers are kept, staff see that nothing was answered. */
async function withinCaps(session: Session, mail: ReadMail, judgement: Judgement, now: Date): Promise<Judgement> {
  const { letters } = judgement
  const sender = mail.message.from?.address ?? ''
  const isEmpty = letters.length > 0 && mail.files.length === 0
  if (isEmpty && (await isLoop(session, mail.account, sender, now))) {
    await record(session, { kind: 'loop-suspected', messageId: mail.id, detail: { letters: letters.length } })
    return withoutLetters(judgement)
  }
  const addresses = [...new Set(letters.flatMap(({ to }) => to))]
  if (letters.length === 0 || !(await capReached(session, addresses, now))) return judgement
  await record(session, { kind: 'letter-held-back', messageId: mail.id, detail: { letters: letters.length } })
  return withoutLetters(judgement)
}

function withoutLetters(judgement: Judgement): Judgement {
  const { letters } = judgement
  const silence: Silence = 'rate-limited'
  const held = new Set(letters.map(({ record: letter }) => letter))
  return {
    ...judgement,
    letters: [],
    silence,
    verdict: { ...judgement.verdict, replies: [], silence },
    dossiers: judgement.dossiers.map((dossier) => ({
      ...dossier,
      state: { ...dossier.state, letters: dossier.state.letters.filter((letter) => !held.has(letter)) },
    })),
  }
}

async function plan(
  session: Session,
  mail: ReadMail,
  { record: letter, to, letter: words }: PlannedLetter,
  { dossiers }: Judgement,
  ids: ReadonlyMap<string, number>,
  { from, campaigns, now }: Pick<JudgingContext, 'from' | 'campaigns'> & { readonly now: Date },
): Promise<number | null> {
  const token = `${letter.dossiers[0] ?? 'mail'}.${letter.kind}.${mail.id}.${letter.answers.slice(0, 12)}`
  // A letter about no dossier answers a mail that holds a secret. Once an officer cleared it, it is answered as any other.
  const about = dossiers.find(({ state }) => letter.dossiers.includes(state.code))?.campaign
  const office = (about ?? nextDue(campaigns, mail.message.receivedAt))?.office
  return await planMail(session, {
    key: `reply/${about === undefined ? 'secret-mark' : letter.kind}/${mail.id}`,
    messageId: mail.id,
    kind: letter.kind,
    recipients: to,
    letter: { ...words, fromName: office?.name ?? '' },
    mailId: messageIdFor(token, from.slice(from.lastIndexOf('@') + 1)),
    waitMs: Date.parse(letter.sendAt) - now.getTime(),
    dossierIds: letter.dossiers.flatMap((code) => ids.get(code) ?? []),
  })
}
