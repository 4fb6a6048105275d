import type { Campaign } from '../campaign.ts'
import type { Inline } from '../letters/markup.ts'
import { sayLimit } from '../letters/speak.ts'
import type { DossierRow, Register } from '../register/register.ts'
import type { Bulletin, Figures as Shown, Line, Silent } from './bulletin.ts'
import { chartOf } from './chart.ts'
import { chartWords, NAME_PIECES } from './chart-words.ts'
import { digestWords, type Say } from './digest-words.ts'
import { alarmGroups, dossierGroups, dossierLink, mailGroups, short } from './groups.ts'
import type { Matters } from './matters.ts'
import { sayLeft, sayMoment } from './say.ts'
import { changesSince, figuresOf, type Figures, type Told } from './standing-groups.ts'

export type DigestFacts = {
  readonly register: Register
  readonly matters: Matters
  /** What the last digest told; null where this is the first. */
  readonly before: { readonly at: Date; readonly told: Told } | null
  /** Where the board answers, without a slash at its end. */
  readonly boardUrl: string
}

const MOST_CODES = 12
const MOST_SILENT = 40

/** The digest: figures, what changed, and every dossier by what is to be done next. */
export function digestBulletin(facts: DigestFacts): Bulletin {
  const { register, boardUrl } = facts
  const { campaign, at } = register
  const say = digestWords(campaign)
  const place = { register, boardUrl, say }
  const figures = figuresOf(register)
  const chart = figures.total === 0 ? null : chartOf(register, figures)
  return {
    subject: subjectOf(campaign, at, figures, say),
    heading: say('nhan-de', {}),
    lead: say.lines('dau-thu', { luc: sayMoment(at, campaign.timeZone) }),
    figures: figuresShown(figures, say),
    deadlines: deadlinesOf(campaign, at, say),
    news: { title: say('thay-doi', {}), lines: changeLines(facts, say) },
    chart: chart === null ? null : { ...chart, words: chartWords(chart, say) },
    groups: [...alarmGroups(facts, place), ...dossierGroups(facts.before, place), ...mailGroups(facts, place)].filter(
      ({ entries }) => entries.length > 0,
    ),
    silent: silentOf(register, say),
    links: [{ words: say('nut', {}), href: `${boardUrl}/` }],
    closing: say.lines('cuoi-thu', {}),
    fresh: say('moi', {}),
  }
}

/** What can't wait for the digest's hour. */
export function alertBulletin(facts: Omit<DigestFacts, 'before'>, wave: Wave | null): Bulletin {
  const { register, boardUrl } = facts
  const { campaign, at } = register
  const say = digestWords(campaign)
  const groups = alarmGroups(facts, { register, boardUrl, say }).filter(({ entries }) => entries.length > 0)
  const said = [
    ...groups.map(({ title, entries, more }) => `${entries.length + more} ${title.toLocaleLowerCase('vi')}`),
    ...(wave === null ? [] : [say('gap-so-thu', { so: wave.mails, phut: wave.minutes })]),
  ]
  return {
    subject: say('gap-tieu-de', { noi_dung: said.join('; ') }),
    heading: say('gap-nhan-de', {}),
    lead: say.lines('gap-dau-thu', { luc: sayMoment(at, campaign.timeZone) }),
    figures: wave === null ? null : figuresShown(figuresOf(register), say),
    deadlines: [],
    news: { title: say('gap-nhieu-thu', {}), lines: wave === null ? [] : [waveLine(wave, register, say)] },
    chart: null,
    groups,
    silent: [],
    links: [{ words: say('nut', {}), href: `${boardUrl}/` }],
    closing: say.lines('gap-cuoi-thu', {}),
    fresh: say('moi', {}),
  }
}

/** Many mails in a short time, shortly before the deadline. */
export type Wave = { readonly mails: number; readonly minutes: number; readonly deadline: Date }

function waveLine(wave: Wave, { at }: Register, say: Say): Line {
  const words = say('gap-dot-thu', { so: wave.mails, phut: wave.minutes, con_lai: sayLeft(wave.deadline, at) })
  return { words, links: [], rest: '' }
}

