import type { Campaign } from './campaign.ts'

/** The campaign whose deadline comes next, else the one whose deadline was last: it speaks for the office where no campaign is meant. */
export function nextDue(campaigns: readonly Campaign[], now: Date): Campaign | null {
  const last = ({ submissions }: Campaign) => Math.max(...submissions.map(({ deadline }) => deadline.at.getTime()))
  const ahead = campaigns.filter((campaign) => last(campaign) > now.getTime()).toSorted((a, b) => last(a) - last(b))
  return ahead[0] ?? campaigns.toSorted((a, b) => last(b) - last(a))[0] ?? null
}
