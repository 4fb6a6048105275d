import type { Check } from '#src/dossiers/assess.ts'

export const campaignKnown: Check = {
  id: 'campaign-known',
  sentence: 'It is known to which of the open campaigns a dossier belongs; what is missing depends on it.',
  find: ({ state, campaign }) => {
    const { rivals = [] } = state
    if (rivals.length === 0) return []
    const plans = [campaign.plan.number, ...rivals.map(({ plan }) => plan)].join(', ')
    return [{ code: 'campaign-unclear', text: `Chưa rõ hồ sơ gửi theo kế hoạch nào: ${plans}.`, review: true }]
  },
}
