import type { Contribution, DossierState } from '../state.ts'
import { type Decision, isAboutPapers } from './decision.ts'
import { type FreshPapers, wasReadBy, withoutReading, withReading } from './read-again.ts'

/** What a decision makes of the dossiers themselves: the one that it was taken on first, then others that it changes. */
export type Restructured = { readonly main: DossierState; readonly others: readonly DossierState[] }

/** Dossiers that a decision may reach beyond its own, by code; and what a new one starts from. */
export type Reach = {
  readonly find: (code: string) => DossierState | null
  /** An empty dossier with a code of its own, for a mail that is parted. */
  readonly open: (contribution: Contribution) => DossierState
  /** Other dossiers that the mail belongs to. */
  readonly sharing: (mail: string) => readonly DossierState[]
  /** What the mail gave to a dossier when it was read once more; null in a replay, which reads every mail anew itself. */
  readonly reread: (mail: string, dossier: DossierState) => FreshPapers | null
}

/** A decision that can't be carried out, in words for the officer. */
export type Impossible = { readonly impossible: string }

/** Takes a decision into a dossier. Merging, parting and closing move mails between dossiers; the rest only adds the decision. */
export function restructure(state: DossierState, decision: Decision, reach: Reach): Restructured | Impossible {
  const { effect } = decision
  const main = { ...state, decisions: [...(state.decisions ?? []), decision] }
  if (effect.kind === 'merge') return merged(main, effect.into, reach)
  if (effect.kind === 'part') return parted(main, effect.mail, decision, reach)
  if (effect.kind === 're-read') return readAgain(main, effect.mail, decision.id, reach)
  if (effect.kind === 'undo') return undone(main, effect.of, reach)
  return { main: effect.kind === 'not-a-dossier' ? { ...main, closed: { as: 'not-a-dossier' } } : main, others: [] }
}

function merged(main: DossierState, into: string, reach: Reach): Restructured | Impossible {
  const target = reach.find(into)
  if (into === main.code) return { impossible: 'Không thể gộp hồ sơ vào chính nó.' }
  if (target === null) return { impossible: `Không có hồ sơ ${into}.` }
  if (target.closed) return { impossible: `Hồ sơ ${into} đã đóng.` }
  if (target.campaign !== main.campaign || target.submission !== main.submission)
    return { impossible: `Hồ sơ ${into} thuộc loại khác nên không thể gộp.` }
  return { main: { ...main, closed: { as: 'merged', into } }, others: [withMailsOf(target, main)] }
}

/** The target goes on with both dossiers' mails, threads and what was decided about the papers. */
function withMailsOf(target: DossierState, source: DossierState): DossierState {
  const has = new Set(target.contributions.map(({ mail }) => mail))
  return {
    ...target,
    contributions: inOrder([...target.contributions, ...source.contributions.filter(({ mail }) => !has.has(mail))]),
    senders: [...new Set([...source.senders, ...target.senders])],
    messageIds: [...new Set([...target.messageIds, ...source.messageIds])],
    mergedCodes: [...new Set([...(target.mergedCodes ?? []), source.code, ...(source.mergedCodes ?? [])])],
    decisions: [...(target.decisions ?? []), ...papersDecisions(source)].toSorted((one, other) => one.id - other.id),
  }
}

function papersDecisions({ decisions = [] }: DossierState): Decision[] {
  const kept = new Set(decisions.filter(isAboutPapers).map(({ id }) => id))
  return decisions.filter(({ id, effect }) => kept.has(id) || (effect.kind === 'undo' && kept.has(effect.of)))
}

function withoutMailsOf(target: DossierState, source: DossierState): DossierState {
  const mails = new Set(source.contributions.map(({ mail }) => mail))
  const contributions = target.contributions.filter(({ mail }) => !mails.has(mail))
  const codes = new Set([source.code, ...(source.mergedCodes ?? [])])
  return {
    ...target,
    contributions,
    senders: target.senders.filter(
      (sender) => !source.senders.includes(sender) || contributions.some(({ from }) => from === sender),
    ),
    messageIds: target.messageIds.filter((id) => !source.messageIds.includes(id)),
    mergedCodes: (target.mergedCodes ?? []).filter((code) => !codes.has(code)),
    decisions: (target.decisions ?? []).filter(({ dossier }) => !codes.has(dossier)),
  }
}

function parted(main: DossierState, mail: string, decision: Decision, reach: Reach): Restructured | Impossible {
  const leaving = main.contributions.find((contribution) => contribution.mail === mail)
  if (leaving === undefined) return { impossible: 'Thư này không thuộc hồ sơ.' }
  if (main.contributions.length === 1) return { impossible: 'Hồ sơ chỉ có một thư nên không thể tách.' }
  const fresh = reach.open(leaving)
  const told = { ...decision, effect: { kind: 'part', mail, to: fresh.code } } as const
  return {
    main: {
      ...main,
      contributions: main.contributions.filter((contribution) => contribution !== leaving),
      messageIds: main.messageIds.filter((id) => id !== leaving.messageId),
      decisions: [...(main.decisions ?? []).filter(({ id }) => id !== decision.id), told],
    },
    others: [{ ...fresh, decisions: papersDecisions(main) }],
  }
}

/** The mail's other dossiers go by the new reading, too: it is one mail. */
function readAgain(main: DossierState, mail: string, id: number, reach: Reach): Restructured | Impossible {
  if (!main.contributions.some((contribution) => contribution.mail === mail))
    return { impossible: 'Thư này không thuộc hồ sơ.' }
  const read = (state: DossierState): DossierState => {
    const papers = reach.reread(mail, state)
    return papers === null ? state : withReading(state, mail, papers, id)
  }
  return { main: read(main), others: reach.sharing(mail).map(read) }
}

function undone(main: DossierState, id: number, reach: Reach): Restructured | Impossible {
  const target = main.decisions?.find((decision) => decision.id === id)
  if (target === undefined) return { impossible: 'Không có quyết định này.' }
  const { effect } = target
  if (effect.kind === 'not-a-dossier') return { main: { ...main, closed: null }, others: [] }
  if (effect.kind === 'merge') {
    const taker = reach.find(effect.into)
    if (taker === null || taker.closed)
      return { impossible: `Hồ sơ ${effect.into} đã đóng; cần mở lại hồ sơ đó trước khi tách.` }
    const left = withoutMailsOf(taker, main)
    return left.contributions.length === 0
      ? { impossible: `Hồ sơ ${effect.into} sẽ không còn thư nào.` }
      : { main: { ...main, closed: null }, others: [left] }
  }
  if (effect.kind === 're-read')
    return {
      main: withoutReading(main, id),
      others: reach
        .sharing(effect.mail)
        .filter((other) => wasReadBy(other, id))
        .map((other) => withoutReading(other, id)),
    }
  if (effect.kind === 'part') {
    const fresh = reach.find(effect.to)
    if (fresh === null || fresh.closed) return { impossible: `Hồ sơ ${effect.to} đã đóng nên không thể gộp lại.` }
    return {
      main: withMailsOf(main, {
        ...fresh,
        decisions: (fresh.decisions ?? []).filter((one) => one.dossier === fresh.code),
      }),
      others: [{ ...fresh, closed: { as: 'merged', into: main.code } }],
    }
  }
  return { main, others: [] }
}

function inOrder(contributions: readonly Contribution[]): Contribution[] {
  return contributions.toSorted((one, other) => one.receivedAt.localeCompare(other.receivedAt))
}
