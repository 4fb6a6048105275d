import { capitalised } from '../capitalised.ts'
import { bounceWords } from '../../mail/bounce-words.ts'
import type { Campaign } from '../campaign.ts'
import { clean } from '../letters/markup.ts'
import type { DossierRow } from '../register/register.ts'
import { SILENCE } from '../words.ts'
import type { Entry, Group, Link, Tone } from './bulletin.ts'
import type { Piece } from './digest-pieces.ts'
import type { Say } from './digest-words.ts'
import type { DigestFacts } from './digest.ts'
import type { BounceMatter, LetterMatter, MailMatter } from './matters.ts'
import { sayShort } from './say.ts'
import { type Next, nextOf } from './standing-groups.ts'

/** Entries of one group; the board has all. Together they stay below the 102 kB behind which Gmail cuts a page off. */
export const MOST_ENTRIES = 15
const MOST_MAILS = 10
const MOST_SECRETS = 5
const MOST_DONE = 8
const MOST_WORDS = 120
const MOST_DETAILS = 4

type Place = Pick<DigestFacts, 'register' | 'boardUrl'> & { readonly say: Say }

const DOSSIER_GROUPS: readonly (readonly [Next, Extract<Piece, `nhom-${string}`>, Tone])[] = [
  ['decide', 'nhom-can-quyet-dinh', 'decide'],
  ['incomplete', 'nhom-con-thieu', 'wait'],
  ['late', 'nhom-sau-han', 'late'],
  ['complete', 'nhom-da-du', 'done'],
]

/** Of each kind, what is due first stands first; what is done, newest first. */
export function dossierGroups(before: DigestFacts['before'], place: Place): Group[] {
  const { register } = place
  return DOSSIER_GROUPS.map(([next, piece, tone]) => {
    const rows = register.dossiers.filter((row) => nextOf(row) === next).toSorted(byDeadline)
    const ordered = next === 'complete' ? rows.toSorted((a, b) => b.touched.getTime() - a.touched.getTime()) : rows
    const entries = ordered.map((row) => dossierEntry(row, register.campaign, before, place))
    return group(piece, tone, entries, next === 'complete' ? MOST_DONE : MOST_ENTRIES, place)
  })
}

function byDeadline(a: DossierRow, b: DossierRow): number {
  const deadline = ({ submission }: DossierRow) => submission.deadline.at.getTime()
  return deadline(a) - deadline(b) || a.received.getTime() - b.received.getTime()
}

function dossierEntry(
  row: DossierRow,
  campaign: Campaign,
  before: DigestFacts['before'],
  { boardUrl, say }: Place,
): Entry {
  const told = before?.told[row.code]
  const open = [
    ...row.missing.map((muc) => say('thieu', { muc })),
    ...row.unreadable.map((muc) => say('can-xem', { muc })),
    ...row.remarks.filter(({ review }) => review || row.status === 'needs-review').map(({ text }) => text),
    ...(row.onTheDay ? [say('dung-ngay', { han_ke_hoach: row.submission.deadline.phrase })] : []),
    ...(row.late && row.status === 'incomplete' ? [say('sau-han-con-thieu', {})] : []),
  ]
  const about = say('ho-so', {
    viec: capitalised(row.submission.name),
    tap_the: two(row.collectives),
    ca_nhan: two(row.individuals),
    luc: sayShort(row.received, campaign.timeZone),
  })
  return {
    link: dossierLink(row.code, boardUrl),
    title: short(row.unit),
    details: [about, ...fewOf([...new Set(open)].map(short), say)],
    fresh:
      before !== null &&
      (told === undefined || told.next !== nextOf(row) || told.touched !== row.touched.toISOString()),
  }
}

function fewOf(lines: readonly string[], say: Say): string[] {
  const rest = lines.length - MOST_DETAILS + 1
  return lines.length <= MOST_DETAILS
    ? [...lines]
    : [...lines.slice(0, MOST_DETAILS - 1), say('noi-dung-khac', { so: rest })]
}

