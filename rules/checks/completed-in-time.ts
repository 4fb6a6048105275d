import type { Check } from '#src/dossiers/assess.ts'

export const completedInTime: Check = {
  id: 'completed-in-time',
  sentence: 'A dossier begun in time and supplemented after the deadline shows both times; people decide.',
  find: ({ state, submission, late }) => {
    const last = state.contributions.at(-1)
    if (late || last === undefined || Date.parse(last.receivedAt) < submission.deadline.at.getTime()) return []
    return [{ code: 'supplemented-late', text: 'Hồ sơ gửi lần đầu trong hạn, có phần bổ sung sau hạn.', review: false }]
  },
}
