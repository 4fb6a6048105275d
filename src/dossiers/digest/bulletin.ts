import type { Inline } from '../letters/markup.ts'
import type { ChartData } from './chart.ts'
import type { Next } from './standing-groups.ts'

/** A mail to staff as data: what the HTML part and the text part both tell, in the words of the campaign's wording. */
export type Bulletin = {
  readonly subject: string
  /** 'Tổng hợp hồ sơ' */
  readonly heading: string
  readonly lead: readonly string[]
  readonly figures: Figures | null
  readonly deadlines: readonly Inline[]
  /** What is new, under its heading. */
  readonly news: { readonly title: string; readonly lines: readonly Line[] }
  readonly chart: Chart | null
  readonly groups: readonly Group[]
  readonly silent: readonly Silent[]
  readonly links: readonly { readonly words: string; readonly href: string }[]
  readonly closing: readonly string[]
  /** What marks an entry that is new. */
  readonly fresh: string
}

export type Figures = {
  /** 'Tổng số: 41 hồ sơ' */
  readonly total: string
  readonly tiles: readonly { readonly count: number; readonly name: string; readonly tone: Tone | 'all' }[]
}

export type Chart = ChartData & {
  readonly words: {
    readonly states: string
    readonly days: string
    /** 'hết hạn nhận 26/5' */
    readonly limit: string
    readonly names: Readonly<Record<Next, string>>
    /** What the picture shows, for the text part and for who can't see it. */
    readonly told: readonly string[]
  }
}

/** Words, then codes that link, then how many more there are in words ('' where none). */
export type Line = { readonly words: string; readonly links: readonly Link[]; readonly rest: string }

export type Link = { readonly words: string; readonly href: string }

export type Tone = 'alarm' | 'decide' | 'wait' | 'late' | 'done' | 'plain'

export type Group = {
  readonly title: string
  readonly tone: Tone
  /** What to do about them. */
  readonly hint: string
  readonly entries: readonly Entry[]
  /** How many more there are, and that in words ('' where none). */
  readonly more: number
  readonly rest: string
  readonly all: string
}

export type Entry = {
  readonly link: Link
  readonly title: string
  readonly details: readonly string[]
  readonly fresh: boolean
}

/** Unions of the roster that have not sent a submission. */
export type Silent = {
  readonly title: string
  readonly names: readonly string[]
  readonly more: number
  readonly rest: string
}
