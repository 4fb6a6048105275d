import type { Campaign, OfficerRole } from '../campaign.ts'

/** Who decides about dossiers: an operator cares for the machine, a reader looks. */
const TOLD: readonly OfficerRole[] = ['officer', 'head']

/** Whom a campaign's digest goes to: those it names, else its officers, else those of the settings. */
export function recipientsOf(
  { digest, staff }: Pick<Campaign, 'digest' | 'staff'>,
  settings: readonly { readonly address: string; readonly role: string }[],
): string[] {
  const officers = staff.filter(({ role }) => TOLD.includes(role)).map(({ email }) => email.toLowerCase())
  const usual = settings.filter(({ role }) => TOLD.some((told) => told === role)).map(({ address }) => address)
  const chosen = [digest.to, officers, usual].find((addresses) => addresses.length > 0) ?? []
  return [...new Set(chosen)]
}
