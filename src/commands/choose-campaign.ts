import type { Campaign } from '#src/dossiers/campaign.ts'
import { formatFault, loadCampaigns } from '#src/io/rules.ts'

/** The campaign that a command is about: the one it names, the one whose dossier's code it gives, or the only one there is. */
export async function campaignFor(
  rulesDir: string,
  id: string | undefined,
  code: string | null = null,
): Promise<Campaign | { fault: string }> {
  const { campaigns, faults } = await loadCampaigns(rulesDir)
  if (faults.length > 0) return { fault: faults.map(formatFault).join('\n') }
  const known = campaigns.map((campaign) => campaign.id).join(', ')
  const byCode = campaigns.find(({ codePrefix }) => code?.startsWith(`${codePrefix}-`))
  if (id === undefined && byCode !== undefined) return byCode
  if (id === undefined && campaigns.length > 1) return { fault: `--campaign ID: which one? There are ${known}.` }
  const found = campaigns.find((campaign) => id === undefined || campaign.id === id)
  return found ?? { fault: `No such campaign: "${id}". There is ${known}.` }
}
