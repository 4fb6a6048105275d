import type { Message } from '../mail/message.ts'
import type { UnderstoodDocument } from '../understanding/document.ts'
import { foldText } from '../understanding/vietnamese/fold.ts'
import { wordsOf } from './about.ts'
import type { Campaign } from './campaign.ts'
import { dossiersNamed } from './route.ts'
import type { DossierState } from './state.ts'

export type CampaignChoice = {
  /** The campaign, or the likeliest of those that come into question. */
  readonly campaign: Campaign
  /** Others that it could as well be; [] where there is no doubt. */
  readonly rivals: readonly Campaign[]
  /** The mail itself names the campaign's plan, and no other's. */
  readonly quoted: boolean
}

/**
 * Which of the open campaigns a mail belongs to. One kind of evidence after the other, the surest first: the thread or a code,
 * the plan's number quoted, words of its title, words that only one campaign has, an unfinished dossier of the same people, the
 * time. With one campaign, that one. Where several are left, people say which.
 */
export function chooseCampaign(
  message: Message,
  documents: readonly UnderstoodDocument[],
  campaigns: readonly Campaign[],
  known: readonly DossierState[],
): CampaignChoice | null {
  const named = dossiersNamed(message, known).at(-1)
  const byThread = campaigns.find(({ id }) => id === named?.campaign)
  const text = quotable(message)
  const quoted = campaigns.filter(({ plan }) => quotes(text, documents, plan.number))
  if (byThread !== undefined) {
    // An answer to "which plan?" may name another than the one first guessed.
    const answer = named?.rivals !== undefined && quoted.length === 1 ? quoted[0] : undefined
    return { campaign: answer ?? byThread, rivals: [], quoted: answer !== undefined }
  }
  const told = titlesTold(message, documents)
  const evidence: readonly ((campaign: Campaign) => boolean)[] = [
    (campaign) => quoted.includes(campaign),
    (campaign) => tellsTitle(told, campaign, campaigns),
    (campaign) => speaksOf(message, campaign, campaigns),
    ({ id }) => known.some((dossier) => dossier.campaign === id && dossier.status !== 'complete'),
    (campaign) => isInTime(message.receivedAt, campaign),
  ]
  const [campaign, ...rivals] = evidence.reduce<readonly Campaign[]>((left, holds) => {
    const spoken = left.filter(holds)
    return spoken.length === 0 ? left : spoken
  }, campaigns)
  return campaign === undefined ? null : { campaign, rivals, quoted: quoted.length === 1 }
}

/** No more of a mail is looked at for a plan's number. */
const MAX_CHARS = 20_000

function quotable(message: Message): string {
  const names = message.attachments.map(({ name }) => name)
  return symbol([message.subject ?? '', message.text.slice(0, MAX_CHARS), ...names].join('\n'))
}

/** The mail, names of files and titles of documents, as words. */
function titlesTold({ subject, text, attachments }: Message, documents: readonly UnderstoodDocument[]): string {
  const titles = documents.map(({ title }) => title?.value ?? '')
  const names = attachments.map(({ name }) => name)
  return ` ${wordsIn([subject ?? '', text.slice(0, MAX_CHARS), ...names, ...titles].join(' . ')).join(' ')} `
}

/** So many words in a row of a plan's title, which no other open plan's title has, name the plan. */
const RUN = 5

function tellsTitle(told: string, campaign: Campaign, campaigns: readonly Campaign[]): boolean {
  const others = campaigns.filter((each) => each !== campaign).map(({ plan }) => ` ${wordsIn(plan.title).join(' ')} `)
  const title = wordsIn(campaign.plan.title)
  return title
    .slice(0, Math.max(0, title.length - RUN + 1))
    .map((_, index) => ` ${title.slice(index, index + RUN).join(' ')} `)
    .some((run) => told.includes(run) && !others.some((other) => other.includes(run)))
}

function wordsIn(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The number stands alone: '63/KH-LĐLĐ' is not in '163/KH-LĐLĐ'. */
function quotes(text: string, documents: readonly UnderstoodDocument[], number: string): boolean {
  const wanted = symbol(number)
  if (wanted === '') return false
  if (documents.some(({ planNumber }) => planNumber !== null && symbol(planNumber.value) === wanted)) return true
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    if (!/\d/u.test(text[at - 1] ?? '') && !/[a-z]/u.test(text[at + wanted.length] ?? '')) return true
  return false
}

/** LĐLD for LĐLĐ, spaces and dashes are typing, not another plan. */
function symbol(words: string): string {
  return foldText(words)
    .replace(/[ \t]*([/.-])[ \t]*/gu, '$1')
    .replaceAll('-', '')
}

/** Words of its topic that no other open campaign has. */
function speaksOf(message: Message, campaign: Campaign, campaigns: readonly Campaign[]): boolean {
  const others = new Set(
    campaigns.filter((each) => each !== campaign).flatMap(({ topicWords }) => topicWords.map(foldText)),
  )
  const own = campaign.topicWords.filter((word) => !others.has(foldText(word)))
  return wordsOf(message, { ...campaign, topicWords: own }).onTopic
}

/** Late dossiers of a campaign still come for a while. */
const AFTERMATH_MS = 60 * 24 * 3_600_000

function isInTime(at: Date, campaign: Campaign): boolean {
  const from = Date.parse(`${campaign.period.from}T00:00:00Z`)
  const limits = campaign.submissions.flatMap(({ deadline, extensions = [] }) => [
    deadline.at.getTime(),
    ...extensions.map((extension) => extension.deadline.at.getTime()),
  ])
  return at.getTime() >= from && at.getTime() <= Math.max(...limits) + AFTERMATH_MS
}
