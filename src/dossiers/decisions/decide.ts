import type { Message } from '../../mail/message.ts'
import { assessState } from '../assess-state.ts'
import type { Check } from '../assess.ts'
import type { Campaign, Submission } from '../campaign.ts'
import { codeOf } from '../judge.ts'
import { type JudgedDossier, letterKey, type PlannedLetter } from '../judgement.ts'
import { shareOf } from '../route.ts'
import { rulesVersion } from '../rules-version.ts'
import { type Contribution, type DossierState, isOpen } from '../state.ts'
import type { Understood } from '../understood.ts'
import { identifyUnit } from '../unit.ts'
import type { Decision } from './decision.ts'
import { lettersAfter } from './letters-after.ts'
import type { FreshPapers } from './read-again.ts'
import { type Impossible, restructure } from './restructure.ts'

/** A decision about to be taken, and what it is taken with. */
export type Deciding = {
  readonly state: DossierState
  readonly decision: Decision
  /** Dossiers that the decision or a planned letter reaches: merged, parted, told of in one notice. */
  readonly others: readonly DossierState[]
  readonly campaigns: readonly Campaign[]
  readonly checks: readonly Check[]
  /** The dossiers' mails by the SHA-256 of their bytes: at least the newest of each, and the one that is parted. */
  readonly mails: ReadonlyMap<string, Message>
  readonly now: Date
  readonly nextNumber: (campaign: Campaign, submission: Submission) => number
  /** What the mail gave that was read once more. A replay has none: it reads every mail anew itself. */
  readonly reread?: Reread
}

export type Reread = Understood & {
  readonly message: Message
  /** Sizes in bytes of files by their SHA-256. */
  readonly sizes: Readonly<Record<string, number>>
}

/** What a decision brings about, before anything is kept. */
export type Decided = {
  readonly decision: Decision
  readonly before: JudgedDossier
  /** The dossier that it was taken on, then others that it changes; `touched: false` for those a notice speaks of too. */
  readonly after: readonly JudgedDossier[]
  /** Letters that would go because of it. */
  readonly letters: readonly PlannedLetter[]
  /** Letters planned earlier that must not go any more (`letterKey`), whether or not others go in their place. */
  readonly voids: readonly string[]
}

/** Judges a dossier anew with one more decision: pure, so that its effect can be shown before it is taken. */
export function decide(deciding: Deciding): Decided | Impossible {
  const { state, decision, others, mails, now } = deciding
  const before = evaluated(state, state, deciding)
  if (before === null) return { impossible: `Quy định của kế hoạch ${state.campaign} không còn.` }
  if (!isOpen(state) && decision.effect.kind !== 'undo')
    return { impossible: 'Hồ sơ đã đóng; cần mở lại trước khi quyết định.' }
  const restructured = restructure(state, decision, {
    find: (code) => others.find((other) => other.code === code) ?? null,
    open: (contribution) => opened(contribution, before, deciding),
    sharing: (mail) => sharing(mail, deciding),
    reread: (mail, dossier) => papersFor(dossier, mail, deciding),
  })
  if ('impossible' in restructured) return restructured
  const known = new Map([state, ...others].map((each) => [each.code, each]))
  const after = [restructured.main, ...restructured.others].flatMap(
    (each) => evaluated(each, known.get(each.code) ?? null, deciding) ?? [],
  )
  const planned = lettersAfter({ ...deciding, before, after, known: others.filter(isOpen), mails, now })
  const voids = planned.voids
  const all = [...after, ...planned.carried].map((dossier) => told(dossier, planned.letters, voids))
  const [main] = all
  const taken = main?.state.decisions?.find(({ id }) => id === decision.id) ?? decision
  return { decision: taken, before, after: all, letters: planned.letters, voids }
}