/** 'Tổng hợp hồ sơ đề nghị khen thưởng đến 08 giờ 00 ngày 26/5/2021: 41 hồ sơ (32 đủ, 6 cần bổ sung, 2 cần cán bộ xem, 1 sau hạn)' */
function subjectOf({ submissions, timeZone }: Campaign, at: Date, { total, ...by }: Figures, say: Say): string {
  const parts = [
    { so: by.complete, ten: say('tieu-de-du', {}) },
    { so: by.incomplete, ten: say('tieu-de-con-thieu', {}) },
    { so: by.decide, ten: say('tieu-de-cho-xem', {}) },
    { so: by.late, ten: say('tieu-de-sau-han', {}) },
  ]
  return say('tieu-de', {
    viec: submissions[0]?.name ?? '',
    luc: sayMoment(at, timeZone),
    tong: total,
    muc: parts.filter(({ so }) => so > 0),
  })
}

function figuresShown(figures: Figures, say: Say): Shown {
  const tones = { decide: 'decide', incomplete: 'wait', late: 'late', complete: 'done' } as const
  const order = ['decide', 'incomplete', 'late', 'complete'] as const
  return {
    total: say('tong-so', { tong: figures.total }),
    tiles: [
      { count: figures.total, name: say('o-tong', {}), tone: 'all' },
      ...order.map((next) => ({ count: figures[next], name: say(NAME_PIECES[next], {}), tone: tones[next] })),
    ],
  }
}

/** Submissions of one deadline are told together. */
function deadlinesOf({ submissions, timeZone }: Campaign, at: Date, say: Say): Inline[] {
  return [...Map.groupBy(submissions, ({ deadline }) => deadline.at.getTime())].map(([ms, own]) =>
    say.inline('han-nhan', {
      viec: own.map(({ name }) => name).join(', '),
      han: own[0]?.deadline.said ?? `trước ${sayLimit(new Date(ms), timeZone)}`,
      con_lai: sayLeft(new Date(ms), at),
    }),
  )
}

function changeLines({ before, register, boardUrl }: DigestFacts, say: Say): Line[] {
  if (before === null) return []
  const { opened, completed, supplemented, gone } = changesSince(before.told, register)
  const line = (piece: 'ho-so-moi' | 'ho-so-da-du' | 'ho-so-thay-doi', rows: readonly DossierRow[]): Line[] => {
    if (rows.length === 0) return []
    const more = Math.max(0, rows.length - MOST_CODES)
    return [
      {
        words: say(piece, { so: rows.length }),
        links: rows.slice(0, MOST_CODES).map(({ code }) => dossierLink(code, boardUrl)),
        rest: more === 0 ? '' : say('ho-so-khac', { so: more }),
      },
    ]
  }
  const lines = [
    ...line('ho-so-moi', opened),
    ...line('ho-so-da-du', completed),
    ...line('ho-so-thay-doi', supplemented),
    ...(gone.length === 0
      ? []
      : [
          {
            words: say('ho-so-khong-con', { so: gone.length, ma: gone.slice(0, MOST_CODES).join(', ') }),
            links: [],
            rest: '',
          },
        ]),
  ]
  return lines.length > 0 ? lines : [{ words: say('khong-thay-doi', {}), links: [], rest: '' }]
}

function silentOf({ campaign, units }: Register, say: Say): Silent[] {
  return campaign.submissions.flatMap(({ name }, index) => {
    const names = units.filter((unit) => unit.inRoster && unit.dossiers[index]?.length === 0).map((unit) => unit.name)
    if (names.length === 0) return []
    const more = Math.max(0, names.length - MOST_SILENT)
    return [
      {
        title: say('chua-gui', { viec: name }),
        names: names.slice(0, MOST_SILENT).map(short),
        more,
        rest: more === 0 ? '' : say('don-vi-khac', { so: more }),
      },
    ]
  })
}
