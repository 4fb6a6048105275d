import type { Check } from '#src/dossiers/assess.ts'
import { hasEnded } from '#src/dossiers/roster.ts'
import { dayIn } from '#src/dossiers/zoned-time.ts'

export const unitExists: Check = {
  id: 'unit-exists',
  sentence:
    'The union still exists when its dossier arrives: many ended or were merged in 2025, and an ended one can propose nobody.',
  find: ({ state, campaign }) => {
    const unit = campaign.units.find(({ id }) => id === state.unit?.id)
    const first = state.contributions[0]
    if (
      unit === undefined ||
      first === undefined ||
      !hasEnded(unit, dayIn(campaign.timeZone, new Date(first.receivedAt)))
    )
      return []
    const [year, month, day] = (unit.to ?? '').split('-').map(Number)
    const text = `Theo danh sách, ${unit.name} kết thúc hoạt động ngày ${day}/${month}/${year}.`
    return [{ code: 'unit-ended', text, review: false }]
  },
}