/** What can't wait. */
export function alarmGroups({ matters }: Pick<DigestFacts, 'matters'>, place: Place): Group[] {
  const { register, boardUrl, say } = place
  const { timeZone } = register.campaign
  const secrets = matters.secrets.map(({ id, receivedAt }): Entry => ({
    link: { words: say('thu-so', { so: id }), href: `${boardUrl}/thu/${id}` },
    title: say('nhan-luc', { luc: sayShort(receivedAt, timeZone) }),
    details: [],
    fresh: true,
  }))
  const gaps = matters.gaps.map(({ at, mails }): Entry => ({
    link: { words: sayShort(at, timeZone), href: `${boardUrl}/` },
    title: say('so-thu', { so: mails }),
    details: [],
    fresh: true,
  }))
  return [
    group('nhom-dau-mat', 'alarm', secrets, MOST_SECRETS, place),
    group(
      'nhom-chua-doc',
      'alarm',
      matters.parked.map((mail) => mailEntry(mail, parkedBecause(mail, say), place)),
      MOST_MAILS,
      place,
    ),
    group(
      'nhom-khong-gui-duoc',
      'alarm',
      matters.failed.map((letter) => letterEntry(letter, timeZone, boardUrl)),
      MOST_MAILS,
      place,
    ),
    group('nhom-lech-so', 'alarm', gaps, MOST_MAILS, place),
  ]
}

export function mailGroups({ matters }: Pick<DigestFacts, 'matters'>, place: Place): Group[] {
  return [
    group(
      'nhom-tra-lai',
      'late',
      matters.bounced.map((bounce) => bounceEntry(bounce, place)),
      MOST_MAILS,
      place,
    ),
    group(
      'nhom-thu-khac',
      'plain',
      matters.others.map((mail) => mailEntry(mail, whyOf(mail), place)),
      MOST_MAILS,
      place,
    ),
  ]
}

/** Title and hint are the piece's first line and what follows it. */
export function group(
  piece: Extract<Piece, `nhom-${string}` | 'nhac-nhom'>,
  tone: Tone,
  entries: readonly Entry[],
  most: number,
  { boardUrl, say }: Pick<Place, 'boardUrl' | 'say'>,
): Group {
  const [title = '', ...hint] = say.lines(piece, {})
  const more = Math.max(0, entries.length - most)
  return {
    title,
    tone,
    hint: hint.join(' '),
    entries: entries.slice(0, most),
    more,
    rest: more === 0 ? '' : say('muc-khac', { so: more }),
    all: `${boardUrl}/`,
  }
}

function parkedBecause({ error }: MailMatter, say: Say): string {
  return say(error?.startsWith('too large') === true ? 'thu-qua-lon' : 'doc-khong-duoc', {})
}

/** What everybody knows of such mails need not be said of each. */
function whyOf({ silence }: MailMatter): string {
  return silence === null || silence === 'not-a-dossier' ? '' : SILENCE[silence]
}

function mailEntry(mail: MailMatter, why: string, { register, boardUrl, say }: Place): Entry {
  const { timeZone } = register.campaign
  return {
    link: { words: short(mail.subject ?? '') || say('khong-tieu-de', {}), href: `${boardUrl}/thu/${mail.id}` },
    title: mail.from === null ? say('khong-ro-nguoi-gui', {}) : short(mail.from),
    details: [
      say('nhan-luc', { luc: sayShort(mail.receivedAt, timeZone) }),
      ...(why === '' ? [] : [short(why)]),
    ].filter((line) => line !== ''),
    fresh: false,
  }
}

function letterEntry(letter: LetterMatter, timeZone: string, boardUrl: string): Entry {
  const [code] = letter.codes
  return {
    link:
      code === undefined ? { words: sayShort(letter.at, timeZone), href: `${boardUrl}/` } : dossierLink(code, boardUrl),
    title: short(letter.recipients.join(', ')),
    details: [short(letter.subject), short(letter.why)],
    fresh: true,
  }
}

function bounceEntry(bounce: BounceMatter, { register, boardUrl, say }: Place): Entry {
  const { mail, receivedAt, address, outcome, status, codes } = bounce
  const [code] = codes
  const report = { words: say('thu-bao', {}), href: mail === null ? `${boardUrl}/` : `${boardUrl}/thu/${mail}` }
  return {
    link: code === undefined ? report : dossierLink(code, boardUrl),
    title: address === '' ? say('khong-ro-dia-chi', {}) : address,
    details: [
      capitalised(bounceWords(outcome, status)),
      say('bao-luc', { luc: sayShort(receivedAt, register.campaign.timeZone) }),
    ],
    fresh: false,
  }
}

export function dossierLink(code: string, boardUrl: string): Link {
  return { words: code, href: `${boardUrl}/ho-so/${code}` }
}

function two(count: number): string {
  return count === 0 ? '' : String(count).padStart(2, '0')
}

/** A mail's words as one line that does not fill the page. */
export function short(words: string): string {
  const line = clean(words)
  return line.length <= MOST_WORDS
    ? line
    : `${line
        .slice(0, MOST_WORDS - 1)
        .trimEnd()
        .toWellFormed()}…`
}
