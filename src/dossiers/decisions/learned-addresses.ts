import type { Campaign, Unit } from '../campaign.ts'

/** An officer's word that an address is a unit's. */
export type LearnedAddress = { readonly campaign: string; readonly address: string; readonly unitId: string }

type Entry = { readonly book: string; readonly taught: Campaign }
const taughtBefore = new WeakMap<Campaign, Entry>()

/** Campaigns whose units are known by the addresses that officers confirmed, too. The same objects for the same book. */
export function withLearned(campaigns: readonly Campaign[], book: readonly LearnedAddress[]): Campaign[] {
  return campaigns.map((campaign) => {
    const own = book.filter((entry) => entry.campaign === campaign.id)
    if (own.length === 0) return campaign
    const key = JSON.stringify(own)
    const known = taughtBefore.get(campaign)
    if (known?.book === key) return known.taught
    const taught = { ...campaign, units: campaign.units.map((unit) => withAddresses(unit, own)) }
    taughtBefore.set(campaign, { book: key, taught })
    return taught
  })
}

function withAddresses(unit: Unit, book: readonly LearnedAddress[]): Unit {
  const learned = book.filter(({ unitId }) => unitId === unit.id).map(({ address }) => address)
  return learned.length === 0 ? unit : { ...unit, learned }
}