/** A dossier judged as it stands. `before`: as it was kept. Null where its rules are gone. */
function evaluated(
  state: DossierState,
  before: DossierState | null,
  { campaigns, checks }: Pick<Deciding, 'campaigns' | 'checks'>,
): JudgedDossier | null {
  const campaign = campaigns.find(({ id }) => id === state.campaign)
  const plain = campaign?.submissions.find(({ id }) => id === state.submission)
  if (campaign === undefined || plain === undefined) return null
  const { assessment, submission, unit } = assessState(state, plain, campaign, checks)
  const { unitFound, ...rest } = state
  const found = unitFound === undefined ? state.unit : unitFound
  const judged: DossierState = {
    ...rest,
    unit,
    ...(unit?.knownBy === 'staff' ? { unitFound: found } : {}),
    status: assessment.status,
    rules: rulesVersion(campaign),
    // What staff recognise was there since it came.
    completedAt:
      assessment.status === 'complete' ? (state.completedAt ?? state.contributions.at(-1)?.receivedAt ?? null) : null,
  }
  return { state: judged, before, assessment, submission, campaign, touched: true }
}

/** A dossier of its own for one mail. */
function opened(
  contribution: Contribution,
  { campaign, state }: JudgedDossier,
  { mails, nextNumber }: Deciding,
): DossierState {
  const mail = mails.get(contribution.mail)
  const finding = mail === undefined ? null : identifyUnit(mail, contribution.documents, campaign)
  const submission = campaign.submissions.find(({ id }) => id === state.submission)
  if (submission === undefined) throw new TypeError(`No submission ${state.submission}`)
  return {
    code: codeOf(campaign, nextNumber(campaign, submission)),
    campaign: campaign.id,
    submission: submission.id,
    unit: finding?.unit ?? null,
    unitKey: finding?.unitKey ?? null,
    contributions: [contribution],
    senders: contribution.from === null ? [] : [contribution.from],
    messageIds: contribution.messageId === null ? [] : [contribution.messageId],
    completedAt: null,
    status: 'needs-review',
    letters: [],
  }
}

function sharing(mail: string, { others }: Deciding): DossierState[] {
  return others.filter(
    (other) => isOpen(other) && other.contributions.some((contribution) => contribution.mail === mail),
  )
}

/** Each of the mail's dossiers gets the documents that its submission asks for, as when the mail came. */
function papersFor(dossier: DossierState, mail: string, deciding: Deciding): FreshPapers | null {
  const { reread, campaigns, state } = deciding
  const campaign = campaigns.find(({ id }) => id === dossier.campaign)
  const own = campaign?.submissions.find(({ id }) => id === dossier.submission)
  if (reread === undefined || campaign === undefined || own === undefined) return null
  const ids = new Set([state, ...sharing(mail, deciding)].map(({ submission }) => submission))
  const wanted = campaign.submissions.filter(({ id }) => ids.has(id))
  const documents = shareOf(own, reread.documents, wanted)
  const noFile = reread.documents.length === 0
  const was = dossier.contributions.find((contribution) => contribution.mail === mail)
  return {
    documents,
    sizes: Object.fromEntries(documents.map(({ sha256 }) => [sha256, reread.sizes[sha256] ?? 0])),
    inBody: reread.bodyTypes,
    noFile,
    linkOnly: noFile && (was?.linkOnly ?? false),
    unit: identifyUnit(reread.message, reread.documents, campaign).unit,
  }
}

function told(dossier: JudgedDossier, letters: readonly PlannedLetter[], voids: readonly string[]): JudgedDossier {
  const { state } = dossier
  const kept = state.letters.filter((record) => !voids.includes(letterKey(record)))
  const own = letters.map(({ record }) => record).filter(({ dossiers }) => dossiers.includes(state.code))
  return { ...dossier, state: { ...state, letters: [...kept, ...own] } }
}

/** The same without its letters: recorded, and nothing sent. */
export function withoutLetters(decided: Decided): Decided {
  const dropped = new Set(decided.letters.map(({ record }) => record))
  return {
    ...decided,
    letters: [],
    after: decided.after.map((dossier) => ({
      ...dossier,
      state: { ...dossier.state, letters: dossier.state.letters.filter((letter) => !dropped.has(letter)) },
    })),
  }
}
