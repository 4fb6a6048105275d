import type { Check, Remark } from '#src/dossiers/assess.ts'
import type { NomineeKind } from '#src/understanding/document.ts'

export const quotaKept: Check = {
  id: 'quota-kept',
  sentence:
    'No more are proposed than the plan allows, in figures or in hundredths of the members; more is for people to decide.',
  find: ({ state, campaign, submission, nominees }) => {
    const { quota } = submission
    if (quota === undefined) return []
    const members = campaign.units.find(({ id }) => id === state.unit?.id)?.members ?? null
    const share =
      quota.percentOfMembers === null || members === null
        ? null
        : Math.max(1, Math.floor((members * quota.percentOfMembers) / 100))
    const over = (kind: NomineeKind, what: string, most: number | null, why: string): Remark[] => {
      const proposed = nominees.filter((nominee) => nominee.kind === kind).length
      if (most === null || proposed <= most) return []
      return [
        {
          code: 'quota-exceeded',
          text: `Đề nghị ${two(proposed)} ${what}, nhiều hơn ${two(most)} ${why}.`,
          review: false,
        },
      ]
    }
    return [
      ...over('collective', 'tập thể', quota.collectives, 'theo Kế hoạch'),
      ...over('individual', 'cá nhân', quota.individuals, 'theo Kế hoạch'),
      ...over(
        'individual',
        'cá nhân',
        share,
        `(${String(quota.percentOfMembers).replace('.', ',')}% của ${members} đoàn viên)`,
      ),
    ]
  },
}

/** As letters write counts: 03. */
function two(count: number): string {
  return String(count).padStart(2, '0')
}
