import type { ChartData } from './chart.ts'
import type { Figures } from './standing-groups.ts'

/** A mail to staff as data: what the HTML part and the text part both tell. */
export type Bulletin = {
  readonly subject: string
  /** 'Tổng hợp hồ sơ' */
  readonly heading: string
  readonly lead: readonly string[]
  readonly figures: Figures | null
  readonly deadlines: readonly Deadline[]
  /** What is new, under its heading. */
  readonly news: { readonly title: string; readonly lines: readonly Line[] }
  readonly chart: ChartData | null
  readonly groups: readonly Group[]
  readonly silent: readonly Silent[]
  readonly links: readonly { readonly words: string; readonly href: string }[]
  readonly closing: readonly string[]
}

export type Deadline = { readonly what: string; readonly said: string; readonly left: string }

/** Words, then codes that link. */
export type Line = { readonly words: string; readonly links: readonly Link[]; readonly more: number }

export type Link = { readonly words: string; readonly href: string }

export type Tone = 'alarm' | 'decide' | 'wait' | 'late' | 'done' | 'plain'

export type Group = {
  readonly title: string
  readonly tone: Tone
  /** What to do about them. */
  readonly hint: string
  readonly entries: readonly Entry[]
  /** How many more there are. */
  readonly more: number
  readonly all: string
}

export type Entry = {
  readonly link: Link
  readonly title: string
  readonly details: readonly string[]
  readonly fresh: boolean
}

/** Unions of the roster that have not sent a submission. */
export type Silent = { readonly what: string; readonly names: readonly string[]; readonly more: number }
