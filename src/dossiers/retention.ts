import type { Campaign } from './campaign.ts'
import { instantAt } from './campaigns/zone.ts'
import { wallClock } from './zoned-time.ts'

/** How long a campaign's things are kept, in months after the year in which its last deadline lies; null: for good. */
export type Retention = {
  /** Words read from mails and files, and what search finds: a working copy, made again from the originals. */
  readonly texts: number | null
  /** Letters and digests: their words, their bytes, to whom. */
  readonly letters: number | null
  /** Mails as they came, and all that was made of them and names people. */
  readonly originals: number | null
}

export type Keeping = keyof Retention

/**
 * Months for which archive rules keep an organisation's award files (and letters about them), as far as is known: circular
 * 10/2022/TT-BNV on terms of preservation. Anything shorter wants the office's archivist.
 */
export const ARCHIVE_MONTHS = 120

/** When something of a campaign is to be forgotten; null: never. Terms run from the end of the year, as archives count them. */
export function forgetAt({ submissions, timeZone, retention }: Campaign, what: Keeping): Date | null {
  const months = retention[what]
  if (months === null) return null
  const last = new Date(Math.max(...submissions.map(({ deadline }) => deadline.at.getTime())))
  const { year } = wallClock(timeZone, last)
  const from = year + 1 + Math.floor(months / 12)
  return instantAt({ year: from, month: 1 + (months % 12), day: 1, hour: 0, minute: 0 }, timeZone)
}

/** What is kept shorter than archives want it. */
export function belowArchive({ retention }: Campaign): Keeping[] {
  return (['letters', 'originals'] as const).filter((what) => (retention[what] ?? Infinity) < ARCHIVE_MONTHS)
}
