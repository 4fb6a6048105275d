import type { Check } from '#src/dossiers/assess.ts'

export const onTheDay: Check = {
  id: 'on-the-day',
  sentence: 'A dossier received on the very day that the plan names is marked: many read "trước ngày" as including it.',
  find: ({ onTheDay: marked, submission }) =>
    marked
      ? [
          {
            code: 'on-the-day',
            text: `Nhận đúng ngày nêu tại Kế hoạch (${submission.deadline.phrase}); đề nghị cán bộ quyết định.`,
            review: false,
          },
        ]
      : [],
}
