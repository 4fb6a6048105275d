import type { Campaign } from '../campaign.ts'
import { sayLimit } from '../letters/speak.ts'
import { bounceWords } from '../../mail/bounce-words.ts'
import { clean } from '../letters/markup.ts'
import type { DossierRow, Register } from '../register/register.ts'
import { SILENCE } from '../words.ts'
import type { Bulletin, Deadline, Entry, Group, Line, Link, Silent, Tone } from './bulletin.ts'
import { chartOf } from './chart.ts'
import type { BounceMatter, LetterMatter, MailMatter, Matters } from './matters.ts'
import { sayLeft, sayMoment, sayShort } from './say.ts'
import { changesSince, figuresOf, type Figures, type Next, nextOf, type Told } from './standing-groups.ts'

export type DigestFacts = {
  readonly register: Register
  readonly matters: Matters
  /** What the last digest told; null where this is the first. */
  readonly before: { readonly at: Date; readonly told: Told } | null
  /** Where the board answers, without a slash at its end. */
  readonly boardUrl: string
}

/** Entries of one group; the board has all. Together they stay below the 102 kB behind which Gmail cuts a page off. */
export const MOST_ENTRIES = 15
const MOST_MAILS = 10
const MOST_SECRETS = 5
const MOST_DONE = 8
const MOST_CODES = 12
const MOST_SILENT = 40
const MOST_WORDS = 120

/** The digest: figures, what changed, and every dossier by what is to be done next. */
export function digestBulletin(facts: DigestFacts): Bulletin {
  const { register, matters, boardUrl } = facts
  const { campaign, at } = register
  const figures = figuresOf(register)
  return {
    subject: subjectOf(campaign, at, figures),
    heading: 'Tổng hợp hồ sơ',
    lead: [
      `Kế hoạch số ${campaign.plan.number} – ${campaign.office.shortName}`,
      `Số liệu đến ${sayMoment(at, campaign.timeZone)}`,
    ],
    figures,
    deadlines: deadlinesOf(campaign, at),
    news: { title: 'Thay đổi từ bản trước', lines: changeLines(facts) },
    chart: figures.total === 0 ? null : chartOf(register, figures),
    groups: [...alarmGroups(matters, facts), ...dossierGroups(facts), ...mailGroups(matters, facts)].filter(
      ({ entries }) => entries.length > 0,
    ),
    silent: silentOf(register),
    links: [{ words: 'Mở bảng theo dõi', href: `${boardUrl}/` }],
    closing: [
      'Danh sách tập thể, cá nhân, hồ sơ và tình hình từng đơn vị có trong tệp Excel kèm theo.',
      'Thư này do phần mềm tiếp nhận hồ sơ gửi tự động cho cán bộ phụ trách.',
    ],
  }
}

/** Submissions of one deadline are told together. */
function deadlinesOf({ submissions, timeZone }: Campaign, at: Date): Deadline[] {
  return [...Map.groupBy(submissions, ({ deadline }) => deadline.at.getTime())].map(([ms, own]) => ({
    what: own.map(({ name }) => name).join(', '),
    said: own[0]?.deadline.said ?? `trước ${sayLimit(new Date(ms), timeZone)}`,
    left: sayLeft(new Date(ms), at),
  }))
}

/** What can't wait for the digest's hour. */
export function alertBulletin(facts: Omit<DigestFacts, 'before'>, wave: Wave | null): Bulletin {
  const { register, matters, boardUrl } = facts
  const { campaign, at } = register
  const groups = alarmGroups(matters, { ...facts, before: null }).filter(({ entries }) => entries.length > 0)
  const said = [
    ...groups.map(({ title, entries, more }) => `${entries.length + more} ${title.toLocaleLowerCase('vi')}`),
    ...(wave === null ? [] : [`${wave.mails} thư trong ${wave.minutes} phút`]),
  ]
  return {
    subject: `Cần xử lý ngay: ${said.join('; ')} (${campaign.office.shortName})`,
    heading: 'Cần xử lý ngay',
    lead: [
      `Kế hoạch số ${campaign.plan.number} – ${campaign.office.shortName}`,
      `Báo lúc ${sayMoment(at, campaign.timeZone)}`,
    ],
    figures: wave === null ? null : figuresOf(register),
    deadlines: [],
    news: { title: 'Nhiều thư đến trước hạn', lines: wave === null ? [] : [waveLine(wave, register)] },
    chart: null,
    groups,
    silent: [],
    links: [{ words: 'Mở bảng theo dõi', href: `${boardUrl}/` }],
    closing: ['Thư này do phần mềm tiếp nhận hồ sơ gửi tự động cho cán bộ phụ trách.'],
  }
}

