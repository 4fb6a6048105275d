import type { Check } from '#src/dossiers/assess.ts'

export const summariesNominated: Check = {
  id: 'summaries-nominated',
  sentence:
    'Everybody whose achievements are told is nominated; where a nominee lacks a summary, the two may be one, and a person looks.',
  find: ({ ties, material }) => {
    if (material.letters.length === 0) return []
    const byName = new Map(ties.strangers.map((stranger) => [stranger.subject.name, stranger]))
    return [...byName.values()].map(({ subject, piece }) => ({
      code: 'summary-not-nominated',
      text: `Có tóm tắt thành tích của "${subject.name}" (tệp "${piece.document.attachment}") nhưng không có trong danh sách đề nghị.`,
      review: false,
    }))
  },
}
