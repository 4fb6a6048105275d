import type { Check } from '#src/dossiers/assess.ts'
import { foldText } from '#src/understanding/vietnamese/fold.ts'

export const planAgrees: Check = {
  id: 'plan-agrees',
  sentence:
    "A letter that names a plan names this campaign's; a superior's plan is often quoted in its place, so it is a remark only.",
  find: ({ material, campaign }) =>
    material.letters.flatMap(({ document }) => {
      const { planNumber } = document
      if (planNumber === null || symbol(planNumber.value) === symbol(campaign.plan.number)) return []
      return [
        {
          code: 'plan-differs',
          text: `Tờ trình dẫn Kế hoạch số ${planNumber.value}, không phải ${campaign.plan.number}.`,
          review: false,
        },
      ]
    }),
}

/** LĐLD for LĐLĐ, spaces and dashes are typing, not another plan. */
function symbol(number: string): string {
  return foldText(number).replace(/[^\p{L}\p{N}]/gu, '')
}