/** Many mails in a short time, shortly before the deadline. */
export type Wave = { readonly mails: number; readonly minutes: number; readonly deadline: Date }

function waveLine(wave: Wave, { at }: Register): Line {
  const words = `Có ${wave.mails} thư đến trong ${wave.minutes} phút vừa qua; hạn nhận hồ sơ ${sayLeft(wave.deadline, at)}.`
  return { words, links: [], more: 0 }
}

/** 'Tổng hợp hồ sơ đề nghị khen thưởng đến 08 giờ 00 ngày 26/5/2021: 41 hồ sơ (32 đủ, 6 cần bổ sung, 2 cần cán bộ xem, 1 sau hạn)' */
function subjectOf({ submissions, timeZone }: Campaign, at: Date, { total, ...by }: Figures): string {
  const parts = [
    [by.complete, 'đủ'],
    [by.incomplete, 'cần bổ sung'],
    [by.decide, 'cần cán bộ xem'],
    [by.late, 'sau hạn'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  const detail = told.length === 0 ? '' : ` (${told.join(', ')})`
  const what = submissions[0]?.name ?? 'hồ sơ'
  return `Tổng hợp ${what} đến ${sayMoment(at, timeZone)}: ${total} hồ sơ${detail}`
}

function changeLines({ before, register, boardUrl }: DigestFacts): Line[] {
  if (before === null) return []
  const { opened, completed, supplemented, gone } = changesSince(before.told, register)
  const line = (words: string, rows: readonly DossierRow[]): Line[] =>
    rows.length === 0
      ? []
      : [
          {
            words: `${rows.length} ${words}`,
            links: rows.slice(0, MOST_CODES).map(({ code }) => dossierLink(code, boardUrl)),
            more: Math.max(0, rows.length - MOST_CODES),
          },
        ]
  const lines = [
    ...line('hồ sơ mới', opened),
    ...line('hồ sơ đã đủ thành phần', completed),
    ...line('hồ sơ có thay đổi khác', supplemented),
    ...(gone.length === 0
      ? []
      : [
          {
            words: `${gone.length} hồ sơ được gộp hoặc không còn tính: ${gone.slice(0, MOST_CODES).join(', ')}`,
            links: [],
            more: 0,
          },
        ]),
  ]
  return lines.length > 0 ? lines : [{ words: 'Không có thay đổi.', links: [], more: 0 }]
}

const GROUPS: readonly (readonly [Next, string, Tone, string])[] = [
  ['decide', 'Cần quyết định', 'decide', 'Mở hồ sơ để xem căn cứ và quyết định.'],
  ['incomplete', 'Còn thiếu', 'wait', 'Đơn vị đã được báo nội dung còn thiếu; có thể gọi điện nhắc khi gần hạn.'],
  ['late', 'Nhận sau hạn', 'late', 'Cán bộ quyết định có xem xét hay không.'],
  ['complete', 'Đã đủ thành phần', 'done', 'Chờ đối chiếu bản giấy.'],
]

/** Of each kind, what is due first stands first; what is done, newest first. */
function dossierGroups({ register, before, boardUrl }: DigestFacts): Group[] {
  return GROUPS.map(([next, title, tone, hint]) => {
    const rows = register.dossiers.filter((row) => nextOf(row) === next).toSorted(byDeadline)
    const ordered = next === 'complete' ? rows.toSorted((a, b) => b.touched.getTime() - a.touched.getTime()) : rows
    return {
      title,
      tone,
      hint,
      ...capped(
        ordered.map((row) => dossierEntry(row, register.campaign, before, boardUrl)),
        next === 'complete' ? MOST_DONE : MOST_ENTRIES,
      ),
      all: `${boardUrl}/`,
    }
  })
}

function byDeadline(a: DossierRow, b: DossierRow): number {
  const deadline = ({ submission }: DossierRow) => submission.deadline.at.getTime()
  return deadline(a) - deadline(b) || a.received.getTime() - b.received.getTime()
}

const MOST_DETAILS = 4

function dossierEntry(row: DossierRow, campaign: Campaign, before: DigestFacts['before'], boardUrl: string): Entry {
  const told = before?.told[row.code]
  const open = [
    ...row.missing.map((item) => `Thiếu: ${item}`),
    ...row.unreadable.map((item) => `Cần xem: ${item}`),
    ...row.remarks.filter(({ review }) => review || row.status === 'needs-review').map(({ text }) => text),
    ...(row.onTheDay ? [`Nhận đúng ngày nêu tại Kế hoạch (${row.submission.deadline.phrase}).`] : []),
    ...(row.late && row.status === 'incomplete' ? ['Hồ sơ còn thiếu thành phần.'] : []),
  ]
  const count = [
    row.collectives > 0 ? `${two(row.collectives)} tập thể` : '',
    row.individuals > 0 ? `${two(row.individuals)} cá nhân` : '',
  ].filter((part) => part !== '')
  const about = [row.submission.name, ...(count.length > 0 ? [count.join(', ')] : [])].join(', ')
  return {
    link: dossierLink(row.code, boardUrl),
    title: short(row.unit),
    details: [
      `${capitalised(about)}; nhận ${sayShort(row.received, campaign.timeZone)}`,
      ...fewOf([...new Set(open)].map(short)),
    ],
    fresh:
      before !== null &&
      (told === undefined || told.next !== nextOf(row) || told.touched !== row.touched.toISOString()),
  }
}

function fewOf(lines: readonly string[]): string[] {
  return lines.length <= MOST_DETAILS
    ? [...lines]
    : [...lines.slice(0, MOST_DETAILS - 1), `và ${lines.length - MOST_DETAILS + 1} nội dung khác`]
}

function alarmGroups(matters: Matters, { register, boardUrl }: DigestFacts): Group[] {
  const { timeZone } = register.campaign
  const group = (title: string, hint: string, entries: readonly Entry[], most = MOST_MAILS): Group => ({
    title,
    tone: 'alarm',
    hint,
    ...capped(entries, most),
    all: `${boardUrl}/`,
  })
  return [
    group(
      'Thư có tài liệu đóng dấu chỉ độ mật',
      'Đã dừng xử lý, không lưu nội dung; người gửi được đề nghị liên hệ. Cán bộ phụ trách xử lý theo quy định về bảo vệ bí mật nhà nước.',
      matters.secrets.map(({ id, receivedAt }) => ({
        link: { words: `Thư số ${id}`, href: `${boardUrl}/thu/${id}` },
        title: `Nhận ${sayShort(receivedAt, timeZone)}`,
        details: [],
        fresh: true,
      })),
      MOST_SECRETS,
    ),
    group(
      'Thư chưa đọc được',
      'Thư được giữ nguyên, chưa trả lời; mở thư để xem và cho đọc lại.',
      matters.parked.map((mail) => mailEntry(mail, parkedBecause(mail), timeZone, boardUrl)),
    ),
    group(
      'Thư gửi đơn vị không gửi được',
      'Máy chủ từ chối hẳn; cần liên hệ đơn vị bằng cách khác.',
      matters.failed.map((letter) => letterEntry(letter, timeZone, boardUrl)),
    ),
    group(
      'Lần hộp thư lệch với sổ',
      'Những thư có trong hộp thư nhưng chưa có trong sổ đã được lấy về; đề nghị cán bộ kỹ thuật xem nhật ký.',
      matters.gaps.map(({ at, mails }) => ({
        link: { words: sayShort(at, timeZone), href: `${boardUrl}/` },
        title: `${mails} thư`,
        details: [],
        fresh: true,
      })),
    ),
  ]
}

function mailGroups(matters: Matters, { register, boardUrl }: DigestFacts): Group[] {
  const { timeZone } = register.campaign
  return [
    {
      title: 'Thư trả lại',
      tone: 'late',
      hint: 'Thư gửi đơn vị không đến nơi; cần kiểm tra địa chỉ.',
      ...capped(
        matters.bounced.map((bounce) => bounceEntry(bounce, timeZone, boardUrl)),
        MOST_MAILS,
      ),
      all: `${boardUrl}/`,
    },
    {
      title: 'Thư khác của người gửi',
      tone: 'plain',
      hint: 'Không thuộc hồ sơ nào và chưa được trả lời; cán bộ đọc và trả lời nếu cần.',
      ...capped(
        matters.others.map((mail) => mailEntry(mail, whyOf(mail), timeZone, boardUrl)),
        MOST_MAILS,
      ),
      all: `${boardUrl}/`,
    },
  ]
}

function parkedBecause({ error }: MailMatter): string {
  return error?.startsWith('too large') === true
    ? 'Thư quá lớn: chỉ giữ được phần đầu thư, cần mở thư trong hộp thư.'
    : 'Đã đọc thử nhưng không được.'
}

/** What everybody knows of such mails need not be said of each. */
function whyOf({ silence }: MailMatter): string {
  return silence === null || silence === 'not-a-dossier' ? '' : SILENCE[silence]
}

function mailEntry(mail: MailMatter, why: string, timeZone: string, boardUrl: string): Entry {
  return {
    link: {
      words: short(mail.subject ?? '') || '(thư không có tiêu đề)',
      href: `${boardUrl}/thu/${mail.id}`,
    },
    title: short(mail.from ?? 'không rõ người gửi'),
    details: [`Nhận ${sayShort(mail.receivedAt, timeZone)}`, ...(why === '' ? [] : [short(why)])],
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

function bounceEntry(bounce: BounceMatter, timeZone: string, boardUrl: string): Entry {
  const { mail, receivedAt, address, outcome, status, codes } = bounce
  const [code] = codes
  const report = { words: 'Thư báo của máy chủ', href: mail === null ? `${boardUrl}/` : `${boardUrl}/thu/${mail}` }
  return {
    link: code === undefined ? report : dossierLink(code, boardUrl),
    title: address === '' ? 'không rõ địa chỉ' : address,
    details: [capitalised(bounceWords(outcome, status)), `Báo lúc ${sayShort(receivedAt, timeZone)}`],
    fresh: false,
  }
}

function silentOf({ campaign, units }: Register): Silent[] {
  return campaign.submissions.flatMap(({ name }, index) => {
    const names = units.filter((unit) => unit.inRoster && unit.dossiers[index]?.length === 0).map((unit) => unit.name)
    if (names.length === 0) return []
    return [
      { what: name, names: names.slice(0, MOST_SILENT).map(short), more: Math.max(0, names.length - MOST_SILENT) },
    ]
  })
}

function capped(entries: readonly Entry[], most: number): Pick<Group, 'entries' | 'more'> {
  return { entries: entries.slice(0, most), more: Math.max(0, entries.length - most) }
}

function dossierLink(code: string, boardUrl: string): Link {
  return { words: code, href: `${boardUrl}/ho-so/${code}` }
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** A mail's words as one line that does not fill the page. */
function short(words: string): string {
  const line = clean(words)
  return line.length <= MOST_WORDS
    ? line
    : `${line
        .slice(0, MOST_WORDS - 1)
        .trimEnd()
        .toWellFormed()}…`
}
