import type { Check } from '#src/dossiers/assess.ts'

export const nomineesRead: Check = {
  id: 'nominees-read',
  sentence: 'The people and collectives that a letter proposes can be read from it or from a list it refers to.',
  find: ({ nomineesUnread }) =>
    nomineesUnread
      ? [
          {
            code: 'nominees-unread',
            text: 'Không đọc được danh sách đề nghị trong Tờ trình; đề nghị cán bộ đối chiếu với các bản tóm tắt thành tích.',
            review: true,
          },
        ]
      : [],
}
